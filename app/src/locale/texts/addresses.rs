//! Words of the mail addresses of an account.

use super::Outcome;

/// The addresses.
#[derive(Debug)]
pub struct AddressesTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// The heading of the list, for screen readers.
    pub list: &'static str,
    /// The mark of the primary address.
    pub primary: &'static str,
    /// What the primary address is for.
    pub primary_text: &'static str,
    /// When an address was confirmed.
    pub verified: &'static str,
    /// Under an address that its owner said is not theirs.
    pub suspended: &'static str,
    /// The button that makes an address the primary one.
    pub make_primary: &'static str,
    /// The link to removing an address.
    pub remove: &'static str,
    /// The mark of an address that is not confirmed.
    pub pending: &'static str,
    /// Until when the mail works.
    pub pending_until: fn(moment: &str) -> String,
    /// The link to typing the code.
    pub enter_code: &'static str,
    /// The heading over the form.
    pub add: &'static str,
    /// Why another address is good to have.
    pub add_text: &'static str,
    /// Label of the address, and what happens with it.
    pub email: (&'static str, &'static str),
    /// The button.
    pub add_submit: &'static str,
    /// After an address was confirmed.
    pub added: &'static str,
    /// After an address that was not confirmed was dropped.
    pub dropped: &'static str,
    /// After an address was removed.
    pub removed: &'static str,
    /// After another address became the primary one.
    pub primary_changed: &'static str,
    /// Title and heading while an address waits for its code.
    pub sent_title: &'static str,
    /// Where the mail went and how long it works.
    pub sent_lead: fn(address: &str) -> String,
    /// The two ways to go on.
    pub sent_ways: &'static str,
    /// The heading over giving up on an address.
    pub drop: &'static str,
    /// What happens then.
    pub drop_text: &'static str,
    /// The button.
    pub drop_submit: &'static str,
    /// Title and heading of the page behind the link.
    pub confirm_title: &'static str,
    /// Which address.
    pub confirm_lead: fn(address: &str) -> String,
    /// Why a button is asked for.
    pub confirm_why: &'static str,
    /// The button.
    pub confirm_submit: &'static str,
    /// Title and heading of removing an address.
    pub remove_title: &'static str,
    /// What happens then.
    pub remove_lead: fn(address: &str) -> String,
    /// More of that for the primary address.
    pub remove_primary: &'static str,
    /// The button.
    pub remove_submit: &'static str,
    /// The link back.
    pub keep: &'static str,
    /// The only address cannot be removed.
    pub last: Outcome,
    /// The link is too old.
    pub expired: Outcome,
    /// The link was used before.
    pub spent: Outcome,
    /// The link is not known.
    pub unknown: Outcome,
    /// The link belongs to another account.
    pub not_yours: Outcome,
    /// Another account confirmed the address first.
    pub taken: Outcome,
    /// The link to the list.
    pub back: &'static str,
}
