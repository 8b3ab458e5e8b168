//! English: consents.

use crate::locale::{
    ConsentAskTexts, ConsentCardTexts, ConsentHistoryTexts, ConsentStateTexts, ConsentSwitchTexts, ConsentsTexts,
    Outcome, ReceiptTexts,
};

/// The words.
pub(super) const CONSENTS: ConsentsTexts = ConsentsTexts {
    title: "Consents",
    lead: "What your data may be used for. You decide each one by itself, and you can change your mind at any time.",
    empty: Outcome {
        title: "Nothing to decide",
        text: "Your data is not used for anything that needs your answer. If that changes, you are asked here first.",
    },
    asking: "Waiting for your answer",
    yours: "You decide",
    needed: "Needed for your account",
    needed_text: "These have no switch. Each one says why.",
    card: CARD,
    state: STATE,
    switch: SWITCH,
    signal: Outcome {
        title: "Your browser says: do not sell or share my data",
        text: "It sends Global Privacy Control, and we honour it. Everything it covers is off, here and in your account.",
    },
    restricted: Outcome {
        title: "The use of your data is restricted",
        text: "You asked for it. Only what the law demands goes on; your answers stay as they are.",
    },
    restricted_link: "Look at it, or lift it",
    agreed: "Saved. You agreed, and it counts from now on.",
    declined: "Saved. Your data is not used for this any more.",
    text_changed: Outcome {
        title: "The text has changed",
        text: "Nothing was saved. It became another text while you had the page open. Please read it again, then answer.",
    },
    not_now: "That cannot be decided now. The card says why.",
    history: HISTORY,
    receipt: RECEIPT,
    ask: ConsentAskTexts {
        title: "Please look at this again",
        lead: |count| match count {
            1 => {
                "A use of your data that you decided about has a new text. Nothing is used until you answer.".to_owned()
            }
            _ => format!(
                "{count} uses of your data that you decided about have a new text. Nothing is used until you answer."
            ),
        },
        later: "Later",
        later_text: "You find the questions again under Consents.",
    },
};

const CARD: ConsentCardTexts = ConsentCardTexts {
    used_for: "Used for",
    data: "Data",
    shared_with: "Shared with",
    kept_for: "Kept for",
    changed: "What changed",
    text_of: |day| format!("Text of {day}"),
    history: "History",
    no_text: "It is not asked any more, or has no English text.",
    agree: "Agree",
    decline: "Decline",
    withdraw: "Withdraw",
    object: "Object",
    allow: "Allow again",
    prolong: "Agree for longer",
};

const STATE: ConsentStateTexts = ConsentStateTexts {
    undecided: "You have not decided. Nothing is used.",
    in_use: "In use. You can object at any time.",
    agreed: "You agreed",
    until: |day| format!("until {day}"),
    declined: "You declined",
    withdrawn: "You withdrew",
    ended: "Your agreement ended",
    allowed: "You allowed it again",
    objected: "You objected",
    guardian_agreed: "A parent or guardian agreed",
    guardian_declined: "A parent or guardian declined",
    guardian_withdrawn: "A parent or guardian withdrew",
    guardian_ended: "The agreement of a parent or guardian ended",
    signal_declined: "Your browser’s signal declined",
    outdated: "You answered an older text. Nothing is used until you answer this one.",
    contract: "Needed for what you asked us to do. Without it there is no account.",
    law: "The law asks for it.",
    vital: "Somebody’s life may depend on it.",
    birth_date: "We may ask you this once we know how old you are.",
    birth_date_link: "Tell us your date of birth",
    guardian: |agreed, needed| match (agreed, needed) {
        (0, 0 | 1) => "A parent or guardian decides this for you. None has agreed yet.".to_owned(),
        (_, 0 | 1) => "A parent or guardian decides this for you.".to_owned(),
        (agreed, needed) => format!("Your parents or guardians decide this for you. {agreed} of {needed} agreed."),
    },
    held: "Your browser sends Global Privacy Control, so this stays off. To allow it, switch the signal off for this site in your browser, then load this page again.",
    paused: "Paused while the use of your data is restricted.",
};

const SWITCH: ConsentSwitchTexts = ConsentSwitchTexts {
    on: "On",
    off: "Off",
    agreed: "You agreed. It counts from now on.",
    withdrawn: "Withdrawn. Your data is not used for this any more.",
    allowed: "You allowed it again. It counts from now on.",
    objected: "You objected. Your data is not used for this any more.",
    undo: "Undo",
    failed: "That was not saved; everything is as before. Check your connection, then try again.",
    text_changed: "The text has changed since you opened this page. Nothing was saved.",
    read_again: "Read it again",
    session_ended: "Your session has ended. Nothing was saved.",
};

const HISTORY: ConsentHistoryTexts = ConsentHistoryTexts {
    lead: "Every decision about it, the newest first, each with the text as it was.",
    back: "All consents",
    decisions: "Decisions",
    empty: "Nothing was decided yet.",
    requested: "You were asked",
    given: "Agreed",
    refused: "Declined",
    withdrawn: "Withdrawn",
    expired: "Ended",
    allowed: "Allowed again",
    objected: "Objected",
    by: "By",
    you: "you",
    guardian: "a parent or guardian",
    signal: "your browser’s signal",
    rule: "nobody, it happened by itself",
    place: "Where",
    account: "on the page of consents",
    sign_in: "after signing in",
    mail: "by a mail",
    gpc: "Global Privacy Control",
    portal: "in the portal",
    until: "Until",
    text: |version| format!("The text as it was (version {version})"),
    fingerprint: "Fingerprint of the text",
    receipt: "Receipt",
};

const RECEIPT: ReceiptTexts = ReceiptTexts {
    title: "Receipt",
    lead: "Your proof of what was decided. Print it, or keep the signed file.",
    decision: "Decision",
    at: "Date",
    person: "Person",
    controller: "Who decides over the data",
    recipients: "Who gets the data",
    nobody: "nobody else",
    number: "Number",
    text: "The text that was decided on",
    download: "Save the signed file",
    check: "How to check it",
    check_text: "The file holds this receipt and a signature (ES256, JWS). Nobody can change a letter of it unseen, not even we. It can be checked by anybody, without us and years later.",
    check_command: "With Portico’s own tool:",
    check_keys: "With any other tool for JWS, take the keys from here and keep them with the file:",
    signature: "The signature",
};
