//! Fifty hands at once: whatever works once works for exactly one of them.

use std::net::Ipv4Addr;

use http::StatusCode;

use crate::on_both_engines;
use crate::portal::{self, Algorithm, Answer, Browser, DAY, Site, SoftPasskey, at_once};

const MAIL: &str = "anna@mail.example";
const WORK: &str = "anna@work.example";
const HANDS: usize = 50;

/// The same cookies in a network of its own, so that limits are in nobody's way.
fn hand(browser: &Browser, number: usize) -> Browser {
    browser.copy_in(Ipv4Addr::new(198, 51, 100, u8::try_from(number).unwrap()).into())
}

/// How many answers lead to `path` and begin a new session.
fn won(answers: &[Answer], path: &str) -> usize {
    let begins = |answer: &&Answer| answer.set_cookies().iter().any(|cookie| cookie.starts_with("__Host-portico="));
    answers.iter().filter(|answer| answer.location() == path).filter(begins).count()
}

fn none_failed(answers: &[Answer]) {
    assert_eq!(answers.len(), HANDS);
    for answer in answers {
        assert!(!answer.status.is_server_error(), "{} {}", answer.status, answer.body);
    }
}

/// Every mailed code and link at the same moment.
async fn first_proof(site: &Site, by_link: bool) {
    site.member("Anna", MAIL).await;
    let (browser, mail) = site.asks_for_mail(MAIL).await;
    let answers = at_once(HANDS, |number| {
        let (browser, mail) = (hand(&browser, number), mail.clone());
        async move { if by_link { browser.recover_link(&mail.token).await } else { browser.recover_code(&mail.code).await } }
    });
    let answers = answers.await;
    none_failed(&answers);
    assert_eq!(won(&answers, "/recover/proof"), 1);
    assert_eq!(site.count_events("recovery-proved").await, 1);
}

