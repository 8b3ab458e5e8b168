//! Dutch: the rights desk.

use crate::locale::{
    AskTexts, CopyTexts, CorrectTexts, EraseTexts, Outcome, PrivacyTexts, RequestKindTexts, RequestTexts,
    RestrictTexts, StaysTexts,
};

/// The words.
pub(super) const PRIVACY: PrivacyTexts = PrivacyTexts {
    title: "Je gegevens",
    lead: "Wat er over je wordt bewaard, kun je inzien, laten verbeteren, meenemen en laten wissen. Dat kost niets.",
    back: "Terug naar je gegevens",
    copy: COPY,
    see: Outcome { title: "Inzien en verbeteren", text: "Het meeste zie en verander je zelf, meteen." },
    see_profile: Outcome { title: "Je profiel", text: "Naam, taal, tijdzone en uiterlijk" },
    see_addresses: Outcome { title: "Je adressen", text: "Waar mail je bereikt" },
    see_correct: Outcome {
        title: "Iets wat je niet zelf kunt veranderen",
        text: "Zeg wat er niet klopt; wij verbeteren het",
    },
    who: Outcome {
        title: "Wie je gegevens krijgt",
        text: "Niemand behalve wie je hier vindt, ieder voor een gebruik dat erbij staat.",
    },
    who_consents: Outcome { title: "Wat je toestaat", text: "Elk gebruik, wie wat krijgt en hoelang" },
    who_read: Outcome { title: "Wat ermee gebeurde", text: "Elke keer dat een ander systeem keek, en wat je besloot" },
    restrict: RESTRICT,
    requests: REQUESTS,
    correct: CORRECT,
    ask: ASK,
    erase: ERASE,
};

const COPY: CopyTexts = CopyTexts {
    title: "Neem een kopie mee",
    text: "Alles wat over je bewaard wordt in één bestand: een pagina om te lezen, en gegevens die andere diensten begrijpen. Je krijgt een mail als de kopie klaar is; dan staat die hier 7 dagen.",
    start: "Maak een kopie",
    start_again: "Maak een nieuwe kopie",
    started: "Je kopie wordt gemaakt. Je mag deze pagina sluiten; we sturen je een mail.",
    running: "Er wordt al een kopie gemaakt.",
    working: "Je kopie wordt gemaakt",
    step: |done, steps| format!("{done} van de {steps} delen zijn klaar"),
    look_again: "Kijk nog eens",
    ready: |day| format!("Je kopie van {day}"),
    until: |moment| format!("Staat hier tot {moment}"),
    kilobytes: |count| format!("{count} kB"),
    megabytes: |whole, tenth| format!("{whole},{tenth} MB"),
    download: "Downloaden",
    keep_safe: "In het bestand staat alles. Bewaar het waar alleen jij erbij kunt.",
    failed: Outcome {
        title: "Deze kopie is niet gelukt",
        text: "Het ligt aan ons en het is genoteerd. We kijken ernaar, en je kunt een nieuwe maken.",
    },
    enough: Outcome {
        title: "Het is genoeg voor vandaag",
        text: "Er kunnen drie kopieën per dag gemaakt worden; de kopieën die je hebt staan hieronder.",
    },
    next: |moment| format!("De volgende kun je maken vanaf {moment}."),
};

const RESTRICT: RestrictTexts = RestrictTexts {
    title: "Minder gebruiken",
    text: "Je kunt je gegevens laten rusten. We bewaren ze dan alleen nog, en gebruiken ze als de wet het van ons vraagt of als iemand beschermd moet worden. Wat je had toegestaan rust mee, tot je het weer laat gelden. Je account blijft gewoon werken.",
    since: |day| format!("Je gegevens rusten sinds {day}."),
    begin: "Laat mijn gegevens rusten",
    end: "Gebruik ze weer",
    begun: "Je gegevens rusten. Wie ze van ons had, krijgt bericht.",
    ended: "Je gegevens worden weer gebruikt. Wat je had toegestaan, geldt weer.",
    object: Outcome {
        title: "Bezwaar tegen één gebruik", text: "Zet één gebruik uit en laat de rest zoals het is"
    },
};

const REQUESTS: RequestTexts = RequestTexts {
    title: "Je verzoeken",
    empty: "Die zijn er nog niet. Wat je ook vraagt, het komt hier te staan, met de dag waarop je uiterlijk antwoord hebt.",
    ask: Outcome { title: "Vraag iets anders", text: "In je eigen woorden; een mens geeft antwoord" },
    kinds: RequestKindTexts {
        export: "Een kopie van je gegevens",
        erase: "Je account wissen",
        correct: "Een verbetering",
        restrict: "Minder van je gegevens gebruiken",
        object: "Een bezwaar",
        other: "Een vraag",
    },
    answer_by: |day| format!("Je hebt uiterlijk {day} antwoord"),
    under_way: "Loopt; je kunt het nog tegenhouden",
    done_on: |day| format!("Gedaan op {day}"),
    answered: |day| format!("Beantwoord op {day}"),
    withdrawn: |day| format!("Door jou ingetrokken op {day}"),
    older: "Toon de oudere",
    sent: |day| format!("We hebben het. Je hebt uiterlijk {day} antwoord, en je krijgt een mail."),
    asked: "Gevraagd",
    about: "Waarover",
    words: "Wat je schreef",
    answer: "Ons antwoord",
    waiting: "Er is nog geen antwoord. Zodra het er is, staat het hier en krijg je een mail.",
    done: "Gedaan",
    refused: "Niet gedaan",
    taken_back: "Door jou ingetrokken",
    extended: |day| format!("Het kost ons meer tijd dan gewoonlijk: je hebt uiterlijk {day} antwoord. De reden:"),
    complain: "Ben je het niet eens met een antwoord, dan kun je naar de toezichthouder voor privacy in je land. Ook dat kost niets.",
};

