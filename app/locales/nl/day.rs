//! Nederlands: de startpagina voor elke rol.

use crate::locale::{DayTexts, Outcome};

/// De woorden.
pub(super) const DAY: DayTexts = DayTexts {
    acting: |role| format!("Je bent hier als: {role}."),
    accounts: "Je rekeningen",
    transactions: "Laatste transacties",
    loans: "Volgende betalingen",
    next_payment: |sum, day| format!("{sum} op {day}"),
    today: "Je lessen vandaag",
    next_lessons: "Je volgende lessen",
    results: "Je nieuwste cijfers",
    attendance: "Je aanwezigheid deze maand",
    parents: Outcome {
        title: "Wat je ouders zien",
        text: "Bekijk het van hun kant, en verander wat op jouw leeftijd mag.",
    },
    children: "Welk kind",
    about_child: |name| format!("Alles over {name}"),
    orders: "Lopende bestellingen",
    tickets: "Openstaande vragen",
    invoices: "Te betalen facturen",
    report: "Nieuwste rapport",
    nothing: "Op dit moment niets.",
    no_role: Outcome {
        title: "Er is nog niets aan je gekoppeld",
        text: "Een bank, school of bedrijf nodigt je uit per brief of mail. Typ de code die erin staat, en wat zij voor je bewaren verschijnt hier.",
    },
    code: "Code van je uitnodiging",
    code_hint: "Tien letters en cijfers. Hoofdletters en spaties maken niet uit.",
    code_go: "Bekijken",
    need_invitation: Outcome {
        title: "Gebruik je uitnodiging",
        text: "Je hebt hem geopend en doet nog niet mee. Eén druk op de knop is genoeg.",
    },
    need_hand_over: |name, day| format!("{name} wordt meerderjarig op {day}"),
    need_hand_over_text: "Vanaf die dag zie je alleen nog wat je mag zien. Je hoeft niets te doen.",
    need_child_consents: |name| format!("Beslis voor {name}"),
    need_child_consents_text: "De school vraagt waarvoor gegevens gebruikt mogen worden. Tot je antwoordt wordt er niets gebruikt.",
    need_claim: |organisation| format!("{organisation} bekijkt je aanvraag"),
    need_claim_text: "We schrijven je als er beslist is. Je hoeft niets te doen.",
    need_own_hand_over: |day| format!("Vanaf {day} beslis jij wie wat ziet"),
    need_own_hand_over_text: "Bekijk nu al wat je ouders zien.",
    need_attest: |day| format!("Bevestig vóór {day} wie bij je bedrijf hoort"),
    need_attest_text: "Wie dan niet bevestigd is, kan er niet meer bij tot je dat doet.",
};
