//! English: the account's own navigation.

use crate::locale::AccountTexts;

/// The words.
pub(super) const ACCOUNT: AccountTexts = AccountTexts {
    account: "Account",
    navigation: "Your account",
    profile: "Profile",
    addresses: "Addresses",
    messages: "Messages",
    passkeys: "Passkeys",
    recovery: "Recovery",
    sessions: "Sessions",
    consents: "Consents",
    privacy: "Your data",
    activity: "Activity",
    family: "Family",
    seen: "Who looked",
    organisation: "Organisation",
    kept: "Thank you. What you typed is still here: press the button once more.",
};
