//! What publications and acceptances of terms promise, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;
mod rows;

use portico_store::publication::{self, Publication, PublicationText, Stamp};
use portico_store::terms_acceptance::{self, TermsAcceptance};
use portico_store::{Store, StoreError, Taken};
use rows::id;

fn version(name: &str, version: i64, published_at: i64) -> Publication {
    Publication {
        kind: "purpose".into(),
        name: name.into(),
        version,
        editorial: version > 1,
        facts: "{}".into(),
        facts_hash: [7; 32],
        published_at,
    }
}

fn text(name: &str, version: i64, language: &str, published_at: i64) -> PublicationText {
    PublicationText {
        kind: "purpose".into(),
        name: name.into(),
        version,
        language: language.into(),
        body: format!("{{\"language\":\"{language}\"}}"),
        hash: [8; 32],
        published_at,
    }
}

fn acceptance(number: u128, person: u128, document: &str, version: i64) -> TermsAcceptance {
    TermsAcceptance {
        id: id(number),
        person_id: id(person),
        document: document.into(),
        version,
        language: "nl".into(),
        text_hash: [9; 32],
        channel: "account".into(),
        request: "r1".into(),
        at: 10,
    }
}

on_both_engines! {
    async fn what_was_published_is_read_as_it_was_in_the_order_of_names_and_versions(store: Store) {
        let rows = [version("ads", 1, 10), version("newsletter", 1, 10), version("newsletter", 2, 20)];
        let texts = [text("ads", 1, "en", 10), text("newsletter", 1, "ar", 30), text("newsletter", 1, "en", 10)];
        let mut db = store.write().await.unwrap();
        for row in rows.iter().rev() {
            publication::insert(&mut db, row).await.unwrap();
        }
        for row in texts.iter().rev() {
            publication::insert_text(&mut db, row).await.unwrap();
        }
        db.commit().await.unwrap();
        let mut db = store.read().await.unwrap();
        assert_eq!(publication::list(&mut db).await.unwrap(), rows);
        assert_eq!(publication::list_texts(&mut db).await.unwrap(), texts);
    }

    async fn a_version_and_a_text_are_published_once(store: Store) {
        let mut db = store.write().await.unwrap();
        publication::insert(&mut db, &version("ads", 1, 10)).await.unwrap();
        publication::insert_text(&mut db, &text("ads", 1, "en", 10)).await.unwrap();
        db.commit().await.unwrap();
        let mut db = store.write().await.unwrap();
        let twice = publication::insert(&mut db, &version("ads", 1, 20)).await;
        assert!(matches!(twice, Err(StoreError::Taken(Taken::Other))), "{twice:?}");
        drop(db);
        let mut db = store.write().await.unwrap();
        let twice = publication::insert_text(&mut db, &text("ads", 1, "en", 20)).await;
        assert!(matches!(twice, Err(StoreError::Taken(Taken::Other))), "{twice:?}");
    }

    async fn a_text_belongs_to_a_version(store: Store) {
        let mut db = store.write().await.unwrap();
        publication::insert_text(&mut db, &text("ads", 1, "en", 10)).await.unwrap_err();
    }

    async fn the_stamp_moves_with_every_text(store: Store) {
        let mut db = store.write().await.unwrap();
        assert_eq!(publication::stamp(&mut db).await.unwrap(), Stamp { texts: 0, newest: 0 });
        publication::insert(&mut db, &version("ads", 1, 10)).await.unwrap();
        publication::insert_text(&mut db, &text("ads", 1, "en", 10)).await.unwrap();
        assert_eq!(publication::stamp(&mut db).await.unwrap(), Stamp { texts: 1, newest: 10 });
        publication::insert_text(&mut db, &text("ads", 1, "nl", 20)).await.unwrap();
        assert_eq!(publication::stamp(&mut db).await.unwrap(), Stamp { texts: 2, newest: 20 });
    }

    async fn a_version_is_accepted_once_and_seen_by_its_person_alone(store: Store) {
        let (first, second) = (acceptance(1, 5, "terms", 1), TermsAcceptance { at: 20, ..acceptance(2, 5, "terms", 2) });
        let mut db = store.write().await.unwrap();
        for row in [&second, &first, &acceptance(3, 6, "terms", 1)] {
            terms_acceptance::insert(&mut db, row).await.unwrap();
        }
        db.commit().await.unwrap();
        let mut db = store.write().await.unwrap();
        let twice = terms_acceptance::insert(&mut db, &acceptance(4, 5, "terms", 1)).await;
        assert!(matches!(twice, Err(StoreError::Taken(Taken::Other))), "{twice:?}");
        drop(db);
        let listed = terms_acceptance::list_by_person(&mut store.read().await.unwrap(), id(5)).await.unwrap();
        assert_eq!(listed, [first, second]);
    }
}
