//! The first mail: its link and its code work in the browser that asked, for ten minutes, once.

use crate::on_both_engines;
use crate::portal::{self, HOUR, MINUTE, SECOND, another_code, has_form, token_on};

const MAIL: &str = "anna@mail.example";

on_both_engines! {
    async fn the_link_works_where_it_was_asked_for_by_a_press_of_the_button(site: Site) {
        site.member("Anna", MAIL).await;
        let (browser, mail) = site.asks_for_mail(MAIL).await;
        let before = (site.database.dump().await, browser.session_cookie());
        let page = browser.get(&format!("/recover/confirm?token={}", mail.token)).await;
        assert!(has_form(&page, "confirm"));
        assert_eq!(token_on(&page).as_deref(), Some(mail.token.as_str()));
        assert_eq!((site.database.dump().await, browser.session_cookie()), before, "looking changes nothing");
        browser.recover_link(&mail.token).await.leads_to("/recover/proof");
        assert_ne!(browser.session_cookie(), before.1);
        // The back button, and the link once more.
        browser.recover_link(&mail.token).await.leads_to("/recover/proof");
        browser.recover_code(&mail.code).await.leads_to("/recover/proof");
        browser.get("/recover/sent").await.leads_to("/recover/proof");
        assert_eq!(site.count_events("recovery-proved").await, 1);
    }

    async fn elsewhere_the_link_spends_nothing(site: Site) {
        site.member("Anna", MAIL).await;
        let (computer, mail) = site.asks_for_mail(MAIL).await;
        let before = site.database.dump().await;
        let (_, others) = (site.browser(), site.browser());
        for other in [site.browser(), others] {
            let page = other.get(&format!("/recover/confirm?token={}", mail.token)).await;
            assert!(page.status.is_success() && token_on(&page).is_none());
            let posted = other.recover_link(&mail.token).await;
            assert!(posted.status.is_success());
            other.get("/recover/proof").await.leads_to("/recover");
        }
        assert_eq!(site.database.dump().await, before);
        computer.recover_code(&mail.code).await.leads_to("/recover/proof");
    }

    async fn whoever_began_another_recovery_cannot_use_the_link_or_the_code(site: Site) {
        site.member("Anna", MAIL).await;
        site.member("Eve", "eve@mail.example").await;
        let (anna, mail) = site.asks_for_mail(MAIL).await;
        let (eve, _) = site.asks_for_mail("eve@mail.example").await;
        let (same, _) = site.asks_for_mail(MAIL).await;
        for other in [eve, same] {
            assert_eq!(other.recover_code(&mail.code).await.status, 422);
            assert!(other.recover_link(&mail.token).await.status.is_success());
            other.get("/recover/proof").await.leads_to("/recover/sent");
        }
        assert_eq!(site.count_events("recovery-proved").await, 0);
        anna.recover_link(&mail.token).await.leads_to("/recover/proof");
    }

    async fn a_newer_mail_voids_the_older_one(site: Site) {
        site.member("Anna", MAIL).await;
        let (browser, old) = site.asks_for_mail(MAIL).await;
        browser.recover_resend().await.leads_to("/recover/sent");
        assert_eq!(site.recovery_mails_to(MAIL).await.len(), 1, "asked too soon");
        site.wait(MINUTE);
        browser.recover_resend().await.leads_to("/recover/sent");
        let new = site.recovery_mail_to(MAIL).await;
        assert_ne!((&old.code, &old.token), (&new.code, &new.token));
        assert_eq!(browser.recover_code(&old.code).await.status, 422);
        assert_eq!(browser.recover_link(&old.token).await.status, 404);
        browser.recover_code(&new.code).await.leads_to("/recover/proof");
    }

    async fn after_ten_minutes_the_page_offers_another_mail(site: Site) {
        site.member("Anna", MAIL).await;
        let (browser, mail) = site.asks_for_mail(MAIL).await;
        site.wait(10 * MINUTE - SECOND);
        assert_eq!(browser.get("/recover/sent").await.status, 200);
        site.wait(SECOND);
        for answer in [
            browser.get("/recover/sent").await,
            browser.recover_code(&mail.code).await,
            browser.get(&format!("/recover/confirm?token={}", mail.token)).await,
            browser.recover_link(&mail.token).await,
        ] {
            assert_eq!(answer.status, 410);
            assert!(answer.body.contains("action=\"/recover/resend\""));
        }
        browser.recover_resend().await.leads_to("/recover/sent");
        let new = site.recovery_mail_to(MAIL).await;
        browser.recover_code(&new.code).await.leads_to("/recover/proof");
    }

    async fn the_second_proof_is_awaited_for_an_hour(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let slow = site.shows_mail(MAIL).await;
        let slower = site.shows_mail(MAIL).await;
        site.wait(HOUR - SECOND);
        slow.recover_with(&codes[0]).await.leads_to("/recover/passkey");
        site.wait(SECOND);
        assert_eq!(slower.get("/recover/proof").await.status, 410);
        assert_eq!(slower.recover_with(&codes[1]).await.status, 410);
        assert_eq!(site.count_events("recovery-granted").await, 1);
    }

    async fn a_wrong_code_comes_back_with_what_was_typed(site: Site) {
        site.member("Anna", MAIL).await;
        let (browser, mail) = site.asks_for_mail(MAIL).await;
        let answer = browser.recover_code(another_code(&mail.code)).await;
        assert_eq!(answer.status, 422);
        assert_eq!(portal::field_value(&answer.body, "code").as_deref(), Some(another_code(&mail.code)));
        browser.recover_code(&mail.code.to_lowercase()).await.leads_to("/recover/proof");
    }

    async fn nobody_can_fix_the_session_of_somebody_who_recovers(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let browser = site.browser();
        let mut seen = vec![browser.session_cookie()];
        browser.recover(MAIL).await.leads_to("/recover/sent");
        seen.push(browser.session_cookie());
        let planted = browser.copy();
        let mail = site.recovery_mail_to(MAIL).await;
        browser.recover_code(&mail.code).await.leads_to("/recover/proof");
        seen.push(browser.session_cookie());
        let early = browser.copy();
        browser.recover_with(&codes[0]).await.leads_to("/recover/passkey");
        seen.push(browser.session_cookie());
        let granted = browser.copy();
        let mut new = portal::SoftPasskey::new(portal::Algorithm::Es256);
        assert_eq!(browser.create_passkey(&mut new).await.status, 200);
        seen.push(browser.session_cookie());
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 5, "a new id at each step");
        for old in [planted, early, granted] {
            assert!(!old.is_signed_in().await);
            assert_eq!(old.ask_to_register().await.status, 401);
            old.get("/recover/passkey").await.leads_to("/recover");
        }
        assert!(browser.is_signed_in().await);
    }
}
