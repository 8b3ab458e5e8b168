//! What the operations of recovery promise, on SQLite and on PostgreSQL: mailed proofs, and the steps of a recovery.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;
mod rows;

use portico_store::mail_proof::{MailProof, Renewal};
use portico_store::recovery::Recovery;
use portico_store::{Store, mail_proof, person, recovery};
use rows::{id, someone};

async fn two_people(store: &Store) {
    let mut db = store.write().await.unwrap();
    for number in [1, 2] {
        person::insert(&mut db, &someone(number)).await.unwrap();
    }
    db.commit().await.unwrap();
}

/// A mail of 100 that ends at 1000.
fn mailed(number: u8, person: Option<u128>) -> MailProof {
    MailProof {
        id: id(u128::from(number)),
        purpose: "recovery".into(),
        person_id: person.map(id),
        address: "Anna@example.org".into(),
        address_folded: "anna@example.org".into(),
        language: "nl".into(),
        token_hash: [number; 32],
        code_hash: [2; 32],
        code_tries: 0,
        mails: 1,
        mailed_at: 100,
        created_at: 100,
        expires_at: 1000,
        spent_at: None,
    }
}

fn begun(number: u128, person: Option<u128>) -> Recovery {
    Recovery {
        id: id(number),
        person_id: person.map(id),
        first_proof: id(number + 50),
        second_proof: None,
        created_at: 100,
        proved_at: None,
        granted_at: None,
        granted_by: None,
        finished_at: None,
        stopped_at: None,
    }
}

