//! Words of the list of passkeys and of what can be done with one.

use super::Outcome;

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
    /// After one got another name.
    pub renamed: &'static str,
    /// After one was removed.
    pub removed: &'static str,
    /// After its owner said that a suspended one is theirs.
    pub trusted: &'static str,
    /// What was to be changed is not on the list.
    pub gone: &'static str,
    /// No passkey opens the account.
    pub risk_none: Outcome,
    /// The account hangs on one passkey.
    pub risk_one: Outcome,
    /// No passkey is synced.
    pub risk_unsynced: Outcome,
    /// Where getting back in is prepared.
    pub risk_recovery: &'static str,
    /// One is refused until its owner says whose it is.
    pub suspended: Outcome,
    /// The button by which its owner says that it is theirs.
    pub trust: &'static str,
    /// What unfolds the form with the name.
    pub rename: &'static str,
    /// Label of the name.
    pub name: &'static str,
    /// What to type there.
    pub name_hint: &'static str,
    /// The button under the name.
    pub rename_submit: &'static str,
    /// The link to the page that removes it.
    pub remove: &'static str,
    /// The same for screen readers, with its name.
    pub remove_named: fn(name: &str) -> String,
    /// Words of that page.
    pub removal: RemovalTexts,
}

/// The page that removes a passkey.
#[derive(Debug)]
pub struct RemovalTexts {
    /// Title.
    pub title: &'static str,
    /// The heading, with the passkey's name.
    pub heading: fn(name: &str) -> String,
    /// What happens.
    pub lead: &'static str,
    /// What the device keeps.
    pub device: &'static str,
    /// It is the last one.
    pub last: Outcome,
    /// None that is left is synced.
    pub unsynced: Outcome,
    /// The tick for the last one.
    pub sure: &'static str,
    /// The button.
    pub submit: &'static str,
    /// The link back.
    pub keep: &'static str,
}
