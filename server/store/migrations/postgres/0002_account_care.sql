-- Recovery, freezing, further addresses, browsers seen, and what a person says about themselves.
-- Times are microseconds since 1970-01-01 UTC. Ids are UUIDv7. Tables, columns and indexes are named as in migrations/sqlite.

ALTER TABLE person ADD COLUMN preferred_name text NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN birth_date text NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN time_zone text NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN look text NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN passkey_offer_at bigint NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN frozen_at bigint;
ALTER TABLE person ADD COLUMN session_epoch bigint NOT NULL DEFAULT 0;

ALTER TABLE contact ADD COLUMN suspended_at bigint;

ALTER TABLE passkey ADD COLUMN created_on text NOT NULL DEFAULT '';
ALTER TABLE passkey ADD COLUMN last_used_on text NOT NULL DEFAULT '';
ALTER TABLE passkey ADD COLUMN suspended_at bigint;

ALTER TABLE session ADD COLUMN network text NOT NULL DEFAULT '';

CREATE TABLE browser (
    key_hash bytea NOT NULL,
    person_id uuid NOT NULL REFERENCES person (id),
    first_seen_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    PRIMARY KEY (key_hash, person_id)
);
CREATE INDEX browser_seen ON browser (seen_at);

CREATE TABLE mail_proof (
    id uuid NOT NULL PRIMARY KEY,
    purpose text NOT NULL,
    person_id uuid REFERENCES person (id),
    address text NOT NULL,
    address_folded text NOT NULL,
    language text NOT NULL,
    token_hash bytea NOT NULL,
    code_hash bytea NOT NULL,
    code_tries bigint NOT NULL,
    mails bigint NOT NULL,
    mailed_at bigint NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    spent_at bigint
);
CREATE UNIQUE INDEX mail_proof_token_hash ON mail_proof (token_hash);
CREATE INDEX mail_proof_person ON mail_proof (person_id);
CREATE INDEX mail_proof_expires ON mail_proof (expires_at);

CREATE TABLE recovery (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid REFERENCES person (id),
    first_proof uuid NOT NULL,
    second_proof uuid,
    created_at bigint NOT NULL,
    proved_at bigint,
    granted_at bigint,
    granted_by text,
    finished_at bigint,
    stopped_at bigint
);
CREATE INDEX recovery_person ON recovery (person_id);
CREATE UNIQUE INDEX recovery_first_proof ON recovery (first_proof);
CREATE INDEX recovery_created ON recovery (created_at);

CREATE TABLE recovery_wait (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    started_at bigint NOT NULL,
    ready_at bigint NOT NULL,
    until bigint NOT NULL,
    tell_at bigint NOT NULL,
    granted_at bigint,
    ended_at bigint
);
CREATE UNIQUE INDEX recovery_wait_person ON recovery_wait (person_id) WHERE ended_at IS NULL;
CREATE INDEX recovery_wait_tell ON recovery_wait (tell_at) WHERE ended_at IS NULL;

CREATE TABLE recovery_code (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    code_hash bytea NOT NULL,
    created_at bigint NOT NULL,
    used_at bigint
);
CREATE INDEX recovery_code_person ON recovery_code (person_id);

CREATE TABLE notice_link (
    token_hash bytea NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    notice text NOT NULL,
    subject_id uuid,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint
);
CREATE INDEX notice_link_expires ON notice_link (expires_at);