on_both_engines! {
    async fn a_proof_is_found_by_its_id_and_by_its_newest_token(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        for proof in [mailed(1, Some(1)), mailed(2, None)] {
            mail_proof::insert(&mut db, &proof).await.unwrap();
            assert_eq!(mail_proof::find(&mut db, proof.id).await.unwrap(), Some(proof.clone()));
            assert_eq!(mail_proof::find_by_token(&mut db, &proof.token_hash).await.unwrap(), Some(proof));
        }
        let renewal = Renewal { token_hash: [9; 32], code_hash: [8; 32], mailed_at: 200, expires_at: 1100 };
        assert!(mail_proof::renew(&mut db, id(1), &renewal, 1).await.unwrap());
        assert!(!mail_proof::renew(&mut db, id(1), &renewal, 1).await.unwrap(), "another request was first");
        assert_eq!(mail_proof::find_by_token(&mut db, &[1; 32]).await.unwrap(), None, "the older mail is void");
        let renewed = mail_proof::find_by_token(&mut db, &[9; 32]).await.unwrap().unwrap();
        assert_eq!((renewed.code_hash, renewed.mails, renewed.mailed_at), ([8; 32], 2, 200));
        assert_eq!(mail_proof::list_unspent(&mut db, id(1), "recovery").await.unwrap(), [renewed]);
        assert_eq!(mail_proof::list_unspent(&mut db, id(1), "further-address").await.unwrap(), []);
    }

    async fn another_mail_does_not_forget_the_codes_that_were_typed(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        mail_proof::insert(&mut db, &mailed(1, Some(1))).await.unwrap();
        assert!(mail_proof::count_code_try(&mut db, id(1), 2).await.unwrap());
        let renewal = Renewal { token_hash: [9; 32], code_hash: [8; 32], mailed_at: 200, expires_at: 1100 };
        assert!(mail_proof::renew(&mut db, id(1), &renewal, 1).await.unwrap());
        assert!(mail_proof::count_code_try(&mut db, id(1), 2).await.unwrap());
        assert!(!mail_proof::count_code_try(&mut db, id(1), 2).await.unwrap());
        assert_eq!(mail_proof::find(&mut db, id(1)).await.unwrap().unwrap().code_tries, 2);
    }

    async fn a_proof_is_spent_in_its_time_by_its_newest_mail_only(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        mail_proof::insert(&mut db, &mailed(1, Some(1))).await.unwrap();
        for (token, now) in [([1; 32], 99), ([1; 32], 1000), ([2; 32], 500)] {
            assert!(!mail_proof::spend(&mut db, id(1), &token, now).await.unwrap(), "{now}");
        }
        assert!(mail_proof::spend(&mut db, id(1), &[1; 32], 999).await.unwrap());
        assert!(!mail_proof::drop_unspent(&mut db, id(1)).await.unwrap());
        let renewal = Renewal { token_hash: [9; 32], code_hash: [8; 32], mailed_at: 999, expires_at: 1100 };
        assert!(!mail_proof::renew(&mut db, id(1), &renewal, 1).await.unwrap(), "spent");
        assert_eq!(mail_proof::list_unspent(&mut db, id(1), "recovery").await.unwrap(), []);
        assert_eq!(mail_proof::delete_ended(&mut db, 999).await.unwrap(), 0);
        assert_eq!(mail_proof::delete_ended(&mut db, 1000).await.unwrap(), 1);
    }

    async fn fifty_at_once_spend_a_proof_once_and_no_more_than_its_tries(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        mail_proof::insert(&mut db, &mailed(1, Some(1))).await.unwrap();
        db.commit().await.unwrap();
        assert_eq!(winners!(store, |db| mail_proof::count_code_try(db, id(1), 10)), 10);
        assert_eq!(winners!(store, |db| mail_proof::spend(db, id(1), &[1; 32], 500)), 1);
    }

    async fn a_recovery_takes_its_steps_in_order_and_each_once(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        recovery::insert(&mut db, &begun(1, Some(1))).await.unwrap();
        assert_eq!(recovery::find_by_first_proof(&mut db, id(51)).await.unwrap(), Some(begun(1, Some(1))));
        assert!(!recovery::set_second_proof(&mut db, id(1), None, id(70)).await.unwrap());
        assert!(!recovery::grant(&mut db, id(1), "code", 200).await.unwrap(), "the first proof is missing");
        assert!(recovery::prove(&mut db, id(1), 200).await.unwrap());
        assert!(!recovery::prove(&mut db, id(1), 200).await.unwrap());
        assert!(recovery::set_second_proof(&mut db, id(1), None, id(70)).await.unwrap());
        assert!(!recovery::set_second_proof(&mut db, id(1), None, id(71)).await.unwrap(), "another was first");
        assert!(recovery::set_second_proof(&mut db, id(1), Some(id(70)), id(71)).await.unwrap());
        assert!(!recovery::finish(&mut db, id(1), id(1), 300, 0).await.unwrap(), "not granted");
        assert!(recovery::grant(&mut db, id(1), "code", 300).await.unwrap());
        assert!(!recovery::grant(&mut db, id(1), "code", 300).await.unwrap());
        assert!(!recovery::set_second_proof(&mut db, id(1), Some(id(71)), id(72)).await.unwrap());
        for (person, now, after) in [(2, 300, 0), (1, 299, 0), (1, 600, 300)] {
            assert!(!recovery::finish(&mut db, id(1), id(person), now, after).await.unwrap(), "{person} {now} {after}");
        }
        assert!(recovery::finish(&mut db, id(1), id(1), 600, 299).await.unwrap());
        assert!(!recovery::finish(&mut db, id(1), id(1), 600, 299).await.unwrap());
        let done = Recovery {
            second_proof: Some(id(71)),
            proved_at: Some(200),
            granted_at: Some(300),
            granted_by: Some("code".into()),
            finished_at: Some(600),
            ..begun(1, Some(1))
        };
        assert_eq!(recovery::find(&mut db, id(1)).await.unwrap(), Some(done));
    }

    async fn a_stopped_recovery_goes_no_further(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        for (number, person) in [(1, Some(1)), (2, Some(1)), (3, Some(1)), (4, Some(2)), (5, None)] {
            recovery::insert(&mut db, &begun(number, person)).await.unwrap();
        }
        for number in [2, 3] {
            assert!(recovery::prove(&mut db, id(number), 200).await.unwrap());
        }
        assert!(recovery::grant(&mut db, id(3), "waiting", 200).await.unwrap());
        assert_eq!(recovery::stop_by_person(&mut db, id(1), 300).await.unwrap(), 3);
        assert_eq!(recovery::stop_by_person(&mut db, id(1), 300).await.unwrap(), 0);
        assert!(!recovery::prove(&mut db, id(1), 300).await.unwrap());
        assert!(!recovery::set_second_proof(&mut db, id(2), None, id(70)).await.unwrap());
        assert!(!recovery::grant(&mut db, id(2), "code", 300).await.unwrap());
        assert!(!recovery::finish(&mut db, id(3), id(1), 300, 0).await.unwrap());
        assert!(recovery::prove(&mut db, id(4), 300).await.unwrap(), "another person's goes on");
        assert_eq!(recovery::delete_ended(&mut db, 99).await.unwrap(), 0);
        assert_eq!(recovery::delete_ended(&mut db, 100).await.unwrap(), 5);
    }

    async fn fifty_at_once_take_each_step_once(store: Store) {
        two_people(&store).await;
        let mut db = store.write().await.unwrap();
        recovery::insert(&mut db, &begun(1, Some(1))).await.unwrap();
        db.commit().await.unwrap();
        assert_eq!(winners!(store, |db| recovery::prove(db, id(1), 200)), 1);
        assert_eq!(winners!(store, |db| recovery::set_second_proof(db, id(1), None, id(70))), 1);
        assert_eq!(winners!(store, |db| recovery::grant(db, id(1), "code", 300)), 1);
        assert_eq!(winners!(store, |db| recovery::finish(db, id(1), id(1), 400, 0)), 1);
    }
}
