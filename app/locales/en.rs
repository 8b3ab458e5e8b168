//! English. Plain, second person, present tense, short; an error says what happened and what to do next.

#[path = "en/account.rs"]
mod account;
#[path = "en/activity.rs"]
mod activity;
#[path = "en/addresses.rs"]
mod addresses;
#[path = "en/children.rs"]
mod children;
#[path = "en/consents.rs"]
mod consents;
#[path = "en/day.rs"]
mod day;
#[path = "en/demo.rs"]
mod demo;
#[path = "en/entry.rs"]
mod entry;
#[path = "en/errors.rs"]
mod errors;
#[path = "en/export.rs"]
mod export;
#[path = "en/family.rs"]
mod family;
#[path = "en/frozen.rs"]
mod frozen;
#[path = "en/grades.rs"]
mod grades;
#[path = "en/home.rs"]
mod home;
#[path = "en/invitation.rs"]
mod invitation;
#[path = "en/legal.rs"]
mod legal;
#[path = "en/mail.rs"]
mod mail;
#[path = "en/mail_privacy.rs"]
mod mail_privacy;
#[path = "en/mail_relations.rs"]
mod mail_relations;
#[path = "en/messages.rs"]
mod messages;
#[path = "en/organisation.rs"]
mod organisation;
#[path = "en/partner.rs"]
mod partner;
#[path = "en/passkeys.rs"]
mod passkeys;
#[path = "en/privacy.rs"]
mod privacy;
#[path = "en/profile.rs"]
mod profile;
#[path = "en/records.rs"]
mod records;
#[path = "en/recover.rs"]
mod recover;
#[path = "en/recovery.rs"]
mod recovery;
#[path = "en/roles.rs"]
mod roles;
#[path = "en/school.rs"]
mod school;
#[path = "en/search.rs"]
mod search;
#[path = "en/sessions.rs"]
mod sessions;
#[path = "en/vouch.rs"]
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
    title_with_error: |title| format!("Please check: {title}"),
    skip: "Skip to the content",
    navigation: "Your pages",
    home: "Home",
    sign_out: "Sign out",
    language: |own_name| format!("Language: {own_name}"),
    choose_language: "Choose a language",
    signal_honoured: "Your browser sends Global Privacy Control. It is honoured here.",
    support: "Help",
    form_refused: "Please look at this again",
    step: |step, of| format!("Step {step} of {of}"),
};

const FAILURES: FailureTexts = FailureTexts {
    bad_request: Outcome {
        title: "We could not read that",
        text: "What your browser sent was incomplete. Go back, load the page again and try once more.",
    },
    sign_in_needed: Outcome {
        title: "Please sign in first",
        text: "What you asked for needs you to be signed in. Nothing is lost.",
    },
    forbidden: Outcome {
        title: "That came from somewhere else",
        text: "For your safety we only accept what you send from our own pages. Open the page here and try again.",
    },
    frozen: Outcome {
        title: "This account is frozen",
        text: "Nothing can be changed until it is thawed. Sign in with your passkey to do that.",
    },
    not_found: Outcome {
        title: "There is nothing behind this door",
        text: "The address may be mistyped, or the page has moved. Nothing of yours is lost.",
    },
    method_not_allowed: Outcome {
        title: "This page works differently",
        text: "It cannot be opened this way. Go to the start and find it from there.",
    },
    too_large: Outcome {
        title: "That was too much at once",
        text: "What you sent is larger than we accept. Send less and try again.",
    },
    too_many_requests: Outcome {
        title: "One moment, please",
        text: "There were too many tries from here. What you did before is safe.",
    },
    retry_after: |seconds| match seconds {
        1 => "Try again in a second.".to_owned(),
        2..=90 => format!("Try again in {seconds} seconds."),
        _ => format!("Try again in {} minutes.", seconds.div_ceil(60)),
    },
    unavailable: Outcome {
        title: "We will be right back",
        text: "A part that we need does not answer at the moment. What you did before is safe; try again shortly.",
    },
    internal: Outcome {
        title: "Something broke on our side",
        text: "It is not your doing, and it has been written down. Try again; if it happens once more, tell us the number below.",
    },
    home: "Go to the start",
    request: "Request number",
};

const DEV_MAIL: DevMailTexts = DevMailTexts {
    title: "Demo mailbox",
    lead: "Every mail of this local demo, newest first. This page does not exist anywhere else.",
    empty: Outcome { title: "No mail yet", text: "Sign up, and the mail to confirm your address arrives here." },
    empty_link: "Sign up",
    to: "To",
    subject: "Subject",
    sent: "Sent",
    content: "The mail as it looks in a mail program",
    plain: "The same mail as plain text",
    back: "All mails",
};

const DATES: DateTexts = DateTexts { today: "today", yesterday: "yesterday", in_utc: |moment| format!("{moment} UTC") };
