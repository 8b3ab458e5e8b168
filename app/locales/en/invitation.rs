//! English: the page behind an invitation.

use crate::locale::{InvitationTexts, Outcome};

/// The words.
pub(super) const INVITATION: InvitationTexts = InvitationTexts {
    title: "You are invited",
    known: |organisation| format!("{organisation} invites you to see what it keeps about you, in one place."),
    guardian: |organisation| format!("{organisation} invites you to be linked with your child there."),
    member_by: |inviter, organisation| format!("{inviter} invites you to act for {organisation}."),
    member: |organisation| format!("You are invited to act for {organisation}."),
    until: |day| format!("This invitation works until {day}, once."),
    new_here: "I am new here",
    have_account: "I have an account",
    ways: "Your invitation waits for you until you are in.",
    join: "Join",
    link: "Link my child",
    birth_date: "Your date of birth",
    birth_date_child: "Your child’s date of birth",
    birth_date_hint: "It is compared with what they know, so that a lost letter helps nobody else.",
    ask: Outcome { title: "Type the code of your invitation", text: "It stands in the letter or mail that you got." },
    unknown: Outcome {
        title: "We do not know that code",
        text: "Compare it with your letter, letter by letter, and type it again.",
    },
    used: Outcome {
        title: "That invitation was already used",
        text: "If it was you, everything is on your home page. If not, ask whoever invited you for a new one.",
    },
    expired: Outcome {
        title: "That invitation is too old",
        text: "Ask whoever invited you for a new one. Nothing is lost.",
    },
    withdrawn: Outcome {
        title: "That invitation does not work any more",
        text: "It was taken back, or tried too often with another date of birth. Ask for a new one.",
    },
    of_age: Outcome {
        title: "Your child is of age",
        text: "From 18 on, only your child can let you see something, under Family.",
    },
    nothing: Outcome {
        title: "There is nothing to join",
        text: "You have it already, or what it invited to has ended. Your home page shows what is yours.",
    },
    waits: "They look at it first",
    waits_text: |organisation| {
        format!("Something does not match what {organisation} knows. Somebody there looks at it, and you get a mail.")
    },
    joined: "You have joined. What is kept for you stands below.",
    linked: "You are linked with your child. With the next code you add another one.",
};
