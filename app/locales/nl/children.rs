//! Nederlands: de pagina's van een ouder over een kind.

use crate::locale::{ChildDocumentsTexts, ChildMoreTexts, ChildSeesTexts, ChildrenTexts, Outcome};

/// De woorden.
pub(super) const CHILDREN: ChildrenTexts = ChildrenTexts {
    title: "Kinderen",
    lead: "Van wie wil je de schooldagen zien?",
    empty: Outcome {
        title: "Er is nog geen kind aan je gekoppeld",
        text: "De school stuurt voor elk kind een code. Daarmee koppel je een kind aan je account; dat duurt een minuut.",
    },
    claim: "Ik heb een code",
    page_of: |title, name| format!("{title} · {name}"),
    switcher: "Van wie is deze pagina",
    parts: |name| format!("Pagina’s over {name}"),
    overview: "Overzicht",
    grade_at: |grade, school| format!("{grade} op {school}"),
    open_parts: |parts| format!("Dit kun je zien: {parts}"),
    nothing_open: "Je kunt op dit moment niets zien. Op de pagina staat waarom.",
    and_so_on: |parts| parts.join(", "),
    today: "Vandaag",
    next_lessons: "Volgende schooldag",
    newest_results: "Nieuwste resultaten",
    no_results: "Nog geen resultaten.",
    this_month: "Aanwezigheid deze maand",
    no_attendance: "Deze maand is er niets genoteerd.",
    sees: ChildSeesTexts {
        title: |name| format!("Wat je van {name} kunt zien"),
        open: "Zichtbaar voor jou.",
        until: |day| format!("Zichtbaar voor jou tot en met {day}."),
        until_birthday: |name, age, day| format!("Zichtbaar voor jou tot {day}: dan wordt {name} {age}."),
        why: "Waarom?",
        why_birthday: |name, age| {
            format!(
                "Vanaf {age} jaar bepaalt iemand helemaal zelf wie ziet wat de school bewaart. {name} kan het je dan weer laten zien, onderdeel voor onderdeel. We laten het jullie allebei ruim van tevoren weten."
            )
        },
        why_until: "Je kreeg toegang tot die dag. Wie de toegang gaf, kan hem verlengen.",
        of_age: |name, age, day| {
            format!("{name} is op {day} {age} geworden en bepaalt wie dit ziet. {name} kan het je weer laten zien.")
        },
        handed_over: |name, day| format!("Sinds {day} bepaalt {name} wie dit ziet. {name} kan het je weer laten zien."),
        withheld: |name| format!("{name} houdt dit voor zich en is oud genoeg om dat te beslissen."),
        not_in_rights: "Volgens de gegevens van de school heb je hier geen toegang toe. Klopt dat niet, vraag het dan de school.",
        ended_title: "Dat recht is afgelopen",
        ended: |what, day| format!("Tot {day} kon je {what} zien. Dat recht is afgelopen."),
        relation_ended: |day| {
            format!("Tot en met {day} kon je de pagina’s over dit kind zien. Dat recht is afgelopen.")
        },
        relation_ended_text: "Moet het doorgaan, vraag het dan de school of wie je het recht gaf.",
        hidden_title: |part| format!("{part}: niet zichtbaar voor jou"),
        back: |name| format!("Wat je van {name} kunt zien"),
    },
    more: ChildMoreTexts {
        title: |name| format!("Voor {name}"),
        consents: Outcome {
            title: "Toestemming geven",
            text: "Wat de school met foto’s en gegevens mag doen, vraag voor vraag.",
        },
        family: Outcome { title: "Jullie relatie", text: "Wat je ermee mag, wie dat zei en wanneer het afloopt." },
        mails: Outcome {
            title: "Mails over wat nieuw is",
            text: "Hooguit één per dag. Er staat in hoeveel er nieuw is, nooit wat.",
        },
        mails_stopped: "Je hebt de mails over wat nieuw is gestopt.",
        messages: "Kies welke berichten je krijgt",
        told_nothing: "Er is hier niets waarover je mails krijgt.",
    },
    documents: ChildDocumentsTexts {
        empty: Outcome {
            title: "Nog geen documenten",
            text: "Brieven en rapporten van de school staan hier als bestand.",
        },
        newest_only: |count| format!("Dit zijn de nieuwste {count}."),
    },
};
