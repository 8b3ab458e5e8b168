-- Persons, their addresses, passkeys and sessions; sign-up; outgoing mail; the event log; limits.
-- Times are microseconds since 1970-01-01 UTC. Ids are UUIDv7. Tables, columns and indexes are named as in migrations/sqlite.

CREATE TABLE person (
    id uuid NOT NULL PRIMARY KEY,
    user_handle bytea NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX person_user_handle ON person (user_handle);

CREATE TABLE contact (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    address text NOT NULL,
    address_folded text NOT NULL,
    is_primary boolean NOT NULL,
    verified_at bigint NOT NULL,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX contact_address_folded ON contact (address_folded);
CREATE INDEX contact_person ON contact (person_id);

CREATE TABLE passkey (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    credential_id bytea NOT NULL,
    credential text NOT NULL,
    aaguid bytea NOT NULL,
    name text NOT NULL,
    transports text NOT NULL,
    counter bigint NOT NULL,
    backup_eligible boolean NOT NULL,
    backup_state boolean NOT NULL,
    created_at bigint NOT NULL,
    last_used_at bigint
);
CREATE UNIQUE INDEX passkey_credential_id ON passkey (credential_id);
CREATE INDEX passkey_person ON passkey (person_id);

CREATE TABLE session (
    id_hash bytea NOT NULL PRIMARY KEY,
    person_id uuid REFERENCES person (id),
    level text NOT NULL,
    state text NOT NULL,
    device text NOT NULL,
    authenticated_at bigint,
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_expires ON session (expires_at);

CREATE TABLE ceremony (
    challenge_hash bytea NOT NULL PRIMARY KEY,
    binding bytea NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX ceremony_expires ON ceremony (expires_at);

CREATE TABLE sign_up (
    id uuid NOT NULL PRIMARY KEY,
    name text NOT NULL,
    address text NOT NULL,
    address_folded text NOT NULL,
    language text NOT NULL,
    user_handle bytea NOT NULL,
    token_hash bytea NOT NULL,
    code_hash bytea NOT NULL,
    code_tries bigint NOT NULL,
    mails bigint NOT NULL,
    mailed_at bigint NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    confirmed_at bigint,
    finished_at bigint
);
CREATE UNIQUE INDEX sign_up_token_hash ON sign_up (token_hash);
CREATE INDEX sign_up_expires ON sign_up (expires_at);

CREATE TABLE mail_outbox (
    id uuid NOT NULL PRIMARY KEY,
    sealed bytea NOT NULL,
    attempts bigint NOT NULL,
    due_at bigint NOT NULL,
    created_at bigint NOT NULL,
    sent_at bigint,
    given_up_at bigint
);
CREATE INDEX mail_outbox_due ON mail_outbox (due_at) WHERE sent_at IS NULL AND given_up_at IS NULL;

CREATE TABLE event_chain (
    stream uuid NOT NULL PRIMARY KEY,
    length bigint NOT NULL,
    head bytea NOT NULL
);

CREATE TABLE event (
    id uuid NOT NULL PRIMARY KEY,
    stream uuid NOT NULL,
    position bigint NOT NULL,
    at bigint NOT NULL,
    kind text NOT NULL,
    person_id uuid,
    request text NOT NULL,
    detail text NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL
);
CREATE UNIQUE INDEX event_stream_position ON event (stream, position);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''% is append-only'', TG_TABLE_NAME; END';
CREATE TRIGGER event_refuses_update BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_refuses_delete BEFORE DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_refuses_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE rate_limit (
    bucket bytea NOT NULL PRIMARY KEY,
    full_at bigint NOT NULL
);
CREATE INDEX rate_limit_full ON rate_limit (full_at);
