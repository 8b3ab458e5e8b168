//! A receipt of every decision: to read, to keep, and to check without us.

use portico_identity::receipts::{ReceiptProblem, verify};

use crate::on_both_engines;
use crate::portal::{self, text_of};
use crate::steps::{LIST, at, receipts_on, text_of_purpose};

on_both_engines! {
    async fn a_receipt_can_be_read_kept_and_checked(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna de Wit", "anna@mail.example").await;
        member.browser.decide(&site, "newsletter", "agree").await.leads_to(LIST);
        member.browser.decide(&site, "newsletter", "decline").await.leads_to(LIST);
        let history = member.browser.get(&at("newsletter")).await.body;
        for (id, decision) in receipts_on(&history).iter().zip(["Withdrawn", "Agreed"]) {
            let path = format!("/account/consents/receipts/{id}");
            let page = member.browser.get(&path).await;
            assert_eq!(page.status, 200);
            let words = text_of(&page.body);
            for said in [decision, "Anna de Wit", "Northfield", "Mailhouse", "The purpose newsletter in one sentence", id] {
                assert!(words.contains(said), "{said}");
            }
            assert!(words.contains(&text_of_purpose(&site, "newsletter")));
            let file = member.browser.get(&format!("{path}/file")).await;
            assert_eq!(file.header("content-type"), "application/json");
            assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"receipt-{id}.json\""));
            assert_eq!(file.header("cache-control"), "no-store");
            verify(&file.body, &site.identity.jwks()).unwrap();
            let forged = file.body.replacen("newsletter", "newslettes", 1);
            let problem = verify(&forged, &site.identity.jwks()).unwrap_err();
            assert!(!matches!(problem, ReceiptProblem::UnknownKey), "{problem}");
        }
    }

    async fn a_receipt_is_the_same_whenever_it_is_asked_for(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        member.browser.decide(&site, "newsletter", "agree").await.leads_to(LIST);
        let id = receipts_on(&member.browser.get(&at("newsletter")).await.body).remove(0);
        let file = format!("/account/consents/receipts/{id}/file");
        let before = verify(&member.browser.get(&file).await.body, &site.identity.jwks()).unwrap();
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        let later = verify(&member.browser.get(&file).await.body, &site.identity.jwks()).unwrap();
        assert_eq!(before.record, later.record);
    }
}
