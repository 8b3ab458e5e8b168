//! What a recipient reads, and what it never reads.

use portico_identity::Contact;
use portico_identity::consents::Decision;
use portico_store::contact;
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::portal;
use crate::steps::nowhere;

/// The one purpose that the answer is about.
fn only_purpose(answer: &portal::Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.body);
    let purposes = answer.json()["purposes"].as_array().unwrap().clone();
    assert_eq!(purposes.len(), 1, "{purposes:?}");
    purposes[0].clone()
}

on_both_engines! {
    async fn a_recipient_reads_its_purposes_and_the_person_sees_that_it_did(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let answer = site.ask(&house.subject(), &house.token(&site)).await;
        let purpose = only_purpose(&answer);
        assert_eq!((&purpose["purpose"], &purpose["state"], &purpose["in_force"]), (&json!("newsletter"), &json!("given"), &json!(true)));
        assert_eq!(purpose["data"], json!({ "name": "Anna", "email": "anna@mail.example" }));
        assert_eq!(purpose["text_hash"].as_str().unwrap(), portal::hex(&site.purpose_hash("newsletter", "en")));
        assert_eq!((&answer.json()["restricted"], &answer.json()["gpc"]), (&json!(false), &json!(false)));
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(site.count_events("recipient-read").await, 1);
        let read = site.database.column("SELECT detail FROM event WHERE kind = 'recipient-read'").await;
        assert!(read[0].contains("mailhouse") && read[0].contains("email") && !read[0].contains("anna@"), "{read:?}");
    }

    async fn what_was_withdrawn_is_gone_at_once(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let subject = house.subject();
        site.decides(&member, "newsletter", Decision::Decline).await;
        let answer = site.ask(&subject, &house.token(&site)).await;
        let purpose = only_purpose(&answer);
        assert_eq!((&purpose["state"], &purpose["in_force"], &purpose["data"]), (&json!("withdrawn"), &json!(false), &json!({})));
        assert!(!answer.body.contains("anna"), "{}", answer.body);
    }

    async fn what_is_restricted_is_gone_at_once(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let subject = house.subject();
        assert!(site.identity.restrict(&site.guard_of(&member).await, true, &nowhere()).await.unwrap());
        let answer = site.ask(&subject, &house.token(&site)).await;
        assert_eq!((&only_purpose(&answer)["in_force"], &only_purpose(&answer)["data"]), (&json!(false), &json!({})));
        assert_eq!(answer.json()["restricted"], json!(true));
        site.deliver().await;
        let told = house.receiver.last().json();
        assert_eq!((&told["type"], &told["data"]["restricted"]), (&json!("restriction.changed"), &json!(true)));
        assert_eq!(told["data"]["purposes"][0]["in_force"], json!(false));
    }

    async fn a_new_text_is_not_agreed_to_before_it_was_answered(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        let answer = site.ask(&house.subject(), &house.token(&site)).await;
        assert_eq!((&only_purpose(&answer)["in_force"], &only_purpose(&answer)["data"]), (&json!(false), &json!({})));
    }

    async fn data_that_nobody_agreed_to_hand_over_stays_here(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        // Other words only, it says; but it names more data and drops one.
        let data = || vec!["email".into(), "language".into()];
        site.publish_purpose_again("newsletter", true, |facts| facts.data = data()).await;
        let answer = site.ask(&house.subject(), &house.token(&site)).await;
        assert_eq!(only_purpose(&answer)["data"], json!({ "email": "anna@mail.example" }));
        // And the recipient is named no more.
        site.publish_purpose_again("newsletter", true, |facts| facts.recipients.clear()).await;
        let answer = site.ask(&house.subject(), &house.token(&site)).await;
        assert_eq!((&only_purpose(&answer)["in_force"], &only_purpose(&answer)["data"]), (&json!(false), &json!({})));
    }

    async fn one_recipient_learns_nothing_by_the_name_that_another_knows(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, net) = (site.partner("mailhouse").await, site.partner("adnet").await);
        let member = site.member("Anna", "anna@mail.example").await;
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.decides(&member, "ads", Decision::Agree).await;
        site.deliver().await;
        assert_ne!(house.subject(), net.subject());
        let shape = |answer: portal::Answer| {
            let mut body = answer.json();
            body["request_id"] = Value::Null;
            (answer.status, body, answer.header("www-authenticate").to_owned())
        };
        let person = site.record_of(&member).await.person.id.to_string();
        let unknown = shape(site.ask("0198a000-0000-7000-8000-000000000000", &house.token(&site)).await);
        assert_eq!(unknown.0, 404);
        for subject in [net.subject().as_str(), &person, "x", "%00", "00000000-0000-0000-0000-000000000000"] {
            assert_eq!(shape(site.ask(subject, &house.token(&site)).await), unknown, "{subject}");
        }
        assert_eq!(site.count_events("recipient-read").await, 0);
        assert_eq!(only_purpose(&site.ask(&net.subject(), &net.token(&site)).await)["purpose"], json!("ads"));
    }

    async fn who_agreed_before_a_recipient_was_registered_is_known_to_it_from_the_start(site: Site) {
        site.publish_purposes_without_documents().await;
        let (anna, ben) = (site.member("Anna", "anna@mail.example").await, site.member("Ben", "ben@mail.example").await);
        let cleo = site.member("Cleo", "cleo@mail.example").await;
        site.decides(&anna, "newsletter", Decision::Agree).await;
        site.decides(&ben, "newsletter", Decision::Agree).await;
        site.decides(&ben, "newsletter", Decision::Decline).await;
        site.decides(&cleo, "ads", Decision::Agree).await;
        let house = site.partner("mailhouse").await;
        site.deliver().await;
        assert_eq!(house.receiver.told().len(), 1, "{:?}", house.receiver.told());
        let purpose = only_purpose(&site.ask(&house.subject(), &house.token(&site)).await);
        assert_eq!(purpose["data"]["email"], json!("anna@mail.example"));
    }

    async fn a_new_primary_address_is_read_and_told_without_being_in_the_webhook(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        site.decides(&member, "newsletter", Decision::Agree).await;
        let owner = site.record_of(&member).await.person.id;
        let second = Contact {
            id: uuid::Uuid::from_u128(7),
            person_id: owner,
            address: "second@mail.example".into(),
            address_folded: "second@mail.example".into(),
            is_primary: false,
            verified_at: 1,
            created_at: 1,
            suspended_at: None,
        };
        let mut db = site.identity.store().write().await.unwrap();
        contact::insert(&mut db, &second).await.unwrap();
        db.commit().await.unwrap();
        let recent = site.recent_guard_of(&member).await;
        assert!(site.identity.make_primary(&recent, second.id, &nowhere()).await.unwrap());
        site.deliver().await;
        let told = house.receiver.last();
        assert_eq!(told.json()["type"], json!("person.corrected"));
        assert!(!told.body.contains("mail.example"), "{}", told.body);
        let purpose = only_purpose(&site.ask(&house.subject(), &house.token(&site)).await);
        assert_eq!(purpose["data"]["email"], json!("second@mail.example"));
    }

    async fn a_recipient_that_asks_too_often_waits(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, net) = (site.partner("mailhouse").await, site.partner("adnet").await);
        let unknown = "0198a000-0000-7000-8000-000000000000";
        let mut asked = 0;
        let refused = loop {
            let answer = site.ask(unknown, &house.token(&site)).await;
            asked += 1;
            if answer.status != 404 {
                break answer;
            }
        };
        assert_eq!((refused.status.as_u16(), asked, refused.retry_after()), (429, 1201, 1));
        assert_eq!(site.ask(unknown, &net.token(&site)).await.status, 404);
        site.wait(portal::SECOND);
        assert_eq!(site.ask(unknown, &house.token(&site)).await.status, 404);
    }
}
