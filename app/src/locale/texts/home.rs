//! Words of the home page.

use super::Outcome;

/// The home page.
#[derive(Debug)]
pub struct HomeTexts {
    /// Title of the document.
    pub title: &'static str,
    /// The greeting.
    pub hello: fn(name: &str) -> String,
    /// The sentence under the greeting at the first visit.
    pub first_visit: fn(brand: &str) -> String,
    /// The sentence under the greeting later.
    pub back: &'static str,
    /// Right after the account was made: recovery codes.
    pub first_codes: Outcome,
    /// The button that leads to them.
    pub first_codes_go: &'static str,
    /// The link that leaves them for later.
    pub first_codes_later: &'static str,
    /// The heading over what needs the person.
    pub needs: &'static str,
    /// A passkey is refused until its owner says whose it is.
    pub need_suspended: Outcome,
    /// No recovery codes were made.
    pub need_codes: Outcome,
    /// Some recovery codes were used.
    pub need_replace: Outcome,
    /// Consents are to be answered again: how many.
    pub need_consents: fn(count: usize) -> String,
    /// What holds until then.
    pub need_consents_text: &'static str,
    /// A second passkey: title and reason.
    pub need_second: Outcome,
    /// A copy of everything can be downloaded.
    pub need_copy: Outcome,
    /// A passkey for this device: title and reason.
    pub need_this_device: Outcome,
    /// The link that adds it.
    pub offer_add: &'static str,
    /// The button that puts the offer off.
    pub offer_later: &'static str,
    /// The button that ends the offer.
    pub offer_never: &'static str,
    /// After it was put off.
    pub offer_put_off: &'static str,
    /// After it was declined for good.
    pub offer_declined: &'static str,
    /// The heading of the empty state.
    pub empty: &'static str,
    /// The heading over the account's tiles.
    pub account: &'static str,
    /// How many passkeys there are.
    pub passkeys: fn(count: u32) -> String,
    /// What the tile leads to.
    pub passkeys_text: &'static str,
    /// See above.
    pub profile_text: &'static str,
    /// See above.
    pub addresses_text: &'static str,
    /// See above.
    pub recovery_text: &'static str,
    /// See above.
    pub sessions_text: &'static str,
    /// See above.
    pub activity_text: &'static str,
    /// What is behind the tile of the consents.
    pub consents_text: &'static str,
    /// What is behind the tile of one's data.
    pub privacy_text: &'static str,
}
