//! The mailed code: for the browser that filled in the form, as people type it, ten times at most.

use std::net::Ipv4Addr;

use crate::on_both_engines;
use crate::portal::{self, Browser, Confirmation, DAY, MINUTE, SECOND, at_once, field_value, text_of};

/// A code of the right form that is not this one.
fn wrong(mail: &Confirmation) -> String {
    let first = if mail.code.starts_with('A') { "B" } else { "A" };
    format!("{first}{}", &mail.code[1..])
}

async fn use_up(browser: &Browser, mail: &Confirmation) {
    for _ in 0..10 {
        assert_eq!(browser.confirm_code(&wrong(mail)).await.status, 422);
    }
}

on_both_engines! {
    async fn fifty_hands_on_one_code_open_it_once(site: Site) {
        let (browser, mail) = site.applicant("Piet", "piet@mail.example").await;
        let answers = at_once(50, |number| {
            let network = Ipv4Addr::new(198, 51, 100, u8::try_from(number).unwrap());
            let (browser, code) = (browser.copy_in(network.into()), mail.code.clone());
            async move { browser.confirm_code(&code).await }
        });
        let answers = answers.await;
        let opened = answers.iter().filter(|answer| answer.location() == "/sign-up/passkey").count();
        assert_eq!(opened, 1);
        assert!(answers.iter().all(|answer| answer.status == 303 || answer.status == 422));
        assert_eq!(site.count_events("address-confirmed").await, 1);
    }

    async fn after_ten_wrong_codes_the_right_one_is_refused_and_the_link_still_works(site: Site) {
        let (browser, mail) = site.applicant("Piet", "piet@mail.example").await;
        use_up(&browser, &mail).await;
        assert_eq!(browser.confirm_code(&mail.code).await.status, 422);
        assert!(browser.ask_to_register().await.status.is_client_error());
        browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
    }

    async fn another_mail_gives_no_more_tries(site: Site) {
        let (browser, mail) = site.applicant("Piet", "piet@mail.example").await;
        use_up(&browser, &mail).await;
        site.wait(MINUTE);
        browser.post_form("/sign-up/resend", &[]).await.leads_to("/sign-up/sent");
        let newer = site.confirmation_to("piet@mail.example").await;
        assert_eq!(browser.confirm_code(&newer.code).await.status, 422);
    }

    async fn fifty_hands_guess_ten_times_together(site: Site) {
        let (browser, mail) = site.applicant("Piet", "piet@mail.example").await;
        let answers = at_once(50, |number| {
            let network = Ipv4Addr::new(198, 51, 100, u8::try_from(number).unwrap());
            let (browser, code) = (browser.copy_in(network.into()), wrong(&mail));
            async move { browser.confirm_code(&code).await }
        });
        assert!(answers.await.iter().all(|answer| answer.status == 422));
        assert_eq!(site.count_events("sign-up-code-refused").await, 10);
    }

    async fn a_code_in_another_browser_opens_nothing(site: Site) {
        let (_, mail) = site.applicant("Piet", "piet@mail.example").await;
        site.browser().confirm_code(&mail.code).await.leads_to("/sign-up");
        let (other, own) = site.applicant("Eve", "eve@mail.example").await;
        assert_eq!(other.confirm_code(&mail.code).await.status, 422);
        other.confirm_code(&own.code).await.leads_to("/sign-up/passkey");
        assert_eq!(site.database.count("sign_up WHERE confirmed_at IS NOT NULL").await, 1);
    }

    async fn a_code_lives_a_day_and_not_a_second_longer(site: Site) {
        let (early, early_mail) = site.applicant("Piet", "piet@mail.example").await;
        let (late, late_mail) = site.applicant("Anna", "anna@mail.example").await;
        site.wait(DAY - SECOND);
        early.confirm_code(&early_mail.code).await.leads_to("/sign-up/passkey");
        site.wait(SECOND);
        late.confirm_code(&late_mail.code).await.leads_to("/sign-up");
        assert_eq!(site.count_events("address-confirmed").await, 1);
    }

    async fn a_code_is_spent_with_its_link(site: Site) {
        let (browser, mail) = site.applicant("Piet", "piet@mail.example").await;
        site.browser().confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        let answer = browser.confirm_code(&mail.code).await;
        assert_eq!(answer.status, 422);
        assert!(browser.ask_to_register().await.status.is_client_error());
    }
}

/// Which letters are read as which is told by the tests of `identity::random`.
#[tokio::test]
async fn a_code_may_be_typed_as_people_type() {
    let site = portal::Setup::default().without_limits().on(portal::Database::sqlite()).await;
    for number in 0..12 {
        let (browser, mail) = site.applicant("Piet", &format!("piet{number}@mail.example")).await;
        let (left, right) = mail.code.split_at(4);
        let typed = match number % 3 {
            0 => format!("  {} {}\t", left.to_lowercase(), right.to_lowercase()),
            1 => format!("{left}-{right}").replace('0', "O").replace('1', "I"),
            _ => format!("{left} {right}").replace('0', "o").replace('1', "l"),
        };
        browser.confirm_code(&typed).await.leads_to("/sign-up/passkey");
    }
}

#[tokio::test]
async fn a_wrong_code_stays_in_the_field_with_a_word_about_it() {
    let site = portal::Site::sqlite().await;
    let (browser, _) = site.applicant("Piet", "piet@mail.example").await;
    let answer = browser.confirm_code("abcd <efgh\">").await;
    assert_eq!(answer.status, 422);
    assert_eq!(field_value(&answer.body, "code").as_deref(), Some("abcd <efgh\">"));
    assert!(answer.body.contains("role=\"alert\"") && answer.body.contains("aria-invalid=\"true\""));
    assert!(text_of(&answer.body).contains("p…@mail.example"));
}
