//! What changes without anybody deciding is told as well: once, and only where something changed.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portico::jobs::run_sweeps;
use portico_identity::clock::Micros;
use portico_identity::consents::{Channel, Decided, Decision, Guardian, GuardiansFuture, Guardianships};
use portico_identity::publications::PurposeFacts;
use portico_store::Db;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::on_both_engines;
use crate::portal::{self, DAY, HOUR, MINUTE, Member, SECOND, Site, party};
use crate::steps::{Partner, nowhere};

/// Which purpose stood how, in the order in which it was told.
fn standings(partner: &Partner) -> Vec<(String, Value, bool)> {
    let one = |body: Value| {
        assert_eq!(body["type"], "consent.changed");
        let data = &body["data"];
        (data["purpose"].as_str().unwrap().to_owned(), data["state"].clone(), data["in_force"].as_bool().unwrap())
    };
    partner.receiver.told().into_iter().map(one).collect()
}

fn newsletter(in_force: bool) -> (String, Value, bool) {
    ("newsletter".into(), json!("given"), in_force)
}

/// Mailhouse, and Anna who agreed to the newsletter; it was told so.
async fn told_of_anna(site: &Site) -> (Partner, Member) {
    site.publish_purposes_without_documents().await;
    let (house, anna) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
    site.decides(&anna, "newsletter", Decision::Agree).await;
    site.sweeps(0).await;
    assert_eq!(standings(&house), [newsletter(true)]);
    (house, anna)
}

impl Site {
    /// Looks whether anything is to be told, and delivers it; it must be so many webhooks.
    async fn sweeps(&self, webhooks: u64) {
        assert_eq!(self.identity.sweep_recipients().await.unwrap().unwrap_or_default(), webhooks);
        self.deliver().await;
    }

    async fn freezes(&self, member: &Member) {
        let id = self.literal_of(member).await;
        self.database.tamper(&format!("UPDATE person SET frozen_at = 1 WHERE id = {id}")).await;
    }

    async fn is_born(&self, member: &Member, day: &str) {
        let id = self.literal_of(member).await;
        self.database.tamper(&format!("UPDATE person SET birth_date = '{day}' WHERE id = {id}")).await;
    }

    async fn literal_of(&self, member: &Member) -> String {
        let id = self.record_of(member).await.person.id;
        if self.database.is_sqlite() { format!("X'{}'", id.simple()) } else { format!("'{id}'") }
    }
}

/// One adult is everybody's guardian.
struct Parent(Mutex<Option<Uuid>>);

impl Guardianships for Parent {
    fn guardians_of<'a>(&'a self, _db: &'a mut dyn Db, _child: Uuid, _at: Micros) -> GuardiansFuture<'a> {
        let adult = *self.0.lock().unwrap();
        let guardians = adult.map(|adult| Guardian { adult, relation: Uuid::from_u128(1) }).into_iter().collect();
        Box::pin(async move { Ok(guardians) })
    }
}

/// What a new version changes.
type Change = fn(&mut PurposeFacts);

