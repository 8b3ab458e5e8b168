//! English: the way in.

use crate::locale::{CeremonyTexts, LandingTexts, Outcome, OutcomeTexts, SignInTexts, SignUpTexts};

pub(super) const LANDING: LandingTexts = LandingTexts {
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

pub(super) const SIGN_UP: SignUpTexts = SignUpTexts {
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

pub(super) const OUTCOMES: OutcomeTexts = OutcomeTexts {
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

pub(super) const CEREMONY: CeremonyTexts = CeremonyTexts {
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

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
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
