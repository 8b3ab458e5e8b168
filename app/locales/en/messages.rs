//! English: which messages somebody wants.

use crate::locale::{MessagesTexts, Outcome};

/// The words.
pub(super) const MESSAGES: MessagesTexts = MessagesTexts {
    title: "Messages",
    lead: "Tick what may come to you, and by which way. Everything else stays away.",
    always: "Mails about the safety of your account, and answers to your own requests, always come.",
    by_mail: "By mail",
    by_post: "On paper",
    by_phone: "By phone",
    reminders: ("Reminders", "Two weeks before a consent ends, so that you can give it again if you want."),
    child_news: (
        "Your children",
        "What is new of a child: results, absences, documents. At most one mail a day. About which of it, you choose on the child’s page.",
    ),
    blocked: |purpose| format!("Nothing of this comes unless you agree to {purpose}."),
    blocked_link: "Look at your consents",
    submit: "Save",
    saved: "Your choices are saved.",
    stop_title: "No more of these mails?",
    stop_lead: |topic| format!("This stops all mails about {topic}."),
    stop_text: "Other mails still come. You can change your mind at any time, in your account under Messages.",
    stop_submit: "Stop these mails",
    stopped: Outcome {
        title: "These mails are stopped",
        text: "No more of them come to you. You can change your mind at any time, in your account.",
    },
    unknown: Outcome {
        title: "We do not know that link",
        text: "It may have been cut in two on its way. Open it from the mail once more, or sign in and choose which messages come.",
    },
    to_choices: "Choose your messages",
};
