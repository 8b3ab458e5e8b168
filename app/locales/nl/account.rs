//! Dutch: the account's own navigation.

use crate::locale::AccountTexts;

/// The words.
pub(super) const ACCOUNT: AccountTexts = AccountTexts {
    account: "Je account",
    navigation: "Je account",
    profile: "Profiel",
    addresses: "Adressen",
    messages: "Berichten",
    passkeys: "Passkeys",
    recovery: "Herstel",
    sessions: "Sessies",
    consents: "Toestem\u{ad}mingen",
    privacy: "Je gegevens",
    activity: "Activiteit",
    family: "Familie",
    seen: "Wie keek mee",
    organisation: "Organisatie",
    kept: "Bedankt. Wat je had ingevuld staat er nog: druk nog één keer op de knop.",
};
