//! A new text is asked about at the next sign-in, once, and can wait; until then nothing is used.

use crate::on_both_engines;
use crate::portal::{self, DAY, Site, field_value, text_of};
use crate::steps::{LIST, at, card, text_of_purpose};

const ASKED: &str = "/account/consents/new?return=%2Fhome";

/// Somebody who agreed to a text that is not the newest any more.
async fn outdated(site: &Site) -> portal::Member {
    site.publish_purposes_without_documents().await;
    let member = site.member("Anna", "anna@mail.example").await;
    member.browser.decide(site, "newsletter", "agree").await.leads_to(LIST);
    site.wait(DAY);
    site.publish_purpose_again("newsletter", false, |_| {}).await;
    member
}

on_both_engines! {
    async fn a_new_text_is_asked_about_after_signing_in_and_goes_on_by_itself(site: Site) {
        let mut member = outdated(&site).await;
        let browser = site.browser();
        let signed_in = browser.sign_in(&mut member.passkey).await;
        assert_eq!(signed_in.json()["next"], ASKED, "{}", signed_in.body);
        let page = browser.get(ASKED).await.body;
        assert!(text_of(&page).contains("What changed in version 2.") && page.contains("href=\"/home\""));
        assert_eq!(page.matches("id=\"consent-").count(), 1, "only what was answered before");
        assert_eq!(field_value(&page, "return").as_deref(), Some("/home"));
        let text = text_of_purpose(&site, "newsletter");
        let fields = [("decision", "agree"), ("text", text.as_str()), ("return", "/home")];
        browser.post_form(&at("newsletter"), &fields).await.leads_to(ASKED);
        browser.get(ASKED).await.leads_to("/home");
        let channels = site.database.column("SELECT channel FROM consent_event WHERE state = 'given' ORDER BY at").await;
        assert_eq!(channels, ["account", "sign-in"]);
    }

    async fn it_can_wait_and_is_asked_once(site: Site) {
        let mut member = outdated(&site).await;
        let browser = site.browser();
        assert_eq!(browser.sign_in(&mut member.passkey).await.json()["next"], ASKED);
        let again = site.browser();
        assert_eq!(again.sign_in(&mut member.passkey).await.json()["next"], "/home");
        let home = text_of(&again.get("/home").await.body);
        assert!(home.contains("Decide again on one use of your data"), "{home}");
        let list = again.get(LIST).await.body;
        let card = card(&list, "newsletter");
        assert!(text_of(card).contains("Nothing is used until you answer this one"));
        assert!(card.contains("value=\"agree\"") && card.contains("value=\"decline\""));
    }

    async fn an_editorial_change_asks_nobody(site: Site) {
        site.publish_purposes_without_documents().await;
        let mut member = site.member("Anna", "anna@mail.example").await;
        member.browser.decide(&site, "newsletter", "agree").await.leads_to(LIST);
        site.publish_purpose_again("newsletter", true, |_| {}).await;
        let browser = member.sign_in_elsewhere(&site).await;
        assert!(card(&browser.get(LIST).await.body, "newsletter").contains("aria-checked=\"true\""));
    }

    async fn nothing_to_ask_leads_on_and_never_off_this_site(site: Site) {
        site.publish_purposes_without_documents().await;
        let member = site.member("Anna", "anna@mail.example").await;
        for (asked, next) in [
            ("?return=%2Faccount%2Fpasskeys", "/account/passkeys"),
            ("?return=https%3A%2F%2Fevil.example", "/home"),
            ("?return=%2F%2Fevil.example", "/home"),
            ("?return=%2F%0d%0aSet-Cookie%3Ax%3Dy", "/home"),
            ("", "/home"),
        ] {
            member.browser.get(&format!("/account/consents/new{asked}")).await.leads_to(next);
        }
        let text = text_of_purpose(&site, "newsletter");
        let evil = [("decision", "agree"), ("text", text.as_str()), ("return", "//evil.example")];
        member.browser.post_form(&at("newsletter"), &evil).await.leads_to(ASKED);
    }
}
