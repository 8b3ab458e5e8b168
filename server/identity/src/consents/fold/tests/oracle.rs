use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZoneDatabase;
use proptest::prelude::*;

use super::*;
use crate::consents::fold::fold;

/// Everything that the answer depends on.
#[derive(Debug, Clone)]
struct Case {
    editorial: Vec<bool>,
    facts: PurposeFacts,
    entries: Vec<Entry>,
    who: Situation,
}

/// Whole years by the calendar on the wall.
fn years_old(born: Date, case: &Case) -> i16 {
    let today = Timestamp::from_microsecond(case.who.now).unwrap().to_zoned(case.who.zone.clone()).date();
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    today.year() - born.year() - i16::from(!had_birthday)
}

/// Walks through the history once and keeps what everybody said last.
fn oracle(case: &Case) -> bool {
    let mut counts_from = 1;
    for (index, editorial) in case.editorial.iter().enumerate() {
        if index > 0 && !editorial {
            counts_from = index + 1;
        }
    }
    // By who said it: yes until when and of which version, or no.
    let mut said: HashMap<Option<Uuid>, Option<(i64, Micros)>> = HashMap::new();
    for entry in &case.entries {
        let by = match entry.authority {
            Authority::Oneself | Authority::Signal => None,
            Authority::Guardian => entry.actor,
            Authority::Rule => continue,
        };
        match entry.state {
            ConsentState::Given => {
                said.insert(by, Some((entry.version, entry.valid_until.unwrap_or(Micros::MAX))));
            }
            ConsentState::Refused | ConsentState::Withdrawn => {
                said.insert(by, None);
            }
            ConsentState::Requested | ConsentState::Expired => {}
        }
    }
    let yes = |by: Option<Uuid>| match said.get(&by) {
        Some(Some((version, until))) => *version >= i64::try_from(counts_from).unwrap() && case.who.now < *until,
        Some(None) | None => false,
    };
    let no = |by: Option<Uuid>| said.get(&by) == Some(&None);
    let from = match case.facts.age.self_from {
        SelfFrom::Anybody => None,
        SelfFrom::DigitalConsent => Some(i16::from(case.who.digital_consent)),
        SelfFrom::Age(years) => Some(i16::from(years)),
    };
    let too_young = from.is_some_and(|from| case.who.born.is_some_and(|born| years_old(born, case) < from));
    let nobody_knows = from.is_some() && case.who.born.is_none();
    let guardians: Vec<_> = case.who.guardians.iter().map(|guardian| Some(guardian.adult)).collect();
    let exempt = matches!(case.facts.basis, LawfulBasis::LegalObligation | LawfulBasis::VitalInterests);
    if case.facts.retired || (case.who.restricted && !exempt) || (case.who.signal && case.facts.sold_or_shared) {
        return false;
    }
    match case.facts.basis {
        LawfulBasis::Contract | LawfulBasis::LegalObligation | LawfulBasis::VitalInterests => true,
        LawfulBasis::PublicTask | LawfulBasis::LegitimateInterests => {
            let declined = no(None) || (too_young && guardians.iter().any(|by| no(*by)));
            !declined
        }
        LawfulBasis::Consent if nobody_knows => false,
        LawfulBasis::Consent if !too_young => yes(None),
        LawfulBasis::Consent => match case.facts.age.below {
            WhoAgrees::OneGuardian => guardians.iter().any(|by| yes(*by)) && !guardians.iter().any(|by| no(*by)),
            WhoAgrees::AllGuardians => !guardians.is_empty() && guardians.iter().all(|by| yes(*by)),
        },
    }
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let states = prop::sample::select(ConsentState::ALL);
    let authorities = prop::sample::select(Authority::ALL);
    (states, authorities, 7_u128..10, 1_i64..5, prop::option::of(-3_i64..4)).prop_map(
        |(state, authority, number, version, until)| {
            let valid_until = until.filter(|_| state == ConsentState::Given).map(|days| NOW + days * DAY);
            let entry = match authority {
                Authority::Guardian => said_by(guardian(number), state, version),
                Authority::Oneself | Authority::Signal | Authority::Rule => said(state, version),
            };
            Entry { authority, valid_until, ..entry }
        },
    )
}

