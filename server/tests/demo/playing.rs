//! Getting in as the people of the demo, through the front door.

use std::net::Ipv4Addr;

use portico_app::features::demo::PartKey;
use soft_passkey::{Algorithm, SoftPasskey};

use crate::portal::{self, Browser, DAY, Site, text_of};
use crate::{Play, on_both_engines};

/// A browser on the demo's own machine.
fn here(site: &Site) -> Browser {
    site.browser_from(Ipv4Addr::LOCALHOST.into()).asking_for("localhost:3000")
}

/// Somebody who opens an invitation, signs up by that name, and comes home with the invitation still there.
async fn newcomer(site: &Site, code: &str, name: &str, address: &'static str) -> (Browser, SoftPasskey) {
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
    (browser, passkey)
}

/// Each child's part of a parent's home has lessons, results and attendance, and their documents can be opened.
async fn everything_is_alive(browser: &Browser, lessons: &str) {
    let home = browser.get("/home").await.body;
    let children: Vec<_> =
        home.split("href=\"/home?child=").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(children.len(), 3);
    for child in children {
        let page = browser.get(&format!("/home?child={child}")).await.body;
        for part in [lessons, "class=\"lesson\"", "class=\"result-lines\"", "Present"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let documents = browser.get(&format!("/portal/children/{child}/documents")).await.body;
        assert!(documents.contains("Welcome to the new school year") && documents.contains("Report card, autumn"));
        let files: Vec<_> = documents.split("href=\"").filter_map(|rest| rest.split('"').next()).collect();
        let files: Vec<_> = files.into_iter().filter(|href| href.ends_with("/file")).collect();
        assert!(files.len() >= 4, "{files:?}");
        for href in files {
            assert_eq!(browser.get(href).await.status, 200, "{href}");
        }
    }
}

/// Whether a page leads to single records of a list.
fn has_records(page: &str, list: &str) -> bool {
    let link = format!("href=\"/portal/{list}/");
    page.split(&link).skip(1).any(|rest| rest.get(..36).is_some_and(|id| uuid::Uuid::try_parse(id).is_ok()))
}

on_both_engines! {
    async fn a_customer_gets_in_and_sees_accounts(site: Site) {
        let play = Play::on(&site).await;
        let person = play.person(PartKey::Customer);
        let invitation = &person.invitations[0];
        let (browser, _) = newcomer(&site, &invitation.code, &person.name, "one@mail.example").await;
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
        let documents = browser.get("/portal/documents").await.body;
        assert!(documents.contains("Yearly statement 2025") && documents.contains("Agreement: Mortgage"));
        // Used once is used.
        let other = site.member("Bram Bakker", "bram@mail.example").await;
        assert_eq!(other.browser.post_form("/invitation", &right).await.status, 422);
        let shown = text_of(&here(&site).get("/demo").await.body);
        assert!(shown.contains("taken") && shown.contains("Somebody else instead"));
    }

    async fn a_parent_links_three_children_in_two_schools(site: Site) {
        let play = Play::on(&site).await;
        let person = play.person(PartKey::Parent);
        assert_eq!(person.invitations.len(), 3);
        let (browser, mut passkey) = newcomer(&site, &person.invitations[0].code, &person.name, "samira@mail.example").await;
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
        // Friday, and Saturday.
        everything_is_alive(&browser, "Today").await;
        site.wait(DAY);
        browser.sign_in(&mut passkey).await;
        everything_is_alive(&browser, "Next school day").await;
    }

    async fn two_roles_are_one_account_with_a_switch(site: Site) {
        let play = Play::on(&site).await;
        let person = play.person(PartKey::Both);
        let (browser, _) = newcomer(&site, &person.invitations[0].code, &person.name, "elif@mail.example").await;
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
        let (browser, _) = newcomer(&site, code, &person.name, "imogen@mail.example").await;
        browser.post_form("/invitation", &[("code", code)]).await.leads_to("/home");
        let home = browser.get("/home").await.body;
        assert!(home.contains("Brightwater Bakery Ltd"));
        for list in ["orders", "tickets", "invoices", "reports"] {
            assert!(has_records(&home, list), "something is open: {list}");
        }
        for list in ["orders", "tickets", "invoices", "logs", "reports"] {
            assert!(has_records(&browser.get(&format!("/portal/{list}")).await.body, list), "{list}");
        }
        assert!(browser.get("/portal/settings").await.body.contains("Delivery window"));
        assert_eq!(browser.get("/account/organisation").await.status, 200);
    }

    async fn somebody_else_takes_the_place_of_who_is_taken(site: Site) {
        let play = Play::on(&site).await;
        let person = play.person(PartKey::Student);
        let invitation = &person.invitations[0];
        let (browser, _) = newcomer(&site, &invitation.code, &person.name, "noor@mail.example").await;
        let form = [("code", invitation.code.as_str()), ("birth_date", invitation.birth_date.as_str())];
        browser.post_form("/invitation", &form).await.leads_to("/home");
        let newcomer = here(&site);
        assert!(newcomer.get("/demo").await.body.contains("<form id=\"demo-fresh-student\""));
        newcomer.post_form("/demo", &[("part", "student")]).await.leads_to("/demo");
        let page = newcomer.get("/demo").await.body;
        assert!(!page.contains("demo-fresh-student") && page.contains("Sara Bakker"));
        assert_eq!(newcomer.post_form("/demo", &[("part", "nobody")]).await.status, 422);
    }

    async fn the_codes_are_for_nobody_beyond_this_machine(site: Site) {
        let play = Play::on(&site).await;
        let code = play.person(PartKey::Customer).invitations.remove(0).code;
        let (loopback, far) = (Ipv4Addr::LOCALHOST.into(), Ipv4Addr::new(192, 168, 1, 7).into());
        for (network, host, is_here) in [
            (loopback, "localhost:3000", true),
            (loopback, "127.0.0.1:3000", true),
            (far, "localhost:3000", false),
            (loopback, "evil.example", false),
            (loopback, "localhost.evil.example:3000", false),
        ] {
            let browser = site.browser_from(network).asking_for(host);
            let page = browser.get("/demo").await;
            assert_eq!((page.status == 200, page.body.contains(&code)), (is_here, is_here), "{network} {host}");
            assert_eq!(browser.get("/").await.body.contains("/demo"), is_here, "{network} {host}");
            let fresh = browser.post_form("/demo", &[("part", "student")]).await;
            assert_eq!(fresh.status == 404, !is_here, "{network} {host}");
        }
    }

    async fn without_a_demo_the_page_is_not_there(site: Site) {
        let browser = here(&site);
        assert_eq!(browser.get("/demo").await.status, 404);
        assert_eq!(browser.post_form("/demo", &[("part", "student")]).await.status, 404);
        assert!(!browser.get("/").await.body.contains("/demo"));
        Play::on(&site).await;
        assert!(browser.get("/").await.body.contains("href=\"/demo\""));
    }
}
