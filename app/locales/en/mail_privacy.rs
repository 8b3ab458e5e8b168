//! English mails about consents and rights.

use crate::locale::{PrivacyMailsTexts, ToldMailTexts};

/// The words.
pub(super) const PRIVACY: PrivacyMailsTexts = PrivacyMailsTexts {
    stop: "Stop these reminders",
    export_ready: ToldMailTexts {
        subject: |brand| format!("Your copy of your data with {brand} is ready"),
        preheader: "Sign in to download it.",
        heading: "Your copy is ready",
        happened: |until, _| {
            format!(
                "You asked for a copy of all your data. It can be downloaded until {until}; then it is thrown away."
            )
        },
        next: "It holds personal things: download it only on a device that you trust. We ask for your passkey first.",
        button: Some("Go to the download"),
        why: own_account,
    },
    erasure_done: ToldMailTexts {
        subject: |brand| format!("Your account with {brand} has been erased"),
        preheader: "This is the last mail to this address.",
        heading: "Your account has been erased",
        happened: |_, _| {
            "The time to think it over has passed, and your account is gone with everything in it.".to_owned()
        },
        next: "This is our last mail to this address. You are welcome to sign up again whenever you like.",
        button: None,
        why: |brand| format!("You get this mail because an account with {brand} used this address until now."),
    },
    consent_ends: ToldMailTexts {
        subject: |brand| format!("A consent you gave {brand} ends soon"),
        preheader: "Do nothing, and it ends by itself.",
        heading: "A consent ends soon",
        happened: |purpose, moment| format!("You agreed to “{purpose}”. That ends on {moment}."),
        next: "If you want it to go on, agree again. If not, do nothing: it then ends by itself, and nothing else changes.",
        button: Some("Look at your consents"),
        why: |brand| {
            format!("You get this mail because your account with {brand} uses this address and wants reminders.")
        },
    },
    request_answered: ToldMailTexts {
        subject: |brand| format!("Your request to {brand} has an answer"),
        preheader: "Sign in to read it.",
        heading: "Your request has an answer",
        happened: |_, _| "You asked something about your data. The answer is in your account.".to_owned(),
        next: "It does not stand in this mail, so that nobody else reads it.",
        button: Some("Read the answer"),
        why: own_account,
    },
    request_extended: ToldMailTexts {
        subject: |brand| format!("Your request to {brand} takes longer"),
        preheader: "Sign in to read why.",
        heading: "Your request takes longer",
        happened: |until, _| format!("You asked something about your data. The answer comes by {until} at the latest."),
        next: "Why it takes longer stands in your account, with everything else about your request.",
        button: Some("Read why"),
        why: own_account,
    },
    requests_due: ToldMailTexts {
        subject: |brand| format!("Privacy requests at {brand} wait for an answer"),
        preheader: "A due date is near or has passed.",
        heading: "Requests wait for an answer",
        happened: |open, overdue| format!("Open requests: {open}. Past their due date: {overdue}."),
        next: "The command for the rights desk lists them with their due dates, and takes the answers.",
        button: None,
        why: |brand| format!("You get this mail because {brand} named this address as its contact for privacy."),
    },
};

fn own_account(brand: &str) -> String {
    format!("You get this mail because your account with {brand} uses this address.")
}
