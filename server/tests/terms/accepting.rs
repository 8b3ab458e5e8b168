//! Accepting terms: with the text that was read, once, in time, and only for what the account is for.

use http::StatusCode;

use crate::on_both_engines;
use crate::portal::{self, Answer, Browser, DAY, Drafts, at_once, document, field_value, hex, text_of};

const TERMS: &str = "/account/terms";

async fn accept(browser: &Browser, document: &str, text: &str) -> Answer {
    browser.post_form(&format!("{TERMS}/{document}"), &[("text", text)]).await
}

on_both_engines! {
    async fn new_terms_are_asked_with_a_time_of_grace_and_then_come_first(site: Site) {
        let member = site.member("Samira", "samira@mail.example").await;
        site.publish_purposes().await;
        let home = member.browser.get("/home").await;
        assert_eq!(home.status, StatusCode::OK);
        assert!(home.body.contains("Read the new terms"));
        let page = member.browser.get(TERMS).await.body;
        assert!(text_of(&page).contains("29 January 2027"), "{}", text_of(&page));
        site.wait(14 * DAY);
        // The session has ended meanwhile; signing in again leads to the terms.
        let mut member = member;
        let browser = site.browser();
        browser.sign_in(&mut member.passkey).await;
        browser.get("/home").await.leads_to(TERMS);
        for free in ["/account", "/account/passkeys", "/account/sessions", "/account/activity", "/legal/terms"] {
            assert_eq!(browser.get(free).await.status, StatusCode::OK, "{free} depends on no terms");
        }
        let page = browser.get(TERMS).await.body;
        let text = field_value(&page, "text").unwrap();
        accept(&browser, "terms", &text).await.leads_to("/home");
        assert!(browser.get("/home").await.body.contains("It is noted that you agree"));
        assert!(browser.get(TERMS).await.body.contains("What you agreed to"));
        assert_eq!(site.count_events("terms-accepted").await, 1);
        browser.sign_out().await.leads_to("/sign-in");
    }

    async fn a_new_version_is_asked_again_and_an_editorial_one_is_not(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Samira", "samira@mail.example").await;
        assert!(!member.browser.get("/home").await.body.contains("Read the new terms"));
        site.publish_document_again("terms", true, |_| {}).await;
        assert!(!member.browser.get("/home").await.body.contains("Read the new terms"));
        site.publish_document_again("terms", false, |facts| facts.grace_days = 0).await;
        member.browser.get("/home").await.leads_to(TERMS);
        let page = member.browser.get(TERMS).await.body;
        assert!(text_of(&page).contains("What changed in version 3."), "{}", text_of(&page));
        let text = field_value(&page, "text").unwrap();
        assert_eq!(text, hex(&site.document_hash("terms", "en")));
        accept(&member.browser, "terms", &text).await.leads_to("/home");
        let rows = site.database.column("SELECT CAST(version AS TEXT) || channel FROM terms_acceptance ORDER BY version").await;
        assert_eq!(rows, ["1sign-up", "3account"]);
    }

    async fn a_text_that_changed_while_it_was_read_is_not_accepted(site: Site) {
        let member = site.member("Samira", "samira@mail.example").await;
        site.publish_purposes().await;
        let read = hex(&site.document_hash("terms", "en"));
        site.publish_document_again("terms", true, |_| {}).await;
        let before = site.database.count("terms_acceptance").await;
        for stale in [read.as_str(), "", "zz", &"0".repeat(64)] {
            let answer = accept(&member.browser, "terms", stale).await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{stale}");
            assert!(answer.body.contains("Please read it again"));
        }
        assert_eq!(site.database.count("terms_acceptance").await, before);
        let now = field_value(&member.browser.get(TERMS).await.body, "text").unwrap();
        accept(&member.browser, "terms", &now).await.leads_to("/home");
    }

    async fn accepting_twice_is_accepted_once(site: Site) {
        let member = site.member("Samira", "samira@mail.example").await;
        site.publish_purposes().await;
        let text = hex(&site.document_hash("terms", "en"));
        let answers = at_once(10, |_| {
            let (browser, text) = (member.browser.copy(), text.clone());
            async move { accept(&browser, "terms", &text).await }
        });
        answers.await.iter().for_each(|answer| answer.leads_to("/home"));
        assert_eq!(site.database.count("terms_acceptance").await, 1);
        assert_eq!(site.count_events("terms-accepted").await, 1);
    }

    async fn what_needs_no_acceptance_cannot_be_accepted(site: Site) {
        let member = site.member("Samira", "samira@mail.example").await;
        site.publish_purposes().await;
        let privacy = hex(&site.document_hash("privacy", "en"));
        for unknown in ["privacy", "nothing", "newsletter", "%00", "..%2Fterms"] {
            assert_eq!(accept(&member.browser, unknown, &privacy).await.status, StatusCode::NOT_FOUND, "{unknown}");
        }
        let stranger = site.browser();
        stranger.get(TERMS).await.leads_to("/sign-in?return=%2Faccount%2Fterms");
        let posted = accept(&stranger, "terms", &hex(&site.document_hash("terms", "en"))).await;
        assert_eq!(posted.status, StatusCode::SEE_OTHER);
        assert_eq!(site.database.count("terms_acceptance").await, 0);
    }

    async fn two_documents_wait_for_two_answers(site: Site) {
        let member = site.member("Samira", "samira@mail.example").await;
        let documents = vec![document("terms", true), document("house-rules", true)];
        site.publish(&Drafts { documents, ..Drafts::default() }).await;
        accept(&member.browser, "terms", &hex(&site.document_hash("terms", "nl"))).await.leads_to(TERMS);
        accept(&member.browser, "house-rules", &hex(&site.document_hash("house-rules", "en"))).await.leads_to("/home");
        let languages = site.database.column("SELECT language FROM terms_acceptance ORDER BY document").await;
        assert_eq!(languages, ["en", "nl"], "the language that was read is noted");
    }

    async fn without_documents_there_is_nothing_to_accept(site: Site) {
        let member = site.member("Samira", "samira@mail.example").await;
        let page = member.browser.get(TERMS).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Nothing waits"));
    }
}
