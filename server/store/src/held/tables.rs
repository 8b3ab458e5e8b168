//! The tables: for each the statement that reads what it holds about a person, and the columns that may be shown.

use super::{Held, Kind};
use crate::statement::sql;

sql! {
    LIST_PERSON = "SELECT id, name, preferred_name, birth_date, birth_date_by, language, time_zone, look, created_at, frozen_at,
        restricted_at, gpc_at, claims_wait_since, passkey_offer_at, session_epoch FROM person WHERE id = $1";
    LIST_CONTACT = "SELECT id, address, address_folded, is_primary, verified_at, created_at, suspended_at FROM contact
        WHERE person_id = $1 ORDER BY created_at, id";
    LIST_MAIL_PROOF = "SELECT id, purpose, address, address_folded, language, created_at, mailed_at, expires_at, spent_at FROM mail_proof
        WHERE person_id = $1 ORDER BY created_at, id";
    LIST_PASSKEY = "SELECT id, name, aaguid, transports, backup_eligible, backup_state, created_at, created_on, last_used_at, last_used_on,
        suspended_at FROM passkey WHERE person_id = $1 ORDER BY created_at, id";
    LIST_SESSION = "SELECT level, device, network, created_at, authenticated_at, seen_at, expires_at FROM session
        WHERE person_id = $1 ORDER BY created_at, id_hash";
    LIST_BROWSER = "SELECT first_seen_at, seen_at FROM browser WHERE person_id = $1 ORDER BY first_seen_at, key_hash";
    LIST_RECOVERY_CODE = "SELECT created_at, used_at FROM recovery_code WHERE person_id = $1 ORDER BY created_at, id";
    LIST_RECOVERY = "SELECT id, created_at, proved_at, granted_at, granted_by, finished_at, stopped_at FROM recovery
        WHERE person_id = $1 ORDER BY created_at, id";
    LIST_RECOVERY_WAIT = "SELECT id, started_at, ready_at, until, granted_at, ended_at FROM recovery_wait
        WHERE person_id = $1 ORDER BY started_at, id";
    LIST_SIGN_UP = "SELECT id, name, address, address_folded, language, created_at, mailed_at, expires_at, confirmed_at, finished_at
        FROM sign_up WHERE address_folded IN (SELECT c.address_folded FROM contact c WHERE c.person_id = $1) ORDER BY created_at, id";
    LIST_MAIL_OUTBOX = "SELECT id, created_at, sent_at, given_up_at FROM mail_outbox WHERE person_id = $1 ORDER BY created_at, id";
    LIST_NOTICE_LINK = "SELECT notice, subject_id, created_at, expires_at, used_at FROM notice_link
        WHERE person_id = $1 ORDER BY created_at, token_hash";
    LIST_CONSENT = "SELECT id, at, purpose, version, language, text_hash, state, valid_until, authority, actor_id, relation_id, channel,
        request FROM consent_event WHERE subject_id = $1 ORDER BY position";
    LIST_CONSENT_FOR_OTHERS = "SELECT id, at, subject_id, purpose, version, language, text_hash, state, valid_until, authority, relation_id,
        channel, request FROM consent_event WHERE actor_id = $1 AND subject_id <> $1 ORDER BY at, id";
    LIST_CONSENT_TEXT = "SELECT hash, name, version, language, published_at, body FROM publication_text
        WHERE hash IN (SELECT e.text_hash FROM consent_event e WHERE e.subject_id = $1 OR e.actor_id = $1) ORDER BY name, version, language";
    LIST_TERMS = "SELECT id, at, document, version, language, text_hash, channel, request FROM terms_acceptance
        WHERE person_id = $1 ORDER BY at, id";
    LIST_TERMS_TEXT = "SELECT hash, name, version, language, published_at, body FROM publication_text
        WHERE hash IN (SELECT a.text_hash FROM terms_acceptance a WHERE a.person_id = $1) ORDER BY name, version, language";
    LIST_MESSAGE_CHOICE = "SELECT topic, channel, wanted, at FROM message_choice WHERE person_id = $1 ORDER BY topic, channel";
    LIST_RECIPIENT = "SELECT s.recipient, r.name, s.subject FROM recipient_subject s JOIN recipient r ON r.id = s.recipient
        WHERE s.person_id = $1 ORDER BY s.recipient";
    LIST_WEBHOOK = "SELECT w.id, w.recipient, w.subject, w.kind, w.created_at, w.delivered_at, w.dead_at, w.payload FROM webhook w
        JOIN recipient_subject s ON s.recipient = w.recipient AND s.subject = w.subject
        WHERE s.person_id = $1 ORDER BY w.recipient, w.position";
    LIST_RIGHTS_REQUEST = "SELECT id, kind, law, language, about, words, asked_at, acknowledged_at, due_at, extended_at, extension_reason,
        closed_at, outcome, answer FROM rights_request WHERE person_id = $1 ORDER BY asked_at, id";
    LIST_DATA_EXPORT = "SELECT id, request_id, language, asked_at, ready_at, failed_at, expires_at, size FROM data_export
        WHERE person_id = $1 ORDER BY asked_at, id";
    LIST_ERASURE = "SELECT request_id, asked_at, due_at FROM erasure WHERE person_id = $1";
    LIST_VOUCH = "SELECT id, asked_at, expires_at, relation, vouched_at, ready_at, stopped_at, used_at FROM vouch
        WHERE person_id = $1 ORDER BY asked_at, id";
    LIST_LIFECYCLE = "SELECT warned_at, suspend_at, suspended_at, erase_at FROM lifecycle WHERE person_id = $1";
    LIST_VOUCHED_FOR = "SELECT id, relation, vouched_at FROM vouch WHERE voucher_id = $1 AND person_id <> $1 ORDER BY vouched_at, id";
    LIST_AFFILIATION = "SELECT a.id, o.name AS organisation, a.role, a.grade, a.title, a.rights, a.begins_on, a.begins_at, a.ends_on, a.ends_at,
        a.attested_at, a.warned_at, a.suspended_at, a.source, a.source_key, a.created_at, a.retired_at
        FROM affiliation a JOIN organisation o ON o.id = a.organisation_id WHERE a.person_id = $1 ORDER BY a.begins_at, a.id";
    LIST_AS_CHILD = "SELECT g.id, p.name AS other, o.name AS organisation, g.kind, g.rights, g.barred_at, g.barred_why, g.begins_on,
        g.begins_at, g.ends_on, g.ends_at, g.evidence, g.verified_at, g.source, g.source_key, g.created_at, g.retired_at
        FROM guardianship g JOIN person p ON p.id = g.adult_id LEFT JOIN organisation o ON o.id = g.organisation_id
        WHERE g.child_id = $1 ORDER BY g.begins_at, g.id";
    LIST_AS_ADULT = "SELECT g.id, p.name AS other, o.name AS organisation, g.kind, g.rights, g.begins_on, g.begins_at, g.ends_on, g.ends_at,
        g.verified_at, g.news_off, g.news_at, g.source, g.source_key, g.created_at, g.retired_at
        FROM guardianship g JOIN person p ON p.id = g.child_id LEFT JOIN organisation o ON o.id = g.organisation_id
        WHERE g.adult_id = $1 AND g.verified_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM guardianship b
            WHERE b.adult_id = g.adult_id AND b.child_id = g.child_id AND b.barred_at IS NOT NULL) ORDER BY g.begins_at, g.id";
    LIST_CHOICE = "SELECT c.id, p.name AS other, c.topic, c.choice, c.begins_at, c.ends_on, c.ends_at, c.ended_at
        FROM family_choice c JOIN person p ON p.id = c.adult_id WHERE c.child_id = $1 ORDER BY c.begins_at, c.id";
    LIST_CHOICE_FOR_ADULT = "SELECT c.id, p.name AS other, c.topic, c.choice, c.begins_at, c.ends_on, c.ends_at, c.ended_at
        FROM family_choice c JOIN person p ON p.id = c.child_id WHERE c.adult_id = $1 AND NOT EXISTS (SELECT 1 FROM guardianship b
            WHERE b.adult_id = c.adult_id AND b.child_id = c.child_id AND b.barred_at IS NOT NULL) ORDER BY c.begins_at, c.id";
    LIST_HANDOVER = "SELECT DISTINCT n.day, n.days, n.told_at FROM handover_notice n JOIN guardianship g ON g.id = n.guardianship_id
        WHERE g.child_id = $1 ORDER BY n.told_at, n.day, n.days";
    LIST_INVITATION = "SELECT i.id, i.kind, o.name AS organisation, i.offer, i.address, i.created_at, i.expires_at, i.used_at, i.withdrawn_at
        FROM invitation i JOIN organisation o ON o.id = i.organisation_id WHERE i.used_by = $1 ORDER BY i.created_at, i.id";
    LIST_CLAIM = "SELECT id, why, asked_at, decided_at, outcome FROM claim WHERE person_id = $1 ORDER BY asked_at, id";
    LIST_MERGE = "SELECT id, why, at, undone_at FROM merge WHERE kept_id = $1 OR merged_id = $1 ORDER BY at, id";
    LIST_SOURCE_PERSON = "SELECT p.id, s.title, p.source, p.source_key, p.fields, p.changed_at, p.retired_at
        FROM source_person p JOIN source s ON s.name = p.source WHERE p.person_id = $1 ORDER BY p.source, p.source_key";
    LIST_RECORD = "SELECT r.id, r.kind, o.name AS organisation, r.within_id, r.at, r.amount, r.state, r.body, r.own, r.files,
        r.source, r.source_key, r.changed_at, r.retired_at FROM record r JOIN organisation o ON o.id = r.provider_id WHERE r.id IN (
            SELECT m.id FROM record m WHERE m.person_id = $1
            UNION SELECT c.id FROM holding h JOIN record c ON c.id = h.record_id WHERE h.person_id = $1 AND c.person_id IS NULL
                AND c.organisation_id IS NULL AND (h.begins_at IS NULL OR h.begins_at <= $2) AND (h.ends_at IS NULL OR c.changed_at < h.ends_at)
                AND (h.retired_at IS NULL OR c.changed_at < h.retired_at)
            UNION SELECT i.id FROM holding h JOIN record i ON i.within_id = h.record_id WHERE h.person_id = $1 AND i.person_id IS NULL
                AND i.organisation_id IS NULL AND (h.begins_at IS NULL OR h.begins_at <= $2) AND (h.ends_at IS NULL OR i.at < h.ends_at)
                AND (h.retired_at IS NULL OR i.at < h.retired_at)) ORDER BY r.kind, r.at, r.id";
    LIST_HOLDING = "SELECT id, record_id, role, begins_on, begins_at, ends_on, ends_at, source, source_key, retired_at FROM holding
        WHERE person_id = $1 AND (begins_at IS NULL OR begins_at <= $2) ORDER BY record_id, id";
    LIST_SETTING_CHANGE = "SELECT s.id, o.name AS organisation, s.field, s.before, s.after, s.at
        FROM setting_change s JOIN organisation o ON o.id = s.organisation_id WHERE s.person_id = $1 ORDER BY s.at, s.id";
    LIST_DEFECT = "SELECT d.id, b.source, d.file, d.line, d.source_key, d.field, d.code, d.detail FROM import_defect d
        JOIN import_batch b ON b.id = d.batch_id JOIN source_person p ON p.source = b.source AND p.source_key = d.source_key
        WHERE p.person_id = $1 ORDER BY d.id";
    LIST_SIGHT = "SELECT s.id, s.at, COALESCE(p.name, '') AS viewer, s.relation, s.relation_id, s.topic, o.name AS organisation, s.request
        FROM sight s LEFT JOIN person p ON p.id = s.viewer_id LEFT JOIN organisation o ON o.id = s.organisation_id
        WHERE s.subject_id = $1 ORDER BY s.at, s.id";
    LIST_LOOKED = "SELECT id, at, relation, topic, request FROM sight WHERE viewer_id = $1 AND subject_id <> $1 ORDER BY at, id";
}

