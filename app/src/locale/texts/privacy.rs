//! Words of the rights desk: taking a copy, correcting, using less, asking and erasing.

use super::Outcome;

/// `/account/privacy`.
#[derive(Debug)]
pub struct PrivacyTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// The link back from the pages behind it.
    pub back: &'static str,
    /// Taking a copy.
    pub copy: CopyTexts,
    /// The heading over seeing and correcting, and the sentence under it.
    pub see: Outcome,
    /// The link to the profile.
    pub see_profile: Outcome,
    /// The link to the addresses.
    pub see_addresses: Outcome,
    /// The link to a correction.
    pub see_correct: Outcome,
    /// The heading over who gets the data, and the sentence under it.
    pub who: Outcome,
    /// The link to the consents.
    pub who_consents: Outcome,
    /// The link to what others have read.
    pub who_read: Outcome,
    /// Using less.
    pub restrict: RestrictTexts,
    /// Requests and their answers.
    pub requests: RequestTexts,
    /// What cannot be edited.
    pub correct: CorrectTexts,
    /// Anything else.
    pub ask: AskTexts,
    /// Erasing the account.
    pub erase: EraseTexts,
}

/// Taking a copy.
#[derive(Debug)]
pub struct CopyTexts {
    /// The heading.
    pub title: &'static str,
    /// What it is and how long it is there.
    pub text: &'static str,
    /// The button.
    pub start: &'static str,
    /// The button when there is one already.
    pub start_again: &'static str,
    /// After it was begun.
    pub started: &'static str,
    /// When one is being made already.
    pub running: &'static str,
    /// The heading of one that is being made, and the name of its bar.
    pub working: &'static str,
    /// How far it is.
    pub step: fn(done: i64, steps: i64) -> String,
    /// The link that loads the page again.
    pub look_again: &'static str,
    /// The heading of one that is ready: when it was asked for.
    pub ready: fn(day: &str) -> String,
    /// Until when it is there.
    pub until: fn(moment: &str) -> String,
    /// Its size, in kilobytes.
    pub kilobytes: fn(count: u64) -> String,
    /// Its size, in megabytes and tenths of one.
    pub megabytes: fn(whole: u64, tenth: u64) -> String,
    /// The button that downloads it.
    pub download: &'static str,
    /// How to keep it.
    pub keep_safe: &'static str,
    /// One that could not be made.
    pub failed: Outcome,
    /// As many were made as may be in a day.
    pub enough: Outcome,
    /// When the next one may be made.
    pub next: fn(moment: &str) -> String,
}

/// Using less.
#[derive(Debug)]
pub struct RestrictTexts {
    /// The heading.
    pub title: &'static str,
    /// What it means.
    pub text: &'static str,
    /// Since when, while it is so.
    pub since: fn(day: &str) -> String,
    /// The button that begins it.
    pub begin: &'static str,
    /// The button that ends it.
    pub end: &'static str,
    /// After it was begun.
    pub begun: &'static str,
    /// After it was ended.
    pub ended: &'static str,
    /// The link to switching off one use.
    pub object: Outcome,
}

/// Requests and their answers.
#[derive(Debug)]
pub struct RequestTexts {
    /// The heading.
    pub title: &'static str,
    /// When there are none.
    pub empty: &'static str,
    /// The link to asking something else.
    pub ask: Outcome,
    /// What was asked, by kind.
    pub kinds: RequestKindTexts,
    /// When it is answered at the latest.
    pub answer_by: fn(day: &str) -> String,
    /// Instead of a day while an erasure is on its way.
    pub under_way: &'static str,
    /// When it was done.
    pub done_on: fn(day: &str) -> String,
    /// When it was answered.
    pub answered: fn(day: &str) -> String,
    /// The same for what was withdrawn by its person.
    pub withdrawn: fn(day: &str) -> String,
    /// The older ones, unfolded.
    pub older: &'static str,
    /// After it was sent: when it is answered at the latest.
    pub sent: fn(day: &str) -> String,
    /// When it was asked.
    pub asked: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// The heading over the person's own words.
    pub words: &'static str,
    /// The heading over the answer.
    pub answer: &'static str,
    /// Instead of an answer while there is none.
    pub waiting: &'static str,
    /// What was done: all of it.
    pub done: &'static str,
    /// What was done: nothing.
    pub refused: &'static str,
    /// What was done: nothing, as its person took it back.
    pub taken_back: &'static str,
    /// The later date, and why.
    pub extended: fn(day: &str) -> String,
    /// Where else a person may turn to.
    pub complain: &'static str,
}

/// What was asked.
#[derive(Debug)]
pub struct RequestKindTexts {
    /// A copy.
    pub export: &'static str,
    /// Erasing the account.
    pub erase: &'static str,
    /// A correction.
    pub correct: &'static str,
    /// Using less.
    pub restrict: &'static str,
    /// An objection.
    pub object: &'static str,
    /// Anything else.
    pub other: &'static str,
}

/// What cannot be edited.
#[derive(Debug)]
pub struct CorrectTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// The question what it is about, and the sentence under it.
    pub about: (&'static str, &'static str),
    /// The date of birth.
    pub birth_date: &'static str,
    /// The name, as another system wrote it.
    pub name: &'static str,
    /// Anything else.
    pub other: &'static str,
    /// Label of the words, and what helps.
    pub words: (&'static str, &'static str),
    /// The button.
    pub submit: &'static str,
}

/// Anything else.
#[derive(Debug)]
pub struct AskTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// Label of the words, and what helps.
    pub words: (&'static str, &'static str),
    /// The button.
    pub submit: &'static str,
}

/// Erasing the account.
#[derive(Debug)]
pub struct EraseTexts {
    /// Title and heading.
    pub title: &'static str,
    /// The sentence under it.
    pub lead: &'static str,
    /// The link to the page.
    pub link: Outcome,
    /// The heading over what goes.
    pub goes: &'static str,
    /// What goes, one sentence each.
    pub goes_list: [&'static str; 4],
    /// The heading over what stays.
    pub stays: &'static str,
    /// What stays and why.
    pub stays_list: StaysTexts,
    /// The heading over the date.
    pub when: &'static str,
    /// The date, and that it can be stopped until then.
    pub when_text: fn(day: &str) -> String,
    /// The same without a grace time.
    pub at_once: &'static str,
    /// Taking a copy first, and the link to it.
    pub copy_first: Outcome,
    /// The passkeys on the person's devices.
    pub devices: Outcome,
    /// The tick.
    pub sure: &'static str,
    /// The button.
    pub submit: &'static str,
    /// The link back.
    pub leave: &'static str,
    /// The message while it is under way.
    pub banner: fn(day: &str) -> String,
    /// What can be done until then.
    pub banner_text: &'static str,
    /// The button that stops it.
    pub stop: &'static str,
    /// After it was asked for.
    pub asked: &'static str,
    /// After it was stopped.
    pub stopped: &'static str,
}

/// What stays after an erasure, each with its reason.
#[derive(Debug)]
pub struct StaysTexts {
    /// That somebody asked, and when it was done.
    pub request: Outcome,
    /// What keeps an import from bringing them back.
    pub tombstone: Outcome,
    /// What they decided for a child.
    pub guardian_acts: Outcome,
    /// Copies of the database.
    pub backups: Outcome,
}
