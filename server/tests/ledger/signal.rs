//! Global Privacy Control: looking at a page with the signal opts the account out; agreeing without it takes the signal back.

use portico_identity::consents::{Channel, ConsentState, Decided};

use crate::owner::at;
use crate::portal::{self, Site};
use crate::{Agree, Decline, on_both_engines};

async fn is_noted(site: &Site, anna: &crate::Owner) -> bool {
    site.identity.find_person(&anna.who).await.unwrap().unwrap().gpc_at.is_some()
}

on_both_engines! {
    async fn looking_with_the_signal_switches_off_what_sells_or_shares(site: Site) {
        let anna = site.anna().await;
        let _given = site.decide(&anna, "ads", Agree).await;
        let _given = site.decide(&anna, "newsletter", Agree).await;
        site.wait(portal::MINUTE);
        assert_eq!(anna.member.browser.with_gpc().get("/home").await.status, 200);
        assert!(is_noted(&site, &anna).await);
        assert_eq!(site.ledger().await.last().unwrap(), "ads 1 withdrawn signal gpc");
        assert!(!site.may_use(&anna, "ads").await && site.may_use(&anna, "newsletter").await);
        let noted = site.database.dump().await;
        assert_eq!(anna.member.browser.with_gpc().get("/account").await.status, 200);
        assert_eq!(site.database.dump().await, noted, "once");
        assert_eq!(site.count_events("privacy-signal").await, 1);
        let card = site.identity.list_consents(&anna.who, "en").await.unwrap().into_iter().find(|card| card.purpose == "ads");
        assert!(card.is_some_and(|card| card.held_by_signal && !card.asks_again && card.answer == Some(ConsentState::Withdrawn)));
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn without_it_agreeing_takes_it_back_and_with_it_nobody_agrees(site: Site) {
        let anna = site.anna().await;
        assert!(site.identity.note_signal(&anna.who, &at()).await.unwrap());
        assert_eq!(site.ledger().await, ["ads 1 refused signal gpc"], "not yet answered is off, too");
        let hash = site.purpose_hash("ads", "en");
        let held = site.identity.decide(&anna.who, "ads", Agree, &hash, Channel::Account, true, &at()).await.unwrap();
        assert_eq!(held, Decided::HeldBySignal);
        assert_eq!(site.decide(&anna, "ads", Decline).await, Decided::Unchanged);
        let given = site.decide(&anna, "ads", Agree).await;
        assert!(matches!(given, Decided::Recorded { in_force: true, .. }), "{given:?}");
        assert!(!is_noted(&site, &anna).await && site.may_use(&anna, "ads").await);
        site.wait(portal::MINUTE);
        anna.member.browser.with_gpc().get("/home").await;
        assert!(is_noted(&site, &anna).await && !site.may_use(&anna, "ads").await, "the signal says no again");
        let hash = site.purpose_hash("newsletter", "en");
        let other = site.identity.decide(&anna.who, "newsletter", Agree, &hash, Channel::Account, true, &at()).await;
        assert!(matches!(other.unwrap(), Decided::Recorded { in_force: true, .. }), "it is about selling only");
    }

    async fn what_is_published_later_is_off_until_it_is_agreed_to_itself(site: Site) {
        let anna = site.anna().await;
        assert!(site.identity.note_signal(&anna.who, &at()).await.unwrap());
        site.wait(portal::DAY);
        site.publish_purpose_again("improve", false, |facts| facts.sold_or_shared = true).await;
        assert!(!site.may_use(&anna, "improve").await);
        // Taking the signal back for the one does not let the other slip in.
        let _given = site.decide(&anna, "ads", Agree).await;
        assert!(site.may_use(&anna, "ads").await && !site.may_use(&anna, "improve").await);
        assert!(site.ledger().await.contains(&"improve 2 refused signal gpc".to_owned()));
    }

    async fn a_visitor_and_another_value_leave_nothing(site: Site) {
        let anna = site.anna().await;
        // The welcome is said once.
        assert_eq!(anna.member.browser.get("/home").await.status, 200);
        let before = site.database.dump().await;
        assert_eq!(site.browser().with_gpc().get("/").await.status, 200);
        assert_eq!(anna.member.browser.get("/home").await.status, 200);
        site.database.tamper("UPDATE person SET frozen_at = 1").await;
        anna.member.browser.with_gpc().get("/account/frozen").await;
        site.database.tamper("UPDATE person SET frozen_at = NULL").await;
        assert!(site.database.dump().await == before);
    }
}
