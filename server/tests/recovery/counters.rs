//! What is counted, for whom, and what never resets it. The owner's passkey is in nobody's way.

use std::net::{IpAddr, Ipv4Addr};

use portico_identity::random::{Rng, group_recovery_code};

use crate::on_both_engines;
use crate::portal::{self, Browser, MINUTE, Setup, Site, another_code};

const MAIL: &str = "anna@mail.example";

fn network(number: u8) -> IpAddr {
    Ipv4Addr::new(203, 0, 113, number).into()
}

/// A recovery code of nobody's, well written.
fn drawn_code() -> String {
    group_recovery_code(&Rng::default().recovery_code().unwrap())
}

async fn types_wrong_codes(browser: &Browser, right: &str, times: usize) {
    for _ in 0..times {
        assert_eq!(browser.recover_code(another_code(right)).await.status, 422);
    }
}

/// Tries that were answered as wrong, until one was not looked at.
async fn guesses(browser: &Browser, most: usize) -> usize {
    for number in 0..most {
        if browser.recover_with(&drawn_code()).await.status == 429 {
            return number;
        }
    }
    most
}

on_both_engines! {
    async fn ten_codes_may_be_typed_over_all_mails_of_a_recovery(site: Site) {
        site.member("Anna", MAIL).await;
        let (browser, mail) = site.asks_for_mail(MAIL).await;
        types_wrong_codes(&browser, &mail.code, 9).await;
        site.wait(MINUTE);
        browser.recover_resend().await.leads_to("/recover/sent");
        let mail = site.recovery_mail_to(MAIL).await;
        types_wrong_codes(&browser, &mail.code, 1).await;
        assert_eq!(browser.recover_code(&mail.code).await.status, 422, "right, and too late");
        site.wait(2 * MINUTE);
        browser.recover_resend().await.leads_to("/recover/sent");
        let mail = site.recovery_mail_to(MAIL).await;
        assert_eq!(browser.recover_code(&mail.code).await.status, 422, "another mail gives no more");
        browser.recover_link(&mail.token).await.leads_to("/recover/proof");
    }

    async fn a_restart_forgets_no_try(site: Site) {
        site.member("Anna", MAIL).await;
        let (browser, mail) = site.asks_for_mail(MAIL).await;
        types_wrong_codes(&browser, &mail.code, 10).await;
        let restarted = site.replica().await;
        let browser = browser.copy_at(&restarted);
        assert_eq!(browser.recover_code(&mail.code).await.status, 422);
        browser.recover_link(&mail.token).await.leads_to("/recover/proof");
    }

    async fn codes_for_one_address_are_counted_over_recoveries_networks_and_restarts(site: Site) {
        site.member("Anna", MAIL).await;
        for number in 0..4 {
            let browser = site.browser_from(network(number));
            browser.recover(MAIL).await.leads_to("/recover/sent");
            let mail = site.recovery_mail_to(MAIL).await;
            types_wrong_codes(&browser, &mail.code, 10).await;
        }
        let restarted = site.replica().await;
        for site_at_hand in [&site, &restarted] {
            let browser = site_at_hand.browser_from(network(9));
            browser.recover(MAIL).await.leads_to("/recover/sent");
            let limited = browser.recover_code("AAAA-AAAA").await;
            assert_eq!(limited.status, 429);
            assert_eq!(limited.retry_after(), 120);
            assert_eq!(portal::field_value(&limited.body, "code").as_deref(), Some("AAAA-AAAA"));
        }
        // The link is no guess, and works.
        let (owner, mail) = site.asks_for_mail(MAIL).await;
        owner.recover_link(&mail.token).await.leads_to("/recover/proof");
        site.wait(2 * MINUTE);
        let (owner, mail) = site.asks_for_mail(MAIL).await;
        owner.recover_code(&mail.code).await.leads_to("/recover/proof");
    }

    async fn codes_from_one_network_are_counted_over_addresses(site: Site) {
        let eve = network(7);
        for number in 0..3 {
            let browser = site.browser_from(eve);
            browser.recover(&format!("a{number}@mail.example")).await.leads_to("/recover/sent");
            types_wrong_codes(&browser, "AAAA", 10).await;
        }
        let browser = site.browser_from(eve);
        browser.recover("a9@mail.example").await.leads_to("/recover/sent");
        assert_eq!(browser.recover_code("AAAA-AAAA").await.status, 429);
        assert_eq!(browser.copy_in(network(8)).recover_code("AAAA-AAAA").await.status, 422);
    }

    async fn recoveries_begun_from_one_network_and_mails_to_one_address_are_counted(site: Site) {
        let eve = network(7);
        for number in 0..60 {
            site.browser_from(eve).recover(&format!("a{number}@mail.example")).await.leads_to("/recover/sent");
        }
        let limited = site.browser_from(eve).recover("a60@mail.example").await;
        assert_eq!((limited.status.as_u16(), limited.retry_after()), (429, 10));
        for _ in 0..5 {
            site.browser_from(network(8)).recover(MAIL).await.leads_to("/recover/sent");
        }
        assert_eq!(site.browser_from(network(8)).recover(MAIL).await.status, 429);
        site.browser_from(network(9)).recover(MAIL).await.leads_to("/recover/sent");
        let replica = site.replica().await;
        assert_eq!(replica.browser_from(network(8)).recover(MAIL).await.status, 429);
        assert_eq!(replica.browser_from(eve).recover("a60@mail.example").await.status, 429);
    }

    async fn saved_codes_are_counted_for_the_account_and_the_network(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let thief = site.shows_mail(MAIL).await;
        assert_eq!(guesses(&thief, 20).await, 10);
        assert_eq!(thief.recover_with(&codes[0]).await.status, 429, "right, and not looked at");
        // Another recovery from the same network, and after a restart, is no way around.
        let restarted = site.replica().await;
        assert_eq!(thief.copy_at(&restarted).recover_with(&codes[0]).await.status, 429);
        // The owner is elsewhere and is not held up.
        site.granted(MAIL, &codes[0]).await;
        // From many networks: forty in all.
        let mut guessed = 11;
        for number in 0..5 {
            guessed += guesses(&thief.copy_in(network(number)), 10).await;
        }
        assert_eq!(guessed, 40);
        let late = site.shows_mail(MAIL).await;
        assert_eq!(late.recover_with(&codes[1]).await.status, 429);
        site.wait(2 * MINUTE);
        late.recover_with(&codes[1]).await.leads_to("/recover/passkey");
    }

    async fn refused_codes_are_on_record(site: Site) {
        site.member("Anna", MAIL).await;
        let thief = site.shows_mail(MAIL).await;
        guesses(&thief, 3).await;
        assert_eq!(site.count_events("recovery-code-refused").await, 3);
    }
}

