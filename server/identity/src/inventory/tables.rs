//! The table of tables, in the order of their migrations: for each its columns by what they are, the export, the erasure, the clock. Rows and
//! nothing else, so it stays one file however many there are.

use super::Erased::{AndLoosened, By, ByAddress, ByAny, ByIdOrAddress, BySubject, Emptied, FromLedger, Kept, With};
use super::Exported::{In, Not};
use super::{RetentionClock as Clock, Section, TableFacts};

macro_rules! tables {
    ($($name:ident {
        people: $($people:ident)*; personal: $($personal:ident)*; secret: $($secret:ident)*; plain: $($plain:ident)*;
        $export:expr, $erased:expr, $clock:expr
    })+) => {
        /// Every table of the database but those of the migrations themselves.
        pub const TABLES: &[TableFacts] = &[$(TableFacts {
            name: stringify!($name),
            people: &[$(stringify!($people)),*],
            personal: &[$(stringify!($personal)),*],
            secret: &[$(stringify!($secret)),*],
            plain: &[$(stringify!($plain)),*],
            export: $export,
            erased: $erased,
            clock: $clock,
        }),+];
    };
}

tables! {
    person {
        people: id merged_into;
        personal: name preferred_name birth_date birth_date_by language time_zone look passkey_offer_at frozen_at session_epoch
            restricted_at gpc_at claims_wait_since created_at;
        secret: user_handle;
        plain:;
        In(Section::Person), By("id"), Clock::Account
    }
    contact {
        people: person_id;
        personal: address address_folded is_primary verified_at created_at suspended_at;
        secret:;
        plain: id;
        In(Section::Addresses), By("person_id"), Clock::Account
    }
    passkey {
        people: person_id;
        personal: aaguid name transports backup_eligible backup_state created_at created_on last_used_at last_used_on suspended_at;
        secret: credential_id credential;
        plain: id counter;
        In(Section::Passkeys), By("person_id"), Clock::Account
    }
    session {
        people: person_id;
        personal: device network authenticated_at created_at seen_at expires_at;
        secret: id_hash state;
        plain: level;
        In(Section::Sessions), By("person_id"), Clock::Sessions
    }
    ceremony {
        people:;
        personal: state;
        secret: challenge_hash binding;
        plain: kind expires_at;
        Not("gone within five minutes, and not known whose it is"),
        Kept("gone within five minutes; it opens nothing without the session, and that is gone"),
        Clock::Ceremonies
    }
    sign_up {
        people:;
        personal: name address address_folded language mailed_at created_at confirmed_at finished_at;
        secret: user_handle token_hash code_hash;
        plain: id code_tries mails expires_at;
        In(Section::SignUps), ByAddress, Clock::SignUps
    }
    mail_outbox {
        people: person_id;
        personal: created_at sent_at given_up_at;
        secret: sealed;
        plain: id attempts due_at;
        In(Section::Letters), By("person_id"), Clock::Mail
    }
    event_chain {
        people: stream;
        personal: length;
        secret: head pruned_head;
        plain: pruned_length;
        Not("proves that the activity is complete, and says nothing more than it"), By("stream"), Clock::Account
    }
    event {
        people: stream person_id;
        personal: at kind detail;
        secret: previous hash;
        plain: id position request;
        In(Section::Activity), FromLedger("stream"), Clock::Activity
    }
    rate_limit {
        people:;
        personal:;
        secret: bucket;
        plain: full_at;
        Not("gone within hours; a hash that does not say whose it is"),
        Kept("gone within hours; a hash that does not say whose it is"),
        Clock::Limits
    }
    browser {
        people: person_id;
        personal: first_seen_at seen_at;
        secret: key_hash;
        plain:;
        In(Section::Browsers), By("person_id"), Clock::Browsers
    }
    mail_proof {
        people: person_id;
        personal: purpose address address_folded language mailed_at created_at spent_at;
        secret: token_hash code_hash;
        plain: id code_tries mails expires_at;
        In(Section::Addresses), ByIdOrAddress("person_id"), Clock::MailProofs
    }
    recovery {
        people: person_id;
        personal: created_at proved_at granted_at granted_by finished_at stopped_at;
        secret:;
        plain: id first_proof second_proof;
        In(Section::Recovery), By("person_id"), Clock::Recoveries
    }
    recovery_wait {
        people: person_id;
        personal: started_at ready_at until granted_at ended_at;
        secret:;
        plain: id tell_at;
        In(Section::Recovery), By("person_id"), Clock::Recoveries
    }
    recovery_code {
        people: person_id;
        personal: created_at used_at;
        secret: code_hash;
        plain: id;
        In(Section::Recovery), By("person_id"), Clock::Account
    }
    notice_link {
        people: person_id;
        personal: notice subject_id created_at used_at;
        secret: token_hash;
        plain: expires_at;
        In(Section::Letters), By("person_id"), Clock::NoticeLinks
    }
    publication {
        people:;
        personal:;
        secret:;
        plain: kind name version editorial facts facts_hash published_at;
        Not("published by the house; texts that the person answered are exported with the answers"),
        Kept("published by the house, about nobody"),
        Clock::House
    }
    publication_text {
        people:;
        personal:;
        secret:;
        plain: kind name version language body hash published_at;
        Not("published by the house; texts that the person answered are exported with the answers"),
        Kept("published by the house, about nobody"),
        Clock::House
    }
    consent_event {
        people: subject_id actor_id;
        personal: at authority relation_id purpose version language text_hash state valid_until channel;
        secret: previous hash;
        plain: id position request;
        In(Section::Consents), FromLedger("subject_id"), Clock::Account
    }
    terms_acceptance {
        people: person_id;
        personal: document version language text_hash channel at;
        secret:;
        plain: id request;
        In(Section::Terms), FromLedger("person_id"), Clock::Account
    }
    message_choice {
        people: person_id;
        personal: topic channel wanted at;
        secret:;
        plain:;
        In(Section::Messages), By("person_id"), Clock::Account
    }
    recipient {
        people:;
        personal:;
        secret: secret old_secret token_key old_token_key;
        plain: id name webhook_url old_until created_at removed_at;
        Not("of the house; its name stands beside what it knows about the person"), Kept("another system, about nobody"), Clock::House
    }
    recipient_subject {
        people: person_id;
        personal: recipient subject;
        secret:;
        plain: told standing;
        In(Section::Recipients), By("person_id"), Clock::Account
    }
    webhook {
        people:;
        personal: subject kind payload created_at delivered_at dead_at;
        secret:;
        plain: id recipient position attempts due_at last_error;
        In(Section::Recipients), BySubject, Clock::Webhooks
    }
    lifecycle {
        people: person_id;
        personal: warned_at suspend_at suspended_at erase_at;
        secret:;
        plain:;
        In(Section::Recovery), By("person_id"), Clock::Account
    }
    rights_request {
        people: person_id;
        personal: kind law language about words asked_at acknowledged_at due_at extended_at extension_reason closed_at outcome
            answer;
        secret: subject_hash;
        plain: id acknowledge_by remind_at;
        In(Section::Requests), Emptied { key: "person_id", texts: &["about", "words", "answer"] }, Clock::Requests
    }
    data_export {
        people: person_id;
        personal: language asked_at ready_at failed_at expires_at size;
        secret: archive;
        plain: id request_id steps steps_done attempts due_at;
        In(Section::Exports), By("person_id"), Clock::Exports
    }
    erasure {
        people: person_id;
        personal: asked_at due_at;
        secret:;
        plain: request_id;
        In(Section::Erasure), By("person_id"), Clock::Account
    }
    erasing {
        people: person_id;
        personal:;
        secret:;
        plain:;
        Not("stands only within the transaction that erases the person"), By("person_id"), Clock::Account
    }
    tombstone {
        people:;
        personal:;
        secret: hash;
        plain: erased_at;
        Not("of persons who have no account any more"),
        Kept("a keyed hash, so that an import does not bring the person back"),
        Clock::Tombstones
    }
    job {
        people:;
        personal:;
        secret:;
        plain: name due_at;
        Not("of the house, about nobody"), Kept("of the house, about nobody"), Clock::House
    }
    organisation {
        people:;
        personal:;
        secret: hash;
        plain: id kind name country time_zone languages accent mail phone website parent_id source source_key created_at ended_at;
        Not("a school, bank or firm, not a person; its name stands beside what it says"), Kept("about no person"), Clock::House
    }
    source {
        people:;
        personal:;
        secret: token_hash;
        plain: name mapping title organisation_id spoke_at created_at;
        Not("a system, not a person; its name stands beside what it says"), Kept("about nobody"), Clock::House
    }
    source_person {
        people: person_id;
        personal: source source_key fields changed_at retired_at;
        secret: hash;
        plain: id;
        In(Section::Records), By("person_id"), Clock::Account
    }
    affiliation {
        people: person_id sponsor_id;
        personal: role grade title rights begins_on begins_at ends_on ends_at attested_at warned_at suspended_at source source_key
            created_at retired_at;
        secret: hash;
        plain: id organisation_id;
        In(Section::Relations), AndLoosened { key: "person_id", others: &["sponsor_id"] }, Clock::Account
    }
    guardianship {
        people: adult_id child_id;
        personal: kind rights barred_at barred_why begins_on begins_at ends_on ends_at evidence verified_at news_off news_at source
            source_key created_at retired_at;
        secret: hash;
        plain: id organisation_id;
        In(Section::Relations), ByAny(&["adult_id", "child_id"]), Clock::Account
    }
    family_choice {
        people: child_id adult_id;
        personal: topic choice begins_at ends_on ends_at ended_at;
        secret:;
        plain: id;
        In(Section::Relations), ByAny(&["child_id", "adult_id"]), Clock::Account
    }
    handover_notice {
        people:;
        personal: day days told_at;
        secret:;
        plain: guardianship_id;
        In(Section::Relations), With("guardianship_id"), Clock::Account
    }
    invitation {
        people: person_id inviter_id used_by;
        personal: kind offer address created_at expires_at used_at withdrawn_at;
        secret: code_hash;
        plain: id organisation_id guardianship_id tries;
        In(Section::Relations), AndLoosened { key: "person_id", others: &["inviter_id"] }, Clock::Invitations
    }
    claim {
        people: person_id;
        personal: why asked_at decided_at outcome;
        secret:;
        plain: id invitation_id;
        In(Section::Relations), By("person_id"), Clock::Invitations
    }
    record {
        people: person_id;
        personal: kind at amount state body own files source source_key changed_at retired_at;
        secret: hash search;
        plain: id provider_id organisation_id within_id;
        In(Section::Records), By("person_id"), Clock::Records
    }
    holding {
        people: person_id;
        personal: role begins_on begins_at ends_on ends_at source source_key retired_at;
        secret: hash;
        plain: id record_id;
        In(Section::Records), By("person_id"), Clock::Account
    }
    setting_change {
        people: person_id;
        personal: field before after at;
        secret:;
        plain: id record_id organisation_id;
        In(Section::Records), AndLoosened { key: "record_id", others: &["person_id"] }, Clock::SettingChanges
    }
    sight {
        people: subject_id viewer_id;
        personal: relation relation_id topic at;
        secret:;
        plain: id organisation_id request;
        In(Section::Seen), AndLoosened { key: "subject_id", others: &["viewer_id"] }, Clock::Sights
    }
    import_batch {
        people:;
        personal:;
        secret: content_hash;
        plain: id source mode state rows_done rows_all report began_at ended_at;
        Not("counts of an import, about nobody"), Kept("counts of an import, about nobody"), Clock::Imports
    }
    import_defect {
        people:;
        personal: file line source_key field code detail;
        secret:;
        plain: id batch_id;
        In(Section::Records), With("batch_id"), Clock::Imports
    }
    match_pair {
        people: first_id second_id;
        personal: score reasons found_at decided_at outcome;
        secret:;
        plain: id;
        Not("compares two persons, and would tell each of them about the other"), ByAny(&["first_id", "second_id"]), Clock::MatchPairs
    }
    merge {
        people: kept_id merged_id;
        personal: why at undone_at;
        secret: moved;
        plain: id;
        In(Section::Relations), ByAny(&["kept_id", "merged_id"]), Clock::Merges
    }
    vouch {
        people: person_id voucher_id;
        personal: asked_at expires_at relation vouched_at ready_at stopped_at used_at;
        secret: word;
        plain: id tries;
        In(Section::Recovery), AndLoosened { key: "person_id", others: &["voucher_id"] }, Clock::Vouches
    }
}
