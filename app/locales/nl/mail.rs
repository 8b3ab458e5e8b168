//! Dutch mails.

use crate::locale::{MailTexts, NoticeTexts, NoticesTexts, ProofMailTexts, TriedMailTexts};

/// The words of mails.
pub(super) const MAIL: MailTexts = MailTexts {
    greeting: |name| name.map_or_else(|| "Hallo,".to_owned(), |name| format!("Hallo {name},")),
    link_fallback: "Doet de knop niets? Kopieer dan dit adres naar je browser:",
    help: |support| format!("Hulp: {support}"),
    confirm: ProofMailTexts {
        subject: |brand| format!("Bevestig je adres voor {brand}"),
        preheader: "Eén druk op de knop, daarna maak je je passkey.",
        heading: "Bevestig je adres",
        intro: |brand| {
            format!(
                "Je wilt een account maken bij {brand}. Bevestig dat dit adres van jou is; daarna maak je je passkey."
            )
        },
        button: Some("Dit adres bevestigen"),
        code: "Begon je op een ander toestel? Typ daar deze code:",
        ends: both_end,
        keep,
        not_you: "Heb je hier niet om gevraagd, dan hoef je niets te doen. Zonder deze mail krijgt niemand een account met jouw adres.",
        why: |brand| format!("Je krijgt deze mail omdat iemand dit adres invulde om een account te maken bij {brand}."),
    },
    further: ProofMailTexts {
        subject: |brand| format!("Bevestig nog een adres voor {brand}"),
        preheader: "Eén druk op de knop, en dit adres hoort bij je account.",
        heading: "Bevestig dit adres",
        intro: |brand| {
            format!(
                "Je wilt dit adres toevoegen aan je account bij {brand}. Bevestig dat het van jou is, in een browser waarin je bent ingelogd."
            )
        },
        button: Some("Dit adres bevestigen"),
        code: "Ben je op een ander toestel ingelogd? Typ daar deze code:",
        ends: both_end,
        keep,
        not_you: "Heb je hier niet om gevraagd, doe dan niets en geef de code aan niemand. Dan gebeurt er niets.",
        why: |brand| format!("Je krijgt deze mail omdat iemand dit adres wil toevoegen aan een account bij {brand}."),
    },
    recover: ProofMailTexts {
        subject: |brand| format!("Weer naar binnen bij {brand}"),
        preheader: "Het eerste van twee bewijzen. Deze mail alleen opent niets.",
        heading: "Weer naar binnen",
        intro: |brand| {
            format!(
                "Je wilt weer toegang tot je account bij {brand}. Druk op de knop in de browser waarin je begon; daarna volgt een tweede bewijs."
            )
        },
        button: Some("Verder gaan"),
        code: "Begon je in een andere browser? Typ daar deze code:",
        ends: both_end,
        keep,
        not_you: "Heb je hier niet om gevraagd, doe dan niets en geef de code aan niemand. Met deze mail alleen komt niemand binnen.",
        why: |brand| {
            format!("Je krijgt deze mail omdat iemand dit adres invulde om weer toegang te krijgen bij {brand}.")
        },
    },
    recover_second: ProofMailTexts {
        subject: |brand| format!("Het tweede bewijs voor je account bij {brand}"),
        preheader: "Een code om te typen waar je begon.",
        heading: "Het tweede bewijs",
        intro: |brand| {
            format!(
                "Je bent op weg terug naar je account bij {brand} en koos dit adres voor het tweede bewijs. Typ de code waar je begon."
            )
        },
        button: None,
        code: "Je code:",
        ends: |moment| format!("De code werkt één keer, tot {moment}."),
        keep,
        not_you: "Heb je hier niet om gevraagd, geef de code dan aan niemand. Misschien kan iemand anders de mail van een ander adres van je lezen: log in en bekijk je adressen.",
        why: |brand| format!("Je krijgt deze mail omdat dit adres bij je account bij {brand} hoort."),
    },
    known: TriedMailTexts {
        subject: |brand| format!("Je hebt al een account bij {brand}"),
        preheader: "Iemand wilde een account maken met jouw adres. Er is niets veranderd.",
        heading: "Je hebt al een account",
        intro: |brand| {
            format!(
                "Iemand, misschien jijzelf, wilde bij {brand} een account maken met dit adres. Het hoort al bij een account, dus er is niets veranderd."
            )
        },
        was_you: "Was jij het, log dan in met je passkey. Kun je die niet vinden, dan helpt de inlogpagina je weer naar binnen.",
        button: "Inloggen",
        not_you: "Was jij het niet, dan hoef je niets te doen. Met een adres alleen komt niemand in een account.",
        why: |brand| format!("Je krijgt deze mail omdat dit adres bij je account bij {brand} hoort."),
    },
    elsewhere: TriedMailTexts {
        subject: |brand| format!("Iemand wilde jouw adres toevoegen bij {brand}"),
        preheader: "Het hoort bij je account, dus er is niets veranderd.",
        heading: "Je adres blijft van jou",
        intro: |brand| {
            format!(
                "Iemand, misschien jijzelf, wilde dit adres toevoegen aan een ander account bij {brand}. Het hoort bij dat van jou, dus er is niets veranderd."
            )
        },
        was_you: "Was jij het, dan heb je twee accounts. Wil je het adres in het andere gebruiken, verwijder het dan eerst uit dit account.",
        button: "Bekijk je adressen",
        not_you: "Was jij het niet, dan hoef je niets te doen. Met een adres alleen komt niemand in een account.",
        why: |brand| format!("Je krijgt deze mail omdat dit adres bij je account bij {brand} hoort."),
    },
    unknown: TriedMailTexts {
        subject: |brand| format!("Dit adres heeft geen account bij {brand}"),
        preheader: "Misschien heeft je account een ander adres.",
        heading: "We vonden geen account",
        intro: |brand| {
            format!(
                "Iemand, misschien jijzelf, wilde met dit adres weer toegang tot een account bij {brand}. Bij dit adres hoort geen account."
            )
        },
        was_you: "Was jij het, dan heeft je account misschien een ander adres: probeer het daarmee. Heb je nog geen account, maak er dan een.",
        button: "Account maken",
        not_you: "Was jij het niet, dan hoef je niets te doen.",
        why: |brand| {
            format!("Je krijgt deze mail omdat iemand dit adres invulde om weer toegang te krijgen bij {brand}.")
        },
    },
    notices: NOTICES,
    privacy: super::mail_privacy::PRIVACY,
    relations: super::mail_relations::RELATIONS,
};

