//! Nederlands: weer naar binnen zonder passkey.

use crate::locale::{Outcome, RecoverTexts};

/// The words.
pub(super) const RECOVER: RecoverTexts = RecoverTexts {
    title: "Weer naar binnen",
    lead: "Neem de tijd: je bent niets kwijt. Twee dingen helpen meestal, en ze zijn zo gedaan.",
    signed_in: "Je bent ingelogd en dat blijft zo. Heb je geen passkey meer, dan kom je hier aan een nieuwe.",
    under_way: "Je bent in deze browser al begonnen.",
    under_way_link: "Ga verder waar je was",
    other_device: (
        "Kijk op je andere toestellen",
        "Passkeys zijn vaak gesynchroniseerd. Een telefoon, tablet of computer die je eerder gebruikte, heeft die van jou misschien nog.",
    ),
    phone: (
        "Gebruik je telefoon op deze computer",
        "Kies ‘Inloggen met een passkey’, dan een telefoon, en scan de code die verschijnt.",
    ),
    by_mail: "Helpt dat allebei niet?",
    by_mail_text: "Begin dan met je mail. Een mail alleen opent geen account; zo blijft iedereen die hem kan lezen buiten. Daarna vragen we om een tweede bewijs.",
    email: "E-mailadres",
    email_hint: "Een van de adressen van je account.",
    submit: "Stuur me een mail",
    support: "Vraag je het liever aan een mens?",
    contact: |brand| format!("Neem contact op met {brand}"),
    back: "Terug naar inloggen",
    sent_lead: |address| format!("We hebben een mail gestuurd naar {address}. Die is tien minuten geldig."),
    sent_ways: "Open de link in deze browser. Lees je je mail ergens anders, typ dan hier de code.",
    other_address: "Een ander adres gebruiken",
    confirm_title: "Ja, dit is mijn mail",
    confirm_lead: |address| format!("Druk op de knop om te bevestigen dat jij de mail van {address} leest."),
    confirm_submit: "Bevestigen en verder",
    other_browser: Outcome {
        title: "Ga verder waar je begon",
        text: "Deze link werkt alleen in de browser waarin je hem aanvroeg. Ga daarheen en typ de code uit dezelfde mail. Doordat je de link hier opende, is er niets verbruikt.",
    },
    expired: Outcome {
        title: "Deze mail is te oud",
        text: "Voor je veiligheid is hij tien minuten geldig. Je bent niets kwijt; je kunt nu een nieuwe krijgen.",
    },
    expired_again: |address| format!("De nieuwe mail gaat naar {address}."),
    spent: Outcome {
        title: "Deze link is al gebruikt",
        text: "Ben je nog onderweg, ga dan verder in de browser waar je hem gebruikte. Begin anders opnieuw; je bent niets kwijt.",
    },
    unknown: Outcome {
        title: "Deze link kennen we niet",
        text: "Misschien is hij onderweg afgebroken, of is er een nieuwere mail voor in de plaats gekomen. Open de link uit de nieuwste mail, of begin opnieuw.",
    },
    over: Outcome {
        title: "Dit herstel is voorbij",
        text: "Het is afgerond, iemand met toegang tot het account heeft het gestopt, of er is een uur voorbij. Kom je er nog steeds niet in, begin dan opnieuw.",
    },
    begin_again: "Opnieuw beginnen",
    proof_title: "Nog één bewijs",
    proof_lead: "Je mail is bevestigd. Nu een tweede bewijs, zodat het niet genoeg is om je mail te lezen. Kies wat je hebt.",
    saved_code: "Een herstelcode",
    saved_code_text: "Een van de tien codes die je hebt afgedrukt of bewaard.",
    saved_code_label: "Herstelcode",
    saved_code_hint: "Zeven groepjes van vier. Hoofdletters, spaties en streepjes maken niet uit.",
    saved_code_submit: "Deze code gebruiken",
    no_codes: "Voor dit account zijn geen herstelcodes bewaard.",
    second_address: "Een ander adres van jou",
    second_address_text: "We sturen er een code heen, die je hier typt.",
    second_address_submit: |address| format!("Stuur een code naar {address}"),
    wait: "Tijd",
    wait_text: |length| {
        format!(
            "Heb je niets anders, wacht dan {length}. Zo krijgt de eigenaar van het account tijd om bezwaar te maken, voor het geval jij het niet bent die dit vraagt."
        )
    },
    wait_told: "We schrijven nu en elke dag naar alle adressen van het account. Wie die mails leest of ingelogd is, kan het stoppen.",
    wait_length: |hours| match (hours / 24, hours % 24) {
        (1, 0) => "1 dag".to_owned(),
        (days, 0) if days > 0 => format!("{days} dagen"),
        _ => format!("{hours} uur"),
    },
    wait_submit: "Begin te wachten",
    wait_running: |moment| format!("De wachttijd loopt. Die is om op {moment}."),
    wait_running_link: "Hoe het verdergaat",
    wait_over: "Je wachttijd is om",
    wait_over_text: |moment| format!("Niemand had bezwaar. Je kunt tot {moment} een nieuwe passkey maken."),
    wait_over_submit: "Ga verder",
    second_title: "Kijk in je andere mail",
    second_lead: |address| format!("We hebben een code gestuurd naar {address}. Die is tien minuten geldig."),
    other_ways: "Een ander bewijs kiezen",
    waiting_title: "Je wachttijd loopt",
    waiting_lead: |moment| format!("Die is om op {moment}."),
    waiting_return: (
        "Kom dan terug",
        "Open ‘Weer naar binnen’ opnieuw, op welk toestel ook, en bevestig je mail nog een keer. Daar heb je zeven dagen voor.",
    ),
    waiting_told: (
        "Iedereen die het aangaat, hoort het",
        "Alle adressen van het account krijgen nu een mail, daarna elke dag een, en een als de tijd om is.",
    ),
    waiting_stop: (
        "Het kan gestopt worden",
        "Wie een van die mails leest, of in het account is ingelogd, stopt het met één druk op de knop.",
    ),
    passkey_title: "Maak een nieuwe passkey",
    passkey_lead: "Je hebt laten zien dat jij het bent. Nu een nieuwe passkey op dit toestel, en je bent binnen.",
    passkey_then: "Alle andere sessies van je account eindigen dan, en we schrijven naar al je adressen.",
};
