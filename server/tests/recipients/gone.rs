//! Recipients hear of an erasure, by the one name that they knew, after nothing else is left here.

use portico_identity::clock::DAY;
use portico_identity::consents::Decision;
use serde_json::json;

use crate::on_both_engines;
use crate::portal;
use crate::steps::nowhere;

on_both_engines! {
    async fn a_recipient_is_told_that_somebody_was_erased(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let (subject, person) = (house.subject(), site.record_of(&member).await.person);
        let recent = site.recent_guard_of(&member).await;
        let _asked = site.identity.ask_erasure(&recent, &nowhere()).await.unwrap();
        site.wait(15 * DAY);
        site.identity.erase_due().await.unwrap();
        site.deliver().await;
        let told = house.receiver.last().json();
        assert_eq!((&told["type"], &told["data"]["subject"]), (&json!("person.erased"), &json!(subject)));
        assert_eq!(site.ask(&subject, &house.token(&site)).await.status, 404);
        assert!(!house.receiver.last().body.contains(&person.id.to_string()));
    }
}
