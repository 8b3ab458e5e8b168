//! Words of the family page: what adults see of a child, what a student shares, codes that link, and consents for a child.

use super::Outcome;

/// The family.
#[derive(Debug)]
pub struct FamilyTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// Neither children nor adults.
    pub empty: Outcome,
    /// A claim waits: the organisation.
    pub waits: fn(organisation: &str) -> String,
    /// The heading over children.
    pub children: &'static str,
    /// The heading over adults.
    pub adults: &'static str,
    /// Under it.
    pub adults_text: &'static str,
    /// What an adult is to a child.
    pub kinds: FamilyKindsTexts,
    /// At which school; empty names none.
    pub at: fn(kind: &str, school: &str) -> String,
    /// Which source says so.
    pub says: fn(source: &str) -> String,
    /// The desk said so.
    pub says_desk: &'static str,
    /// Until which day it holds.
    pub until: fn(day: &str) -> String,
    /// Since when it holds no more.
    pub ended: fn(day: &str) -> String,
    /// About a child.
    pub child: FamilyChildTexts,
    /// About an adult.
    pub adult: FamilyAdultTexts,
    /// Linking by a code.
    pub claim: ClaimTexts,
    /// Consents for a child.
    pub consents: ChildConsentsTexts,
}

/// What an adult is to a child.
#[derive(Debug)]
pub struct FamilyKindsTexts {
    /// A parent.
    pub parent: &'static str,
    /// A guardian.
    pub guardian: &'static str,
    /// Anybody else.
    pub other: &'static str,
}

/// A child, to an adult.
#[derive(Debug)]
pub struct FamilyChildTexts {
    /// What is visible: the name and the parts, in a sentence.
    pub sees: fn(name: &str, parts: &str) -> String,
    /// The same until the child comes of age.
    pub sees_until: fn(name: &str, parts: &str, day: &str) -> String,
    /// And consents.
    pub decides: fn(name: &str) -> String,
    /// Nothing is visible now.
    pub sees_nothing: fn(name: &str) -> String,
    /// The child is of age and shares nothing.
    pub of_age: fn(name: &str) -> String,
    /// The child is of age and shares these parts.
    pub shares: fn(name: &str, parts: &str) -> String,
    /// The heading where all relations have ended: who it was about is not told any more.
    pub ended_title: &'static str,
    /// All relations have ended.
    pub ended: &'static str,
    /// The link to the pages.
    pub pages: fn(name: &str) -> String,
    /// The link to the consents.
    pub consents: fn(name: &str) -> String,
}

/// An adult, to a child or student.
#[derive(Debug)]
pub struct FamilyAdultTexts {
    /// The adult has no account yet.
    pub no_account: fn(name: &str) -> String,
    /// The heading over the list: what the adult sees.
    pub sees: fn(name: &str) -> String,
    /// Visible.
    pub yes: &'static str,
    /// Shared, to a day.
    pub shared_until: fn(day: &str) -> String,
    /// Kept.
    pub withheld: &'static str,
    /// Not visible.
    pub no: &'static str,
    /// When all of it becomes the reader's own.
    pub hand_over: fn(day: &str) -> String,
    /// It is.
    pub of_age: &'static str,
    /// The question of sharing.
    pub grant: fn(name: &str) -> String,
    /// The label of the last day.
    pub ends_on: &'static str,
    /// Under it.
    pub ends_on_hint: &'static str,
    /// The button.
    pub grant_submit: &'static str,
    /// The question of keeping.
    pub withhold: fn(name: &str) -> String,
    /// Under it.
    pub withhold_hint: &'static str,
    /// The button.
    pub withhold_submit: &'static str,
    /// The button that takes sharing back.
    pub stop_sharing: &'static str,
    /// The button that takes keeping back.
    pub show_again: &'static str,
    /// It is so now.
    pub saved: &'static str,
    /// It was so already.
    pub unchanged: &'static str,
}

/// Linking by a code.
#[derive(Debug)]
pub struct ClaimTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// The link that leads here.
    pub link: &'static str,
    /// Label and hint of the code.
    pub code: (&'static str, &'static str),
    /// Label and hint of the date of birth.
    pub birth_date: (&'static str, &'static str),
    /// The button.
    pub submit: &'static str,
    /// A child was linked: the child and the school.
    pub linked: fn(child: &str, school: &str) -> String,
    /// Something else was joined: the organisation.
    pub joined: fn(organisation: &str) -> String,
    /// It waits: the organisation.
    pub waits: fn(organisation: &str) -> String,
    /// And now.
    pub another: &'static str,
    /// The link back.
    pub done: &'static str,
}

/// Consents for a child.
#[derive(Debug)]
pub struct ChildConsentsTexts {
    /// Title and heading: the child.
    pub title: fn(name: &str) -> String,
    /// Under it where an adult decides anything.
    pub lead: fn(name: &str) -> String,
    /// To whom the texts of the purposes speak.
    pub speaks: fn(name: &str) -> String,
    /// Under the title where the child decides all of it.
    pub own_lead: fn(name: &str) -> String,
    /// The heading over what the child decides alone.
    pub own_title: fn(name: &str) -> String,
    /// Since which age, and since when.
    pub own_since: fn(name: &str, years: u8, day: &str) -> String,
    /// The adult agreed just now.
    pub agreed: fn(name: &str) -> String,
    /// The adult declined just now.
    pub declined: fn(name: &str) -> String,
    /// There is nothing to decide for anybody.
    pub empty: Outcome,
    /// One is enough.
    pub one_needed: &'static str,
    /// How many agreed of how many that must.
    pub agreed_of: fn(agreed: usize, needed: usize) -> String,
    /// The link back.
    pub back: &'static str,
}
