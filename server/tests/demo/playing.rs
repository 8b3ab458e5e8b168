//! Getting in as the people of the demo, through the front door.

use portico_app::features::demo::PartKey;
use soft_passkey::{Algorithm, SoftPasskey};

use crate::portal::{self, Browser, Site, text_of};
use crate::{Play, on_both_engines};

/// Somebody who opens an invitation, signs up by that name, and comes home with the invitation still there.
async fn newcomer(site: &Site, code: &str, name: &str, address: &'static str) -> Browser {
    let browser = site.browser();
    let page = browser.get(&format!("/invitation?code={code}")).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("href=\"/sign-up\"") && page.body.contains("href=\"/sign-in?return=/invitation\""));
    browser.sign_up(name, address).await.leads_to("/sign-up/sent");
    let mail = site.confirmation_to(address).await;
    browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
    let mut passkey = SoftPasskey::new(Algorithm::Es256);
    assert_eq!(browser.create_passkey(&mut passkey).await.status, 200);
    assert!(browser.get("/home").await.body.contains("href=\"/invitation\""), "the code survived signing up");
    browser
}

on_both_engines! {
    async fn a_customer_gets_in_and_sees_accounts(site: Site) {
        let play = Play::on(&site).await;
        let person = play.person(PartKey::Customer);
        let invitation = &person.invitations[0];
        let browser = newcomer(&site, &invitation.code, &person.name, "one@mail.example").await;
        let page = browser.get("/invitation").await.body;
        assert!(page.contains("<form id=\"invitation\"") && page.contains("Northfield Bank"));
        let wrong = browser.post_form("/invitation", &[("code", &invitation.code), ("birth_date", "1999-01-01")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("value=\"1999-01-01\"") && wrong.body.contains("birth_date-error"));
        let right = [("code", invitation.code.as_str()), ("birth_date", invitation.birth_date.as_str())];
        browser.post_form("/invitation", &right).await.leads_to("/home");
        let home = browser.get("/home").await.body;
        for part in ["Joint account", "Savings account", "as: customer", "Northfield Bank", "Mortgage"] {
            assert!(home.contains(part), "{part}");
        }
        assert!(!home.contains("href=\"/invitation\""));
        let loan = browser.get("/portal/loans").await.body;
        assert!(loan.contains("Car loan"));
        // Used once is used.
        let other = site.member("Bram Bakker", "bram@mail.example").await;
        assert_eq!(other.browser.post_form("/invitation", &right).await.status, 422);
        let shown = text_of(&site.browser().get("/demo").await.body);
        assert!(shown.contains("taken") && shown.contains("Somebody else instead"));
    }

    async fn a_parent_links_three_children_in_two_schools(site: Site) {
        let play = Play::on(&site).await;
        let person = play.person(PartKey::Parent);
        assert_eq!(person.invitations.len(), 3);
        let browser = newcomer(&site, &person.invitations[0].code, &person.name, "samira@mail.example").await;
        for invitation in &person.invitations {
            let form = [("code", invitation.code.as_str()), ("birth_date", invitation.birth_date.as_str())];
            browser.post_form("/invitation", &form).await.leads_to("/home");
        }
        let home = browser.get("/home").await.body;
        assert_eq!(home.matches("href=\"/home?child=").count(), 3);
        assert!(text_of(&home).contains("comes of age on"), "the hand-over is near");
        for child in ["Noor Visser", "Yasmin Visser", "Elias Visser"] {
            assert!(home.contains(child), "{child}");
        }
    }

    async fn two_roles_are_one_account_with_a_switch(site: Site) {
        let play = Play::on(&site).await;
        let person = play.person(PartKey::Both);
        let browser = newcomer(&site, &person.invitations[0].code, &person.name, "elif@mail.example").await;
        for invitation in &person.invitations {
            let form = [("code", invitation.code.as_str()), ("birth_date", invitation.birth_date.as_str())];
            browser.post_form("/invitation", &form).await.leads_to("/home");
        }
        let home = browser.get("/home").await.body;
        assert!(home.contains("Student at") && home.contains("Customer of"));
    }

    async fn a_partner_administers_a_firm(site: Site) {
        let play = Play::on(&site).await;
        let person = play.person(PartKey::Admin);
        let code = &person.invitations[0].code;
        let browser = newcomer(&site, code, &person.name, "imogen@mail.example").await;
        browser.post_form("/invitation", &[("code", code)]).await.leads_to("/home");
        assert!(browser.get("/home").await.body.contains("Brightwater Bakery Ltd"));
        for path in ["/portal/orders", "/portal/invoices", "/portal/logs", "/portal/settings", "/account/organisation"] {
            assert_eq!(browser.get(path).await.status, 200, "{path}");
        }
    }

    async fn somebody_else_takes_the_place_of_who_is_taken(site: Site) {
        let play = Play::on(&site).await;
        let person = play.person(PartKey::Student);
        let invitation = &person.invitations[0];
        let browser = newcomer(&site, &invitation.code, &person.name, "noor@mail.example").await;
        let form = [("code", invitation.code.as_str()), ("birth_date", invitation.birth_date.as_str())];
        browser.post_form("/invitation", &form).await.leads_to("/home");
        let newcomer = site.browser();
        assert!(newcomer.get("/demo").await.body.contains("<form id=\"demo-fresh-student\""));
        newcomer.post_form("/demo", &[("part", "student")]).await.leads_to("/demo");
        let page = newcomer.get("/demo").await.body;
        assert!(!page.contains("demo-fresh-student") && page.contains("Sara Bakker"));
        assert_eq!(newcomer.post_form("/demo", &[("part", "nobody")]).await.status, 422);
    }

    async fn without_a_demo_the_page_is_not_there(site: Site) {
        let browser = site.browser();
        assert_eq!(browser.get("/demo").await.status, 404);
        assert_eq!(browser.post_form("/demo", &[("part", "student")]).await.status, 404);
        assert!(!browser.get("/").await.body.contains("/demo"));
        Play::on(&site).await;
        assert!(browser.get("/").await.body.contains("href=\"/demo\""));
    }
}
