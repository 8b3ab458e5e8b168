//! Words behind the door.

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
    /// The heading over what needs the person.
    pub needs: &'static str,
    /// A second passkey: title and reason.
    pub need_second: Outcome,
    /// A passkey for this device: title and reason.
    pub need_this_device: Outcome,
    /// The heading of the empty state.
    pub empty: &'static str,
    /// Why it is empty and what comes.
    pub empty_text: fn(brand: &str) -> String,
    /// The heading over the account's tiles.
    pub account: &'static str,
    /// How many passkeys there are.
    pub passkeys: fn(count: u32) -> String,
    /// What the tile leads to.
    pub passkeys_text: &'static str,
}

/// The list of passkeys.
#[derive(Debug)]
pub struct PasskeysTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// The name of a passkey whose provider is not known.
    pub unnamed: &'static str,
    /// When it was made.
    pub created: &'static str,
    /// When it last opened the door.
    pub used: &'static str,
    /// When it never did.
    pub never_used: &'static str,
    /// It is on several devices.
    pub synced: &'static str,
    /// It is on one device.
    pub this_device_only: &'static str,
    /// The heading of the list, for screen readers.
    pub list: &'static str,
    /// The heading over the button.
    pub add: &'static str,
    /// The sentence over the button.
    pub add_text: &'static str,
    /// After one was added.
    pub added: &'static str,
}
