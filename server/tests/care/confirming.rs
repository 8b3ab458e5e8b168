//! Link and code of a further address: for its owner's session alone, once, ten minutes.

use super::addresses::{LIST, add, waiting};
use super::letters::{further_to, newest_to, notices_to};
use crate::on_both_engines;
use crate::portal::{self, Answer, Browser, MINUTE, SECOND, at_once, field_value, text_of};

const CONFIRM: &str = "/account/addresses/confirm";

async fn look(browser: &Browser, token: &str) -> Answer {
    browser.get(&format!("{CONFIRM}?token={token}")).await
}

async fn press(browser: &Browser, token: &str) -> Answer {
    browser.post_form(CONFIRM, &[("token", token)]).await
}

on_both_engines! {
    async fn a_link_adds_the_address_after_its_button_is_pressed(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        waiting(&member.browser, "sam@work.example").await;
        let mail = newest_to(&site, "sam@work.example").await;
        let before = site.record_of(&member).await;
        let page = look(&member.browser, &mail.token).await;
        assert!(page.status == 200 && page.body.contains("<form id=\"confirm\"") && text_of(&page.body).contains("sam@work.example"));
        assert_eq!(site.record_of(&member).await, before, "looking changes nothing");
        press(&member.browser, &mail.token).await.leads_to(LIST);
        assert_eq!(site.record_of(&member).await.contacts.len(), 2);
        for answer in [look(&member.browser, &mail.token).await, press(&member.browser, &mail.token).await] {
            assert_eq!(answer.status, 410);
            assert!(answer.body.contains("href=\"/account/addresses\""));
        }
        assert_eq!(notices_to(&site, "sam@mail.example").await.len(), 1);
    }

    async fn a_link_works_in_its_owners_session_only(site: Site) {
        let mut member = site.member("Sam", "sam@mail.example").await;
        let eve = site.member("Eve", "eve@mail.example").await;
        waiting(&member.browser, "sam@work.example").await;
        let mail = newest_to(&site, "sam@work.example").await;
        for answer in [look(&eve.browser, &mail.token).await, press(&eve.browser, &mail.token).await] {
            assert_eq!(answer.status, 404);
            assert!(!answer.body.contains("sam@") && answer.body.contains("href=\"/account/addresses\""));
        }
        // Whoever is not signed in goes to sign in, and comes back.
        let elsewhere = site.browser();
        let link = format!("{CONFIRM}?token={}", mail.token);
        let back = format!("/sign-in?return=%2Faccount%2Faddresses%2Fconfirm%3Ftoken%3D{}", mail.token);
        elsewhere.get(&link).await.leads_to(&back);
        press(&elsewhere, &mail.token).await.leads_to("/sign-in?return=%2Faccount%2Faddresses%2Fconfirm");
        assert_eq!(elsewhere.sign_in(&mut member.passkey).await.status, 200);
        assert_eq!(elsewhere.get(&link).await.status, 200);
        press(&elsewhere, &mail.token).await.leads_to(LIST);
        assert_eq!(site.record_of(&member).await.contacts.len(), 2);
        assert_eq!(site.record_of(&eve).await.contacts.len(), 1);
    }

    async fn fifty_hands_on_one_link_add_it_once(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        waiting(&member.browser, "sam@work.example").await;
        let mail = newest_to(&site, "sam@work.example").await;
        let answers = at_once(50, |_| {
            let (browser, token) = (member.browser.copy(), mail.token.clone());
            async move { press(&browser, &token).await }
        });
        let answers = answers.await;
        let added = answers.iter().filter(|answer| answer.status == 303).count();
        let spent = answers.iter().filter(|answer| answer.status == 410).count();
        assert_eq!((added, spent), (1, 49));
        assert_eq!(site.record_of(&member).await.contacts.len(), 2);
        assert_eq!(site.count_events("address-added").await, 1);
        assert_eq!(notices_to(&site, "sam@mail.example").await.len(), 1);
    }

    async fn fifty_hands_on_one_code_add_it_once(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        let path = format!("{}/code", waiting(&member.browser, "sam@work.example").await);
        let mail = newest_to(&site, "sam@work.example").await;
        let answers = at_once(50, |_| {
            let (browser, path, code) = (member.browser.copy(), path.clone(), mail.code.clone());
            async move { browser.post_form(&path, &[("code", &code)]).await }
        });
        let added = answers.await.iter().filter(|answer| answer.status == 303).count();
        assert_eq!(added, 1);
        assert_eq!(site.record_of(&member).await.contacts.len(), 2);
        assert_eq!(site.count_events("address-added").await, 1);
    }

    async fn a_wrong_code_stays_in_the_form_and_is_tried_ten_times_at_most(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        let path = waiting(&member.browser, "sam@work.example").await;
        let mail = newest_to(&site, "sam@work.example").await;
        let wrong = if mail.code.starts_with('2') { "3BCD2345" } else { "2BCD2345" };
        let mut answers = Vec::new();
        for _ in 0..12 {
            answers.push(member.browser.post_form(&format!("{path}/code"), &[("code", wrong)]).await);
        }
        assert_eq!(answers[0].status, 422);
        assert_eq!(field_value(&answers[0].body, "code").as_deref(), Some(wrong));
        assert!(answers[0].body.contains("id=\"code-error\""));
        let right = member.browser.post_form(&format!("{path}/code"), &[("code", &mail.code)]).await;
        assert!(matches!(right.status.as_u16(), 422 | 429), "{}", right.status);
        assert_eq!(site.record_of(&member).await.contacts.len(), 1);
        // The one who reads the mailbox is not locked out.
        press(&member.browser, &mail.token).await.leads_to(LIST);
    }

    async fn link_and_code_live_ten_minutes_and_another_mail_can_be_asked_for(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        let path = waiting(&member.browser, "sam@work.example").await;
        let old = newest_to(&site, "sam@work.example").await;
        let soon = member.browser.post_form(&format!("{path}/resend"), &[]).await;
        soon.leads_to(&path);
        assert!(member.browser.get(&path).await.body.contains("role=\"status\""));
        assert_eq!(further_to(&site, "sam@work.example").await.len(), 1, "too soon");
        site.wait(10 * MINUTE + SECOND);
        assert_eq!(press(&member.browser, &old.token).await.status, 410);
        let typed = member.browser.post_form(&format!("{path}/code"), &[("code", &old.code)]).await;
        assert_eq!(typed.status, 422);
        assert_eq!(field_value(&typed.body, "code"), Some(old.code.clone()));
        member.browser.post_form(&format!("{path}/resend"), &[]).await.leads_to(&path);
        let new = newest_to(&site, "sam@work.example").await;
        assert_ne!(new, old);
        assert_eq!(press(&member.browser, &old.token).await.status, 404, "the newest counts");
        member.browser.post_form(&format!("{path}/code"), &[("code", &new.code)]).await.leads_to(LIST);
    }

    async fn whoever_confirms_first_has_the_address(site: Site) {
        let first = site.member("Sam", "sam@mail.example").await;
        let second = site.member("Kim", "kim@mail.example").await;
        waiting(&first.browser, "shared@mail.example").await;
        let for_first = newest_to(&site, "shared@mail.example").await;
        let path = waiting(&second.browser, "shared@mail.example").await;
        let for_second = newest_to(&site, "shared@mail.example").await;
        press(&first.browser, &for_first.token).await.leads_to(LIST);
        let answer = second.browser.post_form(&format!("{path}/code"), &[("code", &for_second.code)]).await;
        assert_eq!(answer.status, 409);
        assert!(answer.body.contains("href=\"/account/addresses\"") && !answer.body.contains("Sam"));
        assert_eq!(press(&second.browser, &for_second.token).await.status, 409);
        assert_eq!(site.record_of(&second).await.contacts.len(), 1);
    }

    async fn a_mistyped_link_adds_nothing(site: Site) {
        let member = site.member("Sam", "sam@mail.example").await;
        waiting(&member.browser, "sam@work.example").await;
        let mail = newest_to(&site, "sam@work.example").await;
        let before = site.record_of(&member).await;
        let cut = &mail.token[..mail.token.len() - 1];
        for token in [cut, "", "x", "%00", "%27%20OR%201=1--"] {
            let (looked, pressed) = (look(&member.browser, token).await, press(&member.browser, token).await);
            assert_eq!((looked.status.as_u16(), pressed.status.as_u16()), (404, 404), "{token}");
        }
        // The link of a sign-up is none of a further address, and the other way round.
        assert_eq!(site.browser().confirm_link(&mail.token).await.status, 404);
        assert_eq!(site.record_of(&member).await, before);
    }
}

#[tokio::test]
async fn a_code_survives_a_change_of_language() {
    let site = portal::Site::sqlite().await;
    let member = site.member("Sam", "sam@mail.example").await;
    let path = waiting(&member.browser, "sam@work.example").await;
    let fields = [("code", "half <a code>"), ("language", "nl")];
    let answer = member.browser.post_form(&format!("{path}/code"), &fields).await;
    assert!(answer.status == 200 && answer.body.contains("lang=\"nl\"") && !answer.body.contains("aria-invalid"));
    assert_eq!(field_value(&answer.body, "code").as_deref(), Some("half <a code>"));
    let answer = member.browser.post_form(LIST, &[("email", "half@"), ("language", "ar")]).await;
    assert!(answer.status == 200 && answer.body.contains("dir=\"rtl\""));
    assert_eq!(field_value(&answer.body, "email").as_deref(), Some("half@"));
    assert_eq!(add(&member.browser, "half@").await.status, 422);
}
