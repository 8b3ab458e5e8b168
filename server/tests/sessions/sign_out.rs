//! Signing out: by POST, at once, for good.

use crate::on_both_engines;
use crate::portal::{self, Site, at_once};

on_both_engines! {
    async fn a_saved_cookie_is_dead_the_moment_its_owner_signs_out(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let saved = member.browser.copy();
        assert!(saved.is_signed_in().await);
        let answer = member.browser.sign_out().await;
        answer.leads_to("/sign-in");
        assert_eq!(answer.header("clear-site-data"), "\"cache\", \"storage\"");
        assert!(!saved.is_signed_in().await && !member.browser.is_signed_in().await);
        assert_ne!(saved.session_cookie(), member.browser.session_cookie());
        assert_eq!(saved.ask_to_register().await.problem(), (401, "session-needed".to_owned()));
        assert_eq!(site.database.count("session WHERE person_id IS NOT NULL").await, 0);
        assert!(member.browser.get("/sign-in").await.body.contains("class=\"notice"), "the page says so");
    }

    async fn signing_out_here_leaves_other_devices_signed_in(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        let other = member.sign_in_elsewhere(&site).await;
        member.browser.sign_out().await.leads_to("/sign-in");
        assert!(other.is_signed_in().await);
    }

    async fn a_request_under_way_cannot_bring_an_ended_session_back(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        for _ in 0..4 {
            let browser = member.sign_in_elsewhere(&site).await;
            let saved = browser.copy();
            // Some read the session, some write to it, one ends it.
            at_once(21, |number| {
                let browser = browser.copy();
                async move {
                    match number {
                        10 => browser.sign_out().await,
                        _ if number % 2 == 0 => browser.ask_to_register().await,
                        _ => browser.get("/account/passkeys").await,
                    }
                }
            })
            .await;
            assert!(!saved.is_signed_in().await);
        }
        assert_eq!(site.database.count("session WHERE person_id IS NOT NULL").await, 1, "the first one");
    }
}

#[tokio::test]
async fn looking_at_the_address_of_signing_out_does_not_sign_out() {
    let site = Site::sqlite().await;
    let member = site.member("Anna", "anna@mail.example").await;
    assert_eq!(member.browser.get("/sign-out").await.status, 405);
    assert!(member.browser.is_signed_in().await);
}

#[tokio::test]
async fn signing_out_without_a_session_is_calm() {
    let site = Site::sqlite().await;
    let browser = site.browser();
    browser.sign_out().await.leads_to("/sign-in");
    assert_eq!(browser.session_cookie(), None);
    assert!(site.events().await.is_empty());
}
