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
#[path = "nl/entry.rs"]
mod entry;
#[path = "nl/errors.rs"]
mod errors;
#[path = "nl/export.rs"]
mod export;
#[path = "nl/family.rs"]
mod family;
#[path = "nl/frozen.rs"]
mod frozen;
#[path = "nl/grades.rs"]
mod grades;
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

use crate::locale::{DateTexts, DevMailTexts, FailureTexts, Outcome, ShellTexts, Texts};

/// The whole table.
pub static TEXTS: Texts = Texts {
    shell: SHELL,
    landing: entry::LANDING,
    sign_up: entry::SIGN_UP,
    outcomes: entry::OUTCOMES,
    ceremony: entry::CEREMONY,
    sign_in: entry::SIGN_IN,
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
    grades: grades::GRADES,
    privacy: privacy::PRIVACY,
    consents: consents::CONSENTS,
    family: family::FAMILY,
    records: records::RECORDS,
    customer: records::CUSTOMER,
    legal: legal::LEGAL,
    terms: legal::TERMS,
    failures: FAILURES,
    dev_mail: DEV_MAIL,
    errors: errors::ERRORS,
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

const DATES: DateTexts =
    DateTexts { today: "vandaag", yesterday: "gisteren", in_utc: |moment| format!("{moment} UTC") };
