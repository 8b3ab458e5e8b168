//! Erasing a person: the wish and its day, and the removal of every row that names them, in one transaction.
//!
//! All deletions stand here together, so that the whole can be read at once; `portico-identity` compares them with its inventory of tables.
//! The append-only tables let a person's rows go only while the person stands in `erasing`.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, Value, values};
use crate::{Db, Result, Write};

/// A wish to be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erasure {
    /// Whose.
    pub person_id: Uuid,
    /// The request on record.
    pub request_id: Uuid,
    /// Microseconds since 1970 UTC.
    pub asked_at: i64,
    /// When the person is erased, microseconds since 1970 UTC.
    pub due_at: i64,
}

sql! {
    INSERT = "INSERT INTO erasure (person_id, request_id, asked_at, due_at) VALUES ($1, $2, $3, $4) ON CONFLICT (person_id) DO NOTHING";
    FIND = "SELECT person_id, request_id, asked_at, due_at FROM erasure WHERE person_id = $1";
    LIST_DUE = "SELECT person_id, request_id, asked_at, due_at FROM erasure WHERE due_at <= $1 ORDER BY due_at, person_id LIMIT 100";
    STOP = "DELETE FROM erasure WHERE person_id = $1";
    ACTED_FOR_OTHERS = "SELECT 1 AS one FROM consent_event WHERE actor_id = $1 AND subject_id <> $1 LIMIT 1";

    LOCK_PROOFS = "UPDATE mail_proof SET code_tries = code_tries WHERE person_id = $1
        OR address_folded IN (SELECT address_folded FROM contact WHERE person_id = $1)";
    LOCK_SIGN_UPS = "UPDATE sign_up SET code_tries = code_tries
        WHERE address_folded IN (SELECT address_folded FROM contact WHERE person_id = $1)";
    LOCK_PERSON = "UPDATE person SET user_handle = $2 WHERE id = $1";
    PERMIT = "INSERT INTO erasing (person_id) VALUES ($1)";
    END_PERMIT = "DELETE FROM erasing WHERE person_id = $1";
    LOOSE_IDS = "SELECT id FROM sign_up WHERE address_folded IN (SELECT address_folded FROM contact WHERE person_id = $1)
        UNION SELECT id FROM recovery WHERE person_id = $1 UNION SELECT id FROM person WHERE id = $1";
    LOOSE_SESSION = "DELETE FROM session WHERE state LIKE '%' || $1 || '%'";
    LOOSE_CEREMONY = "DELETE FROM ceremony WHERE state LIKE '%' || $1 || '%'";
    REQUESTS = "UPDATE rights_request SET person_id = NULL, about = '', words = '', answer = '', extension_reason = '', language = '',
        remind_at = NULL, closed_at = COALESCE(closed_at, $2), outcome = CASE WHEN closed_at IS NOT NULL THEN outcome WHEN kind = 'erase' THEN $3 ELSE $4 END
        WHERE person_id = $1";

    MERGED_BEFORE = "WITH RECURSIVE gone (id, depth) AS (SELECT id, 1 FROM person WHERE merged_into = $1
        UNION ALL SELECT p.id, g.depth + 1 FROM person p JOIN gone g ON p.merged_into = g.id) SELECT id FROM gone ORDER BY depth DESC, id";
    SOURCES = "SELECT source, source_key, fields FROM source_person WHERE person_id = $1 ORDER BY id";
    SPONSOR = "UPDATE affiliation SET sponsor_id = NULL WHERE sponsor_id = $1";
    INVITER = "UPDATE invitation SET inviter_id = NULL WHERE inviter_id = $1 AND used_at IS NOT NULL";
    VIEWER = "UPDATE sight SET viewer_id = NULL WHERE viewer_id = $1";
    VOUCHER = "UPDATE vouch SET voucher_id = NULL WHERE voucher_id = $1";
    CHANGER = "UPDATE setting_change SET person_id = NULL WHERE person_id = $1";
    BARRED_FROM = "UPDATE person SET claims_wait_since = COALESCE(claims_wait_since, (SELECT MIN(g.barred_at) FROM guardianship g
        WHERE g.child_id = person.id AND g.adult_id = $1))
        WHERE id IN (SELECT child_id FROM guardianship WHERE adult_id = $1 AND barred_at IS NOT NULL)";
    HELD_ALONE = "WITH RECURSIVE alone (id) AS (
            SELECT h.record_id FROM holding h WHERE h.person_id = $1
                AND NOT EXISTS (SELECT 1 FROM holding o WHERE o.record_id = h.record_id AND o.person_id <> $1)
                AND NOT EXISTS (SELECT 1 FROM record i WHERE i.within_id = h.record_id AND i.person_id <> $1)
            UNION SELECT id FROM record WHERE person_id = $1
            UNION SELECT r.id FROM record r JOIN alone a ON r.within_id = a.id WHERE r.person_id IS NULL AND r.organisation_id IS NULL)
        UPDATE record SET person_id = $1 WHERE person_id IS NULL AND organisation_id IS NULL AND id IN (SELECT id FROM alone)";
    OTHERS_WITHIN = "UPDATE record SET within_id = NULL WHERE (person_id IS NULL OR person_id <> $1)
        AND within_id IN (SELECT id FROM record WHERE person_id = $1)";

    CLAIM = "DELETE FROM claim WHERE person_id = $1 OR invitation_id IN (SELECT id FROM invitation
        WHERE person_id = $1 OR used_by = $1 OR inviter_id = $1
        OR guardianship_id IN (SELECT id FROM guardianship WHERE adult_id = $1 OR child_id = $1)
        OR lower(address) IN (SELECT address_folded FROM contact WHERE person_id = $1))";
    INVITATION = "DELETE FROM invitation WHERE person_id = $1 OR used_by = $1 OR inviter_id = $1
        OR guardianship_id IN (SELECT id FROM guardianship WHERE adult_id = $1 OR child_id = $1)
        OR lower(address) IN (SELECT address_folded FROM contact WHERE person_id = $1)";
    HANDOVER_NOTICE = "DELETE FROM handover_notice
        WHERE guardianship_id IN (SELECT id FROM guardianship WHERE adult_id = $1 OR child_id = $1)";
    GUARDIANSHIP = "DELETE FROM guardianship WHERE adult_id = $1 OR child_id = $1";
    FAMILY_CHOICE = "DELETE FROM family_choice WHERE child_id = $1 OR adult_id = $1";
    SETTING_CHANGE = "DELETE FROM setting_change WHERE record_id IN (SELECT id FROM record WHERE person_id = $1)";
    HOLDING = "DELETE FROM holding WHERE person_id = $1 OR record_id IN (SELECT id FROM record WHERE person_id = $1)";
    RECORD = "DELETE FROM record WHERE person_id = $1";
    AFFILIATION = "DELETE FROM affiliation WHERE person_id = $1";
    SIGHT = "DELETE FROM sight WHERE subject_id = $1";
    VOUCH = "DELETE FROM vouch WHERE person_id = $1";
    MATCH_PAIR = "DELETE FROM match_pair WHERE first_id = $1 OR second_id = $1";
    MERGE = "DELETE FROM merge WHERE kept_id = $1 OR merged_id = $1";
    IMPORT_DEFECT = "DELETE FROM import_defect WHERE source_key <> '' AND EXISTS (SELECT 1 FROM import_batch b
        JOIN source_person p ON p.source = b.source WHERE b.id = import_defect.batch_id AND p.source_key = import_defect.source_key
        AND p.person_id = $1)";
    SOURCE_PERSON = "DELETE FROM source_person WHERE person_id = $1";

    SESSION = "DELETE FROM session WHERE person_id = $1";
    MAIL_OUTBOX = "DELETE FROM mail_outbox WHERE person_id = $1";
    NOTICE_LINK = "DELETE FROM notice_link WHERE person_id = $1";
    BROWSER = "DELETE FROM browser WHERE person_id = $1";
    RECOVERY_CODE = "DELETE FROM recovery_code WHERE person_id = $1";
    RECOVERY_WAIT = "DELETE FROM recovery_wait WHERE person_id = $1";
    RECOVERY = "DELETE FROM recovery WHERE person_id = $1";
    MAIL_PROOF = "DELETE FROM mail_proof WHERE person_id = $1
        OR address_folded IN (SELECT address_folded FROM contact WHERE person_id = $1)";
    SIGN_UP = "DELETE FROM sign_up WHERE address_folded IN (SELECT address_folded FROM contact WHERE person_id = $1)";
    PASSKEY = "DELETE FROM passkey WHERE person_id = $1";
    CONTACT = "DELETE FROM contact WHERE person_id = $1";
    MESSAGE_CHOICE = "DELETE FROM message_choice WHERE person_id = $1";
    WEBHOOK = "DELETE FROM webhook WHERE kind <> 'person.erased' AND EXISTS (SELECT 1 FROM recipient_subject s
        WHERE s.person_id = $1 AND s.recipient = webhook.recipient AND s.subject = webhook.subject)";
    RECIPIENT_SUBJECT = "DELETE FROM recipient_subject WHERE person_id = $1";
    DATA_EXPORT = "DELETE FROM data_export WHERE person_id = $1";
    TERMS_ACCEPTANCE = "DELETE FROM terms_acceptance WHERE person_id = $1";
    CONSENT_EVENT = "DELETE FROM consent_event WHERE subject_id = $1";
    EVENT = "DELETE FROM event WHERE stream = $1";
    EVENT_CHAIN = "DELETE FROM event_chain WHERE stream = $1";
    LIFECYCLE = "DELETE FROM lifecycle WHERE person_id = $1";
    ERASURE = "DELETE FROM erasure WHERE person_id = $1";
    PERSON = "DELETE FROM person WHERE id = $1";
}

