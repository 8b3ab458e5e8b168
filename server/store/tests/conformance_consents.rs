//! What the ledger of consent promises, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;
mod rows;

use portico_store::consent_event::{self, After, ConsentEvent};
use portico_store::publication::{self, Publication, PublicationText};
use portico_store::{Db, Store, StoreError, Write, event};
use rows::id;
use uuid::Uuid;

const BEGINNING: After = After { valid_until: i64::MIN, id: Uuid::nil() };

/// An entry with everything filled in.
fn entry(subject: u128, position: i64) -> ConsentEvent {
    let number = u8::try_from(position).unwrap();
    ConsentEvent {
        id: id(subject * 1000 + u128::from(number)),
        subject_id: id(subject),
        position,
        at: 10 + position,
        actor_id: Some(id(subject)),
        authority: "self".into(),
        relation_id: None,
        purpose: "newsletter".into(),
        version: 1,
        language: "en".into(),
        text_hash: [7; 32],
        state: "given".into(),
        valid_until: Some(100),
        channel: "account".into(),
        request: "r1".into(),
        previous: [number - 1; 32],
        hash: [number; 32],
    }
}

fn said(subject: u128, position: i64, state: &str) -> ConsentEvent {
    ConsentEvent { state: state.into(), valid_until: None, ..entry(subject, position) }
}

async fn append(db: &mut Write, entries: &[ConsentEvent]) {
    for entry in entries {
        consent_event::append(db, entry).await.unwrap();
    }
}

async fn ending(db: &mut impl Db, until: i64, after: After) -> Vec<Uuid> {
    let listed = consent_event::list_ending(db, until, after).await.unwrap();
    listed.into_iter().map(|entry| entry.id).collect()
}

async fn unreminded(db: &mut impl Db) -> Vec<Uuid> {
    let listed = consent_event::list_unreminded(db, 100, BEGINNING).await.unwrap();
    listed.into_iter().map(|entry| entry.id).collect()
}

on_both_engines! {
    async fn an_entry_is_read_as_it_was_written_in_its_order(store: Store) {
        let mut db = store.write().await.unwrap();
        let by_guardian =
            ConsentEvent { actor_id: Some(id(9)), authority: "guardian".into(), relation_id: Some(id(8)), ..entry(1, 2) };
        let by_rule = ConsentEvent { actor_id: None, valid_until: None, ..entry(1, 3) };
        append(&mut db, &[entry(1, 1), entry(2, 1), by_guardian.clone(), by_rule.clone()]).await;
        assert_eq!(consent_event::list_by_subject(&mut db, id(1)).await.unwrap(), [entry(1, 1), by_guardian.clone(), by_rule.clone()]);
        assert_eq!(consent_event::find_last(&mut db, id(1)).await.unwrap(), Some(by_rule));
        assert_eq!(consent_event::find_last(&mut db, id(3)).await.unwrap(), None);
        assert_eq!(consent_event::find(&mut db, id(1), by_guardian.id).await.unwrap(), Some(by_guardian.clone()));
        assert_eq!(consent_event::find(&mut db, id(2), by_guardian.id).await.unwrap(), None, "another subject's");
    }

    async fn a_place_in_a_ledger_is_taken_once(store: Store) {
        let mut db = store.write().await.unwrap();
        append(&mut db, &[entry(1, 1), entry(2, 1)]).await;
        let same = ConsentEvent { id: id(77), ..entry(1, 1) };
        assert!(matches!(consent_event::append(&mut db, &same).await, Err(StoreError::Taken(_))));
    }

    async fn what_ends_is_what_was_given_and_nothing_was_said_after(store: Store) {
        let mut db = store.write().await.unwrap();
        append(&mut db, &[entry(1, 1)]).await;
        append(&mut db, &[entry(2, 1), said(2, 2, "withdrawn")]).await;
        append(&mut db, &[entry(3, 1), said(3, 2, "requested")]).await;
        append(&mut db, &[entry(4, 1), ConsentEvent { purpose: "ads".into(), ..said(4, 2, "refused") }]).await;
        append(&mut db, &[said(5, 1, "given"), entry(6, 1), ConsentEvent { valid_until: Some(200), ..entry(6, 2) }]).await;
        let all = [entry(1, 1).id, entry(3, 1).id, entry(4, 1).id];
        assert_eq!(ending(&mut db, 100, BEGINNING).await, all);
        assert!(ending(&mut db, 99, BEGINNING).await.is_empty());
        let after = After { valid_until: 100, id: entry(1, 1).id };
        assert_eq!(ending(&mut db, 100, after).await, all.get(1..).unwrap());
        assert_eq!(ending(&mut db, 200, After { valid_until: 100, id: Uuid::max() }).await, [entry(6, 2).id]);
    }

    async fn each_guardian_has_an_end_of_their_own(store: Store) {
        let mut db = store.write().await.unwrap();
        let by = |relation: u128, position, state| ConsentEvent {
            authority: "guardian".into(),
            relation_id: Some(id(relation)),
            state: String::from(state),
            ..entry(1, position)
        };
        append(&mut db, &[by(8, 1, "given"), by(9, 2, "given"), by(8, 3, "expired")]).await;
        assert_eq!(ending(&mut db, 100, BEGINNING).await, [by(9, 2, "given").id]);
        assert!(unreminded(&mut db).await.is_empty(), "guardians are not reminded");
    }

    async fn who_was_reminded_is_not_listed_again(store: Store) {
        let mut db = store.write().await.unwrap();
        let asked = |channel: &str| ConsentEvent { channel: channel.into(), ..said(1, 2, "requested") };
        append(&mut db, &[entry(1, 1), entry(2, 1), ConsentEvent { subject_id: id(2), id: id(55), ..asked("mail") }]).await;
        append(&mut db, &[asked("sign-in")]).await;
        assert_eq!(unreminded(&mut db).await, [entry(1, 1).id]);
    }

    async fn what_belongs_to_nobody_or_to_no_text_is_found(store: Store) {
        let mut db = store.write().await.unwrap();
        let published = Publication {
            kind: "purpose".into(),
            name: "newsletter".into(),
            version: 1,
            editorial: false,
            facts: "{}".into(),
            facts_hash: [0; 32],
            published_at: 1,
        };
        publication::insert(&mut db, &published).await.unwrap();
        let text = PublicationText {
            kind: "purpose".into(),
            name: "newsletter".into(),
            version: 1,
            language: "en".into(),
            body: "{}".into(),
            hash: [7; 32],
            published_at: 1,
        };
        publication::insert_text(&mut db, &text).await.unwrap();
        event::lock_chain(&mut db, id(1)).await.unwrap();
        let other = ConsentEvent { text_hash: [8; 32], ..entry(1, 2) };
        let nowhere = ConsentEvent { language: "nl".into(), ..entry(1, 3) };
        append(&mut db, &[entry(1, 1), other.clone(), nowhere.clone(), entry(2, 1)]).await;
        assert_eq!(consent_event::list_strangers(&mut db).await.unwrap(), [id(2)]);
        assert_eq!(consent_event::list_misread(&mut db).await.unwrap(), [other.id, nowhere.id]);
    }
}
