//! Nobody sees, and nobody decides, what is somebody else's.

use crate::on_both_engines;
use crate::portal;
use crate::steps::{CALL, LIST, at, receipts_on, text_of_purpose};

on_both_engines! {
    async fn the_receipts_of_others_are_not_there(site: Site) {
        site.publish_purposes().await;
        let anna = site.member("Anna", "anna@mail.example").await;
        let eve = site.member("Eve", "eve@mail.example").await;
        anna.browser.decide(&site, "newsletter", "agree").await.leads_to(LIST);
        let id = receipts_on(&anna.browser.get(&at("newsletter")).await.body).remove(0);
        assert!(receipts_on(&eve.browser.get(&at("newsletter")).await.body).is_empty());
        for id in [id.as_str(), "01900000-0000-7000-8000-000000000000", "1", "..%2f", "%ff", "new"] {
            for path in [format!("/account/consents/receipts/{id}"), format!("/account/consents/receipts/{id}/file")] {
                assert_eq!(eve.browser.get(&path).await.status, 404, "{path}");
            }
        }
    }

    async fn what_is_no_purpose_is_not_there(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        let text = text_of_purpose(&site, "newsletter");
        let long = "x".repeat(2000);
        for purpose in ["nothing", "Newsletter", "newsletter%00", "%ff", "%2e%2e", long.as_str()] {
            assert_eq!(member.browser.get(&at(purpose)).await.status, 404, "{purpose}");
            let posted = member.browser.post_form(&at(purpose), &[("decision", "agree"), ("text", &text)]).await;
            assert_eq!(posted.status, 404, "{purpose}");
        }
        assert_eq!(site.count_entries().await, 0);
    }

    async fn another_sites_page_decides_nothing(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        let text = text_of_purpose(&site, "newsletter");
        let before = site.database.dump().await;
        for (origin, relation) in [("https://evil.example", "cross-site"), ("null", "cross-site")] {
            let lured = member.browser.lured_by(origin, relation);
            let form = lured.post_form(&at("newsletter"), &[("decision", "agree"), ("text", &text)]).await;
            assert_eq!(form.status, 403);
            let body = serde_json::json!({ "purpose": "newsletter", "decision": "agree", "text": text });
            assert_eq!(lured.post_json(CALL, &body).await.problem(), (403, "forbidden".into()));
        }
        assert_eq!(site.database.dump().await, before);
    }

    async fn without_a_session_one_signs_in_and_comes_back(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        member.browser.decide(&site, "newsletter", "agree").await.leads_to(LIST);
        let receipt = receipts_on(&member.browser.get(&at("newsletter")).await.body).remove(0);
        let stranger = site.browser();
        for path in [LIST.to_owned(), at("newsletter"), format!("/account/consents/receipts/{receipt}")] {
            let back = url::form_urlencoded::byte_serialize(path.as_bytes()).collect::<String>();
            stranger.get(&path).await.leads_to(&format!("/sign-in?return={back}"));
        }
        let posted = stranger.decide(&site, "newsletter", "decline").await;
        assert!(posted.status == 303 && posted.location().starts_with("/sign-in?return="), "{}", posted.location());
        assert_eq!(site.count_entries().await, 1);
    }
}
