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
    let modules: [(&'static str, &'static [(&'static str, &'static str)]); 15] = [
        ("browser", crate::browser::ALL),
        ("ceremony", crate::ceremony::ALL),
        ("contact", crate::contact::ALL),
        ("event", crate::event::ALL),
        ("mail_proof", crate::mail_proof::ALL),
        ("notice_link", crate::notice_link::ALL),
        ("outbox", crate::outbox::ALL),
        ("passkey", crate::passkey::ALL),
        ("person", crate::person::ALL),
        ("rate_limit", crate::rate_limit::ALL),
        ("recovery", crate::recovery::ALL),
        ("recovery_code", crate::recovery_code::ALL),
        ("recovery_wait", crate::recovery_wait::ALL),
        ("session", crate::session::ALL),
        ("sign_up", crate::sign_up::ALL),
    ];
    modules.into_iter().flat_map(|(module, all)| all.iter().map(move |(name, text)| (module, *name, *text))).collect()
}
