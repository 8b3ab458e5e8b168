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
#[path = "en/export.rs"]
mod export;
#[path = "en/family.rs"]
mod family;
#[path = "en/frozen.rs"]
mod frozen;
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

const LANDING: LandingTexts = LandingTexts {
    title: "Welcome",
    heading: "A door that only you open",
    lead: |brand| {
        format!(
            "Everything {brand} keeps for you, in one place. You come in with a passkey: there is no password to remember, and none to steal."
        )
    },
    sign_up: "Sign up",
    sign_in: "Sign in",
    go_home: "Go to your home page",
    reasons: "Why it is built this way",
    reason_no_password: (
        "No password, anywhere",
        "Your fingerprint, your face or your device’s PIN opens the door. It never leaves the device.",
    ),
    reason_only_you: (
        "A mail opens nothing",
        "Somebody who reads your mail still stands outside. Only your passkey lets you in.",
    ),
    reason_any_device: ("At home on every device", "Phone or desktop, by day or by night, and in your own language."),
    steps: "In through the door in a minute",
    step_name: ("Say who you are", "A name and an e-mail address. That is the whole form."),
    step_mail: ("Confirm from your mail", "One link or one short code, whichever suits you."),
    step_passkey: ("Create a passkey", "One touch on your device, and from then on that is all it takes."),
};

const SIGN_UP: SignUpTexts = SignUpTexts {
    title: "Sign up",
    lead: "A name and an address are enough. You will not be asked for a password.",
    name: "Your name",
    name_hint: "As you like to be called, in any script.",
    email: "E-mail address",
    email_hint: "We send one mail there, to confirm that it is yours.",
    submit: "Continue",
    have_account: "Already have an account?",
    sent_title: "Check your mail",
    sent_lead: |address| format!("We sent a mail to {address}. It works for 24 hours."),
    sent_ways: "Open the link in it, or type its code here if you read your mail on another device.",
    code: "Code from the mail",
    code_hint: "Eight letters and digits. Capitals and spaces do not matter.",
    code_submit: "Confirm",
    no_mail: "No mail yet?",
    no_mail_hint: "It can take a minute. Look in the spam folder too.",
    resend: "Send it again",
    resend_wait: "You can ask again in",
    resent: "We sent the mail again. The newest one counts.",
    other_address: "Use another address",
    demo_mail: "This is a local demo: the mail did not leave this computer.",
    demo_mail_open: "Open the demo mailbox",
    confirm_title: "Confirm your address",
    confirm_lead: |address| format!("Press the button to confirm that {address} is yours."),
    confirm_why: "Mail programs sometimes open links by themselves. That is why the link alone changes nothing.",
    confirm_submit: "Confirm this address",
    passkey_title: "Create your passkey",
    passkey_lead: "Your address is confirmed. One last step: a passkey, so that nobody but you gets in.",
};

const OUTCOMES: OutcomeTexts = OutcomeTexts {
    expired: Outcome {
        title: "That link is too old",
        text: "Links work for 24 hours. Ask for a new one; it takes a minute and nothing is lost.",
    },
    spent: Outcome {
        title: "That link was already used",
        text: "If it was you, sign in with your passkey. If you did not get that far, ask for a new mail.",
    },
    unknown: Outcome {
        title: "We do not know that link",
        text: "It may have been cut in two on its way, or a newer mail replaced it. Open the link of the newest mail, or ask for a new one.",
    },
    new_mail: "Ask for a new mail",
    sign_in: "Sign in",
};

