//! What second proofs and the links of notices promise, on SQLite and on PostgreSQL: waiting times, saved codes, "this was not me".
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;
mod rows;

use std::sync::atomic::{AtomicU32, Ordering};

use portico_store::notice_link::NoticeLink;
use portico_store::recovery_code::RecoveryCode;
use portico_store::recovery_wait::RecoveryWait;
use portico_store::{Store, notice_link, person, recovery_code, recovery_wait};
use rows::{id, someone};

static DRAWN: AtomicU32 = AtomicU32::new(1000);

/// A number that nothing else has.
fn drawn() -> u128 {
    DRAWN.fetch_add(1, Ordering::SeqCst).into()
}

async fn two_people(store: &Store) {
    let mut db = store.write().await.unwrap();
    for number in [1, 2] {
        person::insert(&mut db, &someone(number)).await.unwrap();
    }
    db.commit().await.unwrap();
}

/// From 100 until 400, and until 700 to be used.
fn waiting(number: u128, person: u128) -> RecoveryWait {
    RecoveryWait {
        id: id(number),
        person_id: id(person),
        started_at: 100,
        ready_at: 400,
        until: 700,
        tell_at: 200,
        granted_at: None,
        ended_at: None,
    }
}

fn saved(number: u128, person: u128) -> RecoveryCode {
    RecoveryCode { id: id(number), person_id: id(person), code_hash: [3; 32], created_at: 100, used_at: None }
}

fn link(number: u8, person: u128) -> NoticeLink {
    NoticeLink {
        token_hash: [number; 32],
        person_id: id(person),
        notice: "passkey-added".into(),
        subject_id: Some(id(201)),
        created_at: 100,
        expires_at: 1000,
        used_at: None,
    }
}

on_both_engines! {
    async fn one_waiting_time_runs_for_a_person(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        assert!(recovery_wait::start(&mut db, &waiting(1, 1)).await.unwrap());
        assert!(!recovery_wait::start(&mut db, &waiting(2, 1)).await.unwrap());
        assert!(recovery_wait::start(&mut db, &waiting(3, 2)).await.unwrap());
        assert_eq!(recovery_wait::find_open(&mut db, id(1)).await.unwrap(), Some(waiting(1, 1)));
        assert!(recovery_wait::end(&mut db, id(1), 300).await.unwrap());
        assert!(!recovery_wait::end(&mut db, id(1), 300).await.unwrap());
        assert_eq!(recovery_wait::find_open(&mut db, id(1)).await.unwrap(), None);
        assert!(recovery_wait::start(&mut db, &waiting(2, 1)).await.unwrap(), "the one before ended");
        assert_eq!(recovery_wait::delete_ended(&mut db, 299).await.unwrap(), 0);
        assert_eq!(recovery_wait::delete_ended(&mut db, 300).await.unwrap(), 1);
    }

    async fn an_owner_is_told_once_each_time_it_is_due(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        recovery_wait::start(&mut db, &waiting(1, 1)).await.unwrap();
        assert_eq!(recovery_wait::list_due(&mut db, 199).await.unwrap(), []);
        assert_eq!(recovery_wait::list_due(&mut db, 200).await.unwrap(), [waiting(1, 1)]);
        assert!(recovery_wait::take_telling(&mut db, id(1), 200, 300).await.unwrap());
        assert!(!recovery_wait::take_telling(&mut db, id(1), 200, 300).await.unwrap());
        assert_eq!(recovery_wait::list_due(&mut db, 299).await.unwrap(), []);
        recovery_wait::end(&mut db, id(1), 250).await.unwrap();
        assert_eq!(recovery_wait::list_due(&mut db, 300).await.unwrap(), []);
        assert!(!recovery_wait::take_telling(&mut db, id(1), 300, 400).await.unwrap());
    }

    async fn a_waiting_time_grants_between_its_end_and_its_lapse(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        recovery_wait::start(&mut db, &waiting(1, 1)).await.unwrap();
        for now in [99, 399, 700] {
            assert!(!recovery_wait::grant(&mut db, id(1), now, now - 30).await.unwrap(), "{now}");
        }
        assert!(recovery_wait::grant(&mut db, id(1), 400, 370).await.unwrap());
        assert!(!recovery_wait::grant(&mut db, id(1), 429, 399).await.unwrap(), "what it granted can still be used");
        assert!(recovery_wait::grant(&mut db, id(1), 430, 400).await.unwrap());
        recovery_wait::end(&mut db, id(1), 431).await.unwrap();
        assert!(!recovery_wait::grant(&mut db, id(1), 500, 470).await.unwrap());
    }

    async fn fifty_at_once_begin_tell_and_grant_one_waiting_time(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        recovery_wait::start(&mut db, &waiting(2, 2)).await.unwrap();
        db.commit().await.unwrap();
        assert_eq!(winners!(store, |db| recovery_wait::start(db, &waiting(drawn(), 1))), 1);
        assert_eq!(winners!(store, |db| recovery_wait::take_telling(db, id(2), 200, 300)), 1);
        assert_eq!(winners!(store, |db| recovery_wait::grant(db, id(2), 500, 470)), 1);
    }

    async fn a_saved_code_is_spent_once_by_its_person(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        for code in [saved(1, 1), saved(2, 1), saved(3, 2)] {
            recovery_code::insert(&mut db, &code).await.unwrap();
        }
        assert_eq!(recovery_code::list_by_person(&mut db, id(1)).await.unwrap(), [saved(1, 1), saved(2, 1)]);
        assert!(!recovery_code::spend(&mut db, id(2), id(1), 200).await.unwrap());
        db.commit().await.unwrap();
        assert_eq!(winners!(store, |db| recovery_code::spend(db, id(1), id(1), 200)), 1);
        let mut db = store.write().await.unwrap();
        let used = RecoveryCode { used_at: Some(200), ..saved(1, 1) };
        assert_eq!(recovery_code::list_by_person(&mut db, id(1)).await.unwrap(), [used, saved(2, 1)]);
        assert_eq!(recovery_code::delete_used(&mut db, id(1)).await.unwrap(), 1);
        assert_eq!(recovery_code::delete_by_person(&mut db, id(1)).await.unwrap(), 1);
        assert_eq!(recovery_code::list_by_person(&mut db, id(2)).await.unwrap(), [saved(3, 2)]);
    }

    async fn the_link_of_a_notice_works_once_in_its_time(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        for link in [link(1, 1), NoticeLink { subject_id: None, ..link(2, 2) }] {
            notice_link::insert(&mut db, &link).await.unwrap();
            assert_eq!(notice_link::find(&mut db, &link.token_hash).await.unwrap(), Some(link));
        }
        assert_eq!(notice_link::find(&mut db, &[9; 32]).await.unwrap(), None);
        assert!(!notice_link::spend(&mut db, &[1; 32], 1000).await.unwrap());
        assert!(!notice_link::spend(&mut db, &[9; 32], 500).await.unwrap());
        db.commit().await.unwrap();
        assert_eq!(winners!(store, |db| notice_link::spend(db, &[1; 32], 999)), 1);
        let mut db = store.write().await.unwrap();
        assert_eq!(notice_link::find(&mut db, &[1; 32]).await.unwrap().unwrap().used_at, Some(999));
        assert_eq!(notice_link::delete_ended(&mut db, 999).await.unwrap(), 0);
        assert_eq!(notice_link::delete_ended(&mut db, 1000).await.unwrap(), 2);
    }
}
