//! Words around the pages of the account.

/// The account's own navigation.
#[derive(Debug)]
pub struct AccountTexts {
    /// The link in the header.
    pub account: &'static str,
    /// The accessible name of the navigation.
    pub navigation: &'static str,
    /// The link to `/account`.
    pub profile: &'static str,
    /// The link to `/account/addresses`.
    pub addresses: &'static str,
    /// The link to `/account/messages`.
    pub messages: &'static str,
    /// The link to `/account/passkeys`.
    pub passkeys: &'static str,
    /// The link to `/account/recovery`.
    pub recovery: &'static str,
    /// The link to `/account/sessions`.
    pub sessions: &'static str,
    /// The link to `/account/consents`.
    pub consents: &'static str,
    /// The link to `/account/privacy`.
    pub privacy: &'static str,
    /// The link to `/account/activity`.
    pub activity: &'static str,
    /// The link to `/account/family`.
    pub family: &'static str,
    /// The link to `/account/seen`.
    pub seen: &'static str,
    /// The link to `/account/organisation`.
    pub organisation: &'static str,
    /// After using a passkey on the way, above a form that was kept.
    pub kept: &'static str,
}
