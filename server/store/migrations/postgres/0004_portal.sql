-- The portal: organisations, who belongs to them, families, what source systems say, and who looked at whose data.
-- Times are microseconds since 1970-01-01 UTC, days are ISO 8601 dates. Ids are UUIDv7. Tables, columns and indexes are named as in
-- migrations/sqlite. Whoever a source system knows is a person, with or without an account.

-- Of a person that turned out to be another: that other. The row stays, empty, so that it can be undone.
ALTER TABLE person ADD COLUMN merged_into uuid REFERENCES person (id);
CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE organisation (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    name text NOT NULL,
    country text NOT NULL,
    time_zone text NOT NULL,
    languages text NOT NULL,
    accent text NOT NULL,
    mail text NOT NULL,
    phone text NOT NULL,
    website text NOT NULL,
    parent_id uuid REFERENCES organisation (id),
    source text NOT NULL,
    source_key text NOT NULL,
    hash bytea NOT NULL,
    created_at bigint NOT NULL,
    ended_at bigint
);
CREATE UNIQUE INDEX organisation_source ON organisation (source, source_key);
CREATE INDEX organisation_parent ON organisation (parent_id);

-- A system that says something, and when it last did.
CREATE TABLE source (
    name text NOT NULL PRIMARY KEY,
    title text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    token_hash bytea,
    mapping TEXT NOT NULL DEFAULT '',
    spoke_at bigint,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX source_token ON source (token_hash);

-- What one source says about one person.
CREATE TABLE source_person (
    id uuid NOT NULL PRIMARY KEY,
    source text NOT NULL REFERENCES source (name),
    source_key text NOT NULL,
    person_id uuid NOT NULL REFERENCES person (id),
    fields text NOT NULL,
    hash bytea NOT NULL,
    changed_at bigint NOT NULL,
    retired_at bigint
);
CREATE UNIQUE INDEX source_person_source ON source_person (source, source_key);
CREATE INDEX source_person_person ON source_person (person_id);

-- What a person is to an organisation, from a day to a day in its time zone. `ends_at` is the first moment that is no longer in it.
CREATE TABLE affiliation (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    role text NOT NULL,
    grade text NOT NULL,
    title text NOT NULL,
    rights text NOT NULL,
    begins_on text NOT NULL,
    begins_at bigint NOT NULL,
    ends_on text,
    ends_at bigint,
    sponsor_id uuid REFERENCES person (id),
    attested_at bigint,
    warned_at bigint,
    suspended_at bigint,
    source text NOT NULL,
    source_key text NOT NULL,
    hash bytea NOT NULL,
    created_at bigint NOT NULL,
    retired_at bigint
);
CREATE UNIQUE INDEX affiliation_source ON affiliation (source, source_key);
CREATE INDEX affiliation_person ON affiliation (person_id);
CREATE INDEX affiliation_organisation ON affiliation (organisation_id, role, id);
CREATE INDEX affiliation_attested ON affiliation (attested_at, id) WHERE role IN ('member', 'admin');
CREATE INDEX affiliation_sponsor ON affiliation (sponsor_id) WHERE sponsor_id IS NOT NULL;

-- What an adult may do for a child: a claim until it is verified, dated, scoped, and barred where a court said so.
CREATE TABLE guardianship (
    id uuid NOT NULL PRIMARY KEY,
    adult_id uuid NOT NULL REFERENCES person (id),
    child_id uuid NOT NULL REFERENCES person (id),
    organisation_id uuid REFERENCES organisation (id),
    kind text NOT NULL,
    rights text NOT NULL,
    barred_at bigint,
    barred_why text NOT NULL,
    begins_on text NOT NULL,
    begins_at bigint NOT NULL,
    ends_on text,
    ends_at bigint,
    evidence text NOT NULL,
    verified_at bigint,
    source text NOT NULL,
    source_key text NOT NULL,
    hash bytea NOT NULL,
    created_at bigint NOT NULL,
    retired_at bigint
);
CREATE UNIQUE INDEX guardianship_source ON guardianship (source, source_key);
CREATE INDEX guardianship_adult ON guardianship (adult_id);
CREATE INDEX guardianship_child ON guardianship (child_id);

-- What a student lets an adult see after coming of age, or keeps from one before, where the age allows it.
CREATE TABLE family_choice (
    id uuid NOT NULL PRIMARY KEY,
    child_id uuid NOT NULL REFERENCES person (id),
    adult_id uuid NOT NULL REFERENCES person (id),
    topic text NOT NULL,
    choice text NOT NULL,
    begins_at bigint NOT NULL,
    ends_on text,
    ends_at bigint,
    ended_at bigint
);
CREATE INDEX family_choice_child ON family_choice (child_id, adult_id);
CREATE INDEX family_choice_adult ON family_choice (adult_id);

-- Which hand-overs were announced to whom, how many days before.
CREATE TABLE handover_notice (
    guardianship_id uuid NOT NULL REFERENCES guardianship (id),
    day text NOT NULL,
    days bigint NOT NULL,
    told_at bigint NOT NULL,
    PRIMARY KEY (guardianship_id, day, days)
);

-- A code that lets somebody in: to be a person that a source knows, to claim a child, or to join a firm.
CREATE TABLE invitation (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    person_id uuid REFERENCES person (id),
    guardianship_id uuid REFERENCES guardianship (id),
    inviter_id uuid REFERENCES person (id),
    offer text NOT NULL,
    address text NOT NULL,
    code_hash bytea NOT NULL,
    tries bigint NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint,
    used_by uuid REFERENCES person (id),
    withdrawn_at bigint
);
CREATE UNIQUE INDEX invitation_code ON invitation (code_hash);
CREATE INDEX invitation_organisation ON invitation (organisation_id, id);
CREATE INDEX invitation_person ON invitation (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX invitation_guardianship ON invitation (guardianship_id) WHERE guardianship_id IS NOT NULL;
CREATE INDEX invitation_used_by ON invitation (used_by) WHERE used_by IS NOT NULL;
CREATE INDEX invitation_inviter ON invitation (inviter_id) WHERE inviter_id IS NOT NULL;

-- A claim that the organisation's desk has to look at.
CREATE TABLE claim (
    id uuid NOT NULL PRIMARY KEY,
    invitation_id uuid NOT NULL REFERENCES invitation (id),
    person_id uuid NOT NULL REFERENCES person (id),
    why text NOT NULL,
    asked_at bigint NOT NULL,
    decided_at bigint,
    outcome text NOT NULL
);
CREATE INDEX claim_invitation ON claim (invitation_id);
CREATE INDEX claim_person ON claim (person_id);
CREATE INDEX claim_open ON claim (asked_at) WHERE decided_at IS NULL;

-- What sources say about persons and organisations. Of a person, of an organisation, or of whoever holds it or what it is within.
CREATE TABLE record (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    provider_id uuid NOT NULL REFERENCES organisation (id),
    person_id uuid REFERENCES person (id),
    organisation_id uuid REFERENCES organisation (id),
    within_id uuid REFERENCES record (id),
    at bigint NOT NULL,
    amount bigint,
    state text NOT NULL,
    search text NOT NULL,
    body text NOT NULL,
    own text NOT NULL,
    source text NOT NULL,
    source_key text NOT NULL,
    hash bytea NOT NULL,
    changed_at bigint NOT NULL,
    retired_at bigint
);
CREATE UNIQUE INDEX record_source ON record (source, kind, source_key);
CREATE INDEX record_person ON record (person_id, kind, at, id) WHERE person_id IS NOT NULL;
CREATE INDEX record_organisation ON record (organisation_id, kind, at, id) WHERE organisation_id IS NOT NULL;
CREATE INDEX record_within ON record (within_id, kind, at, id) WHERE within_id IS NOT NULL;
CREATE INDEX record_retired ON record (kind, retired_at) WHERE retired_at IS NOT NULL;

-- Who holds a record that several share: an account, a class.
CREATE TABLE holding (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES record (id),
    person_id uuid NOT NULL REFERENCES person (id),
    role text NOT NULL,
    begins_on text,
    begins_at bigint,
    ends_on text,
    ends_at bigint,
    source text NOT NULL,
    source_key text NOT NULL,
    hash bytea NOT NULL,
    retired_at bigint
);
CREATE UNIQUE INDEX holding_source ON holding (source, source_key);
CREATE INDEX holding_person ON holding (person_id);
CREATE INDEX holding_record ON holding (record_id);

-- What a firm changed in a setting of its own.
CREATE TABLE setting_change (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES record (id),
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    person_id uuid REFERENCES person (id),
    field text NOT NULL,
    before text NOT NULL,
    after text NOT NULL,
    at bigint NOT NULL
);
CREATE INDEX setting_change_organisation ON setting_change (organisation_id, at, id);
CREATE INDEX setting_change_record ON setting_change (record_id, at);
CREATE INDEX setting_change_person ON setting_change (person_id) WHERE person_id IS NOT NULL;

-- Who looked at whose page.
CREATE TABLE sight (
    id uuid NOT NULL PRIMARY KEY,
    subject_id uuid NOT NULL REFERENCES person (id),
    viewer_id uuid REFERENCES person (id),
    relation text NOT NULL,
    relation_id uuid,
    topic text NOT NULL,
    organisation_id uuid,
    at bigint NOT NULL,
    request text NOT NULL
);
CREATE INDEX sight_subject ON sight (subject_id, at, id);
CREATE INDEX sight_viewer ON sight (viewer_id) WHERE viewer_id IS NOT NULL;

CREATE TABLE import_batch (
    id uuid NOT NULL PRIMARY KEY,
    source text NOT NULL REFERENCES source (name),
    content_hash bytea NOT NULL,
    mode text NOT NULL,
    state text NOT NULL,
    rows_done bigint NOT NULL,
    rows_all bigint NOT NULL,
    report text NOT NULL,
    began_at bigint NOT NULL,
    ended_at bigint
);
CREATE INDEX import_batch_source ON import_batch (source, began_at);

-- Rows that were not taken, and why.
CREATE TABLE import_defect (
    id uuid NOT NULL PRIMARY KEY,
    batch_id uuid NOT NULL REFERENCES import_batch (id),
    file text NOT NULL,
    line bigint NOT NULL,
    source_key text NOT NULL,
    field text NOT NULL,
    code text NOT NULL,
    detail text NOT NULL
);
CREATE INDEX import_defect_batch ON import_defect (batch_id, id);

-- Two persons that may be one, and what was decided.
CREATE TABLE match_pair (
    id uuid NOT NULL PRIMARY KEY,
    first_id uuid NOT NULL REFERENCES person (id),
    second_id uuid NOT NULL REFERENCES person (id),
    score bigint NOT NULL,
    reasons text NOT NULL,
    found_at bigint NOT NULL,
    decided_at bigint,
    outcome text NOT NULL
);
CREATE UNIQUE INDEX match_pair_both ON match_pair (first_id, second_id);
CREATE INDEX match_pair_second ON match_pair (second_id);
CREATE INDEX match_pair_open ON match_pair (found_at) WHERE decided_at IS NULL;

-- Two persons that became one: what was moved, so that it can be moved back.
CREATE TABLE merge (
    id uuid NOT NULL PRIMARY KEY,
    kept_id uuid NOT NULL REFERENCES person (id),
    merged_id uuid NOT NULL REFERENCES person (id),
    moved text NOT NULL,
    why text NOT NULL,
    at bigint NOT NULL,
    undone_at bigint
);
CREATE INDEX merge_kept ON merge (kept_id);
CREATE INDEX merge_merged ON merge (merged_id);

-- Somebody who says that a person is who they say, so that they get back in.
CREATE TABLE vouch (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person (id),
    asked_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    word text NOT NULL,
    tries bigint NOT NULL,
    voucher_id uuid REFERENCES person (id),
    relation text NOT NULL,
    vouched_at bigint,
    ready_at bigint,
    stopped_at bigint,
    used_at bigint
);
CREATE INDEX vouch_person ON vouch (person_id);
CREATE INDEX vouch_voucher ON vouch (voucher_id) WHERE voucher_id IS NOT NULL;

-- Accounts that nobody vouches for and nobody uses: warned, then only kept, then erased. A row goes when somebody comes back.
CREATE TABLE lifecycle (
    person_id uuid NOT NULL PRIMARY KEY REFERENCES person (id),
    warned_at bigint NOT NULL,
    suspend_at bigint NOT NULL,
    suspended_at bigint,
    erase_at bigint NOT NULL
);
CREATE INDEX lifecycle_erase ON lifecycle (erase_at);
