//! English: the home page.

use crate::locale::{HomeTexts, Outcome};

/// The words.
pub(super) const HOME: HomeTexts = HomeTexts {
    title: "Home",
    hello: |name| format!("Hello, {name}"),
    first_visit: |brand| format!("Welcome to {brand}. The door is yours now."),
    back: "Good to see you again.",
    first_codes: Outcome {
        title: "Save your recovery codes",
        text: "If you ever lose every device, a code gets you back in within minutes. It takes a moment now; keep them on paper or in a safe place.",
    },
    first_codes_go: "Make my codes",
    first_codes_later: "Later",
    needs: "Needs you",
    need_suspended: Outcome {
        title: "Look at a suspended passkey",
        text: "Somebody said it is not yours, so it opens nothing. Remove it, or say that it is yours.",
    },
    need_codes: Outcome {
        title: "Save your recovery codes",
        text: "They get you back in when every device is lost. Without them it takes days.",
    },
    need_replace: Outcome {
        title: "Replace your used recovery codes",
        text: "Each code works once. Make new ones for those that are gone.",
    },
    need_consents: |count| match count {
        1 => "Decide again on one use of your data".to_owned(),
        _ => format!("Decide again on {count} uses of your data"),
    },
    need_consents_text: "Its text is new, or your agreement has ended. Nothing is used until you answer.",
    need_second: Outcome {
        title: "Add a second passkey",
        text: "If this device is lost, another one still lets you in.",
    },
    need_copy: Outcome {
        title: "Your copy is ready",
        text: "Everything kept about you, in one file. It waits a few days.",
    },
    need_this_device: Outcome {
        title: "Add a passkey on this device",
        text: "You came in with the passkey of another device. Next time it is one touch.",
    },
    offer_add: "Add a passkey",
    offer_later: "Not now",
    offer_never: "Do not ask again",
    offer_put_off: "All right. We ask again in a month at the earliest.",
    offer_declined: "All right, we will not ask again. You can always add a passkey under Passkeys.",
    empty: "Quiet for now",
    account: "Your account",
    passkeys: |count| match count {
        1 => "1 passkey".to_owned(),
        count => format!("{count} passkeys"),
    },
    passkeys_text: "See them, name them, add one",
    profile_text: "Your name, language, time zone and look",
    addresses_text: "Where we reach you",
    recovery_text: "How you get back in without a device",
    sessions_text: "Where you are signed in",
    activity_text: "What happened, and when",
    consents_text: "What your data may be used for",
    privacy_text: "See it, take it along, correct or erase it",
};
