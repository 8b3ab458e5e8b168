//! What matters asks for the passkey once more, and gives the form back as it was.

use super::addresses::{LIST, add, confirmed};
use super::letters::further_to;
use crate::on_both_engines;
use crate::portal::{self, MINUTE, SECOND, field_value, text_of};

/// The sign-in page that leads back to the list.
const AGAIN: &str = "/sign-in?return=%2Faccount%2Faddresses";

on_both_engines! {
    async fn a_stale_session_keeps_the_form_and_gives_it_back_filled(site: Site) {
        let mut member = site.member("Sam", "sam@mail.example").await;
        site.wait(10 * MINUTE + SECOND);
        let typed = "sam@work.example";
        add(&member.browser, typed).await.leads_to(AGAIN);
        assert!(further_to(&site, typed).await.is_empty(), "nothing happened yet");
        let page = member.browser.get(AGAIN).await.body;
        assert!(text_of(&page).contains("what you typed is kept"));
        assert!(page.contains("data-action=\"passkey-sign-in\""));
        let answer = member.browser.sign_in(&mut member.passkey).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let page = member.browser.get(LIST).await.body;
        assert_eq!(field_value(&page, "email").as_deref(), Some(typed));
        assert!(page.contains("role=\"status\""));
        let again = member.browser.get(LIST).await.body;
        assert_eq!(field_value(&again, "email").as_deref(), Some(""), "given back once");
        assert_eq!(add(&member.browser, typed).await.status, 303);
        assert_eq!(further_to(&site, typed).await.len(), 1);
    }

    async fn what_was_typed_ten_minutes_ago_is_forgotten(site: Site) {
        let mut member = site.member("Sam", "sam@mail.example").await;
        site.wait(10 * MINUTE + SECOND);
        add(&member.browser, "thief@work.example").await.leads_to(AGAIN);
        site.wait(10 * MINUTE);
        assert_eq!(member.browser.sign_in(&mut member.passkey).await.status, 200);
        let page = member.browser.get(LIST).await.body;
        assert_eq!(field_value(&page, "email").as_deref(), Some(""), "whoever comes then need not be who typed it");
    }

    async fn nine_minutes_are_recent_and_ten_are_not(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        site.wait(10 * MINUTE - SECOND);
        assert!(add(&member.browser, "a@work.example").await.location().starts_with("/account/addresses/"));
        site.wait(2 * SECOND);
        add(&member.browser, "b@work.example").await.leads_to(AGAIN);
    }

    async fn every_button_of_a_stale_session_comes_back_to_its_page(site: Site) {
        let mut member = site.member("Sam", "sam@mail.example").await;
        confirmed(&site, &member, "sam@work.example").await;
        let contacts = site.record_of(&member).await.contacts;
        let work = format!("{LIST}/{}", contacts[1].id);
        site.wait(10 * MINUTE + SECOND);
        member.browser.post_form(&format!("{work}/primary"), &[]).await.leads_to(AGAIN);
        member.browser.sign_in(&mut member.passkey).await;
        let page = member.browser.get(LIST).await.body;
        assert!(page.contains("autofocus"), "the button that was pressed is at hand");
        site.wait(10 * MINUTE + SECOND);
        let remove = format!("{work}/remove");
        let back = format!("/sign-in?return={}", remove.replace('/', "%2F"));
        member.browser.post_form(&remove, &[]).await.leads_to(&back);
        assert_eq!(site.record_of(&member).await.contacts, contacts, "nothing happened yet");
        let answer = member.browser.post_json("/api/passkey/sign-in/options", &serde_json::json!({})).await;
        let credential = member.passkey.authenticate(&answer.body, site.origin, &portal::Faults::default()).unwrap();
        let path = format!("/api/passkey/sign-in?return={}", remove.replace('/', "%2F"));
        let answer = member.browser.post(&path, portal::JSON, credential).await;
        assert_eq!(answer.json()["next"], remove.as_str());
        let page = member.browser.get(&remove).await.body;
        assert!(page.contains("role=\"status\"") && page.contains("<form id=\"remove-address\""));
        member.browser.post_form(&remove, &[]).await.leads_to(LIST);
    }

    async fn what_one_person_typed_is_never_anothers(site: Site) {
        let sam = site.member("Sam", "sam@mail.example").await;
        let mut eve = site.member("Eve", "eve@mail.example").await;
        site.wait(10 * MINUTE + SECOND);
        add(&sam.browser, "sam@secret.example").await.leads_to(AGAIN);
        // Eve takes the seat and uses her own passkey.
        assert_eq!(sam.browser.sign_in(&mut eve.passkey).await.status, 200);
        let page = sam.browser.get(LIST).await.body;
        assert!(text_of(&page).contains("eve@mail.example") && !page.contains("secret"));
        assert_eq!(field_value(&page, "email").as_deref(), Some(""));
    }

    async fn without_a_session_nothing_is_kept_and_nothing_happens(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        let id = site.record_of(&member).await.contacts[0].id;
        let before = site.database.dump().await;
        let stranger = site.browser();
        stranger.get(LIST).await.leads_to(AGAIN);
        add(&stranger, "sam@work.example").await.leads_to(AGAIN);
        for action in ["code", "resend", "drop", "primary", "remove"] {
            let path = format!("{LIST}/{id}/{action}");
            stranger.post_form(&path, &[]).await.leads_to(&format!("/sign-in?return={}", path.replace('/', "%2F")));
        }
        assert_eq!(stranger.session_cookie(), None);
        assert_eq!(site.database.dump().await, before);
    }

    async fn hostile_text_that_was_kept_is_text(site: Site) {
        let mut member = site.member("Sam", "sam@mail.example").await;
        site.wait(10 * MINUTE + SECOND);
        let typed = "\"><script>alert(1)</script>\u{202e}\u{0}";
        add(&member.browser, typed).await.leads_to(AGAIN);
        member.browser.sign_in(&mut member.passkey).await;
        let page = member.browser.get(LIST).await;
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("<script>alert") && field_value(&page.body, "email").unwrap().contains("alert(1)"));
    }
}
