//! Codes that let somebody in, kept as keyed hashes, each used once. And what sources say about people, as far as an invitation needs it.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One invitation. Times are microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// UUIDv7.
    pub id: Uuid,
    /// `self`, `guardian` or `member`.
    pub kind: String,
    /// Who invites.
    pub organisation_id: Uuid,
    /// The person that the organisation knows.
    pub person_id: Option<Uuid>,
    /// The relation to claim.
    pub guardianship_id: Option<Uuid>,
    /// Who invites for the organisation.
    pub inviter_id: Option<Uuid>,
    /// JSON: as what somebody joins a firm.
    pub offer: String,
    /// Where the code went; may be empty.
    pub address: String,
    /// Keyed hash of the code.
    pub code_hash: [u8; 32],
    /// How often a date of birth was wrong.
    pub tries: i64,
    /// When it was made.
    pub created_at: i64,
    /// When the code ends.
    pub expires_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
    /// By whom.
    pub used_by: Option<Uuid>,
    /// When it was taken back.
    pub withdrawn_at: Option<i64>,
}

/// What a source says about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who.
    pub person_id: Uuid,
    /// The source.
    pub source: String,
    /// Its key there.
    pub source_key: String,
    /// JSON object.
    pub fields: String,
    /// Whose source it is.
    pub organisation_id: Uuid,
}

sql! {
    INSERT = "INSERT INTO invitation (id, kind, organisation_id, person_id, guardianship_id, inviter_id, offer, address, code_hash, tries,
        created_at, expires_at, used_at, used_by, withdrawn_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, NULL, NULL, NULL)";
    FIND = "SELECT id, kind, organisation_id, person_id, guardianship_id, inviter_id, offer, address, code_hash, tries, created_at, expires_at,
        used_at, used_by, withdrawn_at FROM invitation WHERE id = $1";
    FIND_BY_CODE = "SELECT id, kind, organisation_id, person_id, guardianship_id, inviter_id, offer, address, code_hash, tries, created_at,
        expires_at, used_at, used_by, withdrawn_at FROM invitation WHERE code_hash = $1";
    LIST_BY_ORGANISATION = "SELECT id, kind, organisation_id, person_id, guardianship_id, inviter_id, offer, address, code_hash, tries,
        created_at, expires_at, used_at, used_by, withdrawn_at FROM invitation WHERE organisation_id = $1 AND id > $2 ORDER BY id LIMIT 500";
    USE = "UPDATE invitation SET used_at = $3, used_by = $2 WHERE id = $1 AND used_at IS NULL AND withdrawn_at IS NULL AND expires_at > $3";
    COUNT_TRY = "UPDATE invitation SET tries = tries + 1, withdrawn_at = CASE WHEN tries + 1 >= $2 THEN $3 ELSE withdrawn_at END
        WHERE id = $1 AND used_at IS NULL AND withdrawn_at IS NULL";
    WITHDRAW = "UPDATE invitation SET withdrawn_at = $2 WHERE id = $1 AND used_at IS NULL AND withdrawn_at IS NULL";
    WITHDRAW_FOR_PERSON = "UPDATE invitation SET withdrawn_at = $2 WHERE person_id = $1 AND used_at IS NULL AND withdrawn_at IS NULL";
    WITHDRAW_FOR_GUARDIANSHIP = "UPDATE invitation SET withdrawn_at = $2
        WHERE guardianship_id = $1 AND used_at IS NULL AND withdrawn_at IS NULL";
    LIST_SAID = "SELECT sp.person_id, sp.source, sp.source_key, sp.fields, s.organisation_id
        FROM source_person sp JOIN source s ON s.name = sp.source
        WHERE sp.person_id = $1 AND sp.retired_at IS NULL ORDER BY sp.changed_at DESC, sp.id";
    IS_KNOWN_ELSEWHERE = "SELECT 1 AS one FROM (
        SELECT s.organisation_id AS place, s.name AS source FROM source_person sp JOIN source s ON s.name = sp.source
            WHERE sp.person_id = $1 AND sp.retired_at IS NULL
        UNION ALL SELECT a.organisation_id, a.source FROM affiliation a
            WHERE a.person_id = $1 AND a.source = '' AND a.retired_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > $3)
        UNION ALL SELECT g.organisation_id, g.source FROM guardianship g
            WHERE g.adult_id = $1 AND g.source = '' AND g.verified_at IS NOT NULL AND g.retired_at IS NULL
            AND (g.ends_at IS NULL OR g.ends_at > $3)) known
        WHERE (known.source = '' OR known.source <> $4) AND NOT EXISTS (SELECT 1 FROM organisation house JOIN organisation here ON here.id = $2
            WHERE house.id = known.place AND (house.id = here.id OR house.id = here.parent_id OR house.parent_id = here.id)) LIMIT 1";
    LIST_WITHOUT_ACCOUNT = "SELECT sp.person_id, sp.source, sp.source_key, sp.fields, s.organisation_id
        FROM source_person sp JOIN source s ON s.name = sp.source
        WHERE sp.source = $1 AND sp.source_key > $2 AND sp.retired_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.person_id = sp.person_id)
        AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = sp.person_id)
        AND EXISTS (SELECT 1 FROM affiliation a WHERE a.person_id = sp.person_id AND a.role = $3 AND a.retired_at IS NULL
            AND (a.ends_at IS NULL OR a.ends_at > $4))
        ORDER BY sp.source_key LIMIT 500";
    FIND_SOURCE = "SELECT organisation_id FROM source WHERE name = $1";
    FIND_SOURCE_TITLE = "SELECT title FROM source WHERE name = $1";
}

