//! A point in time as people say it, with the exact time one hover away.

use leptos::prelude::*;

use crate::locale::zones::Zone;
use crate::locale::{Language, dates};

/// A point in time, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// As people say it: "today", "3 May 2026".
    pub words: String,
    /// Date and time in full.
    pub exact: String,
    /// RFC 3339, for programs.
    pub machine: String,
}

impl Moment {
    /// A day: "today", "yesterday", "3 May 2026". `at` and `now` in microseconds since 1970 UTC.
    #[must_use]
    pub fn day(language: Language, zone: &Zone, at: i64, now: i64) -> Self {
        let exact = dates::moment(language, zone, at);
        Self { words: dates::day_near(language, zone, at, now), exact, machine: dates::iso(at) }
    }

    /// The day in full, also where it is today: "3 May 2026". For days by which something is done.
    #[must_use]
    pub fn date(language: Language, zone: &Zone, at: i64) -> Self {
        let exact = dates::moment(language, zone, at);
        Self { words: dates::day(language, zone, at), exact, machine: dates::iso(at) }
    }

    /// The time to the minute, where the day stands above it.
    #[must_use]
    pub fn time(language: Language, zone: &Zone, at: i64) -> Self {
        let exact = dates::moment(language, zone, at);
        Self { words: dates::time(language, zone, at), exact, machine: dates::iso(at) }
    }

    /// Date and time to the minute.
    #[must_use]
    pub fn minute(language: Language, zone: &Zone, at: i64) -> Self {
        let words = dates::moment(language, zone, at);
        Self { exact: words.clone(), words, machine: dates::iso(at) }
    }
}

/// The words, with the exact time as title.
pub fn moment(moment: &Moment) -> impl IntoView + use<> {
    let Moment { words, exact, machine } = moment.clone();
    view! { <time datetime=machine title=exact>{words}</time> }
}
