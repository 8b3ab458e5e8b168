//! Nederlands. Gewone woorden, je-vorm, tegenwoordige tijd, kort; een fout zegt wat er gebeurde en wat je nu kunt doen.

#[path = "nl/account.rs"]
mod account;
#[path = "nl/activity.rs"]
mod activity;
#[path = "nl/addresses.rs"]
mod addresses;
#[path = "nl/children.rs"]
mod children;
#[path = "nl/consents.rs"]
mod consents;
#[path = "nl/day.rs"]
mod day;
#[path = "nl/demo.rs"]
mod demo;
#[path = "nl/export.rs"]
mod export;
#[path = "nl/family.rs"]
mod family;
#[path = "nl/frozen.rs"]
mod frozen;
#[path = "nl/home.rs"]
mod home;
#[path = "nl/invitation.rs"]
mod invitation;
#[path = "nl/legal.rs"]
mod legal;
#[path = "nl/mail.rs"]
mod mail;
#[path = "nl/mail_privacy.rs"]
mod mail_privacy;
#[path = "nl/mail_relations.rs"]
mod mail_relations;
#[path = "nl/messages.rs"]
mod messages;
#[path = "nl/organisation.rs"]
mod organisation;
#[path = "nl/partner.rs"]
mod partner;
#[path = "nl/passkeys.rs"]
mod passkeys;
#[path = "nl/privacy.rs"]
mod privacy;
#[path = "nl/profile.rs"]
mod profile;
#[path = "nl/records.rs"]
mod records;
#[path = "nl/recover.rs"]
mod recover;
#[path = "nl/recovery.rs"]
mod recovery;
#[path = "nl/roles.rs"]
mod roles;
#[path = "nl/school.rs"]
mod school;
#[path = "nl/search.rs"]
mod search;
#[path = "nl/sessions.rs"]
mod sessions;
#[path = "nl/vouch.rs"]
mod vouch;

use crate::locale::{
    CeremonyTexts, DateTexts, DevMailTexts, ErrorTexts, FailureTexts, LandingTexts, Outcome, OutcomeTexts, ShellTexts,
    SignInTexts, SignUpTexts, Texts,
};

/// The whole table.
pub static TEXTS: Texts = Texts {
    shell: SHELL,
    landing: LANDING,
    sign_up: SIGN_UP,
    outcomes: OUTCOMES,
    ceremony: CEREMONY,
    sign_in: SIGN_IN,
    account: account::ACCOUNT,
    profile: profile::PROFILE,
    addresses: addresses::ADDRESSES,
    home: home::HOME,
    invitation: invitation::INVITATION,
    demo: demo::DEMO,
    day: day::DAY,
    roles: roles::ROLES,
    school: school::SCHOOL,
    children: children::CHILDREN,
    organisation: organisation::ORGANISATION,
    partner: partner::PARTNER,
    passkeys: passkeys::PASSKEYS,
    search: search::SEARCH,
    seen: search::SEEN,
    sessions: sessions::SESSIONS,
    messages: messages::MESSAGES,
    activity: activity::ACTIVITY,
    events: activity::EVENTS,
    export: export::EXPORT,
    recover: recover::RECOVER,
    vouch: vouch::VOUCH,
    recovery: recovery::RECOVERY,
    frozen: frozen::FROZEN,
    privacy: privacy::PRIVACY,
    consents: consents::CONSENTS,
    family: family::FAMILY,
    records: records::RECORDS,
    customer: records::CUSTOMER,
    legal: legal::LEGAL,
    terms: legal::TERMS,
    failures: FAILURES,
    dev_mail: DEV_MAIL,
    errors: ERRORS,
    mail: mail::MAIL,
    dates: DATES,
};

const SHELL: ShellTexts = ShellTexts {
    title: |page, brand| format!("{page} · {brand}"),
    title_with_error: |title| format!("Kijk dit na: {title}"),
    skip: "Direct naar de inhoud",
    navigation: "Jouw pagina’s",
    home: "Start",
    sign_out: "Uitloggen",
    language: |own_name| format!("Taal: {own_name}"),
    choose_language: "Kies een taal",
    signal_honoured: "Je browser stuurt Global Privacy Control. Daar houden we ons hier aan.",
    support: "Hulp",
    form_refused: "Kijk dit nog even na",
    step: |step, of| format!("Stap {step} van {of}"),
};

