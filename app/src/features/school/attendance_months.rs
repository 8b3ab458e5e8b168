//! From records to months, and how often each state occurs.

use portico_identity::portal::Shown;
use portico_identity::portal::kinds::KindField;

use super::attendance::{AttendanceMonth, AttendanceRow, Count};
use super::schools::Schools;
use super::timetable_days::written_day;
use crate::features::records::{State, StateTone};
use crate::locale::zones::Zone;
use crate::locale::{Language, dates};

/// How states are said: the language, and the field whose values they are.
#[derive(Clone, Copy)]
pub(crate) struct States<'a> {
    /// The language.
    pub language: Language,
    /// The field; without it a state is said as the source writes it.
    pub field: Option<&'a KindField>,
}

impl States<'_> {
    /// A state in words.
    pub(crate) fn words(&self, state: &str) -> String {
        self.field.map_or_else(|| state.to_owned(), |field| field.state_label(state, self.language.tag()).to_owned())
    }

    fn state(&self, state: &str) -> State {
        State { words: self.words(state), tone: StateTone::of(state) }
    }

    /// How often each state occurs: those that do, in the order of the kind, then what the kind does not know.
    pub(crate) fn counts(&self, records: &[&Shown]) -> Vec<Count> {
        let mut names: Vec<&str> =
            self.field.map_or_else(Vec::new, |field| field.states.iter().map(|(name, _)| name.as_str()).collect());
        for record in records {
            if !names.contains(&record.state.as_str()) {
                names.push(&record.state);
            }
        }
        let count = |name: &str| records.iter().filter(|record| record.state == name).count();
        let counts = names.into_iter().map(|name| (name, count(name))).filter(|(_, times)| *times > 0);
        counts.map(|(name, times)| Count { state: self.state(name), times }).collect()
    }
}

/// The months of entries; the records come newest first.
pub(crate) fn by_month(states: &States<'_>, schools: &Schools, records: &[Shown]) -> Vec<AttendanceMonth> {
    let mut months: Vec<(&str, Vec<&Shown>)> = Vec::new();
    for record in records {
        let month = month_of(record);
        match months.last_mut() {
            Some((known, group)) if *known == month => group.push(record),
            Some(_) | None => months.push((month, vec![record])),
        }
    }
    let months = months.into_iter().map(|(month, group)| AttendanceMonth {
        title: month_words(states.language, month),
        counts: states.counts(&group),
        rows: group.into_iter().map(|record| row(states, schools, record)).collect(),
    });
    months.collect()
}

/// The month of an entry, such as `2026-11`.
pub(crate) fn month_of(record: &Shown) -> &str {
    let day = record.text("date");
    day.get(..7).unwrap_or(day)
}

fn month_words(language: Language, month: &str) -> String {
    let first = format!("{month}-01").parse();
    first.map_or_else(|_| month.to_owned(), |day| dates::month(language, &Zone::UTC, Zone::UTC.start_of(day)))
}

fn row(states: &States<'_>, schools: &Schools, record: &Shown) -> AttendanceRow {
    AttendanceRow {
        day: written_day(states.language, record.text("date")),
        period: record.text("period").to_owned(),
        state: states.state(&record.state),
        reason: record.text("reason").to_owned(),
        school: schools.name_among_several(record.provider),
    }
}

#[cfg(test)]
mod tests {
    use portico_identity::portal::kinds::Kinds;
    use serde_json::json;

    use super::super::schools::record;
    use super::*;

    fn entry(day: &str, state: &str) -> Shown {
        record("attendance", 1, 0, json!({ "date": day, "period": "3", "state": state }))
    }

    fn with_states<T>(language: Language, say: impl FnOnce(&States<'_>) -> T) -> T {
        let kinds = Kinds::built_in();
        say(&States { language, field: kinds.find("attendance").unwrap().state_field() })
    }

    #[test]
    fn states_are_counted_in_the_order_of_the_kind_and_in_its_words() {
        let records = [entry("2026-11-20", "late"), entry("2026-11-19", "present"), entry("2026-11-18", "late")];
        let counts = with_states(Language::Nl, |states| states.counts(&records.iter().collect::<Vec<_>>()));
        let counts: Vec<_> = counts.iter().map(|count| (count.state.words.as_str(), count.times)).collect();
        assert_eq!(counts, [("Aanwezig", 1), ("Te laat", 2)]);
    }

    #[test]
    fn a_state_that_the_kind_does_not_know_is_counted_all_the_same() {
        let records = [entry("2026-11-20", "on-a-trip")];
        let counts = with_states(Language::En, |states| states.counts(&records.iter().collect::<Vec<_>>()));
        assert_eq!((counts[0].state.words.as_str(), counts[0].times), ("on-a-trip", 1));
    }

    #[test]
    fn months_follow_the_written_days_whatever_the_clocks_say() {
        let records = [entry("2026-12-01", "present"), entry("2026-11-30", "absent"), entry("2026-11-02", "present")];
        let schools = Schools::of(&[(1, "Kiritimati School", "Pacific/Kiritimati")]);
        let months = with_states(Language::En, |states| by_month(states, &schools, &records));
        let said: Vec<_> = months.iter().map(|month| (month.title.as_str(), month.rows.len())).collect();
        assert_eq!(said, [("December 2026", 1), ("November 2026", 2)]);
        assert_eq!(months[1].rows[0].day.words, "30 November 2026");
    }
}
