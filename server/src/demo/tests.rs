//! Promises of the files as a whole.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::date;

use super::days::Days;
use super::files::File;
use super::{bank, school, vendor};

fn all(days: &Days) -> BTreeMap<&'static str, Vec<u8>> {
    let schools = school::files(days).unwrap();
    let files = bank::files(days).into_iter().chain(schools).chain(vendor::files(days));
    files.map(|File { path, bytes }| (path, bytes)).collect()
}

fn lines(files: &BTreeMap<&'static str, Vec<u8>>, path: &str) -> Vec<String> {
    String::from_utf8(files[path].clone()).unwrap().lines().map(str::to_owned).collect()
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
        let keys = |files: &BTreeMap<&'static str, Vec<u8>>, path: &str| -> Vec<String> {
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
fn every_document_is_a_pdf() {
    use base64::Engine;
    let files = all(&first_day());
    for line in lines(&files, "bank/documents.ndjson") {
        let document: serde_json::Value = serde_json::from_str(&line).unwrap();
        let content = document["content"].as_str().unwrap();
        let bytes = base64::engine::general_purpose::STANDARD.decode(content).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.4") && bytes.len() < 4_000);
    }
}
