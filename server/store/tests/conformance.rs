//! What every operation promises, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;

use portico_store::ceremony::{self, Ceremony};
use portico_store::contact::{self, Contact};
use portico_store::event::{self, Event};
use portico_store::passkey::{self, Passkey};
use portico_store::person::{self, Person};
use portico_store::session::{self, Session};
use portico_store::sign_up::{self, Renewal, SignUp};
use portico_store::{Store, StoreError, Taken, outbox, rate_limit};
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn someone(number: u128) -> Person {
    Person {
        id: id(number),
        user_handle: vec![u8::try_from(number).unwrap(); 64],
        name: "Zoë 山田 حسن".into(),
        preferred_name: "Zoë".into(),
        birth_date: "2004-02-29".into(),
        language: "nl".into(),
        time_zone: "Europe/Amsterdam".into(),
        look: "dark".into(),
        passkey_offer_at: 3,
        frozen_at: Some(6),
        created_at: 7,
    }
}

fn address(number: u128, folded: &str) -> Contact {
    Contact {
        id: id(number + 100),
        person_id: id(number),
        address: folded.to_uppercase(),
        address_folded: folded.into(),
        is_primary: true,
        verified_at: 8,
        created_at: 9,
    }
}

fn key(number: u128, credential_id: &[u8], counter: i64) -> Passkey {
    Passkey {
        id: id(number + 200),
        person_id: id(number),
        credential_id: credential_id.into(),
        credential: "{}".into(),
        aaguid: vec![0; 16],
        name: "Phone".into(),
        transports: "internal,hybrid".into(),
        counter,
        backup_eligible: true,
        backup_state: false,
        created_at: 10,
        created_on: "Firefox on Windows".into(),
        last_used_at: None,
        last_used_on: String::new(),
        suspended_at: None,
    }
}

fn begun(number: u128) -> SignUp {
    SignUp {
        id: id(number),
        name: "Ann".into(),
        address: "Ann@example.org".into(),
        address_folded: "ann@example.org".into(),
        language: "en".into(),
        user_handle: vec![1; 64],
        token_hash: [u8::try_from(number).unwrap(); 32],
        code_hash: [2; 32],
        code_tries: 0,
        mails: 1,
        mailed_at: 100,
        created_at: 100,
        expires_at: 1000,
        confirmed_at: None,
        finished_at: None,
    }
}

fn kept(number: u8, person: Option<u128>) -> Session {
    Session {
        id_hash: [number; 32],
        person_id: person.map(id),
        level: "visitor".into(),
        state: "{}".into(),
        network: "192.0.2.7".into(),
        device: "Chrome on Linux".into(),
        authenticated_at: person.map(|_| 5),
        created_at: 100,
        seen_at: 100,
        expires_at: 1000,
    }
}

