//! Whose word a day of birth is: what a student typed ends nothing that a parent sees; what a source or the desk states does, at midnight.

use portico_identity::clock::Micros;
use portico_identity::name::PersonName;
use portico_identity::people::{ProfileChange, ProfileChanged};
use portico_identity::portal::family::{BirthDateStated, TopicChoice};
use portico_identity::portal::invitations::{InvitationUsed, Invitees};
use portico_identity::portal::lifecycle::PendingKind;
use uuid::Uuid;

use crate::owner::{Owner, at};
use crate::portal::{self, DAY, HOUR, SECOND, Site};
use crate::{NOOR, Says, on_both_engines};

/// Eighteen on 2027-04-20; the clock begins on 2027-01-15 08:00 UTC.
const BORN: &str = "2009-04-20";
/// To 2027-04-19 23:59:59 in Amsterdam, where summer time began.
const EVE: Micros = 94 * DAY + 13 * HOUR + 59 * 60 * SECOND + 59 * SECOND;

/// Anna, and Noor with an account, of whom the school does not say when she was born.
async fn both(site: &Site) -> (Owner, Owner) {
    site.school_says(1, &Says { child: ("Noor", ""), ..NOOR }).await;
    let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
    assert!(matches!(anna.uses(site, &code, None).await, InvitationUsed::Linked { .. }));
    let noor = site.owner("Noor", "noor@mail.example").await;
    let code = site.codes(Invitees::Students).await.remove(0).made.code;
    assert!(matches!(noor.uses(site, &code, None).await, InvitationUsed::Joined { .. }));
    (anna, noor)
}

async fn types(site: &Site, who: &Owner, born: &str) -> ProfileChanged {
    let change = ProfileChange {
        name: PersonName::parse("Noor").unwrap(),
        preferred_name: None,
        birth_date: Some(portico_identity::birth_date::BirthDate::parse(born, site.clock.now()).unwrap()),
        language: "en".into(),
        time_zone: String::new(),
        theme: String::new(),
    };
    site.identity.change_profile(&who.who, &change, &at()).await.unwrap()
}

async fn sees(site: &Site, anna: &Owner) -> Vec<String> {
    site.identity.family(&anna.who).await.unwrap().children.remove(0).sees
}

async fn undated(site: &Site) -> Vec<Uuid> {
    let pending = site.identity.list_pending(0).await.unwrap().into_iter();
    pending.filter(|one| one.kind == PendingKind::BirthDateMissing).map(|one| one.id).collect()
}

on_both_engines! {
    async fn a_day_that_a_student_typed_ends_nothing_and_opens_nothing(site: Site) {
        let (anna, noor) = both(&site).await;
        assert_eq!(types(&site, &noor, "2000-01-01").await, ProfileChanged::Changed);
        let family = site.identity.family(&anna.who).await.unwrap();
        assert!(!family.children[0].of_age && family.children[0].hand_over.is_none(), "{family:?}");
        assert!(sees(&site, &anna).await.contains(&"results".to_owned()), "27 by her own word, a minor for guardians");
        assert!(site.identity.acting_for(&anna.who, noor.id).await.unwrap().is_some());
        let hers = site.identity.family(&noor.who).await.unwrap();
        assert!(hers.adults[0].topics.iter().all(|topic| topic.choice == TopicChoice::Nothing), "nor old enough to keep anything");
        assert_eq!(site.identity.announce_hand_overs().await.unwrap(), 0);
        let edges = site.identity.list_guardianships(Some(noor.id), Uuid::nil()).await.unwrap();
        assert!(!edges[0].birth_date_stated);
        assert_eq!(undated(&site).await, [noor.id]);
        // A source that says the same day makes it one that counts.
        let id = site.literal(noor.id);
        site.database.tamper(&format!("UPDATE person SET birth_date_by = 'source' WHERE id = {id}")).await;
        assert!(site.identity.family(&anna.who).await.unwrap().children[0].of_age);
        assert!(undated(&site).await.is_empty());
    }

    async fn what_the_desk_states_counts_from_midnight_on(site: Site) {
        let (anna, noor) = both(&site).await;
        assert_eq!(types(&site, &noor, BORN).await, ProfileChanged::Changed);
        site.wait(EVE);
        assert!(!sees(&site, &anna).await.is_empty());
        site.wait(SECOND);
        assert!(!sees(&site, &anna).await.is_empty(), "midnight of a day that she typed is a midnight like any other");
        let state = async |day: &str, evidence: &str| site.identity.state_birth_date(noor.id, day, evidence).await.unwrap();
        assert!(matches!(state(BORN, " ").await, BirthDateStated::Unreadable(_)));
        for wrong in ["", "20-04-2009", "2009-02-30", "2199-01-01"] {
            assert_eq!(state(wrong, "passport").await, BirthDateStated::WrongDay, "{wrong}");
        }
        let nobody = site.identity.state_birth_date(Uuid::from_u128(7), BORN, "passport").await.unwrap();
        assert_eq!(nobody, BirthDateStated::NotFound);
        // A slip of the desk: a day later.
        assert_eq!(state("2009-04-21", "passport").await, BirthDateStated::Stated);
        assert_eq!(state("2009-04-21", "passport").await, BirthDateStated::Unchanged);
        assert!(!sees(&site, &anna).await.is_empty());
        site.wait(DAY - SECOND);
        assert!(!sees(&site, &anna).await.is_empty(), "23:59:59");
        site.wait(SECOND);
        assert!(sees(&site, &anna).await.is_empty(), "00:00:00");
        assert!(site.identity.family(&anna.who).await.unwrap().children[0].of_age);
        assert_eq!(site.count_events("birth-date-stated").await, 1);
        let edges = site.identity.list_guardianships(Some(noor.id), Uuid::nil()).await.unwrap();
        assert!(edges[0].birth_date_stated);
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn what_a_school_says_is_put_right_there(site: Site) {
        let listed = site.school_says(1, &NOOR).await;
        let stated = site.identity.state_birth_date(listed.child, "2000-01-01", "passport").await.unwrap();
        assert_eq!(stated, BirthDateStated::SourceSays);
        // It goes with the child who signs up, over what they typed before.
        let noor = site.owner("Noor", "noor@mail.example").await;
        assert_eq!(types(&site, &noor, "2000-01-01").await, ProfileChanged::Changed);
        let code = site.codes(Invitees::Students).await.remove(0).made.code;
        assert!(matches!(noor.uses(&site, &code, Some(NOOR.child.1)).await, InvitationUsed::Joined { .. }));
        let known = site.identity.find_person(&noor.who).await.unwrap().unwrap();
        assert_eq!((known.birth_date.as_str(), known.birth_date_by.as_str()), (NOOR.child.1, "source"));
    }
}
