use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZoneDatabase;

use super::*;
use crate::clock::SECOND;
use crate::consents::fold::{Waiting, fold};
use ConsentState::{Given, Refused, Requested, Withdrawn};

fn holds(purpose: &Purpose, entries: &[Entry], who: &Situation) -> bool {
    fold(purpose, entries, who).in_force
}

fn children(below: WhoAgrees) -> PurposeFacts {
    PurposeFacts { age: AgeRule { self_from: SelfFrom::DigitalConsent, below }, ..facts(LawfulBasis::Consent) }
}

#[test]
fn nothing_is_in_force_before_it_was_agreed_to() {
    let letters = purpose(&[false], &facts(LawfulBasis::Consent));
    assert!(!holds(&letters, &[], &adult()));
    assert!(!holds(&letters, &[said(Requested, 1)], &adult()), "being asked is no answer");
    assert!(holds(&letters, &[said(Given, 1)], &adult()));
    assert!(holds(&letters, &[said(Given, 1), said(Requested, 1)], &adult()));
    assert!(!holds(&letters, &[said(Given, 1), said(Withdrawn, 1)], &adult()));
    assert!(!holds(&letters, &[said(Refused, 1)], &adult()));
    assert!(holds(&letters, &[said(Refused, 1), said(Given, 1)], &adult()));
}

#[test]
fn another_text_is_asked_again_and_another_wording_is_not() {
    let consent = facts(LawfulBasis::Consent);
    for (versions, in_force, asks_again) in [
        (vec![false], true, false),
        (vec![false, true], true, false),
        (vec![false, false], false, true),
        (vec![false, false, true], false, true),
    ] {
        let (letters, entries) = (purpose(&versions, &consent), [said(Given, 1)]);
        let held = fold(&letters, &entries, &adult());
        assert_eq!((held.in_force, held.asks_again), (in_force, asks_again), "{versions:?}");
        let refused = [said(Refused, 1)];
        let held = fold(&letters, &refused, &adult());
        assert_eq!((held.in_force, held.asks_again), (false, asks_again), "{versions:?}");
    }
    let letters = purpose(&[false, false, true], &consent);
    assert!(holds(&letters, &[said(Given, 2)], &adult()));
    assert!(!fold(&letters, &[], &adult()).asks_again, "who never answered is not asked again");
}

#[test]
fn an_agreement_holds_until_the_moment_it_ends() {
    let letters = purpose(&[false], &facts(LawfulBasis::Consent));
    for (until, in_force, answer) in
        [(NOW + 1, true, Given), (NOW, false, ConsentState::Expired), (NOW - 1, false, ConsentState::Expired)]
    {
        let entries = [Entry { valid_until: Some(until), ..said(Given, 1) }];
        let held = fold(&letters, &entries, &adult());
        assert_eq!((held.in_force, held.answer, held.asks_again), (in_force, Some(answer), !in_force), "{until}");
        let written = [entries[0].clone(), Entry { authority: Authority::Rule, ..said(ConsentState::Expired, 1) }];
        assert_eq!(fold(&letters, &written, &adult()).in_force, in_force, "writing the end down changes nothing");
    }
}

#[test]
fn it_ends_soon_in_the_last_two_weeks_or_the_second_half() {
    let letters = purpose(&[false], &facts(LawfulBasis::Consent));
    // Given 30 days ago.
    for (left, soon) in [(14 * DAY, true), (14 * DAY + 1, false), (DAY, true)] {
        let entries = [Entry { valid_until: Some(NOW + left), ..said(Given, 1) }];
        assert_eq!(fold(&letters, &entries, &adult()).ends_soon, soon, "{left}");
    }
    for (left, soon) in [(4 * DAY, true), (4 * DAY + 2, false)] {
        let entries = [Entry { at: NOW - 4 * DAY, valid_until: Some(NOW + left), ..said(Given, 1) }];
        assert_eq!(fold(&letters, &entries, &adult()).ends_soon, soon, "{left}");
    }
}