on_both_engines! {
    async fn a_person_comes_back_as_written(store: Store) {
        let mut db = store.write().await.unwrap();
        person::insert(&mut db, &someone(1)).await.unwrap();
        person::set_language(&mut db, id(1), "ar").await.unwrap();
        db.commit().await.unwrap();
        let mut db = store.read().await.unwrap();
        assert_eq!(person::find(&mut db, id(1)).await.unwrap(), Some(Person { language: "ar".into(), ..someone(1) }));
        assert_eq!(person::find(&mut db, id(2)).await.unwrap(), None);
    }

    async fn a_write_without_commit_leaves_nothing(store: Store) {
        let mut db = store.write().await.unwrap();
        person::insert(&mut db, &someone(1)).await.unwrap();
        drop(db);
        assert_eq!(person::find(&mut store.read().await.unwrap(), id(1)).await.unwrap(), None);
    }

    async fn a_statement_alone_is_durable_without_a_commit(store: Store) {
        let mut db = store.write_alone().await.unwrap();
        person::insert(&mut db, &someone(1)).await.unwrap();
        drop(db);
        assert_eq!(person::find(&mut store.read().await.unwrap(), id(1)).await.unwrap(), Some(someone(1)));
    }

    async fn an_address_belongs_to_one_account(store: Store) {
        let mut db = store.write().await.unwrap();
        person::insert(&mut db, &someone(1)).await.unwrap();
        person::insert(&mut db, &someone(2)).await.unwrap();
        contact::insert(&mut db, &address(1, "ann@example.org")).await.unwrap();
        db.commit().await.unwrap();
        let mut db = store.write().await.unwrap();
        let refused = contact::insert(&mut db, &address(2, "ann@example.org")).await;
        assert!(matches!(refused, Err(StoreError::Taken(Taken::Address))), "{refused:?}");
        drop(db);
        let mut db = store.read().await.unwrap();
        let found = contact::find_by_address(&mut db, "ann@example.org").await.unwrap();
        assert_eq!(found, Some(address(1, "ann@example.org")));
        assert_eq!(contact::list_by_person(&mut db, id(1)).await.unwrap(), [address(1, "ann@example.org")]);
    }

    async fn an_address_needs_its_person(store: Store) {
        let mut db = store.write().await.unwrap();
        let orphan = contact::insert(&mut db, &address(1, "ann@example.org")).await;
        assert!(matches!(orphan, Err(StoreError::Refused(_))), "{orphan:?}");
    }

    async fn a_credential_id_exists_once_over_all_people(store: Store) {
        let mut db = store.write().await.unwrap();
        person::insert(&mut db, &someone(1)).await.unwrap();
        person::insert(&mut db, &someone(2)).await.unwrap();
        passkey::insert(&mut db, &key(1, b"credential", 3)).await.unwrap();
        db.commit().await.unwrap();
        let mut db = store.write().await.unwrap();
        let refused = passkey::insert(&mut db, &key(2, b"credential", 0)).await;
        assert!(matches!(refused, Err(StoreError::Taken(Taken::Credential))), "{refused:?}");
        drop(db);
        let mut db = store.read().await.unwrap();
        assert_eq!(passkey::find_owned(&mut db, b"credential").await.unwrap(), Some((key(1, b"credential", 3), someone(1))));
        assert_eq!(passkey::find_owned(&mut db, b"other").await.unwrap(), None);
        assert_eq!(passkey::list_by_person(&mut db, id(2)).await.unwrap(), []);
    }

    async fn all_credential_ids_come_with_the_primary_address(store: Store) {
        let mut db = store.write().await.unwrap();
        person::insert(&mut db, &someone(1)).await.unwrap();
        assert_eq!(passkey::list_credential_ids(&mut db, id(1)).await.unwrap(), (vec![], None));
        passkey::insert(&mut db, &key(1, b"first", 0)).await.unwrap();
        passkey::insert(&mut db, &Passkey { id: id(300), created_at: 11, ..key(1, b"second", 0) }).await.unwrap();
        assert_eq!(passkey::list_credential_ids(&mut db, id(1)).await.unwrap().1, None);
        let second = Contact { id: id(9), is_primary: false, created_at: 1, ..address(1, "old@example.org") };
        contact::insert(&mut db, &second).await.unwrap();
        contact::insert(&mut db, &address(1, "ann@example.org")).await.unwrap();
        let (ids, primary) = passkey::list_credential_ids(&mut db, id(1)).await.unwrap();
        assert_eq!(ids, [b"first".to_vec(), b"second".to_vec()]);
        assert_eq!(primary.as_deref(), Some("ANN@EXAMPLE.ORG"));
    }

    async fn a_counter_only_advances_and_zero_stays_zero(store: Store) {
        let mut db = store.write().await.unwrap();
        person::insert(&mut db, &someone(1)).await.unwrap();
        passkey::insert(&mut db, &key(1, b"counting", 3)).await.unwrap();
        assert!(passkey::record_use(&mut db, id(201), 4, true, 20, "Chrome on Linux").await.unwrap());
        assert!(!passkey::record_use(&mut db, id(201), 4, true, 21, "Chrome on Linux").await.unwrap());
        assert!(!passkey::record_use(&mut db, id(201), 0, true, 21, "Chrome on Linux").await.unwrap());
        let (used, _) = passkey::find_owned(&mut db, b"counting").await.unwrap().unwrap();
        assert_eq!((used.counter, used.backup_state, used.last_used_at), (4, true, Some(20)));
        person::insert(&mut db, &someone(2)).await.unwrap();
        passkey::insert(&mut db, &key(2, b"synced", 0)).await.unwrap();
        assert!(passkey::record_use(&mut db, id(202), 0, true, 20, "Chrome on Linux").await.unwrap());
        assert!(passkey::record_use(&mut db, id(202), 0, true, 21, "Chrome on Linux").await.unwrap());
    }

    async fn an_ended_session_never_comes_back(store: Store) {
        let mut db = store.write().await.unwrap();
        person::insert(&mut db, &someone(1)).await.unwrap();
        session::insert(&mut db, &kept(1, Some(1))).await.unwrap();
        assert_eq!(session::find(&mut db, &[1; 32]).await.unwrap(), Some(kept(1, Some(1))));
        assert!(matches!(session::insert(&mut db, &kept(2, Some(9))).await, Err(StoreError::Refused(_))));
        drop(db);
        let mut db = store.write().await.unwrap();
        session::insert(&mut db, &kept(1, None)).await.unwrap();
        session::touch(&mut db, &[1; 32], 150).await.unwrap();
        session::touch(&mut db, &[1; 32], 140).await.unwrap();
        assert_eq!(session::find(&mut db, &[1; 32]).await.unwrap().unwrap().seen_at, 150);
        session::delete(&mut db, &[1; 32]).await.unwrap();
        assert!(!session::update(&mut db, &kept(1, None)).await.unwrap());
        assert_eq!(session::find(&mut db, &[1; 32]).await.unwrap(), None);
    }

    async fn ended_and_idle_sessions_are_removed_and_no_others(store: Store) {
        let mut db = store.write().await.unwrap();
        session::insert(&mut db, &Session { expires_at: 500, ..kept(1, None) }).await.unwrap();
        session::insert(&mut db, &Session { seen_at: 300, ..kept(2, None) }).await.unwrap();
        session::insert(&mut db, &Session { seen_at: 301, expires_at: 501, ..kept(3, None) }).await.unwrap();
        assert_eq!(session::delete_ended(&mut db, 500, 300).await.unwrap(), 2);
        assert!(session::find(&mut db, &[3; 32]).await.unwrap().is_some());
    }

    async fn a_ceremony_answers_once_and_only_its_own_browser(store: Store) {
        let open = Ceremony {
            challenge_hash: [1; 32],
            binding: [2; 32],
            kind: "sign-in".into(),
            state: "{}".into(),
            expires_at: 50,
        };
        let mut db = store.write().await.unwrap();
        ceremony::insert(&mut db, &open).await.unwrap();
        assert_eq!(ceremony::take(&mut db, &[1; 32], &[9; 32], "sign-in").await.unwrap(), None);
        assert_eq!(ceremony::take(&mut db, &[1; 32], &[2; 32], "registration").await.unwrap(), None);
        assert_eq!(ceremony::take(&mut db, &[1; 32], &[2; 32], "sign-in").await.unwrap(), Some(("{}".into(), 50)));
        assert_eq!(ceremony::take(&mut db, &[1; 32], &[2; 32], "sign-in").await.unwrap(), None);
        ceremony::insert(&mut db, &open).await.unwrap();
        assert_eq!(ceremony::delete_expired(&mut db, 49).await.unwrap(), 0);
        assert_eq!(ceremony::delete_expired(&mut db, 50).await.unwrap(), 1);
    }

    async fn a_sign_up_is_confirmed_once_and_before_its_end(store: Store) {
        let mut db = store.write().await.unwrap();
        sign_up::insert(&mut db, &begun(1)).await.unwrap();
        assert_eq!(sign_up::find(&mut db, id(1)).await.unwrap(), Some(begun(1)));
        assert_eq!(sign_up::find_by_token(&mut db, &[1; 32]).await.unwrap(), Some(begun(1)));
        assert!(!sign_up::confirm(&mut db, id(1), &[1; 32], 1000).await.unwrap());
        assert!(!sign_up::finish(&mut db, id(1), 999).await.unwrap());
        assert!(!sign_up::confirm(&mut db, id(1), &[9; 32], 999).await.unwrap());
        assert!(sign_up::confirm(&mut db, id(1), &[1; 32], 999).await.unwrap());
        assert!(!sign_up::confirm(&mut db, id(1), &[1; 32], 999).await.unwrap());
        assert!(sign_up::finish(&mut db, id(1), 1500).await.unwrap());
        assert!(!sign_up::finish(&mut db, id(1), 1500).await.unwrap());
        assert_eq!(sign_up::delete_ended(&mut db, 999).await.unwrap(), 0);
        assert_eq!(sign_up::delete_ended(&mut db, 1000).await.unwrap(), 1);
    }

    async fn a_newer_mail_voids_the_older_and_keeps_the_tries(store: Store) {
        let mut db = store.write().await.unwrap();
        sign_up::insert(&mut db, &begun(1)).await.unwrap();
        assert!(sign_up::count_code_try(&mut db, id(1), 2).await.unwrap());
        let renewal = Renewal { token_hash: [7; 32], code_hash: [8; 32], mailed_at: 200, expires_at: 1100 };
        assert!(sign_up::renew(&mut db, id(1), &renewal, 100).await.unwrap());
        assert!(!sign_up::renew(&mut db, id(1), &renewal, 100).await.unwrap());
        assert_eq!(sign_up::find_by_token(&mut db, &[1; 32]).await.unwrap(), None);
        let renewed = sign_up::find_by_token(&mut db, &[7; 32]).await.unwrap().unwrap();
        assert_eq!((renewed.mails, renewed.code_tries, renewed.expires_at), (2, 1, 1100));
        assert!(sign_up::count_code_try(&mut db, id(1), 2).await.unwrap());
        assert!(!sign_up::count_code_try(&mut db, id(1), 2).await.unwrap());
    }

    async fn a_letter_is_claimed_by_one_worker_until_its_lease_ends(store: Store) {
        let mut db = store.write().await.unwrap();
        outbox::insert(&mut db, id(1), b"sealed", 10).await.unwrap();
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
        outbox::insert(&mut db, id(2), b"sealed", 10).await.unwrap();
        outbox::give_up(&mut db, id(2), 30).await.unwrap();
        assert_eq!(outbox::claim(&mut db, 100, 200).await.unwrap(), None);
    }

    async fn fifty_workers_share_ten_letters_without_a_double(store: Store) {
        let mut db = store.write().await.unwrap();
        for number in 0..10 {
            outbox::insert(&mut db, id(number), b"sealed", 10).await.unwrap();
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

    async fn every_statement_is_understood(store: Store) {
        for (module, name, text) in portico_store::statements() {
            store.prepare(text).await.unwrap_or_else(|error| panic!("{module}::{name}: {error}"));
        }
    }
}
