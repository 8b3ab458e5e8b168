//! Nederlands: zoeken, en wie er keek.

use crate::locale::{Outcome, SearchTexts, SeenTexts};

/// The search.
pub(super) const SEARCH: SearchTexts = SearchTexts {
    title: "Zoeken",
    lead: "Zoekt in alles wat je kunt zien in de rol waarin je nu bent.",
    words: "Woorden om te zoeken",
    first_words: "Alleen de eerste zes woorden tellen mee.",
    go: "Zoek",
    count: |count| match count {
        1 => "1 gevonden.".to_owned(),
        count => format!("{count} gevonden."),
    },
    more: "Dit zijn de nieuwste. Voeg een woord toe om oudere te vinden.",
    nothing: Outcome {
        title: "Niets gevonden",
        text: "Er is niets waarin al deze woorden staan. Probeer minder of kortere woorden, of wissel van rol.",
    },
};

/// Who looked.
pub(super) const SEEN: SeenTexts = SeenTexts {
    title: "Wie je gegevens zag",
    lead: "Elke keer dat iemand anders een pagina over jou opent, staat dat hier.",
    lead_child: |name| {
        format!("Elke keer dat iemand een pagina over {name} opent, staat dat hier, voor zover je het zelf mag zien.")
    },
    whose: "Wiens lijst",
    mine: "Die van mij",
    looked: |who, what| format!("{who} bekeek {what}"),
    topic: |topic| match topic {
        "profile" => "het profiel",
        "timetable" => "het rooster",
        "results" => "resultaten",
        "attendance" => "aanwezigheid",
        "documents" => "documenten",
        "members" => "de pagina van een lid",
        "money" => "rekeningen en betalingen",
        "loans" => "leningen",
        _ => "gegevens",
    },
    relation: |relation| match relation {
        "guardian" => "als ouder of voogd",
        "member" => "vanuit de organisatie",
        _ => "in een andere rol",
    },
    nobody: "Iemand van wie het account weg is",
    empty: Outcome {
        title: "Nog niemand heeft gekeken",
        text: "Als een ouder, een collega of iemand anders een pagina over jou opent, staat dat hier binnen enkele seconden.",
    },
    pages: "Pagina's van de lijst",
    older: "Ouder",
    newest: "Terug naar de nieuwste",
};
