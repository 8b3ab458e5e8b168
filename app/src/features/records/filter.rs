//! What a list was asked for in its address: words, a state, days and the place after which the page begins. Whatever makes no sense there
//! filters nothing; only a day that is none is said to be none.

use jiff::civil::Date;
use portico_identity::portal::kinds::{Format, Kind};
use portico_identity::portal::{Cursor, ListAsk, Order, SEARCH_WORDS};
use serde::Deserialize;
use uuid::Uuid;

use super::reader::Reader;
use super::view::FilterView;
use crate::locale::zones::Zone;

/// More characters than that are no search.
const MAX_WORDS: usize = 200;

/// The query of a list's address, as it came.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The words to search for.
    pub q: String,
    /// A state.
    pub state: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// Where the page begins: a [`Cursor`].
    pub after: String,
}

/// The same, understood.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    words: String,
    state: Option<String>,
    from: Option<Date>,
    until: Option<Date>,
    asked: Asked,
    day_unclear: bool,
    after: Option<Cursor>,
}

impl Filter {
    /// Understands a query as one for records of this kind.
    #[must_use]
    pub fn of(kind: &Kind, asked: Asked) -> Self {
        let words: String = asked.q.chars().filter(|character| !character.is_control()).take(MAX_WORDS).collect();
        let known = kind.state_field().is_some_and(|field| field.states.iter().any(|(state, _)| *state == asked.state));
        let (from, until) = (read_day(&asked.from), read_day(&asked.until));
        let day_unclear = from.is_err() || until.is_err();
        Self {
            words: words.trim().to_owned(),
            state: known.then(|| asked.state.clone()),
            from: from.ok().flatten(),
            until: until.ok().flatten(),
            day_unclear,
            after: Cursor::parse(&asked.after),
            asked,
        }
    }

    /// Whether a day was typed that is none.
    #[must_use]
    pub fn is_unclear(&self) -> bool {
        self.day_unclear
    }

    /// Whether anything is filtered.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.words.is_empty()
            || self.state.is_some()
            || self.from.is_some()
            || self.until.is_some()
            || self.day_unclear
    }

    /// Whether the page begins somewhere within the list.
    #[must_use]
    pub fn is_within(&self) -> bool {
        self.after.is_some()
    }

    /// The question to the records, the newest first. Days begin by the clocks of the provider, moments are the reader's.
    #[must_use]
    pub fn ask(&self, kind: &Kind, reader: &Reader, provider: &Zone, within: Option<Uuid>) -> ListAsk {
        let is_time =
            kind.at.as_deref().and_then(|at| kind.field(at)).is_some_and(|field| field.format == Format::Time);
        let zone = if is_time { &reader.zone } else { provider };
        ListAsk {
            within,
            words: self.words.clone(),
            state: self.state.clone(),
            from: self.from.map(|day| zone.start_of(day)),
            until: self.until.map(|day| day.tomorrow().map_or(i64::MAX, |next| zone.start_of(next))),
            order: Order::NewestFirst,
            after: self.after,
            ..ListAsk::newest(&kind.id)
        }
    }

    /// The filter row, with what was typed still in it.
    #[must_use]
    pub fn view(&self, kind: &Kind, reader: &Reader) -> FilterView {
        let language = reader.language.tag();
        let (state_label, states) = kind.state_field().map_or_else(Default::default, |field| {
            let states = field.states.iter().map(|(state, label)| (state.clone(), label.of(language).clone()));
            (field.label(language).to_owned(), states.collect())
        });
        FilterView {
            q: self.words.clone(),
            state_label,
            states,
            state: self.state.clone().unwrap_or_default(),
            from: self.asked.from.clone(),
            until: self.asked.until.clone(),
            day_unclear: self.day_unclear,
            is_cut: self.words.split_whitespace().count() > SEARCH_WORDS,
            is_on: self.is_on(),
        }
    }

    /// The address of a page of the same list: from its start, or after a place in it.
    #[must_use]
    pub fn address(&self, path: &str, after: Option<&Cursor>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let after = after.map(ToString::to_string).unwrap_or_default();
        let state = self.state.clone().unwrap_or_default();
        for (name, value) in [
            ("q", &self.words),
            ("state", &state),
            ("from", &day(self.from)),
            ("until", &day(self.until)),
            ("after", &after),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

/// A day that was typed; none when nothing was.
fn read_day(typed: &str) -> Result<Option<Date>, ()> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    // Only the one way to write a day: the parser would take more than that.
    let is_plain = typed.len() == 10 && typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if is_plain { typed.parse().map(Some).map_err(|_| ()) } else { Err(()) }
}

#[cfg(test)]
mod tests {
    use portico_identity::portal::kinds::Kinds;

    use super::*;
    use crate::locale::Language;

    fn filter(asked: Asked) -> Filter {
        Filter::of(Kinds::built_in().find("transaction").unwrap(), asked)
    }

    #[test]
    fn what_makes_no_sense_filters_nothing() {
        let asked = Asked { state: "'; DROP TABLE".into(), after: "1.nobody".into(), ..Asked::default() };
        let odd = filter(asked);
        assert!(!odd.is_on() && !odd.is_within());
        assert_eq!(odd.address("/list", None), "/list");
        for day in ["yesterday", "2026-13-01", "2026-11-31", "+002026-11-22", "2026-11-22T00:00", "99999-01-01"] {
            assert!(filter(Asked { from: day.into(), ..Asked::default() }).is_unclear(), "{day}");
        }
    }

    #[test]
    fn a_search_is_short_and_has_no_control_characters() {
        let words = filter(Asked { q: format!(" a\0b\n{}", "x".repeat(5000)), ..Asked::default() }).words;
        assert!(words.starts_with("abx") && words.chars().count() < 201);
    }

    #[test]
    fn the_choice_of_a_state_is_called_what_its_kind_calls_it() {
        let kinds = Kinds::built_in();
        let label = |kind: &str, language| {
            let reader = Reader { language, zone: Zone::UTC, now: 0 };
            Filter::default().view(kinds.find(kind).unwrap(), &reader).state_label
        };
        assert_eq!(label("transaction", Language::En), "Direction");
        assert_eq!(label("log-line", Language::Nl), "Niveau");
        assert_eq!(label("document", Language::En), "");
    }

    #[test]
    fn days_are_whole_by_the_providers_clocks() {
        let asked =
            Asked { from: "2026-03-29".into(), until: "2026-03-29".into(), q: "R&D = 1".into(), ..Asked::default() };
        let filter = filter(asked);
        let reader = Reader { language: Language::En, zone: Zone::UTC, now: 0 };
        let kinds = Kinds::built_in();
        let ask =
            filter.ask(kinds.find("transaction").unwrap(), &reader, &Zone::parse("Europe/Amsterdam").unwrap(), None);
        // The day on which summer time begins has 23 hours.
        assert_eq!(ask.until.unwrap() - ask.from.unwrap(), 23 * 3_600_000_000);
        assert_eq!(filter.address("/list", None), "/list?q=R%26D+%3D+1&from=2026-03-29&until=2026-03-29");
    }
}
