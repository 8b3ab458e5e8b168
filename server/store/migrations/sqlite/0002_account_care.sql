-- Recovery, freezing, further addresses, browsers seen, and what a person says about themselves.
-- Times are microseconds since 1970-01-01 UTC. Ids are UUIDv7. Tables, columns and indexes are named as in migrations/postgres.

ALTER TABLE person ADD COLUMN preferred_name TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN birth_date TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN look TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN passkey_offer_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN frozen_at INTEGER;
ALTER TABLE person ADD COLUMN session_epoch INTEGER NOT NULL DEFAULT 0;

ALTER TABLE contact ADD COLUMN suspended_at INTEGER;

ALTER TABLE passkey ADD COLUMN created_on TEXT NOT NULL DEFAULT '';
ALTER TABLE passkey ADD COLUMN last_used_on TEXT NOT NULL DEFAULT '';
ALTER TABLE passkey ADD COLUMN suspended_at INTEGER;

ALTER TABLE session ADD COLUMN network TEXT NOT NULL DEFAULT '';

CREATE TABLE browser (
    key_hash BLOB NOT NULL,
    person_id BLOB NOT NULL REFERENCES person (id),
    first_seen_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (key_hash, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX browser_seen ON browser (seen_at);

CREATE TABLE mail_proof (
    id BLOB NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    person_id BLOB REFERENCES person (id),
    address TEXT NOT NULL,
    address_folded TEXT NOT NULL,
    language TEXT NOT NULL,
    token_hash BLOB NOT NULL,
    code_hash BLOB NOT NULL,
    code_tries INTEGER NOT NULL,
    mails INTEGER NOT NULL,
    mailed_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    spent_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX mail_proof_token_hash ON mail_proof (token_hash);
CREATE INDEX mail_proof_person ON mail_proof (person_id);
CREATE INDEX mail_proof_expires ON mail_proof (expires_at);

CREATE TABLE recovery (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB REFERENCES person (id),
    first_proof BLOB NOT NULL,
    second_proof BLOB,
    created_at INTEGER NOT NULL,
    proved_at INTEGER,
    granted_at INTEGER,
    granted_by TEXT,
    finished_at INTEGER,
    stopped_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_person ON recovery (person_id);
CREATE UNIQUE INDEX recovery_first_proof ON recovery (first_proof);
CREATE INDEX recovery_created ON recovery (created_at);

CREATE TABLE recovery_wait (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    started_at INTEGER NOT NULL,
    ready_at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    tell_at INTEGER NOT NULL,
    granted_at INTEGER,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX recovery_wait_person ON recovery_wait (person_id) WHERE ended_at IS NULL;
CREATE INDEX recovery_wait_tell ON recovery_wait (tell_at) WHERE ended_at IS NULL;

CREATE TABLE recovery_code (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    code_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_code_person ON recovery_code (person_id);

CREATE TABLE notice_link (
    token_hash BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    notice TEXT NOT NULL,
    subject_id BLOB,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_link_expires ON notice_link (expires_at);
