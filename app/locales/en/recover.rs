//! English: getting back in without a passkey.

use crate::locale::{Outcome, RecoverTexts};

/// The words.
pub(super) const RECOVER: RecoverTexts = RecoverTexts {
    title: "Get back in",
    lead: "Take your time: nothing is lost. Two things mostly help, and they are quick.",
    signed_in: "You are signed in, and that stays so. If you have no passkey any more, this gives you a new one.",
    under_way: "You have already begun in this browser.",
    under_way_link: "Go on where you were",
    other_device: (
        "Look at your other devices",
        "Passkeys are often synced. A phone, tablet or computer you used before may still hold yours.",
    ),
    phone: (
        "Use your phone on this computer",
        "Choose “Sign in with a passkey”, then a phone, and scan the code that appears.",
    ),
    by_mail: "Neither helps?",
    by_mail_text: "Then begin with your mail. A mail alone opens no account, which keeps out anybody who can read it: after it we ask for a second proof.",
    email: "E-mail address",
    email_hint: "Any address of your account.",
    submit: "Send me a mail",
    support: "Would you rather ask a person?",
    contact: |brand| format!("Contact {brand}"),
    back: "Back to sign in",
    sent_lead: |address| format!("We sent a mail to {address}. It works for ten minutes."),
    sent_ways: "Open its link in this browser. If you read your mail elsewhere, type its code here.",
    other_address: "Use another address",
    confirm_title: "Yes, this is my mail",
    confirm_lead: |address| format!("Press the button to confirm that you read the mail of {address}."),
    confirm_submit: "Confirm and go on",
    other_browser: Outcome {
        title: "Go on where you began",
        text: "This link works only in the browser that asked for it. Go back there and type the code of the same mail. Nothing was used up by opening the link here.",
    },
    expired: Outcome {
        title: "That mail is too old",
        text: "For your safety it works for ten minutes. Nothing is lost; you can have a new one now.",
    },
    expired_again: |address| format!("The new mail goes to {address}."),
    spent: Outcome {
        title: "That link was already used",
        text: "If you are still on your way, go on in the browser where you used it. Otherwise begin again; nothing is lost.",
    },
    unknown: Outcome {
        title: "We do not know that link",
        text: "It may have been cut in two on its way, or a newer mail replaced it. Open the link of the newest mail, or begin again.",
    },
    over: Outcome {
        title: "This recovery is over",
        text: "It was finished, somebody with access to the account stopped it, or an hour has gone by. If you still cannot get in, begin again.",
    },
    begin_again: "Begin again",
    proof_title: "One more proof",
    proof_lead: "Your mail is confirmed. Now a second proof, so that reading your mail is not enough. Choose what you have.",
    saved_code: "A recovery code",
    saved_code_text: "One of the ten codes that you printed or saved.",
    saved_code_label: "Recovery code",
    saved_code_hint: "Seven groups of four. Capitals, spaces and dashes do not matter.",
    saved_code_submit: "Use this code",
    no_codes: "No recovery codes are saved for this account.",
    second_address: "Another address of yours",
    second_address_text: "We send it a code that you type here.",
    second_address_submit: |address| format!("Send a code to {address}"),
    wait: "Time",
    wait_text: |length| {
        format!(
            "If you have nothing else, wait {length}. That gives the owner of the account time to object, in case it is not you who asks."
        )
    },
    wait_told: "We write to every address of the account now and every day. Anybody who reads those mails, or is signed in, can stop it.",
    wait_length: |hours| match (hours / 24, hours % 24) {
        (1, 0) => "1 day".to_owned(),
        (days, 0) if days > 0 => format!("{days} days"),
        _ if hours == 1 => "1 hour".to_owned(),
        _ => format!("{hours} hours"),
    },
    wait_submit: "Start waiting",
    wait_running: |moment| format!("The waiting time is running. It is over on {moment}."),
    wait_running_link: "How it goes on",
    wait_over: "Your waiting time is over",
    wait_over_text: |moment| format!("Nobody objected. You can create a new passkey until {moment}."),
    wait_over_submit: "Go on",
    second_title: "Check your other mail",
    second_lead: |address| format!("We sent a code to {address}. It works for ten minutes."),
    other_ways: "Choose another proof",
    waiting_title: "Your waiting time is running",
    waiting_lead: |moment| format!("It is over on {moment}."),
    waiting_return: (
        "Then come back",
        "Open “Get back in” again, on any device, and confirm your mail once more. You have seven days for that.",
    ),
    waiting_told: (
        "Everybody concerned is told",
        "Every address of the account gets a mail now, one each day, and one when the time is over.",
    ),
    waiting_stop: (
        "It can be stopped",
        "Whoever reads one of those mails, or is signed in to the account, can stop it with one press.",
    ),
    passkey_title: "Create a new passkey",
    passkey_lead: "You have shown that it is you. A new passkey on this device, and you are in.",
    passkey_then: "All other sessions of your account then end, and we write to all your addresses.",
};
