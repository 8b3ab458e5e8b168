//! Words of the list of sessions, and of devices anywhere.

use super::Outcome;

/// Where a person is signed in.
#[derive(Debug)]
pub struct SessionsTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// A browser on a system.
    pub device: fn(browser: &str, system: &str) -> String,
    /// A device that does not say what it is.
    pub unknown_device: &'static str,
    /// The session at hand.
    pub this_one: &'static str,
    /// The heading over the others.
    pub others: &'static str,
    /// When it began.
    pub first_seen: &'static str,
    /// When it was last used.
    pub last_seen: &'static str,
    /// The last use of the session at hand.
    pub now: &'static str,
    /// Where it is.
    pub place: &'static str,
    /// The button that ends one.
    pub end: &'static str,
    /// The same for screen readers, with its device.
    pub end_named: fn(device: &str) -> String,
    /// The button that ends all others.
    pub end_others: &'static str,
    /// What that does.
    pub end_others_text: &'static str,
    /// There are no others.
    pub alone: Outcome,
    /// After one was ended.
    pub ended: &'static str,
    /// After all others were ended.
    pub others_ended: &'static str,
    /// The session to end is not on the list.
    pub gone: &'static str,
}
