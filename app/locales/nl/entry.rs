//! Nederlands: de weg naar binnen.

use crate::locale::{CeremonyTexts, LandingTexts, Outcome, OutcomeTexts, SignInTexts, SignUpTexts};

pub(super) const LANDING: LandingTexts = LandingTexts {
    title: "Welkom",
    heading: "Een deur die alleen jij opent",
    lead: |brand| {
        format!(
            "Alles wat {brand} voor je bewaart, op één plek. Je komt binnen met een passkey: er is geen wachtwoord om te onthouden, en dus ook geen om te stelen."
        )
    },
    sign_up: "Account maken",
    sign_in: "Inloggen",
    go_home: "Naar je startpagina",
    reasons: "Waarom het zo gemaakt is",
    reason_no_password: (
        "Nergens een wachtwoord",
        "Je vingerafdruk, je gezicht of de pincode van je toestel opent de deur. Die gegevens verlaten je toestel nooit.",
    ),
    reason_only_you: (
        "Een mail opent niets",
        "Wie je mail leest, staat nog altijd buiten. Alleen met jouw passkey kom je binnen.",
    ),
    reason_any_device: ("Op elk toestel thuis", "Telefoon of computer, overdag of ’s nachts, en in je eigen taal."),
    steps: "Binnen een minuut binnen",
    step_name: ("Zeg wie je bent", "Een naam en een e-mailadres. Meer vragen we niet."),
    step_mail: ("Bevestig vanuit je mail", "Met een link of een korte code, net wat je uitkomt."),
    step_passkey: ("Maak een passkey", "Eén aanraking op je toestel. Voortaan is dat alles wat je nodig hebt."),
};

pub(super) const SIGN_UP: SignUpTexts = SignUpTexts {
    title: "Account maken",
    lead: "Een naam en een adres zijn genoeg. Een wachtwoord vragen we niet.",
    name: "Je naam",
    name_hint: "Zoals je genoemd wilt worden, in elk schrift.",
    email: "E-mailadres",
    email_hint: "We sturen er één mail heen, om te bevestigen dat het van jou is.",
    submit: "Verder",
    have_account: "Heb je al een account?",
    sent_title: "Kijk in je mail",
    sent_lead: |address| format!("We hebben een mail gestuurd naar {address}. Die is 24 uur geldig."),
    sent_ways: "Open de link in de mail, of typ de code hieronder als je je mail op een ander toestel leest.",
    code: "Code uit de mail",
    code_hint: "Acht letters en cijfers. Hoofdletters en spaties maken niet uit.",
    code_submit: "Bevestigen",
    no_mail: "Nog geen mail?",
    no_mail_hint: "Het kan een minuut duren. Kijk ook in je map met ongewenste mail.",
    resend: "Stuur opnieuw",
    resend_wait: "Je kunt het opnieuw vragen over",
    resent: "We hebben de mail opnieuw gestuurd. De nieuwste telt.",
    other_address: "Een ander adres gebruiken",
    demo_mail: "Dit is een lokale demo: de mail heeft deze computer niet verlaten.",
    demo_mail_open: "Open de demo-mailbox",
    confirm_title: "Bevestig je adres",
    confirm_lead: |address| format!("Druk op de knop om te bevestigen dat {address} van jou is."),
    confirm_why: "Mailprogramma’s openen links soms uit zichzelf. Daarom verandert de link alleen nog niets.",
    confirm_submit: "Dit adres bevestigen",
    passkey_title: "Maak je passkey",
    passkey_lead: "Je adres is bevestigd. Nog één stap: een passkey, zodat alleen jij naar binnen kunt.",
};

pub(super) const OUTCOMES: OutcomeTexts = OutcomeTexts {
    expired: Outcome {
        title: "Deze link is te oud",
        text: "Links zijn 24 uur geldig. Vraag een nieuwe aan; dat is zo gebeurd en je raakt niets kwijt.",
    },
    spent: Outcome {
        title: "Deze link is al gebruikt",
        text: "Was jij dat, log dan in met je passkey. Kwam je niet zo ver, vraag dan een nieuwe mail aan.",
    },
    unknown: Outcome {
        title: "Deze link kennen we niet",
        text: "Misschien is hij onderweg afgebroken, of is er een nieuwere mail voor in de plaats gekomen. Open de link uit de nieuwste mail, of vraag een nieuwe aan.",
    },
    new_mail: "Een nieuwe mail aanvragen",
    sign_in: "Inloggen",
};