macro_rules! held {
    ($($(#[$about:meta])+ $name:ident = $table:literal, $sql:ident: $($column:ident $kind:ident),+;)+) => {
        $($(#[$about])+ pub const $name: Held =
            Held { table: $table, sql: $sql, columns: &[$((stringify!($column), Kind::$kind)),+] };)+
        /// All of them.
        pub const HELD: &[Held] = &[$($name),+];
    };
}

held! {
    /// The person: one row.
    PERSON = "person", LIST_PERSON: id Id, name Text, preferred_name Text, birth_date Text, birth_date_by Text, language Text, time_zone Text,
        look Text, created_at Time, frozen_at Time, restricted_at Time, gpc_at Time, claims_wait_since Time, passkey_offer_at Time, session_epoch Number;
    /// Addresses that were confirmed.
    CONTACTS = "contact", LIST_CONTACT: id Id, address Text, address_folded Text, is_primary Flag, verified_at Time, created_at Time,
        suspended_at Time;
    /// Mailed proofs that somebody reads an address.
    MAIL_PROOFS = "mail_proof", LIST_MAIL_PROOF: id Id, purpose Text, address Text, address_folded Text, language Text, created_at Time,
        mailed_at Time, expires_at Time, spent_at Time;
    /// Passkeys, without what signs in.
    PASSKEYS = "passkey", LIST_PASSKEY: id Id, name Text, aaguid Bytes, transports Text, backup_eligible Flag, backup_state Flag,
        created_at Time, created_on Text, last_used_at Time, last_used_on Text, suspended_at Time;
    /// Sessions, without what opens them.
    SESSIONS = "session", LIST_SESSION: level Text, device Text, network Text, created_at Time, authenticated_at Time, seen_at Time,
        expires_at Time;
    /// Browsers that are known, without how.
    BROWSERS = "browser", LIST_BROWSER: first_seen_at Time, seen_at Time;
    /// Recovery codes, without the codes.
    RECOVERY_CODES = "recovery_code", LIST_RECOVERY_CODE: created_at Time, used_at Time;
    /// Recoveries.
    RECOVERIES = "recovery", LIST_RECOVERY: id Id, created_at Time, proved_at Time, granted_at Time, granted_by Text, finished_at Time,
        stopped_at Time;
    /// Waiting times of recoveries.
    RECOVERY_WAITS = "recovery_wait", LIST_RECOVERY_WAIT: id Id, started_at Time, ready_at Time, until Time, granted_at Time, ended_at Time;
    /// Sign-ups with one of the person's addresses.
    SIGN_UPS = "sign_up", LIST_SIGN_UP: id Id, name Text, address Text, address_folded Text, language Text, created_at Time,
        mailed_at Time, expires_at Time, confirmed_at Time, finished_at Time;
    /// Letters, without what they said.
    LETTERS = "mail_outbox", LIST_MAIL_OUTBOX: id Id, created_at Time, sent_at Time, given_up_at Time;
    /// Links "this was not me", without their tokens.
    NOTICE_LINKS = "notice_link", LIST_NOTICE_LINK: notice Text, subject_id Id, created_at Time, expires_at Time, used_at Time;
    /// The ledger of consent.
    CONSENTS = "consent_event", LIST_CONSENT: id Id, at Time, purpose Text, version Number, language Text, text_hash Bytes, state Text,
        valid_until Time, authority Text, actor_id Id, relation_id Id, channel Text, request Text;
    /// What the person decided for others.
    CONSENTS_FOR_OTHERS = "consent_event", LIST_CONSENT_FOR_OTHERS: id Id, at Time, subject_id Id, purpose Text, version Number,
        language Text, text_hash Bytes, state Text, valid_until Time, authority Text, relation_id Id, channel Text, request Text;
    /// The texts that entries of the ledger name.
    CONSENT_TEXTS = "publication_text", LIST_CONSENT_TEXT: hash Bytes, name Text, version Number, language Text, published_at Time,
        body Json;
    /// Terms that were accepted.
    TERMS = "terms_acceptance", LIST_TERMS: id Id, at Time, document Text, version Number, language Text, text_hash Bytes, channel Text,
        request Text;
    /// The texts that were accepted.
    TERMS_TEXTS = "publication_text", LIST_TERMS_TEXT: hash Bytes, name Text, version Number, language Text, published_at Time, body Json;
    /// Which messages the person wants.
    MESSAGE_CHOICES = "message_choice", LIST_MESSAGE_CHOICE: topic Text, channel Text, wanted Flag, at Time;
    /// Other systems that know the person, and by which name.
    RECIPIENTS = "recipient_subject", LIST_RECIPIENT: recipient Text, name Text, subject Id;
    /// What they were told.
    WEBHOOKS = "webhook", LIST_WEBHOOK: id Id, recipient Text, subject Id, kind Text, created_at Time, delivered_at Time, dead_at Time,
        payload Json;
    /// What the person asked for by right.
    REQUESTS = "rights_request", LIST_RIGHTS_REQUEST: id Id, kind Text, law Text, language Text, about Text, words Text, asked_at Time,
        acknowledged_at Time, due_at Time, extended_at Time, extension_reason Text, closed_at Time, outcome Text, answer Text;
    /// Exports, without their archives.
    EXPORTS = "data_export", LIST_DATA_EXPORT: id Id, request_id Id, language Text, asked_at Time, ready_at Time, failed_at Time,
        expires_at Time, size Number;
    /// An erasure that is under way: one row at most.
    ERASURE = "erasure", LIST_ERASURE: request_id Id, asked_at Time, due_at Time;
    /// When somebody was asked to vouch for the person, without the words.
    VOUCHES = "vouch", LIST_VOUCH: id Id, asked_at Time, expires_at Time, relation Text, vouched_at Time, ready_at Time, stopped_at Time,
        used_at Time;
    /// When the person was told that the account is not used: one row at most.
    LIFECYCLE = "lifecycle", LIST_LIFECYCLE: warned_at Time, suspend_at Time, suspended_at Time, erase_at Time;
    /// When the person vouched for somebody.
    VOUCHED_FOR = "vouch", LIST_VOUCHED_FOR: id Id, relation Text, vouched_at Time;
    /// What the person is to organisations.
    AFFILIATIONS = "affiliation", LIST_AFFILIATION: id Id, organisation Text, role Text, grade Text, title Text, rights Json, begins_on Text,
        begins_at Time, ends_on Text, ends_at Time, attested_at Time, warned_at Time, suspended_at Time, source Text, source_key Text,
        created_at Time, retired_at Time;
    /// Adults who may do something for the person.
    AS_CHILD = "guardianship", LIST_AS_CHILD: id Id, other Text, organisation Text, kind Text, rights Json, barred_at Time, barred_why Text,
        begins_on Text, begins_at Time, ends_on Text, ends_at Time, evidence Text, verified_at Time, source Text, source_key Text,
        created_at Time, retired_at Time;
    /// Children for whom the person may do something. What is barred or was never shown to be so is not told (GDPR 15(4)).
    AS_ADULT = "guardianship", LIST_AS_ADULT: id Id, other Text, organisation Text, kind Text, rights Json, begins_on Text, begins_at Time,
        ends_on Text, ends_at Time, verified_at Time, news_off Text, news_at Time, source Text, source_key Text, created_at Time,
        retired_at Time;
    /// What the person lets adults see, or keeps from them.
    CHOICES = "family_choice", LIST_CHOICE: id Id, other Text, topic Text, choice Text, begins_at Time, ends_on Text, ends_at Time,
        ended_at Time;
    /// What children let the person see.
    CHOICES_FOR_ADULT = "family_choice", LIST_CHOICE_FOR_ADULT: id Id, other Text, topic Text, choice Text, begins_at Time, ends_on Text,
        ends_at Time, ended_at Time;
    /// When the person was told of coming of age.
    HANDOVERS = "handover_notice", LIST_HANDOVER: day Text, days Number, told_at Time;
    /// Invitations that the person used, without their codes.
    INVITATIONS = "invitation", LIST_INVITATION: id Id, kind Text, organisation Text, offer Json, address Text, created_at Time,
        expires_at Time, used_at Time, withdrawn_at Time;
    /// Claims that a desk looked at.
    CLAIMS = "claim", LIST_CLAIM: id Id, why Text, asked_at Time, decided_at Time, outcome Text;
    /// When the person was found to be known twice.
    MERGES = "merge", LIST_MERGE: id Id, why Text, at Time, undone_at Time;
    /// What sources say about the person.
    SOURCE_PERSONS = "source_person", LIST_SOURCE_PERSON: id Id, title Text, source Text, source_key Text, fields Json, changed_at Time,
        retired_at Time;
    /// Records about the person, and those that they hold.
    RECORDS = "record", LIST_RECORD: id Id, kind Text, organisation Text, within_id Id, at Time, amount Number, state Text, body Json,
        own Json, files Json, source Text, source_key Text, changed_at Time, retired_at Time;
    /// What the person holds.
    HOLDINGS = "holding", LIST_HOLDING: id Id, record_id Id, role Text, begins_on Text, begins_at Time, ends_on Text, ends_at Time,
        source Text, source_key Text, retired_at Time;
    /// Settings of a firm that the person changed.
    SETTING_CHANGES = "setting_change", LIST_SETTING_CHANGE: id Id, organisation Text, field Text, before Text, after Text, at Time;
    /// What a source said about the person and was not taken.
    DEFECTS = "import_defect", LIST_DEFECT: id Id, source Text, file Text, line Number, source_key Text, field Text, code Text,
        detail Text;
    /// Who looked at the person's data.
    SIGHTS = "sight", LIST_SIGHT: id Id, at Time, viewer Text, relation Text, relation_id Id, topic Text, organisation Text, request Text;
    /// When the person looked at somebody else's.
    LOOKED = "sight", LIST_LOOKED: id Id, at Time, relation Text, topic Text, request Text;
}
