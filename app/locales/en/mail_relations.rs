//! English mails about families and firms.

use crate::locale::{InvitationMailTexts, RelationMailsTexts, ToldMailTexts};

/// The words.
pub(super) const RELATIONS: RelationMailsTexts = RelationMailsTexts {
    invitation: InvitationMailTexts {
        subject: |brand| format!("You are invited to {brand}"),
        preheader: "A code that works once.",
        heading: "You are invited",
        known: |organisation, brand| format!("{organisation} invites you to see on {brand} what it keeps for you."),
        guardian: |organisation, brand| {
            format!(
                "{organisation} knows you as an adult of one of its students. On {brand} you see what the school shares with you."
            )
        },
        member: |organisation, inviter, brand| match inviter {
            Some(inviter) => format!("{inviter} invites you to work for {organisation} on {brand}."),
            None => format!("You are invited to work for {organisation} on {brand}."),
        },
        next: "You sign up, or sign in if you have an account. For some invitations we also ask for a date of birth.",
        button: "Use the invitation",
        code: "Or type this code where it is asked for:",
        ends: |moment| format!("Link and code work once, until {moment}."),
        not_you: "If this is not meant for you, do nothing. The code opens nothing by itself, and it ends by itself.",
        why: |organisation| format!("You get this mail because {organisation} gave this address for the invitation."),
    },
    hand_over_adult: ToldMailTexts {
        subject: |brand| format!("Something changes in your family at {brand}"),
        preheader: "It happens by itself. There is nothing you have to do.",
        heading: "A coming of age",
        happened: |child, day| {
            format!(
                "From {day} on, {child} is of age and decides who sees what. What you see now is then no longer shown to you."
            )
        },
        next: "It happens by itself at midnight. If you agree on it together, what you may see can be shared with you again, topic by topic.",
        button: Some("Look at your family page"),
        why: own_account,
    },
    hand_over_child: ToldMailTexts {
        subject: |brand| format!("Soon you decide who sees what at {brand}"),
        preheader: "What adults see about you ends by itself.",
        heading: "Soon you decide",
        happened: |day, _| {
            format!("From {day} on you are of age. What the adults of your family see about you then ends by itself.")
        },
        next: "If you want to go on sharing something, you choose it on your family page, topic by topic and for as long as you like.",
        button: Some("Look at your family page"),
        why: own_account,
    },
    child_news: ToldMailTexts {
        subject: |brand| format!("Something new at {brand}"),
        preheader: "What it is, you see after you have signed in.",
        heading: "Something is new",
        happened: |_, _| "This is new:".to_owned(),
        next: "What it says does not stand in this mail, so that nobody else reads it.",
        button: Some("Have a look"),
        why: |brand| {
            format!(
                "You get this mail because your account with {brand} uses this address and wants news of your children."
            )
        },
    },
    claim_approved: ToldMailTexts {
        subject: |brand| format!("Your request at {brand} was approved"),
        preheader: "You are linked now.",
        heading: "Your request was approved",
        happened: |child, _| format!("You asked to be linked with {child}. This was checked, and you are linked now."),
        next: "You find it on your family page.",
        button: Some("Look at your family page"),
        why: own_account,
    },
    claim_refused: ToldMailTexts {
        subject: |brand| format!("Your request at {brand} was not approved"),
        preheader: "Nothing was linked.",
        heading: "Your request was not approved",
        happened: |child, _| format!("You asked to be linked with {child}. This was checked, and nothing was linked."),
        next: "If you think this is a mistake, speak with the office that gave you the code. They can look at it again.",
        button: Some("Look at your family page"),
        why: own_account,
    },
    attestation_due: ToldMailTexts {
        subject: |brand| format!("Confirm your colleagues at {brand}"),
        preheader: "Who still works with you?",
        heading: "Confirm your colleagues",
        happened: |firm, moment| {
            format!("Please look through the members of {firm} and confirm who still needs access, by {moment}.")
        },
        next: "Whoever is not confirmed by then is suspended, and can be let in again at any time.",
        button: Some("Look at your members"),
        why: own_account,
    },
    member_suspended: ToldMailTexts {
        subject: |brand| format!("Your access to an organisation at {brand} was suspended"),
        preheader: "Nobody confirmed it in time.",
        heading: "Your access was suspended",
        happened: |firm, _| {
            format!("Nobody confirmed in time that you still need access to {firm}, so it was suspended.")
        },
        next: "An administrator of the organisation can let you in again. Your account and everything else in it stays as it is.",
        button: Some("Go to your home page"),
        why: own_account,
    },
    account_unused: ToldMailTexts {
        subject: |brand| format!("Your account at {brand} was not used for long"),
        preheader: "Signing in once is enough to keep it.",
        heading: "Do you still use your account?",
        happened: |suspended, erased| {
            format!(
                "Nobody has used your account for a long time. From {suspended} on we only keep what is in it, and on {erased} we erase it."
            )
        },
        next: "If you want to keep it, sign in once. There is nothing else to do.",
        button: Some("Sign in"),
        why: own_account,
    },
    account_suspended: ToldMailTexts {
        subject: |brand| format!("Your account at {brand} is only kept now"),
        preheader: "Signing in once brings it back.",
        heading: "Your account is only kept now",
        happened: |erased, _| {
            format!(
                "Nobody has used your account for a long time, so its data are not used any more. On {erased} we erase it."
            )
        },
        next: "If you want to keep it, sign in once. Everything is then as it was.",
        button: Some("Sign in"),
        why: own_account,
    },
    vouch_asked: ToldMailTexts {
        subject: |brand| format!("Somebody asks you to vouch for them at {brand}"),
        preheader: "Only do it when you have spoken with them.",
        heading: "Somebody asks you to vouch for them",
        happened: |who, _| {
            format!("{who} wants to get back into their account, and names you as somebody who knows them.")
        },
        next: "Call them or meet them first, and compare the word that they see on their page. If you did not speak with them, do nothing.",
        button: Some("Look at it"),
        why: own_account,
    },
};

fn own_account(brand: &str) -> String {
    format!("You get this mail because your account with {brand} uses this address.")
}
