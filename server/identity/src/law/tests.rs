//! The ages, and where a deadline falls.

use proptest::prelude::*;

use super::*;
use crate::clock::{DAY, Micros};

fn moment(text: &str) -> Micros {
    text.parse::<jiff::Timestamp>().unwrap().as_microsecond()
}

fn shown(at: Micros, zone: &TimeZone) -> String {
    jiff::Timestamp::from_microsecond(at).unwrap().to_zoned(zone.clone()).datetime().to_string()
}

fn entries(text: &str) -> LawEntries {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_built_in_table_is_whole() {
    let entries = entries(BUILT_IN);
    assert_eq!(entries.consent_age.len(), 32);
    assert_eq!(entries.rights.keys().collect::<Vec<_>>(), ["ccpa", "gdpr", "uk-gdpr"]);
    assert!(Law::built_in().with(entries).is_ok());
}

#[test]
fn each_country_has_its_age_and_the_unknown_the_highest() {
    let law = Law::built_in();
    for (age, countries) in [
        (13, "BE EE FI IS LV MT PT SE GB NO US US-CA"),
        (14, "AT BG CY ES IT LT"),
        (15, "CZ DK FR GR SI"),
        (16, "DE HR HU IE LI LU NL PL RO SK XX BR nl"),
    ] {
        for country in countries.split(' ') {
            assert_eq!(law.age_of_consent(Some(country)), age, "{country}");
        }
    }
    assert_eq!(law.age_of_consent(None), 16);
}

#[test]
fn each_country_has_its_clock() {
    let law = Law::built_in();
    for (name, country) in [("gdpr", "NL"), ("gdpr", "DE-BY"), ("uk-gdpr", "GB"), ("ccpa", "US-CA"), ("gdpr", "US-NY")]
    {
        assert_eq!(law.clock_for(Some(country)).law, name, "{country}");
    }
    let ccpa = law.clock_for(Some("US-CA"));
    assert_eq!(
        (ccpa.acknowledge, ccpa.due, ccpa.extension),
        (Some(Term::BusinessDays(10)), Term::Days(45), Term::Days(45))
    );
    let unknown = law.clock_for(None);
    assert_eq!((unknown.law.as_str(), unknown.due, unknown.extension), ("gdpr", Term::Months(1), Term::Months(2)));
    assert_eq!(law.clock_of("ccpa").due, Term::Days(45));
    assert_eq!(law.clock_of("gone").law, "gdpr");
}

#[test]
fn an_operators_entries_go_over_the_built_in_ones() {
    let own = r#"{"unknown_age": 18, "consent_age": {"NL": 12, "US-CA": 16}, "default_law": "own",
        "rights": {"own": {"countries": ["BR"], "due": "15 days", "extension": "15 days"}}}"#;
    let law = Law::built_in().with(entries(own)).unwrap();
    assert_eq!(
        [Some("NL"), Some("US-CA"), Some("US"), Some("FR"), None].map(|at| law.age_of_consent(at)),
        [12, 16, 13, 15, 18]
    );
    assert_eq!(law.clock_for(Some("BR")).due, Term::Days(15));
    assert_eq!(law.clock_for(None).law, "own");
    assert_eq!(law.clock_for(Some("NL")).law, "gdpr");
}

