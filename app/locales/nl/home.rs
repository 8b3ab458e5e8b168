//! Nederlands: de startpagina.

use crate::locale::{HomeTexts, Outcome};

/// De woorden.
pub(super) const HOME: HomeTexts = HomeTexts {
    title: "Start",
    hello: |name| format!("Hallo, {name}"),
    first_visit: |brand| format!("Welkom bij {brand}. Vanaf nu is dit jouw deur."),
    back: "Fijn dat je er weer bent.",
    first_codes: Outcome {
        title: "Bewaar je herstelcodes",
        text: "Raak je ooit al je toestellen kwijt, dan ben je met een code binnen een paar minuten weer binnen. Het kost je nu even; bewaar ze op papier of op een veilige plek.",
    },
    first_codes_go: "Maak mijn codes",
    first_codes_later: "Later graag",
    needs: "Vraagt je aandacht",
    need_suspended: Outcome {
        title: "Kijk naar een geblokkeerde passkey",
        text: "Iemand zei dat die niet van jou is, dus hij opent niets. Verwijder hem, of zeg dat hij van jou is.",
    },
    need_codes: Outcome {
        title: "Bewaar je herstelcodes",
        text: "Daarmee kom je weer binnen als al je toestellen weg zijn. Zonder duurt het dagen.",
    },
    need_replace: Outcome {
        title: "Vervang je gebruikte herstelcodes",
        text: "Elke code werkt één keer. Maak nieuwe voor de codes die op zijn.",
    },
    need_consents: |count| match count {
        1 => "Beslis opnieuw over één gebruik van je gegevens".to_owned(),
        _ => format!("Beslis opnieuw over {count} keer gebruik van je gegevens"),
    },
    need_consents_text: "De tekst is nieuw, of je toestemming is afgelopen. Tot je antwoordt wordt er niets gebruikt.",
    need_second: Outcome {
        title: "Voeg een tweede passkey toe",
        text: "Raak je dit toestel kwijt, dan kom je met een ander nog naar binnen.",
    },
    need_copy: Outcome {
        title: "Je kopie is klaar",
        text: "Alles wat over je bewaard wordt, in één bestand. Het staat er een paar dagen.",
    },
    need_this_device: Outcome {
        title: "Voeg een passkey toe op dit toestel",
        text: "Je kwam binnen met de passkey van een ander toestel. De volgende keer is één aanraking genoeg.",
    },
    offer_add: "Passkey toevoegen",
    offer_later: "Nu niet",
    offer_never: "Vraag het niet meer",
    offer_put_off: "Goed. We vragen het op zijn vroegst over een maand weer.",
    offer_declined: "Goed, we vragen het niet meer. Onder Passkeys kun je er altijd een toevoegen.",
    empty: "Nu even rustig",
    account: "Je account",
    passkeys: |count| match count {
        1 => "1 passkey".to_owned(),
        count => format!("{count} passkeys"),
    },
    passkeys_text: "Bekijk ze, geef ze een naam, voeg er een toe",
    profile_text: "Je naam, taal, tijdzone en uiterlijk",
    addresses_text: "Waar we je bereiken",
    recovery_text: "Hoe je zonder toestel weer binnenkomt",
    sessions_text: "Waar je bent ingelogd",
    activity_text: "Wat er gebeurde, en wanneer",
    consents_text: "Waarvoor je gegevens gebruikt mogen worden",
    privacy_text: "Bekijk ze, neem ze mee, verbeter of wis ze",
};
