//! What the operations on people, sessions, ceremonies and sign-ups promise, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;
mod rows;

use portico_store::ceremony::{self, Ceremony};
use portico_store::contact::Contact;
use portico_store::passkey::Passkey;
use portico_store::person::Person;
use portico_store::session::Session;
use portico_store::sign_up::Renewal;
use portico_store::{Store, StoreError, Taken, contact, passkey, person, session, sign_up};
use rows::{address, begun, id, kept, key, someone};

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
        assert!(matches!(orphan, Err(StoreError::Gone(_))), "{orphan:?}");
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
        assert!(matches!(session::insert(&mut db, &kept(2, Some(9))).await, Err(StoreError::Gone(_))));
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

    async fn every_statement_is_understood(store: Store) {
        for (module, name, text) in portico_store::statements() {
            store.prepare(text).await.unwrap_or_else(|error| panic!("{module}::{name}: {error}"));
        }
    }
}