#[test]
fn entries_that_make_no_sense_are_refused() {
    let over = |text: &str| Law::built_in().with(entries(text)).unwrap_err();
    assert_eq!(over(r#"{"consent_age": {"nl": 16}}"#), LawProblem::Country("nl".into()));
    assert_eq!(over(r#"{"consent_age": {"NL": 0}}"#), LawProblem::Age(0));
    assert_eq!(over(r#"{"unknown_age": 40}"#), LawProblem::Age(40));
    assert_eq!(over(r#"{"default_law": "mine"}"#), LawProblem::UnknownLaw("mine".into()));
    for wrong in ["1 year", "month", "0 days", "-3 days", "1.5 months", "9999 days", ""] {
        let text = format!(r#"{{"rights": {{"x": {{"due": "{wrong}", "extension": "1 month"}}}}}}"#);
        assert!(serde_json::from_str::<LawEntries>(&text).is_err(), "{wrong}");
    }
    assert!(serde_json::from_str::<LawEntries>(r#"{"ages": {}}"#).is_err());
}

#[test]
fn countries_and_their_parts_are_codes() {
    for right in ["NL", "US-CA", "FR-75", "GB-ENG"] {
        assert!(is_country(right), "{right}");
    }
    for wrong in ["", "nl", "NLD", "N", "NL-", "US-california", "US-CA-1", "N L", "ÅÅ"] {
        assert!(!is_country(wrong), "{wrong}");
    }
}

#[test]
fn a_month_after_a_long_month_is_its_last_day() {
    for (from, last) in [
        ("2027-01-31T09:00Z", "2027-02-28T23:59:59.999999"),
        ("2028-01-31T09:00Z", "2028-02-29T23:59:59.999999"),
        ("2027-01-15T00:00Z", "2027-02-15T23:59:59.999999"),
        ("2026-12-31T23:59:59Z", "2027-01-31T23:59:59.999999"),
    ] {
        assert_eq!(shown(Term::Months(1).after(moment(from), &TimeZone::UTC), &TimeZone::UTC), last, "{from}");
    }
    let law = Law::built_in();
    let extended = law.clock_of("gdpr").extended_due_at(moment("2027-01-31T12:00Z"), &TimeZone::UTC);
    assert_eq!(shown(extended, &TimeZone::UTC), "2027-04-30T23:59:59.999999");
    let extended = law.clock_of("ccpa").extended_due_at(moment("2027-01-31T12:00Z"), &TimeZone::UTC);
    assert_eq!(shown(extended, &TimeZone::UTC), "2027-05-01T23:59:59.999999");
}

#[test]
fn the_day_is_the_one_of_the_organisation() {
    let (auckland, honolulu) = (time_zone("Pacific/Auckland").unwrap(), time_zone("Pacific/Honolulu").unwrap());
    let from = moment("2027-06-30T12:30Z");
    assert_eq!(shown(Term::Days(1).after(from, &auckland), &auckland), "2027-07-02T23:59:59.999999");
    assert_eq!(shown(Term::Days(1).after(from, &honolulu), &honolulu), "2027-07-01T23:59:59.999999");
    assert_eq!(time_zone("Nowhere/Here"), None);
}

#[test]
fn a_change_of_the_clocks_moves_no_deadline() {
    let amsterdam = time_zone("Europe/Amsterdam").unwrap();
    // Summer time begins on 28 March 2027 and ends on 31 October 2027.
    for (from, last, in_utc) in [
        ("2027-02-28T10:00Z", "2027-03-28T23:59:59.999999", "2027-03-28T21:59:59.999999Z"),
        ("2027-09-30T10:00Z", "2027-10-30T23:59:59.999999", "2027-10-30T21:59:59.999999Z"),
        ("2027-10-01T10:00Z", "2027-11-01T23:59:59.999999", "2027-11-01T22:59:59.999999Z"),
    ] {
        let due = Term::Months(1).after(moment(from), &amsterdam);
        assert_eq!((shown(due, &amsterdam).as_str(), due), (last, moment(in_utc)), "{from}");
    }
    // In Cairo the last Friday of April 2027 begins at one o'clock.
    let cairo = time_zone("Africa/Cairo").unwrap();
    assert_eq!(shown(Term::Days(1).after(moment("2027-04-28T21:30Z"), &cairo), &cairo), "2027-04-29T23:59:59.999999");
}

#[test]
fn working_days_leave_weekends_out() {
    // 15 January 2027 is a Friday.
    for (from, days, last) in [
        ("2027-01-15T08:00Z", 1, "2027-01-18T23:59:59.999999"),
        ("2027-01-16T08:00Z", 1, "2027-01-18T23:59:59.999999"),
        ("2027-01-15T08:00Z", 10, "2027-01-29T23:59:59.999999"),
        ("2027-01-17T08:00Z", 10, "2027-01-29T23:59:59.999999"),
    ] {
        let due = Term::BusinessDays(days).after(moment(from), &TimeZone::UTC);
        assert_eq!(shown(due, &TimeZone::UTC), last, "{from} {days}");
    }
}

proptest! {
    #[test]
    fn a_deadline_is_never_before_its_days_are_over(from in 0..4_000_000_000_000_000i64, number in 1..400i32) {
        let zone = time_zone("America/New_York").unwrap();
        for (term, least) in [(Term::Days(number), number), (Term::Months(number / 12 + 1), 28), (Term::BusinessDays(number), number)] {
            let due = term.after(from, &zone);
            prop_assert!(due - from >= (i64::from(least) * DAY) - DAY / 24, "{term:?}");
        }
    }
}
