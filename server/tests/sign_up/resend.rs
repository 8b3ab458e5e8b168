//! Asking for another mail: with a waiting time that doubles and that the page shows.

use crate::on_both_engines;
use crate::portal::{self, Browser, MINUTE, SECOND, Site};

async fn ask_again(browser: &Browser) {
    browser.post_form("/sign-up/resend", &[]).await.leads_to("/sign-up/sent");
}

async fn letters(site: &Site) -> usize {
    site.letters_to("piet@mail.example").await.len()
}

on_both_engines! {
    async fn another_mail_comes_after_a_wait_that_doubles(site: Site) {
        let (browser, _) = site.applicant("Piet", "piet@mail.example").await;
        for (number, wait) in [MINUTE, 2 * MINUTE, 4 * MINUTE].into_iter().enumerate() {
            ask_again(&browser).await;
            site.wait(wait - SECOND);
            ask_again(&browser).await;
            assert_eq!(letters(&site).await, number + 1, "asked too soon");
            site.wait(SECOND);
            ask_again(&browser).await;
            assert_eq!(letters(&site).await, number + 2);
        }
    }
}

#[tokio::test]
async fn the_page_says_what_came_of_asking_and_how_long_to_wait() {
    let site = portal::Site::sqlite().await;
    let (browser, _) = site.applicant("Piet", "piet@mail.example").await;
    let until = site.clock.now() / SECOND + 60;
    let waiting = browser.get("/sign-up/sent").await.body;
    assert!(waiting.contains(&format!("data-until=\"{until}\"")) && waiting.contains("data-remaining"));
    ask_again(&browser).await;
    let too_soon = browser.get("/sign-up/sent").await.body;
    assert!(too_soon.contains("role=\"status\""), "said once");
    assert!(!browser.get("/sign-up/sent").await.body.contains("role=\"status\""), "and not again");
    site.wait(MINUTE);
    assert!(!browser.get("/sign-up/sent").await.body.contains("data-remaining"));
    ask_again(&browser).await;
    assert!(browser.get("/sign-up/sent").await.body.contains("role=\"status\""));
}

#[tokio::test]
async fn ten_hands_asking_at_once_cause_one_mail() {
    let site = portal::Site::sqlite().await;
    let (browser, _) = site.applicant("Piet", "piet@mail.example").await;
    site.wait(MINUTE);
    portal::at_once(10, |_| {
        let browser = browser.copy();
        async move { browser.post_form("/sign-up/resend", &[]).await }
    })
    .await;
    assert_eq!(letters(&site).await, 2);
}
