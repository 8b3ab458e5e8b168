//! What the home page asks for, and the offer of a passkey for the device at hand.

use serde_json::Value;

use crate::on_both_engines;
use crate::portal::{self, Browser, DAY, Faults, Member, Site, text_of};

const OFFER: &str = "Add a passkey on this device";

/// Signs in as a browser reports it that used another device's passkey.
async fn come_from_elsewhere(site: &Site, member: &mut Member) -> Browser {
    let browser = site.browser();
    let options = browser.ask_to_sign_in().await;
    let answer = member.passkey.authenticate(&options.body, site.origin, &Faults::default()).unwrap();
    let mut answer: Value = serde_json::from_str(&answer).unwrap();
    answer["authenticatorAttachment"] = "cross-platform".into();
    assert_eq!(browser.redeem(&answer.to_string()).await.status, 200);
    browser
}

async fn is_offered(browser: &Browser) -> bool {
    text_of(&browser.get("/home").await.body).contains(OFFER)
}

on_both_engines! {
    async fn recovery_codes_come_first_and_can_wait(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let first = member.browser.get("/home").await.body;
        assert!(first.contains("class=\"first-codes\"") && first.contains("href=\"/account/recovery\""));
        let later = member.browser.get("/home").await.body;
        assert!(!later.contains("class=\"first-codes\"") && text_of(&later).contains("Save your recovery codes"));
    }

    async fn the_offer_is_put_off_for_a_month(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        assert!(!is_offered(&member.browser).await);
        let there = come_from_elsewhere(&site, &mut member).await;
        assert!(is_offered(&there).await && is_offered(&there).await, "until it is answered");
        there.post_form("/account/passkeys/offer", &[("answer", "later")]).await.leads_to("/home");
        assert!(!is_offered(&there).await);
        assert!(!is_offered(&come_from_elsewhere(&site, &mut member).await).await);
        site.wait(31 * DAY);
        assert!(is_offered(&come_from_elsewhere(&site, &mut member).await).await);
    }

    async fn the_offer_is_declined_for_good(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        let there = come_from_elsewhere(&site, &mut member).await;
        assert_eq!(there.post_form("/account/passkeys/offer", &[("answer", "maybe")]).await.status, 422);
        there.post_form("/account/passkeys/offer", &[("answer", "never")]).await.leads_to("/home");
        site.wait(4000 * DAY);
        assert!(!is_offered(&come_from_elsewhere(&site, &mut member).await).await);
    }
}
