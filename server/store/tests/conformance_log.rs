//! What outgoing mail, the event log and limits promise, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;
mod rows;

use portico_store::event::{self, Event};
use portico_store::{Store, StoreError, Taken, outbox, rate_limit};
use rows::id;

on_both_engines! {
    async fn a_letter_is_claimed_by_one_worker_until_its_lease_ends(store: Store) {
        let mut db = store.write().await.unwrap();
        outbox::insert(&mut db, id(1), None, b"sealed", 10).await.unwrap();
        db.commit().await.unwrap();
        let mut db = store.write().await.unwrap();
        assert_eq!(outbox::claim(&mut db, 9, 20).await.unwrap(), None);
        let claimed = outbox::claim(&mut db, 10, 20).await.unwrap().unwrap();
        assert_eq!((claimed.id, claimed.sealed.as_slice(), claimed.attempts), (id(1), b"sealed".as_slice(), 1));
        assert_eq!(outbox::claim(&mut db, 19, 30).await.unwrap(), None);
        assert_eq!(outbox::claim(&mut db, 20, 30).await.unwrap().unwrap().attempts, 2);
        outbox::postpone(&mut db, id(1), 25).await.unwrap();
        assert_eq!(outbox::claim(&mut db, 25, 35).await.unwrap().unwrap().attempts, 3);
        assert_eq!(outbox::count_waiting(&mut db).await.unwrap(), 1);
        outbox::mark_sent(&mut db, id(1), 26).await.unwrap();
        assert_eq!(outbox::count_waiting(&mut db).await.unwrap(), 0);
        assert_eq!(outbox::claim(&mut db, 100, 200).await.unwrap(), None);
        assert_eq!(outbox::delete_done(&mut db, 26).await.unwrap(), 1);
        outbox::insert(&mut db, id(2), None, b"sealed", 10).await.unwrap();
        outbox::give_up(&mut db, id(2), 30).await.unwrap();
        assert_eq!(outbox::claim(&mut db, 100, 200).await.unwrap(), None);
    }

    async fn fifty_workers_share_ten_letters_without_a_double(store: Store) {
        let mut db = store.write().await.unwrap();
        for number in 0..10 {
            outbox::insert(&mut db, id(number), None, b"sealed", 10).await.unwrap();
        }
        db.commit().await.unwrap();
        let workers = (0..50).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut db = store.write().await.ok()?;
                let claimed = outbox::claim(&mut db, 10, 1000).await.ok()??;
                db.commit().await.ok()?;
                Some(claimed.id)
            })
        });
        let mut claimed = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            claimed.extend(worker.await.unwrap());
        }
        // A worker may have been too late for its turn; what it left is taken afterwards.
        let mut db = store.write().await.unwrap();
        while let Some(left) = outbox::claim(&mut db, 10, 1000).await.unwrap() {
            claimed.push(left.id);
        }
        claimed.sort();
        assert_eq!(claimed, (0..10).map(id).collect::<Vec<_>>(), "each letter is claimed, and by one worker");
    }

    async fn the_log_refuses_change_and_keeps_its_order(store: Store) {
        let mut db = store.write().await.unwrap();
        let chain = event::lock_chain(&mut db, id(5)).await.unwrap();
        assert_eq!((chain.length, chain.head), (0, [0; 32]));
        let first = Event {
            id: id(1),
            stream: id(5),
            position: 1,
            at: 10,
            kind: "signed-in".into(),
            person_id: Some(id(5)),
            request: "r1".into(),
            detail: "{}".into(),
            previous: [0; 32],
            hash: [1; 32],
        };
        event::append(&mut db, &first).await.unwrap();
        assert_eq!(event::lock_chain(&mut db, id(5)).await.unwrap().head, [1; 32]);
        db.commit().await.unwrap();
        let mut db = store.write().await.unwrap();
        let twice = event::append(&mut db, &Event { id: id(2), ..first.clone() }).await;
        assert!(matches!(twice, Err(StoreError::Taken(Taken::Other))), "{twice:?}");
        drop(db);
        assert_eq!(event::list_stream(&mut store.read().await.unwrap(), id(5), 0).await.unwrap(), [first]);
        assert_eq!(event::list_stream(&mut store.read().await.unwrap(), id(5), 1).await.unwrap(), []);
        assert_eq!(event::list_chains(&mut store.read().await.unwrap()).await.unwrap().len(), 1);
    }

    async fn a_bucket_gives_its_burst_then_one_at_a_time(store: Store) {
        let mut db = store.write().await.unwrap();
        for _ in 0..3 {
            assert_eq!(rate_limit::take(&mut db, &[1; 32], 1000, 100, 3).await.unwrap(), None);
        }
        assert_eq!(rate_limit::take(&mut db, &[1; 32], 1000, 100, 3).await.unwrap(), Some(100));
        assert_eq!(rate_limit::take(&mut db, &[1; 32], 1099, 100, 3).await.unwrap(), Some(1));
        assert_eq!(rate_limit::take(&mut db, &[1; 32], 1100, 100, 3).await.unwrap(), None);
        assert_eq!(rate_limit::take(&mut db, &[2; 32], 1100, 100, 3).await.unwrap(), None);
        assert_eq!(rate_limit::delete_full(&mut db, 1200).await.unwrap(), 1);
        assert_eq!(rate_limit::take(&mut db, &[1; 32], 5000, 100, 1).await.unwrap(), None);
    }

    async fn fifty_at_once_get_no_more_than_the_burst(store: Store) {
        let tries = (0..50).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut db = store.write().await.unwrap();
                let taken = rate_limit::take(&mut db, &[1; 32], 1000, 100_000, 5).await.unwrap().is_none();
                db.commit().await.unwrap();
                taken
            })
        });
        let mut taken = 0;
        for one in tries.collect::<Vec<_>>() {
            taken += u32::from(one.await.unwrap());
        }
        assert_eq!(taken, 5);
    }
}
