//! The table of words. One struct a feature; plain texts are `&'static str`, sentences with something in them are
//! functions, so that each language decides order and plurals itself. Names and addresses arrive isolated.

use super::{DateTexts, ErrorTexts, MailTexts};

/// Every word of one language.
#[derive(Debug)]
pub struct Texts {
    /// Words that stand around every page.
    pub shell: ShellTexts,
    /// The front page.
    pub landing: LandingTexts,
    /// Signing up.
    pub sign_up: SignUpTexts,
    /// Links and codes that do not work any more.
    pub outcomes: OutcomeTexts,
    /// Creating and using passkeys, whatever the page.
    pub ceremony: CeremonyTexts,
    /// Signing in.
    pub sign_in: SignInTexts,
    /// The home page.
    pub home: HomeTexts,
    /// The list of passkeys.
    pub passkeys: PasskeysTexts,
    /// Getting back in.
    pub recover: RecoverTexts,
    /// Error pages.
    pub failures: FailureTexts,
    /// The mailbox of a local demo.
    pub dev_mail: DevMailTexts,
    /// Legal documents.
    pub legal: LegalTexts,
    /// Stable codes and their texts.
    pub errors: ErrorTexts,
    /// Mails.
    pub mail: MailTexts,
    /// Days and moments.
    pub dates: DateTexts,
}

/// Words that stand around every page.
#[derive(Debug)]
pub struct ShellTexts {
    /// Page and brand in the document's title.
    pub title: fn(page: &str, brand: &str) -> String,
    /// The title of a page whose form was refused.
    pub title_with_error: fn(title: &str) -> String,
    /// The first link of the page.
    pub skip: &'static str,
    /// The accessible name of the navigation.
    pub navigation: &'static str,
    /// The link to `/home`.
    pub home: &'static str,
    /// The link to `/account/passkeys`.
    pub passkeys: &'static str,
    /// The link to `/sign-in`.
    pub sign_in: &'static str,
    /// The button that ends the session.
    pub sign_out: &'static str,
    /// The accessible name of the language button, with the language's own name.
    pub language: fn(own_name: &str) -> String,
    /// The heading of the choice of languages.
    pub choose_language: &'static str,
    /// The link to the operator's help.
    pub support: &'static str,
    /// The heading over refused fields.
    pub form_refused: &'static str,
    /// The accessible name of the steps of a journey.
    pub step: fn(step: u8, of: u8) -> String,
}

/// The front page.
#[derive(Debug)]
pub struct LandingTexts {
    /// Title of the document.
    pub title: &'static str,
    /// What this is, in one breath.
    pub heading: &'static str,
    /// The sentence under it.
    pub lead: fn(brand: &str) -> String,
    /// The first button.
    pub sign_up: &'static str,
    /// The second button.
    pub sign_in: &'static str,
    /// The button for somebody who is signed in.
    pub go_home: &'static str,
    /// The heading over the three reasons, for screen readers.
    pub reasons: &'static str,
    /// Each reason: a heading and a sentence.
    pub reason_no_password: (&'static str, &'static str),
    /// See above.
    pub reason_only_you: (&'static str, &'static str),
    /// See above.
    pub reason_any_device: (&'static str, &'static str),
    /// The heading over the three steps.
    pub steps: &'static str,
    /// Each step: a heading and a sentence.
    pub step_name: (&'static str, &'static str),
    /// See above.
    pub step_mail: (&'static str, &'static str),
    /// See above.
    pub step_passkey: (&'static str, &'static str),
}

/// Signing up.
#[derive(Debug)]
pub struct SignUpTexts {
    /// Title and heading of the form.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// Label of the name.
    pub name: &'static str,
    /// What to type there.
    pub name_hint: &'static str,
    /// Label of the address.
    pub email: &'static str,
    /// What happens with it.
    pub email_hint: &'static str,
    /// The button.
    pub submit: &'static str,
    /// The question before the link to `/sign-in`.
    pub have_account: &'static str,
    /// Title and heading after the form.
    pub sent_title: &'static str,
    /// Where the mail went and how long it works.
    pub sent_lead: fn(address: &str) -> String,
    /// The two ways to go on.
    pub sent_ways: &'static str,
    /// Label of the code.
    pub code: &'static str,
    /// What the code looks like.
    pub code_hint: &'static str,
    /// The button under the code.
    pub code_submit: &'static str,
    /// The heading over sending again.
    pub no_mail: &'static str,
    /// What to look at first.
    pub no_mail_hint: &'static str,
    /// The button that sends again.
    pub resend: &'static str,
    /// Before the remaining time, as in "in 0:45".
    pub resend_wait: &'static str,
    /// After the mail was sent again.
    pub resent: &'static str,
    /// The link back to the form.
    pub other_address: &'static str,
    /// The note of a local demo.
    pub demo_mail: &'static str,
    /// The link of a local demo.
    pub demo_mail_open: &'static str,
    /// Title and heading of the page behind the link.
    pub confirm_title: &'static str,
    /// Which address, if it is known.
    pub confirm_lead: fn(address: &str) -> String,
    /// The same without an address.
    pub confirm_lead_plain: &'static str,
    /// Why a button is asked for.
    pub confirm_why: &'static str,
    /// The button.
    pub confirm_submit: &'static str,
    /// Title and heading of the first passkey.
    pub passkey_title: &'static str,
    /// What will happen.
    pub passkey_lead: &'static str,
}

