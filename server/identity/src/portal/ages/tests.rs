use proptest::prelude::*;

use super::*;
use crate::portal::days::zone_named;
use crate::portal::policies::PolicyTexts;

fn shipped() -> AgeRules {
    AgeRules::parse(&PolicyTexts::built_in().ages).unwrap()
}

fn with(rules: &str) -> AgeRules {
    AgeRules::parse(&format!("leap_day = \"03-01\"\n[leap_days]\nNZ = \"02-28\"\n{rules}")).unwrap()
}

fn at(text: &str) -> Micros {
    text.parse::<jiff::Timestamp>().unwrap().as_microsecond()
}

struct Child {
    born: &'static str,
    country: &'static str,
    zone: &'static str,
    grade: &'static str,
}

const AMSTERDAM: Child = Child { born: "2009-03-14", country: "NL", zone: "Europe/Amsterdam", grade: "5" };

impl Child {
    fn ask(&self, topic: &str, question: impl Fn(&AgeCase<'_>) -> Option<Micros>) -> Option<Micros> {
        question(&AgeCase {
            topic,
            born: self.born.parse().ok(),
            organisation: Some((Uuid::from_u128(7), "The Linden School")),
            country: self.country,
            zone: &zone_named(self.zone).unwrap(),
            grade: self.grade,
            since: at("2026-08-01T00:00:00Z"),
        })
    }

    fn hand_over(&self, rules: &AgeRules) -> Option<Micros> {
        self.ask("results", |case| rules.hand_over_at(case))
    }
}

#[test]
fn the_eighteenth_birthday_begins_at_midnight_where_the_school_is() {
    let rules = shipped();
    // In winter and in summer time, on the days on which the clocks change, and at both ends of the world.
    for (born, zone, country, moment) in [
        ("2009-03-14", "Europe/Amsterdam", "NL", "2027-03-13T23:00:00Z"),
        ("2009-07-14", "Europe/Amsterdam", "NL", "2027-07-13T22:00:00Z"),
        ("2009-03-28", "Europe/Amsterdam", "NL", "2027-03-27T23:00:00Z"),
        ("2009-03-29", "Europe/Amsterdam", "NL", "2027-03-28T22:00:00Z"),
        ("2009-10-31", "Europe/Amsterdam", "NL", "2027-10-30T22:00:00Z"),
        ("2009-11-01", "Europe/Amsterdam", "NL", "2027-10-31T23:00:00Z"),
        ("2009-01-01", "Pacific/Kiritimati", "KI", "2026-12-31T10:00:00Z"),
        ("2009-01-01", "Pacific/Niue", "NU", "2027-01-01T11:00:00Z"),
        // Where clocks skip midnight, the day begins an hour later; a day that was left out is over when the next one begins.
        ("2005-03-26", "Asia/Beirut", "LB", "2023-03-25T22:00:00Z"),
        ("2008-04-24", "Africa/Cairo", "EG", "2026-04-23T22:00:00Z"),
        ("1993-12-30", "Pacific/Apia", "WS", "2011-12-30T10:00:00Z"),
    ] {
        let child = Child { born, country, zone, grade: "" };
        assert_eq!(child.hand_over(&rules), Some(at(moment)), "{born} {zone}");
    }
}

#[test]
fn whoever_was_born_on_a_leap_day_comes_of_age_as_their_country_says() {
    let rules = shipped();
    for (born, country, zone, moment) in [
        ("2008-02-29", "NL", "Europe/Amsterdam", "2026-02-28T23:00:00Z"),
        ("2008-02-29", "NZ", "Pacific/Auckland", "2026-02-27T11:00:00Z"),
        ("2008-02-29", "NZ-AUK", "Pacific/Auckland", "2026-02-27T11:00:00Z"),
        ("2008-02-28", "NL", "Europe/Amsterdam", "2026-02-27T23:00:00Z"),
    ] {
        let child = Child { born, country, zone, grade: "" };
        assert_eq!(child.hand_over(&rules), Some(at(moment)), "{born} {country}");
    }
    // In a leap year the day is there.
    let child = Child { born: "2004-02-29", country: "NL", zone: "UTC", grade: "" };
    let twenty = with("[[rule]]\neffect = \"hand-over\"\ntopic = \"*\"\nage = 20\n");
    assert_eq!(child.hand_over(&twenty), Some(at("2024-02-29T00:00:00Z")));
}

#[test]
fn a_child_without_a_birth_date_never_comes_of_age() {
    let child = Child { born: "", ..AMSTERDAM };
    assert_eq!(child.hand_over(&shipped()), None);
    assert_eq!(child.ask("results", |case| shipped().may_withhold_from(case)), None);
}

#[test]
fn results_may_be_kept_at_sixteen_in_the_netherlands_and_nowhere_else() {
    let rules = shipped();
    let from = |child: &Child, topic: &str| child.ask(topic, |case| rules.may_withhold_from(case));
    assert_eq!(from(&AMSTERDAM, "results"), Some(at("2025-03-13T23:00:00Z")));
    assert_eq!(from(&AMSTERDAM, "attendance"), Some(at("2025-03-13T23:00:00Z")));
    assert_eq!(from(&AMSTERDAM, "timetable"), None);
    assert_eq!(from(&Child { country: "DE", ..AMSTERDAM }, "results"), None);
}

#[test]
fn the_closest_rule_counts() {
    let rules = with(
        r#"
        [[rule]]
        effect = "hand-over"
        topic = "*"
        age = 18
        [[rule]]
        effect = "hand-over"
        topic = "results"
        age = 17
        [[rule]]
        effect = "hand-over"
        topic = "*"
        country = "NL"
        age = 16
        [[rule]]
        effect = "hand-over"
        topic = "*"
        country = "NL-ZH"
        age = 15
        [[rule]]
        effect = "hand-over"
        topic = "*"
        organisation = "The Linden School"
        age = 14
        [[rule]]
        effect = "hand-over"
        topic = "results"
        organisation = "00000000-0000-0000-0000-000000000007"
        age = 13
    "#,
    );
    let year = |country, organisation, topic| {
        let zone = TimeZone::UTC;
        let born = "2000-01-01".parse().ok();
        let case = AgeCase { topic, born, organisation, country, zone: &zone, grade: "", since: 0 };
        let moment = rules.hand_over_at(&case).unwrap();
        jiff::Timestamp::from_microsecond(moment).unwrap().to_zoned(TimeZone::UTC).year() - 2000
    };
    let other = Some((Uuid::from_u128(8), "Another"));
    let linden = Some((Uuid::from_u128(7), "The Linden School"));
    assert_eq!(year("DE", other, "money"), 18);
    assert_eq!(year("DE", other, "results"), 17);
    assert_eq!(year("NL", other, "results"), 16, "a place comes before a topic");
    assert_eq!(year("NL-ZH", other, "results"), 15);
    assert_eq!(year("NL-NH", None, "results"), 16);
    assert_eq!(year("NL", linden, "money"), 14);
    assert_eq!(year("NL", linden, "results"), 13);
}

#[test]
fn a_grade_counts_from_when_the_child_is_in_it() {
    let rules = with("[[rule]]\neffect = \"hand-over\"\ntopic = \"*\"\ngrades = [\"5\", \"6\"]\n");
    assert_eq!(AMSTERDAM.hand_over(&rules), Some(at("2026-08-01T00:00:00Z")));
    assert_eq!(Child { grade: "4", ..AMSTERDAM }.hand_over(&rules), None);
}

#[test]
fn a_rule_counts_from_its_first_day_to_its_last_and_what_was_reached_stays() {
    let rules = with(
        r#"
        [[rule]]
        effect = "hand-over"
        topic = "*"
        age = 18
        [[rule]]
        effect = "hand-over"
        topic = "*"
        country = "NL"
        age = 16
        from = "2026-01-01"
        until = "2026-12-31"
    "#,
    );
    let born = |born| Child { born, ..AMSTERDAM }.hand_over(&rules);
    // Older than 16 when the rule began, and turning 16 on its last day, and one day too late for it.
    assert_eq!(born("2009-06-01"), Some(at("2025-12-31T23:00:00Z")));
    assert_eq!(born("2010-12-31"), Some(at("2026-12-30T23:00:00Z")));
    assert_eq!(born("2011-01-01"), Some(at("2028-12-31T23:00:00Z")));
    assert_eq!(born("2007-06-01"), Some(at("2025-05-31T22:00:00Z")));
}

#[test]
fn a_file_that_makes_no_sense_is_refused_with_the_number_of_its_rule() {
    let rule =
        |text: &str| AgeRules::parse(&format!("leap_day = \"03-01\"\n[[rule]]\n{text}")).unwrap_err().to_string();
    assert!(rule("effect = \"hand-over\"\ntopic = \"*\"").starts_with("rule 1: "));
    assert!(rule("effect = \"hand-over\"\ntopic = \"*\"\nage = 1\ngrades = [\"1\"]").starts_with("rule 1: "));
    assert!(rule("effect = \"hand-over\"\ntopic = \"*\"\nage = -1").starts_with("rule 1: "));
    assert!(
        rule("effect = \"hand-over\"\ntopic = \"*\"\nage = 1\ncountry = \"NL\"\norganisation = \"x\"")
            .starts_with("rule 1: ")
    );
    assert!(
        rule("effect = \"hand-over\"\ntopic = \"*\"\nage = 1\nfrom = \"2026-02-02\"\nuntil = \"2026-02-01\"")
            .starts_with("rule 1: ")
    );
    assert!(rule("effect = \"hand-over\"\ntopic = \"*\"\nage = 1\nfrom = \"soon\"").contains("soon"));
    assert!(rule("effect = \"adopt\"\ntopic = \"*\"\nage = 1").contains("adopt"));
    assert!(AgeRules::parse("leap_day = \"02-29\"").is_err());
    assert!(AgeRules::parse("leap_day = \"03-01\"\nmore = 1").is_err());
}

proptest! {
    #[test]
    fn nobody_comes_of_age_before_the_day_or_on_another(days in 0_i32..60_000, zone in prop::sample::select(vec![
        "Europe/Amsterdam", "America/New_York", "Pacific/Kiritimati", "Pacific/Niue", "Asia/Kathmandu", "Africa/Cairo", "UTC",
    ])) {
        let born = jiff::civil::date(1900, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let zone = zone_named(zone).unwrap();
        let case = AgeCase {
            topic: "results", born: Some(born), organisation: None, country: "NL", zone: &zone, grade: "", since: 0,
        };
        let moment = shipped().hand_over_at(&case).unwrap();
        let local = |micros| jiff::Timestamp::from_microsecond(micros).unwrap().to_zoned(zone.clone()).date();
        let eighteen = jiff::civil::date(born.year() + 18, 1, 1)
            .checked_add(jiff::Span::new().months(i32::from(born.month()) - 1)).unwrap()
            .checked_add(jiff::Span::new().days(i32::from(born.day()) - 1)).unwrap();
        // Counting the days of February of a year without a 29th leads to 1 March, too.
        prop_assert_eq!(local(moment), eighteen);
        prop_assert_eq!(local(moment - 1), eighteen.yesterday().unwrap());
    }
}
