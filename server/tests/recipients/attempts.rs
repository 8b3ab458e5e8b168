//! What is not taken is tried again, with longer and longer waits, and given up in the end.

use portico_identity::clock::{HOUR, MINUTE, SECOND};
use portico_identity::consents::Decision;

use crate::on_both_engines;
use crate::portal::{self, DAY};

on_both_engines! {
    async fn waits_grow_until_it_is_given_up_and_an_operator_tries_again(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        house.receiver.will_answer(&[500, 404, 302, 503, 429, 400, 500, 500]);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let waits = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY];
        for (tries, wait) in waits.into_iter().enumerate() {
            assert_eq!(house.receiver.received().len(), tries + 1);
            site.wait(wait - SECOND);
            site.deliver().await;
            assert_eq!(house.receiver.received().len(), tries + 1, "too early");
            site.wait(SECOND);
            site.deliver().await;
        }
        assert_eq!(house.receiver.received().len(), 8);
        let dead = site.identity.list_dead_webhooks().await.unwrap();
        assert_eq!((dead.len(), dead[0].recipient.as_str(), dead[0].error.as_str()), (1, "mailhouse", "answered 500"));
        site.wait(30 * DAY);
        site.deliver().await;
        assert_eq!(house.receiver.received().len(), 8, "given up");
        // It is not in the way of what comes later.
        site.decides(&member, "newsletter", Decision::Decline).await;
        site.deliver().await;
        assert_eq!(house.receiver.last().json()["data"]["sequence"], 2);
        assert_eq!(site.identity.retry_webhook(Some(dead[0].id)).await.unwrap(), 1);
        assert_eq!(site.identity.retry_webhook(Some(dead[0].id)).await.unwrap(), 0);
        site.deliver().await;
        assert_eq!(house.receiver.last().json()["data"]["sequence"], 1);
        assert_eq!(site.identity.list_dead_webhooks().await.unwrap(), []);
    }

    async fn a_repeat_has_the_same_id_and_the_moment_of_the_repeat(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        house.receiver.will_answer(&[500, 500, 500, 500]);
        site.decides(&member, "newsletter", Decision::Agree).await;
        for _ in 0..5 {
            site.deliver().await;
            // Who keeps the moment of each try in mind accepts it; whoever replays it later is refused.
            assert!(house.receiver.last().is_fresh_at(site.identity.now() / SECOND));
            site.wait(10 * MINUTE);
            assert!(!house.receiver.last().is_fresh_at(site.identity.now() / SECOND));
        }
        let received = house.receiver.received();
        assert_eq!(received.len(), 5);
        for one in &received {
            assert_eq!(one.header("webhook-id"), received[0].header("webhook-id"));
            assert_eq!(one.body, received[0].body);
            assert!(one.is_signed_with(&house.credentials.webhook_secret));
        }
        assert_ne!(received[1].header("webhook-signature"), received[0].header("webhook-signature"));
    }

    async fn a_recipient_may_ask_for_a_longer_pause_up_to_an_hour(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        house.receiver.will_answer_with(503, "retry-after", "300");
        house.receiver.will_answer_with(503, "retry-after", "86400");
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        for (wait, tries) in [(299, 1), (1, 2), (3599, 2), (1, 3)] {
            site.wait(wait * SECOND);
            site.deliver().await;
            assert_eq!(house.receiver.received().len(), tries);
        }
    }

    async fn where_nobody_is_any_more_it_is_given_up_at_once(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        house.receiver.will_answer(&[410]);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        assert_eq!(site.identity.list_dead_webhooks().await.unwrap()[0].error, "410: nobody is there any more");
        site.decides(&member, "newsletter", Decision::Decline).await;
        site.deliver().await;
        assert_eq!(house.receiver.received().len(), 2);
    }

    async fn no_redirect_is_followed(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, other) = (site.partner("mailhouse").await, crate::receiver::Receiver::open().await);
        let member = site.member("Anna", "anna@mail.example").await;
        house.receiver.will_answer_with(307, "location", &other.url);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        assert_eq!((house.receiver.received().len(), other.received().len()), (1, 0));
        assert_eq!(site.identity.count_waiting_webhooks().await.unwrap(), 1);
    }

    async fn what_a_worker_took_and_never_finished_is_sent_again(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        site.decides(&member, "newsletter", Decision::Agree).await;
        let taken = site.identity.claim_webhook("mailhouse").await.unwrap().unwrap();
        assert!(!format!("{taken:?}").contains("v1,"));
        site.deliver().await;
        assert_eq!(house.receiver.received().len(), 0, "it is in other hands");
        site.wait(MINUTE);
        site.deliver().await;
        assert_eq!(house.receiver.last().header("webhook-id"), taken.id.to_string());
    }

    async fn a_recipient_that_cannot_be_reached_is_tried_later(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        site.database.tamper("UPDATE recipient SET webhook_url = 'http://127.0.0.1:1/secret-path'").await;
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let errors = site.database.column("SELECT last_error FROM webhook").await;
        assert_eq!(errors, ["no connection"]);
        assert_eq!(house.receiver.received().len(), 0);
    }
}
