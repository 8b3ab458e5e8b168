//! English: searching, and who looked.

use crate::locale::{Outcome, SearchTexts, SeenTexts};

/// The search.
pub(super) const SEARCH: SearchTexts = SearchTexts {
    title: "Search",
    lead: "Looks through everything that you can see in the role that you are in now.",
    words: "Words to look for",
    first_words: "Only the first six words count.",
    go: "Search",
    count: |count| match count {
        1 => "1 found.".to_owned(),
        count => format!("{count} found."),
    },
    more: "These are the newest. Add a word to find older ones.",
    nothing: Outcome {
        title: "Nothing found",
        text: "No record has all of these words. Try fewer or shorter words, or switch to another of your roles.",
    },
};

/// Who looked.
pub(super) const SEEN: SeenTexts = SeenTexts {
    title: "Who saw your data",
    lead: "Each time somebody else opens a page about you, it is noted here.",
    lead_child: |name| {
        format!("Each time somebody opens a page about {name}, it is noted here, as far as you can see it yourself.")
    },
    whose: "Whose list",
    mine: "Mine",
    looked: |who, what| format!("{who} looked at {what}"),
    topic: |topic| match topic {
        "profile" => "the profile",
        "timetable" => "the timetable",
        "results" => "results",
        "attendance" => "attendance",
        "documents" => "documents",
        "members" => "the page of a member",
        "money" => "accounts and payments",
        "loans" => "loans",
        _ => "data",
    },
    relation: |relation| match relation {
        "guardian" => "as parent or guardian",
        "member" => "from the organisation",
        _ => "in another role",
    },
    nobody: "Somebody whose account is gone",
    empty: Outcome {
        title: "Nobody has looked yet",
        text: "When a parent, a colleague or somebody else opens a page about you, it appears here within seconds.",
    },
    pages: "Pages of the list",
    older: "Older",
    newest: "Back to the newest",
};
