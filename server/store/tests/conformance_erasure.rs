//! What erasing, tombstones, jobs and the pruning of histories promise, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;
mod rows;

use portico_store::erasure::{self, Erasure};
use portico_store::event::{self, Event};
use portico_store::tombstone::{self, Tombstone};
use portico_store::{Store, StoreError, Write, contact, job, outbox, passkey, person, session};
use rows::{address, id, kept, key, someone};

async fn people(store: &Store) {
    let mut db = store.write().await.unwrap();
    for number in [1_u8, 2] {
        let person = u128::from(number);
        person::insert(&mut db, &someone(person)).await.unwrap();
        contact::insert(&mut db, &address(person, &format!("a{number}@example.org"))).await.unwrap();
        passkey::insert(&mut db, &key(person, &[number], 0)).await.unwrap();
        session::insert(&mut db, &kept(number, Some(person))).await.unwrap();
        outbox::insert(&mut db, id(person), Some(id(person)), b"sealed", 10).await.unwrap();
        for position in 1..=3 {
            add_event(&mut db, person, position).await;
        }
    }
    db.commit().await.unwrap();
}

async fn add_event(db: &mut Write, stream: u128, position: i64) {
    event::lock_chain(db, id(stream)).await.unwrap();
    let number = u128::try_from(position).unwrap();
    let happened = Event {
        id: id(number * 1000 + stream),
        stream: id(stream),
        position,
        at: 10,
        kind: "signed-in".into(),
        person_id: Some(id(stream)),
        request: "r1".into(),
        detail: "{}".into(),
        previous: [u8::try_from(position - 1).unwrap(); 32],
        hash: [u8::try_from(position).unwrap(); 32],
    };
    event::append(db, &happened).await.unwrap();
}

fn wish(number: u128, due_at: i64) -> Erasure {
    Erasure { person_id: id(number), request_id: id(900 + number), asked_at: 5, due_at }
}

