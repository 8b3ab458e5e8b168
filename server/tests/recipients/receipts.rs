//! A receipt is checked by its file and the published keys, also after these were changed.

use portico_identity::clock::HOUR;
use portico_identity::consents::Decision;
use portico_identity::keys::KeyRing;
use portico_identity::random::Rng;
use portico_identity::receipts::{ReceiptProblem, verify};
use serde_json::json;

use crate::on_both_engines;
use crate::portal;

on_both_engines! {
    async fn a_receipt_verifies_with_the_published_keys_before_and_after_a_rotation(site: Site) {
        site.publish_purposes_without_documents().await;
        let member = site.member("Anna", "anna@mail.example").await;
        let event = site.decides(&member, "newsletter", Decision::Agree).await;
        let receipt = site.identity.receipt(&site.guard_of(&member).await, event).await.unwrap().unwrap();
        let published = site.browser().get("/.well-known/jwks.json").await;
        assert_eq!(published.header("cache-control"), "public, max-age=300");
        assert_eq!(published.header("content-type"), "application/jwk-set+json");
        assert!(!published.body.contains("\"d\""));
        verify(&receipt.to_file(), &published.json()).unwrap();
        site.wait(HOUR);
        KeyRing::rotate(&site.database.folder.join("keys"), &Rng::default(), site.identity.now()).unwrap();
        let restarted = site.replica().await;
        let later = restarted.browser().get("/.well-known/jwks.json").await.json();
        assert_eq!(later["keys"].as_array().unwrap().len(), 2);
        let verified = verify(&receipt.to_file(), &later).unwrap();
        let newer = restarted.identity.receipt(&site.guard_of(&member).await, event).await.unwrap().unwrap();
        assert_eq!(newer.record, verified.record, "the same whenever it is asked for");
        assert_ne!(verify(&newer.to_file(), &later).unwrap().key, verified.key);
        assert_eq!(verify(&newer.to_file(), &published.json()), Err(ReceiptProblem::UnknownKey));
    }

    async fn a_receipt_says_what_iso_27560_asks_for(site: Site) {
        site.publish_purposes_without_documents().await;
        let member = site.member("Anna", "anna@mail.example").await;
        let event = site.decides(&member, "newsletter", Decision::Agree).await;
        let record = site.identity.receipt(&site.guard_of(&member).await, event).await.unwrap().unwrap().record;
        // Header, processing, party and event, with the mandatory fields of each.
        for field in ["schema_version", "record_id", "pii_principal_id", "receipt_id"] {
            assert!(record[field].is_string(), "{field}");
        }
        for field in [
            "privacy_notice", "language", "purpose", "lawful_basis", "pii_information", "pii_controllers", "collection_method",
            "storage_locations", "retention_period", "jurisdictions", "recipient_third_parties", "withdrawal_method", "privacy_rights",
        ] {
            assert!(!record["pii_processing"][field].is_null(), "{field}");
        }
        for party in record["parties"].as_array().unwrap() {
            for field in ["party_id", "party_name", "party_address", "party_contact", "party_type", "party_role"] {
                assert!(party[field].is_string(), "{field}");
            }
        }
        let who = json!(site.record_of(&member).await.person.id);
        assert_eq!((&record["pii_principal_id"], &record["event"]["entity_id"]), (&who, &who));
        assert_eq!(record["event"]["event_state"], json!("dpv:ConsentGiven"));
        assert_eq!(record["event"]["event_type"], json!("dpv:ExplicitlyExpressedConsent"));
        assert_eq!(record["event"]["valid_until"].as_str().map(|until| &until[..4]), Some("2028"));
    }

    async fn the_receipts_of_others_are_not_given_out(site: Site) {
        site.publish_purposes_without_documents().await;
        let (anna, ben) = (site.member("Anna", "anna@mail.example").await, site.member("Ben", "ben@mail.example").await);
        let event = site.decides(&anna, "newsletter", Decision::Agree).await;
        let by_ben = site.guard_of(&ben).await;
        assert_eq!(site.identity.receipt(&by_ben, event).await.unwrap(), None);
        assert_eq!(site.identity.receipt(&by_ben, uuid::Uuid::nil()).await.unwrap(), None);
    }
}