/// The tables whose rows go by the person's id or address, and how, in the order in which they depend on each other.
const DELETIONS: &[(&str, &str)] = &[
    ("claim", CLAIM),
    ("invitation", INVITATION),
    ("handover_notice", HANDOVER_NOTICE),
    ("guardianship", GUARDIANSHIP),
    ("family_choice", FAMILY_CHOICE),
    ("setting_change", SETTING_CHANGE),
    ("holding", HOLDING),
    ("record", RECORD),
    ("affiliation", AFFILIATION),
    ("sight", SIGHT),
    ("vouch", VOUCH),
    ("match_pair", MATCH_PAIR),
    ("merge", MERGE),
    ("import_defect", IMPORT_DEFECT),
    ("source_person", SOURCE_PERSON),
    ("session", SESSION),
    ("mail_outbox", MAIL_OUTBOX),
    ("notice_link", NOTICE_LINK),
    ("browser", BROWSER),
    ("recovery_code", RECOVERY_CODE),
    ("recovery_wait", RECOVERY_WAIT),
    ("recovery", RECOVERY),
    ("mail_proof", MAIL_PROOF),
    ("sign_up", SIGN_UP),
    ("passkey", PASSKEY),
    ("contact", CONTACT),
    ("message_choice", MESSAGE_CHOICE),
    ("webhook", WEBHOOK),
    ("recipient_subject", RECIPIENT_SUBJECT),
    ("data_export", DATA_EXPORT),
    ("terms_acceptance", TERMS_ACCEPTANCE),
    ("consent_event", CONSENT_EVENT),
    ("event", EVENT),
    ("event_chain", EVENT_CHAIN),
    ("lifecycle", LIFECYCLE),
    ("erasure", ERASURE),
    ("person", PERSON),
];

