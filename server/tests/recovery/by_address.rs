//! Back in with the mail of two addresses.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, MINUTE, SoftPasskey, another_code, has_form, text_of};

const MAIL: &str = "anna@mail.example";
const WORK: &str = "anna@work.example";

on_both_engines! {
    async fn a_code_to_another_address_leads_back_in(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let phone = site.shows_mail(MAIL).await;
        let others = phone.other_addresses().await;
        assert_eq!(others.len(), 1, "the one that is shown already is no second proof");
        assert!(!text_of(&phone.get("/recover/proof").await.body).contains(WORK), "masked");
        phone.mail_second(&others[0]).await.leads_to("/recover/proof/address");
        assert!(has_form(&phone.get("/recover/proof/address").await, "recover-address-code"));
        let code = site.second_code_to(WORK).await;
        phone.second_code(&code).await.leads_to("/recover/passkey");
        let created = phone.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await;
        assert_eq!((created.status.as_u16(), created.json()["next"].as_str()), (200, Some("/home")));
        assert!(phone.is_signed_in().await && !anna.browser.is_signed_in().await);
        for address in [MAIL, WORK] {
            assert_eq!(site.times_told(address, "recovered").await, 1);
        }
        assert_eq!(site.browser().sign_in(&mut anna.passkey).await.status, 200);
    }

    async fn it_begins_with_either_address(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let phone = site.shows_mail(WORK).await;
        phone.mail_second(&phone.other_addresses().await[0]).await.leads_to("/recover/proof/address");
        phone.second_code(&site.second_code_to(MAIL).await).await.leads_to("/recover/passkey");
    }

    async fn the_first_mails_code_is_no_second_proof_and_the_other_way_round(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let (phone, mail) = site.asks_for_mail(MAIL).await;
        phone.recover_code(&mail.code).await.leads_to("/recover/proof");
        phone.mail_second(&phone.other_addresses().await[0]).await.leads_to("/recover/proof/address");
        assert_eq!(phone.second_code(&mail.code).await.status, 422);
        let second = site.second_code_to(WORK).await;
        let (tablet, _) = site.asks_for_mail(MAIL).await;
        assert_eq!(tablet.recover_code(&second).await.status, 422);
        assert_eq!(tablet.recover_link(&second).await.status, 404);
        phone.second_code(&second).await.leads_to("/recover/passkey");
    }

    async fn another_second_mail_voids_the_first_and_does_not_give_more_tries(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let phone = site.shows_mail(MAIL).await;
        let work = phone.other_addresses().await.remove(0);
        phone.mail_second(&work).await.leads_to("/recover/proof/address");
        let old = site.second_code_to(WORK).await;
        for _ in 0..9 {
            assert_eq!(phone.second_code(another_code(&old)).await.status, 422);
        }
        site.wait(MINUTE);
        phone.recover_resend().await.leads_to("/recover/proof/address");
        let new = site.second_code_to(WORK).await;
        assert_ne!(old, new);
        assert_eq!(phone.second_code(&old).await.status, 422, "the tenth try");
        assert_eq!(phone.second_code(&new).await.status, 422, "no more tries");
        // Chosen once more on the page before, it is the same proof.
        site.wait(10 * MINUTE);
        phone.mail_second(&work).await.leads_to("/recover/proof/address");
        let newest = site.second_code_to(WORK).await;
        assert_ne!(new, newest);
        assert_eq!(phone.second_code(&newest).await.status, 422);
        assert_eq!(site.count_events("recovery-granted").await, 0);
    }

    async fn a_second_code_lives_ten_minutes(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let phone = site.shows_mail(MAIL).await;
        phone.mail_second(&phone.other_addresses().await[0]).await.leads_to("/recover/proof/address");
        let code = site.second_code_to(WORK).await;
        site.wait(10 * MINUTE);
        let late = phone.second_code(&code).await;
        assert_eq!(late.status, 422);
        assert!(has_form(&late, "recover-address-code"));
        phone.recover_resend().await.leads_to("/recover/proof/address");
        phone.second_code(&site.second_code_to(WORK).await).await.leads_to("/recover/passkey");
    }

    async fn an_address_that_was_removed_meanwhile_proves_nothing(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let phone = site.shows_mail(MAIL).await;
        phone.mail_second(&phone.other_addresses().await[0]).await.leads_to("/recover/proof/address");
        let code = site.second_code_to(WORK).await;
        let work = site.record_of(&anna).await.contacts[1].id;
        anna.browser.post_form(&format!("/account/addresses/{work}/remove"), &[]).await.leads_to("/account/addresses");
        phone.second_code(&code).await;
        assert_eq!(site.count_events("recovery-granted").await, 0);
        assert_eq!(phone.ask_to_register().await.status, 401);
    }

    async fn a_first_address_that_was_removed_after_its_proof_is_none_for_the_second(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let codes = anna.browser.save_codes().await;
        let phone = site.shows_mail(WORK).await;
        let work = site.record_of(&anna).await.contacts[1].id;
        anna.browser.post_form(&format!("/account/addresses/{work}/remove"), &[]).await.leads_to("/account/addresses");
        phone.begin_waiting().await;
        phone.recover_with(&codes[0]).await;
        assert_eq!(site.count_events("recovery-waiting").await, 0);
        assert_eq!(site.count_events("recovery-granted").await, 0);
        assert_eq!(phone.ask_to_register().await.status, 401);
    }

    async fn a_first_address_that_was_removed_meanwhile_proves_nothing(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let (phone, mail) = site.asks_for_mail(WORK).await;
        let work = site.record_of(&anna).await.contacts[1].id;
        anna.browser.post_form(&format!("/account/addresses/{work}/remove"), &[]).await.leads_to("/account/addresses");
        assert!(phone.recover_code(&mail.code).await.status.is_client_error());
        assert!(phone.recover_link(&mail.token).await.status.is_client_error());
        assert_eq!(site.count_events("recovery-proved").await, 0);
    }
}
