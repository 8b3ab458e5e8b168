//! The list of all SQL texts, so that a test can prepare each one on both engines.

/// Declares the SQL texts of a module as constants, and gathers them in `ALL` as (name, text).
macro_rules! sql {
    ($($name:ident = $text:literal;)+) => {
        $(const $name: &str = $text;)+
        /// Every statement of this module: name and text.
        pub(crate) const ALL: &[(&str, &str)] = &[$((stringify!($name), $text)),+];
    };
}
pub(crate) use sql;

/// A statement as the prepare test sees it: module, name and text.
pub type Prepared = (&'static str, &'static str, &'static str);

/// Every SQL text of this crate.
#[must_use]
pub fn statements() -> Vec<Prepared> {
    let modules: &[(&'static str, &'static [(&'static str, &'static str)])] = &[
        ("affiliation", crate::affiliation::ALL),
        ("balance", crate::balance::ALL),
        ("browser", crate::browser::ALL),
        ("ceremony", crate::ceremony::ALL),
        ("child_news", crate::child_news::ALL),
        ("claim", crate::claim::ALL),
        ("consent_event", crate::consent_event::ALL),
        ("contact", crate::contact::ALL),
        ("data_export", crate::data_export::ALL),
        ("erasure", crate::erasure::ALL),
        ("event", crate::event::ALL),
        ("invitation", crate::invitation::ALL),
        ("job", crate::job::ALL),
        ("family_choice", crate::family_choice::ALL),
        ("guardianship", crate::guardianship::ALL),
        ("handover_notice", crate::handover_notice::ALL),
        ("held", crate::held::ALL),
        ("held_tables", crate::held::tables::ALL),
        ("lifecycle", crate::lifecycle::ALL),
        ("mail_proof", crate::mail_proof::ALL),
        ("match_pair", crate::match_pair::ALL),
        ("merge", crate::merge::ALL),
        ("merge", crate::merge::ALL_MOVING),
        ("merge", crate::merge::ALL_SAID),
        ("message_choice", crate::message_choice::ALL),
        ("notice_link", crate::notice_link::ALL),
        ("organisation", crate::organisation::ALL),
        ("outbox", crate::outbox::ALL),
        ("passkey", crate::passkey::ALL),
        ("past", crate::past::ALL),
        ("person", crate::person::ALL),
        ("portal_facts", crate::portal_facts::ALL),
        ("publication", crate::publication::ALL),
        ("rate_limit", crate::rate_limit::ALL),
        ("record_list", crate::record_list::ALL),
        ("recipient", crate::recipient::ALL),
        ("recipient_subject", crate::recipient_subject::ALL),
        ("recovery", crate::recovery::ALL),
        ("recovery_code", crate::recovery_code::ALL),
        ("recovery_wait", crate::recovery_wait::ALL),
        ("rights_request", crate::rights_request::ALL),
        ("session", crate::session::ALL),
        ("sight", crate::sight::ALL),
        ("setting_change", crate::setting_change::ALL),
        ("sign_up", crate::sign_up::ALL),
        ("source_said", crate::source_said::ALL),
        ("tombstone", crate::tombstone::ALL),
        ("terms_acceptance", crate::terms_acceptance::ALL),
        ("vouch", crate::vouch::ALL),
        ("guardian_claim", crate::guardian_claim::ALL),
        ("holding", crate::holding::ALL),
        ("import_batch", crate::import_batch::ALL),
        ("import_defect", crate::import_defect::ALL),
        ("record", crate::record::ALL),
        ("source", crate::source::ALL),
        ("source_person", crate::source_person::ALL),
        ("source_row", crate::source_row::ALL),
        ("webhook", crate::webhook::ALL),
    ];
    modules.iter().flat_map(|(module, all)| all.iter().map(move |(name, text)| (*module, *name, *text))).collect()
}
