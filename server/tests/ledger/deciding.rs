//! Deciding: giving and taking back cost the same, count at once, and name the text that was read.

use portico_identity::Error;
use portico_identity::consents::{Actor, Channel, ConsentState, Decided};
use portico_identity::publications::Choice;

use crate::owner::at;
use crate::portal::{self, Site};
use crate::{Agree, Decline, on_both_engines};

fn state_of(decided: Decided) -> (ConsentState, bool) {
    let Decided::Recorded { state, in_force, .. } = decided else { panic!("{decided:?}") };
    (state, in_force)
}

on_both_engines! {
    async fn giving_and_taking_back_count_at_once_and_stay_in_the_history(site: Site) {
        let anna = site.anna().await;
        assert!(!site.may_use(&anna, "newsletter").await, "nothing is ticked before");
        assert_eq!(state_of(site.decide(&anna, "newsletter", Agree).await), (ConsentState::Given, true));
        assert!(site.may_use(&anna, "newsletter").await);
        assert_eq!(site.decide(&anna, "newsletter", Agree).await, Decided::Unchanged);
        assert_eq!(state_of(site.decide(&anna, "newsletter", Decline).await), (ConsentState::Withdrawn, false));
        assert!(!site.may_use(&anna, "newsletter").await);
        assert_eq!(site.decide(&anna, "newsletter", Decline).await, Decided::Unchanged);
        assert_eq!(state_of(site.decide(&anna, "ads", Decline).await), (ConsentState::Refused, false));
        let history = site.identity.consent_history(&anna.who, "newsletter").await.unwrap().unwrap();
        let states: Vec<_> = history.entries.iter().map(|entry| entry.state).collect();
        assert_eq!(states, [ConsentState::Withdrawn, ConsentState::Given], "the newest first");
        let given = &history.entries[1];
        assert_eq!((given.version, given.language.as_str(), given.actor, given.channel), (1, "en", Actor::You, Channel::Account));
        assert_eq!((given.hash, given.text.title.as_str()), (site.purpose_hash("newsletter", "en"), "newsletter in en"));
        assert_eq!(given.valid_until, Some(given.at + 365 * portal::DAY));
        assert_eq!((site.count_events("consent-given").await, site.count_events("consent-withdrawn").await), (1, 1));
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn switching_to_and_fro_comes_to_an_end_and_no_is_always_heard(site: Site) {
        let anna = site.anna().await;
        for _ in 0..100 {
            assert!(matches!(site.decide(&anna, "newsletter", Agree).await, Decided::Recorded { .. }));
            assert!(matches!(site.decide(&anna, "newsletter", Decline).await, Decided::Recorded { .. }));
        }
        assert!(matches!(site.decide(&anna, "newsletter", Agree).await, Decided::Limited(_)));
        assert!(matches!(site.decide(&anna, "ads", Decline).await, Decided::Recorded { .. }));
        site.wait(10 * portal::SECOND);
        assert!(matches!(site.decide(&anna, "newsletter", Agree).await, Decided::Recorded { .. }));
        assert!(matches!(site.decide(&anna, "newsletter", Decline).await, Decided::Recorded { .. }), "never limited");
    }

    async fn only_the_text_that_is_published_now_can_be_agreed_to(site: Site) {
        let anna = site.anna().await;
        let old = site.purpose_hash("newsletter", "nl");
        let decide = async |decision, hash| {
            site.identity.decide(&anna.who, "newsletter", decision, &hash, Channel::Account, false, &at()).await.unwrap()
        };
        assert!(matches!(decide(Agree, old).await, Decided::Recorded { .. }));
        site.publish_purpose_again("newsletter", false, |_| {}).await;
        assert!(!site.may_use(&anna, "newsletter").await, "nothing is used until the new version is answered");
        let before = site.database.dump().await;
        assert_eq!(decide(Agree, old).await, Decided::TextChanged);
        for hash in [[0; 32], site.purpose_hash("ads", "nl")] {
            assert_eq!(decide(Agree, hash).await, Decided::TextChanged);
            assert_eq!(decide(Decline, hash).await, Decided::TextChanged);
        }
        assert_eq!(site.database.dump().await, before);
        // A no is a no, whichever version was read.
        assert_eq!(state_of(decide(Decline, old).await), (ConsentState::Withdrawn, false));
        assert_eq!(state_of(decide(Agree, site.purpose_hash("newsletter", "nl")).await), (ConsentState::Given, true));
        let history = site.identity.consent_history(&anna.who, "newsletter").await.unwrap().unwrap();
        let read: Vec<_> = history.entries.iter().map(|entry| (entry.version, entry.text.sentence.as_str())).collect();
        assert_eq!(read[0], (2, "The purpose newsletter in one sentence (nl). Version 2."));
        assert_eq!(read[2], (1, "The purpose newsletter in one sentence (nl)."), "as it was");
    }

    async fn an_objection_stands_until_it_is_taken_back(site: Site) {
        let anna = site.anna().await;
        assert!(site.may_use(&anna, "improve").await);
        assert_eq!(site.decide(&anna, "improve", Agree).await, Decided::Unchanged);
        assert_eq!(state_of(site.decide(&anna, "improve", Decline).await), (ConsentState::Refused, false));
        site.publish_purpose_again("improve", false, |_| {}).await;
        assert!(!site.may_use(&anna, "improve").await);
        assert_eq!(site.decide(&anna, "improve", Decline).await, Decided::Unchanged);
        assert_eq!(state_of(site.decide(&anna, "improve", Agree).await), (ConsentState::Given, true));
    }

    async fn what_is_needed_retired_or_unknown_cannot_be_decided(site: Site) {
        let anna = site.anna().await;
        site.publish_purpose_again("ads", false, |facts| facts.retired = true).await;
        let before = site.database.dump().await;
        for decision in [Agree, Decline] {
            assert_eq!(site.decide(&anna, "account", decision).await, Decided::Needed);
            assert_eq!(site.decide(&anna, "ads", decision).await, Decided::NotFound);
            let (identity, hash) = (&site.identity, [0; 32]);
            let unknown = identity.decide(&anna.who, "weather", decision, &hash, Channel::Account, false, &at()).await;
            assert_eq!(unknown.unwrap(), Decided::NotFound);
        }
        assert!(site.identity.consent_history(&anna.who, "weather").await.unwrap().is_none());
        assert_eq!(site.database.dump().await, before);
    }

    async fn a_restricted_account_decides_and_nothing_is_used(site: Site) {
        let anna = site.anna().await;
        let _given = site.decide(&anna, "newsletter", Agree).await;
        assert!(site.identity.restrict(&anna.who, true, &at()).await.unwrap());
        assert_eq!(site.identity.purposes_in_force(anna.id).await.unwrap(), []);
        assert_eq!(state_of(site.decide(&anna, "ads", Agree).await), (ConsentState::Given, false));
        let cards = site.identity.list_consents(&anna.who, "en").await.unwrap();
        assert!(cards.iter().all(|card| card.restricted && !card.in_force && !card.asks_again));
        assert!(site.identity.restrict(&anna.who, false, &at()).await.unwrap());
        let names: Vec<_> = site.identity.purposes_in_force(anna.id).await.unwrap().into_iter().map(|one| one.purpose).collect();
        assert_eq!(names, ["newsletter", "ads", "improve", "account"]);
    }

    async fn a_frozen_account_decides_nothing(site: Site) {
        let anna = site.anna().await;
        let _given = site.decide(&anna, "newsletter", Agree).await;
        site.database.tamper("UPDATE person SET frozen_at = 1").await;
        let before = site.database.dump().await;
        let hash = site.purpose_hash("newsletter", "en");
        for decision in [Agree, Decline] {
            let decided = site.identity.decide(&anna.who, "newsletter", decision, &hash, Channel::Account, false, &at()).await;
            assert!(matches!(decided, Err(Error::Frozen)));
        }
        assert!(matches!(site.identity.note_signal(&anna.who, &at()).await, Err(Error::Frozen)));
        assert_eq!(site.database.dump().await, before);
    }

    async fn everybody_has_a_ledger_of_their_own(site: Site) {
        let anna = site.anna().await;
        let eve = site.owner("Eve", "eve@mail.example").await;
        let _given = site.decide(&anna, "newsletter", Agree).await;
        assert!(!site.may_use(&eve, "newsletter").await);
        assert!(site.identity.consent_history(&eve.who, "newsletter").await.unwrap().unwrap().entries.is_empty());
        let cards = site.identity.list_consents(&eve.who, "en").await.unwrap();
        assert!(cards.iter().all(|card| card.answer.is_none() && card.decided_at.is_none()));
        let _given = site.decide(&eve, "newsletter", Decline).await;
        assert!(site.may_use(&anna, "newsletter").await);
        assert_eq!(site.database.count("consent_event WHERE position = 1").await, 2);
        assert!(!site.identity.may_use(uuid::Uuid::nil(), "account").await.unwrap(), "nobody has no purposes");
    }
}

#[tokio::test]
async fn a_card_says_what_is_asked_in_the_language_of_the_page() {
    let site = Site::sqlite().await;
    let anna = site.anna().await;
    let cards = site.identity.list_consents(&anna.who, "nl").await.unwrap();
    let shown: Vec<_> = cards.iter().map(|card| (card.purpose.as_str(), card.choice, card.in_force)).collect();
    let expected = [
        ("newsletter", Choice::Asked, false),
        ("photos", Choice::Asked, false),
        ("ads", Choice::Asked, false),
        ("improve", Choice::Objectable, true),
        ("account", Choice::Needed, true),
    ];
    assert_eq!(shown, expected);
    let text = cards[0].shown.as_ref().unwrap();
    assert_eq!((text.version, text.text.title.as_str()), (1, "newsletter in nl"));
    assert_eq!(site.identity.list_consents(&anna.who, "tlh").await.unwrap(), [], "without a text nothing is asked");
    let _given = site.decide(&anna, "newsletter", Agree).await;
    site.publish_purpose_again("newsletter", false, |facts| facts.retired = true).await;
    let cards = site.identity.list_consents(&anna.who, "en").await.unwrap();
    let retired = cards.iter().find(|card| card.purpose == "newsletter").unwrap();
    assert!(retired.shown.is_none() && retired.answer == Some(ConsentState::Given) && !retired.in_force);
}
