//! What the operations of recipients and webhooks promise, on SQLite and on PostgreSQL.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod engines;
mod rows;

use portico_store::recipient::{self, Recipient};
use portico_store::recipient_subject::{self, RecipientSubject};
use portico_store::{Store, StoreError, Taken, Write, person, webhook};
use rows::{id, someone};

fn house(name: &str) -> Recipient {
    Recipient {
        id: name.into(),
        name: "Mail House".into(),
        webhook_url: "https://house.example/hooks".into(),
        secret: vec![1, 2, 3],
        old_secret: None,
        old_until: None,
        token_key: "{}".into(),
        old_token_key: None,
        created_at: 10,
        removed_at: None,
    }
}

fn known(recipient: &str, number: u128) -> RecipientSubject {
    let (recipient, person_id, subject) = (recipient.into(), id(number), id(number + 900));
    RecipientSubject { recipient, person_id, subject, told: 0, standing: "{}".into() }
}

/// Two recipients that know both people.
async fn two_and_two(store: &Store) -> Write {
    let mut db = store.write().await.unwrap();
    for number in [1, 2] {
        person::insert(&mut db, &someone(number)).await.unwrap();
    }
    for name in ["adnet", "house"] {
        assert!(recipient::add(&mut db, &house(name)).await.unwrap());
        for number in [1, 2] {
            recipient_subject::insert(&mut db, &known(name, number)).await.unwrap();
        }
    }
    db
}

/// The next thing that a recipient is told about a person. Its id is its number.
async fn tell(db: &mut Write, number: u128, recipient: &str, person: u128) -> i64 {
    let to = known(recipient, person);
    let position = recipient_subject::next_position(db, &to).await.unwrap();
    webhook::insert(db, id(number), &to, position, "consent.changed", "{}", 100).await.unwrap();
    position
}

async fn claimed(db: &mut Write, recipient: &str, now: i64) -> Option<u128> {
    webhook::claim(db, recipient, now, now + 60).await.unwrap().map(|webhook| webhook.id.as_u128())
}

