//! English mails.

use crate::locale::{MailTexts, NoticeTexts, NoticesTexts, ProofMailTexts, TriedMailTexts};

/// The words of mails.
pub(super) const MAIL: MailTexts = MailTexts {
    greeting: |name| name.map_or_else(|| "Hello,".to_owned(), |name| format!("Hello {name},")),
    link_fallback: "If the button does nothing, copy this address into your browser:",
    help: |support| format!("Help: {support}"),
    confirm: ProofMailTexts {
        subject: |brand| format!("Confirm your address for {brand}"),
        preheader: "One press, and the next step is your passkey.",
        heading: "Confirm your address",
        intro: |brand| {
            format!("You asked to sign up with {brand}. Confirm that this address is yours, then create your passkey.")
        },
        button: Some("Confirm this address"),
        code: "Did you begin on another device? Type this code there:",
        ends: both_end,
        keep,
        not_you: "If you did not ask for this, do nothing. Without this mail nobody gets an account with your address.",
        why: |brand| format!("You get this mail because somebody typed this address on the sign-up page of {brand}."),
    },
    further: ProofMailTexts {
        subject: |brand| format!("Confirm one more address for {brand}"),
        preheader: "One press, and this address belongs to your account.",
        heading: "Confirm this address",
        intro: |brand| {
            format!(
                "You asked to add this address to your account with {brand}. Confirm that it is yours, in a browser where you are signed in."
            )
        },
        button: Some("Confirm this address"),
        code: "Are you signed in on another device? Type this code there:",
        ends: both_end,
        keep,
        not_you: "If you did not ask for this, do nothing and give the code to nobody. Nothing happens then.",
        why: |brand| {
            format!("You get this mail because somebody wants to add this address to an account with {brand}.")
        },
    },
    recover: ProofMailTexts {
        subject: |brand| format!("Get back into your account with {brand}"),
        preheader: "The first of two proofs. This mail alone opens nothing.",
        heading: "Get back in",
        intro: |brand| {
            format!(
                "You asked to get back into your account with {brand}. Press the button in the browser where you began; a second proof follows."
            )
        },
        button: Some("Continue"),
        code: "Did you begin in another browser? Type this code there:",
        ends: both_end,
        keep,
        not_you: "If you did not ask for this, do nothing and give the code to nobody. This mail alone lets nobody in.",
        why: |brand| format!("You get this mail because somebody typed this address on the recovery page of {brand}."),
    },
    recover_second: ProofMailTexts {
        subject: |brand| format!("The second proof for your account with {brand}"),
        preheader: "A code to type where you began.",
        heading: "The second proof",
        intro: |brand| {
            format!(
                "You are getting back into your account with {brand} and chose this address for the second proof. Type the code where you began."
            )
        },
        button: None,
        code: "Your code:",
        ends: |moment| format!("The code works once, until {moment}."),
        keep,
        not_you: "If you did not ask for this, give the code to nobody. Somebody else may be able to read the mail of another address of yours: sign in and look at your addresses.",
        why: |brand| format!("You get this mail because your account with {brand} uses this address."),
    },
    known: TriedMailTexts {
        subject: |brand| format!("You already have an account with {brand}"),
        preheader: "Somebody tried to sign up with your address. Nothing was changed.",
        heading: "You already have an account",
        intro: |brand| {
            format!(
                "Somebody, perhaps you, tried to sign up with {brand} using this address. It already has an account, so nothing was changed."
            )
        },
        was_you: "If it was you, sign in with your passkey. If you cannot find it, the sign-in page helps you back in.",
        button: "Sign in",
        not_you: "If it was not you, you need not do anything. An address alone opens no account.",
        why: |brand| format!("You get this mail because your account with {brand} uses this address."),
    },
    elsewhere: TriedMailTexts {
        subject: |brand| format!("Somebody wanted to add your address at {brand}"),
        preheader: "It belongs to your account, so nothing was changed.",
        heading: "Your address stays yours",
        intro: |brand| {
            format!(
                "Somebody, perhaps you, tried to add this address to another account with {brand}. It belongs to yours, so nothing was changed."
            )
        },
        was_you: "If it was you, you have two accounts. To use the address in the other one, remove it from this one first.",
        button: "Look at your addresses",
        not_you: "If it was not you, you need not do anything. An address alone opens no account.",
        why: |brand| format!("You get this mail because your account with {brand} uses this address."),
    },
    unknown: TriedMailTexts {
        subject: |brand| format!("No account with {brand} uses this address"),
        preheader: "Perhaps your account has another address.",
        heading: "We found no account",
        intro: |brand| {
            format!(
                "Somebody, perhaps you, asked to get back into an account with {brand} using this address. No account uses it."
            )
        },
        was_you: "If it was you, your account may have another address: try that one on the recovery page. If you have no account yet, create one.",
        button: "Create an account",
        not_you: "If it was not you, you need not do anything.",
        why: |brand| format!("You get this mail because somebody typed this address on the recovery page of {brand}."),
    },
    notices: NOTICES,
    privacy: super::mail_privacy::PRIVACY,
    relations: super::mail_relations::RELATIONS,
};

