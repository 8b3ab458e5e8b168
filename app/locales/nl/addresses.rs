//! Dutch: the mail addresses of an account.

use crate::locale::{AddressesTexts, Outcome};

/// The words.
pub(super) const ADDRESSES: AddressesTexts = AddressesTexts {
    title: "Adressen",
    lead: "Mail over je account gaat naar deze adressen. Heb je er twee, dan kan het ene je weer naar binnen helpen als je je passkeys kwijtraakt.",
    list: "Je adressen",
    primary: "Hoofdadres",
    primary_text: "Hier bereikt mail je het eerst",
    verified: "Bevestigd",
    suspended: "Je zei dat je dit adres niet hebt toegevoegd: niemand komt er weer mee binnen. Haal het weg, of haal het weg en voeg het opnieuw toe als het van jou is.",
    make_primary: "Maak hoofdadres",
    remove: "Verwijderen",
    pending: "Nog niet bevestigd",
    pending_until: |moment| format!("De mail is geldig tot {moment}"),
    enter_code: "Code invullen",
    add: "Een adres toevoegen",
    add_text: "Het beste is er een bij een andere aanbieder: wie in de ene mailbox komt, zit dan niet in allebei.",
    email: (
        "E-mailadres",
        "We sturen er één mail heen, om te bevestigen dat het van jou is. Je andere adressen krijgen bericht.",
    ),
    add_submit: "Dit adres toevoegen",
    added: "Het adres is bevestigd en hoort bij je account.",
    dropped: "Het adres is niet toegevoegd.",
    removed: "Het adres is verwijderd.",
    primary_changed: "Je hoofdadres is veranderd.",
    sent_title: "Bevestig het nieuwe adres",
    sent_lead: |address| format!("We hebben een mail gestuurd naar {address}. Die is 10 minuten geldig."),
    sent_ways: "Typ de code uit de mail hier, of open de link erin terwijl je bent ingelogd.",
    drop: "Toch niet dit adres?",
    drop_text: "Link en code werken dan niet meer, en er wordt niets toegevoegd.",
    drop_submit: "Niet toevoegen",
    confirm_title: "Bevestig dit adres",
    confirm_lead: |address| format!("Druk op de knop om {address} aan je account toe te voegen."),
    confirm_why: "Mailprogramma’s openen links soms uit zichzelf. Daarom verandert de link alleen nog niets.",
    confirm_submit: "Dit adres toevoegen",
    remove_title: "Dit adres verwijderen?",
    remove_lead: |address| {
        format!("{address} krijgt dan geen mail meer over je account, en helpt je niet meer naar binnen.")
    },
    remove_primary: "Het is je hoofdadres. Het oudste van je andere adressen komt ervoor in de plaats.",
    remove_submit: "Verwijder het",
    keep: "Houd het",
    last: Outcome {
        title: "Dit is je enige adres",
        text: "Zonder adres kunnen we je niet bereiken en je niet weer naar binnen helpen. Voeg eerst een ander toe; daarna kun je dit verwijderen.",
    },
    expired: Outcome {
        title: "Deze link is te oud",
        text: "Hij was 10 minuten geldig. Vraag een nieuwe mail aan op de pagina met je adressen; je bent niets kwijt.",
    },
    spent: Outcome { title: "Deze link is al gebruikt", text: "Staat het adres in je lijst, dan is alles in orde." },
    unknown: Outcome {
        title: "Deze link kennen we niet",
        text: "Misschien is hij onderweg afgebroken, of is er een nieuwere mail voor in de plaats gekomen. Open de link uit de nieuwste mail, of typ de code eruit.",
    },
    not_yours: Outcome {
        title: "Deze link hoort bij een ander account",
        text: "Er is niets veranderd. Is dat account ook van jou, log dan uit, log daar in en open de link nog een keer.",
    },
    taken: Outcome {
        title: "Dit adres hoort bij een ander account",
        text: "Een adres kan maar bij één account horen. Er is niets veranderd. Is dat account ook van jou, verwijder het adres dan eerst daar.",
    },
    back: "Naar je adressen",
};
