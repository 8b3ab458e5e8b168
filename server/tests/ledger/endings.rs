//! Consents end by themselves: their person is reminded in time and can prolong them; afterwards nothing is used, whether or not it was written
//! down yet.

use portico_identity::consents::Decided;
use portico_identity::letters::Letter;

use crate::owner::at;
use crate::portal::{self, DAY, SECOND, Site};
use crate::{Agree, Decline, on_both_engines};

const MAIL: &str = "anna@mail.example";

/// The titles and ends that were told.
async fn told(site: &Site) -> Vec<(String, i64)> {
    site.identity.remind_of_ending_consents().await.unwrap();
    let letters = site.letters_to(MAIL).await.into_iter();
    letters
        .filter_map(|letter| {
            if let Letter::ConsentEnds { purpose, ends_at, .. } = letter { Some((purpose, ends_at)) } else { None }
        })
        .collect()
}

on_both_engines! {
    async fn its_person_is_reminded_once_two_weeks_before(site: Site) {
        let anna = site.anna().await;
        let _given = site.decide(&anna, "newsletter", Agree).await;
        let _given = site.decide(&anna, "ads", Agree).await;
        let ends_at = site.clock.now() + 365 * DAY;
        assert_eq!(told(&site).await, []);
        site.wait(351 * DAY - SECOND);
        assert_eq!(told(&site).await, []);
        site.wait(SECOND);
        let expected = [("newsletter in en".to_owned(), ends_at)];
        assert_eq!(told(&site).await, expected);
        site.wait(DAY);
        assert_eq!(told(&site).await, expected, "once");
        assert_eq!(site.ledger().await.last().unwrap(), "newsletter 1 requested rule mail");
        assert!(site.may_use(&anna, "newsletter").await, "being reminded changes nothing");
        let card = &site.identity.list_consents(&anna.who, "en").await.unwrap()[0];
        assert!(card.ends_soon && !card.asks_again);
        assert!(matches!(site.decide(&anna, "newsletter", Agree).await, Decided::Recorded { in_force: true, .. }), "prolonged");
        site.wait(351 * DAY);
        assert_eq!(told(&site).await.len(), 2, "and reminded of the new end");
    }

    async fn when_its_time_is_over_nothing_is_used_and_it_is_written_down_once(site: Site) {
        let anna = site.anna().await;
        let _given = site.decide(&anna, "newsletter", Agree).await;
        let replica = site.replica().await;
        site.wait(365 * DAY - SECOND);
        site.identity.expire_consents().await.unwrap();
        assert!(site.may_use(&anna, "newsletter").await);
        site.wait(SECOND);
        assert!(!site.may_use(&anna, "newsletter").await, "before it is written down");
        let mut hands = tokio::task::JoinSet::new();
        for number in 0..10 {
            let identity = if number % 2 == 0 { site.identity.clone() } else { replica.identity.clone() };
            hands.spawn(async move { identity.expire_consents().await.unwrap() });
        }
        hands.join_all().await;
        site.identity.expire_consents().await.unwrap();
        assert_eq!(site.ledger().await, ["newsletter 1 given self account", "newsletter 1 expired rule portal"]);
        assert_eq!(site.count_events("consent-expired").await, 1);
        assert_eq!(site.identity.consents_to_ask(&anna.who, "en").await.unwrap().len(), 1, "home says so");
        assert_eq!(site.faults().await, Vec::<String>::new());
        assert!(matches!(site.decide(&anna, "newsletter", Agree).await, Decided::Recorded { in_force: true, .. }));
        site.identity.expire_consents().await.unwrap();
        assert!(site.may_use(&anna, "newsletter").await);
    }

    async fn many_hands_at_two_replicas_remind_once(site: Site) {
        let anna = site.anna().await;
        let _given = site.decide(&anna, "newsletter", Agree).await;
        let replica = site.replica().await;
        replica.identity.refresh_catalogue().await.unwrap();
        site.wait(352 * DAY);
        let mut hands = tokio::task::JoinSet::new();
        for number in 0..10 {
            let identity = if number % 2 == 0 { site.identity.clone() } else { replica.identity.clone() };
            hands.spawn(async move { identity.remind_of_ending_consents().await.unwrap() });
        }
        hands.join_all().await;
        assert_eq!(told(&site).await.len(), 1);
    }

    async fn nobody_is_reminded_who_withdrew_or_wants_no_reminders(site: Site) {
        let anna = site.anna().await;
        let _given = site.decide(&anna, "newsletter", Agree).await;
        site.wait(352 * DAY);
        let choice = |wanted| [("reminders".to_owned(), "email".to_owned(), wanted)];
        assert!(site.identity.choose_messages(&anna.who, &choice(false), &at()).await.unwrap());
        assert_eq!(told(&site).await, []);
        assert!(site.identity.choose_messages(&anna.who, &choice(true), &at()).await.unwrap());
        let _withdrawn = site.decide(&anna, "newsletter", Decline).await;
        assert_eq!(told(&site).await, []);
        site.wait(20 * DAY);
        site.identity.expire_consents().await.unwrap();
        assert_eq!(site.count_events("consent-expired").await, 0, "there was nothing left to end");
    }
}
