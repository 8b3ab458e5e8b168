//! The signal of a child's browser stops what the guardians agreed to, and the recipients hear of it.

use portico_identity::consents::{Channel, Decided, Decision};
use portico_identity::publications::{AgeRule, SelfFrom, WhoAgrees};
use serde_json::json;

use crate::on_both_engines;
use crate::owner::at;
use crate::portal;

on_both_engines! {
    async fn recipients_hear_when_a_childs_browser_says_no(site: Site) {
        let (_family, child, ann, _ben) = site.family("2019-05-05").await;
        site.publish_purpose_again("ads", false, |facts| {
            facts.age = AgeRule { self_from: SelfFrom::Age(16), below: WhoAgrees::OneGuardian };
        }).await;
        let net = site.partner("adnet").await;
        let acting = site.identity.acting_for(&ann.who, child.id).await.unwrap().unwrap();
        let hash = site.purpose_hash("ads", "en");
        let given = site.identity.decide_for(&acting, "ads", Decision::Agree, &hash, Channel::Account, &at()).await;
        assert!(matches!(given, Ok(Decided::Recorded { in_force: true, .. })));
        site.deliver().await;
        assert_eq!(net.receiver.last().json()["data"]["in_force"], json!(true));
        assert!(site.identity.note_signal(&child.who, &at()).await.unwrap());
        site.deliver().await;
        let told = net.receiver.last().json();
        assert_eq!((&told["data"]["purpose"], &told["data"]["in_force"], &told["data"]["gpc"]), (&json!("ads"), &json!(false), &json!(true)));
    }
}