pub(super) const CEREMONY: CeremonyTexts = CeremonyTexts {
    create: "Maak een passkey",
    sign_in: "Inloggen met een passkey",
    what: "Wat is een passkey?",
    what_text: "Een sleutel die je toestel maakt en alleen voor deze site bewaart. Je ontgrendelt hem met je vingerafdruk, je gezicht of de pincode van je toestel. Wij krijgen het slot dat erbij past, nooit de sleutel. Niemand kan hem raden, en op een nagemaakte site werkt hij niet.",
    no_script_create: "Voor het maken van een passkey is JavaScript nodig. Zet het aan voor deze site en laad de pagina opnieuw; je gaat verder waar je was.",
    no_script_sign_in: "Voor inloggen met een passkey is JavaScript nodig. Zet het aan voor deze site en laad de pagina opnieuw.",
    cancelled_sign_in: Outcome {
        title: "Je bent nog niet ingelogd",
        text: "Het venster is gesloten of het duurde te lang. Probeer het opnieuw, of kies een ander toestel als je passkey niet op dit toestel staat.",
    },
    cancelled_create: Outcome {
        title: "Er is geen passkey gemaakt",
        text: "Het venster is gesloten of het duurde te lang. Probeer het opnieuw als je zover bent; je bent niets kwijt.",
    },
    aborted: Outcome { title: "Dat werd onderbroken", text: "Er kwam een ander venster tussen. Probeer het opnieuw." },
    already_registered: Outcome {
        title: "Dit toestel heeft al een passkey",
        text: "Er staat er al een voor dit account op, dus een tweede is niet nodig. Log ermee in.",
    },
    insecure: Outcome {
        title: "Dit adres is niet veilig genoeg",
        text: "Passkeys werken alleen op het eigen, beveiligde adres van de site. Controleer het adres in je browser.",
    },
    unsupported: Outcome {
        title: "Deze browser kent geen passkeys",
        text: "Werk hem bij, of gebruik een recente versie van Chrome, Edge, Firefox of Safari.",
    },
    offline: Outcome {
        title: "We waren niet te bereiken",
        text: "Controleer je verbinding en probeer het opnieuw. Je bent niets kwijt.",
    },
    unexpected: Outcome {
        title: "Dat is niet gelukt",
        text: "Er gebeurde iets onverwachts. Laad de pagina opnieuw en probeer het nog een keer.",
    },
    unknown: Outcome {
        title: "Deze passkey kennen we niet",
        text: "Misschien is hij van je account verwijderd. Probeer een andere, of kom op een andere manier weer naar binnen.",
    },
    refused: Outcome {
        title: "Deze passkey is niet geaccepteerd",
        text: "Het antwoord klopte niet. Probeer het opnieuw, of gebruik een andere passkey.",
    },
    expired: Outcome {
        title: "Dat duurde te lang",
        text: "Voor de veiligheid eindigt een poging na vijf minuten. Begin opnieuw; het is zo gebeurd.",
    },
    session_needed: Outcome {
        title: "Je sessie is afgelopen",
        text: "Log in, of open de nieuwste mail nog een keer, en ga van daaruit verder.",
    },
    recent_auth_needed: Outcome {
        title: "Laat je passkey nog een keer zien",
        text: "Een passkey toevoegen kan tot tien minuten na het inloggen. Log opnieuw in, dan kom je op deze pagina terug.",
    },
    address_taken: Outcome {
        title: "Je hebt al een account",
        text: "Dit adres hoort bij een account. Log in met je passkey. Ben je die kwijt, dan helpen we je weer naar binnen.",
    },
    too_many: Outcome { title: "Te veel pogingen", text: "Wacht een minuut en probeer het dan opnieuw." },
    unavailable: Outcome {
        title: "We kunnen nu even niet antwoorden",
        text: "Het ligt aan ons. Wacht een moment en probeer het dan opnieuw.",
    },
};

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    title: "Inloggen",
    heading: "Welkom terug",
    lead: "Je passkey is alles wat je nodig hebt.",
    autofill: "Of kies je naam",
    autofill_hint: "Tik op het veld: je toestel biedt de passkeys aan die het bewaart.",
    new_here: "Nieuw hier?",
    sign_up: "Maak een account",
    cannot: "Kom je er niet in?",
    recover: "Weer naar binnen",
    signed_out: "Je bent uitgelogd.",
    session_ended: "Je sessie is afgelopen. Log in om verder te gaan.",
    needed: "Log in om die pagina te zien.",
    again: "Gebruik je passkey nog een keer, voor de veiligheid. Daarna kom je terug waar je was, en wat je had ingevuld is bewaard.",
};