/// 200 wrong codes, from the owner's own network; then the owner signs in.
async fn two_hundred_wrong_codes(site: Site) {
    let mut anna = site.member("Anna", MAIL).await;
    let home = network(1);
    let thief = site.browser_from(home);
    thief.recover(MAIL).await.leads_to("/recover/sent");
    let mail = site.recovery_mail_to(MAIL).await;
    for _ in 0..50 {
        assert!([422, 429].contains(&thief.recover_code(another_code(&mail.code)).await.status.as_u16()));
    }
    thief.recover_link(&mail.token).await.leads_to("/recover/proof");
    for _ in 0..150 {
        assert!([422, 429].contains(&thief.recover_with(&drawn_code()).await.status.as_u16()));
    }
    assert!(anna.browser.is_signed_in().await);
    let owner = site.browser_from(home);
    assert_eq!(owner.sign_in(&mut anna.passkey).await.status, 200);
    assert!(owner.is_signed_in().await);
}

#[tokio::test]
async fn after_two_hundred_wrong_codes_the_owners_passkey_signs_in_on_sqlite() {
    two_hundred_wrong_codes(Setup::default().on(portal::Database::sqlite()).await).await;
}

#[tokio::test]
async fn after_two_hundred_wrong_codes_the_owners_passkey_signs_in_on_postgres() {
    two_hundred_wrong_codes(Setup::default().on(portal::Database::postgres().await).await).await;
}
