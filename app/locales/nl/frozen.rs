//! Nederlands: bevriezen, ontdooien, en ‘dit was ik niet’.

use crate::locale::{FrozenTexts, HappenedTexts, Outcome};

/// The words.
pub(super) const FROZEN: FrozenTexts = FrozenTexts {
    freeze_title: "Bevries je account",
    freeze_lead: "Voor het moment dat er iets niet klopt en je eerst rust wilt.",
    freeze_does: [
        "Iedereen wordt uitgelogd, jij ook.",
        "Er kan niets aan het account veranderen, en een lopend herstel stopt.",
        "Met je passkey ontdooi je het weer, wanneer je wilt.",
    ],
    freeze_event: "Is er bij wat je zag een passkey toegevoegd, dan wordt die passkey vanaf nu geweigerd.",
    freeze_submit: "Bevries het account",
    freeze_back: "Nu niet",
    frozen_now: Outcome {
        title: "Je account is bevroren",
        text: "Iedereen is uitgelogd en er kan niets veranderen. Ben je zover, log dan in met je passkey en ontdooi het.",
    },
    frozen_title: "Je account is bevroren",
    frozen_lead: |moment| format!("Sinds {moment} kan er niets aan veranderen. Je bent niets kwijt."),
    works: "Wat nog werkt",
    works_list: [
        "Inloggen met je passkey, om op deze pagina te komen.",
        "Het account ontdooien, hieronder.",
        "Weer naar binnen gaan als je geen passkey hebt; ook dat ontdooit het.",
    ],
    thaw: "Ontdooien",
    thaw_text: "Doe het als je weet wat er gebeurd is. Bekijk daarna je passkeys, adressen en activiteit, en verwijder wat niet van jou is.",
    thaw_submit: "Ontdooi het account",
    thawed: "Je account is ontdooid. Bekijk nu je passkeys, adressen en activiteit.",
    thaw_again: "Dank je. Druk nu nog een keer op de knop.",
    not_me_title: "Was jij dit niet?",
    happened: HappenedTexts {
        passkey_added: "Er is een passkey aan je account toegevoegd.",
        passkey_removed: "Er is een passkey van je account verwijderd.",
        address_added: "Er is een adres aan je account toegevoegd.",
        address_removed: "Er is een adres van je account verwijderd.",
        passkey_trusted: "Een passkey die geweigerd werd, mag weer.",
        primary_changed: "Een ander adres werd het eerste adres van je account.",
        new_device: "Iemand logde in op je account met een browser die we nog niet kenden.",
        codes_made: "Er zijn nieuwe herstelcodes voor je account gemaakt.",
        recovery_proved: "Iemand heeft een van je adressen bewezen om zonder passkey weer in je account te komen.",
        recovery: "Iemand wil zonder passkey in je account komen, en wacht daarop.",
        recovered: "De toegang tot je account is hersteld met een nieuwe passkey.",
        thawed: "Je account is ontdooid.",
        export_asked: "Iemand vroeg een kopie van al je gegevens.",
        erasure_asked: "Iemand vroeg om je account te wissen.",
        other: "Er is iets aan je account veranderd.",
    },
    not_me_was_you: "Was jij het toch, sluit deze pagina dan. Doordat je haar opende, is er niets veranderd.",
    stop_text: "Stoppen is genoeg als je account verder is zoals je het kent.",
    stop_submit: "Stop het herstel",
    not_me_freeze: "Bevriezen logt iedereen uit, en niemand kan iets veranderen tot je het account met je passkey ontdooit.",
    not_me_passkey: "De passkey waar het om gaat, wordt dan geweigerd.",
    not_me_address: "Het adres waar het om gaat, telt dan niet meer om weer binnen te komen.",
    not_me_codes: "Alle herstelcodes zijn dan ongeldig.",
    stopped: Outcome {
        title: "Het herstel is gestopt",
        text: "Wie erop wachtte, krijgt niets. Je account is zoals het was, en je passkeys werken als altijd.",
    },
    spent: Outcome {
        title: "Deze link werkt niet meer",
        text: "Hij is gebruikt, of ouder dan 30 dagen. Wil je weten hoe het ervoor staat, log dan in en bekijk je activiteit.",
    },
    unknown: Outcome {
        title: "Deze link kennen we niet",
        text: "Misschien is hij onderweg afgebroken. Open hem nog een keer vanuit de mail, of log in en bekijk je activiteit; daar kun je het account ook bevriezen.",
    },
    already: Outcome {
        title: "Je account is al bevroren",
        text: "Er kan niets aan veranderen. Ben je zover, log dan in met je passkey en ontdooi het.",
    },
    sign_in: "Inloggen",
    recover: "Ik heb geen passkey",
};
