//! From records to subjects: grouped by school and subject, averaged, and in the order in which they were given.

use portico_identity::portal::Shown;
use uuid::Uuid;

use super::chart::{Progress, ProgressPoint};
use super::results::{ResultRow, SubjectCard};
use super::schools::Schools;
use super::score::{Average, Mark, average};
use super::timetable_days::written_day;
use super::whose::Whose;
use crate::locale::{Language, ResultsTexts, isolate};

/// How many marks a line shows: the newest.
const LINE: usize = 24;

/// The subjects of results, the one with the newest first; the records come newest first.
pub(crate) fn by_subject(language: Language, whose: &Whose, schools: &Schools, records: &[Shown]) -> Vec<SubjectCard> {
    let mut groups: Vec<(Uuid, &str, Vec<&Shown>)> = Vec::new();
    for record in records {
        let subject = record.text("subject");
        let group = groups.iter_mut().find(|(school, name, _)| *school == record.provider && *name == subject);
        match group {
            Some((_, _, group)) => group.push(record),
            None => groups.push((record.provider, subject, vec![record])),
        }
    }
    let cards = groups.into_iter().enumerate().map(|(number, (school, subject, group))| SubjectCard {
        school: schools.name_among_several(school),
        ..subject_card(language, whose, &format!("subject-{number}"), subject, &group)
    });
    cards.collect()
}

fn subject_card(language: Language, whose: &Whose, id: &str, subject: &str, group: &[&Shown]) -> SubjectCard {
    let texts = &language.texts().school.results;
    let marks: Vec<Mark> = group.iter().filter_map(|record| mark_of(record)).collect();
    let points = group.iter().take(LINE).rev().filter_map(|record| {
        let mark = mark_of(record)?;
        let day = written_day(language, record.text("given_on")).words;
        Some(ProgressPoint { day, mark: mark.score.say(language), share: mark.share()? })
    });
    SubjectCard {
        id: id.to_owned(),
        name: if subject.is_empty() { texts.other.to_owned() } else { subject.to_owned() },
        school: None,
        average: average(&marks).map(|average| average_words(texts, language, average)),
        results: group.iter().map(|record| row(language, whose, record)).collect(),
        progress: Progress { id: format!("{id}-progress"), points: points.collect() },
    }
}

/// One result in a list.
pub(crate) fn row(language: Language, whose: &Whose, record: &Shown) -> ResultRow {
    ResultRow {
        href: whose.result_path(&record.id.to_string()),
        title: record.text("title").to_owned(),
        day: written_day(language, record.text("given_on")),
        mark: mark_words(&language.texts().school.results, language, record),
    }
}

fn mark_of(record: &Shown) -> Option<Mark> {
    Mark::parse(record.text("score"), record.text("max"))
}

/// The mark in words: "7.4 out of 10", or as the school wrote it when it is no number.
pub(crate) fn mark_words(texts: &ResultsTexts, language: Language, record: &Shown) -> Option<String> {
    let written = record.text("score");
    match mark_of(record) {
        Some(mark) => Some(on_scale(texts, language, mark.score.say(language), mark)),
        None if written.is_empty() => None,
        None => Some(isolate(written)),
    }
}

fn average_words(texts: &ResultsTexts, language: Language, average: Average) -> String {
    match average {
        Average::OnScale(mark) => on_scale(texts, language, mark.score.say_rounded(language), mark),
        Average::Percent(share) => (texts.percent)(&share.say_rounded(language)),
    }
}

fn on_scale(texts: &ResultsTexts, language: Language, score: String, mark: Mark) -> String {
    match mark.max {
        Some(max) => (texts.out_of)(&score, &max.say(language)),
        None => score,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::schools::record;
    use super::*;

    fn result(school: u128, day: &str, subject: &str, score: &str) -> Shown {
        let fields = json!({ "title": "Test", "subject": subject, "score": score, "max": "10", "given_on": day });
        let at = day.replace('-', "").parse().unwrap();
        record("result", school, at, fields)
    }

    fn subjects(language: Language, schools: &[(u128, &str, &str)], records: &[Shown]) -> Vec<SubjectCard> {
        by_subject(language, &Whose::Mine, &Schools::of(schools), records)
    }

    const ONE: [(u128, &str, &str); 1] = [(1, "Northfield", "Europe/Amsterdam")];

    #[test]
    fn marks_of_a_subject_are_averaged_and_follow_each_other_in_time() {
        let records = [
            result(1, "2026-11-20", "Art", "7.4"),
            result(1, "2026-11-10", "Biology", "5"),
            result(1, "2026-10-01", "Art", "6.1"),
        ];
        let [art, biology] = &subjects(Language::Nl, &ONE, &records)[..] else { panic!() };
        assert_eq!(art.average.as_deref(), Some("6,8 van de 10"), "6,75 rounded");
        assert_eq!(art.results[0].mark.as_deref(), Some("7,4 van de 10"), "the newest first");
        let marks: Vec<_> = art.progress.points.iter().map(|point| (point.mark.as_str(), point.share)).collect();
        assert_eq!(marks, [("6,1", 6_100), ("7,4", 7_400)], "the line begins with the oldest");
        assert_eq!((biology.name.as_str(), biology.school.as_deref()), ("Biology", None));
        assert_ne!(art.progress.id, biology.progress.id);
    }

    #[test]
    fn the_same_subject_at_two_schools_is_two_subjects() {
        let schools = [ONE[0], (2, "Saturday School", "Europe/Amsterdam")];
        let records = [result(1, "2026-11-20", "Art", "8"), result(2, "2026-11-19", "Art", "6")];
        let cards = subjects(Language::En, &schools, &records);
        let said: Vec<_> = cards.iter().map(|card| (card.school.as_deref(), card.average.as_deref())).collect();
        assert_eq!(
            said,
            [(Some("Northfield"), Some("8.0 out of 10")), (Some("Saturday School"), Some("6.0 out of 10"))]
        );
    }

    #[test]
    fn letters_are_shown_and_not_averaged() {
        let records = [result(1, "2026-11-20", "", "G"), result(1, "2026-11-19", "", "")];
        let [card] = &subjects(Language::En, &ONE, &records)[..] else { panic!() };
        assert_eq!(card.name, Language::En.texts().school.results.other);
        assert_eq!(card.average, None);
        assert_eq!(card.results.iter().map(|row| row.mark.clone()).collect::<Vec<_>>(), [Some(isolate("G")), None]);
        assert!(card.progress.points.is_empty());
    }
}
