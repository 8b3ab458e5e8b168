//! Nederlands: welke berichten iemand wil.

use crate::locale::{MessagesTexts, Outcome};

/// De woorden.
pub(super) const MESSAGES: MessagesTexts = MessagesTexts {
    title: "Berichten",
    lead: "Vink aan wat je wilt krijgen, en hoe. Al het andere blijft weg.",
    always: "Mails over de veiligheid van je account, en antwoorden op je eigen verzoeken, komen altijd.",
    by_mail: "Per mail",
    by_post: "Op papier",
    by_phone: "Per telefoon",
    reminders: (
        "Herinneringen",
        "Twee weken voor een toestemming afloopt, zodat je haar opnieuw kunt geven als je wilt.",
    ),
    child_news: (
        "Je kinderen",
        "Wat er nieuw is van een kind: resultaten, afwezigheid, documenten. Hooguit één mail per dag. Waarover, kies je op de pagina van het kind.",
    ),
    blocked: |purpose| format!("Hiervan komt niets zolang je niet akkoord gaat met {purpose}."),
    blocked_link: "Bekijk je toestemmingen",
    submit: "Bewaren",
    saved: "Je keuzes zijn bewaard.",
    stop_title: "Deze mails niet meer?",
    stop_lead: |topic| format!("Hiermee stop je alle mails over {topic}."),
    stop_text: "Andere mails blijven komen. Je kunt altijd van gedachten veranderen, in je account bij Berichten.",
    stop_submit: "Stop deze mails",
    stopped: Outcome {
        title: "Deze mails zijn gestopt",
        text: "Je krijgt ze niet meer. Je kunt altijd van gedachten veranderen, in je account.",
    },
    unknown: Outcome {
        title: "Deze link kennen we niet",
        text: "Misschien is hij onderweg afgebroken. Open hem nog een keer vanuit de mail, of log in en kies welke berichten je wilt.",
    },
    to_choices: "Kies je berichten",
};