fn any_facts() -> impl Strategy<Value = PurposeFacts> {
    let bases = prop::sample::select(
        &[
            // More of what depends on answers.
            LawfulBasis::Consent,
            LawfulBasis::Consent,
            LawfulBasis::Consent,
            LawfulBasis::Consent,
            LawfulBasis::LegitimateInterests,
            LawfulBasis::PublicTask,
            LawfulBasis::Contract,
            LawfulBasis::LegalObligation,
            LawfulBasis::VitalInterests,
        ][..],
    );
    let from = prop_oneof![Just(SelfFrom::Anybody), Just(SelfFrom::DigitalConsent), (0_u8..30).prop_map(SelfFrom::Age)];
    let below = prop_oneof![Just(WhoAgrees::OneGuardian), Just(WhoAgrees::AllGuardians)];
    (bases, prop::bool::weighted(0.1), any::<bool>(), from, below).prop_map(
        |(basis, retired, sold_or_shared, self_from, below)| PurposeFacts {
            retired,
            sold_or_shared,
            age: AgeRule { self_from, below },
            ..facts(basis)
        },
    )
}

fn any_who() -> impl Strategy<Value = Situation> {
    // Days around now, and leap days.
    let born = prop_oneof![
        (1995_i16..2026, 1_i8..13, 1_i8..29).prop_map(|(year, month, day)| date(year, month, day)),
        (1995_i16..2027, 13_i8..18).prop_map(|(year, day)| date(year, 1, day)),
        (499_i16..507).prop_map(|quarter| date(quarter * 4, 2, 29)),
    ];
    let zones = prop::sample::select(&["Europe/Amsterdam", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"][..]);
    let guardians = prop::sample::subsequence(vec![7_u128, 8, 9], 0..=3);
    let nows = prop_oneof![Just(NOW), (-400_i64..800).prop_map(|days| NOW + days * DAY)];
    let rare = || prop::bool::weighted(0.15);
    (prop::option::weighted(0.8, born), zones, guardians, nows, rare(), rare(), 13_u8..19).prop_map(
        |(born, zone, guardians, now, restricted, signal, digital_consent)| Situation {
            now,
            born,
            restricted,
            signal,
            guardians: guardians.into_iter().map(guardian).collect(),
            digital_consent,
            zone: TimeZoneDatabase::bundled().get(zone).unwrap(),
        },
    )
}

fn any_case() -> impl Strategy<Value = Case> {
    let editorial = prop::collection::vec(any::<bool>(), 1..5);
    (editorial, any_facts(), prop::collection::vec(any_entry(), 0..12), any_who()).prop_map(
        |(mut editorial, facts, entries, who)| {
            editorial[0] = false;
            Case { editorial, facts, entries, who }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn what_is_in_force_is_what_the_oracle_says(case in any_case()) {
        let held = fold(&purpose(&case.editorial, &case.facts), &case.entries, &case.who).in_force;
        prop_assert_eq!(held, oracle(&case));
    }

    #[test]
    fn being_asked_changes_no_answer(case in any_case(), place in any::<prop::sample::Index>(), asked in any_entry()) {
        let letters = purpose(&case.editorial, &case.facts);
        let mut entries = case.entries.clone();
        entries.insert(place.index(entries.len() + 1), Entry { state: ConsentState::Requested, ..asked });
        let (before, after) = (fold(&letters, &case.entries, &case.who), fold(&letters, &entries, &case.who));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn a_no_is_a_no_and_nobody_is_asked_while_it_is_in_force(case in any_case()) {
        let mut entries = case.entries.clone();
        entries.push(said(ConsentState::Withdrawn, 4));
        let letters = purpose(&case.editorial, &case.facts);
        let held = fold(&letters, &entries, &case.who);
        let decides = held.waiting.is_none() && case.facts.basis.choice() != crate::publications::Choice::Needed;
        prop_assert!(!(decides && held.in_force));
        let held = fold(&letters, &case.entries, &case.who);
        prop_assert!(!(held.in_force && held.asks_again));
    }
}
