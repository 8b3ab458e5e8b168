//! Words of the readable copy of everything that is held about a person. A new section or column needs its words here and in each language,
//! or nothing compiles.

use portico_identity::inventory::Section;

use super::Outcome;

/// The document, and the note that lies beside it.
#[derive(Debug)]
pub struct ExportTexts {
    /// Title and heading.
    pub title: fn(portal: &str) -> String,
    /// When it was made.
    pub made: fn(moment: &str) -> String,
    /// That the same is in the other file, and what is left out.
    pub lead: &'static str,
    /// The heading over the list of sections.
    pub contents: &'static str,
    /// A section without anything.
    pub nothing: &'static str,
    /// A thing that is so.
    pub yes: &'static str,
    /// A thing that is not so.
    pub no: &'static str,
    /// What happened, as the heading of a column.
    pub event: &'static str,
    /// The note: what lies in the archive.
    pub readme: fn(portal: &str, moment: &str, schema: &str) -> String,
    /// Headings.
    pub sections: ExportSections,
    /// Names of what is told.
    pub labels: ExportLabels,
    /// What is told, where it is one of a few words.
    pub words: ExportWords,
}

macro_rules! section_texts {
    ($($section:ident $field:ident),+ $(,)?) => {
        /// The heading of each section and the sentence under it.
        #[derive(Debug)]
        pub struct ExportSections {
            $(
                #[doc = concat!("[`Section::", stringify!($section), "`].")]
                pub $field: Outcome
            ),+
        }

        impl ExportSections {
            /// The words of a section.
            pub fn of(&self, section: Section) -> &Outcome {
                match section { $(Section::$section => &self.$field),+ }
            }
        }
    };
}

section_texts! {
    Person person,
    Addresses addresses,
    Passkeys passkeys,
    Sessions sessions,
    Browsers browsers,
    Recovery recovery,
    SignUps sign_ups,
    Letters letters,
    Consents consents,
    Terms terms,
    Messages messages,
    Recipients recipients,
    Requests requests,
    Exports exports,
    Erasure erasure,
    Relations relations,
    Records records,
    Seen seen,
    Activity activity,
}

macro_rules! labels {
    ($($field:ident),+ $(,)?) => {
        /// The name of each column and key.
        #[derive(Debug)]
        pub struct ExportLabels {
            $(
                #[doc = concat!("`", stringify!($field), "`.")]
                pub $field: &'static str
            ),+
        }

        impl ExportLabels {
            /// The name of a key, if it has one.
            pub fn of(&self, key: &str) -> Option<&'static str> {
                match key { $(stringify!($field) => Some(self.$field),)+ _ => None }
            }

            /// Where a key stands among the others of a thing; what has no name stands last.
            pub fn place(key: &str) -> usize {
                let places = [$(stringify!($field)),+];
                places.iter().position(|place| *place == key).unwrap_or(places.len())
            }
        }
    };
}

// In the order in which they are read: what it is, then when, then what only programs need.
labels! {
    name, preferred_name, at, purpose, title, sentence, state, document, topic, channel, wanted, kind, recipient,
    organisation, role, other, viewer, relation, grade, rights, choice, amount, own, files, fields, field, before, after,
    begins_on, begins_at, ends_on, ends_at, attested_at, warned_at, barred_at, barred_why, evidence, day, days,
    told_at, news_off, news_at, offer, withdrawn_at, why, decided_at, undone_at, vouched_at,
    about, words, answer, outcome, address, is_primary, device, network, provider, language, version, birth_date,
    birth_date_by, time_zone, look, created_at, frozen_at, restricted_at, gpc_at, claims_wait_since, passkey_offer_at,
    session_epoch, verified_at, suspended_at, mailed_at, expires_at, spent_at, backup_eligible, backup_state, created_on, last_used_at,
    last_used_on, level, authenticated_at, seen_at, first_seen_at, used_at, proved_at, granted_at, granted_by,
    finished_at, stopped_at, started_at, ready_at, until, ended_at, confirmed_at, sent_at, given_up_at, notice,
    valid_until, authority, published_at, body, subject, delivered_at, dead_at, payload, law, asked_at,
    acknowledged_at, due_at, extended_at, extension_reason, closed_at, failed_at, size, count, first_at, last_at,
    detail, verified, proofs, codes, recoveries, waits, mails, links, entries, for_others, texts, acceptances,
    known_by, told, reads, used_for, data, shared_with, kept_for, changed, text, facts,
    affiliations, as_child, as_adult, choices, choices_for_you, announced, invitations, claims, merges, said,
    records, holdings, settings, not_taken, by_others, by_you, vouches, vouched_for, suspend_at, erase_at, unused,
    source, source_key, changed_at, retired_at, file, line, code, record_id, within_id, address_folded, aaguid,
    transports, text_hash, hash, request, actor_id, relation_id, subject_id, request_id, id,
}

macro_rules! words {
    ($($field:ident $value:literal),+ $(,)?) => {
        /// The words for stable names.
        #[derive(Debug)]
        pub struct ExportWords {
            $(
                #[doc = concat!("`", $value, "`.")]
                pub $field: &'static str
            ),+
        }

        impl ExportWords {
            /// The words for a stable name, if it has some.
            pub fn of(&self, value: &str) -> Option<&'static str> {
                match value { $($value => Some(self.$field),)+ _ => None }
            }
        }
    };
}

words! {
    requested "requested",
    given "given",
    refused "refused",
    withdrawn "withdrawn",
    expired "expired",
    oneself "self",
    guardian "guardian",
    signal "signal",
    rule "rule",
    account "account",
    sign_in "sign-in",
    sign_up "sign-up",
    mail "mail",
    gpc "gpc",
    portal "portal",
    visitor "visitor",
    confirmed "confirmed",
    signed_in "signed-in",
    recovering "recovering",
    code "code",
    address "address",
    waiting "waiting",
    export "export",
    erase "erase",
    correct "correct",
    restrict "restrict",
    object "object",
    other "other",
    light "light",
    dark "dark",
    customer "customer",
    student "student",
    teacher "teacher",
    member "member",
    admin "admin",
    grant "grant",
    withhold "withhold",
}
