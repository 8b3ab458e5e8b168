//! What the operations of account care promise, on SQLite and on PostgreSQL: addresses, passkeys, sessions, browsers, profile, activity.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;
mod rows;

use portico_store::contact::Contact;
use portico_store::event::{self, Event};
use portico_store::passkey::Passkey;
use portico_store::person::Person;
use portico_store::session::Session;
use portico_store::{Store, browser, contact, passkey, person, session};
use rows::{address, id, kept, key, someone};

/// Two people, each with an address, a passkey and a session.
async fn two_people(store: &Store) {
    let mut db = store.write().await.unwrap();
    for number in [1, 2] {
        person::insert(&mut db, &someone(number)).await.unwrap();
        contact::insert(&mut db, &address(number, &format!("a{number}@example.org"))).await.unwrap();
        passkey::insert(&mut db, &key(number, &[u8::try_from(number).unwrap()], 0)).await.unwrap();
        session::insert(&mut db, &signed_in(u8::try_from(number).unwrap(), number)).await.unwrap();
    }
    db.commit().await.unwrap();
}

fn signed_in(number: u8, person: u128) -> Session {
    Session { level: "signed-in".into(), ..kept(number, Some(person)) }
}

fn happened(stream: u128, position: i64, kind: &str) -> Event {
    let number = stream * 1000 + u128::try_from(position).unwrap();
    Event {
        id: id(number),
        stream: id(stream),
        position,
        at: 10,
        kind: kind.into(),
        person_id: Some(id(stream)),
        request: "r1".into(),
        detail: "{}".into(),
        previous: [0; 32],
        hash: [1; 32],
    }
}

