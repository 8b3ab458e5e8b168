//! Words of a parent's pages about a child: what may be seen, until when, and what may not and why. Names, not "he" or "she".

use super::Outcome;

/// A parent's pages about children.
#[derive(Debug)]
pub struct ChildrenTexts {
    /// Title and heading of the list.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// There are none.
    pub empty: Outcome,
    /// Leads to using a code.
    pub claim: &'static str,
    /// The title of a page about a child, with the child's name.
    pub page_of: fn(title: &str, name: &str) -> String,
    /// The accessible name of the choice between children.
    pub switcher: &'static str,
    /// The accessible name of the parts of a child's pages.
    pub parts: fn(name: &str) -> String,
    /// The first of these parts.
    pub overview: &'static str,
    /// A class at a school.
    pub grade_at: fn(grade: &str, school: &str) -> String,
    /// What is there in a card of the list.
    pub open_parts: fn(parts: &str) -> String,
    /// Nothing of a child may be seen any more.
    pub nothing_open: &'static str,
    /// Between the parts of a list.
    pub and_so_on: fn(parts: &[&str]) -> String,
    /// Today’s lessons.
    pub today: &'static str,
    /// On a day without any: those of the next day that has some.
    pub next_lessons: &'static str,
    /// The newest results.
    pub newest_results: &'static str,
    /// None yet.
    pub no_results: &'static str,
    /// Attendance of this month.
    pub this_month: &'static str,
    /// None yet.
    pub no_attendance: &'static str,
    /// What may be seen and what not.
    pub sees: ChildSeesTexts,
    /// What else there is to do for a child.
    pub more: ChildMoreTexts,
    /// The documents of a child.
    pub documents: ChildDocumentsTexts,
}

/// What a guardian may see, and what not.
#[derive(Debug)]
pub struct ChildSeesTexts {
    /// The heading.
    pub title: fn(name: &str) -> String,
    /// Without an end that is known.
    pub open: &'static str,
    /// To a last day.
    pub until: fn(day: &str) -> String,
    /// To a birthday.
    pub until_birthday: fn(name: &str, age: i16, day: &str) -> String,
    /// Unfolds the reason.
    pub why: &'static str,
    /// The reason of a birthday.
    pub why_birthday: fn(name: &str, age: i16) -> String,
    /// The reason of another day.
    pub why_until: &'static str,
    /// The child is of age since a birthday.
    pub of_age: fn(name: &str, age: i16, day: &str) -> String,
    /// The child decides since another day.
    pub handed_over: fn(name: &str, day: &str) -> String,
    /// The child keeps it.
    pub withheld: fn(name: &str) -> String,
    /// The relation does not reach to it.
    pub not_in_rights: &'static str,
    /// The heading of a page whose right has ended.
    pub ended_title: &'static str,
    /// What could be seen until when: "Noor’s results".
    pub ended: fn(what: &str, day: &str) -> String,
    /// A whole relation has ended.
    pub relation_ended: fn(day: &str) -> String,
    /// What comes next then.
    pub relation_ended_text: &'static str,
    /// The heading of a page that is not for the reader.
    pub hidden_title: fn(part: &str) -> String,
    /// Leads back to what there is.
    pub back: fn(name: &str) -> String,
}

/// What else there is to do for a child.
#[derive(Debug)]
pub struct ChildMoreTexts {
    /// The heading.
    pub title: fn(name: &str) -> String,
    /// Consents to decide on.
    pub consents: Outcome,
    /// The family page.
    pub family: Outcome,
    /// Mails about what is new: the heading, and what they say.
    pub mails: Outcome,
    /// All mails about children are stopped.
    pub mails_stopped: &'static str,
    /// The link to the choice of all messages.
    pub messages: &'static str,
    /// The school writes about nothing.
    pub told_nothing: &'static str,
}

/// The documents of a child.
#[derive(Debug)]
pub struct ChildDocumentsTexts {
    /// There are none.
    pub empty: Outcome,
    /// There are more than fit.
    pub newest_only: fn(count: usize) -> String,
}
