//! Erasing: what is read before, the tick, the days until then, and keeping the account after all.

use crate::portal::{self, DAY, MINUTE, has_form, text_of};
use crate::{DESK, on_both_engines};

const PATH: &str = "/account/privacy/erase";
const STOP: &str = "/account/privacy/erase/stop";
const SURE: &[(&str, &str)] = &[("sure", "yes")];

on_both_engines! {
    async fn it_is_asked_for_said_everywhere_and_stopped_with_one_press(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let page = member.browser.get(PATH).await;
        assert!(text_of(&page.body).contains("29 January 2027") && has_form(&page, "erase"));
        member.browser.post_form(PATH, SURE).await.leads_to(DESK);
        assert!(text_of(&member.browser.get(DESK).await.body).contains("You also get a mail"));
        for path in [DESK, PATH, "/home"] {
            let page = member.browser.get(path).await;
            assert!(has_form(&page, "stop-erasure") && text_of(&page.body).contains("29 January 2027"), "{path}");
            assert!(!has_form(&page, "erase"), "{path}");
        }
        assert_eq!(site.times_told("anna@mail.example", "erasure-asked").await, 1);

        // Without a recent passkey too: it only protects.
        site.wait(11 * MINUTE);
        member.browser.post_form(STOP, &[]).await.leads_to(DESK);
        let page = member.browser.get(DESK).await;
        assert!(text_of(&page.body).contains("Nothing will be erased") && !has_form(&page, "stop-erasure"));
        assert!(text_of(&page.body).contains("You took it back"));
        member.browser.post_form(STOP, &[]).await.leads_to(DESK);
        assert_eq!(site.count_events("erasure-stopped").await, 1);
        assert_eq!(site.database.count("erasure").await, 0);
    }

    async fn pressing_twice_asks_once(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let browser = &member.browser;
        let answers = portal::at_once(4, |_| {
            let copy = browser.copy();
            async move { copy.post_form(PATH, SURE).await }
        });
        assert!(answers.await.iter().all(|answer| answer.status == 303));
        member.browser.post_form(PATH, SURE).await.leads_to(DESK);
        assert_eq!(site.database.count("erasure").await, 1);
        assert_eq!(site.count_events("erasure-asked").await, 1);
    }

    async fn without_the_tick_nothing_happens(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let answer = member.browser.post_form(PATH, &[]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("id=\"sure-error\"") && has_form(&answer, "erase"));
        let lured = member.browser.lured_by("https://evil.example", "cross-site");
        assert_eq!(lured.post_form(PATH, SURE).await.status, 403);
        assert_eq!(lured.post_form(STOP, &[]).await.status, 403);
        assert_eq!(member.browser.post_form(PATH, &[("sure", "yes"), ("sure", "yes")]).await.status, 422);
        assert_eq!(site.database.count("erasure").await, 0);
    }

    async fn a_stale_session_comes_back_with_the_tick_set(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        site.wait(11 * MINUTE);
        member.browser.post_form(PATH, SURE).await.leads_to("/sign-in?return=%2Faccount%2Fprivacy%2Ferase");
        assert_eq!(site.database.count("erasure").await, 0, "nothing happened yet");
        assert_eq!(member.browser.sign_in(&mut member.passkey).await.status, 200);
        let page = member.browser.get(PATH).await.body;
        assert!(page.contains("value=\"yes\" checked") && text_of(&page).contains("press the button once more"));
        let again = member.browser.get(PATH).await.body;
        assert!(!again.contains("checked"), "given back once");
        member.browser.post_form(PATH, SURE).await.leads_to(DESK);
    }

    async fn when_the_day_has_come_the_session_is_nobodys(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        member.browser.post_form(PATH, SURE).await.leads_to(DESK);
        site.wait(14 * DAY - MINUTE);
        let browser = member.sign_in_elsewhere(&site).await;
        assert_eq!(site.identity.erase_due().await.unwrap(), 0, "not a minute early");
        assert!(browser.is_signed_in().await);
        site.wait(2 * MINUTE);
        assert_eq!(site.identity.erase_due().await.unwrap(), 1);
        for path in ["/home", DESK, PATH] {
            let answer = browser.get(path).await;
            assert_eq!(answer.status, 303, "{path}");
            assert!(answer.location().starts_with("/sign-in?return="), "{path} {}", answer.location());
        }
        assert!(browser.post_form(STOP, &[]).await.location().starts_with("/sign-in?return="));
        assert_ne!(browser.sign_in(&mut member.passkey).await.status, 200, "the passkey opens nothing any more");
        assert_eq!(site.database.count("person").await, 0);
    }

    async fn freezing_keeps_the_account(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        member.browser.post_form(PATH, SURE).await.leads_to(DESK);
        assert_eq!(member.browser.freeze().await.status, 200);
        assert_eq!(site.database.count("erasure").await, 0);
        assert_eq!(member.browser.sign_in(&mut member.passkey).await.status, 200);
        // What was open in another tab.
        member.browser.post_form(STOP, &[]).await.leads_to(DESK);
        member.browser.get(DESK).await.leads_to("/account/frozen");
        member.browser.thaw().await.leads_to("/home");
        assert!(!has_form(&member.browser.get(DESK).await, "stop-erasure"));
    }
}
