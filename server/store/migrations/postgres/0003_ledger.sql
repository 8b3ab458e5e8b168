-- The ledger: what was published, consents, terms, preferences; recipients; the rights of persons over their data.
-- Times are microseconds since 1970-01-01 UTC. Ids are UUIDv7. Tables, columns and indexes are named as in migrations/sqlite.

ALTER TABLE person ADD COLUMN restricted_at bigint;
ALTER TABLE person ADD COLUMN gpc_at bigint;

-- Of a history whose oldest part was removed when its time was over: how long that part was, and the hash it ended with.
ALTER TABLE event_chain ADD COLUMN pruned_length bigint NOT NULL DEFAULT 0;
ALTER TABLE event_chain ADD COLUMN pruned_head bytea;

-- Whose letter it is, so that it goes with them.
ALTER TABLE mail_outbox ADD COLUMN person_id uuid REFERENCES person (id);
CREATE INDEX mail_outbox_person ON mail_outbox (person_id);

-- What the operator published: purposes, legal documents, topics. Never changed, never removed.
CREATE TABLE publication (
    kind text NOT NULL,
    name text NOT NULL,
    version bigint NOT NULL,
    editorial boolean NOT NULL,
    facts text NOT NULL,
    facts_hash bytea NOT NULL,
    published_at bigint NOT NULL,
    PRIMARY KEY (kind, name, version)
);

CREATE TABLE publication_text (
    kind text NOT NULL,
    name text NOT NULL,
    version bigint NOT NULL,
    language text NOT NULL,
    body text NOT NULL,
    hash bytea NOT NULL,
    published_at bigint NOT NULL,
    PRIMARY KEY (kind, name, version, language),
    FOREIGN KEY (kind, name, version) REFERENCES publication (kind, name, version)
);
CREATE INDEX publication_text_hash ON publication_text (hash);

-- The ledger of consent: one chain of hashes a person.
CREATE TABLE consent_event (
    id uuid NOT NULL PRIMARY KEY,
    subject_id uuid NOT NULL,
    position bigint NOT NULL,
    at bigint NOT NULL,
    actor_id uuid,
    authority text NOT NULL,
    relation_id uuid,
    purpose text NOT NULL,
    version bigint NOT NULL,
    language text NOT NULL,
    text_hash bytea NOT NULL,
    state text NOT NULL,
    valid_until bigint,
    channel text NOT NULL,
    request text NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL
);
CREATE UNIQUE INDEX consent_event_subject_position ON consent_event (subject_id, position);
CREATE INDEX consent_event_actor ON consent_event (actor_id);
CREATE INDEX consent_event_valid_until ON consent_event (valid_until) WHERE valid_until IS NOT NULL;

CREATE TABLE terms_acceptance (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL,
    document text NOT NULL,
    version bigint NOT NULL,
    language text NOT NULL,
    text_hash bytea NOT NULL,
    channel text NOT NULL,
    request text NOT NULL,
    at bigint NOT NULL
);
CREATE UNIQUE INDEX terms_acceptance_person ON terms_acceptance (person_id, document, version);

CREATE TABLE message_choice (
    person_id uuid NOT NULL REFERENCES person (id),
    topic text NOT NULL,
    channel text NOT NULL,
    wanted boolean NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (person_id, topic, channel)
);

-- Other systems that are told, each knowing a person by a name of its own.
CREATE TABLE recipient (
    id text NOT NULL PRIMARY KEY,
    name text NOT NULL,
    webhook_url text NOT NULL,
    secret bytea NOT NULL,
    old_secret bytea,
    old_until bigint,
    token_key text NOT NULL,
    old_token_key text,
    created_at bigint NOT NULL,
    removed_at bigint
);

CREATE TABLE recipient_subject (
    recipient text NOT NULL REFERENCES recipient (id),
    person_id uuid NOT NULL REFERENCES person (id),
    subject uuid NOT NULL,
    told bigint NOT NULL,
    standing text NOT NULL,
    PRIMARY KEY (recipient, person_id)
);
CREATE UNIQUE INDEX recipient_subject_subject ON recipient_subject (recipient, subject);
CREATE INDEX recipient_subject_person ON recipient_subject (person_id);

CREATE TABLE webhook (
    id uuid NOT NULL PRIMARY KEY,
    recipient text NOT NULL REFERENCES recipient (id),
    subject uuid NOT NULL,
    position bigint NOT NULL,
    kind text NOT NULL,
    payload text NOT NULL,
    attempts bigint NOT NULL,
    due_at bigint NOT NULL,
    created_at bigint NOT NULL,
    delivered_at bigint,
    dead_at bigint,
    last_error text NOT NULL
);
CREATE UNIQUE INDEX webhook_subject_position ON webhook (recipient, subject, position);
CREATE INDEX webhook_due ON webhook (due_at) WHERE delivered_at IS NULL AND dead_at IS NULL;

