//! English: a parent's pages about a child.

use crate::locale::{ChildDocumentsTexts, ChildMoreTexts, ChildSeesTexts, ChildrenTexts, Outcome};

/// The words.
pub(super) const CHILDREN: ChildrenTexts = ChildrenTexts {
    title: "Children",
    lead: "Whose school days do you want to look at?",
    empty: Outcome {
        title: "No child is linked to you",
        text: "The school sends a code for each child. With it you link a child to your account; it takes a minute.",
    },
    claim: "I have a code",
    page_of: |title, name| format!("{title} · {name}"),
    switcher: "Whose page",
    parts: |name| format!("Pages about {name}"),
    overview: "Overview",
    grade_at: |grade, school| format!("{grade} at {school}"),
    open_parts: |parts| format!("You can see: {parts}"),
    nothing_open: "You cannot see anything at the moment. The page says why.",
    and_so_on: |parts| parts.join(", "),
    today: "Today",
    next_lessons: "Next school day",
    newest_results: "Newest results",
    no_results: "No results yet.",
    this_month: "Attendance this month",
    no_attendance: "Nothing noted this month.",
    sees: ChildSeesTexts {
        title: |name| format!("What you can see of {name}"),
        open: "Visible to you.",
        until: |day| format!("Visible to you until {day}."),
        until_birthday: |name, age, day| format!("Visible to you until {day}, when {name} turns {age}."),
        why: "Why?",
        why_birthday: |name, age| {
            format!(
                "From the age of {age}, what a school keeps about somebody is theirs alone to share. {name} can show it to you again then, part by part. We tell you both well before."
            )
        },
        why_until: "Your access was given to you until that day. Whoever gave it can prolong it.",
        of_age: |name, age, day| {
            format!("{name} turned {age} on {day} and decides who sees this. {name} can show it to you again.")
        },
        handed_over: |name, day| format!("Since {day} {name} decides who sees this, and can show it to you again."),
        withheld: |name| format!("{name} keeps this private, and is old enough to decide so."),
        not_in_rights: "What the school has on record does not give you access to this. If that is wrong, ask the school.",
        ended_title: "That right has ended",
        ended: |what, day| format!("You could see {what} until {day}. That right has ended."),
        relation_ended: |day| format!("You could see pages about this child until {day}. That right has ended."),
        relation_ended_text: "If it should go on, ask the school or whoever gave you the right.",
        hidden_title: |part| format!("{part}: not visible to you"),
        back: |name| format!("What you can see of {name}"),
    },
    more: ChildMoreTexts {
        title: |name| format!("For {name}"),
        consents: Outcome {
            title: "Consents to give",
            text: "What the school may do with photos and data, one question at a time.",
        },
        family: Outcome { title: "Your relation", text: "What it lets you do, who said so, and when it ends." },
        mails: Outcome {
            title: "Mails about what is new",
            text: "At most one a day. It says how much is new, never what.",
        },
        mails_stopped: "You have stopped the mails about what is new.",
        messages: "Choose which messages you get",
        told_nothing: "There is nothing here that you are written to about.",
    },
    documents: ChildDocumentsTexts {
        empty: Outcome { title: "No documents yet", text: "Letters and reports from the school stand here as files." },
        newest_only: |count| format!("These are the newest {count}."),
    },
};