/// A page that ends a way: heading and sentence.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// Title and heading.
    pub title: &'static str,
    /// What happened, what was not lost and what comes next.
    pub text: &'static str,
}

/// Links and codes that do not work any more.
#[derive(Debug)]
pub struct OutcomeTexts {
    /// The link is too old.
    pub expired: Outcome,
    /// The link was used before.
    pub spent: Outcome,
    /// The link is not known.
    pub unknown: Outcome,
    /// The address already has an account.
    pub address_taken: Outcome,
    /// The link to `/sign-up`.
    pub new_mail: &'static str,
    /// The link to `/sign-in`.
    pub sign_in: &'static str,
    /// The link to `/recover`.
    pub recover: &'static str,
}

/// Creating and using passkeys, whatever the page.
#[derive(Debug)]
pub struct CeremonyTexts {
    /// The button that creates one.
    pub create: &'static str,
    /// The button that signs in.
    pub sign_in: &'static str,
    /// The question that unfolds.
    pub what: &'static str,
    /// The answer.
    pub what_text: &'static str,
    /// What to do without script, on creating.
    pub no_script_create: &'static str,
    /// What to do without script, on signing in.
    pub no_script_sign_in: &'static str,
    /// The person closed the dialogue while signing in.
    pub cancelled_sign_in: Outcome,
    /// The person closed the dialogue while creating.
    pub cancelled_create: Outcome,
    /// Another ceremony took over.
    pub aborted: Outcome,
    /// This device already holds one.
    pub already_registered: Outcome,
    /// The page is not served safely.
    pub insecure: Outcome,
    /// The browser knows no passkeys.
    pub unsupported: Outcome,
    /// The server was not reached.
    pub offline: Outcome,
    /// Anything else.
    pub unexpected: Outcome,
    /// The passkey is of nobody here.
    pub unknown: Outcome,
    /// The answer did not hold.
    pub refused: Outcome,
    /// It took too long.
    pub expired: Outcome,
    /// The session is over.
    pub session_needed: Outcome,
    /// The last passkey was too long ago.
    pub recent_auth_needed: Outcome,
    /// The address belongs to an account already.
    pub address_taken: Outcome,
    /// Too many tries.
    pub too_many: Outcome,
    /// The server is busy or down.
    pub unavailable: Outcome,
}

/// Signing in.
#[derive(Debug)]
pub struct SignInTexts {
    /// Title of the document.
    pub title: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// Label of the field that offers passkeys.
    pub autofill: &'static str,
    /// What to do there.
    pub autofill_hint: &'static str,
    /// Before the link to `/sign-up`.
    pub new_here: &'static str,
    /// The link.
    pub sign_up: &'static str,
    /// Before the link to `/recover`.
    pub cannot: &'static str,
    /// The link.
    pub recover: &'static str,
    /// After signing out.
    pub signed_out: &'static str,
    /// After the session ended by itself.
    pub session_ended: &'static str,
    /// When a page asked for a session.
    pub needed: &'static str,
    /// When a sensitive page asked for a recent passkey.
    pub again: &'static str,
}

/// The home page.
#[derive(Debug)]
pub struct HomeTexts {
    /// Title of the document.
    pub title: &'static str,
    /// The greeting before noon.
    pub morning: fn(name: &str) -> String,
    /// The greeting after noon.
    pub afternoon: fn(name: &str) -> String,
    /// The greeting in the evening and at night.
    pub evening: fn(name: &str) -> String,
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

/// Getting back in.
#[derive(Debug)]
pub struct RecoverTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// What to try, in this order: a heading and a sentence.
    pub other_device: (&'static str, &'static str),
    /// See above.
    pub phone: (&'static str, &'static str),
    /// See above.
    pub support: (&'static str, &'static str),
    /// The link to the operator's help.
    pub contact: fn(brand: &str) -> String,
    /// Why a mail is not enough.
    pub why: &'static str,
    /// The link to `/sign-in`.
    pub back: &'static str,
}

/// Error pages.
#[derive(Debug)]
pub struct FailureTexts {
    /// 400.
    pub bad_request: Outcome,
    /// 401.
    pub sign_in_needed: Outcome,
    /// 403.
    pub forbidden: Outcome,
    /// 404.
    pub not_found: Outcome,
    /// 405.
    pub method_not_allowed: Outcome,
    /// 413.
    pub too_large: Outcome,
    /// 429.
    pub too_many_requests: Outcome,
    /// When to try again, in seconds.
    pub retry_after: fn(seconds: u64) -> String,
    /// 503.
    pub unavailable: Outcome,
    /// 500.
    pub internal: Outcome,
    /// The link to the front page or home.
    pub home: &'static str,
    /// The number to tell, in small print.
    pub request: &'static str,
}

/// The mailbox of a local demo.
#[derive(Debug)]
pub struct DevMailTexts {
    /// Title and heading.
    pub title: &'static str,
    /// What this is.
    pub lead: &'static str,
    /// The empty state.
    pub empty: Outcome,
    /// The link of the empty state.
    pub empty_link: &'static str,
    /// Heads of the list.
    pub to: &'static str,
    /// See above.
    pub subject: &'static str,
    /// See above.
    pub sent: &'static str,
    /// The accessible name of the frame with the mail.
    pub content: &'static str,
    /// The twin without HTML.
    pub plain: &'static str,
    /// The link back to the list.
    pub back: &'static str,
}

/// Legal documents.
#[derive(Debug)]
pub struct LegalTexts {
    /// The date of the text.
    pub as_of: &'static str,
}