const CEREMONY: CeremonyTexts = CeremonyTexts {
    create: "Create a passkey",
    sign_in: "Sign in with a passkey",
    what: "What is a passkey?",
    what_text: "A key that your device makes and keeps for this site only. You unlock it with your fingerprint, your face or the device’s PIN. We receive a lock that fits it, never the key. It cannot be guessed, and it does not work on a fake site.",
    no_script_create: "Creating a passkey needs JavaScript. Switch it on for this site and load the page again; you continue exactly here.",
    no_script_sign_in: "Signing in with a passkey needs JavaScript. Switch it on for this site and load the page again.",
    cancelled_sign_in: Outcome {
        title: "You are not signed in yet",
        text: "The dialogue was closed or took too long. Try again, or choose another device if the passkey is not on this one.",
    },
    cancelled_create: Outcome {
        title: "No passkey was created",
        text: "The dialogue was closed or took too long. Try again when you are ready; nothing is lost.",
    },
    aborted: Outcome { title: "That was interrupted", text: "Another dialogue took over. Try again." },
    already_registered: Outcome {
        title: "This device already has a passkey",
        text: "It holds one for this account, so you do not need another. Sign in with it.",
    },
    insecure: Outcome {
        title: "This address is not safe enough",
        text: "Passkeys work only at the site’s own, secure address. Check the address in your browser.",
    },
    unsupported: Outcome {
        title: "This browser knows no passkeys",
        text: "Update it, or use a recent version of Chrome, Edge, Firefox or Safari.",
    },
    offline: Outcome {
        title: "We could not be reached",
        text: "Check your connection, then try again. Nothing is lost.",
    },
    unexpected: Outcome {
        title: "That did not work",
        text: "Something unexpected happened. Load the page again and try once more.",
    },
    unknown: Outcome {
        title: "We do not know this passkey",
        text: "It may have been removed from your account. Try another one, or get back in another way.",
    },
    refused: Outcome {
        title: "This passkey was not accepted",
        text: "Its answer did not hold. Try again, or use another passkey.",
    },
    expired: Outcome {
        title: "That took too long",
        text: "For safety a try ends after five minutes. Start again; it is quick.",
    },
    session_needed: Outcome {
        title: "Your session has ended",
        text: "Sign in, or open the newest mail again, and continue from there.",
    },
    recent_auth_needed: Outcome {
        title: "Please show your passkey once more",
        text: "Adding a passkey is allowed for ten minutes after you sign in. Sign in again and you return to this page.",
    },
    address_taken: Outcome {
        title: "You already have an account",
        text: "This address belongs to an account. Sign in with your passkey. If you lost it, we help you back in.",
    },
    too_many: Outcome { title: "Too many tries", text: "Wait a minute, then try again." },
    unavailable: Outcome {
        title: "We cannot answer right now",
        text: "It is our side. Wait a moment, then try again.",
    },
};

