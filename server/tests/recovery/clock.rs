//! The clock of the server jumps an hour, forth or back: nothing opens that should not, and nobody is stuck.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, DAY, HOUR, MINUTE, SECOND, SoftPasskey, another_code, has_form};

const MAIL: &str = "anna@mail.example";
const WORK: &str = "anna@work.example";
const JUMPS: [i64; 2] = [HOUR, -HOUR];

on_both_engines! {
    async fn a_mail_from_before_proves_nothing_and_a_new_one_comes_soon(site: Site) {
        site.member("Anna", MAIL).await;
        for jump in JUMPS {
            let (browser, mail) = site.asks_for_mail(MAIL).await;
            site.wait(jump);
            assert_eq!(browser.recover_code(&mail.code).await.status, 410, "{jump}");
            assert_eq!(browser.recover_link(&mail.token).await.status, 410, "{jump}");
            // Set back, the mails of a time to come count still; the next one is due a quarter of an hour later at most.
            site.wait(15 * MINUTE);
            browser.recover_resend().await.leads_to("/recover/sent");
            let mail = site.recovery_mail_to(MAIL).await;
            browser.recover_code(&mail.code).await.leads_to("/recover/proof");
        }
    }

    async fn a_second_mail_from_before_proves_nothing(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        for jump in JUMPS {
            let phone = site.shows_mail(MAIL).await;
            phone.mail_second(&phone.other_addresses().await[0]).await.leads_to("/recover/proof/address");
            let code = site.second_code_to(WORK).await;
            site.wait(jump);
            assert!(phone.second_code(&code).await.status.is_client_error(), "{jump}");
        }
        assert_eq!(site.count_events("recovery-granted").await, 0);
    }

    async fn a_granted_recovery_ends_and_another_one_works(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        for (number, jump) in JUMPS.into_iter().enumerate() {
            let phone = site.granted(MAIL, &codes[number]).await;
            let mut new = SoftPasskey::new(Algorithm::Es256);
            let options = phone.ask_to_register().await;
            let credential = new.register(&options.body, site.origin, &Default::default()).unwrap();
            site.wait(jump);
            assert_eq!(phone.register(&credential).await.status, 401, "{jump}");
            phone.get("/recover/passkey").await.leads_to("/recover");
        }
        assert_eq!(site.record_of(&anna).await.passkeys.len(), 1);
        let phone = site.granted(MAIL, &codes[5]).await;
        assert_eq!(phone.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.status, 200);
    }

    async fn a_waiting_time_is_not_lost_and_not_granted_early(site: Site) {
        site.member("Anna", MAIL).await;
        site.shows_mail(MAIL).await.begin_waiting().await.leads_to("/recover/waiting");
        site.wait(-HOUR);
        let phone = site.shows_mail(MAIL).await;
        phone.get("/recover/waiting").await;
        phone.after_waiting().await.leads_to("/recover/proof");
        site.identity.tell_waiting().await.unwrap();
        site.wait(3 * DAY + HOUR - SECOND);
        site.shows_mail(MAIL).await.after_waiting().await.leads_to("/recover/proof");
        site.wait(SECOND);
        assert!(has_form(&site.shows_mail(MAIL).await.get("/recover/proof").await, "recover-after-waiting"));
        site.wait(-HOUR);
        site.shows_mail(MAIL).await.after_waiting().await.leads_to("/recover/proof");
        site.wait(2 * HOUR);
        site.shows_mail(MAIL).await.after_waiting().await.leads_to("/recover/passkey");
    }

    async fn an_owner_is_not_told_twice_when_the_clock_goes_back(site: Site) {
        site.member("Anna", MAIL).await;
        site.shows_mail(MAIL).await.begin_waiting().await.leads_to("/recover/waiting");
        let told = site.told(MAIL).await.len();
        site.wait(DAY);
        for jump in [0, -HOUR, HOUR, HOUR, -HOUR] {
            site.wait(jump);
            site.identity.tell_waiting().await.unwrap();
            assert_eq!(site.told(MAIL).await.len(), told + 1, "{jump}");
        }
    }

    async fn tries_are_not_given_back_and_nobody_waits_for_an_hour(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let (browser, mail) = site.asks_for_mail(MAIL).await;
        for _ in 0..10 {
            assert_eq!(browser.recover_code(another_code(&mail.code)).await.status, 422);
        }
        site.wait(15 * MINUTE - HOUR);
        browser.recover_resend().await.leads_to("/recover/sent");
        let mail = site.recovery_mail_to(MAIL).await;
        assert_eq!(browser.recover_code(&mail.code).await.status, 422);
        let phone = site.granted(MAIL, &codes[0]).await;
        assert_eq!(phone.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.status, 200);
    }

    async fn a_frozen_account_stays_frozen_and_is_thawed(site: Site) {
        for jump in JUMPS {
            let site = if site.database.is_sqlite() { portal::Site::sqlite().await } else { portal::Site::postgres().await };
            let mut anna = site.member("Anna", MAIL).await;
            anna.browser.freeze().await;
            site.wait(jump);
            let browser = site.browser();
            assert_eq!(browser.sign_in(&mut anna.passkey).await.status, 200);
            browser.get("/home").await.leads_to("/account/frozen");
            site.wait(MINUTE);
            browser.thaw().await.leads_to("/home");
            assert!(browser.is_signed_in().await);
        }
    }
}
