-- The ledger: what was published, consents, terms, preferences; recipients; the rights of persons over their data.
-- Times are microseconds since 1970-01-01 UTC. Ids are UUIDv7. Tables, columns and indexes are named as in migrations/postgres.

ALTER TABLE person ADD COLUMN restricted_at INTEGER;
ALTER TABLE person ADD COLUMN gpc_at INTEGER;

-- Of a history whose oldest part was removed when its time was over: how long that part was, and the hash it ended with.
ALTER TABLE event_chain ADD COLUMN pruned_length INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event_chain ADD COLUMN pruned_head BLOB;

-- Whose letter it is, so that it goes with them.
ALTER TABLE mail_outbox ADD COLUMN person_id BLOB REFERENCES person (id);
CREATE INDEX mail_outbox_person ON mail_outbox (person_id);

-- What the operator published: purposes, legal documents, topics. Never changed, never removed.
CREATE TABLE publication (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    editorial INTEGER NOT NULL,
    facts TEXT NOT NULL,
    facts_hash BLOB NOT NULL,
    published_at INTEGER NOT NULL,
    PRIMARY KEY (kind, name, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE publication_text (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    hash BLOB NOT NULL,
    published_at INTEGER NOT NULL,
    PRIMARY KEY (kind, name, version, language),
    FOREIGN KEY (kind, name, version) REFERENCES publication (kind, name, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX publication_text_hash ON publication_text (hash);

-- The ledger of consent: one chain of hashes a person.
CREATE TABLE consent_event (
    id BLOB NOT NULL PRIMARY KEY,
    subject_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor_id BLOB,
    authority TEXT NOT NULL,
    relation_id BLOB,
    purpose TEXT NOT NULL,
    version INTEGER NOT NULL,
    language TEXT NOT NULL,
    text_hash BLOB NOT NULL,
    state TEXT NOT NULL,
    valid_until INTEGER,
    channel TEXT NOT NULL,
    request TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX consent_event_subject_position ON consent_event (subject_id, position);
CREATE INDEX consent_event_actor ON consent_event (actor_id);
CREATE INDEX consent_event_valid_until ON consent_event (valid_until) WHERE valid_until IS NOT NULL;

CREATE TABLE terms_acceptance (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL,
    document TEXT NOT NULL,
    version INTEGER NOT NULL,
    language TEXT NOT NULL,
    text_hash BLOB NOT NULL,
    channel TEXT NOT NULL,
    request TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX terms_acceptance_person ON terms_acceptance (person_id, document, version);

CREATE TABLE message_choice (
    person_id BLOB NOT NULL REFERENCES person (id),
    topic TEXT NOT NULL,
    channel TEXT NOT NULL,
    wanted INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person_id, topic, channel)
) STRICT, WITHOUT ROWID;

-- Other systems that are told, each knowing a person by a name of its own.
CREATE TABLE recipient (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    webhook_url TEXT NOT NULL,
    secret BLOB NOT NULL,
    old_secret BLOB,
    old_until INTEGER,
    token_key TEXT NOT NULL,
    old_token_key TEXT,
    created_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE recipient_subject (
    recipient TEXT NOT NULL REFERENCES recipient (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    subject BLOB NOT NULL,
    told INTEGER NOT NULL,
    standing TEXT NOT NULL,
    PRIMARY KEY (recipient, person_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX recipient_subject_subject ON recipient_subject (recipient, subject);
CREATE INDEX recipient_subject_person ON recipient_subject (person_id);

CREATE TABLE webhook (
    id BLOB NOT NULL PRIMARY KEY,
    recipient TEXT NOT NULL REFERENCES recipient (id),
    subject BLOB NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    delivered_at INTEGER,
    dead_at INTEGER,
    last_error TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX webhook_subject_position ON webhook (recipient, subject, position);
CREATE INDEX webhook_due ON webhook (due_at) WHERE delivered_at IS NULL AND dead_at IS NULL;

-- Rights of a person over their data.
CREATE TABLE rights_request (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB,
    subject_hash BLOB NOT NULL,
    kind TEXT NOT NULL,
    law TEXT NOT NULL,
    language TEXT NOT NULL,
    about TEXT NOT NULL,
    words TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    acknowledge_by INTEGER,
    acknowledged_at INTEGER,
    due_at INTEGER NOT NULL,
    extended_at INTEGER,
    extension_reason TEXT NOT NULL,
    remind_at INTEGER,
    closed_at INTEGER,
    outcome TEXT NOT NULL,
    answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX rights_request_person ON rights_request (person_id);
CREATE INDEX rights_request_open ON rights_request (due_at) WHERE closed_at IS NULL;

CREATE TABLE data_export (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    request_id BLOB NOT NULL,
    language TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    steps_done INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    ready_at INTEGER,
    failed_at INTEGER,
    expires_at INTEGER,
    size INTEGER NOT NULL,
    archive BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX data_export_person ON data_export (person_id);
CREATE INDEX data_export_due ON data_export (due_at) WHERE ready_at IS NULL AND failed_at IS NULL;

CREATE TABLE erasure (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id),
    request_id BLOB NOT NULL,
    asked_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX erasure_due ON erasure (due_at);

-- Whose rows may leave the append-only tables, within the transaction that erases them.
CREATE TABLE erasing (
    person_id BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Keyed hashes of what must not come back by an import.
CREATE TABLE tombstone (
    hash BLOB NOT NULL PRIMARY KEY,
    erased_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Work that is done once, whichever replica does it.
CREATE TABLE job (
    name TEXT NOT NULL PRIMARY KEY,
    due_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Append-only in the database itself. A person's rows leave only while the person is erased, or a history's oldest part when its time is over.
DROP TRIGGER event_refuses_delete;
CREATE TRIGGER event_refuses_delete BEFORE DELETE ON event
    WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE person_id = OLD.stream)
        AND NOT EXISTS (SELECT 1 FROM event_chain WHERE stream = OLD.stream AND pruned_length >= OLD.position)
    BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER publication_refuses_update BEFORE UPDATE ON publication BEGIN SELECT RAISE(ABORT, 'publication is append-only'); END;
CREATE TRIGGER publication_refuses_delete BEFORE DELETE ON publication BEGIN SELECT RAISE(ABORT, 'publication is append-only'); END;
CREATE TRIGGER publication_text_refuses_update BEFORE UPDATE ON publication_text BEGIN SELECT RAISE(ABORT, 'publication_text is append-only'); END;
CREATE TRIGGER publication_text_refuses_delete BEFORE DELETE ON publication_text BEGIN SELECT RAISE(ABORT, 'publication_text is append-only'); END;
CREATE TRIGGER consent_event_refuses_update BEFORE UPDATE ON consent_event BEGIN SELECT RAISE(ABORT, 'consent_event is append-only'); END;
CREATE TRIGGER consent_event_refuses_delete BEFORE DELETE ON consent_event
    WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE person_id = OLD.subject_id)
    BEGIN SELECT RAISE(ABORT, 'consent_event is append-only'); END;
CREATE TRIGGER terms_acceptance_refuses_update BEFORE UPDATE ON terms_acceptance BEGIN SELECT RAISE(ABORT, 'terms_acceptance is append-only'); END;
CREATE TRIGGER terms_acceptance_refuses_delete BEFORE DELETE ON terms_acceptance
    WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE person_id = OLD.person_id)
    BEGIN SELECT RAISE(ABORT, 'terms_acceptance is append-only'); END;
