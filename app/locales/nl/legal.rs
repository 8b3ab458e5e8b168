//! Nederlands: juridische teksten, en ermee akkoord gaan.

use crate::locale::{LegalTexts, Outcome, TermsTexts};

/// De woorden.
pub(super) const LEGAL: LegalTexts = LegalTexts {
    version: |number, day| format!("Versie {number}, gepubliceerd: {day}"),
    version_named: |number| format!("Versie {number}"),
    changed: "Wat er veranderde",
    versions: "Alle versies",
    shown: "deze versie",
    editorial: "Zegt hetzelfde in andere woorden",
    older: "Dit is een oudere versie. We bewaren haar, zodat je kunt nalezen wat er toen is afgesproken.",
    newest: "Lees de nieuwste versie",
    only_in: |language| format!("Deze tekst is er niet in het Nederlands. Je leest hem in deze taal: {language}."),
};

/// De woorden.
pub(super) const TERMS: TermsTexts = TermsTexts {
    title: "Voorwaarden",
    lead: "Wat er tussen jou en ons geldt, en waarmee je akkoord ging.",
    waiting: "Wacht op jou",
    until: |day| format!("Je kunt zonder akkoord verder tot en met: {day}."),
    now: "Ga eerst akkoord voordat je verdergaat. Bij je instellingen kun je altijd.",
    read: "Lees de hele tekst",
    accept: "Ik ga akkoord",
    accept_named: |title| format!("Ik ga akkoord: {title}"),
    otherwise: "Ga je niet akkoord? Je kunt je gegevens meenemen en je account laten wissen.",
    otherwise_link: "Je gegevens en je rechten",
    nothing: Outcome {
        title: "Er wacht niets",
        text: "Je bent overal mee akkoord waar dat nodig is. Verandert er iets, dan zie je het hier.",
    },
    accepted: "Waarmee je akkoord ging",
    accepted_on: |version, day| format!("Versie {version}, akkoord: {day}"),
    thanks: "Dank je. We hebben genoteerd dat je akkoord gaat.",
    text_changed: "De tekst is veranderd terwijl je las. Lees hem nog eens, alsjeblieft.",
    sign_up: "Door je aan te melden ga je akkoord met:",
    need: Outcome {
        title: "Lees de nieuwe voorwaarden",
        text: "Er is iets in veranderd. Kijk ernaar wanneer het je uitkomt, en zeg of je akkoord gaat.",
    },
};
