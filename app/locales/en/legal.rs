//! English: legal documents, and accepting them.

use crate::locale::{LegalTexts, Outcome, TermsTexts};

/// The words.
pub(super) const LEGAL: LegalTexts = LegalTexts {
    version: |number, day| format!("Version {number}, published {day}"),
    version_named: |number| format!("Version {number}"),
    changed: "What changed",
    versions: "All versions",
    shown: "shown here",
    editorial: "Says the same in other words",
    older: "This is an older version. It is kept so that you can read what was agreed at the time.",
    newest: "Read the newest version",
    only_in: |language| format!("This text does not exist in English. You read it in this language: {language}."),
};

/// The words.
pub(super) const TERMS: TermsTexts = TermsTexts {
    title: "Terms",
    lead: "What holds between you and us, and what you agreed to.",
    waiting: "Waits for you",
    until: |day| format!("You can go on without it until {day}."),
    now: "Please agree before you go on. Your settings stay open to you all the time.",
    read: "Read the whole text",
    accept: "I agree",
    accept_named: |title| format!("I agree: {title}"),
    otherwise: "You do not agree? You can take your data with you and have your account erased.",
    otherwise_link: "Your data and your rights",
    nothing: Outcome {
        title: "Nothing waits",
        text: "You have agreed to everything that needs it. When something changes, we tell you here.",
    },
    accepted: "What you agreed to",
    accepted_on: |version, day| format!("Version {version}, agreed {day}"),
    thanks: "Thank you. It is noted that you agree.",
    text_changed: "The text changed while you were reading. Please read it again.",
    sign_up: "By signing up you agree to:",
    need: Outcome {
        title: "Read the new terms",
        text: "Something in them changed. Look at it when it suits you, and say whether you agree.",
    },
};
