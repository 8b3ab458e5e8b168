//! The mailed link: looking is free, using it works once, and only the newest one, for a day.

use crate::on_both_engines;
use crate::portal::{self, Answer, Browser, DAY, MINUTE, SECOND, at_once, text_of};

async fn look(browser: &Browser, token: &str) -> Answer {
    browser.get(&format!("/sign-up/confirm?token={token}")).await
}

on_both_engines! {
    async fn looking_at_a_link_changes_nothing(site: Site) {
        let (_, mail) = site.applicant("Piet", "piet@mail.example").await;
        let before = site.database.dump().await;
        let scanner = site.browser();
        for _ in 0..2 {
            assert_eq!(look(&scanner, &mail.token).await.status, 200);
        }
        assert_eq!(scanner.session_cookie(), None);
        assert_eq!(site.database.dump().await, before);
        site.browser().confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
    }

    async fn fifty_hands_on_one_link_open_it_once(site: Site) {
        let (_, mail) = site.applicant("Piet", "piet@mail.example").await;
        let answers = at_once(50, |_| {
            let (browser, token) = (site.browser(), mail.token.clone());
            async move { browser.confirm_link(&token).await }
        });
        let answers = answers.await;
        let opened = answers.iter().filter(|answer| answer.status == 303).count();
        let spent = answers.iter().filter(|answer| answer.status == 410).count();
        assert_eq!((opened, spent), (1, 49));
        assert_eq!(site.count_events("address-confirmed").await, 1);
    }

    async fn a_spent_link_opens_nothing(site: Site) {
        let (browser, mail) = site.applicant("Piet", "piet@mail.example").await;
        browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        let later = site.browser();
        for answer in [look(&later, &mail.token).await, later.confirm_link(&mail.token).await] {
            assert_eq!((answer.status.as_u16(), answer.location()), (410, ""));
            assert!(answer.body.contains("href=\"/sign-in\"") && answer.body.contains("href=\"/sign-up\""));
        }
        assert_eq!(later.session_cookie(), None);
    }

    async fn a_link_lives_a_day_and_not_a_second_longer(site: Site) {
        let (_, early) = site.applicant("Piet", "piet@mail.example").await;
        let (_, late) = site.applicant("Anna", "anna@mail.example").await;
        site.wait(DAY - SECOND);
        site.browser().confirm_link(&early.token).await.leads_to("/sign-up/passkey");
        site.wait(SECOND);
        let browser = site.browser();
        for answer in [look(&browser, &late.token).await, browser.confirm_link(&late.token).await] {
            assert_eq!(answer.status, 410);
            assert!(answer.body.contains("href=\"/sign-up\""), "the next step is a new mail");
        }
    }

    async fn a_mistyped_link_opens_nothing(site: Site) {
        let (_, mail) = site.applicant("Piet", "piet@mail.example").await;
        let before = site.database.dump().await;
        let browser = site.browser();
        let cut = &mail.token[..mail.token.len() - 1];
        for token in [cut, "", "x", "%00", "%27%20OR%201=1--", &mail.token.to_lowercase()] {
            let (looked, posted) = (look(&browser, token).await, browser.confirm_link(token).await);
            assert_eq!((looked.status.as_u16(), posted.status.as_u16()), (404, 404), "{token}");
            assert!(posted.body.contains("href=\"/sign-up\""));
        }
        assert_eq!(site.database.dump().await, before);
    }

    async fn of_two_links_only_the_newer_opens(site: Site) {
        let (browser, older) = site.applicant("Piet", "piet@mail.example").await;
        site.wait(MINUTE);
        browser.post_form("/sign-up/resend", &[]).await.leads_to("/sign-up/sent");
        let newer = site.confirmation_to("piet@mail.example").await;
        assert_ne!(older.token, newer.token);
        assert_eq!(browser.confirm_link(&older.token).await.status, 404);
        browser.confirm_code(&older.code).await;
        assert!(browser.ask_to_register().await.status.is_client_error());
        browser.confirm_link(&newer.token).await.leads_to("/sign-up/passkey");
    }
}

#[tokio::test]
async fn a_link_page_shows_where_the_mail_went_and_no_more() {
    let site = portal::Site::sqlite().await;
    let (_, mail) = site.applicant("Piet", "piet.veryprivate@mail.example").await;
    let page = look(&site.browser(), &mail.token).await;
    let text = text_of(&page.body);
    assert!(text.contains("p…@mail.example") && !page.body.contains("veryprivate"), "{text}");
    assert!(!text.contains("Piet"));
}

#[tokio::test]
async fn a_form_without_its_token_is_a_mistyped_link() {
    let site = portal::Site::sqlite().await;
    assert_eq!(site.browser().post_form("/sign-up/confirm", &[]).await.status, 404);
    let twice = [("token", "a"), ("token", "b")];
    assert_eq!(site.browser().post_form("/sign-up/confirm", &twice).await.status, 422);
    assert_eq!(site.browser().get("/sign-up/confirm?token=a&token=b").await.status.as_u16() / 100, 4);
}
