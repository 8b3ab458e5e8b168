//! What requests about data and choices of messages promise, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;
mod rows;

use portico_store::message_choice::{self, MessageChoice};
use portico_store::rights_request::{self, RightsRequest};
use portico_store::{Store, person};
use rows::{id, someone};

fn asked(number: u128, person: u128, due_at: i64) -> RightsRequest {
    RightsRequest {
        id: id(number),
        person_id: Some(id(person)),
        subject_hash: [7; 32],
        kind: "correct".into(),
        law: "gdpr".into(),
        language: "nl".into(),
        about: "birth-date".into(),
        words: "Geboren op 1 mei.\n'; --".into(),
        asked_at: i64::try_from(number).unwrap(),
        acknowledge_by: Some(9),
        acknowledged_at: Some(8),
        due_at,
        extended_at: None,
        extension_reason: String::new(),
        remind_at: Some(due_at - 10),
        closed_at: None,
        outcome: String::new(),
        answer: String::new(),
    }
}

fn choice(topic: &str, channel: &str, wanted: bool) -> MessageChoice {
    MessageChoice { topic: topic.into(), channel: channel.into(), wanted, at: 5 }
}

on_both_engines! {
    async fn requests_are_found_by_their_person_and_the_open_ones_by_their_date(store: Store) {
        let mut db = store.write().await.unwrap();
        for request in [asked(1, 50, 300), asked(2, 50, 100), asked(3, 60, 200)] {
            rights_request::insert(&mut db, &request).await.unwrap();
        }
        let ids = |found: Vec<RightsRequest>| found.into_iter().map(|request| request.id.as_u128()).collect::<Vec<_>>();
        assert_eq!(ids(rights_request::list_by_person(&mut db, id(50)).await.unwrap()), [2, 1]);
        assert_eq!(ids(rights_request::list_open(&mut db).await.unwrap()), [2, 3, 1]);
        assert_eq!(rights_request::count_open_of(&mut db, id(50)).await.unwrap(), 2);
        assert_eq!(rights_request::find(&mut db, id(1)).await.unwrap(), Some(asked(1, 50, 300)));
        assert_eq!(rights_request::find(&mut db, id(9)).await.unwrap(), None);
    }

    async fn a_request_is_closed_once_and_not_extended_afterwards(store: Store) {
        let mut db = store.write().await.unwrap();
        rights_request::insert(&mut db, &asked(1, 50, 300)).await.unwrap();
        assert!(rights_request::extend(&mut db, id(1), 900, 20, "Much of it", Some(890)).await.unwrap());
        assert!(!rights_request::extend(&mut db, id(1), 999, 21, "Again", None).await.unwrap());
        assert!(rights_request::close(&mut db, id(1), 30, "done", "Yes.").await.unwrap());
        assert!(!rights_request::close(&mut db, id(1), 31, "refused", "No.").await.unwrap());
        let closed = RightsRequest {
            due_at: 900,
            extended_at: Some(20),
            extension_reason: "Much of it".into(),
            remind_at: None,
            closed_at: Some(30),
            outcome: "done".into(),
            answer: "Yes.".into(),
            ..asked(1, 50, 300)
        };
        assert_eq!(rights_request::find(&mut db, id(1)).await.unwrap(), Some(closed));
        assert!(!rights_request::take_reminder(&mut db, id(1), 890, None).await.unwrap());
        assert_eq!(rights_request::count_open_of(&mut db, id(50)).await.unwrap(), 0);
    }

    async fn a_reminder_is_taken_once(store: Store) {
        let mut db = store.write().await.unwrap();
        rights_request::insert(&mut db, &asked(1, 50, 300)).await.unwrap();
        assert!(rights_request::take_reminder(&mut db, id(1), 290, Some(299)).await.unwrap());
        assert!(!rights_request::take_reminder(&mut db, id(1), 290, Some(299)).await.unwrap());
        assert!(rights_request::take_reminder(&mut db, id(1), 299, None).await.unwrap());
        assert_eq!(rights_request::find(&mut db, id(1)).await.unwrap().unwrap().remind_at, None);
    }

    async fn a_choice_is_written_over_the_one_before_and_is_its_persons(store: Store) {
        let mut db = store.write().await.unwrap();
        for number in [1, 2] {
            person::insert(&mut db, &someone(number)).await.unwrap();
        }
        for wanted in [true, false] {
            message_choice::put(&mut db, id(1), &choice("news", "email", wanted)).await.unwrap();
        }
        message_choice::put(&mut db, id(1), &choice("news", "post", true)).await.unwrap();
        let all = message_choice::list_by_person(&mut db, id(1)).await.unwrap();
        assert_eq!(all, [choice("news", "email", false), choice("news", "post", true)]);
        assert_eq!(message_choice::find(&mut db, id(1), "news", "email").await.unwrap(), Some(choice("news", "email", false)));
        assert_eq!(message_choice::find(&mut db, id(2), "news", "email").await.unwrap(), None);
        assert!(message_choice::list_by_person(&mut db, id(2)).await.unwrap().is_empty());
    }

    async fn a_restriction_is_set_and_lifted(store: Store) {
        let mut db = store.write().await.unwrap();
        person::insert(&mut db, &someone(1)).await.unwrap();
        for restricted_at in [None, Some(77)] {
            person::set_restricted(&mut db, id(1), restricted_at).await.unwrap();
            assert_eq!(person::find(&mut db, id(1)).await.unwrap().unwrap().restricted_at, restricted_at);
        }
    }
}
