//! Promises of the files as a whole.

use std::collections::{BTreeMap, HashSet};

use base64::Engine;
use jiff::ToSpan;
use jiff::civil::date;
use serde_json::Value;

use super::days::Days;
use super::files::File;
use super::{bank, school, vendor};

fn all(days: &Days) -> BTreeMap<String, Vec<u8>> {
    let schools = school::files(days).unwrap();
    let files = bank::files(days).into_iter().chain(schools).chain(vendor::files(days));
    files.map(|File { path, bytes }| (path, bytes)).collect()
}

fn lines(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Vec<String> {
    String::from_utf8(files[path].clone()).unwrap().lines().map(str::to_owned).collect()
}

/// The rows of a table without its header; no cell that is looked at has a comma in it.
fn rows(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Vec<Vec<String>> {
    lines(files, path).into_iter().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn values(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Vec<Value> {
    lines(files, path).iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn word<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap()
}

fn first_day() -> Days {
    Days::new(date(2026, 11, 22), date(2026, 11, 22))
}

#[test]
fn the_same_days_give_the_same_files() {
    assert!(all(&first_day()) == all(&first_day()));
}

#[test]
fn what_was_said_once_is_said_again_when_days_go_by() {
    let (before, days) = (all(&first_day()), first_day());
    for later in [days.anchor.saturating_add(1.day()), days.anchor.saturating_add(4.months())] {
        let after = all(&Days::new(days.anchor, later));
        let keys = |files: &BTreeMap<String, Vec<u8>>, path: &str| -> Vec<String> {
            let key = |line: String| line.split(',').next().unwrap_or_default().to_owned();
            lines(files, path).into_iter().map(key).collect()
        };
        for path in before.keys().filter(|path| path.ends_with(".csv")) {
            let (before, after) = (keys(&before, path), keys(&after, path));
            let known: std::collections::HashSet<_> = after.iter().collect();
            assert!(before.iter().all(|key| known.contains(key)), "{path}");
        }
    }
}

#[test]
fn keys_are_unique() {
    let files = all(&first_day());
    for path in files.keys().filter(|path| path.ends_with(".csv") && !path.ends_with("holders.csv")) {
        let lines = lines(&files, path);
        let mut keys: Vec<_> = lines.iter().map(|line| line.split(',').next().unwrap()).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count, "{path}");
    }
}

#[test]
fn the_balance_of_an_account_is_that_of_its_last_booking() {
    let files = all(&first_day());
    let mut last: BTreeMap<String, String> = BTreeMap::new();
    for line in lines(&files, "bank/transactions.csv").into_iter().skip(1) {
        let cells: Vec<_> = line.split(',').collect();
        last.insert(cells[1].to_owned(), (*cells.last().unwrap()).to_owned());
    }
    let accounts = lines(&files, "bank/accounts.csv");
    assert!(accounts.len() > 60);
    for line in accounts.iter().skip(1) {
        let cells: Vec<_> = line.split(',').collect();
        assert_eq!(last[cells[0]], cells[4], "{line}");
    }
    let bookings = lines(&files, "bank/transactions.csv").len();
    assert!((5_000..15_000).contains(&bookings), "{bookings}");
}

#[test]
fn every_document_is_what_it_says() {
    let files = all(&first_day());
    let mut kinds = BTreeMap::new();
    for path in ["bank/documents.ndjson", "westerkade/documents.ndjson", "horizon/documents.ndjson"] {
        for document in values(&files, path) {
            let content = base64::engine::general_purpose::STANDARD.decode(word(&document, "content")).unwrap();
            assert!(content.len() < 4_000);
            match word(&document, "media_type") {
                "application/pdf" => assert!(content.starts_with(b"%PDF-1.4")),
                "text/plain" => assert!(String::from_utf8(content).unwrap().contains("invented")),
                other => panic!("{other}"),
            }
            assert!(word(&document, "issued") <= "2026-11-22", "{document}");
            *kinds.entry(word(&document, "type").to_owned()).or_insert(0) += 1;
        }
    }
    assert_eq!(kinds.into_keys().collect::<Vec<_>>(), ["agreement", "letter", "report card", "statement"]);
}

#[test]
fn whoever_is_played_as_a_customer_has_something_of_everything() {
    let days = first_day();
    let files = all(&days);
    let (held, loans) = (rows(&files, "bank/holders.csv"), rows(&files, "bank/loans.csv"));
    let (bookings, papers) = (rows(&files, "bank/transactions.csv"), values(&files, "bank/documents.ndjson"));
    let played: Vec<_> = bank::customers(&days).into_iter().filter(|customer| customer.is_played).collect();
    assert_eq!(played.len(), 9);
    for customer in played {
        let number = &customer.number;
        let own: Vec<_> = held.iter().filter(|row| row[1] == *number).map(|row| &row[0]).collect();
        let months: HashSet<_> =
            bookings.iter().filter(|row| own.contains(&&row[1])).map(|row| row[2][..7].to_owned()).collect();
        assert!(months.len() >= 13 && months.contains("2026-11"), "{number}: {months:?}");
        assert!(loans.iter().any(|row| row[1] == *number && row[10] == "running"), "{number}");
        assert!(papers.iter().filter(|paper| word(paper, "person_no") == number).count() >= 3, "{number}");
    }
}

/// First days in all parts of a week, around the end of a school year and of a calendar year, and later days of an older demo.
fn some_days() -> impl Iterator<Item = Days> {
    let week = (0..7).map(|more| date(2026, 11, 16).saturating_add(more.days()));
    let edges = [date(2026, 12, 31), date(2027, 1, 2), date(2027, 7, 18), date(2027, 8, 23), date(2027, 8, 24)];
    let later = [date(2027, 3, 6), date(2027, 8, 29)].map(|day| Days::new(date(2026, 11, 15), day));
    week.chain(edges).map(|day| Days::new(day, day)).chain(later)
}

#[test]
fn on_any_day_each_firm_has_something_open() {
    for days in some_days() {
        let files: BTreeMap<_, _> = vendor::files(&days).into_iter().map(|file| (file.path, file.bytes)).collect();
        for firm in &vendor::FIRMS {
            let of = |path: &str, status: &str| {
                let all = values(&files, path).into_iter().filter(|line| word(line, "firm") == firm.key);
                all.filter(|line| word(line, "status") == status).count()
            };
            for (path, other) in [("orders", "shipped"), ("tickets", "closed"), ("invoices", "paid")] {
                let path = format!("vendor/{path}.ndjson");
                assert!(of(&path, "open") > 0 && of(&path, other) > 10, "{}: {path} on {}", firm.key, days.today);
            }
        }
        for path in ["log", "reports", "settings", "contacts"] {
            assert!(values(&files, &format!("vendor/{path}.ndjson")).len() >= 9, "{path}");
        }
        for line in values(&files, "vendor/tickets.ndjson") {
            assert!(word(&line, "updated") < days.today.to_string().as_str(), "{line}");
        }
    }
}

#[test]
fn on_any_day_every_student_has_lessons_ahead_results_attendance_and_documents() {
    for days in some_days() {
        let files: BTreeMap<_, _> =
            school::files(&days).unwrap().into_iter().map(|file| (file.path, file.bytes)).collect();
        let horizon = days.today.saturating_add(4.days()).to_string();
        for (school, folder) in school::schools(&days).iter().zip(["westerkade", "horizon"]) {
            let lessons = rows(&files, &format!("{folder}/timetable.csv"));
            let ahead = |row: &&Vec<String>| row[2][..10] >= *days.today.to_string() && row[2][..10] < *horizon;
            let classes: HashSet<_> = lessons.iter().filter(ahead).map(|row| row[1].as_str()).collect();
            let there = rows(&files, &format!("{folder}/attendance.csv"));
            let papers = values(&files, &format!("{folder}/documents.ndjson"));
            for student in &school.students {
                let class = format!("-c-{}-", student.grade);
                assert!(classes.iter().any(|id| id.contains(&class)), "{} on {}", student.id, days.today);
                assert!(there.iter().any(|row| row[1] == student.id));
                assert!(
                    papers.iter().any(|paper| word(paper, "person_no") == student.id),
                    "{} on {}",
                    student.id,
                    days.today
                );
            }
        }
        let ends =
            rows(&files, "horizon/roster/enrollments.csv").into_iter().all(|row| row[9] >= days.today.to_string());
        assert!(ends, "nobody has left by {}", days.today);
    }
}
