//! A change reaches its recipients within seconds, in order for each person, and nobody else.

use std::time::{Duration, Instant};

use portico::webhooks::{Courier, WebhookMetrics, run_webhooks};
use portico_identity::consents::Decision;
use portico_identity::recipients::RecipientId;
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::portal;

fn states(told: &[Value]) -> Vec<(&str, i64)> {
    let one = |body: &Value| body["data"]["sequence"].as_i64().unwrap();
    told.iter().map(|body| (body["data"]["state"].as_str().unwrap(), one(body))).collect()
}

on_both_engines! {
    async fn a_withdrawal_reaches_the_recipient_within_seconds(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        let other = site.replica().await;
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let courier = Courier::open().unwrap();
        // The worker of one replica delivers what another one wrote.
        let worker = tokio::spawn(run_webhooks(other.identity.clone(), courier, WebhookMetrics::default(), stopped));
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.decides(&member, "newsletter", Decision::Decline).await;
        let begun = Instant::now();
        while house.receiver.received().len() < 2 {
            assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", house.receiver.told());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let told = house.receiver.told();
        assert_eq!(states(&told), [("given", 1), ("withdrawn", 2)]);
        assert_eq!(told[1]["type"], json!("consent.changed"));
        assert_eq!((&told[1]["data"]["purpose"], &told[1]["data"]["in_force"]), (&json!("newsletter"), &json!(false)));
        assert!(house.receiver.received().iter().all(|one| one.is_signed_with(&house.credentials.webhook_secret)));
        assert!(!house.receiver.last().body.contains("anna"));
        stop.send(true).unwrap();
        worker.await.unwrap();
    }

    async fn what_is_told_about_one_person_waits_for_what_came_before(site: Site) {
        site.publish_purposes_without_documents().await;
        let house = site.partner("mailhouse").await;
        let (anna, ben) = (site.member("Anna", "anna@mail.example").await, site.member("Ben", "ben@mail.example").await);
        house.receiver.will_answer(&[500]);
        for decision in [Decision::Agree, Decision::Decline, Decision::Agree] {
            site.decides(&anna, "newsletter", decision).await;
        }
        site.deliver().await;
        assert_eq!(states(&house.receiver.told()), [("given", 1)], "the next ones wait");
        site.decides(&ben, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let told = house.receiver.told();
        assert_eq!(told.len(), 2, "another person's does not wait");
        assert_ne!(told[0]["data"]["subject"], told[1]["data"]["subject"]);
        site.wait(5 * portal::SECOND);
        site.deliver().await;
        let told = house.receiver.told();
        assert_eq!(states(&told[2..]), [("given", 1), ("withdrawn", 2), ("given", 3)]);
    }

    async fn only_recipients_of_the_purpose_are_told(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, net) = (site.partner("mailhouse").await, site.partner("adnet").await);
        let member = site.member("Anna", "anna@mail.example").await;
        site.decides(&member, "improve", Decision::Decline).await;
        site.decides(&member, "newsletter", Decision::Decline).await;
        site.decides(&member, "ads", Decision::Agree).await;
        site.deliver().await;
        // Who never agreed is not known to the recipient, and nobody tells it that there is such a person.
        assert_eq!((house.receiver.received().len(), net.receiver.received().len()), (0, 1));
        assert_eq!(site.database.count("recipient_subject").await, 1);
        site.decides(&member, "ads", Decision::Decline).await;
        site.deliver().await;
        assert_eq!(states(&net.receiver.told()), [("given", 1), ("withdrawn", 2)]);
        assert_eq!(house.receiver.received().len(), 0);
    }

    async fn who_got_data_before_hears_of_the_withdrawal_although_it_is_named_no_more(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.publish_purpose_again("newsletter", true, |facts| facts.recipients.clear()).await;
        site.decides(&member, "newsletter", Decision::Decline).await;
        site.deliver().await;
        assert_eq!(states(&house.receiver.told()), [("given", 1), ("withdrawn", 2)]);
    }

    async fn two_workers_tell_once(site: Site) {
        site.publish_purposes_without_documents().await;
        let house = site.partner("mailhouse").await;
        for (name, address) in [("Anna", "anna@mail.example"), ("Ben", "ben@mail.example"), ("Cleo", "cleo@mail.example")] {
            let member = site.member(name, address).await;
            site.decides(&member, "newsletter", Decision::Agree).await;
            site.decides(&member, "newsletter", Decision::Decline).await;
        }
        let other = site.replica().await;
        tokio::join!(site.deliver(), other.deliver(), site.deliver());
        let told = house.receiver.told();
        assert_eq!(told.len(), 6);
        let ids: std::collections::BTreeSet<_> =
            house.receiver.received().iter().map(|one| one.header("webhook-id").to_owned()).collect();
        assert_eq!(ids.len(), 6);
        for subject in told.iter().map(|body| &body["data"]["subject"]) {
            let own: Vec<_> = told.iter().filter(|body| body["data"]["subject"] == *subject).cloned().collect();
            assert_eq!(states(&own), [("given", 1), ("withdrawn", 2)]);
        }
    }

    async fn the_list_names_who_is_registered_and_for_what(site: Site) {
        site.publish_purposes_without_documents().await;
        let house = site.partner("mailhouse").await;
        let listed = site.identity.list_recipients().await.unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!((listed[0].id.as_str(), &listed[0].purposes), ("mailhouse", &vec!["newsletter".to_owned()]));
        assert_eq!(listed[0].token_key, house.credentials.token_key);
        assert!(RecipientId::parse("Mailhouse").is_err());
        let secrets = format!("{:?} {:?}", house.credentials, listed);
        assert!(!secrets.contains("whsec_") && !secrets.contains("PRIVATE"), "{secrets}");
        // Nothing of a secret lies open in the database.
        let dump = site.database.dump().await;
        assert!(!dump.contains("whsec_") && !dump.contains("PRIVATE KEY"));
    }
}
