//! Browsers that are known, and the notice when somebody signs in from one that is not.

use portico_identity::letters::Notice;

use crate::on_both_engines;
use crate::portal::{self, DAY, MINUTE, Site};

async fn new_devices(site: &Site) -> usize {
    site.notices_to("anna@mail.example").await.into_iter().filter(|notice| *notice == Notice::NewDevice).count()
}

on_both_engines! {
    async fn the_browser_of_the_sign_up_is_known_and_another_one_is_told_once(site: Site) {
        let mut anna = site.owner("Anna", "anna@mail.example").await;
        assert_eq!(site.database.count("browser").await, 1);
        anna.member.browser.sign_out().await.leads_to("/sign-in");
        assert_eq!(anna.member.browser.sign_in(&mut anna.member.passkey).await.status, 200);
        assert_eq!(new_devices(&site).await, 0);
        let elsewhere = anna.member.sign_in_elsewhere(&site).await;
        assert_eq!(new_devices(&site).await, 1);
        assert_eq!(elsewhere.sign_in(&mut anna.member.passkey).await.status, 200);
        assert_eq!((new_devices(&site).await, site.database.count("browser").await), (1, 2));
    }

    async fn a_browser_is_known_for_each_person(site: Site) {
        let (mut anna, eve) = site.two_owners().await;
        eve.member.browser.sign_out().await.leads_to("/sign-in");
        assert_eq!(eve.member.browser.sign_in(&mut anna.member.passkey).await.status, 200);
        assert_eq!(new_devices(&site).await, 1);
        assert!(site.notices_to("eve@mail.example").await.is_empty());
    }

    async fn a_refused_sign_in_makes_no_browser_known(site: Site) {
        let mut anna = site.owner("Anna", "anna@mail.example").await;
        let unsigned = portal::Faults { flipped_signature_bit: true, ..Default::default() };
        let refused = site.browser().sign_in_with(&mut anna.member.passkey, &unsigned).await;
        assert_eq!(refused.status, 401);
        assert!(!refused.set_cookies().iter().any(|cookie| cookie.contains("Max-Age=34560000")));
        assert_eq!((new_devices(&site).await, site.database.count("browser").await), (0, 1));
    }

    async fn a_browser_in_use_is_written_once_a_day_and_forgotten_after_400(site: Site) {
        let mut anna = site.owner("Anna", "anna@mail.example").await;
        let begun = site.identity.now();
        let seen_at = async || site.database.column("SELECT CAST(seen_at AS TEXT) FROM browser").await[0].parse::<i64>().unwrap();
        site.wait(DAY - MINUTE);
        assert_eq!(anna.member.browser.sign_in(&mut anna.member.passkey).await.status, 200);
        assert_eq!(seen_at().await, begun);
        site.wait(MINUTE);
        assert_eq!(anna.member.browser.sign_in(&mut anna.member.passkey).await.status, 200);
        assert_eq!(seen_at().await, begun + DAY);
        site.wait(399 * DAY);
        site.identity.remove_expired().await.unwrap();
        assert_eq!(anna.member.browser.sign_in(&mut anna.member.passkey).await.status, 200);
        assert_eq!(new_devices(&site).await, 0);
        site.wait(400 * DAY);
        site.identity.remove_expired().await.unwrap();
        assert_eq!(anna.member.browser.sign_in(&mut anna.member.passkey).await.status, 200);
        assert_eq!(new_devices(&site).await, 1);
    }
}
