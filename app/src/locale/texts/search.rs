//! Words of the search and of the list of who looked.

use super::Outcome;

/// The search through everything of a role.
#[derive(Debug)]
pub struct SearchTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// The label of the field.
    pub words: &'static str,
    /// More words were typed than are looked for.
    pub first_words: &'static str,
    /// The button.
    pub go: &'static str,
    /// How many were found.
    pub count: fn(usize) -> String,
    /// There is more than is shown.
    pub more: &'static str,
    /// Nothing was found.
    pub nothing: Outcome,
}

/// Who looked at one's data.
#[derive(Debug)]
pub struct SeenTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// The same above a child's list.
    pub lead_child: fn(name: &str) -> String,
    /// The accessible name of the links to the lists.
    pub whose: &'static str,
    /// The link to one's own list.
    pub mine: &'static str,
    /// Who looked at what.
    pub looked: fn(who: &str, what: &str) -> String,
    /// A topic in that sentence, from its stable name.
    pub topic: fn(&str) -> &'static str,
    /// As what somebody looked, from its stable name.
    pub relation: fn(&str) -> &'static str,
    /// Somebody whose account is gone.
    pub nobody: &'static str,
    /// Nobody looked.
    pub empty: Outcome,
    /// The accessible name of the links between pages.
    pub pages: &'static str,
    /// The link to those before.
    pub older: &'static str,
    /// The link back to the newest.
    pub newest: &'static str,
}
