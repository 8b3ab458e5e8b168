-- Persons, their addresses, passkeys and sessions; sign-up; outgoing mail; the event log; limits.
-- Times are microseconds since 1970-01-01 UTC. Ids are UUIDv7. Tables, columns and indexes are named as in migrations/postgres.

CREATE TABLE person (
    id BLOB NOT NULL PRIMARY KEY,
    user_handle BLOB NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX person_user_handle ON person (user_handle);

CREATE TABLE contact (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    address TEXT NOT NULL,
    address_folded TEXT NOT NULL,
    is_primary INTEGER NOT NULL,
    verified_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX contact_address_folded ON contact (address_folded);
CREATE INDEX contact_person ON contact (person_id);

CREATE TABLE passkey (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    credential_id BLOB NOT NULL,
    credential TEXT NOT NULL,
    aaguid BLOB NOT NULL,
    name TEXT NOT NULL,
    transports TEXT NOT NULL,
    counter INTEGER NOT NULL,
    backup_eligible INTEGER NOT NULL,
    backup_state INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX passkey_credential_id ON passkey (credential_id);
CREATE INDEX passkey_person ON passkey (person_id);

CREATE TABLE session (
    id_hash BLOB NOT NULL PRIMARY KEY,
    person_id BLOB REFERENCES person (id),
    level TEXT NOT NULL,
    state TEXT NOT NULL,
    device TEXT NOT NULL,
    authenticated_at INTEGER,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_expires ON session (expires_at);

CREATE TABLE ceremony (
    challenge_hash BLOB NOT NULL PRIMARY KEY,
    binding BLOB NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ceremony_expires ON ceremony (expires_at);

CREATE TABLE sign_up (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    address_folded TEXT NOT NULL,
    language TEXT NOT NULL,
    user_handle BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    code_hash BLOB NOT NULL,
    code_tries INTEGER NOT NULL,
    mails INTEGER NOT NULL,
    mailed_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    finished_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sign_up_token_hash ON sign_up (token_hash);
CREATE INDEX sign_up_expires ON sign_up (expires_at);

CREATE TABLE mail_outbox (
    id BLOB NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER,
    given_up_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_outbox_due ON mail_outbox (due_at) WHERE sent_at IS NULL AND given_up_at IS NULL;

CREATE TABLE event_chain (
    stream BLOB NOT NULL PRIMARY KEY,
    length INTEGER NOT NULL,
    head BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id BLOB NOT NULL PRIMARY KEY,
    stream BLOB NOT NULL,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    person_id BLOB,
    request TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_stream_position ON event (stream, position);
CREATE TRIGGER event_refuses_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_refuses_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;

CREATE TABLE rate_limit (
    bucket BLOB NOT NULL PRIMARY KEY,
    full_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX rate_limit_full ON rate_limit (full_at);
