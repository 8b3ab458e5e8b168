//! Whether an admin may make a change: never beyond their own, never to the last admin.

use jiff::tz::TimeZone;
use portico_store::organisation::Organisation;

use super::*;
use crate::clock::DAY;

const NOW: Micros = 1_000 * DAY;

fn row(id: u128, person: u128, role: &str, see: &[&str], ends_on: Option<&str>) -> Affiliation {
    Affiliation {
        id: Uuid::from_u128(id),
        person_id: Uuid::from_u128(person),
        organisation_id: Uuid::from_u128(1),
        role: role.into(),
        grade: String::new(),
        title: String::new(),
        rights: MemberRights::of(see.iter().copied(), []).write(),
        begins_on: "1970-01-02".into(),
        begins_at: DAY,
        ends_on: ends_on.map(Into::into),
        ends_at: ends_on.map(|day| crate::portal::days::day_ends(&TimeZone::UTC, day).unwrap()),
        sponsor_id: None,
        attested_at: Some(DAY),
        warned_at: None,
        suspended_at: None,
        source: String::new(),
        source_key: id.to_string(),
        hash: [0; 32],
        created_at: DAY,
        retired_at: None,
    }
}

fn team(rows: Vec<Affiliation>) -> Team {
    let firm = Organisation {
        id: Uuid::from_u128(1),
        kind: "firm".into(),
        name: "Firm".into(),
        country: "NL".into(),
        time_zone: "UTC".into(),
        languages: "[]".into(),
        accent: String::new(),
        mail: String::new(),
        phone: String::new(),
        website: String::new(),
        parent_id: None,
        source: String::new(),
        source_key: "firm".into(),
        hash: [0; 32],
        created_at: 0,
        ended_at: None,
    };
    Team { firm, zone: TimeZone::UTC, now: NOW, rows }
}

fn asked(is_admin: bool, see: &[&str], ends_on: Option<&str>) -> MemberTerms {
    let rights = MemberRights::of(see.iter().copied(), []);
    MemberTerms { is_admin, rights, ends_on: ends_on.map(Into::into) }
}

/// The outcome for the admin 1, with `orders` and `logs` until the end of 1973, about the member 3.
fn outcome(mut member: Affiliation, terms: &MemberTerms) -> Result<MemberRights, MemberChanged> {
    member.id = Uuid::from_u128(13);
    let admin = row(11, 1, ADMIN, &["orders", "logs"], Some("1973-12-31"));
    let team = team(vec![admin, row(12, 2, ADMIN, &["orders"], None), member.clone()]);
    let own = team.admin(Uuid::from_u128(1)).unwrap().unwrap();
    judge(&team, &member, &own, terms).unwrap().map(|allowed| allowed.rights)
}

fn member(see: &[&str], ends_on: Option<&str>) -> Affiliation {
    row(13, 3, MEMBER, see, ends_on)
}

#[test]
fn an_admin_gives_what_they_have_and_nothing_beyond() {
    let until = Some("1973-01-01");
    let orders = member(&["orders"], until);
    let both = outcome(orders.clone(), &asked(false, &["orders", "logs"], until)).unwrap();
    assert!(both.may_see("logs") && both.may_see("orders"));
    let exceeds = Err(MemberChanged::ExceedsRights);
    assert_eq!(outcome(orders.clone(), &asked(false, &["orders", "invoices"], until)), exceeds);
    let act = MemberTerms { rights: MemberRights::of([], ["orders"]), ..asked(false, &[], until) };
    assert_eq!(outcome(orders.clone(), &act), exceeds);
    // Neither longer than their own time, nor without an end.
    assert_eq!(outcome(orders.clone(), &asked(false, &["orders"], Some("1974-01-01"))), exceeds);
    assert_eq!(outcome(orders.clone(), &asked(false, &["orders"], None)), exceeds);
    assert!(outcome(orders, &asked(false, &["orders"], Some("1973-12-31"))).is_ok());
}

#[test]
fn whoever_has_more_than_the_admin_keeps_it_and_is_not_made_an_admin() {
    let more = member(&["orders", "invoices"], None);
    let kept = outcome(more.clone(), &asked(false, &["logs"], None)).unwrap();
    assert!(kept.may_see("invoices") && kept.may_see("logs") && !kept.may_see("orders"));
    assert_eq!(outcome(more, &asked(true, &["orders"], None)), Err(MemberChanged::ExceedsRights));
    // Nor somebody whose time is longer.
    let longer = member(&["orders"], Some("1974-06-01"));
    let terms = asked(true, &["orders"], Some("1974-06-01"));
    assert_eq!(outcome(longer, &terms), Err(MemberChanged::ExceedsRights));
    let until = Some("1973-06-01");
    assert!(outcome(member(&["orders"], until), &asked(true, &["orders"], until)).is_ok());
}

#[test]
fn nobody_has_for_longer_by_an_admin_what_that_admin_does_not_have() {
    let more = member(&["orders", "invoices"], Some("1973-06-01"));
    for later in [Some("1973-06-02"), Some("1973-12-31"), None] {
        let terms = asked(false, &["orders"], later);
        assert_eq!(outcome(more.clone(), &terms), Err(MemberChanged::ExceedsRights), "{later:?}");
    }
    // A shorter time and other topics of their own are the admin's to give.
    for (see, until) in [("orders", "1973-05-31"), ("logs", "1973-06-01")] {
        assert!(outcome(more.clone(), &asked(false, &[see], Some(until))).unwrap().may_see("invoices"), "{until}");
    }
}

#[test]
fn another_admin_takes_over_only_if_they_stay_as_long() {
    let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    for (mine, theirs, is_last) in [
        (None, None, false),
        (None, Some("1979-12-31"), true),
        (Some("1973-12-31"), Some("1973-12-30"), true),
        (Some("1973-12-31"), Some("1973-12-31"), false),
        (Some("1973-12-31"), None, false),
    ] {
        let team = team(vec![row(11, 1, ADMIN, &[], mine), row(12, 2, ADMIN, &[], theirs)]);
        assert_eq!(team.is_last_admin(one), is_last, "{mine:?} {theirs:?}");
        assert_eq!(team.is_last_admin(other), mine != theirs && !is_last, "{mine:?} {theirs:?}");
    }
}

#[test]
fn a_day_that_is_over_and_no_topic_at_all_are_refused() {
    let orders = member(&["orders"], None);
    for day in ["1970-01-02", "1972-13-01", "tomorrow", ""] {
        assert_eq!(outcome(orders.clone(), &asked(false, &["orders"], Some(day))), Err(MemberChanged::BadDay));
    }
    assert_eq!(outcome(orders.clone(), &asked(false, &[], None)), Err(MemberChanged::NoTopic));
    assert_eq!(outcome(orders, &asked(false, &["orders"], None)), Err(MemberChanged::Unchanged));
}

#[test]
fn the_last_admin_stays_as_they_are() {
    let mut other = row(12, 2, ADMIN, &["orders"], None);
    other.suspended_at = Some(NOW - DAY);
    let admin = row(11, 1, ADMIN, &["orders"], None);
    let team = team(vec![admin.clone(), other]);
    let own = team.admin(Uuid::from_u128(1)).unwrap().unwrap();
    for terms in [asked(false, &["orders"], None), asked(true, &[], None), asked(true, &["orders"], Some("1980-01-01"))]
    {
        let refused = judge(&team, &admin, &own, &terms).unwrap().err();
        assert_eq!(refused, Some(MemberChanged::LastAdmin), "{terms:?}");
    }
    assert!(team.is_last_admin(Uuid::from_u128(1)) && !team.is_last_admin(Uuid::from_u128(2)));
}
