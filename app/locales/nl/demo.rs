//! Nederlands: de pagina voor nieuwkomers van een lokale demo.

use crate::locale::{DemoTexts, Outcome};

/// De woorden.
pub(super) const DEMO: DemoTexts = DemoTexts {
    title: "Probeer het als iemand",
    lead: "Een bank, twee scholen en een leverancier, van begin tot eind verzonnen. Kies wie je wilt zijn; iedereen heeft een uitnodiging die één keer werkt.",
    steps: [
        "Open hieronder een uitnodiging en kies “Ik ben nieuw hier”.",
        "Meld je aan met de naam die erbij staat en een verzonnen adres, bijvoorbeeld ik@example.org.",
        "De mail ter bevestiging verlaat deze computer niet: die komt in de demo-mailbox.",
        "Maak een passkey en gebruik dan de uitnodiging die op je startpagina wacht. Wil je iemand anders zijn, log dan eerst uit.",
    ],
    mailbox: "Naar de demo-mailbox",
    link: "Probeer het als iemand",
    name: "Naam",
    birth_date: "Geboortedatum om te typen",
    open: |organisation| format!("Uitnodiging van {organisation}"),
    open_child: |child, organisation| format!("{child}, uitnodiging van {organisation}"),
    taken: "bezet",
    over: "te oud",
    fresh: "Liever iemand anders",
    nobody_left: "Iedereen is bezet. Stop de server, verwijder de map var en begin opnieuw.",
    customer: Outcome {
        title: "Een klant van de bank",
        text: "Rekeningen, waarvan één gedeeld, twee jaar aan transacties, een hypotheek, overzichten om op te halen.",
    },
    student: Outcome {
        title: "Een leerling die over drie weken 18 wordt",
        text: "Rooster, cijfers en aanwezigheid, en wat de ouders tot de verjaardag zien.",
    },
    younger: Outcome {
        title: "Een leerling van 16",
        text: "Oud genoeg om cijfers of aanwezigheid voor zichzelf te houden.",
    },
    parent: Outcome {
        title: "Een ouder van drie kinderen op twee scholen",
        text: "Eén code voor elk kind. De eerste maakt je hier ouder, de andere komen erbij.",
    },
    apart: Outcome {
        title: "De andere ouder van dezelfde kinderen",
        text: "Woont apart, heeft een eigen account en ziet wat de scholen toestaan.",
    },
    barred: Outcome {
        title: "Een ouder na een uitspraak van de rechter",
        text: "De andere ouder mag niets zien en vindt hier niets; daarom is er voor hem ook geen uitnodiging.",
    },
    admin: Outcome {
        title: "Een zakenpartner die een bedrijf beheert",
        text: "Bestellingen, vragen, facturen, logboek, rapporten en instellingen; nodigt collega’s uit en begrenst hen.",
    },
    member: Outcome {
        title: "Een collega in een bedrijf",
        text: "Ziet wat de beheerders van het bedrijf toestaan, en niet meer.",
    },
    both: Outcome {
        title: "Twee rollen in één account",
        text: "Een volwassen leerling die ook klant van de bank is: gebruik beide codes en wissel bovenaan.",
    },
};
