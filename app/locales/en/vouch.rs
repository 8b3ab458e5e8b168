//! English: vouching.

use crate::locale::{Outcome, VouchTexts};

/// The words.
pub(super) const VOUCH: VouchTexts = VouchTexts {
    way: "Ask somebody who can vouch for you",
    way_text: "If you are under 18, a parent or guardian can say that it is you. In a firm, an administrator can. So can the desk of your school or bank. You get a number, and tell it to them yourself.",
    ask: "Get a number",
    asked: |until| {
        format!("You asked already. Somebody can vouch for you until {until}. If you lost the number, get another one.")
    },
    running: |ready| format!("Somebody vouched for you. You can go on from {ready}, with the same number."),
    ready: |until| format!("Somebody vouched for you. You can go on until {until}."),
    ready_link: "Type your number",
    number_title: "Your number",
    number_lead: "Call somebody who can vouch for you, or go to them, and tell them this number. Write it down: you need it once more, and it is not shown again.",
    number_steps: [
        "They sign in, choose “Vouch for somebody” and type the number.",
        "Then some time passes. Whoever owns the account is told at every address, and can stop it.",
        "After that you come back here and type the number once more.",
    ],
    number_until: |until| format!("Somebody can vouch for you until {until}."),
    number_back: "Other ways to get back in",
    use_title: "Type your number",
    use_lead: "It is the number that you told the person who vouched for you.",
    number_label: "Number",
    use_hint: "Six digits.",
    use_submit: "Go on",
    title: "Vouch for somebody",
    lead: "Somebody you know cannot sign in and asks you to say that it is really them.",
    empty: Outcome { title: "Nobody asks", text: "When somebody asks you to vouch for them, you see it here." },
    as_guardian: "You are their guardian.",
    as_admin: "You administer their firm.",
    until: |until| format!("You can vouch until {until}."),
    open: |name| format!("Vouch for {name}"),
    one_title: |name| format!("Vouch for {name}"),
    one_lead: "Talk to them first, on a number you know or in the same room. Ask for the number that they were shown. If you did not talk to them, or somebody else called you, do not go on.",
    one_hint: "Six digits, as they tell you.",
    one_submit: "It is really them",
    given: "Thank you. They get back in after some time, and were told at every address.",
    link: "Vouch for somebody",
};