fn both_end(moment: &str) -> String {
    format!("Link en code werken één keer, tot {moment}.")
}

fn keep(brand: &str) -> String {
    format!("Houd de code voor jezelf: niemand van {brand} zal erom vragen.")
}

const ALL_WELL: &str = "Was jij het, dan is alles in orde.";
const ACT_NOW: &str = "Was jij het niet, dan is er misschien iemand anders in je account. Druk op de knop: daar kun je het account bevriezen.";
const STOP_IT: &str =
    "Was jij het niet, druk dan op de knop. Daar stop je dit herstel, en bevries je als je wilt ook je account.";

const NOTICES: NoticesTexts = NoticesTexts {
    when: |moment, device| format!("Tijd: {moment}. Toestel: {device}."),
    passkey: |name| name.map_or_else(|| "Een passkey".to_owned(), |name| format!("De passkey ‘{name}’")),
    not_me: "Dit was ik niet",
    stop: "Dit herstel stoppen",
    sign_in: "Inloggen",
    activity: "Bekijk wat er gebeurde",
    why: |brand| {
        format!(
            "Je krijgt deze mail omdat dit adres bij je account bij {brand} hoort. We schrijven altijd als er iets gebeurt wat met de veiligheid ervan te maken heeft."
        )
    },
    passkey_added: NoticeTexts {
        subject: |brand| format!("Een nieuwe passkey voor je account bij {brand}"),
        heading: "Er is een passkey toegevoegd",
        happened: |passkey| format!("{passkey} is aan je account toegevoegd. Je kunt er vanaf nu mee inloggen."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    passkey_removed: NoticeTexts {
        subject: |brand| format!("Een passkey van je account bij {brand} is verwijderd"),
        heading: "Er is een passkey verwijderd",
        happened: |passkey| format!("{passkey} is uit je account verwijderd. Inloggen kan er niet meer mee."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    passkey_trusted: NoticeTexts {
        subject: |brand| format!("Een passkey van je account bij {brand} mag weer"),
        heading: "Een passkey mag weer",
        happened: |_| "Een passkey die geweigerd werd omdat die niet van jou zou zijn, werkt weer.".to_owned(),
        was_you: "Was jij het, dan hoef je niets te doen.",
        not_you: ACT_NOW,
    },
    address_added: NoticeTexts {
        subject: |brand| format!("Een nieuw adres voor je account bij {brand}"),
        heading: "Er is een adres toegevoegd",
        happened: |address| format!("{address} is aan je account toegevoegd. We schrijven vanaf nu ook daarheen."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    address_removed: NoticeTexts {
        subject: |brand| format!("Een adres van je account bij {brand} is verwijderd"),
        heading: "Er is een adres verwijderd",
        happened: |address| format!("{address} is uit je account verwijderd. We schrijven daar niet meer heen."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    primary_changed: NoticeTexts {
        subject: |brand| format!("Het hoofdadres van je account bij {brand} is veranderd"),
        heading: "Je hoofdadres is veranderd",
        happened: |address| format!("{address} is nu het hoofdadres van je account."),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    new_device: NoticeTexts {
        subject: |brand| format!("Nieuwe aanmelding bij je account bij {brand}"),
        heading: "Ingelogd vanuit een nieuwe browser",
        happened: |_| {
            "Er is met een passkey ingelogd op je account, vanuit een browser die we nog niet eerder zagen.".to_owned()
        },
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    codes_made: NoticeTexts {
        subject: |brand| format!("Nieuwe herstelcodes voor je account bij {brand}"),
        heading: "Nieuwe herstelcodes",
        happened: |_| {
            "Er zijn nieuwe herstelcodes gemaakt voor je account. De codes die ze vervangen, werken niet meer."
                .to_owned()
        },
        was_you: "Was jij het, bewaar ze dan waar je er ook zonder je toestellen bij kunt.",
        not_you: ACT_NOW,
    },
    recovery_proved: NoticeTexts {
        subject: |brand| format!("Iemand komt weer binnen in je account bij {brand}"),
        heading: "Iemand komt weer binnen",
        happened: |_| {
            "Iemand heeft een van je adressen bewezen om zonder passkey weer in je account te komen. Er is nog een tweede bewijs nodig.".to_owned()
        },
        was_you: "Ben jij het, ga dan verder waar je begon.",
        not_you: STOP_IT,
    },
    recovery_started: NoticeTexts {
        subject: |brand| format!("Er is een herstel van je account bij {brand} begonnen"),
        heading: "Er is een herstel begonnen",
        happened: |moment| {
            format!("Iemand wil zonder passkey weer toegang tot je account. Niemand komt zo binnen vóór {moment}.")
        },
        was_you: "Was jij het, kom dan daarna terug naar de herstelpagina. Tot die tijd schrijven we elke dag.",
        not_you: STOP_IT,
    },
    recovery_waits: NoticeTexts {
        subject: |brand| format!("Er wacht een herstel van je account bij {brand}"),
        heading: "Er wacht een herstel",
        happened: |moment| {
            format!(
                "Iemand wil nog steeds zonder passkey toegang tot je account. Niemand komt zo binnen vóór {moment}."
            )
        },
        was_you: "Was jij het, kom dan daarna terug naar de herstelpagina.",
        not_you: STOP_IT,
    },
    recovery_ready: NoticeTexts {
        subject: |brand| format!("Je kunt het herstel van je account bij {brand} afmaken"),
        heading: "De wachttijd is voorbij",
        happened: |moment| format!("Het herstel van je account kan tot {moment} worden afgemaakt."),
        was_you: "Was jij het, ga dan naar de herstelpagina en begin nog een keer met dit adres.",
        not_you: STOP_IT,
    },
    recovery_stopped: NoticeTexts {
        subject: |brand| format!("Het herstel van je account bij {brand} is gestopt"),
        heading: "Het herstel is gestopt",
        happened: |_| "Het herstel van je account is gestopt. Niemand komt er nog mee binnen.".to_owned(),
        was_you: ALL_WELL,
        not_you: "Was jij het niet, log dan in en bekijk wat er in je account gebeurde. Daar kun je het ook bevriezen.",
    },
    recovered: NoticeTexts {
        subject: |brand| format!("Je account bij {brand} is hersteld"),
        heading: "Je account is hersteld",
        happened: |passkey| format!("{passkey} is voor je account gemaakt, en alle andere sessies zijn afgelopen."),
        was_you: "Was jij het, welkom terug. Bekijk je passkeys en verwijder die van toestellen die je kwijt bent.",
        not_you: "Was jij het niet, druk dan meteen op de knop: je kunt je account bevriezen, en de nieuwe passkey erbij.",
    },
    frozen: NoticeTexts {
        subject: |brand| format!("Je account bij {brand} is bevroren"),
        heading: "Je account is bevroren",
        happened: |_| {
            "Je account is bevroren en alle sessies zijn afgelopen. Er kan niets veranderen tot je het weer opent."
                .to_owned()
        },
        was_you: "Wil je het weer openen, log dan in met je passkey. Heb je er geen, dan helpt de inlogpagina je weer naar binnen.",
        not_you: "Was jij het niet, dan ben je niets kwijt: alleen een passkey of een herstel opent het.",
    },
    thawed: NoticeTexts {
        subject: |brand| format!("Je account bij {brand} is weer open"),
        heading: "Je account is weer open",
        happened: |_| "Je account is niet meer bevroren.".to_owned(),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    export_asked: NoticeTexts {
        subject: |brand| format!("Er is een kopie van je gegevens bij {brand} gevraagd"),
        heading: "Er is een kopie van je gegevens gevraagd",
        happened: |_| "Iemand vroeg een kopie van alle gegevens in je account. Alleen je passkey opent die.".to_owned(),
        was_you: ALL_WELL,
        not_you: ACT_NOW,
    },
    erasure_asked: NoticeTexts {
        subject: |brand| format!("Je account bij {brand} wordt gewist"),
        heading: "Je account wordt gewist",
        happened: |moment| format!("Iemand vroeg om je account te wissen. Na {moment} is het voorgoed weg."),
        was_you: "Was jij het, dan hoef je niets te doen. Tot dan kun je inloggen en het stoppen.",
        not_you: "Was jij het niet, druk dan op de knop en bevries het account. Dan wordt het niet gewist.",
    },
    erasure_stopped: NoticeTexts {
        subject: |brand| format!("Je account bij {brand} wordt niet gewist"),
        heading: "Je account blijft",
        happened: |_| "Het wissen van je account is gestopt. Alles is zoals het was.".to_owned(),
        was_you: ALL_WELL,
        not_you: "Was jij het niet, log dan in en bekijk wat er in je account gebeurde.",
    },
    vouched: NoticeTexts {
        subject: |brand| format!("Iemand staat voor je in bij {brand}"),
        heading: "Iemand staat voor je in",
        happened: |moment| {
            format!(
                "Iemand die je kent, bevestigde dat jij het bent die weer in je account wil. Niemand komt zo binnen vóór {moment}."
            )
        },
        was_you: "Was jij het, kom dan daarna terug naar de herstelpagina.",
        not_you: STOP_IT,
    },
};