on_both_engines! {
    async fn a_wish_stands_once_and_is_due_on_its_day(store: Store) {
        people(&store).await;
        let mut db = store.write().await.unwrap();
        assert!(erasure::insert(&mut db, &wish(1, 20)).await.unwrap());
        assert!(!erasure::insert(&mut db, &wish(1, 30)).await.unwrap());
        assert!(erasure::insert(&mut db, &wish(2, 10)).await.unwrap());
        assert_eq!(erasure::find(&mut db, id(1)).await.unwrap(), Some(wish(1, 20)));
        assert_eq!(erasure::list_due(&mut db, 19).await.unwrap(), [wish(2, 10)]);
        assert_eq!(erasure::list_due(&mut db, 20).await.unwrap(), [wish(2, 10), wish(1, 20)]);
        assert!(erasure::stop(&mut db, id(1)).await.unwrap());
        assert!(!erasure::stop(&mut db, id(1)).await.unwrap());
        assert!(!erasure::acted_for_others(&mut db, id(1)).await.unwrap());
    }

    async fn one_person_goes_and_nobody_else(store: Store) {
        people(&store).await;
        let mut db = store.write().await.unwrap();
        assert!(erasure::lock_person(&mut db, id(1), &[7; 32]).await.unwrap());
        assert!(!erasure::lock_person(&mut db, id(9), &[8; 32]).await.unwrap());
        // The address, the passkey, the session, the letter, three events, their chain and the person.
        assert_eq!(erasure::delete_everything(&mut db, id(1), 50, ["done", "withdrawn"]).await.unwrap(), 9);
        db.commit().await.unwrap();
        let mut db = store.read().await.unwrap();
        assert_eq!(person::find(&mut db, id(1)).await.unwrap(), None);
        assert_eq!(event::list_stream(&mut db, id(1), 0).await.unwrap(), []);
        assert_eq!(person::list_after(&mut db, uuid::Uuid::nil()).await.unwrap(), [(id(2), someone(2).created_at)]);
        assert_eq!(contact::list_by_person(&mut db, id(2)).await.unwrap(), [address(2, "a2@example.org")]);
        assert!(session::find(&mut db, &[2; 32]).await.unwrap().is_some());
        assert_eq!(event::list_stream(&mut db, id(2), 0).await.unwrap().len(), 3);
        assert_eq!(event::list_chains(&mut db).await.unwrap().len(), 1);
        assert_eq!(outbox::count_waiting(&mut db).await.unwrap(), 1);
    }

    async fn nothing_can_be_added_for_who_is_gone(store: Store) {
        people(&store).await;
        let mut db = store.write().await.unwrap();
        erasure::delete_everything(&mut db, id(1), 50, ["done", "withdrawn"]).await.unwrap();
        db.commit().await.unwrap();
        for _ in 0..2 {
            let mut db = store.write().await.unwrap();
            let letter = outbox::insert(&mut db, id(77), Some(id(1)), b"sealed", 10).await;
            assert!(matches!(letter, Err(StoreError::Gone(_))), "{letter:?}");
            drop(db);
            let mut db = store.write().await.unwrap();
            let begun = session::insert(&mut db, &kept(9, Some(1))).await;
            assert!(matches!(begun, Err(StoreError::Gone(_))), "{begun:?}");
        }
    }

    async fn a_tombstone_keeps_the_later_time(store: Store) {
        let mut db = store.write().await.unwrap();
        let stone = |number, erased_at| Tombstone { hash: [number; 32], erased_at };
        for one in [stone(1, 10), stone(1, 30), stone(1, 20), stone(2, 5)] {
            tombstone::insert(&mut db, &one).await.unwrap();
        }
        assert_eq!(tombstone::list(&mut db, None).await.unwrap(), [stone(1, 30), stone(2, 5)]);
        assert_eq!(tombstone::list(&mut db, Some([1; 32])).await.unwrap(), [stone(2, 5)]);
        assert_eq!(tombstone::delete_old(&mut db, 5).await.unwrap(), 1);
        assert!(tombstone::delete(&mut db, &[1; 32]).await.unwrap());
        assert!(!tombstone::delete(&mut db, &[1; 32]).await.unwrap());
    }

    async fn a_job_is_taken_once_at_its_time(store: Store) {
        let mut db = store.write().await.unwrap();
        job::plan(&mut db, "retain", 100).await.unwrap();
        job::plan(&mut db, "retain", 50).await.unwrap();
        assert_eq!(job::find(&mut db, "retain").await.unwrap(), Some(100));
        assert!(!job::claim(&mut db, "retain", 99, 200).await.unwrap());
        db.commit().await.unwrap();
        let won = winners!(store, |db| job::claim(db, "retain", 100, 200));
        assert_eq!(won, 1);
        let mut db = store.write().await.unwrap();
        assert!(job::hold(&mut db, "retain", 200, 250).await.unwrap());
        assert!(!job::hold(&mut db, "retain", 200, 900).await.unwrap(), "another time was noted meanwhile");
        job::postpone(&mut db, "retain", 300).await.unwrap();
        assert_eq!(job::find(&mut db, "retain").await.unwrap(), Some(300));
        job::delete(&mut db, "retain").await.unwrap();
        assert_eq!(job::find(&mut db, "retain").await.unwrap(), None);
    }

    async fn a_history_loses_its_oldest_part_only(store: Store) {
        people(&store).await;
        let mut db = store.write().await.unwrap();
        let (before, up_to) = (id(1500), id(2500));
        assert_eq!(event::list_old_streams(&mut db, before, uuid::Uuid::nil()).await.unwrap(), [id(1), id(2)]);
        assert_eq!(event::list_old_streams(&mut db, before, id(1)).await.unwrap(), [id(2)]);
        assert!(event::list_old_streams(&mut db, id(1000), uuid::Uuid::nil()).await.unwrap().is_empty());
        let chain = event::lock_chain(&mut db, id(1)).await.unwrap();
        assert_eq!((chain.pruned_length, chain.pruned_head), (0, [0; 32]));
        assert_eq!(event::find_cut(&mut db, &chain, id(1000), up_to).await.unwrap(), None, "nothing is too old");
        assert_eq!(event::find_cut(&mut db, &chain, before, up_to).await.unwrap(), Some((2, [2; 32])));
        assert_eq!(event::find_cut(&mut db, &chain, before, id(9000)).await.unwrap(), Some((3, [3; 32])));
        assert_eq!(event::prune(&mut db, id(1), 2, &[2; 32]).await.unwrap(), 2);
        let chain = event::lock_chain(&mut db, id(1)).await.unwrap();
        assert_eq!((chain.length, chain.pruned_length, chain.pruned_head), (3, 2, [2; 32]));
        let left: Vec<_> = event::list_stream(&mut db, id(1), 0).await.unwrap().iter().map(|event| event.position).collect();
        assert_eq!(left, [3]);
        assert_eq!(event::list_stream(&mut db, id(2), 0).await.unwrap().len(), 3);
    }

    async fn a_file_is_written_anew_when_it_is_small_enough(store: Store) {
        people(&store).await;
        assert!(store.compact(i64::MAX).await.unwrap());
        let sqlite = store.engine() == portico_store::Engine::Sqlite;
        assert_eq!(store.compact(1).await.unwrap(), !sqlite);
        assert!(person::find(&mut store.read().await.unwrap(), id(1)).await.unwrap().is_some());
    }
}
