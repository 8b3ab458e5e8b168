//! English: freezing, thawing, and "this was not me".

use crate::locale::{FrozenTexts, HappenedTexts, Outcome};

/// The words.
pub(super) const FROZEN: FrozenTexts = FrozenTexts {
    freeze_title: "Freeze your account",
    freeze_lead: "For the moment when something is not right and you want quiet first.",
    freeze_does: [
        "Everybody is signed out, you too.",
        "Nothing of the account can be changed, and a running recovery is stopped.",
        "With your passkey you thaw it again, whenever you like.",
    ],
    freeze_event: "If what you saw added a passkey, that passkey is refused from then on.",
    freeze_submit: "Freeze the account",
    freeze_back: "Not now",
    frozen_now: Outcome {
        title: "Your account is frozen",
        text: "Everybody is signed out and nothing can be changed. When you are ready, sign in with your passkey and thaw it.",
    },
    frozen_title: "Your account is frozen",
    frozen_lead: |moment| format!("Since {moment} nothing in it can be changed. Nothing is lost."),
    works: "What still works",
    works_list: [
        "Signing in with your passkey, to come to this page.",
        "Thawing the account, below.",
        "Getting back in if you have no passkey; that thaws it too.",
    ],
    thaw: "Thaw it",
    thaw_text: "Do it when you know what happened. Look at your passkeys, addresses and activity next, and remove what is not yours.",
    thaw_submit: "Thaw the account",
    thawed: "Your account is thawed. Look at your passkeys, addresses and activity now.",
    thaw_again: "Thank you. Now press the button once more.",
    not_me_title: "Was this not you?",
    happened: HappenedTexts {
        passkey_added: "A passkey was added to your account.",
        passkey_removed: "A passkey was removed from your account.",
        address_added: "An address was added to your account.",
        address_removed: "An address was removed from your account.",
        passkey_trusted: "A passkey that had been refused was allowed again.",
        primary_changed: "Another address became the first one of your account.",
        new_device: "Somebody signed in to your account from a browser that we had not seen before.",
        codes_made: "New recovery codes were made for your account.",
        recovery_proved: "Somebody has proved one of your addresses to get back into your account without a passkey.",
        recovery: "Somebody asked to get back into your account without a passkey, and is waiting for it.",
        recovered: "Your account was recovered with a new passkey.",
        thawed: "Your account was thawed.",
        export_asked: "Somebody asked for a copy of all your data.",
        erasure_asked: "Somebody asked to have your account erased.",
        other: "Something in your account was changed.",
    },
    not_me_was_you: "If it was you after all, close this page. Opening it has changed nothing.",
    stop_text: "Stopping is enough if your account is otherwise as you know it.",
    stop_submit: "Stop the recovery",
    not_me_freeze: "Freezing signs everybody out and lets nobody change anything, until you thaw it with your passkey.",
    not_me_passkey: "The passkey that this is about is then refused.",
    not_me_address: "The address that this is about then no longer counts for getting back in.",
    not_me_codes: "All recovery codes are then void.",
    stopped: Outcome {
        title: "The recovery is stopped",
        text: "Whoever waited for it gets nothing. Your account is as it was, and your passkeys work as before.",
    },
    spent: Outcome {
        title: "That link no longer works",
        text: "It was used, or it is older than 30 days. To see how things stand, sign in and look at your activity.",
    },
    unknown: Outcome {
        title: "We do not know that link",
        text: "It may have been cut in two on its way. Open it from the mail once more, or sign in and look at your activity; there you can freeze the account too.",
    },
    already: Outcome {
        title: "Your account is frozen already",
        text: "Nothing can be changed in it. When you are ready, sign in with your passkey and thaw it.",
    },
    sign_in: "Sign in",
    recover: "I have no passkey",
};
