//! Words on the way in: the front page, signing up and signing in.

use super::Outcome;

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
    /// Which address.
    pub confirm_lead: fn(address: &str) -> String,
    /// Why a button is asked for.
    pub confirm_why: &'static str,
    /// The button.
    pub confirm_submit: &'static str,
    /// Title and heading of the first passkey.
    pub passkey_title: &'static str,
    /// What will happen.
    pub passkey_lead: &'static str,
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
    /// The link to `/sign-up`.
    pub new_mail: &'static str,
    /// The link to `/sign-in`.
    pub sign_in: &'static str,
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
