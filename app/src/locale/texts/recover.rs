//! Words of getting back in without a passkey.

use super::Outcome;

/// Getting back in.
#[derive(Debug)]
pub struct RecoverTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// That it works for somebody who is signed in too.
    pub signed_in: &'static str,
    /// That this browser has a recovery under way.
    pub under_way: &'static str,
    /// The link to where it stands.
    pub under_way_link: &'static str,
    /// What mostly helps: a heading and a sentence.
    pub other_device: (&'static str, &'static str),
    /// See above.
    pub phone: (&'static str, &'static str),
    /// The heading over the form.
    pub by_mail: &'static str,
    /// What follows after the form, and why.
    pub by_mail_text: &'static str,
    /// Label of the address.
    pub email: &'static str,
    /// Which address.
    pub email_hint: &'static str,
    /// The button.
    pub submit: &'static str,
    /// Before the operator's help.
    pub support: &'static str,
    /// The link to the operator's help.
    pub contact: fn(brand: &str) -> String,
    /// The link to `/sign-in`.
    pub back: &'static str,
    /// Where the mail went and how long it works; the same for every address.
    pub sent_lead: fn(address: &str) -> String,
    /// The two ways to go on.
    pub sent_ways: &'static str,
    /// The link back to the form.
    pub other_address: &'static str,
    /// Title and heading of the page behind the link.
    pub confirm_title: &'static str,
    /// Which address.
    pub confirm_lead: fn(address: &str) -> String,
    /// The button.
    pub confirm_submit: &'static str,
    /// The link was opened in another browser.
    pub other_browser: Outcome,
    /// The mail is too old.
    pub expired: Outcome,
    /// To which address a new mail can go.
    pub expired_again: fn(address: &str) -> String,
    /// The link was used before.
    pub spent: Outcome,
    /// The link is not known.
    pub unknown: Outcome,
    /// The recovery is finished, or was stopped.
    pub over: Outcome,
    /// The link to `/recover`.
    pub begin_again: &'static str,
    /// Title and heading of the second proof.
    pub proof_title: &'static str,
    /// Why a second proof is asked for.
    pub proof_lead: &'static str,
    /// The heading over the recovery code.
    pub saved_code: &'static str,
    /// What a recovery code is.
    pub saved_code_text: &'static str,
    /// Label of the code.
    pub saved_code_label: &'static str,
    /// What the code looks like.
    pub saved_code_hint: &'static str,
    /// The button under it.
    pub saved_code_submit: &'static str,
    /// When none are saved.
    pub no_codes: &'static str,
    /// The heading over the other addresses.
    pub second_address: &'static str,
    /// What happens.
    pub second_address_text: &'static str,
    /// The button of one address.
    pub second_address_submit: fn(address: &str) -> String,
    /// The heading over the waiting time.
    pub wait: &'static str,
    /// How long, and why.
    pub wait_text: fn(length: &str) -> String,
    /// Who is told, and who can stop it.
    pub wait_told: &'static str,
    /// A time of so many hours.
    pub wait_length: fn(hours: u64) -> String,
    /// The button.
    pub wait_submit: &'static str,
    /// When the wait has begun already.
    pub wait_running: fn(moment: &str) -> String,
    /// The link to `/recover/waiting`.
    pub wait_running_link: &'static str,
    /// The heading when the wait is over.
    pub wait_over: &'static str,
    /// Until when it can be used.
    pub wait_over_text: fn(moment: &str) -> String,
    /// The button.
    pub wait_over_submit: &'static str,
    /// Title and heading of the mail to another address.
    pub second_title: &'static str,
    /// Where the code went.
    pub second_lead: fn(address: &str) -> String,
    /// The link back to the second proof.
    pub other_ways: &'static str,
    /// Title and heading while waiting.
    pub waiting_title: &'static str,
    /// When it is over.
    pub waiting_lead: fn(moment: &str) -> String,
    /// What to do then: a heading and a sentence.
    pub waiting_return: (&'static str, &'static str),
    /// Who is told.
    pub waiting_told: (&'static str, &'static str),
    /// Who can stop it.
    pub waiting_stop: (&'static str, &'static str),
    /// Title and heading of the new passkey.
    pub passkey_title: &'static str,
    /// What creating it does.
    pub passkey_lead: &'static str,
    /// What happens to everything else.
    pub passkey_then: &'static str,
}