const SIGN_IN: SignInTexts = SignInTexts {
    title: "Sign in",
    heading: "Welcome back",
    lead: "Your passkey is all you need.",
    autofill: "Or pick your name",
    autofill_hint: "Tap the field: your device offers the passkeys it holds.",
    new_here: "New here?",
    sign_up: "Sign up",
    cannot: "Can’t get in?",
    recover: "Get back in",
    signed_out: "You are signed out.",
    session_ended: "Your session has ended. Sign in to go on.",
    needed: "Sign in to see that page.",
    again: "Use your passkey once more, for your safety. You then return to where you were, and what you typed is kept.",
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

const ERRORS: ErrorTexts = ErrorTexts {
    name_missing: "Type your name.",
    name_too_long: "That is longer than 200 characters. Use a shorter form of your name.",
    name_invalid: "There is a character in it that we cannot store. Type the name again.",
    email_missing: "Type your e-mail address.",
    email_invalid: "That does not look like an e-mail address. It has a form like sam@example.org.",
    email_too_long: "That address is longer than mail allows. Check it, or use another one.",
    code_wrong: "That is not the code of the newest mail. Check it and type it again.",
    code_expired: "That code is too old. Ask for a new mail below.",
    code_spent: "That code was already used. Sign in, or ask for a new mail below.",
    too_many_attempts: "That code was tried too often. Open the link in the mail instead: it still works.",
    recovery_code_mistyped: "Something is mistyped in that code. Compare it with your sheet, group by group.",
    recovery_code_wrong: "That is not one of your unused codes. Take the next one, or choose another proof.",
    recovery_tries_spent: "There were too many tries. Choose another proof, or begin again.",
    too_soon: "A mail is on its way. Wait a moment before you ask for another.",
    address_taken: "This address already has an account. Sign in instead.",
    address_yours: "This address is already yours. Type another one.",
    too_many_addresses: "You have as many addresses as an account can have. Remove one first.",
    birth_date_invalid: "That is not a date of birth. Check the day, the month and the year.",
    birth_date_stands: "You gave another date of birth before. Ask to correct it under “Your data”.",
    day_unclear: "That is no day. Write it as 2026-11-22.",
    exceeds_rights: "That is more than you have yourself. Choose less, or ask an administrator who has it.",
    member_known: "Somebody with this address is a member already. Change what they may do in the list of members.",
    topic_missing: "Choose at least one thing that they may see.",
    end_day_invalid: "That is no day to come. Choose today or later, or leave it empty.",
    too_many_invitations: "A hundred invitations are waiting already. Take back some that are not needed any more.",
    last_admin: "Nobody else administers the firm. Make somebody else an administrator first; nothing was changed.",
    answer_missing: "Answer for everybody in the list; nothing was changed yet.",
    setting_invalid: "This setting does not take that. Choose one of its values, or write at most 500 characters.",
    setting_conflict: "Somebody changed this setting while you were looking. You see what it is now; save again if you still want yours.",
    birth_date_unlike: "That is not the date of birth that they know. Check it and try again.",
    choice_unknown: "That is not in the list. Choose again.",
    invitation_code_wrong: "We do not know this code. Check it and type it again.",
    invitation_birth_date: "This date of birth does not fit the code. Check both. After five wrong ones the code ends.",
    invitation_expired: "This code has ended. Ask whoever gave it to you for a new one.",
    invitation_used: "This code was used already. If that was not you, ask whoever gave it to you.",
    invitation_withdrawn: "This code does not work any more. Ask whoever gave it to you for a new one.",
    child_of_age: "This code is for somebody who is of age by now, and who decides alone who sees what.",
    invitation_nothing: "This code changes nothing: it is so already, or what it was for has ended.",
    family_not_yours: "That is not yours to decide now. The page shows what is.",
    family_topic_missing: "Choose at least one thing.",
    family_day_invalid: "Choose a day from today on, at most ten years ahead.",
    passkey_unknown: "We do not know this passkey. Try another one.",
    passkey_refused: "This passkey was not accepted. Try again, or use another one.",
    passkey_known: "This passkey is already in use. Choose another device.",
    passkey_name_invalid: "Type a name of 1 to 60 characters, without control characters.",
    sure_needed: "Set the tick if you want to go on without a passkey.",
    erasure_sure_needed: "Set the tick to say that you understand it.",
    words_missing: "Write a few words, so that we know what you mean.",
    words_too_long: "That is longer than 4000 characters. Say the most important part; we ask for the rest.",
    too_many_requests_open: "Several of your requests are still open. Wait for our answer before you send another one.",
    ceremony_expired: "That took too long. Start again.",
    text_changed: "The text has changed. Read it again, then answer.",
    consent_not_now: "That cannot be decided now.",
    session_needed: "Your session has ended. Sign in to go on.",
    recent_auth_needed: "Sign in again to do this.",
    account_frozen: "This account is frozen. Sign in with your passkey to thaw it.",
    bad_request: "We could not read that. Load the page again and try once more.",
    forbidden: "That is not allowed from here.",
    not_found: "There is nothing at this address.",
    method_not_allowed: "This address cannot be used this way.",
    too_large: "That is larger than we accept.",
    too_many_requests: "Too many tries. Wait a moment, then try again.",
    unavailable: "We cannot answer right now. Try again shortly.",
    internal: "Something broke on our side. Try again.",
};

const DATES: DateTexts = DateTexts { today: "today", yesterday: "yesterday", in_utc: |moment| format!("{moment} UTC") };
