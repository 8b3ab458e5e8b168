//! The fold: edge by edge, and against an oracle that walks through the history in another way.

mod edges;
mod oracle;

use jiff::tz::TimeZone;
use uuid::Uuid;

use super::Situation;
use crate::clock::{DAY, Micros};
use crate::consents::entry::{Authority, Channel, ConsentState};
use crate::consents::guardians::Guardian;
use crate::consents::ledger::Entry;
use crate::publications::{AgeRule, LawfulBasis, Party, Purpose, PurposeFacts, SelfFrom, Version, WhoAgrees};

/// 2027-01-15 08:00 UTC.
const NOW: Micros = 1_800_000_000_000_000;
const PERSON: Uuid = Uuid::from_u128(1);

fn facts(basis: LawfulBasis) -> PurposeFacts {
    let id = String::from("house");
    let party = Party {
        name: id.clone(),
        kind: id.clone(),
        address: id.clone(),
        country: "NL".into(),
        contact: id.clone(),
        id,
    };
    PurposeFacts {
        order: 1,
        retired: false,
        basis,
        controller: party,
        recipients: Vec::new(),
        data: Vec::new(),
        sold_or_shared: false,
        storage: Vec::new(),
        retention_days: 1,
        jurisdictions: Vec::new(),
        valid_days: None,
        age: AgeRule { self_from: SelfFrom::Anybody, below: WhoAgrees::OneGuardian },
    }
}

/// A purpose whose versions have these facts; each one says whether it is only editorial.
fn purpose(editorial: &[bool], facts: &PurposeFacts) -> Purpose {
    let versions = editorial.iter().zip(1..).map(|(editorial, number)| Version {
        number,
        editorial: *editorial,
        facts: facts.clone(),
        texts: std::collections::BTreeMap::new(),
        published_at: 0,
    });
    Purpose { name: "letters".into(), versions: versions.collect() }
}

fn adult() -> Situation {
    Situation {
        now: NOW,
        born: None,
        restricted: false,
        signal: false,
        guardians: Vec::new(),
        digital_consent: 16,
        zone: TimeZone::UTC,
    }
}

fn guardian(number: u128) -> Guardian {
    Guardian { adult: Uuid::from_u128(number), relation: Uuid::from_u128(number + 1000) }
}

/// What the person said of a version a month ago.
fn said(state: ConsentState, version: i64) -> Entry {
    Entry {
        id: Uuid::nil(),
        at: NOW - 30 * DAY,
        actor: Some(PERSON),
        authority: Authority::Oneself,
        relation: None,
        purpose: "letters".into(),
        version,
        language: "en".into(),
        text_hash: [0; 32],
        state,
        valid_until: None,
        channel: Channel::Account,
    }
}

fn said_by(guardian: Guardian, state: ConsentState, version: i64) -> Entry {
    let (actor, relation) = (Some(guardian.adult), Some(guardian.relation));
    Entry { actor, relation, authority: Authority::Guardian, ..said(state, version) }
}