on_both_engines! {
    async fn one_address_is_the_primary_one(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        let second = Contact { id: id(150), is_primary: false, created_at: 20, ..address(1, "second@example.org") };
        contact::insert(&mut db, &second).await.unwrap();
        contact::make_primary(&mut db, id(1), id(150)).await.unwrap();
        let addresses = contact::list_by_person(&mut db, id(1)).await.unwrap();
        let primary: Vec<_> = addresses.iter().map(|contact| (contact.id, contact.is_primary)).collect();
        assert_eq!(primary, [(id(150), true), (id(101), false)]);
        assert_eq!(contact::list_by_person(&mut db, id(2)).await.unwrap(), [address(2, "a2@example.org")]);
    }

    async fn an_address_is_removed_by_its_person_and_is_free_again(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        assert!(!contact::delete(&mut db, id(2), id(101)).await.unwrap());
        assert!(contact::delete(&mut db, id(1), id(101)).await.unwrap());
        assert!(!contact::delete(&mut db, id(1), id(101)).await.unwrap());
        contact::insert(&mut db, &Contact { id: id(150), ..address(2, "a1@example.org") }).await.unwrap();
    }

    async fn a_passkey_is_named_trusted_and_removed_by_its_person_only(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        let suspended = Passkey { id: id(300), suspended_at: Some(5), created_at: 20, ..key(1, b"other", 0) };
        passkey::insert(&mut db, &suspended).await.unwrap();
        for (person, done) in [(2, false), (1, true)] {
            assert_eq!(passkey::rename(&mut db, id(person), id(300), "Key ring").await.unwrap(), done);
            assert_eq!(passkey::trust(&mut db, id(person), id(300)).await.unwrap(), done);
        }
        assert!(!passkey::trust(&mut db, id(1), id(300)).await.unwrap(), "nothing is left to lift");
        let named = Passkey { name: "Key ring".into(), suspended_at: None, ..suspended };
        assert_eq!(passkey::list_by_person(&mut db, id(1)).await.unwrap(), [key(1, &[1], 0), named]);
        assert!(!passkey::delete(&mut db, id(2), id(300)).await.unwrap());
        assert!(passkey::delete(&mut db, id(1), id(300)).await.unwrap());
        assert_eq!(passkey::list_by_person(&mut db, id(1)).await.unwrap(), [key(1, &[1], 0)]);
    }

    async fn whoever_has_no_passkey_still_has_an_address(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        passkey::delete(&mut db, id(1), id(201)).await.unwrap();
        let address = Some("A1@EXAMPLE.ORG".to_owned());
        assert_eq!(passkey::list_credential_ids(&mut db, id(1)).await.unwrap(), (vec![], address));
        assert_eq!(passkey::list_credential_ids(&mut db, id(9)).await.unwrap(), (vec![], None));
    }

    async fn sessions_that_go_on_are_listed_and_no_others(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        for other in [
            Session { seen_at: 300, ..signed_in(10, 1) },
            Session { expires_at: 400, seen_at: 300, ..signed_in(11, 1) },
            Session { level: "recovering".into(), seen_at: 300, ..signed_in(12, 1) },
        ] {
            session::insert(&mut db, &other).await.unwrap();
        }
        let listed = session::list_by_person(&mut db, id(1), 400, 99).await.unwrap();
        let hashes: Vec<_> = listed.iter().map(|session| session.id_hash).collect();
        assert_eq!(hashes, [[10; 32], [1; 32]], "the last seen first");
        assert_eq!(session::list_by_person(&mut db, id(1), 400, 100).await.unwrap().len(), 1, "idle since 100");
        assert_eq!(session::list_by_person(&mut db, id(3), 400, 0).await.unwrap(), []);
    }

    async fn sessions_of_a_person_end_together_but_for_one(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        for number in [10, 11] {
            session::insert(&mut db, &signed_in(number, 1)).await.unwrap();
        }
        session::insert(&mut db, &kept(12, None)).await.unwrap();
        assert_eq!(session::delete_by_person(&mut db, id(1), Some(&[11; 32])).await.unwrap(), 2);
        assert!(session::find(&mut db, &[11; 32]).await.unwrap().is_some());
        assert_eq!(session::delete_by_person(&mut db, id(1), None).await.unwrap(), 1);
        for others in [2, 12] {
            assert!(session::find(&mut db, &[others; 32]).await.unwrap().is_some());
        }
    }

    async fn a_browser_is_new_once_for_each_person(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        assert!(browser::insert(&mut db, &[1; 32], id(1), 100).await.unwrap());
        assert!(!browser::insert(&mut db, &[1; 32], id(1), 110).await.unwrap());
        assert!(browser::insert(&mut db, &[1; 32], id(2), 110).await.unwrap());
        // Seen at 100: not again before 150, when that is stale.
        browser::touch(&mut db, &[1; 32], id(1), 150, 99).await.unwrap();
        assert_eq!(browser::delete_unseen(&mut db, 99).await.unwrap(), 0);
        browser::touch(&mut db, &[1; 32], id(1), 160, 100).await.unwrap();
        assert_eq!(browser::delete_unseen(&mut db, 159).await.unwrap(), 1, "the other person's");
        assert_eq!(browser::delete_unseen(&mut db, 160).await.unwrap(), 1);
    }

    async fn fifty_at_once_meet_one_new_browser(store: Store) {
        two_people(&store).await;
        let tries = (0..50).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut db = store.write().await.unwrap();
                let new = browser::insert(&mut db, &[1; 32], id(1), 100).await.unwrap();
                db.commit().await.unwrap();
                new
            })
        });
        let mut new = 0;
        for one in tries.collect::<Vec<_>>() {
            new += u32::from(one.await.unwrap());
        }
        assert_eq!(new, 1);
    }

    async fn a_profile_is_written_for_its_person_and_nothing_else_is(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        let changed = Person {
            name: "حسن".into(),
            preferred_name: String::new(),
            birth_date: "1999-12-31".into(),
            language: "ar".into(),
            time_zone: "Africa/Cairo".into(),
            look: "light".into(),
            ..someone(1)
        };
        // What is no part of a profile does not come along.
        person::set_profile(&mut db, &Person { frozen_at: None, passkey_offer_at: 99, ..changed.clone() }).await.unwrap();
        assert_eq!(person::find(&mut db, id(1)).await.unwrap(), Some(changed.clone()));
        person::set_passkey_offer(&mut db, id(1), i64::MAX).await.unwrap();
        let offered = Person { passkey_offer_at: i64::MAX, ..changed };
        assert_eq!(person::find(&mut db, id(1)).await.unwrap(), Some(offered));
        assert_eq!(person::find(&mut db, id(2)).await.unwrap(), Some(someone(2)));
    }

    async fn the_newest_events_come_first_by_kind_and_of_one_stream(store: Store) {
        let mut db = store.write().await.unwrap();
        for (position, kind) in [(1, "signed-in"), (2, "signed-out"), (3, "signed-in"), (4, "in")] {
            for stream in [5, 6] {
                event::lock_chain(&mut db, id(stream)).await.unwrap();
                event::append(&mut db, &happened(stream, position, kind)).await.unwrap();
            }
        }
        let both = ",signed-in,signed-out,";
        let newest = event::list_newest(&mut db, id(5), i64::MAX, both, 2).await.unwrap();
        assert_eq!(newest, [happened(5, 3, "signed-in"), happened(5, 2, "signed-out")]);
        let older = event::list_newest(&mut db, id(5), 2, both, 2).await.unwrap();
        assert_eq!(older, [happened(5, 1, "signed-in")]);
        let some = event::list_newest(&mut db, id(5), i64::MAX, ",signed-out,", 9).await.unwrap();
        assert_eq!(some, [happened(5, 2, "signed-out")]);
        assert_eq!(event::list_newest(&mut db, id(5), i64::MAX, ",", 9).await.unwrap(), []);
        assert_eq!(event::list_newest(&mut db, id(7), i64::MAX, both, 9).await.unwrap(), []);
    }
}
