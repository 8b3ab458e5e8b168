//! The steps in their order: whoever posts a later one first gets nowhere, and nothing of anybody else's moves.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, Answer, Browser, Site, SoftPasskey};

const MAIL: &str = "anna@mail.example";
const WORK: &str = "anna@work.example";

/// Every post that follows the first proof, with a saved code and an address that would be right.
async fn second_proofs(browser: &Browser, saved: &str, contact: &str) -> Vec<Answer> {
    vec![
        browser.recover_with(saved).await,
        browser.mail_second(contact).await,
        browser.second_code("AAAA-AAAA").await,
        browser.begin_waiting().await,
        browser.after_waiting().await,
    ]
}

/// Anna with two addresses; her saved codes, and the ids of her addresses.
async fn anna(site: &Site) -> (portal::Member, Vec<String>, Vec<String>) {
    let anna = site.member("Anna", MAIL).await;
    anna.also_reads(site, WORK).await;
    let codes = anna.browser.save_codes().await;
    let contacts = site.record_of(&anna).await.contacts.into_iter().map(|contact| contact.id.to_string()).collect();
    (anna, codes, contacts)
}

async fn nothing_was_granted(site: &Site) {
    for event in ["recovery-granted", "recovery-waiting", "recovery-second-mailed"] {
        assert_eq!(site.count_events(event).await, 0, "{event}");
    }
    assert_eq!(site.database.count("recovery_wait").await, 0);
}

on_both_engines! {
    async fn without_a_recovery_every_step_leads_to_the_first(site: Site) {
        let (_anna, codes, contacts) = anna(&site).await;
        let browser = site.browser();
        for answer in second_proofs(&browser, &codes[0], &contacts[1]).await {
            answer.leads_to("/recover");
        }
        for answer in [browser.recover_code("AAAA-AAAA").await, browser.recover_resend().await] {
            answer.leads_to("/recover");
        }
        for path in ["sent", "proof", "proof/address", "waiting", "passkey"] {
            browser.get(&format!("/recover/{path}")).await.leads_to("/recover");
        }
        nothing_was_granted(&site).await;
    }

    async fn without_the_first_proof_there_is_no_second(site: Site) {
        let (_anna, codes, contacts) = anna(&site).await;
        let (browser, _) = site.asks_for_mail(MAIL).await;
        for answer in second_proofs(&browser, &codes[0], &contacts[1]).await {
            answer.leads_to("/recover/sent");
        }
        for path in ["proof", "proof/address", "waiting"] {
            browser.get(&format!("/recover/{path}")).await.leads_to("/recover/sent");
        }
        browser.get("/recover/passkey").await.leads_to("/recover");
        assert_eq!(browser.ask_to_register().await.status, 401);
        nothing_was_granted(&site).await;
    }

    async fn an_address_that_nobody_has_leads_nowhere(site: Site) {
        let (_anna, codes, contacts) = anna(&site).await;
        let browser = site.browser();
        browser.recover("nobody@mail.example").await.leads_to("/recover/sent");
        assert_eq!(browser.recover_code("AAAA-AAAA").await.status, 422);
        for answer in second_proofs(&browser, &codes[0], &contacts[1]).await {
            answer.leads_to("/recover/sent");
        }
        nothing_was_granted(&site).await;
    }

    async fn an_address_of_somebody_else_or_the_first_one_is_no_second_proof(site: Site) {
        let (_anna, _, annas) = anna(&site).await;
        let eve = site.member("Eve", "eve@mail.example").await;
        let eves = site.record_of(&eve).await.contacts[0].id.to_string();
        let browser = site.shows_mail(MAIL).await;
        for contact in [eves.as_str(), annas[0].as_str(), "00000000-0000-0000-0000-000000000000"] {
            browser.mail_second(contact).await.leads_to("/recover/proof");
        }
        assert!(browser.mail_second("not-an-id").await.status.is_client_error());
        nothing_was_granted(&site).await;
        browser.mail_second(&annas[1]).await.leads_to("/recover/proof/address");
    }

    async fn a_second_code_belongs_to_the_recovery_that_asked_for_it(site: Site) {
        let (_anna, _, contacts) = anna(&site).await;
        let (phone, tablet) = (site.shows_mail(MAIL).await, site.shows_mail(MAIL).await);
        phone.mail_second(&contacts[1]).await.leads_to("/recover/proof/address");
        let code = site.second_code_to(WORK).await;
        tablet.second_code(&code).await.leads_to("/recover/proof");
        tablet.mail_second(&contacts[1]).await.leads_to("/recover/proof/address");
        assert_eq!(tablet.second_code(&code).await.status, 422);
        phone.second_code(&code).await.leads_to("/recover/passkey");
    }

    async fn what_is_finished_begins_nothing_more(site: Site) {
        let (_anna, codes, contacts) = anna(&site).await;
        let phone = site.shows_mail(MAIL).await;
        let before = phone.copy();
        phone.recover_with(&codes[0]).await.leads_to("/recover/passkey");
        phone.get("/recover/proof").await.leads_to("/recover/passkey");
        for answer in second_proofs(&phone, &codes[1], &contacts[1]).await {
            answer.leads_to("/recover/passkey");
        }
        assert_eq!(phone.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.status, 200);
        for answer in second_proofs(&phone, &codes[1], &contacts[1]).await {
            answer.leads_to("/recover");
        }
        for answer in second_proofs(&before, &codes[1], &contacts[1]).await {
            answer.leads_to("/recover");
        }
        phone.get("/recover/passkey").await.leads_to("/recover");
        assert_eq!(site.count_events("recovery-granted").await, 1);
    }
}
