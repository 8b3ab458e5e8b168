//! Nederlands: de pagina achter een uitnodiging.

use crate::locale::{InvitationTexts, Outcome};

/// De woorden.
pub(super) const INVITATION: InvitationTexts = InvitationTexts {
    title: "Je bent uitgenodigd",
    known: |organisation| format!("{organisation} nodigt je uit om op één plek te zien wat ze over je bewaren."),
    guardian: |organisation| format!("{organisation} nodigt je uit om aan je kind daar gekoppeld te worden."),
    member_by: |inviter, organisation| format!("{inviter} nodigt je uit om voor {organisation} te werken."),
    member: |organisation| format!("Je bent uitgenodigd om voor {organisation} te werken."),
    until: |day| format!("Deze uitnodiging werkt tot en met {day}, één keer."),
    new_here: "Ik ben nieuw hier",
    have_account: "Ik heb een account",
    ways: "Je uitnodiging wacht op je tot je binnen bent.",
    join: "Doe mee",
    link: "Koppel mijn kind",
    birth_date: "Je geboortedatum",
    birth_date_child: "De geboortedatum van je kind",
    birth_date_hint: "Die wordt vergeleken met wat zij weten, zodat een ander niets heeft aan een verdwaalde brief.",
    ask: Outcome { title: "Typ de code van je uitnodiging", text: "Hij staat in de brief of mail die je kreeg." },
    unknown: Outcome {
        title: "Die code kennen we niet",
        text: "Vergelijk hem letter voor letter met je brief en typ hem opnieuw.",
    },
    used: Outcome {
        title: "Die uitnodiging is al gebruikt",
        text: "Was jij dat, dan staat alles op je startpagina. Zo niet, vraag dan een nieuwe aan wie je uitnodigde.",
    },
    expired: Outcome {
        title: "Die uitnodiging is te oud",
        text: "Vraag een nieuwe aan wie je uitnodigde. Er is niets verloren.",
    },
    withdrawn: Outcome {
        title: "Die uitnodiging werkt niet meer",
        text: "Hij is ingetrokken, of te vaak met een andere geboortedatum geprobeerd. Vraag een nieuwe.",
    },
    of_age: Outcome {
        title: "Je kind is meerderjarig",
        text: "Vanaf 18 jaar kan alleen je kind zelf je iets laten zien, onder Familie.",
    },
    nothing: Outcome {
        title: "Er is niets om aan mee te doen",
        text: "Je hebt het al, of waarvoor je was uitgenodigd is afgelopen. Op je startpagina zie je wat van jou is.",
    },
    waits: "Zij kijken er eerst naar",
    waits_text: |organisation| {
        format!("Iets klopt niet met wat {organisation} weet. Iemand daar kijkt ernaar, en je krijgt een mail.")
    },
    joined: "Je doet mee. Wat er voor je bewaard wordt staat hieronder.",
    linked: "Je bent aan je kind gekoppeld. Met de volgende code voeg je er nog een toe.",
};
