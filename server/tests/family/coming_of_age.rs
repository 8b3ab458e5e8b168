//! The 18th birthday where the school is: announced 90, 30 and 7 days before, each once, and then it is so.

use portico_identity::letters::{Letter, Side};
use portico_identity::portal::family::AdultSees;
use portico_identity::portal::invitations::InvitationUsed;

use crate::owner::Owner;
use crate::portal::{self, DAY, HOUR, SECOND, Site};
use crate::{Listed, NOOR, Says, on_both_engines, words_of};

/// Eighteen on 2027-04-20; the clock begins on 2027-01-15 08:00 UTC, 95 days before.
const BORN: &str = "2009-04-20";

async fn linked(site: &Site) -> (Owner, Listed) {
    let listed = site.school_says(1, &Says { child: ("Noor", BORN), ..NOOR }).await;
    let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
    assert!(matches!(anna.uses(site, &code, Some(BORN)).await, InvitationUsed::Linked { .. }));
    (anna, listed)
}

async fn announced(site: &Site, address: &str) -> Vec<(i64, Side)> {
    let letters = site.letters_to(address).await.into_iter();
    let told = letters.filter_map(|letter| {
        if let Letter::HandOver { day, you_are, .. } = letter { Some((day, you_are)) } else { None }
    });
    told.collect()
}

fn midnight(day: &str) -> i64 {
    format!("{day}T00:00:00Z").parse::<jiff::Timestamp>().unwrap().as_microsecond()
}

on_both_engines! {
    async fn it_is_announced_three_times_to_the_adult_and_once_each(site: Site) {
        let (_anna, _) = linked(&site).await;
        let (address, day) = ("anna@mail.example", midnight("2027-04-20"));
        assert_eq!(site.identity.announce_hand_overs().await.unwrap(), 0, "95 days before");
        for (days, so_far) in [(5, 1), (60, 2), (23, 3)] {
            site.wait(days * DAY);
            let replica = site.replica().await;
            let (one, other) = tokio::join!(site.identity.announce_hand_overs(), replica.identity.announce_hand_overs());
            assert_eq!(one.unwrap() + other.unwrap(), 1, "by one of both");
            assert_eq!(site.identity.announce_hand_overs().await.unwrap(), 0, "not again after a restart");
            assert_eq!(announced(&site, address).await, vec![(day, Side::Adult); so_far]);
        }
        site.wait(8 * DAY);
        assert_eq!(site.identity.announce_hand_overs().await.unwrap(), 0, "it is so by now");
        assert_eq!(site.count_events("hand-over-announced").await, 6, "in both histories");
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn a_corrected_birthday_is_announced_anew_and_a_child_with_an_account_is_told(site: Site) {
        let (_anna, listed) = linked(&site).await;
        site.wait(6 * DAY);
        assert_eq!(site.identity.announce_hand_overs().await.unwrap(), 1);
        let correct = async |born: &str| {
            let child = site.literal(listed.child);
            site.database.tamper(&format!("UPDATE person SET birth_date = '{born}' WHERE id = {child}")).await;
        };
        correct("2010-04-20").await;
        assert_eq!(site.identity.announce_hand_overs().await.unwrap(), 0, "a year later than everybody thought");
        correct("2009-02-01").await;
        assert_eq!(site.identity.announce_hand_overs().await.unwrap(), 1, "eleven days away: told once, not for each step that was missed");
        let mut days: Vec<_> = announced(&site, "anna@mail.example").await.iter().map(|(day, _)| *day).collect();
        days.sort_unstable();
        assert_eq!(days, [midnight("2027-02-01"), midnight("2027-04-20")]);
        // Noor signs up, and is told of the last step.
        let noor = site.owner("Noor", "noor@mail.example").await;
        let code = site.codes(portico_identity::portal::invitations::Invitees::Students).await.remove(0).made.code;
        assert!(matches!(noor.uses(&site, &code, Some(BORN)).await, InvitationUsed::Joined { .. }));
        correct_of(&site, &noor, "2009-02-01").await;
        site.wait(5 * DAY);
        assert_eq!(site.identity.announce_hand_overs().await.unwrap(), 1);
        assert_eq!(announced(&site, "noor@mail.example").await, [(midnight("2027-02-01"), Side::Child)]);
    }

    async fn the_last_second_and_the_first(site: Site) {
        let (mut anna, listed) = linked(&site).await;
        // 2027-04-19 23:59:59 in Amsterdam, where summer time began.
        site.wait(94 * DAY + 13 * HOUR + 59 * 60 * SECOND + 59 * SECOND);
        let family = site.identity.family(&anna.who).await.unwrap();
        assert!(!family.children[0].of_age && family.children[0].sees.iter().any(|topic| topic == "results"));
        assert!(site.identity.acting_for(&anna.who, listed.child).await.unwrap().is_some());
        site.wait(SECOND);
        let family = site.identity.family(&anna.who).await.unwrap();
        assert!(family.children[0].of_age && family.children[0].sees.is_empty(), "{family:?}");
        assert!(site.identity.acting_for(&anna.who, listed.child).await.unwrap().is_none(), "nor for consents");
        let browser = anna.member.sign_in_elsewhere(&site).await;
        let page = browser.get("/account/family").await;
        assert_eq!(page.status, 200, "calm, no error");
        assert!(words_of(&page.body).contains("Noor is of age and decides who sees what."), "{}", words_of(&page.body));
        let consents = format!("/account/family/children/{}/consents", listed.child);
        assert_eq!(browser.get(&consents).await.status, 404);
    }

    async fn what_a_grown_child_sees_of_the_adult(site: Site) {
        let (_anna, _) = linked(&site).await;
        let noor = site.owner("Noor", "noor@mail.example").await;
        let code = site.codes(portico_identity::portal::invitations::Invitees::Students).await.remove(0).made.code;
        assert!(matches!(noor.uses(&site, &code, Some(BORN)).await, InvitationUsed::Joined { .. }));
        let family = site.identity.family(&noor.who).await.unwrap();
        assert_eq!(family.adults[0].hand_over.as_ref().unwrap().day, "2027-04-20");
        assert!(family.adults[0].topics.iter().all(|topic| topic.sees == AdultSees::Yes));
        site.wait(95 * DAY);
        let family = site.identity.family(&noor.who).await.unwrap();
        assert!(family.adults[0].of_age && family.adults[0].topics.iter().all(|topic| topic.sees == AdultSees::No));
    }
}

async fn correct_of(site: &Site, who: &Owner, born: &str) {
    site.database.tamper(&format!("UPDATE person SET birth_date = '{born}' WHERE id = {}", site.literal(who.id))).await;
}