on_both_engines! {
    async fn a_recipient_is_added_once_and_again_after_it_was_removed(store: Store) {
        let mut db = store.write().await.unwrap();
        assert!(recipient::add(&mut db, &house("house")).await.unwrap());
        assert!(!recipient::add(&mut db, &Recipient { name: "Thief".into(), ..house("house") }).await.unwrap());
        assert_eq!(recipient::find(&mut db, "house").await.unwrap(), Some(house("house")));
        assert!(recipient::rotate(&mut db, "house", &[4], "{\"x\":1}", 500).await.unwrap());
        let rotated = recipient::find(&mut db, "house").await.unwrap().unwrap();
        assert_eq!((rotated.secret, rotated.old_secret, rotated.old_until), (vec![4], Some(vec![1, 2, 3]), Some(500)));
        assert_eq!((rotated.token_key.as_str(), rotated.old_token_key.as_deref()), ("{\"x\":1}", Some("{}")));
        assert!(recipient::remove(&mut db, "house", 600).await.unwrap());
        assert!(!recipient::remove(&mut db, "house", 700).await.unwrap());
        assert!(!recipient::rotate(&mut db, "house", &[5], "{}", 900).await.unwrap());
        assert_eq!(recipient::find(&mut db, "house").await.unwrap(), None);
        assert_eq!(recipient::list(&mut db).await.unwrap(), []);
        let anew = Recipient { secret: vec![9], created_at: 800, ..house("house") };
        assert!(recipient::add(&mut db, &anew).await.unwrap());
        assert_eq!(recipient::list(&mut db).await.unwrap(), [anew]);
    }

    async fn a_person_has_one_name_with_each_recipient_and_positions_never_come_again(store: Store) {
        let mut db = two_and_two(&store).await;
        let other = RecipientSubject { subject: id(77), ..known("house", 1) };
        recipient_subject::insert(&mut db, &other).await.unwrap();
        assert_eq!(recipient_subject::find(&mut db, "house", id(901)).await.unwrap(), Some(known("house", 1)));
        assert_eq!(recipient_subject::find(&mut db, "house", id(77)).await.unwrap(), None);
        assert_eq!(recipient_subject::list_by_person(&mut db, id(1)).await.unwrap(), [known("adnet", 1), known("house", 1)]);
        recipient_subject::set_standing(&mut db, "house", id(902), "{\"a\":\"1\"}").await.unwrap();
        assert_eq!(recipient_subject::find(&mut db, "house", id(902)).await.unwrap().unwrap().standing, "{\"a\":\"1\"}");
        assert_eq!(recipient_subject::list_people(&mut db, id(0)).await.unwrap(), [id(1), id(2)]);
        assert_eq!(recipient_subject::list_people(&mut db, id(1)).await.unwrap(), [id(2)]);
        let positions = [tell(&mut db, 1, "house", 1).await, tell(&mut db, 2, "house", 1).await, tell(&mut db, 3, "adnet", 1).await];
        assert_eq!(positions, [1, 2, 1]);
        webhook::delete_by_recipient(&mut db, "house").await.unwrap();
        assert_eq!(tell(&mut db, 4, "house", 1).await, 3);
        assert_eq!(recipient_subject::find(&mut db, "house", id(901)).await.unwrap().unwrap().told, 3);
        recipient::remove(&mut db, "house", 5).await.unwrap();
        let left = recipient_subject::list_by_person(&mut db, id(1)).await.unwrap();
        assert_eq!(left.iter().map(|one| one.recipient.as_str()).collect::<Vec<_>>(), ["adnet"]);
        recipient::remove(&mut db, "adnet", 5).await.unwrap();
        assert_eq!(recipient_subject::list_people(&mut db, id(0)).await.unwrap(), Vec::<uuid::Uuid>::new());
        assert_eq!(recipient_subject::delete_by_recipient(&mut db, "house").await.unwrap(), 2);
    }

    async fn the_oldest_about_a_person_comes_first_and_others_do_not_wait(store: Store) {
        let mut db = two_and_two(&store).await;
        for (number, recipient, person) in [(1, "house", 1), (2, "house", 1), (3, "house", 2), (4, "adnet", 1)] {
            tell(&mut db, number, recipient, person).await;
        }
        assert_eq!(webhook::list_due(&mut db, 99).await.unwrap(), Vec::<String>::new());
        assert_eq!(webhook::list_due(&mut db, 100).await.unwrap(), ["adnet", "house"]);
        assert_eq!((claimed(&mut db, "house", 100).await, claimed(&mut db, "house", 100).await), (Some(1), Some(3)));
        assert_eq!(claimed(&mut db, "house", 100).await, None, "the second about one person waits for the first");
        assert_eq!(webhook::list_due(&mut db, 100).await.unwrap(), ["adnet"]);
        webhook::postpone(&mut db, id(1), 300, "answered 500").await.unwrap();
        assert_eq!(claimed(&mut db, "house", 200).await, Some(3), "its lease is over");
        webhook::mark_delivered(&mut db, id(3), 210).await.unwrap();
        assert_eq!(claimed(&mut db, "house", 300).await, Some(1));
        webhook::mark_delivered(&mut db, id(1), 310).await.unwrap();
        assert_eq!(claimed(&mut db, "house", 310).await, Some(2));
        assert_eq!(webhook::count_waiting(&mut db).await.unwrap(), 2);
        // What was delivered stays so.
        webhook::postpone(&mut db, id(1), 0, "late").await.unwrap();
        webhook::give_up(&mut db, id(1), 320, "late").await.unwrap();
        assert_eq!(webhook::delete_done(&mut db, 309, 309).await.unwrap(), 1);
        assert_eq!(webhook::delete_done(&mut db, 310, 310).await.unwrap(), 1);
    }

    async fn the_dead_are_listed_block_nothing_and_can_be_tried_again(store: Store) {
        let mut db = two_and_two(&store).await;
        for number in [1, 2] {
            tell(&mut db, number, "house", 1).await;
        }
        assert_eq!(claimed(&mut db, "house", 100).await, Some(1));
        webhook::give_up(&mut db, id(1), 110, "answered 500").await.unwrap();
        assert_eq!(claimed(&mut db, "house", 110).await, Some(2));
        let dead = webhook::list_dead(&mut db).await.unwrap();
        assert_eq!((dead.len(), dead[0].id, dead[0].dead_at, dead[0].last_error.as_str()), (1, id(1), Some(110), "answered 500"));
        assert_eq!(webhook::retry(&mut db, Some(id(2)), 120).await.unwrap(), 0, "it is alive");
        assert_eq!(webhook::retry(&mut db, Some(id(1)), 120).await.unwrap(), 1);
        let again = webhook::claim(&mut db, "house", 120, 180).await.unwrap().unwrap();
        assert_eq!((again.id, again.attempts), (id(1), 1));
        webhook::give_up(&mut db, id(1), 130, "answered 500").await.unwrap();
        assert_eq!(webhook::retry(&mut db, None, 140).await.unwrap(), 1);
        assert_eq!(webhook::list_dead(&mut db).await.unwrap(), []);
    }

    async fn two_cannot_have_one_place(store: Store) {
        let mut db = two_and_two(&store).await;
        tell(&mut db, 1, "house", 1).await;
        let twice = webhook::insert(&mut db, id(2), &known("house", 1), 1, "consent.changed", "{}", 100).await;
        assert!(matches!(twice, Err(StoreError::Taken(Taken::Other))), "{twice:?}");
    }

    async fn twenty_workers_share_what_is_due_without_a_double(store: Store) {
        let mut db = two_and_two(&store).await;
        for (number, person) in [(1, 1), (2, 2), (3, 1), (4, 2)] {
            tell(&mut db, number, "house", person).await;
        }
        db.commit().await.unwrap();
        let workers = (0..20).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut db = store.write().await.unwrap();
                let claimed = claimed(&mut db, "house", 100).await;
                db.commit().await.unwrap();
                claimed
            })
        });
        let mut all = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            all.extend(worker.await.unwrap());
        }
        all.sort_unstable();
        assert_eq!(all, [1, 2], "one about each person");
    }
}
