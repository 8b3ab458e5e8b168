//! English: the family.

use crate::locale::{
    ChildConsentsTexts, ClaimTexts, FamilyAdultTexts, FamilyChildTexts, FamilyKindsTexts, FamilyTexts, Outcome,
};

/// The words.
pub(super) const FAMILY: FamilyTexts = FamilyTexts {
    title: "Family",
    lead: "Who in your family sees what, who said so, and when it ends.",
    empty: Outcome {
        title: "Nobody is linked to you yet",
        text: "A school sends a code for each child. With it you link the child to your account; it takes a minute.",
    },
    waits: |organisation| {
        format!(
            "{organisation} looks at your request first. We write to you when it is decided; you need not do anything."
        )
    },
    children: "Children",
    adults: "Adults",
    adults_text: "What the adults of your family see about you, as schools keep it.",
    kinds: FamilyKindsTexts { parent: "Parent", guardian: "Guardian", other: "Adult of the family" },
    at: |kind, school| if school.is_empty() { kind.to_owned() } else { format!("{kind} at {school}") },
    says: |source| format!("says {source}"),
    says_desk: "confirmed by the school’s office",
    until: |day| format!("until {day}"),
    ended: |day| format!("ended on {day}"),
    child: FamilyChildTexts {
        sees: |name, parts| format!("You can see of {name}: {parts}."),
        sees_until: |name, parts, day| format!("You can see of {name}: {parts}, until {name} comes of age on {day}."),
        decides: |name| format!("You decide about consents for {name}."),
        sees_nothing: |name| format!("You can see nothing of {name} at the moment. {name}’s pages say why."),
        of_age: |name| {
            format!(
                "{name} is of age and decides who sees what. Nothing is shared with you now; {name} can share something with you at any time."
            )
        },
        shares: |name, parts| format!("{name} is of age and shares with you: {parts}."),
        ended_title: "A link that has ended",
        ended: "What you could see of this child has ended. If it should go on, speak with the school.",
        pages: |name| format!("{name}’s pages"),
        consents: |name| format!("Consents for {name}"),
    },
    adult: FamilyAdultTexts {
        no_account: |name| format!("{name} has no account here yet, and sees nothing until there is one."),
        sees: |name| format!("What {name} can see"),
        yes: "visible",
        shared_until: |day| format!("shared until {day}"),
        withheld: "you keep it to yourself",
        no: "not visible",
        hand_over: |day| format!("From {day} on, all of this is yours to decide, and ends by itself for others."),
        of_age: "You are of age: only what you share is visible.",
        grant: |name| format!("What do you want to share with {name}?"),
        ends_on: "Until and including",
        ends_on_hint: "It ends by itself after this day. You can take it back before, at any time.",
        grant_submit: "Share",
        withhold: |name| format!("What do you want to keep from {name}?"),
        withhold_hint: "You are old enough to decide this. The pages then say that you keep it to yourself.",
        withhold_submit: "Keep it to myself",
        stop_sharing: "Stop sharing",
        show_again: "Show it again",
        saved: "Done. It holds from now on.",
        unchanged: "It was like that already.",
    },
    claim: ClaimTexts {
        title: "Use a code",
        lead: "A school, bank or firm gave you a code. Several children have a code each: use one after the other.",
        link: "I have a code",
        code: ("Code", "Ten letters and digits, from the letter or the mail."),
        birth_date: (
            "Date of birth",
            "Of the child that the code is for, or your own when the code is for you. Leave it empty for a code of a firm.",
        ),
        submit: "Use the code",
        linked: |child, school| format!("{child} at {school} is linked."),
        joined: |organisation| format!("{organisation} is linked to your account."),
        waits: |organisation| {
            format!(
                "{organisation} looks at this first, because something does not match what it knows. We write to you when it is decided."
            )
        },
        another: "Do you have another code?",
        done: "No, back to the family",
    },
    consents: ChildConsentsTexts {
        title: |name| format!("Consents for {name}"),
        lead: |name| {
            format!("{name} is too young to decide these alone, so you do. You can change your answer at any time.")
        },
        speaks: |name| format!("The texts are written to {name}: where they say “you”, they mean {name}."),
        own_lead: |name| format!("There is nothing here that you decide: {name} is old enough."),
        own_title: |name| format!("What {name} decides alone"),
        own_since: |name, years, day| {
            format!("{name} turned {years} on {day} and has decided about this alone since then.")
        },
        agreed: |name| format!("Saved. You agreed for {name}."),
        declined: |name| format!("Saved. You said no for {name}, and {name}’s data is not used for this."),
        empty: Outcome {
            title: "There is nothing to decide",
            text: "At the moment nothing is asked that an adult has to decide.",
        },
        one_needed: "One adult’s agreement is enough, as long as nobody declines.",
        agreed_of: |agreed, needed| format!("{agreed} of {needed} adults agreed; all of them must."),
        back: "Back to the family",
    },
};