#[test]
fn an_objection_stands_whatever_is_published_since() {
    let interest = facts(LawfulBasis::LegitimateInterests);
    assert!(holds(&purpose(&[false], &interest), &[], &adult()));
    for versions in [vec![false], vec![false, false], vec![false, true]] {
        let held = purpose(&versions, &interest);
        assert!(!holds(&held, &[said(Refused, 1)], &adult()));
        assert!(!fold(&held, &[said(Refused, 1)], &adult()).asks_again);
        assert!(holds(&held, &[said(Refused, 1), said(Given, 1)], &adult()));
    }
    let young = PurposeFacts { age: children(WhoAgrees::OneGuardian).age, ..interest };
    let child = Situation { born: Some(date(2020, 1, 1)), guardians: vec![guardian(7)], ..adult() };
    assert!(!holds(&purpose(&[false], &young), &[said(Refused, 1)], &child), "a child may object, too");
    assert!(!holds(&purpose(&[false], &young), &[said_by(guardian(7), Refused, 1)], &child));
    assert!(holds(&purpose(&[false], &young), &[said_by(guardian(8), Refused, 1)], &child), "not anybody");
}

#[test]
fn restriction_a_signal_and_retirement_stop_uses() {
    use LawfulBasis::{Consent, Contract, LegalObligation, LegitimateInterests, PublicTask, VitalInterests};
    let restricted = Situation { restricted: true, ..adult() };
    for basis in [Consent, Contract, LegalObligation, LegitimateInterests, PublicTask, VitalInterests] {
        let entries = [said(Given, 1)];
        let facts = facts(basis);
        assert!(holds(&purpose(&[false], &facts), &entries, &adult()), "{basis:?}");
        let goes_on = matches!(basis, LegalObligation | VitalInterests);
        assert_eq!(holds(&purpose(&[false], &facts), &entries, &restricted), goes_on, "{basis:?}");
        assert!(!holds(&purpose(&[false], &PurposeFacts { retired: true, ..facts.clone() }), &entries, &adult()));
        let shared = purpose(&[false], &PurposeFacts { sold_or_shared: true, ..facts });
        assert!(holds(&shared, &entries, &adult()));
        let held = fold(&shared, &entries, &Situation { signal: true, ..adult() });
        assert!(!held.in_force && held.held_by_signal && !held.asks_again, "{basis:?}");
    }
    let signal = [Entry { authority: Authority::Signal, channel: Channel::Gpc, ..said(Withdrawn, 1) }];
    let newer = purpose(&[false, false], &facts(Consent));
    assert!(!fold(&newer, &signal, &adult()).asks_again, "a browser that said no is not asked again");
}

#[test]
fn the_birthday_hands_over_at_local_midnight() {
    let zone = TimeZoneDatabase::bundled().get("Europe/Amsterdam").unwrap();
    let letters = purpose(&[false], &children(WhoAgrees::OneGuardian));
    let parent = guardian(7);
    let by_parent = [said_by(parent, Given, 1)];
    for (born, eve, day) in [
        (date(2010, 11, 22), "2026-11-21T23:59:59+01:00", "2026-11-22T00:00:00+01:00"),
        (date(2010, 7, 1), "2026-06-30T23:59:59+02:00", "2026-07-01T00:00:00+02:00"),
        (date(2012, 2, 29), "2028-02-28T23:59:59+01:00", "2028-02-29T00:00:00+01:00"),
    ] {
        let at = |moment: &str| Situation {
            now: moment.parse::<Timestamp>().unwrap().as_microsecond(),
            born: Some(born),
            guardians: vec![parent],
            zone: zone.clone(),
            ..adult()
        };
        let before = fold(&letters, &by_parent, &at(eve));
        assert!(before.in_force && !before.asks_again);
        assert_eq!(before.waiting, Some(Waiting::Guardian { agreed: 1, needed: 1 }));
        let after = fold(&letters, &by_parent, &at(day));
        assert!(!after.in_force && after.asks_again && after.waiting.is_none(), "{born}: the person is asked now");
        let own = [by_parent[0].clone(), said(Given, 1)];
        assert!(holds(&letters, &own, &at(day)));
    }
    let eighteen = AgeRule { self_from: SelfFrom::Age(17), below: WhoAgrees::OneGuardian };
    let letters = purpose(&[false], &PurposeFacts { age: eighteen, ..facts(LawfulBasis::Consent) });
    let born = Some(date(2008, 2, 29));
    let of_age = |moment: &str| {
        let now = moment.parse::<Timestamp>().unwrap().as_microsecond();
        holds(&letters, &[said(Given, 1)], &Situation { now, born, zone: zone.clone(), ..adult() })
    };
    assert!(!of_age("2025-02-28T23:59:59+01:00") && of_age("2025-03-01T00:00:00+01:00"), "no leap day in 2025");
}

