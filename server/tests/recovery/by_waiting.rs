//! Back in with a mail and three days in which the owner can say no.

use portico_identity::letters::Notice;

use crate::on_both_engines;
use crate::portal::{self, Algorithm, DAY, HOUR, MINUTE, SECOND, SoftPasskey, has_form, text_of};

const MAIL: &str = "anna@mail.example";
const WORK: &str = "anna@work.example";
/// What every page of every session says meanwhile.
const BANNER: &str = "Somebody is recovering this account without a passkey";

on_both_engines! {
    async fn after_three_days_a_fresh_mail_leads_back_in(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        let phone = site.shows_mail(MAIL).await;
        assert!(has_form(&phone.get("/recover/proof").await, "recover-by-waiting"));
        phone.begin_waiting().await.leads_to("/recover/waiting");
        assert_eq!(phone.get("/recover/waiting").await.status, 200);
        site.wait(3 * DAY - SECOND);
        let early = site.shows_mail(MAIL).await;
        assert!(!has_form(&early.get("/recover/proof").await, "recover-after-waiting"));
        early.after_waiting().await.leads_to("/recover/proof");
        site.wait(SECOND);
        phone.after_waiting().await;
        assert_eq!(site.count_events("recovery-granted").await, 0, "the first mail is three days old");
        let tablet = site.shows_mail(MAIL).await;
        assert!(has_form(&tablet.get("/recover/proof").await, "recover-after-waiting"));
        tablet.after_waiting().await.leads_to("/recover/passkey");
        let created = tablet.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await;
        assert_eq!((created.status.as_u16(), created.json()["next"].as_str()), (200, Some("/home")));
        assert!(!text_of(&tablet.get("/home").await.body).contains(BANNER), "it is over");
        assert_eq!(site.browser().sign_in(&mut anna.passkey).await.status, 200);
        let again = site.shows_mail(MAIL).await;
        again.after_waiting().await.leads_to("/recover/proof");
        assert_eq!(site.count_events("recovery-granted").await, 1, "used once");
    }

    async fn every_address_and_every_live_session_is_told(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let eve = site.member("Eve", "eve@mail.example").await;
        let elsewhere = anna.sign_in_elsewhere(&site).await;
        let ready_at = site.clock.now() + 3 * DAY;
        site.shows_mail(WORK).await.begin_waiting().await.leads_to("/recover/waiting");
        for address in [MAIL, WORK] {
            let told = site.told_of(address, "recovery-started").await;
            assert_eq!(told.notice, Notice::RecoveryStarted { ready_at });
            assert!(told.not_me.is_some());
        }
        for browser in [&anna.browser, &elsewhere] {
            for path in ["/home", "/account", "/account/passkeys", "/account/activity"] {
                assert!(text_of(&browser.get(path).await.body).contains(BANNER), "{path}");
            }
            assert!(has_form(&browser.get("/account/recovery").await, "stop-recovery"));
        }
        assert!(!text_of(&eve.browser.get("/home").await.body).contains(BANNER));
    }

    async fn one_waiting_time_runs_and_nothing_begins_it_anew(site: Site) {
        site.member("Anna", MAIL).await;
        let phone = site.shows_mail(MAIL).await;
        phone.begin_waiting().await.leads_to("/recover/waiting");
        let shown = text_of(&phone.get("/recover/waiting").await.body);
        site.wait(20 * MINUTE);
        let tablet = site.shows_mail(MAIL).await;
        for browser in [&phone, &tablet] {
            browser.begin_waiting().await.leads_to("/recover/waiting");
        }
        assert_eq!(text_of(&tablet.get("/recover/waiting").await.body), shown);
        assert_eq!((site.times_told(MAIL, "recovery-started").await, site.count_events("recovery-waiting").await), (1, 1));
    }

    async fn the_link_of_a_mail_stops_it_and_looking_does_not(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let phone = site.shows_mail(MAIL).await;
        phone.begin_waiting().await.leads_to("/recover/waiting");
        let token = site.not_me_of(MAIL, "recovery-started").await;
        let before = site.database.dump().await;
        let anybody = site.browser();
        let page = anybody.get(&format!("/not-me?token={token}")).await;
        assert!(has_form(&page, "stop-recovery") && has_form(&page, "freeze"));
        assert_eq!(site.database.dump().await, before);
        assert_eq!(anybody.not_me(&token, "stop").await.status, 200);
        assert_eq!(site.told(MAIL).await.pop().unwrap().notice, Notice::RecoveryStopped);
        assert!(!text_of(&anna.browser.get("/home").await.body).contains(BANNER));
        assert!(anna.browser.is_signed_in().await, "stopping is not freezing");
        phone.begin_waiting().await;
        assert_eq!(site.count_events("recovery-waiting").await, 1, "the stopped recovery begins nothing");
        site.wait(3 * DAY);
        site.shows_mail(MAIL).await.after_waiting().await.leads_to("/recover/proof");
        assert_eq!(site.count_events("recovery-granted").await, 0);
        // Stopping what is stopped is no harm, and leaves the link for freezing: a thief who reads the mail too cannot use it up.
        assert_eq!(anybody.not_me(&token, "stop").await.status, 200);
        assert_eq!(anybody.not_me(&token, "freeze").await.status, 200);
        assert_eq!(anybody.not_me(&token, "stop").await.status, 410);
        assert_eq!(anybody.not_me(&token, "freeze").await.status, 410);
    }

    async fn a_session_stops_it_without_a_recent_passkey(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let phone = site.shows_mail(MAIL).await;
        phone.begin_waiting().await.leads_to("/recover/waiting");
        site.wait(20 * MINUTE);
        anna.browser.post_form("/account/recovery/stop", &[]).await.leads_to("/account/recovery");
        assert!(!has_form(&anna.browser.get("/account/recovery").await, "stop-recovery"));
        assert_eq!(site.count_events("recovery-stopped").await, 1);
        assert_eq!(phone.get("/recover/waiting").await.status, 410);
    }

    async fn it_lapses_after_seven_days_told_or_not(site: Site) {
        site.member("Anna", MAIL).await;
        site.shows_mail(MAIL).await.begin_waiting().await.leads_to("/recover/waiting");
        site.wait(10 * DAY - SECOND);
        assert!(has_form(&site.shows_mail(MAIL).await.get("/recover/proof").await, "recover-after-waiting"));
        site.wait(SECOND);
        let phone = site.shows_mail(MAIL).await;
        assert!(has_form(&phone.get("/recover/proof").await, "recover-by-waiting"));
        phone.after_waiting().await;
        assert_eq!(site.count_events("recovery-granted").await, 0);
        phone.begin_waiting().await.leads_to("/recover/waiting");
        assert_eq!(site.count_events("recovery-waiting").await, 2);
        site.wait(3 * DAY);
        site.shows_mail(MAIL).await.after_waiting().await.leads_to("/recover/passkey");
    }

    async fn what_it_granted_and_was_not_used_is_granted_again_half_an_hour_later(site: Site) {
        site.member("Anna", MAIL).await;
        site.shows_mail(MAIL).await.begin_waiting().await.leads_to("/recover/waiting");
        site.wait(3 * DAY);
        site.shows_mail(MAIL).await.after_waiting().await.leads_to("/recover/passkey");
        let second = site.shows_mail(MAIL).await;
        second.after_waiting().await;
        assert_eq!(second.ask_to_register().await.status, 401, "one at a time");
        site.wait(30 * MINUTE);
        second.after_waiting().await.leads_to("/recover/passkey");
    }

    async fn a_recovery_by_a_code_ends_the_waiting_time(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        site.shows_mail(MAIL).await.begin_waiting().await.leads_to("/recover/waiting");
        let phone = site.granted(MAIL, &codes[0]).await;
        assert_eq!(phone.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.status, 200);
        site.wait(3 * DAY + HOUR);
        site.identity.tell_waiting().await.unwrap();
        assert!(site.told(MAIL).await.iter().all(|told| told.notice.as_str() != "recovery-ready"));
        site.shows_mail(MAIL).await.after_waiting().await;
        assert_eq!(site.count_events("recovery-granted").await, 1);
    }
}
