//! Nederlands: toestemmingen.

use crate::locale::{
    ConsentAskTexts, ConsentCardTexts, ConsentHistoryTexts, ConsentStateTexts, ConsentSwitchTexts, ConsentsTexts,
    Outcome, ReceiptTexts,
};

/// De woorden.
pub(super) const CONSENTS: ConsentsTexts = ConsentsTexts {
    title: "Toestemmingen",
    lead: "Waarvoor je gegevens gebruikt mogen worden. Je beslist over elk doel apart en kunt altijd van gedachten veranderen.",
    empty: Outcome {
        title: "Niets te beslissen",
        text: "Je gegevens worden nergens voor gebruikt waarvoor jouw antwoord nodig is. Verandert dat, dan vragen we het je eerst hier.",
    },
    asking: "Wacht op je antwoord",
    yours: "Jij beslist",
    needed: "Nodig voor je account",
    needed_text: "Hier is niets te kiezen. Bij elk doel staat waarom.",
    card: CARD,
    state: STATE,
    switch: SWITCH,
    signal: Outcome {
        title: "Je browser zegt: verkoop of deel mijn gegevens niet",
        text: "Hij stuurt Global Privacy Control, en daar houden we ons aan. Alles waar dat over gaat staat uit, hier en in je account.",
    },
    restricted: Outcome {
        title: "Het gebruik van je gegevens is beperkt",
        text: "Daar heb je om gevraagd. Alleen wat de wet eist gaat door; je antwoorden blijven zoals ze zijn.",
    },
    restricted_link: "Bekijk het, of hef het op",
    agreed: "Bewaard. Je hebt toestemming gegeven, vanaf nu.",
    declined: "Bewaard. Je gegevens worden hier niet meer voor gebruikt.",
    text_changed: Outcome {
        title: "De tekst is veranderd",
        text: "Er is niets bewaard. Terwijl je de pagina open had, kwam er een nieuwe tekst. Lees die eerst en antwoord dan.",
    },
    not_now: "Daarover kun je nu niet beslissen. Op de kaart staat waarom.",
    history: HISTORY,
    receipt: RECEIPT,
    ask: ConsentAskTexts {
        title: "Kijk hier nog eens naar",
        lead: |count| match count {
            1 => "Een doel waarover je had beslist heeft een nieuwe tekst. Tot je antwoordt wordt er niets gebruikt."
                .to_owned(),
            _ => format!(
                "{count} doelen waarover je had beslist hebben een nieuwe tekst. Tot je antwoordt wordt er niets gebruikt."
            ),
        },
        later: "Nu niet",
        later_text: "Je vindt de vragen terug bij Toestemmingen.",
    },
};

const CARD: ConsentCardTexts = ConsentCardTexts {
    used_for: "Gebruikt voor",
    data: "Gegevens",
    shared_with: "Gedeeld met",
    kept_for: "Bewaard",
    changed: "Wat er veranderde",
    text_of: |day| format!("Tekst van {day}"),
    history: "Geschiedenis",
    no_text: "Dit wordt niet meer gevraagd, of heeft geen Nederlandse tekst.",
    agree: "Toestaan",
    decline: "Weigeren",
    withdraw: "Intrekken",
    object: "Bezwaar maken",
    allow: "Weer toestaan",
    prolong: "Langer toestaan",
};