/// Adds an invitation.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, invitation: &Invitation) -> Result<()> {
    let values = values![
        invitation.id,
        invitation.kind.as_str(),
        invitation.organisation_id,
        invitation.person_id,
        invitation.guardianship_id,
        invitation.inviter_id,
        invitation.offer.as_str(),
        invitation.address.as_str(),
        invitation.code_hash,
        invitation.created_at,
        invitation.expires_at,
    ];
    db.connection().execute(INSERT, values).await?;
    Ok(())
}

/// The invitation with this id.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, id: Uuid) -> Result<Option<Invitation>> {
    db.connection().fetch_optional(FIND, values![id]).await?.map(|row| read(&row)).transpose()
}

/// The invitation whose code has this keyed hash.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find_by_code(db: &mut impl Db, code_hash: &[u8; 32]) -> Result<Option<Invitation>> {
    db.connection().fetch_optional(FIND_BY_CODE, values![*code_hash]).await?.map(|row| read(&row)).transpose()
}

/// An organisation's invitations after an id (nil for the first), five hundred at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_organisation(db: &mut impl Db, organisation: Uuid, after: Uuid) -> Result<Vec<Invitation>> {
    db.connection().fetch_all(LIST_BY_ORGANISATION, values![organisation, after]).await?.iter().map(read).collect()
}

/// Uses a code. `true` for exactly one caller; `false` also when it ended or was taken back.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn use_up(db: &mut Write, id: Uuid, by: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(USE, values![id, by, now]).await? == 1)
}

/// Counts a wrong date of birth; with the `most`th the code is taken back.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn count_try(db: &mut Write, id: Uuid, most: i64, now: i64) -> Result<()> {
    db.connection().execute(COUNT_TRY, values![id, most, now]).await?;
    Ok(())
}

/// Takes a code back. `false` when it was used or taken back before.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn withdraw(db: &mut Write, id: Uuid, now: i64) -> Result<bool> {
    Ok(db.connection().execute(WITHDRAW, values![id, now]).await? == 1)
}

/// Takes back all open codes to be this person.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn withdraw_for_person(db: &mut Write, person: Uuid, now: i64) -> Result<u64> {
    db.connection().execute(WITHDRAW_FOR_PERSON, values![person, now]).await
}

/// Takes back all open codes for this relation.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn withdraw_for_guardianship(db: &mut Write, guardianship: Uuid, now: i64) -> Result<u64> {
    db.connection().execute(WITHDRAW_FOR_GUARDIANSHIP, values![guardianship, now]).await
}

/// What sources say about a person, the newest first.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_said(db: &mut impl Db, person: Uuid) -> Result<Vec<Said>> {
    db.connection().fetch_all(LIST_SAID, values![person]).await?.iter().map(read_said).collect()
}

/// Whether somebody else knows something of a person at `now` than this organisation, what it is part of, its own parts, and this source.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn is_known_elsewhere(
    db: &mut impl Db,
    person: Uuid,
    (organisation, source): (Uuid, &str),
    now: i64,
) -> Result<bool> {
    let found = db.connection().fetch_optional(IS_KNOWN_ELSEWHERE, values![person, organisation, now, source]).await?;
    Ok(found.is_some())
}

/// Whom a source knows in a role, and who has no account, after a key of the source (empty for the first), five hundred at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_without_account(
    db: &mut impl Db,
    source: &str,
    role: &str,
    after: &str,
    now: i64,
) -> Result<Vec<Said>> {
    let rows = db.connection().fetch_all(LIST_WITHOUT_ACCOUNT, values![source, after, role, now]).await?;
    rows.iter().map(read_said).collect()
}

/// The organisation whose source has this name.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn organisation_of_source(db: &mut impl Db, source: &str) -> Result<Option<Uuid>> {
    db.connection()
        .fetch_optional(FIND_SOURCE, values![source])
        .await?
        .map(|row| row.get("organisation_id"))
        .transpose()
}

/// What people call a source.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn title_of_source(db: &mut impl Db, source: &str) -> Result<Option<String>> {
    db.connection().fetch_optional(FIND_SOURCE_TITLE, values![source]).await?.map(|row| row.get("title")).transpose()
}

fn read(row: &Row) -> Result<Invitation> {
    Ok(Invitation {
        id: row.get("id")?,
        kind: row.get("kind")?,
        organisation_id: row.get("organisation_id")?,
        person_id: row.get("person_id")?,
        guardianship_id: row.get("guardianship_id")?,
        inviter_id: row.get("inviter_id")?,
        offer: row.get("offer")?,
        address: row.get("address")?,
        code_hash: row.hash("code_hash")?,
        tries: row.get("tries")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        used_at: row.get("used_at")?,
        used_by: row.get("used_by")?,
        withdrawn_at: row.get("withdrawn_at")?,
    })
}

fn read_said(row: &Row) -> Result<Said> {
    Ok(Said {
        person_id: row.get("person_id")?,
        source: row.get("source")?,
        source_key: row.get("source_key")?,
        fields: row.get("fields")?,
        organisation_id: row.get("organisation_id")?,
    })
}
