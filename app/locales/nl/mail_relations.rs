//! Nederlandse mails over gezinnen en bedrijven.

use crate::locale::{InvitationMailTexts, RelationMailsTexts, ToldMailTexts};

/// De woorden.
pub(super) const RELATIONS: RelationMailsTexts = RelationMailsTexts {
    invitation: InvitationMailTexts {
        subject: |brand| format!("Je bent uitgenodigd bij {brand}"),
        preheader: "Een code die één keer werkt.",
        heading: "Je bent uitgenodigd",
        known: |organisation, brand| {
            format!("{organisation} nodigt je uit om bij {brand} te bekijken wat er voor je bewaard wordt.")
        },
        guardian: |organisation, brand| {
            format!(
                "{organisation} kent je als volwassene van een van de leerlingen. Bij {brand} zie je wat de school met je deelt."
            )
        },
        member: |organisation, inviter, brand| match inviter {
            Some(inviter) => format!("{inviter} nodigt je uit om bij {brand} voor {organisation} te werken."),
            None => format!("Je bent uitgenodigd om bij {brand} voor {organisation} te werken."),
        },
        next: "Je maakt een account, of logt in als je er al een hebt. Bij sommige uitnodigingen vragen we ook een geboortedatum.",
        button: "Gebruik de uitnodiging",
        code: "Of typ deze code waar erom gevraagd wordt:",
        ends: |moment| format!("Link en code werken één keer, tot {moment}."),
        not_you: "Is dit niet voor jou bedoeld, doe dan niets. De code opent op zichzelf niets, en loopt vanzelf af.",
        why: |organisation| format!("Je krijgt deze mail omdat {organisation} dit adres opgaf voor de uitnodiging."),
    },
    hand_over_adult: ToldMailTexts {
        subject: |brand| format!("Er verandert iets in je gezin bij {brand}"),
        preheader: "Het gaat vanzelf. Je hoeft niets te doen.",
        heading: "Iemand wordt meerderjarig",
        happened: |child, day| {
            format!(
                "Vanaf {day} is {child} meerderjarig en beslist zelf wie wat ziet. Wat je nu ziet, is dan niet meer zichtbaar voor je."
            )
        },
        next: "Het gaat vanzelf, om middernacht. Als jullie dat samen afspreken, kan wat je mag zien weer met je gedeeld worden, per onderwerp.",
        button: Some("Bekijk je gezinspagina"),
        why: own_account,
    },
    hand_over_child: ToldMailTexts {
        subject: |brand| format!("Straks beslis jij wie wat ziet bij {brand}"),
        preheader: "Wat volwassenen over je zien, loopt vanzelf af.",
        heading: "Straks beslis jij",
        happened: |day, _| {
            format!(
                "Vanaf {day} ben je meerderjarig. Wat de volwassenen in je gezin over je zien, loopt dan vanzelf af."
            )
        },
        next: "Wil je iets blijven delen, dan kies je dat op je gezinspagina, per onderwerp en zo lang als je wilt.",
        button: Some("Bekijk je gezinspagina"),
        why: own_account,
    },
    child_news: ToldMailTexts {
        subject: |brand| format!("Er is iets nieuws bij {brand}"),
        preheader: "Wat het is, zie je na het inloggen.",
        heading: "Er is iets nieuws",
        happened: |_, _| "Dit is nieuw:".to_owned(),
        next: "De inhoud staat niet in deze mail, zodat niemand anders die leest.",
        button: Some("Bekijk het"),
        why: |brand| {
            format!(
                "Je krijgt deze mail omdat je account bij {brand} dit adres gebruikt en nieuws over je kinderen wil."
            )
        },
    },
    claim_approved: ToldMailTexts {
        subject: |brand| format!("Je aanvraag bij {brand} is goedgekeurd"),
        preheader: "De koppeling is gemaakt.",
        heading: "Je aanvraag is goedgekeurd",
        happened: |child, _| {
            format!("Je vroeg een koppeling met {child}. Dat is nagekeken, en de koppeling is gemaakt.")
        },
        next: "Je vindt haar op je gezinspagina.",
        button: Some("Bekijk je gezinspagina"),
        why: own_account,
    },
    claim_refused: ToldMailTexts {
        subject: |brand| format!("Je aanvraag bij {brand} is niet goedgekeurd"),
        preheader: "Er is niets gekoppeld.",
        heading: "Je aanvraag is niet goedgekeurd",
        happened: |child, _| format!("Je vroeg een koppeling met {child}. Dat is nagekeken, en er is niets gekoppeld."),
        next: "Denk je dat dit een vergissing is, praat dan met wie je de code gaf. Daar kunnen ze er opnieuw naar kijken.",
        button: Some("Bekijk je gezinspagina"),
        why: own_account,
    },
    attestation_due: ToldMailTexts {
        subject: |brand| format!("Bevestig je collega’s bij {brand}"),
        preheader: "Wie werkt er nog met je?",
        heading: "Bevestig je collega’s",
        happened: |firm, moment| {
            format!("Kijk de leden van {firm} na en bevestig wie nog toegang nodig heeft, uiterlijk op {moment}.")
        },
        next: "Wie dan niet bevestigd is, kan er even niet meer in, en kan altijd weer worden toegelaten.",
        button: Some("Bekijk de leden"),
        why: own_account,
    },
    member_suspended: ToldMailTexts {
        subject: |brand| format!("Je toegang tot een organisatie bij {brand} is stilgezet"),
        preheader: "Niemand bevestigde hem op tijd.",
        heading: "Je toegang is stilgezet",
        happened: |firm, _| {
            format!("Niemand bevestigde op tijd dat je nog toegang nodig hebt tot {firm}. Daarom is die stilgezet.")
        },
        next: "Een beheerder van de organisatie kan je weer toelaten. Je account en al het andere daarin blijft zoals het is.",
        button: Some("Naar je startpagina"),
        why: own_account,
    },
    account_unused: ToldMailTexts {
        subject: |brand| format!("Je account bij {brand} is lang niet gebruikt"),
        preheader: "Eén keer inloggen is genoeg om het te houden.",
        heading: "Gebruik je je account nog?",
        happened: |suspended, erased| {
            format!(
                "Je account is lang niet gebruikt. Vanaf {suspended} bewaren we alleen nog wat erin staat, en op {erased} wissen we het."
            )
        },
        next: "Wil je het houden, log dan één keer in. Meer hoef je niet te doen.",
        button: Some("Inloggen"),
        why: own_account,
    },
    account_suspended: ToldMailTexts {
        subject: |brand| format!("Je account bij {brand} wordt alleen nog bewaard"),
        preheader: "Met één keer inloggen is het terug.",
        heading: "Je account wordt alleen nog bewaard",
        happened: |erased, _| {
            format!(
                "Je account is lang niet gebruikt, daarom gebruiken we de gegevens niet meer. Op {erased} wissen we het."
            )
        },
        next: "Wil je het houden, log dan één keer in. Daarna is alles zoals het was.",
        button: Some("Inloggen"),
        why: own_account,
    },
    vouch_asked: ToldMailTexts {
        subject: |brand| format!("Iemand vraagt je om voor hen in te staan bij {brand}"),
        preheader: "Doe het alleen als je hen gesproken hebt.",
        heading: "Iemand vraagt je om voor hen in te staan",
        happened: |who, _| format!("{who} wil weer in een account komen, en noemt jou als iemand die hen kent."),
        next: "Bel eerst of spreek eerst af, en vergelijk het woord dat op hun pagina staat. Heb je niemand gesproken, doe dan niets.",
        button: Some("Bekijk het"),
        why: own_account,
    },
};

fn own_account(brand: &str) -> String {
    format!("Je krijgt deze mail omdat dit adres bij je account bij {brand} hoort.")
}
