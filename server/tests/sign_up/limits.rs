//! How often may be asked, per address and per network: 429 with the time to wait, and it holds whoever asks.

use crate::on_both_engines;
use crate::portal::{self, Answer, MINUTE, SECOND};

#[track_caller]
fn waits(answer: &Answer, seconds: u64) {
    assert_eq!((answer.status.as_u16(), answer.retry_after()), (429, seconds), "{}", answer.body);
    assert!(answer.header("content-type").starts_with("text/html") && answer.body.contains("<h1"));
}

on_both_engines! {
    async fn an_address_gets_five_mails_for_one_network_and_then_one_a_quarter(site: Site) {
        let eve = || site.browser_from("203.0.113.7".parse().unwrap());
        for _ in 0..5 {
            eve().sign_up("Eve", "anna@mail.example").await.leads_to("/sign-up/sent");
        }
        // Another spelling is the same mailbox.
        waits(&eve().sign_up("Eve", "ANNA@mail.example").await, 900);
        assert_eq!(site.letters_to("anna@mail.example").await.len(), 5);
        eve().sign_up("Arno", "arno@mail.example").await.leads_to("/sign-up/sent");
        // Its owner, elsewhere, is not kept out by a stranger.
        site.browser().sign_up("Anna", "anna@mail.example").await.leads_to("/sign-up/sent");
        site.wait(15 * MINUTE);
        eve().sign_up("Eve", "anna@mail.example").await.leads_to("/sign-up/sent");
        waits(&eve().sign_up("Eve", "anna@mail.example").await, 900);
    }

    async fn an_address_gets_twenty_mails_whoever_asks_and_then_one_each_five_minutes(site: Site) {
        for _ in 0..20 {
            site.browser().sign_up("Eve", "anna@mail.example").await.leads_to("/sign-up/sent");
        }
        waits(&site.browser().sign_up("Eve", "anna@mail.example").await, 300);
        site.wait(5 * MINUTE);
        site.browser().sign_up("Anna", "anna@mail.example").await.leads_to("/sign-up/sent");
    }

    async fn a_network_begins_sixty_sign_ups_and_then_one_each_ten_seconds(site: Site) {
        let network = "203.0.113.7".parse().unwrap();
        for number in 0..60 {
            let browser = site.browser_from(network);
            browser.sign_up("Eve", &format!("eve{number}@mail.example")).await.leads_to("/sign-up/sent");
        }
        let refused = site.browser_from(network).sign_up("Eve «typed»", "eve60@mail.example").await;
        waits(&refused, 10);
        // Nothing typed is lost, and the page says how long to wait.
        assert!(refused.body.contains("Eve «typed»") && refused.body.contains("eve60@mail.example"));
        assert!(refused.body.contains("Try again in 10 seconds."));
        site.browser().sign_up("Piet", "piet@mail.example").await.leads_to("/sign-up/sent");
        site.wait(10 * SECOND);
        site.browser_from(network).sign_up("Eve", "eve60@mail.example").await.leads_to("/sign-up/sent");
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