fn both_end(moment: &str) -> String {
    format!("Link and code work once, until {moment}.")
}

fn keep(brand: &str) -> String {
    format!("Keep the code to yourself: nobody at {brand} will ask for it.")
}

const ALL_WELL: &str = "If it was you, all is well.";
const ACT_NOW: &str =
    "If it was not you, somebody else may be in your account. Press the button: you can freeze the account there.";
const STOP_IT: &str = "If it was not you, press the button. It leads to where you stop the recovery, and freeze your account if you want.";

const NOTICES: NoticesTexts = NoticesTexts {
    when: |moment, device| format!("Time: {moment}. Device: {device}."),
    passkey: |name| name.map_or_else(|| "A passkey".to_owned(), |name| format!("The passkey “{name}”")),
    not_me: "This was not me",
    stop: "Stop this recovery",
    sign_in: "Sign in",
    activity: "Look at your activity",
    why: |brand| {
        format!(
            "You get this mail because your account with {brand} uses this address. We always write when something happens that matters for its safety."
        )
    },
    passkey_added: NoticeTexts {
        subject: |brand| format!("A new passkey for your account with {brand}"),
        heading: "A passkey was added",
        happened: |passkey| format!("{passkey} was added to your account. It can sign in from now on."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    passkey_removed: NoticeTexts {
        subject: |brand| format!("A passkey of your account with {brand} was removed"),
        heading: "A passkey was removed",
        happened: |passkey| format!("{passkey} was removed from your account. It no longer signs in."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    passkey_trusted: NoticeTexts {
        subject: |brand| format!("A passkey of your account with {brand} was allowed again"),
        heading: "A passkey was allowed again",
        happened: |_| {
            "A passkey that had been refused, because it was said not to be yours, signs in again.".to_owned()
        },
        was_you: "If it was you, there is nothing to do.",
        not_you: ACT_NOW,
    },
    address_added: NoticeTexts {
        subject: |brand| format!("A new address for your account with {brand}"),
        heading: "An address was added",
        happened: |address| format!("{address} was added to your account. We write there too from now on."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    address_removed: NoticeTexts {
        subject: |brand| format!("An address of your account with {brand} was removed"),
        heading: "An address was removed",
        happened: |address| format!("{address} was removed from your account. We no longer write there."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    primary_changed: NoticeTexts {
        subject: |brand| format!("The main address of your account with {brand} changed"),
        heading: "Your main address changed",
        happened: |address| format!("{address} is now the main address of your account."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    new_device: NoticeTexts {
        subject: |brand| format!("A new sign-in to your account with {brand}"),
        heading: "A sign-in from a new browser",
        happened: |_| {
            "Somebody signed in to your account with a passkey, from a browser that was not seen before.".to_owned()
        },
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    codes_made: NoticeTexts {
        subject: |brand| format!("New recovery codes for your account with {brand}"),
        heading: "New recovery codes",
        happened: |_| {
            "New recovery codes were made for your account. Those that they replace no longer work.".to_owned()
        },
        was_you: "If it was you, keep them where you find them without your devices.",
        not_you: ACT_NOW,
    },
    recovery_proved: NoticeTexts {
        subject: |brand| format!("Somebody is getting back into your account with {brand}"),
        heading: "Somebody is getting back in",
        happened: |_| {
            "Somebody has proved one of your addresses to get back into your account without a passkey. A second proof is still needed.".to_owned()
        },
        was_you: "If it is you, go on where you began.",
        not_you: STOP_IT,
    },
    recovery_started: NoticeTexts {
        subject: |brand| format!("A recovery of your account with {brand} has begun"),
        heading: "A recovery has begun",
        happened: |moment| {
            format!(
                "Somebody asked to get back into your account without a passkey. Nobody gets in by this before {moment}."
            )
        },
        was_you: "If it was you, come back to the recovery page then. Until then we write every day.",
        not_you: STOP_IT,
    },
    recovery_waits: NoticeTexts {
        subject: |brand| format!("A recovery of your account with {brand} is waiting"),
        heading: "A recovery is waiting",
        happened: |moment| {
            format!(
                "Somebody wants to get back into your account without a passkey. Nobody gets in by this before {moment}."
            )
        },
        was_you: "If it was you, come back to the recovery page then.",
        not_you: STOP_IT,
    },
    recovery_ready: NoticeTexts {
        subject: |brand| format!("A recovery of your account with {brand} can be finished"),
        heading: "The waiting time is over",
        happened: |moment| format!("The recovery of your account can be finished until {moment}."),
        was_you: "If it was you, go to the recovery page and begin with this address once more.",
        not_you: STOP_IT,
    },
    recovery_stopped: NoticeTexts {
        subject: |brand| format!("The recovery of your account with {brand} was stopped"),
        heading: "The recovery was stopped",
        happened: |_| "The recovery of your account was stopped. Nobody gets in by it any more.".to_owned(),
        was_you: ALL_WELL,
        not_you: "If it was not you, sign in and look at what happened in your account. You can freeze it there.",
    },
    recovered: NoticeTexts {
        subject: |brand| format!("Your account with {brand} was recovered"),
        heading: "Your account was recovered",
        happened: |passkey| format!("{passkey} was created for your account, and all other sessions have ended."),
        was_you: "If it was you, welcome back. Look at your passkeys and remove those of devices that you lost.",
        not_you: "If it was not you, press the button straight away: you can freeze your account, and the new passkey with it.",
    },
    frozen: NoticeTexts {
        subject: |brand| format!("Your account with {brand} is frozen"),
        heading: "Your account is frozen",
        happened: |_| {
            "Your account was frozen and all its sessions have ended. Nothing in it changes until you open it again."
                .to_owned()
        },
        was_you: "To open it again, sign in with your passkey. If you have none, the sign-in page helps you back in.",
        not_you: "If it was not you, nothing is lost: only a passkey or a recovery opens it.",
    },
    thawed: NoticeTexts {
        subject: |brand| format!("Your account with {brand} is open again"),
        heading: "Your account is open again",
        happened: |_| "Your account is no longer frozen.".to_owned(),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    export_asked: NoticeTexts {
        subject: |brand| format!("A copy of your data with {brand} was asked for"),
        heading: "A copy of your data was asked for",
        happened: |_| "Somebody asked for a copy of all data of your account. Only your passkey opens it.".to_owned(),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    erasure_asked: NoticeTexts {
        subject: |brand| format!("Your account with {brand} is going to be erased"),
        heading: "Your account is going to be erased",
        happened: |moment| format!("Somebody asked to erase your account. It is gone after {moment}, for good."),
        was_you: "If it was you, there is nothing to do. Until then you can sign in and stop it.",
        not_you: "If it was not you, press the button and freeze the account. Then it is not erased.",
    },
    erasure_stopped: NoticeTexts {
        subject: |brand| format!("Your account with {brand} is not erased"),
        heading: "Your account stays",
        happened: |_| "Erasing your account was stopped. Everything is as it was.".to_owned(),
        was_you: ALL_WELL,
        not_you: "If it was not you, sign in and look at what happened in your account.",
    },
    vouched: NoticeTexts {
        subject: |brand| format!("Somebody vouched for you at {brand}"),
        heading: "Somebody vouched for you",
        happened: |moment| {
            format!(
                "Somebody who knows you confirmed that it is you who wants to get back into your account. Nobody gets in by this before {moment}."
            )
        },
        was_you: "If it was you, come back to the recovery page then.",
        not_you: STOP_IT,
    },
};