on_both_engines! {
    async fn a_mailed_link_proves_once(site: Site) {
        first_proof(&site, true).await;
    }

    async fn a_mailed_code_proves_once(site: Site) {
        first_proof(&site, false).await;
    }

    async fn a_saved_code_grants_once_in_one_recovery(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let phone = site.shows_mail(MAIL).await;
        let answers = at_once(HANDS, |number| {
            let (browser, code) = (hand(&phone, number), codes[0].clone());
            async move { browser.recover_with(&code).await }
        });
        let answers = answers.await;
        none_failed(&answers);
        assert_eq!(won(&answers, "/recover/passkey"), 1);
        assert_eq!(site.count_events("recovery-granted").await, 1);
        assert_eq!(site.database.count("recovery_code WHERE used_at IS NOT NULL").await, 1);
    }

    async fn a_saved_code_grants_once_in_many_recoveries(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let mut browsers = Vec::new();
        for _ in 0..10 {
            browsers.push(site.shows_mail(MAIL).await);
        }
        let answers = at_once(HANDS, |number| {
            let (browser, code) = (hand(&browsers[number % 10], number), codes[0].clone());
            async move { browser.recover_with(&code).await }
        });
        let answers = answers.await;
        none_failed(&answers);
        assert_eq!(won(&answers, "/recover/passkey"), 1);
        assert_eq!(site.count_events("recovery-granted").await, 1);
    }

    async fn different_saved_codes_grant_one_recovery_once_and_only_one_is_used(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let phone = site.shows_mail(MAIL).await;
        let answers = at_once(HANDS, |number| {
            let (browser, code) = (hand(&phone, number), codes[number % 10].clone());
            async move { browser.recover_with(&code).await }
        });
        none_failed(&answers.await);
        assert_eq!(site.count_events("recovery-granted").await, 1);
        assert_eq!(site.database.count("recovery_code WHERE used_at IS NOT NULL").await, 1);
    }

    async fn a_second_code_grants_once(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let phone = site.shows_mail(MAIL).await;
        phone.mail_second(&phone.other_addresses().await[0]).await.leads_to("/recover/proof/address");
        let code = site.second_code_to(WORK).await;
        let answers = at_once(HANDS, |number| {
            let (browser, code) = (hand(&phone, number), code.clone());
            async move { browser.second_code(&code).await }
        });
        let answers = answers.await;
        none_failed(&answers);
        assert_eq!(won(&answers, "/recover/passkey"), 1);
        assert_eq!(site.count_events("recovery-granted").await, 1);
    }

    async fn a_second_mail_asked_for_at_once_is_one_mail(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let phone = site.shows_mail(MAIL).await;
        let contact = phone.other_addresses().await.remove(0);
        let answers = at_once(HANDS, |number| {
            let (browser, contact) = (hand(&phone, number), contact.clone());
            async move { browser.mail_second(&contact).await }
        });
        none_failed(&answers.await);
        assert_eq!(site.count_events("recovery-second-mailed").await, 1);
        phone.second_code(&site.second_code_to(WORK).await).await.leads_to("/recover/passkey");
    }

    async fn a_waiting_time_begins_once_and_grants_once(site: Site) {
        site.member("Anna", MAIL).await;
        let phone = site.shows_mail(MAIL).await;
        let answers = at_once(HANDS, |number| {
            let browser = hand(&phone, number);
            async move { browser.begin_waiting().await }
        });
        let answers = answers.await;
        assert!(answers.iter().all(|answer| answer.location() == "/recover/waiting"));
        assert_eq!(site.count_events("recovery-waiting").await, 1);
        site.wait(3 * DAY);
        let browsers = [site.shows_mail(MAIL).await, site.shows_mail(MAIL).await, site.shows_mail(MAIL).await];
        let answers = at_once(HANDS, |number| {
            let browser = hand(&browsers[number % 3], number);
            async move { browser.after_waiting().await }
        });
        let answers = answers.await;
        none_failed(&answers);
        assert_eq!(won(&answers, "/recover/passkey"), 1);
        assert_eq!(site.count_events("recovery-granted").await, 1);
    }

    async fn the_link_of_a_notice_acts_once(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.browser.save_codes().await;
        let token = site.not_me_of(MAIL, "codes-made").await;
        let anybody = site.browser();
        let answers = at_once(HANDS, |number| {
            let (browser, token) = (hand(&anybody, number), token.clone());
            async move { browser.not_me(&token, "freeze").await }
        });
        let answers = answers.await;
        let of = |status: StatusCode| answers.iter().filter(|answer| answer.status == status).count();
        assert_eq!((of(StatusCode::OK), of(StatusCode::GONE)), (1, HANDS - 1));
        assert_eq!(site.count_events("frozen").await, 1);
    }

    async fn one_answer_of_a_device_makes_one_passkey(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let phone = site.granted(MAIL, &codes[0]).await;
        let options = phone.ask_to_register().await;
        let credential = SoftPasskey::new(Algorithm::Es256).register(&options.body, site.origin, &Default::default());
        let credential = credential.unwrap();
        let answers = at_once(HANDS, |number| {
            let (browser, credential) = (hand(&phone, number), credential.clone());
            async move { browser.register(&credential).await }
        });
        let answers = answers.await;
        none_failed(&answers);
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        assert_eq!(site.record_of(&anna).await.passkeys.len(), 2);
        assert_eq!(site.count_events("recovered").await, 1);
    }

    async fn fifty_devices_make_one_passkey_of_one_recovery(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let phone = site.granted(MAIL, &codes[0]).await;
        let mut ready = Vec::new();
        for number in 0..HANDS {
            let browser = hand(&phone, number);
            let options = browser.ask_to_register().await;
            let mut device = SoftPasskey::new(Algorithm::Es256);
            ready.push((browser, device.register(&options.body, site.origin, &Default::default()).unwrap()));
        }
        let answers = at_once(HANDS, |number| {
            let (browser, credential) = (ready[number].0.copy(), ready[number].1.clone());
            async move { browser.register(&credential).await }
        });
        let answers = answers.await;
        none_failed(&answers);
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        assert_eq!(site.record_of(&anna).await.passkeys.len(), 2);
        assert_eq!(site.count_events("recovered").await, 1);
    }

    async fn codes_made_or_replaced_at_once_are_ten_in_all(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        site.granted(MAIL, &codes[0]).await;
        let answers = at_once(HANDS, |number| {
            let (browser, form) = (anna.browser.copy(), if number % 2 == 0 { "replace" } else { "codes" });
            async move { browser.post_form(&format!("/account/recovery/{form}"), &[]).await }
        });
        none_failed(&answers.await);
        assert_eq!(site.database.count("recovery_code").await, 10);
    }
}