const STATE: ConsentStateTexts = ConsentStateTexts {
    undecided: "Je hebt nog niet beslist. Er wordt niets gebruikt.",
    in_use: "In gebruik. Je kunt altijd bezwaar maken.",
    agreed: "Je gaf toestemming",
    until: |day| format!("tot {day}"),
    declined: "Je weigerde",
    withdrawn: "Je trok je toestemming in",
    ended: "Je toestemming eindigde",
    allowed: "Je stond het weer toe",
    objected: "Je maakte bezwaar",
    guardian_agreed: "Een ouder of voogd gaf toestemming",
    guardian_declined: "Een ouder of voogd weigerde",
    guardian_withdrawn: "Een ouder of voogd trok de toestemming in",
    guardian_ended: "De toestemming van een ouder of voogd eindigde",
    signal_declined: "Het signaal van je browser weigerde",
    outdated: "Je antwoordde op een oudere tekst. Tot je op deze antwoordt wordt er niets gebruikt.",
    contract: "Nodig voor wat je ons vroeg te doen. Zonder dit is er geen account.",
    law: "De wet vraagt erom.",
    vital: "Er kan een leven van afhangen.",
    birth_date: "We mogen je dit pas vragen als we weten hoe oud je bent.",
    birth_date_link: "Vertel ons je geboortedatum",
    guardian: |agreed, needed| match (agreed, needed) {
        (0, 0 | 1) => "Een ouder of voogd beslist hierover voor jou. Nog niemand heeft toestemming gegeven.".to_owned(),
        (_, 0 | 1) => "Een ouder of voogd beslist hierover voor jou.".to_owned(),
        (agreed, needed) => {
            format!("Je ouders of voogden beslissen hierover voor jou. {agreed} van de {needed} gaf toestemming.")
        }
    },
    held: "Je browser stuurt Global Privacy Control, daarom blijft dit uit. Wil je het toch toestaan, zet het signaal dan in je browser uit voor deze site en laad deze pagina opnieuw.",
    paused: "Staat stil zolang het gebruik van je gegevens beperkt is.",
};

const SWITCH: ConsentSwitchTexts = ConsentSwitchTexts {
    on: "Aan",
    off: "Uit",
    agreed: "Toegestaan, vanaf nu.",
    withdrawn: "Ingetrokken. Je gegevens worden hier niet meer voor gebruikt.",
    allowed: "Weer toegestaan, vanaf nu.",
    objected: "Bezwaar gemaakt. Je gegevens worden hier niet meer voor gebruikt.",
    undo: "Ongedaan maken",
    failed: "Dat is niet bewaard; alles is zoals het was. Controleer je verbinding en probeer het opnieuw.",
    text_changed: "De tekst is veranderd sinds je deze pagina opende. Er is niets bewaard.",
    read_again: "Lees hem opnieuw",
    session_ended: "Je sessie is afgelopen. Er is niets bewaard.",
};

const HISTORY: ConsentHistoryTexts = ConsentHistoryTexts {
    lead: "Elke beslissing hierover, de nieuwste eerst, met de tekst zoals die toen was.",
    back: "Alle toestemmingen",
    decisions: "Beslissingen",
    empty: "Er is nog niets beslist.",
    requested: "Aan je gevraagd",
    given: "Toegestaan",
    refused: "Geweigerd",
    withdrawn: "Ingetrokken",
    expired: "Afgelopen",
    allowed: "Weer toegestaan",
    objected: "Bezwaar gemaakt",
    by: "Door",
    you: "jou",
    guardian: "een ouder of voogd",
    signal: "het signaal van je browser",
    rule: "niemand, het ging vanzelf",
    place: "Waar",
    account: "op de pagina Toestemmingen",
    sign_in: "na het inloggen",
    mail: "via een mail",
    gpc: "via Global Privacy Control",
    portal: "in het portaal",
    until: "Tot",
    text: |version| format!("De tekst zoals die was (versie {version})"),
    fingerprint: "Vingerafdruk van de tekst",
    receipt: "Bewijs",
};

const RECEIPT: ReceiptTexts = ReceiptTexts {
    title: "Bewijs",
    lead: "Jouw bewijs van wat er is beslist. Druk het af, of bewaar het ondertekende bestand.",
    decision: "Beslissing",
    at: "Datum",
    person: "Persoon",
    controller: "Wie over de gegevens gaat",
    recipients: "Wie de gegevens krijgt",
    nobody: "niemand anders",
    number: "Nummer",
    text: "De tekst waarover is beslist",
    download: "Bewaar het ondertekende bestand",
    check: "Hoe je het controleert",
    check_text: "In het bestand staan dit bewijs en een handtekening (ES256, JWS). Niemand kan er ongemerkt een letter aan veranderen, wij ook niet. Iedereen kan het controleren, zonder ons en nog jaren later.",
    check_command: "Met het programma van Portico zelf:",
    check_keys: "Met elk ander programma voor JWS: haal de sleutels hier op en bewaar ze bij het bestand:",
    signature: "De handtekening",
};