-- Rights of a person over their data.
CREATE TABLE rights_request (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid,
    subject_hash bytea NOT NULL,
    kind text NOT NULL,
    law text NOT NULL,
    language text NOT NULL,
    about text NOT NULL,
    words text NOT NULL,
    asked_at bigint NOT NULL,
    acknowledge_by bigint,
    acknowledged_at bigint,
    due_at bigint NOT NULL,
    extended_at bigint,
    extension_reason text NOT NULL,
    remind_at bigint,
    closed_at bigint,
    outcome text NOT NULL,
    answer text NOT NULL
);
CREATE INDEX rights_request_person ON rights_request (person_id);
CREATE INDEX rights_request_open ON rights_request (due_at) WHERE closed_at IS NULL;

CREATE TABLE data_export (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    request_id uuid NOT NULL,
    language text NOT NULL,
    asked_at bigint NOT NULL,
    steps bigint NOT NULL,
    steps_done bigint NOT NULL,
    attempts bigint NOT NULL,
    due_at bigint NOT NULL,
    ready_at bigint,
    failed_at bigint,
    expires_at bigint,
    size bigint NOT NULL,
    archive bytea
);
CREATE INDEX data_export_person ON data_export (person_id);
CREATE INDEX data_export_due ON data_export (due_at) WHERE ready_at IS NULL AND failed_at IS NULL;

CREATE TABLE erasure (
    person_id uuid NOT NULL PRIMARY KEY REFERENCES person (id),
    request_id uuid NOT NULL,
    asked_at bigint NOT NULL,
    due_at bigint NOT NULL
);
CREATE INDEX erasure_due ON erasure (due_at);

-- Whose rows may leave the append-only tables, within the transaction that erases them.
CREATE TABLE erasing (
    person_id uuid NOT NULL PRIMARY KEY
);

-- Keyed hashes of what must not come back by an import.
CREATE TABLE tombstone (
    hash bytea NOT NULL PRIMARY KEY,
    erased_at bigint NOT NULL
);

-- Work that is done once, whichever replica does it.
CREATE TABLE job (
    name text NOT NULL PRIMARY KEY,
    due_at bigint NOT NULL
);

-- Append-only in the database itself. A person's rows leave only while the person is erased, or a history's oldest part when its time is over.
CREATE FUNCTION refuse_event_delete() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN
        IF EXISTS (SELECT 1 FROM erasing WHERE person_id = OLD.stream)
            OR EXISTS (SELECT 1 FROM event_chain WHERE stream = OLD.stream AND pruned_length >= OLD.position) THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION ''% is append-only'', TG_TABLE_NAME;
    END';
CREATE FUNCTION refuse_consent_delete() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN
        IF EXISTS (SELECT 1 FROM erasing WHERE person_id = OLD.subject_id) THEN RETURN OLD; END IF;
        RAISE EXCEPTION ''% is append-only'', TG_TABLE_NAME;
    END';
CREATE FUNCTION refuse_acceptance_delete() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN
        IF EXISTS (SELECT 1 FROM erasing WHERE person_id = OLD.person_id) THEN RETURN OLD; END IF;
        RAISE EXCEPTION ''% is append-only'', TG_TABLE_NAME;
    END';
DROP TRIGGER event_refuses_delete ON event;
CREATE TRIGGER event_refuses_delete BEFORE DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_event_delete();
CREATE TRIGGER publication_refuses_update BEFORE UPDATE ON publication FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER publication_refuses_delete BEFORE DELETE ON publication FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER publication_refuses_truncate BEFORE TRUNCATE ON publication FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER publication_text_refuses_update BEFORE UPDATE ON publication_text FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER publication_text_refuses_delete BEFORE DELETE ON publication_text FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER publication_text_refuses_truncate BEFORE TRUNCATE ON publication_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_event_refuses_update BEFORE UPDATE ON consent_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_event_refuses_delete BEFORE DELETE ON consent_event FOR EACH ROW EXECUTE FUNCTION refuse_consent_delete();
CREATE TRIGGER consent_event_refuses_truncate BEFORE TRUNCATE ON consent_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER terms_acceptance_refuses_update BEFORE UPDATE ON terms_acceptance FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER terms_acceptance_refuses_delete BEFORE DELETE ON terms_acceptance FOR EACH ROW EXECUTE FUNCTION refuse_acceptance_delete();
CREATE TRIGGER terms_acceptance_refuses_truncate BEFORE TRUNCATE ON terms_acceptance FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
