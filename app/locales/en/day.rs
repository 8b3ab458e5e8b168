//! English: the home page for each role.

use crate::locale::{DayTexts, Outcome};

/// The words.
pub(super) const DAY: DayTexts = DayTexts {
    acting: |role| format!("You are here as: {role}."),
    accounts: "Your accounts",
    transactions: "Newest transactions",
    loans: "Next payments",
    next_payment: |sum, day| format!("{sum} on {day}"),
    today: "Your lessons today",
    next_lessons: "Your next lessons",
    results: "Your newest results",
    attendance: "Your attendance this month",
    parents: Outcome {
        title: "What your parents see",
        text: "Look at it from their side, and change what your age allows.",
    },
    children: "Which child",
    about_child: |name| format!("Everything about {name}"),
    orders: "Open orders",
    tickets: "Open tickets",
    invoices: "Invoices to pay",
    report: "Newest report",
    nothing: "Nothing at the moment.",
    no_role: Outcome {
        title: "Nothing is linked to you yet",
        text: "A bank, a school or a firm invites you by letter or mail. Type the code from it, and what they keep for you appears here.",
    },
    code: "Code of your invitation",
    code_hint: "Ten letters and digits. Capitals and spaces do not matter.",
    code_go: "Look at it",
    need_invitation: Outcome {
        title: "Use your invitation",
        text: "You opened it and have not joined yet. It takes one press.",
    },
    need_hand_over: |name, day| format!("{name} comes of age on {day}"),
    need_hand_over_text: "From that day on you see only what they let you see. There is nothing you have to do.",
    need_child_consents: |name| format!("Decide for {name}"),
    need_child_consents_text: "The school asks what the data may be used for. Nothing is used until you answer.",
    need_claim: |organisation| format!("{organisation} looks at your request"),
    need_claim_text: "We write to you when it is decided. There is nothing you have to do.",
    need_own_hand_over: |day| format!("From {day} on you decide who sees what"),
    need_own_hand_over_text: "Until then you can look at what your parents see.",
    need_attest: |day| format!("Confirm who belongs to your firm by {day}"),
    need_attest_text: "Whoever is not confirmed by then loses access until you do.",
};