/// What is changed before: where a person stands beside somebody else, nobody does from then on (codes of theirs that nobody used go); children from whom they were barred keep that
/// claims wait; and what they alone hold becomes theirs, with everything within it, so that it goes with what is about them.
const LOOSENED: &[&str] = &[SPONSOR, INVITER, VIEWER, VOUCHER, CHANGER, BARRED_FROM, HELD_ALONE, OTHERS_WITHIN];

/// What one source said about a person who is to be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Which source.
    pub source: String,
    /// How the source names the person.
    pub source_key: String,
    /// What it said: a JSON object.
    pub fields: String,
}

/// The names of the tables from which an erasure deletes rows.
pub fn deleted_tables() -> impl Iterator<Item = &'static str> {
    DELETIONS.iter().map(|(table, _)| *table)
}

/// Notes a wish. `false` when there is one already.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn insert(db: &mut Write, erasure: &Erasure) -> Result<bool> {
    let Erasure { person_id, request_id, asked_at, due_at } = *erasure;
    Ok(db.connection().execute(INSERT, values![person_id, request_id, asked_at, due_at]).await? == 1)
}

/// A person's wish, if there is one.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, person: Uuid) -> Result<Option<Erasure>> {
    db.connection().fetch_optional(FIND, values![person]).await?.map(|row| read(&row)).transpose()
}

