//! Nederlands: het gezin.

use crate::locale::{
    ChildConsentsTexts, ClaimTexts, FamilyAdultTexts, FamilyChildTexts, FamilyKindsTexts, FamilyTexts, Outcome,
};

/// De woorden.
pub(super) const FAMILY: FamilyTexts = FamilyTexts {
    title: "Gezin",
    lead: "Wie in je gezin wat ziet, wie dat zei, en wanneer het afloopt.",
    empty: Outcome {
        title: "Er is nog niemand aan je gekoppeld",
        text: "Een school stuurt een code voor elk kind. Daarmee koppel je het kind aan je account; het duurt een minuut.",
    },
    waits: |organisation| {
        format!("{organisation} bekijkt eerst je aanvraag. We schrijven je als er beslist is; je hoeft niets te doen.")
    },
    children: "Kinderen",
    adults: "Volwassenen",
    adults_text: "Wat de volwassenen in je gezin over je zien, zoals scholen het bewaren.",
    kinds: FamilyKindsTexts { parent: "Ouder", guardian: "Voogd", other: "Volwassene in het gezin" },
    at: |kind, school| if school.is_empty() { kind.to_owned() } else { format!("{kind} bij {school}") },
    says: |source| format!("zegt {source}"),
    says_desk: "bevestigd door de administratie van de school",
    until: |day| format!("tot en met {day}"),
    ended: |day| format!("afgelopen op {day}"),
    child: FamilyChildTexts {
        sees: |name, parts| format!("Je kunt van {name} zien: {parts}."),
        sees_until: |name, parts, day| {
            format!("Je kunt van {name} zien: {parts}, tot {name} op {day} meerderjarig wordt.")
        },
        decides: |name| format!("Je beslist over toestemmingen voor {name}."),
        sees_nothing: |name| format!("Je kunt nu niets van {name} zien. Op de pagina’s van {name} staat waarom."),
        of_age: |name| {
            format!(
                "{name} is meerderjarig en beslist zelf wie wat ziet. Er wordt nu niets met je gedeeld; {name} kan altijd weer iets met je delen."
            )
        },
        shares: |name, parts| format!("{name} is meerderjarig en deelt met je: {parts}."),
        ended_title: "Een koppeling die is geëindigd",
        ended: "Wat je van dit kind kon zien, is geëindigd. Moet het doorgaan, praat dan met de school.",
        pages: |name| format!("De pagina’s van {name}"),
        consents: |name| format!("Toestemmingen voor {name}"),
    },
    adult: FamilyAdultTexts {
        no_account: |name| format!("{name} heeft hier nog geen account, en ziet niets zolang dat zo is."),
        sees: |name| format!("Wat {name} kan zien"),
        yes: "zichtbaar",
        shared_until: |day| format!("gedeeld tot en met {day}"),
        withheld: "je houdt het voor jezelf",
        no: "niet zichtbaar",
        hand_over: |day| format!("Vanaf {day} beslis jij over dit alles, en loopt het voor anderen vanzelf af."),
        of_age: "Je bent meerderjarig: alleen wat je deelt, is zichtbaar.",
        grant: |name| format!("Wat wil je met {name} delen?"),
        ends_on: "Tot en met",
        ends_on_hint: "Na deze dag loopt het vanzelf af. Je kunt het altijd eerder terugdraaien.",
        grant_submit: "Delen",
        withhold: |name| format!("Wat wil je voor {name} afschermen?"),
        withhold_hint: "Je bent oud genoeg om dit te beslissen. Op de pagina’s staat dan dat je het voor jezelf houdt.",
        withhold_submit: "Voor mezelf houden",
        stop_sharing: "Niet meer delen",
        show_again: "Weer laten zien",
        saved: "Gedaan. Het geldt vanaf nu.",
        unchanged: "Zo was het al.",
    },
    claim: ClaimTexts {
        title: "Gebruik een code",
        lead: "Een school, bank of bedrijf gaf je een code. Voor elk kind is er een eigen code: gebruik ze na elkaar.",
        link: "Ik heb een code",
        code: ("Je code", "Tien letters en cijfers, uit de brief of de mail."),
        birth_date: (
            "Geboortedatum",
            "Van het kind voor wie de code is, of van jezelf als de code voor jou is. Laat leeg bij een code van een bedrijf.",
        ),
        submit: "Gebruik de code",
        linked: |child, school| format!("{child} bij {school} is gekoppeld."),
        joined: |organisation| format!("{organisation} is aan je account gekoppeld."),
        waits: |organisation| {
            format!(
                "{organisation} bekijkt dit eerst, omdat iets niet klopt met wat daar bekend is. We schrijven je als er beslist is."
            )
        },
        another: "Heb je nog een code?",
        done: "Nee, terug naar het gezin",
    },
    consents: ChildConsentsTexts {
        title: |name| format!("Toestemmingen voor {name}"),
        lead: |name| {
            format!(
                "{name} is te jong om dit alleen te beslissen, dus doe jij het. Je kunt je antwoord altijd veranderen."
            )
        },
        speaks: |name| format!("De teksten zijn aan {name} geschreven: met “je” bedoelen ze {name}."),
        own_lead: |name| format!("Hier is niets wat jij beslist: {name} is oud genoeg."),
        own_title: |name| format!("Wat {name} zelf beslist"),
        own_since: |name, years, day| format!("{name} werd {years} op {day} en beslist hier sindsdien zelf over."),
        agreed: |name| format!("Opgeslagen. Je gaf toestemming voor {name}."),
        declined: |name| {
            format!(
                "Opgeslagen. Je gaf geen toestemming voor {name}; de gegevens van {name} worden hier niet voor gebruikt."
            )
        },
        empty: Outcome {
            title: "Er is niets te beslissen",
            text: "Er wordt nu niets gevraagd waar een volwassene over beslist.",
        },
        one_needed: "Eén volwassene die akkoord gaat is genoeg, zolang niemand het afwijst.",
        agreed_of: |agreed, needed| {
            format!("{agreed} van de {needed} volwassenen zijn akkoord; allemaal moeten ze dat zijn.")
        },
        back: "Terug naar het gezin",
    },
};