const LANDING: LandingTexts = LandingTexts {
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

const SIGN_UP: SignUpTexts = SignUpTexts {
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

const OUTCOMES: OutcomeTexts = OutcomeTexts {
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

const CEREMONY: CeremonyTexts = CeremonyTexts {
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

const SIGN_IN: SignInTexts = SignInTexts {
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

const FAILURES: FailureTexts = FailureTexts {
    bad_request: Outcome {
        title: "Dat konden we niet lezen",
        text: "Wat je browser stuurde was onvolledig. Ga terug, laad de pagina opnieuw en probeer het nog een keer.",
    },
    sign_in_needed: Outcome {
        title: "Log eerst in",
        text: "Voor wat je vroeg moet je ingelogd zijn. Je bent niets kwijt.",
    },
    forbidden: Outcome {
        title: "Dat kwam ergens anders vandaan",
        text: "Voor je veiligheid nemen we alleen aan wat je vanaf onze eigen pagina’s stuurt. Open de pagina hier en probeer het opnieuw.",
    },
    frozen: Outcome {
        title: "Dit account is bevroren",
        text: "Er kan niets veranderen tot je het weer opent. Log daarvoor in met je passkey.",
    },
    not_found: Outcome {
        title: "Achter deze deur is niets",
        text: "Misschien zit er een typefout in het adres, of is de pagina verhuisd. Je bent niets kwijt.",
    },
    method_not_allowed: Outcome {
        title: "Deze pagina werkt anders",
        text: "Zo kun je hem niet openen. Ga naar het begin en zoek hem van daaruit.",
    },
    too_large: Outcome {
        title: "Dat was te veel in één keer",
        text: "Wat je stuurde is groter dan we aannemen. Stuur minder en probeer het opnieuw.",
    },
    too_many_requests: Outcome {
        title: "Een ogenblik geduld",
        text: "Er kwamen hiervandaan te veel pogingen. Wat je daarvoor deed, is bewaard.",
    },
    retry_after: |seconds| match seconds {
        1 => "Probeer het over een seconde opnieuw.".to_owned(),
        2..=90 => format!("Probeer het over {seconds} seconden opnieuw."),
        _ => format!("Probeer het over {} minuten opnieuw.", seconds.div_ceil(60)),
    },
    unavailable: Outcome {
        title: "We zijn zo terug",
        text: "Een onderdeel dat we nodig hebben, antwoordt op dit moment niet. Wat je daarvoor deed, is bewaard; probeer het zo weer.",
    },
    internal: Outcome {
        title: "Er ging iets mis aan onze kant",
        text: "Het ligt niet aan jou, en het is genoteerd. Probeer het opnieuw; gebeurt het weer, geef ons dan het nummer hieronder.",
    },
    home: "Naar het begin",
    request: "Nummer van dit verzoek",
};

const DEV_MAIL: DevMailTexts = DevMailTexts {
    title: "Demo-mailbox",
    lead: "Alle mail van deze lokale demo, de nieuwste bovenaan. Deze pagina bestaat nergens anders.",
    empty: Outcome {
        title: "Nog geen mail",
        text: "Maak een account, dan komt hier de mail aan waarmee je je adres bevestigt.",
    },
    empty_link: "Account maken",
    to: "Aan",
    subject: "Onderwerp",
    sent: "Verstuurd",
    content: "De mail zoals een mailprogramma hem toont",
    plain: "Dezelfde mail als gewone tekst",
    back: "Alle mail",
};

const ERRORS: ErrorTexts = ErrorTexts {
    name_missing: "Typ je naam.",
    name_too_long: "Dat is langer dan 200 tekens. Gebruik een kortere vorm van je naam.",
    name_invalid: "Er staat een teken in dat we niet kunnen bewaren. Typ de naam opnieuw.",
    email_missing: "Typ je e-mailadres.",
    email_invalid: "Dat lijkt geen e-mailadres. Het ziet eruit als sam@example.org.",
    email_too_long: "Dat adres is langer dan mail toestaat. Kijk het na, of gebruik een ander.",
    code_wrong: "Dat is niet de code uit de nieuwste mail. Kijk hem na en typ hem opnieuw.",
    code_expired: "Die code is te oud. Vraag hieronder een nieuwe mail aan.",
    code_spent: "Die code is al gebruikt. Log in, of vraag hieronder een nieuwe mail aan.",
    too_many_attempts: "Die code is te vaak geprobeerd. Open de link in de mail: die werkt nog.",
    recovery_code_mistyped: "Er zit een typefout in die code. Vergelijk hem groepje voor groepje met je vel.",
    recovery_code_wrong: "Dat is niet een van je ongebruikte codes. Neem de volgende, of kies een ander bewijs.",
    recovery_tries_spent: "Dat waren te veel pogingen. Kies een ander bewijs, of begin opnieuw.",
    too_soon: "Er is een mail onderweg. Wacht even voor je een nieuwe aanvraagt.",
    address_taken: "Dit adres heeft al een account. Log ermee in.",
    address_yours: "Dit adres heb je al. Typ een ander.",
    too_many_addresses: "Je hebt zoveel adressen als een account kan hebben. Verwijder er eerst een.",
    birth_date_invalid: "Dat is geen geboortedatum. Kijk de dag, de maand en het jaar na.",
    birth_date_stands: "Je gaf eerder een andere geboortedatum op. Vraag om verbetering onder ‘Je gegevens’.",
    day_unclear: "Dat is geen dag. Schrijf hem als 2026-11-22.",
    exceeds_rights: "Dat is meer dan je zelf hebt. Kies minder, of vraag het een beheerder die het wel heeft.",
    member_known: "Iemand met dit adres is al lid. Wijzig in de ledenlijst wat diegene mag.",
    topic_missing: "Kies minstens één ding dat ze mogen zien.",
    end_day_invalid: "Dat is geen dag die nog komt. Kies vandaag of later, of laat het leeg.",
    too_many_invitations: "Er wachten al honderd uitnodigingen. Trek er een paar in die niet meer nodig zijn.",
    last_admin: "Niemand anders beheert het bedrijf. Maak eerst iemand anders beheerder; er is niets gewijzigd.",
    answer_missing: "Geef voor iedereen in de lijst een antwoord; er is nog niets gewijzigd.",
    setting_invalid: "Deze instelling neemt dat niet aan. Kies een van de waarden, of schrijf hooguit 500 tekens.",
    setting_conflict: "Iemand heeft deze instelling gewijzigd terwijl je keek. Je ziet hoe ze nu staat; sla opnieuw op als je de jouwe nog wilt.",
    birth_date_unlike: "Dat is niet de geboortedatum die zij kennen. Kijk het na en probeer het opnieuw.",
    choice_unknown: "Dat staat niet in de lijst. Kies opnieuw.",
    invitation_code_wrong: "Deze code kennen we niet. Kijk hem na en typ hem opnieuw.",
    invitation_birth_date: "Deze geboortedatum past niet bij de code. Kijk beide na. Na vijf verkeerde vervalt de code.",
    invitation_expired: "Deze code is verlopen. Vraag een nieuwe aan wie hem gaf.",
    invitation_used: "Deze code is al gebruikt. Was jij dat niet, vraag het dan aan wie hem gaf.",
    invitation_withdrawn: "Deze code werkt niet meer. Vraag een nieuwe aan wie hem gaf.",
    child_of_age: "Deze code is voor iemand die inmiddels meerderjarig is en zelf beslist wie wat ziet.",
    invitation_nothing: "Deze code verandert niets: het is al zo, of waar hij voor was is afgelopen.",
    family_not_yours: "Daar beslis je nu niet over. De pagina laat zien waarover wel.",
    family_topic_missing: "Kies minstens één ding.",
    family_day_invalid: "Kies een dag vanaf vandaag, hooguit tien jaar vooruit.",
    passkey_unknown: "Deze passkey kennen we niet. Probeer een andere.",
    passkey_refused: "Deze passkey is niet geaccepteerd. Probeer het opnieuw, of gebruik een andere.",
    passkey_known: "Deze passkey is al in gebruik. Kies een ander toestel.",
    passkey_name_invalid: "Typ een naam van 1 tot 60 tekens, zonder stuurtekens.",
    sure_needed: "Zet het vinkje als je zonder passkey verder wilt.",
    erasure_sure_needed: "Zet het vinkje om te zeggen dat je het begrijpt.",
    words_missing: "Schrijf er een paar woorden bij, zodat we weten wat je bedoelt.",
    words_too_long: "Dat is langer dan 4000 tekens. Zeg het belangrijkste; naar de rest vragen we.",
    too_many_requests_open: "Er staan al verschillende verzoeken van je open. Wacht op ons antwoord voordat je er nog een stuurt.",
    ceremony_expired: "Dat duurde te lang. Begin opnieuw.",
    text_changed: "De tekst is veranderd. Lees hem opnieuw en antwoord dan.",
    consent_not_now: "Daarover kun je nu niet beslissen.",
    session_needed: "Je sessie is afgelopen. Log in om verder te gaan.",
    recent_auth_needed: "Log opnieuw in om dit te doen.",
    account_frozen: "Dit account is bevroren. Log in met je passkey om het weer te openen.",
    bad_request: "Dat konden we niet lezen. Laad de pagina opnieuw en probeer het nog een keer.",
    forbidden: "Dat kan hiervandaan niet.",
    not_found: "Op dit adres is niets te vinden.",
    method_not_allowed: "Dit adres kun je niet op deze manier gebruiken.",
    too_large: "Dat is meer dan we in één keer aannemen.",
    too_many_requests: "Dat ging te vaak achter elkaar. Wacht een moment en probeer het dan opnieuw.",
    unavailable: "We kunnen nu even niet antwoorden. Probeer het zo opnieuw.",
    internal: "Er ging iets mis aan onze kant. Probeer het opnieuw.",
};

const DATES: DateTexts =
    DateTexts { today: "vandaag", yesterday: "gisteren", in_utc: |moment| format!("{moment} UTC") };
