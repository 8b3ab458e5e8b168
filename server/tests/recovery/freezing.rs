//! Freezing: everything stops at once, at every replica, and a passkey or a recovery thaws it.

use std::net::Ipv4Addr;

use portico_identity::letters::Notice;

use crate::on_both_engines;
use crate::portal::{self, Algorithm, DAY, MINUTE, SoftPasskey, has_form, text_of};

const MAIL: &str = "anna@mail.example";
const WORK: &str = "anna@work.example";

on_both_engines! {
    async fn a_mail_freezes_by_its_button_and_not_by_its_link(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, WORK).await;
        let elsewhere = anna.sign_in_elsewhere(&site).await;
        let at_replica = elsewhere.copy_at(&site.replica().await);
        let token = site.not_me_of(WORK, "new-device").await;
        let before = site.database.dump().await;
        let anybody = site.browser();
        let page = anybody.get(&format!("/not-me?token={token}")).await;
        assert!(page.status.is_success() && has_form(&page, "freeze") && !has_form(&page, "stop-recovery"));
        assert_eq!(site.database.dump().await, before, "mail scanners open links");
        let frozen = anybody.not_me(&token, "freeze").await;
        assert_eq!(frozen.status, 200);
        for browser in [&anna.browser, &elsewhere, &at_replica, &anybody] {
            assert!(!browser.is_signed_in().await);
        }
        for address in [MAIL, WORK] {
            let told = site.told(address).await.pop().unwrap();
            assert_eq!((told.notice, told.not_me), (Notice::Frozen, None));
        }
        assert_eq!(site.database.count("session WHERE person_id IS NOT NULL").await, 0);
        assert_eq!(anybody.not_me(&token, "freeze").await.status, 410);
        assert_eq!(anybody.get(&format!("/not-me?token={token}")).await.status, 410);
        for unknown in ["", "nonsense", &token[1..]] {
            assert_eq!(anybody.get(&format!("/not-me?token={unknown}")).await.status, 404);
            assert_eq!(anybody.not_me(unknown, "freeze").await.status, 404);
        }
    }

    async fn the_link_of_a_notice_works_for_thirty_days(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        anna.browser.save_codes().await;
        anna.browser.save_codes().await;
        let told: Vec<_> = site.told(MAIL).await.into_iter().filter_map(|told| told.not_me).collect();
        site.wait(30 * DAY - 1);
        site.identity.remove_expired().await.unwrap();
        assert!(has_form(&site.browser().get(&format!("/not-me?token={}", told[0])).await, "freeze"));
        site.wait(1);
        let late = site.browser().not_me(&told[1], "freeze").await;
        assert_eq!(late.status, 410);
        assert!(site.record_of(&anna).await.person.frozen_at.is_none());
    }

    async fn the_activity_freezes_without_a_recent_passkey(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        site.wait(20 * MINUTE);
        let page = anna.browser.get("/account/freeze").await;
        assert!(has_form(&page, "freeze"));
        let cookie = anna.browser.session_cookie();
        assert_eq!(anna.browser.freeze().await.status, 200);
        assert!(!anna.browser.is_signed_in().await);
        let stolen = site.browser();
        stolen.set_cookie("__Host-portico", &cookie.unwrap());
        assert!(!stolen.is_signed_in().await);
        assert_eq!(site.count_events("frozen").await, 1);
    }

    async fn a_frozen_account_can_be_looked_at_by_its_owner_and_thawed(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        anna.browser.freeze().await;
        let browser = site.browser();
        assert_eq!(browser.sign_in(&mut anna.passkey).await.status, 200);
        browser.get("/home").await.leads_to("/account/frozen");
        assert!(has_form(&browser.get("/account/frozen").await, "thaw"));
        for (path, fields) in [
            ("/account", &[("name", "Eve"), ("language", "en")][..]),
            ("/account/addresses", &[("email", "eve@mail.example")]),
            ("/account/recovery/codes", &[]),
        ] {
            browser.post_form(path, fields).await.leads_to("/account/frozen");
        }
        assert_eq!(browser.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.problem().1, "account-frozen");
        // Thawing asks for the passkey again when it was some time ago, and comes back to its page.
        site.wait(11 * MINUTE);
        browser.thaw().await.leads_to("/sign-in?return=%2Faccount%2Ffrozen");
        assert_eq!(browser.sign_in(&mut anna.passkey).await.status, 200);
        assert_eq!(browser.get("/account/frozen").await.status, 200);
        browser.thaw().await.leads_to("/home");
        assert!(browser.is_signed_in().await);
        assert!(site.told(MAIL).await.pop().unwrap().notice == Notice::Thawed);
        assert_eq!(browser.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.status, 200);
        assert_eq!((site.count_events("frozen").await, site.count_events("thawed").await), (1, 1));
        browser.get("/account/frozen").await.leads_to("/home");
    }

    async fn freezing_stops_a_waiting_time_and_a_granted_recovery(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let proved = site.shows_mail(MAIL).await;
        site.shows_mail(MAIL).await.begin_waiting().await.leads_to("/recover/waiting");
        let granted = site.granted(MAIL, &codes[0]).await;
        let options = granted.ask_to_register().await;
        let mut thief = SoftPasskey::new(Algorithm::Es256);
        let credential = thief.register(&options.body, site.origin, &Default::default()).unwrap();
        let token = site.not_me_of(MAIL, "recovery-started").await;
        assert_eq!(site.browser().not_me(&token, "freeze").await.status, 200);
        assert_eq!(granted.register(&credential).await.status, 401);
        assert_eq!(granted.ask_to_register().await.status, 401);
        assert_eq!(proved.recover_with(&codes[1]).await.status, 410);
        assert_eq!(site.record_of(&anna).await.passkeys.len(), 1);
        assert_eq!((site.count_events("recovery-stopped").await, site.count_events("frozen").await), (1, 1));
        assert_eq!(site.database.count("recovery_wait WHERE ended_at IS NULL").await, 0);
    }

    async fn the_owner_without_a_passkey_recovers_and_that_thaws(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        anna.browser.freeze().await;
        let phone = site.granted(MAIL, &codes[0]).await;
        assert!(site.record_of(&anna).await.person.frozen_at.is_some());
        assert_eq!(phone.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.status, 200);
        assert!(phone.is_signed_in().await);
        assert!(site.record_of(&anna).await.person.frozen_at.is_none());
        assert_eq!(site.count_events("thawed").await, 1);
    }

    async fn a_recovery_begun_while_frozen_is_stopped_from_the_frozen_page(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        anna.browser.freeze().await;
        let browser = site.browser();
        browser.sign_in(&mut anna.passkey).await;
        let thief = site.shows_mail(MAIL).await;
        thief.begin_waiting().await.leads_to("/recover/waiting");
        assert!(has_form(&browser.get("/account/frozen").await, "stop-recovery"));
        browser.post_form("/account/recovery/stop", &[]).await;
        assert!(!has_form(&browser.get("/account/frozen").await, "stop-recovery"));
        site.wait(3 * DAY);
        site.shows_mail(MAIL).await.after_waiting().await.leads_to("/recover/proof");
        assert_eq!(site.count_events("recovery-stopped").await, 1);
    }

    async fn freezing_twice_is_freezing_once_and_ends_new_sessions_too(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        anna.sign_in_elsewhere(&site).await;
        let token = site.not_me_of(MAIL, "new-device").await;
        anna.browser.freeze().await;
        let again = site.browser();
        again.sign_in(&mut anna.passkey).await;
        assert_eq!(again.get("/account/frozen").await.status, 200);
        let page = site.browser().get(&format!("/not-me?token={token}")).await;
        assert!(page.status.is_success() && text_of(&page.body).contains("frozen"));
        assert_eq!(site.browser().not_me(&token, "freeze").await.status, 200);
        assert!(again.get("/account/frozen").await.location().starts_with("/sign-in"));
        assert_eq!(site.count_events("frozen").await, 1);
    }

    async fn freezing_touches_nobody_else(site: Site) {
        let anna = site.member("Anna", MAIL).await;
        let eve = site.member("Eve", "eve@mail.example").await;
        site.shows_mail("eve@mail.example").await.begin_waiting().await.leads_to("/recover/waiting");
        let before = site.record_of(&eve).await;
        anna.browser.freeze().await;
        assert!(eve.browser.is_signed_in().await);
        assert_eq!(site.record_of(&eve).await, before);
        assert_eq!(site.database.count("recovery_wait WHERE ended_at IS NULL").await, 1);
    }

    async fn a_freeze_ends_every_sign_in_of_before_also_one_of_the_same_moment(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        let mut hands = tokio::task::JoinSet::new();
        for number in 0..30 {
            let browser = site.browser();
            let options = browser.ask_to_sign_in().await;
            let credential = anna.passkey.authenticate(&options.body, site.origin, &Default::default()).unwrap();
            let freezer = anna.browser.copy();
            hands.spawn(async move {
                if number == 10 { freezer.freeze().await } else { browser.redeem(&credential).await }
            });
        }
        let answers = hands.join_all().await;
        assert!(answers.iter().all(|answer| answer.status == 200));
        let epoch = site.record_of(&anna).await.person.session_epoch;
        let of_before = format!("session WHERE level = 'signed-in' AND state NOT LIKE '%\"epoch\":{epoch}%'");
        assert_eq!(site.database.count(&of_before).await, 0);
        let after = "event WHERE kind = 'signed-in' AND position > (SELECT position FROM event WHERE kind = 'frozen')";
        let after = site.database.count(after).await;
        assert!(site.database.count("session WHERE level = 'signed-in'").await <= after, "nobody else has a session");
    }

    async fn a_stolen_session_in_use_at_that_moment_is_gone(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        let thief = anna.browser.copy();
        let mut hands = tokio::task::JoinSet::new();
        for number in 0..30 {
            let hand = thief.copy_in(Ipv4Addr::new(198, 51, 100, number).into());
            hands.spawn(async move {
                hand.recover(&format!("eve{number}@mail.example")).await;
                hand
            });
        }
        assert_eq!(anna.browser.freeze().await.status, 200);
        let hands = hands.join_all().await;
        let owner = site.browser();
        assert_eq!(owner.sign_in(&mut anna.passkey).await.status, 200);
        owner.thaw().await.leads_to("/home");
        for hand in hands {
            assert!(!hand.is_signed_in().await);
        }
        assert!(!thief.is_signed_in().await);
    }
}
