//! Nederlandse mails over toestemmingen en rechten.

use crate::locale::{PrivacyMailsTexts, ToldMailTexts};

/// De woorden.
pub(super) const PRIVACY: PrivacyMailsTexts = PrivacyMailsTexts {
    stop: "Stop deze herinneringen",
    export_ready: ToldMailTexts {
        subject: |brand| format!("De kopie van je gegevens bij {brand} staat klaar"),
        preheader: "Log in om haar te downloaden.",
        heading: "Je kopie staat klaar",
        happened: |until, _| {
            format!(
                "Je vroeg een kopie van al je gegevens. Je kunt haar downloaden tot {until}; daarna gooien we haar weg."
            )
        },
        next: "Er staan persoonlijke dingen in: download haar alleen op een toestel dat je vertrouwt. We vragen eerst om je passkey.",
        button: Some("Naar de download"),
        why: own_account,
    },
    erasure_done: ToldMailTexts {
        subject: |brand| format!("Je account bij {brand} is gewist"),
        preheader: "Dit is de laatste mail aan dit adres.",
        heading: "Je account is gewist",
        happened: |_, _| "De bedenktijd is voorbij, en je account is weg met alles wat erin stond.".to_owned(),
        next: "Dit is onze laatste mail aan dit adres. Je kunt altijd weer een account maken, als je wilt.",
        button: None,
        why: |brand| format!("Je krijgt deze mail omdat dit adres tot nu toe bij een account bij {brand} hoorde."),
    },
    consent_ends: ToldMailTexts {
        subject: |brand| format!("Een toestemming die je {brand} gaf, loopt bijna af"),
        preheader: "Doe je niets, dan loopt zij vanzelf af.",
        heading: "Een toestemming loopt bijna af",
        happened: |purpose, moment| format!("Je ging akkoord met ‘{purpose}’. Dat loopt af op {moment}."),
        next: "Wil je dat het doorgaat, ga dan opnieuw akkoord. Wil je dat niet, doe dan niets: het loopt vanzelf af, en verder verandert er niets.",
        button: Some("Bekijk je toestemmingen"),
        why: |brand| {
            format!("Je krijgt deze mail omdat dit adres bij je account bij {brand} hoort en je herinneringen wilt.")
        },
    },
    request_answered: ToldMailTexts {
        subject: |brand| format!("Er is een antwoord op je verzoek aan {brand}"),
        preheader: "Log in om het te lezen.",
        heading: "Er is een antwoord op je verzoek",
        happened: |_, _| "Je vroeg iets over je gegevens. Het antwoord staat in je account.".to_owned(),
        next: "Het staat niet in deze mail, zodat niemand anders het leest.",
        button: Some("Lees het antwoord"),
        why: own_account,
    },
    request_extended: ToldMailTexts {
        subject: |brand| format!("Je verzoek aan {brand} duurt langer"),
        preheader: "Log in om te lezen waarom.",
        heading: "Je verzoek duurt langer",
        happened: |until, _| format!("Je vroeg iets over je gegevens. Het antwoord komt uiterlijk op {until}."),
        next: "Waarom het langer duurt, staat in je account, bij al het andere over je verzoek.",
        button: Some("Lees waarom"),
        why: own_account,
    },
    requests_due: ToldMailTexts {
        subject: |brand| format!("Privacyverzoeken bij {brand} wachten op antwoord"),
        preheader: "Een einddatum is dichtbij of voorbij.",
        heading: "Verzoeken wachten op antwoord",
        happened: |open, overdue| format!("Open verzoeken: {open}. Over de einddatum heen: {overdue}."),
        next: "De opdracht voor privacyverzoeken toont ze met hun einddatum en neemt de antwoorden aan.",
        button: None,
        why: |brand| format!("Je krijgt deze mail omdat {brand} dit adres opgaf als contact voor privacy."),
    },
};

fn own_account(brand: &str) -> String {
    format!("Je krijgt deze mail omdat dit adres bij je account bij {brand} hoort.")
}
