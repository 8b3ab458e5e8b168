//! Who is too young is decided for by guardians; from the birthday on by nobody else.

use portico_identity::consents::{Actor, Channel, ConsentState, Decided, Decision, Waiting};

use crate::owner::{Owner, at};
use crate::portal::{self, DAY, SECOND, Site};
use crate::{Agree, Decline, on_both_engines};

/// On the 16th birthday of the child: 2027-01-20 00:00 UTC; the clock begins on 2027-01-15 08:00.
const BORN: &str = "2011-01-20";

async fn decide_for(site: &Site, adult: &Owner, child: &Owner, purpose: &str, decision: Decision) -> Decided {
    let acting = site.identity.acting_for(&adult.who, child.id).await.unwrap().unwrap();
    let hash = site.purpose_hash(purpose, "en");
    site.identity.decide_for(&acting, purpose, decision, &hash, Channel::Account, &at()).await.unwrap()
}

on_both_engines! {
    async fn all_guardians_agree_before_it_is_used(site: Site) {
        let (_family, kim, ann, ben) = site.family(BORN).await;
        let waiting = |agreed| Decided::Waiting(Waiting::Guardian { agreed, needed: 2 });
        assert_eq!(site.decide(&kim, "photos", Agree).await, waiting(0));
        assert!(matches!(decide_for(&site, &ann, &kim, "photos", Agree).await, Decided::Recorded { in_force: false, .. }));
        assert_eq!(decide_for(&site, &ann, &kim, "photos", Agree).await, Decided::Unchanged);
        assert_eq!(site.decide(&kim, "photos", Agree).await, waiting(1));
        assert!(matches!(decide_for(&site, &ben, &kim, "photos", Agree).await, Decided::Recorded { in_force: true, .. }));
        assert!(site.may_use(&kim, "photos").await && !site.may_use(&ann, "photos").await);
        let page = kim.member.browser.get("/account/consents").await.body;
        let card = page.split("id=\"purpose-").find(|part| part.starts_with("photos")).unwrap();
        assert!(card.contains("A parent or guardian agreed") && !card.contains("You agreed"), "{card}");
        let history = site.identity.consent_history(&kim.who, "photos").await.unwrap().unwrap();
        assert!(history.entries.iter().all(|entry| entry.actor == Actor::Guardian && entry.state == ConsentState::Given));
        let actors = format!("consent_event WHERE subject_id = {} AND actor_id = {}", site.literal(kim.id), site.literal(ben.id));
        assert_eq!(site.database.count(&actors).await, 1, "guardian as actor, child as subject");
        assert!(matches!(decide_for(&site, &ben, &kim, "photos", Decline).await, Decided::Recorded { in_force: false, .. }));
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn the_birthday_ends_it_at_midnight_and_asks_the_person(site: Site) {
        let (_family, kim, ann, ben) = site.family(BORN).await;
        for adult in [&ann, &ben] {
            let _given = decide_for(&site, adult, &kim, "photos", Agree).await;
        }
        site.wait(4 * DAY + 16 * 3600 * SECOND - SECOND);
        assert!(site.may_use(&kim, "photos").await, "23:59:59");
        site.wait(SECOND);
        assert!(!site.may_use(&kim, "photos").await, "00:00:00");
        assert_eq!(site.identity.consents_to_ask(&kim.who, "en").await.unwrap().len(), 1);
        assert_eq!(decide_for(&site, &ann, &kim, "photos", Agree).await, Decided::NotFound, "not theirs any more");
        assert!(matches!(site.decide(&kim, "photos", Agree).await, Decided::Recorded { in_force: true, .. }));
    }

    async fn nobody_acts_who_is_no_guardian_now(site: Site) {
        let (family, kim, ann, ben) = site.family(BORN).await;
        assert!(site.identity.acting_for(&kim.who, ann.id).await.unwrap().is_none());
        assert!(site.identity.acting_for(&ann.who, ben.id).await.unwrap().is_none());
        let acting = site.identity.acting_for(&ann.who, kim.id).await.unwrap().unwrap();
        family.end(&ann);
        assert!(site.identity.acting_for(&ann.who, kim.id).await.unwrap().is_none());
        let hash = site.purpose_hash("photos", "en");
        let decide = async || site.identity.decide_for(&acting, "photos", Agree, &hash, Channel::Account, &at()).await;
        assert_eq!(decide().await.unwrap(), Decided::NotFound, "the relation ended while the page was open");
        family.begin(&kim, &ann);
        assert_eq!(decide_for(&site, &ann, &kim, "newsletter", Agree).await, Decided::NotFound, "what needs no age is the child's own");
        for frozen in [&ann, &kim] {
            site.database.tamper(&format!("UPDATE person SET frozen_at = 1 WHERE id = {}", site.literal(frozen.id))).await;
            let acting = site.identity.acting_for(&ann.who, kim.id).await.unwrap().unwrap();
            let decided = site.identity.decide_for(&acting, "photos", Agree, &hash, Channel::Account, &at()).await;
            assert!(matches!(decided, Err(portico_identity::Error::Frozen)));
            site.database.tamper("UPDATE person SET frozen_at = NULL").await;
        }
        assert_eq!(site.ledger().await, Vec::<String>::new());
    }

    async fn an_age_that_nobody_knows_is_asked_first(site: Site) {
        let (_family, kim, ann, _ben) = site.family("").await;
        assert!(site.identity.needs_birth_dates());
        assert_eq!(site.decide(&kim, "photos", Agree).await, Decided::Waiting(Waiting::BirthDate));
        assert_eq!(decide_for(&site, &ann, &kim, "photos", Agree).await, Decided::Waiting(Waiting::BirthDate));
        let page = kim.member.browser.get("/account").await.body;
        assert!(page.contains("name=\"birth_date\""), "asked because a purpose depends on it");
    }
}
