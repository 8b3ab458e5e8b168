//! The whole way, by link and by code.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, SoftPasskey, text_of};

on_both_engines! {
    async fn somebody_new_signs_up_by_the_link_and_comes_back(site: Site) {
        let browser = site.browser();
        assert_eq!(browser.get("/").await.status, 200);
        assert_eq!(browser.get("/sign-up").await.status, 200);
        browser.sign_up("Samira El Amrani", "Samira@Mail.Example").await.leads_to("/sign-up/sent");
        let sent = text_of(&browser.get("/sign-up/sent").await.body);
        assert!(sent.contains("S…@Mail.Example"), "{sent}");

        let mail = site.confirmation_to("Samira@Mail.Example").await;
        let link = browser.get(&format!("/sign-up/confirm?token={}", mail.token)).await;
        assert_eq!(link.status, 200);
        assert!(link.body.contains("id=\"confirm\""));
        browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        assert!(browser.get("/sign-up/passkey").await.body.contains("data-action=\"passkey-create\""));

        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        let created = browser.create_passkey(&mut passkey).await;
        assert_eq!((created.status.as_u16(), created.json()["next"].as_str()), (200, Some("/home")));
        let home = text_of(&browser.get("/home").await.body);
        assert!(home.contains("Samira El Amrani"), "{home}");

        browser.sign_out().await.leads_to("/sign-in");
        assert!(!browser.is_signed_in().await);
        assert_eq!(browser.sign_in(&mut passkey).await.json()["next"], "/home");
        assert!(browser.is_signed_in().await);
    }

    async fn somebody_new_signs_up_by_the_code_on_another_device(site: Site) {
        let (desk, mail) = site.applicant("Piet", "piet@mail.example").await;
        desk.confirm_code(&mail.code).await.leads_to("/sign-up/passkey");
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        assert_eq!(desk.create_passkey(&mut passkey).await.status, 200);
        assert!(desk.is_signed_in().await);
    }

    async fn the_link_may_be_opened_in_another_browser_than_the_form(site: Site) {
        let (_desk, mail) = site.applicant("Piet", "piet@mail.example").await;
        let phone = site.browser();
        phone.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        assert_eq!(phone.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.status, 200);
        assert!(phone.is_signed_in().await);
    }

    async fn a_mail_alone_signs_nobody_in(site: Site) {
        let (browser, mail) = site.applicant("Piet", "piet@mail.example").await;
        browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        browser.get("/home").await.leads_to("/sign-in?return=%2Fhome");
        assert_eq!(site.database.count("person").await, 0);
    }

    async fn pages_out_of_order_lead_to_the_next_step(site: Site) {
        let browser = site.browser();
        browser.get("/sign-up/sent").await.leads_to("/sign-up");
        browser.get("/sign-up/passkey").await.leads_to("/sign-up");
        browser.confirm_code("ABCD-EFGH").await.leads_to("/sign-up");
        browser.post_form("/sign-up/resend", &[]).await.leads_to("/sign-up");
        let member = site.member("Samira", "samira@mail.example").await;
        member.browser.get("/sign-up/passkey").await.leads_to("/home");
    }

    async fn an_hour_after_confirming_no_passkey_can_be_created(site: Site) {
        let (browser, mail) = site.applicant("Piet", "piet@mail.example").await;
        browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        site.wait(portal::HOUR);
        assert_eq!(browser.ask_to_register().await.problem(), (401, "session-needed".to_owned()));
        browser.get("/sign-up/passkey").await.leads_to("/sign-up");
    }
}
