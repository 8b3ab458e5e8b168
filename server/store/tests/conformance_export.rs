//! Promises of the table of exports, kept on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod engines;
mod rows;

use portico_store::data_export::{self, DataExport, Made};
use portico_store::held::{self, Cell, HELD};
use portico_store::{Store, person};
use rows::{id, someone};

fn asked(number: u128, person: u128) -> DataExport {
    DataExport {
        id: id(number),
        person_id: id(person),
        request_id: id(99),
        language: "nl".into(),
        asked_at: 10,
        steps: 18,
        steps_done: 0,
        attempts: 0,
        due_at: 10,
        ready_at: None,
        failed_at: None,
        expires_at: None,
        size: 0,
    }
}

/// Two persons, and an export of the first.
async fn begun(store: &Store) {
    let mut db = store.write().await.unwrap();
    person::insert(&mut db, &someone(1)).await.unwrap();
    person::insert(&mut db, &someone(2)).await.unwrap();
    data_export::insert(&mut db, &asked(11, 1)).await.unwrap();
    db.commit().await.unwrap();
}

fn made(archive: &[u8]) -> Made<'_> {
    Made { ready_at: 20, expires_at: 30, size: 3, archive }
}

on_both_engines! {
    async fn what_was_asked_for_is_found_again(store: Store) {
        begun(&store).await;
        let mut db = store.read().await.unwrap();
        assert_eq!(data_export::list_by_person(&mut db, id(1)).await.unwrap(), [asked(11, 1)]);
        assert!(data_export::list_by_person(&mut db, id(2)).await.unwrap().is_empty());
    }

    async fn one_worker_takes_it_and_a_later_one_takes_it_over(store: Store) {
        begun(&store).await;
        let taken = winners!(store, |db| async { data_export::claim(db, 10, 100).await.map(|claimed| claimed.is_some()) });
        assert_eq!(taken, 1);
        let mut db = store.write().await.unwrap();
        assert!(data_export::claim(&mut db, 99, 200).await.unwrap().is_none());
        assert!(data_export::hold(&mut db, id(11), 1, 3, 150).await.unwrap());
        assert!(data_export::claim(&mut db, 149, 200).await.unwrap().is_none());
        let second = data_export::claim(&mut db, 150, 200).await.unwrap().unwrap();
        assert_eq!((second.attempts, second.steps_done, second.due_at), (2, 0, 200));
        // The first one is not asked any more.
        assert!(!data_export::hold(&mut db, id(11), 1, 4, 300).await.unwrap());
        assert!(!data_export::fail(&mut db, id(11), 1, 160).await.unwrap());
        assert!(!data_export::finish(&mut db, id(11), 1, &made(b"old")).await.unwrap());
        assert!(data_export::finish(&mut db, id(11), 2, &made(b"new")).await.unwrap());
        assert!(data_export::claim(&mut db, 1000, 2000).await.unwrap().is_none());
        db.commit().await.unwrap();
    }

    async fn it_is_kept_once(store: Store) {
        begun(&store).await;
        let mut db = store.write().await.unwrap();
        data_export::claim(&mut db, 10, 100).await.unwrap().unwrap();
        db.commit().await.unwrap();
        assert_eq!(winners!(store, |db| data_export::finish(db, id(11), 1, &made(b"zip"))), 1);
        let mut db = store.write().await.unwrap();
        assert!(!data_export::fail(&mut db, id(11), 1, 20).await.unwrap());
        let row = &data_export::list_by_person(&mut db, id(1)).await.unwrap()[0];
        assert_eq!((row.steps_done, row.ready_at, row.expires_at, row.size), (18, Some(20), Some(30), 3));
    }

    async fn it_opens_for_its_person_until_its_end(store: Store) {
        begun(&store).await;
        let mut db = store.write().await.unwrap();
        assert_eq!(data_export::open(&mut db, id(11), id(1), 15).await.unwrap(), None, "not made yet");
        data_export::claim(&mut db, 10, 100).await.unwrap().unwrap();
        data_export::finish(&mut db, id(11), 1, &made(b"zip")).await.unwrap();
        assert_eq!(data_export::open(&mut db, id(11), id(1), 29).await.unwrap().as_deref(), Some(b"zip".as_slice()));
        assert_eq!(data_export::open(&mut db, id(11), id(1), 30).await.unwrap(), None, "its end has come");
        assert_eq!(data_export::open(&mut db, id(11), id(2), 29).await.unwrap(), None, "somebody else's");
        assert_eq!(data_export::open(&mut db, id(12), id(1), 29).await.unwrap(), None, "another one");
    }

    async fn every_table_is_read_for_its_person_only(store: Store) {
        begun(&store).await;
        let mut db = store.read().await.unwrap();
        for table in HELD {
            let (own, others) = (held::list(&mut db, table, id(1), 30).await.unwrap(), held::list(&mut db, table, id(2), 30).await.unwrap());
            assert!(own.iter().all(|row| row.len() == table.columns.len()));
            assert!(own.is_empty() || own != others, "{}", table.table);
        }
        let told = held::list(&mut db, &held::PERSON, id(2), 30).await.unwrap();
        assert_eq!(told[0][0], ("id", Cell::Id(Some(id(2)))));
        assert_eq!(held::list(&mut db, &held::EXPORTS, id(1), 30).await.unwrap().len(), 1);
        assert_eq!(held::last_event(&mut db, id(1)).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn an_export_needs_its_person() {
    let url = engines::sqlite_url();
    let store = engines::open(&url).await;
    let mut db = store.write().await.unwrap();
    assert!(data_export::insert(&mut db, &asked(11, 1)).await.is_err());
}
