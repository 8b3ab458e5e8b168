-- The portal: organisations, who belongs to them, families, what source systems say, and who looked at whose data.
-- Times are microseconds since 1970-01-01 UTC, days are ISO 8601 dates. Ids are UUIDv7. Tables, columns and indexes are named as in
-- migrations/postgres. Whoever a source system knows is a person, with or without an account.

-- Of a person that turned out to be another: that other. The row stays, empty, so that it can be undone.
ALTER TABLE person ADD COLUMN merged_into BLOB REFERENCES person (id);
CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE organisation (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    languages TEXT NOT NULL,
    accent TEXT NOT NULL,
    mail TEXT NOT NULL,
    phone TEXT NOT NULL,
    website TEXT NOT NULL,
    parent_id BLOB REFERENCES organisation (id),
    source TEXT NOT NULL,
    source_key TEXT NOT NULL,
    hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX organisation_source ON organisation (source, source_key);
CREATE INDEX organisation_parent ON organisation (parent_id);

-- A system that says something, and when it last did.
CREATE TABLE source (
    name TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    token_hash BLOB,
    mapping TEXT NOT NULL DEFAULT '',
    spoke_at INTEGER,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX source_token ON source (token_hash);

-- What one source says about one person.
CREATE TABLE source_person (
    id BLOB NOT NULL PRIMARY KEY,
    source TEXT NOT NULL REFERENCES source (name),
    source_key TEXT NOT NULL,
    person_id BLOB NOT NULL REFERENCES person (id),
    fields TEXT NOT NULL,
    hash BLOB NOT NULL,
    changed_at INTEGER NOT NULL,
    retired_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX source_person_source ON source_person (source, source_key);
CREATE INDEX source_person_person ON source_person (person_id);

-- What a person is to an organisation, from a day to a day in its time zone. `ends_at` is the first moment that is no longer in it.
CREATE TABLE affiliation (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    grade TEXT NOT NULL,
    title TEXT NOT NULL,
    rights TEXT NOT NULL,
    begins_on TEXT NOT NULL,
    begins_at INTEGER NOT NULL,
    ends_on TEXT,
    ends_at INTEGER,
    sponsor_id BLOB REFERENCES person (id),
    attested_at INTEGER,
    warned_at INTEGER,
    suspended_at INTEGER,
    source TEXT NOT NULL,
    source_key TEXT NOT NULL,
    hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX affiliation_source ON affiliation (source, source_key);
CREATE INDEX affiliation_person ON affiliation (person_id);
CREATE INDEX affiliation_organisation ON affiliation (organisation_id, role, id);
CREATE INDEX affiliation_attested ON affiliation (attested_at, id) WHERE role IN ('member', 'admin');
CREATE INDEX affiliation_sponsor ON affiliation (sponsor_id) WHERE sponsor_id IS NOT NULL;

-- What an adult may do for a child: a claim until it is verified, dated, scoped, and barred where a court said so.
CREATE TABLE guardianship (
    id BLOB NOT NULL PRIMARY KEY,
    adult_id BLOB NOT NULL REFERENCES person (id),
    child_id BLOB NOT NULL REFERENCES person (id),
    organisation_id BLOB REFERENCES organisation (id),
    kind TEXT NOT NULL,
    rights TEXT NOT NULL,
    barred_at INTEGER,
    barred_why TEXT NOT NULL,
    begins_on TEXT NOT NULL,
    begins_at INTEGER NOT NULL,
    ends_on TEXT,
    ends_at INTEGER,
    evidence TEXT NOT NULL,
    verified_at INTEGER,
    source TEXT NOT NULL,
    source_key TEXT NOT NULL,
    hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX guardianship_source ON guardianship (source, source_key);
CREATE INDEX guardianship_adult ON guardianship (adult_id);
CREATE INDEX guardianship_child ON guardianship (child_id);

-- What a student lets an adult see after coming of age, or keeps from one before, where the age allows it.
CREATE TABLE family_choice (
    id BLOB NOT NULL PRIMARY KEY,
    child_id BLOB NOT NULL REFERENCES person (id),
    adult_id BLOB NOT NULL REFERENCES person (id),
    topic TEXT NOT NULL,
    choice TEXT NOT NULL,
    begins_at INTEGER NOT NULL,
    ends_on TEXT,
    ends_at INTEGER,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX family_choice_child ON family_choice (child_id, adult_id);
CREATE INDEX family_choice_adult ON family_choice (adult_id);

-- Which hand-overs were announced to whom, how many days before.
CREATE TABLE handover_notice (
    guardianship_id BLOB NOT NULL REFERENCES guardianship (id),
    day TEXT NOT NULL,
    days INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (guardianship_id, day, days)
) STRICT, WITHOUT ROWID;

-- A code that lets somebody in: to be a person that a source knows, to claim a child, or to join a firm.
CREATE TABLE invitation (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    person_id BLOB REFERENCES person (id),
    guardianship_id BLOB REFERENCES guardianship (id),
    inviter_id BLOB REFERENCES person (id),
    offer TEXT NOT NULL,
    address TEXT NOT NULL,
    code_hash BLOB NOT NULL,
    tries INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    used_by BLOB REFERENCES person (id),
    withdrawn_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX invitation_code ON invitation (code_hash);
CREATE INDEX invitation_organisation ON invitation (organisation_id, id);
CREATE INDEX invitation_person ON invitation (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX invitation_guardianship ON invitation (guardianship_id) WHERE guardianship_id IS NOT NULL;
CREATE INDEX invitation_used_by ON invitation (used_by) WHERE used_by IS NOT NULL;
CREATE INDEX invitation_inviter ON invitation (inviter_id) WHERE inviter_id IS NOT NULL;

-- A claim that the organisation's desk has to look at.
CREATE TABLE claim (
    id BLOB NOT NULL PRIMARY KEY,
    invitation_id BLOB NOT NULL REFERENCES invitation (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    why TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    decided_at INTEGER,
    outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_invitation ON claim (invitation_id);
CREATE INDEX claim_person ON claim (person_id);
CREATE INDEX claim_open ON claim (asked_at) WHERE decided_at IS NULL;

-- What sources say about persons and organisations. Of a person, of an organisation, or of whoever holds it or what it is within.
CREATE TABLE record (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    provider_id BLOB NOT NULL REFERENCES organisation (id),
    person_id BLOB REFERENCES person (id),
    organisation_id BLOB REFERENCES organisation (id),
    within_id BLOB REFERENCES record (id),
    at INTEGER NOT NULL,
    amount INTEGER,
    state TEXT NOT NULL,
    search TEXT NOT NULL,
    body TEXT NOT NULL,
    own TEXT NOT NULL,
    source TEXT NOT NULL,
    source_key TEXT NOT NULL,
    hash BLOB NOT NULL,
    changed_at INTEGER NOT NULL,
    retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX record_source ON record (source, kind, source_key);
CREATE INDEX record_person ON record (person_id, kind, at, id) WHERE person_id IS NOT NULL;
CREATE INDEX record_organisation ON record (organisation_id, kind, at, id) WHERE organisation_id IS NOT NULL;
CREATE INDEX record_within ON record (within_id, kind, at, id) WHERE within_id IS NOT NULL;
CREATE INDEX record_retired ON record (kind, retired_at) WHERE retired_at IS NOT NULL;

-- Who holds a record that several share: an account, a class.
CREATE TABLE holding (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES record (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    begins_on TEXT,
    begins_at INTEGER,
    ends_on TEXT,
    ends_at INTEGER,
    source TEXT NOT NULL,
    source_key TEXT NOT NULL,
    hash BLOB NOT NULL,
    retired_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX holding_source ON holding (source, source_key);
CREATE INDEX holding_person ON holding (person_id);
CREATE INDEX holding_record ON holding (record_id);

-- What a firm changed in a setting of its own.
CREATE TABLE setting_change (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES record (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    person_id BLOB REFERENCES person (id),
    field TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX setting_change_organisation ON setting_change (organisation_id, at, id);
CREATE INDEX setting_change_record ON setting_change (record_id, at);
CREATE INDEX setting_change_person ON setting_change (person_id) WHERE person_id IS NOT NULL;

-- Who looked at whose page.
CREATE TABLE sight (
    id BLOB NOT NULL PRIMARY KEY,
    subject_id BLOB NOT NULL REFERENCES person (id),
    viewer_id BLOB REFERENCES person (id),
    relation TEXT NOT NULL,
    relation_id BLOB,
    topic TEXT NOT NULL,
    organisation_id BLOB,
    at INTEGER NOT NULL,
    request TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sight_subject ON sight (subject_id, at, id);
CREATE INDEX sight_viewer ON sight (viewer_id) WHERE viewer_id IS NOT NULL;

CREATE TABLE import_batch (
    id BLOB NOT NULL PRIMARY KEY,
    source TEXT NOT NULL REFERENCES source (name),
    content_hash BLOB NOT NULL,
    mode TEXT NOT NULL,
    state TEXT NOT NULL,
    rows_done INTEGER NOT NULL,
    rows_all INTEGER NOT NULL,
    report TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX import_batch_source ON import_batch (source, began_at);

-- Rows that were not taken, and why.
CREATE TABLE import_defect (
    id BLOB NOT NULL PRIMARY KEY,
    batch_id BLOB NOT NULL REFERENCES import_batch (id),
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    source_key TEXT NOT NULL,
    field TEXT NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX import_defect_batch ON import_defect (batch_id, id);

-- Two persons that may be one, and what was decided.
CREATE TABLE match_pair (
    id BLOB NOT NULL PRIMARY KEY,
    first_id BLOB NOT NULL REFERENCES person (id),
    second_id BLOB NOT NULL REFERENCES person (id),
    score INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    found_at INTEGER NOT NULL,
    decided_at INTEGER,
    outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX match_pair_both ON match_pair (first_id, second_id);
CREATE INDEX match_pair_second ON match_pair (second_id);
CREATE INDEX match_pair_open ON match_pair (found_at) WHERE decided_at IS NULL;

-- Two persons that became one: what was moved, so that it can be moved back.
CREATE TABLE merge (
    id BLOB NOT NULL PRIMARY KEY,
    kept_id BLOB NOT NULL REFERENCES person (id),
    merged_id BLOB NOT NULL REFERENCES person (id),
    moved TEXT NOT NULL,
    why TEXT NOT NULL,
    at INTEGER NOT NULL,
    undone_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_kept ON merge (kept_id);
CREATE INDEX merge_merged ON merge (merged_id);

-- Somebody who says that a person is who they say, so that they get back in.
CREATE TABLE vouch (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id),
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    word TEXT NOT NULL,
    tries INTEGER NOT NULL,
    voucher_id BLOB REFERENCES person (id),
    relation TEXT NOT NULL,
    vouched_at INTEGER,
    ready_at INTEGER,
    stopped_at INTEGER,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX vouch_person ON vouch (person_id);
CREATE INDEX vouch_voucher ON vouch (voucher_id) WHERE voucher_id IS NOT NULL;

-- Accounts that nobody vouches for and nobody uses: warned, then only kept, then erased. A row goes when somebody comes back.
CREATE TABLE lifecycle (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id),
    warned_at INTEGER NOT NULL,
    suspend_at INTEGER NOT NULL,
    suspended_at INTEGER,
    erase_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lifecycle_erase ON lifecycle (erase_at);
