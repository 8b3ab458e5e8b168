//! Asking for an erasure, being told, and stopping it.

use portico_identity::erasure::{ErasureAsked, Stays};
use portico_identity::freeze::{NoticeAnswer, NoticeAnswered};
use portico_identity::letters::Notice;
use portico_identity::sessions::Standing;

use crate::life::{ANNA, ANNA_AT_WORK, at_home};
use crate::on_both_engines;
use crate::owner::Owner;
use crate::portal::{self, DAY, MINUTE, Site};

async fn ask(site: &Site, owner: &Owner) -> ErasureAsked {
    site.identity.ask_erasure(&owner.recent(site), &at_home()).await.unwrap()
}

on_both_engines! {
    async fn who_asks_is_told_at_every_address_and_may_stop_it(site: Site) {
        let anna = site.owner("Anna", ANNA).await;
        site.add_confirmed(&anna, ANNA_AT_WORK).await;
        let outlook = site.identity.erasure_outlook(&anna.who).await.unwrap();
        assert_eq!((outlook.grace_days, outlook.running), (14, None));
        assert_eq!(outlook.stays, [Stays::Request, Stays::Tombstone, Stays::Backups]);
        let due_at = site.identity.now() + 14 * DAY;
        assert_eq!(ask(&site, &anna).await, ErasureAsked::Started { due_at });
        for address in [ANNA, ANNA_AT_WORK] {
            let told = site.told_of(address, "erasure-asked").await;
            assert_eq!(told.notice, Notice::ErasureAsked { due_at });
            assert!(told.not_me.is_some());
        }
        site.wait(DAY);
        assert_eq!(ask(&site, &anna).await, ErasureAsked::Running { due_at });
        let running = site.identity.erasure_outlook(&anna.who).await.unwrap().running.unwrap();
        assert_eq!((running.asked_at, running.due_at), (due_at - 14 * DAY, due_at));
        assert!(site.identity.stop_erasure(&anna.who, &at_home()).await.unwrap());
        assert!(!site.identity.stop_erasure(&anna.who, &at_home()).await.unwrap());
        for address in [ANNA, ANNA_AT_WORK] {
            assert_eq!(site.times_told(address, "erasure-asked").await, 1);
            assert_eq!(site.told_of(address, "erasure-stopped").await.not_me, None);
        }
        site.wait(30 * DAY);
        assert_eq!(site.identity.erase_due().await.unwrap(), 0);
        assert!(site.identity.find_person(&anna.who).await.unwrap().is_some());
        assert_eq!(site.database.count("rights_request WHERE kind = 'erase' AND outcome = 'withdrawn'").await, 1);
        assert_eq!((site.count_events("erasure-asked").await, site.count_events("erasure-stopped").await), (1, 1));
    }

    async fn a_session_without_a_recent_passkey_cannot_ask(site: Site) {
        let anna = site.owner("Anna", ANNA).await;
        let standing = Standing::SignedIn { person: anna.id, authenticated_at: site.identity.now(), epoch: 0 };
        site.wait(10 * MINUTE);
        assert!(site.identity.recent_auth(&standing).is_none());
    }

    async fn fifty_who_ask_at_once_ask_once(site: Site) {
        let anna = site.owner("Anna", ANNA).await;
        site.letters_to(ANNA).await;
        let asks = (0..50).map(|_| {
            let (identity, recent) = (site.identity.clone(), anna.recent(&site));
            tokio::spawn(async move { identity.ask_erasure(&recent, &at_home()).await.unwrap() })
        });
        let mut started = 0;
        for asked in asks.collect::<Vec<_>>() {
            started += usize::from(matches!(asked.await.unwrap(), ErasureAsked::Started { .. }));
        }
        assert_eq!(started, 1);
        assert_eq!(site.times_told(ANNA, "erasure-asked").await, 1);
        assert_eq!(site.database.count("rights_request WHERE kind = 'erase'").await, 1);
    }

    async fn freezing_stops_it_from_a_mail_and_from_the_activity(site: Site) {
        let anna = site.owner("Anna", ANNA).await;
        let _asked = ask(&site, &anna).await;
        let token = site.not_me_of(ANNA, "erasure-asked").await;
        let answered = site.identity.answer_notice(&token, NoticeAnswer::Freeze, &at_home()).await.unwrap();
        assert_eq!(answered, NoticeAnswered::Frozen);
        assert_eq!(site.database.count("erasure").await, 0);
        assert_eq!(site.times_told(ANNA, "erasure-stopped").await, 1);
        // Whoever is frozen may still ask.
        assert!(matches!(ask(&site, &anna).await, ErasureAsked::Started { .. }));
        site.identity.freeze(&anna.who, None, &at_home()).await.unwrap();
        assert_eq!(site.database.count("erasure").await, 0);
        assert_eq!(site.times_told(ANNA, "erasure-stopped").await, 2);
        site.wait(15 * DAY);
        assert_eq!(site.identity.erase_due().await.unwrap(), 0);
    }

    async fn who_is_restricted_may_ask(site: Site) {
        let anna = site.owner("Anna", ANNA).await;
        assert!(site.identity.restrict(&anna.who, true, &at_home()).await.unwrap());
        assert!(matches!(ask(&site, &anna).await, ErasureAsked::Started { .. }));
        site.wait(14 * DAY - 1);
        assert_eq!(site.identity.erase_due().await.unwrap(), 0);
        site.wait(1);
        assert_eq!(site.identity.erase_due().await.unwrap(), 1);
    }

    async fn a_stop_and_the_day_at_once_end_as_one_or_the_other(site: Site) {
        let anna = site.owner("Anna", ANNA).await;
        site.wait_for_erasure(&anna).await;
        let stop = { let (identity, who) = (site.identity.clone(), anna.who.clone()); async move { identity.stop_erasure(&who, &at_home()).await } };
        let (stopped, erased) = tokio::join!(tokio::spawn(stop), site.identity.erase_due());
        let there = site.identity.find_person(&anna.who).await.unwrap().is_some();
        assert_eq!(erased.unwrap() == 1, !there);
        assert_eq!(matches!(stopped.unwrap(), Ok(true)), there);
    }
}