#[test]
fn one_guardian_is_enough_unless_another_declined() {
    let letters = purpose(&[false], &children(WhoAgrees::OneGuardian));
    let (ann, ben, stranger) = (guardian(7), guardian(8), guardian(9));
    let child = Situation { born: Some(date(2020, 1, 1)), guardians: vec![ann, ben], ..adult() };
    assert!(!holds(&letters, &[said(Given, 1)], &child), "a child's own answer does not count");
    assert!(!holds(&letters, &[said_by(stranger, Given, 1)], &child));
    assert!(holds(&letters, &[said_by(ann, Given, 1)], &child));
    assert!(!holds(&letters, &[said_by(ann, Given, 1), said_by(ben, Refused, 1)], &child));
    assert!(holds(&letters, &[said_by(ben, Refused, 1), said_by(ann, Given, 1), said_by(ben, Given, 1)], &child));
    let alone = Situation { guardians: vec![ben], ..child.clone() };
    assert!(!holds(&letters, &[said_by(ann, Given, 1)], &alone), "who is no guardian any more does not count");
    let orphan = Situation { guardians: Vec::new(), ..child };
    let held = fold(&letters, &[], &orphan);
    assert_eq!((held.in_force, held.waiting), (false, Some(Waiting::Guardian { agreed: 0, needed: 1 })));
}

#[test]
fn all_guardians_are_all_of_them() {
    let letters = purpose(&[false], &children(WhoAgrees::AllGuardians));
    let (ann, ben) = (guardian(7), guardian(8));
    let child = Situation { born: Some(date(2020, 1, 1)), guardians: vec![ann, ben], ..adult() };
    let one = [said_by(ann, Given, 1)];
    let held = fold(&letters, &one, &child);
    assert_eq!((held.in_force, held.waiting), (false, Some(Waiting::Guardian { agreed: 1, needed: 2 })));
    assert!(holds(&letters, &[said_by(ann, Given, 1), said_by(ben, Given, 1)], &child));
    let ended = Entry { valid_until: Some(NOW - SECOND), ..said_by(ben, Given, 1) };
    assert!(!holds(&letters, &[said_by(ann, Given, 1), ended], &child));
    assert!(!holds(&letters, &[], &Situation { guardians: Vec::new(), ..child }), "nobody is not everybody");
}

#[test]
fn nobody_decides_while_the_age_is_not_known() {
    let letters = purpose(&[false], &children(WhoAgrees::OneGuardian));
    let unknown = Situation { guardians: vec![guardian(7)], ..adult() };
    for entries in [vec![], vec![said(Given, 1)], vec![said_by(guardian(7), Given, 1)]] {
        let held = fold(&letters, &entries, &unknown);
        assert_eq!((held.in_force, held.waiting), (false, Some(Waiting::BirthDate)));
    }
}
