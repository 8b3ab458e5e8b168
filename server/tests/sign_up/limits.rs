//! How often may be asked, per address and per network: 429 with the time to wait, and it holds whoever asks.

use crate::on_both_engines;
use crate::portal::{self, Answer, MINUTE, SECOND};

#[track_caller]
fn waits(answer: &Answer, seconds: u64) {
    assert_eq!((answer.status.as_u16(), answer.retry_after()), (429, seconds), "{}", answer.body);
    assert!(answer.header("content-type").starts_with("text/html") && answer.body.contains("<h1"));
}

on_both_engines! {
    async fn an_address_gets_five_mails_and_then_one_a_quarter(site: Site) {
        for _ in 0..5 {
            site.browser().sign_up("Eve", "anna@mail.example").await.leads_to("/sign-up/sent");
        }
        // Another spelling is the same mailbox.
        waits(&site.browser().sign_up("Eve", "ANNA@mail.example").await, 900);
        assert_eq!(site.letters_to("anna@mail.example").await.len(), 5);
        site.browser().sign_up("Arno", "arno@mail.example").await.leads_to("/sign-up/sent");
        site.wait(15 * MINUTE);
        site.browser().sign_up("Eve", "anna@mail.example").await.leads_to("/sign-up/sent");
        waits(&site.browser().sign_up("Eve", "anna@mail.example").await, 900);
    }

    async fn a_network_begins_twenty_sign_ups_and_then_one_a_minute(site: Site) {
        let network = "203.0.113.7".parse().unwrap();
        for number in 0..20 {
            let browser = site.browser_from(network);
            browser.sign_up("Eve", &format!("eve{number}@mail.example")).await.leads_to("/sign-up/sent");
        }
        waits(&site.browser_from(network).sign_up("Eve", "eve20@mail.example").await, 60);
        site.browser().sign_up("Piet", "piet@mail.example").await.leads_to("/sign-up/sent");
        site.wait(MINUTE);
        site.browser_from(network).sign_up("Eve", "eve20@mail.example").await.leads_to("/sign-up/sent");
    }

    async fn a_network_types_thirty_codes_and_then_one_each_ten_seconds(site: Site) {
        let network = "203.0.113.7".parse().unwrap();
        for number in 0..3 {
            let (browser, _) = site.applicant("Eve", &format!("eve{number}@mail.example")).await;
            let browser = browser.copy_in(network);
            for _ in 0..10 {
                assert_eq!(browser.confirm_code("AAAA-AAAA").await.status, 422);
            }
        }
        let (browser, mail) = site.applicant("Piet", "piet@mail.example").await;
        waits(&browser.copy_in(network).confirm_code(&mail.code).await, 10);
        site.wait(10 * SECOND);
        browser.copy_in(network).confirm_code(&mail.code).await.leads_to("/sign-up/passkey");
    }
}

#[tokio::test]
async fn a_network_begins_three_hundred_ceremonies_at_once() {
    let site = portal::Site::sqlite().await;
    let browser = site.browser();
    for _ in 0..300 {
        assert_eq!(browser.ask_to_sign_in().await.status, 200);
    }
    let refused = browser.ask_to_sign_in().await;
    assert_eq!(refused.problem(), (429, "too-many-requests".to_owned()));
    assert_eq!(refused.retry_after(), 1);
    assert_eq!(site.browser().ask_to_sign_in().await.status, 200);
    site.wait(SECOND);
    assert_eq!(browser.ask_to_sign_in().await.status, 200);
}