const CORRECT: CorrectTexts = CorrectTexts {
    title: "Vraag een verbetering",
    lead: "Voor wat je niet zelf kunt veranderen. We kijken ernaar en geven antwoord; je andere gegevens blijven zoals ze zijn.",
    about: ("Wat klopt er niet?", "Is het iets anders, zeg dan in je eigen woorden wat."),
    birth_date: "Mijn geboortedatum",
    name: "Mijn naam, zoals jullie die van elders kregen",
    other: "Iets anders",
    words: (
        "Hoe moet het zijn?",
        "Schrijf wat wel klopt, en hoe we dat kunnen nagaan. Stuur geen kopie van een identiteitsbewijs. Hoogstens 4000 tekens.",
    ),
    submit: "Versturen",
};

const ASK: AskTexts = AskTexts {
    title: "Vraag iets anders",
    lead: "Over wat we bewaren, waarom, wie het krijgt, of wat je verder met je gegevens gedaan wilt hebben.",
    words: ("Je vraag of je wens", "In je eigen woorden en je eigen taal. Hoogstens 4000 tekens."),
    submit: "Versturen",
};

const ERASE: EraseTexts = EraseTexts {
    title: "Wis je account",
    lead: "Lees eerst wat er weggaat en wat er blijft. Er gebeurt niets voordat je op de knop onderaan drukt.",
    link: Outcome { title: "Wis je account", text: "Zie eerst wat er weggaat en wat er blijft" },
    goes: "Wat weggaat",
    goes_list: [
        "Je naam, geboortedatum, taal en al het andere in je profiel.",
        "Je adressen, passkeys, herstelcodes en sessies. Niemand komt nog binnen, jij ook niet.",
        "Je activiteit, wat je toestond en weigerde, en welke berichten je wilt.",
        "Kopieën van je gegevens, en de woorden van je verzoeken en onze antwoorden.",
    ],
    stays: "Wat blijft, en waarom",
    stays_list: StaysTexts {
        request: Outcome {
            title: "Dat er gewist is, en wanneer.",
            text: "Zonder je naam en zonder je woorden. We moeten kunnen laten zien dat het op tijd is gedaan.",
        },
        tombstone: Outcome {
            title: "Een vingerafdruk van je adressen.",
            text: "Niemand kan er een adres uit lezen. Die voorkomt alleen dat een oude lijst je account terugbrengt.",
        },
        guardian_acts: Outcome {
            title: "Wat je voor een kind besloot.",
            text: "Dat staat in de geschiedenis van het kind en bewijst dat iemand het mocht besluiten.",
        },
        backups: Outcome {
            title: "Kopieën van de database, voor een tijd.",
            text: "Die zijn er voor als er iets stukgaat, en worden na verloop van tijd overschreven. Wordt er ooit een teruggezet, dan wordt je account daar meteen uit gewist.",
        },
    },
    when: "Wanneer",
    when_text: |day| {
        format!(
            "Vraag je het vandaag, dan wordt alles gewist op {day}. Tot dan werkt alles zoals eerst, en met één druk op de knop houd je het tegen."
        )
    },
    at_once: "Alles wordt binnen enkele minuten gewist. Tegenhouden kan niet, en niemand kan het terughalen.",
    copy_first: Outcome {
        title: "Neem eerst een kopie mee",
        text: "Daarna kan niemand je er nog een geven, ook wij niet.",
    },
    devices: Outcome {
        title: "Je toestellen",
        text: "Een passkey staat ook op je toestel of in je wachtwoordbeheerder. Hier opent die niets meer; je verwijdert hem daar, bij wachtwoorden en passkeys.",
    },
    sure: "Ik begrijp dat dit niet terug te draaien is als het gedaan is",
    submit: "Wis mijn account",
    leave: "Laat het zoals het is",
    banner: |day| format!("Je account wordt gewist op {day}."),
    banner_text: "Tot dan werkt alles zoals eerst. Heb je je bedacht, dan is één druk op de knop genoeg. Was jij het niet, druk dan ook.",
    stop: "Houd mijn account",
    asked: "We hebben het. Je krijgt ook een mail, op elk van je adressen.",
    stopped: "Er wordt niets gewist. Je account blijft zoals het is.",
};