on_both_engines! {
    async fn a_new_version_that_counts_is_told_without_anybody_signing_in(site: Site) {
        let (house, anna) = told_of_anna(&site).await;
        site.freezes(&anna).await;
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        site.sweeps(1).await;
        assert_eq!(standings(&house)[1..], [newsletter(false)]);
        assert_eq!(house.receiver.last().json()["data"]["sequence"], 2);
        // Nothing is told twice: neither at once, nor at midnight, nor by another replica.
        site.sweeps(0).await;
        site.wait(2 * DAY);
        site.sweeps(0).await;
        site.replica().await.sweeps(0).await;
        assert_eq!(house.receiver.told().len(), 2);
    }

    async fn another_program_published_and_the_server_tells_within_seconds(site: Site) {
        let (house, _anna) = told_of_anna(&site).await;
        let server = site.replica().await;
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let worker = tokio::spawn(run_sweeps(server.identity.clone(), stopped));
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        let begun = Instant::now();
        while site.database.count("webhook").await < 2 {
            assert!(begun.elapsed() < Duration::from_secs(20));
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        stop.send(true).unwrap();
        worker.await.unwrap();
        site.deliver().await;
        assert_eq!(standings(&house)[1..], [newsletter(false)]);
    }

    async fn other_words_for_the_same_tell_nothing(site: Site) {
        let (house, anna) = told_of_anna(&site).await;
        site.publish_purpose_again("newsletter", true, |_| {}).await;
        site.publish_purpose_again("ads", false, |_| {}).await;
        site.sweeps(0).await;
        assert_eq!(standings(&house), [newsletter(true)]);
        // Nor what a decision told already.
        site.decides(&anna, "newsletter", Decision::Decline).await;
        site.publish_purpose_again("newsletter", true, |_| {}).await;
        site.sweeps(0).await;
        assert_eq!(house.receiver.told().len(), 2);
    }

    async fn a_retired_purpose_and_one_that_names_the_recipient_no_more_are_told(site: Site) {
        let (house, _anna) = told_of_anna(&site).await;
        let changes: [(Change, bool); 3] = [
            (|facts| facts.recipients.clear(), false),
            (|facts| facts.recipients = vec![party("mailhouse", "Mailhouse")], true),
            (|facts| facts.retired = true, false),
        ];
        for (change, in_force) in changes {
            site.publish_purpose_again("newsletter", true, change).await;
            site.sweeps(1).await;
            assert_eq!(standings(&house).pop(), Some(newsletter(in_force)));
        }
        assert_eq!(house.receiver.told().len(), 4);
    }

    async fn other_data_are_told(site: Site) {
        let (house, _anna) = told_of_anna(&site).await;
        site.publish_purpose_again("newsletter", true, |facts| facts.data = vec!["email".into()]).await;
        site.sweeps(1).await;
        assert_eq!(standings(&house)[1..], [newsletter(true)], "it asks, and gets less");
    }

    async fn on_the_birthday_the_end_of_a_guardian_s_yes_is_told(site: Site) {
        site.publish_purposes_without_documents().await;
        site.publish_purpose_again("photos", true, |facts| facts.recipients = vec![party("mailhouse", "Mailhouse")]).await;
        let house = site.partner("mailhouse").await;
        let (kim, ann) = (site.member("Kim", "kim@mail.example").await, site.member("Ann", "ann@mail.example").await);
        // Sixteen on 2027-01-20 00:00 UTC; the clock begins on 2027-01-15 08:00.
        site.is_born(&kim, "2011-01-20").await;
        let (child, parent) = (site.record_of(&kim).await.person.id, site.guard_of(&ann).await);
        let family = Arc::new(Parent(Mutex::new(Some(parent.person()))));
        drop(site.identity.clone().with_guardianships(family));
        let acting = site.identity.acting_for(&parent, child).await.unwrap().unwrap();
        let text = site.purpose_hash("photos", "en");
        let decided = site.identity.decide_for(&acting, "photos", Decision::Agree, &text, Channel::Account, &nowhere()).await;
        assert!(matches!(decided.unwrap(), Decided::Recorded { in_force: true, .. }));
        site.sweeps(0).await;
        assert_eq!(standings(&house), [("photos".into(), json!("given"), true)]);
        site.wait(4 * DAY + 16 * HOUR - SECOND);
        site.sweeps(0).await;
        site.wait(SECOND);
        site.sweeps(1).await;
        assert_eq!(standings(&house)[1..], [("photos".into(), Value::Null, false)]);
        site.wait(DAY);
        site.sweeps(0).await;
    }

    async fn replicas_that_look_at_once_tell_once(site: Site) {
        let (house, _anna) = told_of_anna(&site).await;
        let other = site.replica().await;
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        let (one, two) = tokio::join!(site.identity.sweep_recipients(), other.identity.sweep_recipients());
        assert_eq!(one.unwrap().unwrap_or_default() + two.unwrap().unwrap_or_default(), 1);
        site.deliver().await;
        assert_eq!(standings(&house)[1..], [newsletter(false)]);
    }

    async fn what_failed_is_done_again_a_minute_later_and_holds_up_nobody(site: Site) {
        let (house, anna) = told_of_anna(&site).await;
        let ben = site.member("Ben", "ben@mail.example").await;
        site.decides(&ben, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let hers = format!("person_id = {}", site.literal_of(&anna).await);
        let good = site.database.column(&format!("SELECT standing FROM recipient_subject WHERE {hers}")).await;
        let set = async |standing: &str| {
            site.database.tamper(&format!("UPDATE recipient_subject SET standing = '{standing}' WHERE {hers}")).await;
        };
        set("broken").await;
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        site.identity.sweep_recipients().await.unwrap_err();
        site.deliver().await;
        assert_eq!(house.receiver.told().len(), 3, "Ben's");
        set(&good[0]).await;
        site.sweeps(0).await;
        site.wait(MINUTE);
        site.sweeps(1).await;
        assert_eq!(standings(&house)[2..], [newsletter(false), newsletter(false)]);
    }
}
