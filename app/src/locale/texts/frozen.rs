//! Words of freezing an account, thawing it, and "this was not me".

use super::Outcome;

/// `/not-me`, `/account/freeze` and `/account/frozen`.
#[derive(Debug)]
pub struct FrozenTexts {
    /// Title and heading of freezing.
    pub freeze_title: &'static str,
    /// When to do it.
    pub freeze_lead: &'static str,
    /// What it does, one sentence each.
    pub freeze_does: [&'static str; 3],
    /// What it does to a passkey that the entry is about.
    pub freeze_event: &'static str,
    /// The button.
    pub freeze_submit: &'static str,
    /// The link that goes back.
    pub freeze_back: &'static str,
    /// After freezing.
    pub frozen_now: Outcome,
    /// Title and heading of a frozen account.
    pub frozen_title: &'static str,
    /// Since when.
    pub frozen_lead: fn(moment: &str) -> String,
    /// The heading over what still works.
    pub works: &'static str,
    /// What still works, one sentence each.
    pub works_list: [&'static str; 3],
    /// The heading over thawing.
    pub thaw: &'static str,
    /// When to do it, and what to look at then.
    pub thaw_text: &'static str,
    /// The button.
    pub thaw_submit: &'static str,
    /// After thawing.
    pub thawed: &'static str,
    /// After the person showed the passkey that thawing asks for.
    pub thaw_again: &'static str,
    /// Title and heading of the link in a notice.
    pub not_me_title: &'static str,
    /// What the notice was about.
    pub happened: HappenedTexts,
    /// That looking changes nothing.
    pub not_me_was_you: &'static str,
    /// What stopping does.
    pub stop_text: &'static str,
    /// The button.
    pub stop_submit: &'static str,
    /// What freezing does.
    pub not_me_freeze: &'static str,
    /// What it does to the passkey.
    pub not_me_passkey: &'static str,
    /// The same for an address.
    pub not_me_address: &'static str,
    /// The same for recovery codes.
    pub not_me_codes: &'static str,
    /// After stopping.
    pub stopped: Outcome,
    /// The link was used before.
    pub spent: Outcome,
    /// The link is not known.
    pub unknown: Outcome,
    /// The account is frozen already.
    pub already: Outcome,
    /// The link to `/sign-in`.
    pub sign_in: &'static str,
    /// The link to `/recover`.
    pub recover: &'static str,
}

/// What the notice behind a link was about, one sentence each.
#[derive(Debug)]
pub struct HappenedTexts {
    /// A passkey was added.
    pub passkey_added: &'static str,
    /// A passkey was removed.
    pub passkey_removed: &'static str,
    /// An address was added.
    pub address_added: &'static str,
    /// An address was removed.
    pub address_removed: &'static str,
    /// A suspended passkey was allowed again.
    pub passkey_trusted: &'static str,
    /// Another address became the primary one.
    pub primary_changed: &'static str,
    /// Somebody signed in from a new browser.
    pub new_device: &'static str,
    /// Recovery codes were made.
    pub codes_made: &'static str,
    /// The first proof of a recovery was given.
    pub recovery_proved: &'static str,
    /// A recovery is waiting.
    pub recovery: &'static str,
    /// The account was recovered.
    pub recovered: &'static str,
    /// The account was thawed.
    pub thawed: &'static str,
    /// A copy of everything was asked for.
    pub export_asked: &'static str,
    /// Erasing the account was asked for.
    pub erasure_asked: &'static str,
    /// Anything else.
    pub other: &'static str,
}
