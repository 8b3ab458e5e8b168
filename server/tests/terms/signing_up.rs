//! Signing up with terms: the form says so and links to them, and the version that it meant is what was accepted. Consents are no part of it.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, Site, SoftPasskey, hex};

async fn accepted(site: &Site) -> Vec<String> {
    let columns = "document || ' ' || CAST(version AS TEXT) || ' ' || language || ' ' || channel";
    site.database.column(&format!("SELECT {columns} FROM terms_acceptance ORDER BY document")).await
}

on_both_engines! {
    async fn signing_up_records_what_the_form_said(site: Site) {
        assert!(!site.browser().get("/sign-up").await.body.contains("By signing up you agree"));
        site.publish_purposes().await;
        let form = site.browser().get("/sign-up").await.body;
        let sentence = form.split("By signing up you agree to:").nth(1).unwrap().split("</p>").next().unwrap();
        assert!(sentence.contains("<a href=\"/legal/terms\"") && !sentence.contains("privacy"), "{sentence}");
        assert!(!form.contains("type=\"checkbox\""), "nothing is ticked, and nothing is to tick");
        site.member("Samira", "samira@mail.example").await;
        assert_eq!(accepted(&site).await, ["terms 1 en sign-up"]);
        let hashes = site.database.column(&site.database.hex_of("text_hash", "terms_acceptance")).await;
        assert_eq!(hashes, [hex(&site.document_hash("terms", "en"))]);
        assert_eq!(site.count_events("terms-accepted").await, 1);
        assert_eq!(site.database.count("consent_event").await, 0, "no consent comes with an account");
    }

    async fn the_version_of_the_form_counts_and_not_the_one_of_the_passkey(site: Site) {
        site.publish_purposes().await;
        site.wait(1);
        let (browser, mail) = site.applicant("Samira", "samira@mail.example").await;
        site.wait(1);
        site.publish_document_again("terms", false, |facts| facts.grace_days = 0).await;
        browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        browser.create_passkey(&mut passkey).await;
        assert_eq!(accepted(&site).await, ["terms 1 en sign-up"]);
        browser.get("/home").await.leads_to("/account/terms");
    }

    async fn the_language_of_the_form_counts(site: Site) {
        site.publish_purposes().await;
        let browser = site.browser();
        browser.set_cookie("language", "ar");
        browser.sign_up("سميرة", "samira@mail.example").await.leads_to("/sign-up/sent");
        let mail = site.confirmation_to("samira@mail.example").await;
        browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        browser.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await;
        assert_eq!(accepted(&site).await, ["terms 1 ar sign-up"]);
    }
}
