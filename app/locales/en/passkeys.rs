//! English: the list of passkeys and what can be done with one.

use crate::locale::{Outcome, PasskeysTexts, RemovalTexts};

/// The words.
pub(super) const PASSKEYS: PasskeysTexts = PasskeysTexts {
    title: "Passkeys",
    lead: "Each one opens your account. Keep two, on different devices, and losing one locks you out of nothing.",
    unnamed: "Passkey",
    created: "Created",
    used: "Last used",
    never_used: "not yet",
    synced: "Synced to your devices",
    this_device_only: "Only on one device",
    list: "Your passkeys",
    add: "Add another",
    add_text: "On this device, on your phone or on a security key: your browser asks which.",
    added: "Your new passkey is ready.",
    renamed: "The new name is saved.",
    removed: "The passkey is removed: it opens nothing here any more. Your other sessions have ended.",
    trusted: "Thank you. The passkey opens your account again.",
    gone: "That passkey is not on your list, so nothing was changed. Perhaps it was removed a moment ago, in another tab.",
    risk_none: Outcome {
        title: "No passkey opens your account",
        text: "This session still runs. Add a passkey before it ends, or you come back only by recovery.",
    },
    risk_one: Outcome {
        title: "Your account hangs on one passkey",
        text: "If it is lost, you need your recovery codes or some days of patience. Add a second one on another device.",
    },
    risk_unsynced: Outcome {
        title: "None of your passkeys is synced",
        text: "Each of them is lost with its device. Add one that your phone or password manager keeps in step, or save recovery codes.",
    },
    risk_recovery: "Recovery codes",
    suspended: Outcome {
        title: "This passkey is suspended",
        text: "After a notice somebody said that it is not yours. Until you decide, it opens nothing. If you do not know it, remove it.",
    },
    trust: "It is mine",
    rename: "Rename",
    name: "Name",
    name_hint: "So that you know it again, for instance “Phone”. At most 60 characters.",
    rename_submit: "Save name",
    remove: "Remove",
    remove_named: |name| format!("Remove {name}"),
    removal: RemovalTexts {
        title: "Remove a passkey",
        heading: |name| format!("Remove {name}?"),
        lead: "It opens nothing here any more, and all your other sessions end. This session stays.",
        device: "Your device may keep offering it. You delete it there in its passwords or passkeys; here it is refused in any case.",
        last: Outcome {
            title: "This is your only passkey",
            text: "Without it you get in only by recovery: with a saved code within minutes, else in days. Better: add another one first.",
        },
        unsynced: Outcome {
            title: "No synced passkey would be left",
            text: "Each of the others is lost with its device. Better: add one that is synced first.",
        },
        sure: "I understand: afterwards I have no passkey, and I get back in only by recovery.",
        submit: "Remove this passkey",
        keep: "Keep it",
    },
};
