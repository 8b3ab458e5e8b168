//! English: the rights desk.

use crate::locale::{
    AskTexts, CopyTexts, CorrectTexts, EraseTexts, Outcome, PrivacyTexts, RequestKindTexts, RequestTexts,
    RestrictTexts, StaysTexts,
};

/// The words.
pub(super) const PRIVACY: PrivacyTexts = PrivacyTexts {
    title: "Your data",
    lead: "What is kept about you is yours to see, correct, take with you and have erased. It costs nothing.",
    back: "Back to your data",
    copy: COPY,
    see: Outcome { title: "See and correct", text: "Most of it you see and change yourself, at once." },
    see_profile: Outcome { title: "Your profile", text: "Name, language, time zone and look" },
    see_addresses: Outcome { title: "Your addresses", text: "Where mail reaches you" },
    see_correct: Outcome { title: "Something you cannot change", text: "Tell us what is wrong; we correct it" },
    who: Outcome {
        title: "Who gets your data",
        text: "Nobody but those you find here, each for a use that is said there.",
    },
    who_consents: Outcome { title: "What you allow", text: "Each use, who gets what, and for how long" },
    who_read: Outcome { title: "What happened with it", text: "Each time another system looked, and what you decided" },
    restrict: RESTRICT,
    requests: REQUESTS,
    correct: CORRECT,
    ask: ASK,
    erase: ERASE,
};

const COPY: CopyTexts = CopyTexts {
    title: "Take a copy",
    text: "Everything kept about you in one file: a page to read, and data that other services understand. You get a mail when it is ready; it then waits here for 7 days.",
    start: "Make a copy",
    start_again: "Make a new copy",
    started: "Your copy is being made. You can close this page; we send you a mail.",
    running: "A copy is being made already.",
    working: "Your copy is being made",
    step: |done, steps| format!("{done} of {steps} parts are done"),
    look_again: "Look again",
    ready: |day| format!("Your copy of {day}"),
    until: |moment| format!("Here until {moment}"),
    kilobytes: |count| format!("{count} kB"),
    megabytes: |whole, tenth| format!("{whole}.{tenth} MB"),
    download: "Download",
    keep_safe: "The file holds all of it. Keep it where only you can open it.",
    failed: Outcome {
        title: "This copy could not be made",
        text: "It is our side, and it has been written down. We look at it, and you can make a new one.",
    },
    enough: Outcome {
        title: "That is enough for today",
        text: "Three copies can be made in a day; those you have are below.",
    },
    next: |moment| format!("You can make the next one from {moment}."),
};

const RESTRICT: RestrictTexts = RestrictTexts {
    title: "Use less",
    text: "You can put your data on hold. We then only keep it, and use it where the law makes us or where somebody must be protected. What you had allowed rests until you lift the hold. Your account goes on working.",
    since: |day| format!("Your data is on hold since {day}."),
    begin: "Put my data on hold",
    end: "Lift the hold",
    begun: "Your data is on hold. Those who had it from us are told.",
    ended: "The hold is lifted. What you had allowed is in force again.",
    object: Outcome { title: "Object to one use", text: "Switch off a single use and leave the rest" },
};

const REQUESTS: RequestTexts = RequestTexts {
    title: "Your requests",
    empty: "There are none yet. Whatever you ask stands here, with the day by which you have an answer.",
    ask: Outcome { title: "Ask something else", text: "In your own words; a person answers" },
    kinds: RequestKindTexts {
        export: "A copy of your data",
        erase: "Erasing your account",
        correct: "A correction",
        restrict: "Using less of your data",
        object: "An objection",
        other: "A question",
    },
    answer_by: |day| format!("We answer by {day}"),
    under_way: "On its way; you can still stop it",
    done_on: |day| format!("Done on {day}"),
    answered: |day| format!("Answered on {day}"),
    withdrawn: |day| format!("You took it back on {day}"),
    older: "Show the older ones",
    sent: |day| format!("We have it. We answer by {day}, and you get a mail."),
    asked: "Asked",
    about: "About",
    words: "What you wrote",
    answer: "Our answer",
    waiting: "There is no answer yet. As soon as there is, it stands here and you get a mail.",
    done: "Done",
    refused: "Not done",
    taken_back: "You took it back",
    extended: |day| format!("It takes us longer than usual: we answer by {day}. The reason:"),
    complain: "If you do not agree with an answer, you can turn to the data protection authority of your country. That too costs nothing.",
};

const CORRECT: CorrectTexts = CorrectTexts {
    title: "Ask for a correction",
    lead: "For what you cannot change yourself. We look at it and answer; the rest of your data stays as it is.",
    about: ("What is wrong?", "If it is something else, say what in your own words."),
    birth_date: "My date of birth",
    name: "My name, as it reached you from elsewhere",
    other: "Something else",
    words: (
        "How should it be?",
        "Write what is right, and how we can check it. Send no copy of an identity document. Up to 4000 characters.",
    ),
    submit: "Send",
};

const ASK: AskTexts = AskTexts {
    title: "Ask something else",
    lead: "About what we keep, why, who gets it, or anything else you wish to have done with your data.",
    words: ("Your question or wish", "In your own words and in your own language. Up to 4000 characters."),
    submit: "Send",
};

const ERASE: EraseTexts = EraseTexts {
    title: "Erase your account",
    lead: "Read first what goes and what stays. Nothing happens before you press the button at the end.",
    link: Outcome { title: "Erase your account", text: "See first what goes and what stays" },
    goes: "What goes",
    goes_list: [
        "Your name, date of birth, language and all else in your profile.",
        "Your addresses, passkeys, recovery codes and sessions. Nobody gets in any more, you neither.",
        "Your activity, what you allowed and declined, and which messages you want.",
        "Copies of your data, and the words of your requests and our answers.",
    ],
    stays: "What stays, and why",
    stays_list: StaysTexts {
        request: Outcome {
            title: "That an erasure was done, and when.",
            text: "Without your name or any of your words. We have to be able to show that it was done in time.",
        },
        tombstone: Outcome {
            title: "A fingerprint of your addresses.",
            text: "Nobody can read an address from it. It only keeps an old list from bringing your account back.",
        },
        guardian_acts: Outcome {
            title: "What you decided for a child.",
            text: "It stands in the child’s history, and proves that somebody was allowed to decide.",
        },
        backups: Outcome {
            title: "Copies of the database, for a while.",
            text: "They are there for the day when something breaks, and are overwritten after some time. If one is ever brought back, your account is erased from it at once.",
        },
    },
    when: "When",
    when_text: |day| {
        format!(
            "If you ask today, all of it is erased on {day}. Until then everything works as before, and you can stop it with one press."
        )
    },
    at_once: "All of it is erased within minutes. It cannot be stopped, and nobody can bring it back.",
    copy_first: Outcome { title: "Take a copy first", text: "Afterwards nobody can give you one, not even we." },
    devices: Outcome {
        title: "Your devices",
        text: "A passkey also lies on your device or in your password manager. It opens nothing here any more; you delete it there, under passwords and passkeys.",
    },
    sure: "I understand that this cannot be undone once it is done",
    submit: "Erase my account",
    leave: "Leave it as it is",
    banner: |day| format!("Your account is going to be erased on {day}."),
    banner_text: "Until then everything works as before. If you changed your mind, one press is enough. If it was not you, press too.",
    stop: "Keep my account",
    asked: "We have it. You also get a mail, at each of your addresses.",
    stopped: "Nothing will be erased. Your account stays as it is.",
};
