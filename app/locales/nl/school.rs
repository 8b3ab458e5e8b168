//! Nederlands: rooster, resultaten en aanwezigheid.

use crate::locale::{
    AttendanceTexts, Outcome, ParentsTexts, ResultsTexts, SchoolTexts, SchoolTopicsTexts, TimetableTexts, TopicWords,
};

/// De woorden.
pub(super) const SCHOOL: SchoolTexts =
    SchoolTexts { topics: TOPICS, timetable: TIMETABLE, results: RESULTS, attendance: ATTENDANCE, parents: PARENTS };

const TOPICS: SchoolTopicsTexts = SchoolTopicsTexts {
    profile: TopicWords { title: "School en klas", of: |name| format!("de school en de klas van {name}") },
    timetable: TopicWords { title: "Rooster", of: |name| format!("het rooster van {name}") },
    results: TopicWords { title: "Resultaten", of: |name| format!("de resultaten van {name}") },
    attendance: TopicWords { title: "Aanwezigheid", of: |name| format!("de aanwezigheid van {name}") },
    documents: TopicWords { title: "Documenten", of: |name| format!("de documenten van {name}") },
};

const TIMETABLE: TimetableTexts = TimetableTexts {
    title: "Rooster",
    weeks: "Weken",
    week: |number| format!("Week {number}"),
    range: |first, last| format!("{first} tot en met {last}"),
    previous: "Vorige week",
    next: "Volgende week",
    this_week: "Deze week",
    today: "Vandaag",
    nothing: "Geen lessen",
    empty: Outcome {
        title: "Geen lessen in deze week",
        text: "De school heeft voor deze week niets gepland, of nog niets doorgegeven. Bekijk een andere week of kom later terug.",
    },
    clocks: "De tijden zijn die van de klok op school.",
};

const RESULTS: ResultsTexts = ResultsTexts {
    title: "Resultaten",
    empty: Outcome {
        title: "Nog geen resultaten",
        text: "Zodra de school een cijfer geeft, staat het hier bij het vak.",
    },
    average: "Gemiddelde",
    out_of: |score, max| format!("{score} van de {max}"),
    percent: |share| format!("{share}%"),
    no_mark: "Nog geen cijfer",
    other: "Andere resultaten",
    progress: |subject| format!("Verloop bij {subject}"),
    progress_text: |first, first_day, last, last_day| format!("Van {first} op {first_day} naar {last} op {last_day}."),
    all: |count| format!("Alle {count} resultaten als tabel"),
    table_of: |subject| format!("Resultaten bij {subject}"),
    what: "Waarvoor",
    day: "Gegeven op",
    mark: "Cijfer",
    subject: "Vak",
    school: "De school",
    back: "Alle resultaten",
    comment: "Wat de docent schreef",
    only_you: "Hier kan alleen jij dit lezen.",
};

const ATTENDANCE: AttendanceTexts = AttendanceTexts {
    title: "Aanwezigheid",
    range: |first, last| format!("Van {first} tot en met {last}."),
    times: |count| match count {
        1 => "één keer".to_owned(),
        _ => format!("{count} keer"),
    },
    count: |state, times| format!("{state}: {times}"),
    empty: Outcome {
        title: "Nog niets bijgehouden",
        text: "Zodra de school de aanwezigheid bijhoudt, staat elk lesuur hier.",
    },
    pages: "Meer aantekeningen",
    older: "Eerder",
    newest: "Nieuwste",
    only_you: "Hier kan alleen jij dit lezen.",
};

const PARENTS: ParentsTexts = ParentsTexts {
    title: "Wat mijn ouders zien",
    lead: "Wat ieder van hen van je schooldagen kan bekijken, en waarover je zelf beslist.",
    empty: Outcome {
        title: "Niemand anders bekijkt hier je schooldagen",
        text: "Er is geen ouder of voogd aan je gekoppeld. Koppelt de school iemand, dan zie je het hier.",
    },
    seen: Outcome { title: "Wie er keek", text: "Elke keer dat iemand anders je pagina’s bekeek, met het tijdstip." },
    private: "Wat docenten je schrijven en waarom je er niet was, kun je hier alleen zelf lezen, wat ze verder ook zien.",
};