/// Wishes whose day has come, the oldest first, a hundred at most.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_due(db: &mut impl Db, now: i64) -> Result<Vec<Erasure>> {
    db.connection().fetch_all(LIST_DUE, values![now]).await?.iter().map(read).collect()
}

/// Whether a person decided something for somebody else, in whose ledger it stays.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn acted_for_others(db: &mut impl Db, person: Uuid) -> Result<bool> {
    Ok(db.connection().fetch_optional(ACTED_FOR_OTHERS, values![person]).await?.is_some())
}

/// Takes a wish back. `false` when there is none.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn stop(db: &mut Write, person: Uuid) -> Result<bool> {
    Ok(db.connection().execute(STOP, values![person]).await? == 1)
}

/// Holds the proofs of a person's addresses until the transaction ends: whoever tries one takes it before any history.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn lock_proofs(db: &mut Write, person: Uuid) -> Result<()> {
    db.connection().execute(LOCK_PROOFS, values![person]).await?;
    db.connection().execute(LOCK_SIGN_UPS, values![person]).await?;
    Ok(())
}

/// Holds a person's row until the transaction ends, so that whoever adds something of theirs meanwhile is refused when it is gone. Changing
/// the unique handle is what takes the whole row on PostgreSQL, against references too. `false` when there is no such person.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn lock_person(db: &mut Write, person: Uuid, handle: &[u8]) -> Result<bool> {
    Ok(db.connection().execute(LOCK_PERSON, values![person, handle]).await? == 1)
}

/// Removes everything that names the person, the person last, and empties what stays as a record: requests that are open end as `endings`
/// say, the one to erase and any other. Tells how many rows went.
///
/// # Errors
/// [`crate::StoreError::Gone`] when something else still belongs to the person; nothing is to be committed then.
pub async fn delete_everything(db: &mut Write, person: Uuid, now: i64, endings: [&str; 2]) -> Result<u64> {
    db.connection().execute(PERMIT, values![person]).await?;
    let mut rows = delete_loose(db, person).await?;
    let [erase, other] = endings;
    db.connection().execute(REQUESTS, values![person, now, erase, other]).await?;
    for loosen in LOOSENED {
        db.connection().execute(loosen, values![person]).await?;
    }
    for (_, delete) in DELETIONS {
        rows += db.connection().execute(delete, values![person]).await?;
    }
    db.connection().execute(END_PERMIT, values![person]).await?;
    Ok(rows)
}

/// Who became this person by merges, whoever became one of these first: the order in which they can be erased.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_merged_before(db: &mut impl Db, person: Uuid) -> Result<Vec<Uuid>> {
    db.connection().fetch_all(MERGED_BEFORE, values![person]).await?.iter().map(|row| row.get("id")).collect()
}

/// What sources said about a person.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_said(db: &mut impl Db, person: Uuid) -> Result<Vec<Said>> {
    let rows = db.connection().fetch_all(SOURCES, values![person]).await?;
    let said = |row: &Row| {
        Ok(Said { source: row.get("source")?, source_key: row.get("source_key")?, fields: row.get("fields")? })
    };
    rows.iter().map(said).collect()
}

/// Sessions and ceremonies that are not the person's by a key, but name their sign-up, their recovery or them.
async fn delete_loose(db: &mut Write, person: Uuid) -> Result<u64> {
    let mut rows = 0;
    for row in db.connection().fetch_all(LOOSE_IDS, values![person]).await? {
        let id = row.get::<Uuid>("id")?.to_string();
        for delete in [LOOSE_SESSION, LOOSE_CEREMONY] {
            rows += db.connection().execute(delete, vec![Value::from(id.as_str())]).await?;
        }
    }
    Ok(rows)
}

fn read(row: &Row) -> Result<Erasure> {
    Ok(Erasure {
        person_id: row.get("person_id")?,
        request_id: row.get("request_id")?,
        asked_at: row.get("asked_at")?,
        due_at: row.get("due_at")?,
    })
}
