//! What a student keeps from an adult before coming of age, and shares after it: in three clicks, with an end, and taken back by one.

use portico_identity::portal::family::{AdultSees, Chosen, FamilyChoice, TopicChoice};
use portico_identity::portal::invitations::{InvitationUsed, Invitees};

use crate::owner::{Owner, at};
use crate::portal::{self, DAY, Site, has_form};
use crate::{NOOR, Says, on_both_engines, words_of};

/// Anna, and Noor with an account, born on this day.
async fn both(site: &Site, born: &'static str) -> (Owner, Owner) {
    site.school_says(1, &Says { child: ("Noor", born), ..NOOR }).await;
    let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
    assert!(matches!(anna.uses(site, &code, Some(born)).await, InvitationUsed::Linked { .. }));
    let noor = site.owner("Noor", "noor@mail.example").await;
    let code = site.codes(Invitees::Students).await.remove(0).made.code;
    assert!(matches!(noor.uses(site, &code, Some(born)).await, InvitationUsed::Joined { .. }));
    (anna, noor)
}

async fn seen(site: &Site, anna: &Owner) -> Vec<String> {
    site.identity.family(&anna.who).await.unwrap().children.remove(0).sees
}

async fn chooses(site: &Site, noor: &Owner, anna: &Owner, topics: &[&str], choice: FamilyChoice) -> Chosen {
    let topics: Vec<String> = topics.iter().map(|topic| (*topic).to_owned()).collect();
    site.identity.choose_topics(&noor.who, anna.id, &topics, &choice, &at()).await.unwrap()
}

on_both_engines! {
    async fn from_sixteen_on_results_can_be_kept_in_the_netherlands(site: Site) {
        let (mut anna, mut noor) = both(&site, "2011-01-16").await;
        let keep = async |noor: &Owner| chooses(&site, noor, &anna, &["results"], FamilyChoice::Withhold).await;
        assert_eq!(keep(&noor).await, Chosen::NotYours, "sixteen tomorrow");
        site.wait(DAY);
        let browser = noor.member.sign_in_elsewhere(&site).await;
        let page = browser.get("/account/family").await;
        assert!(has_form(&page, &format!("choose-{}", anna.id)), "{}", words_of(&page.body));
        let (path, fields) = (format!("/account/family/{}/choose", anna.id), [("choice", "withhold"), ("topic", "results")]);
        browser.post_form(&path, &fields).await.leads_to("/account/family");
        assert!(words_of(&browser.get("/account/family").await.body).contains("you keep it to yourself"));
        assert!(!seen(&site, &anna).await.contains(&"results".to_owned()));
        assert!(seen(&site, &anna).await.contains(&"timetable".to_owned()));
        assert_eq!(keep(&noor).await, Chosen::Unchanged);
        assert_eq!(chooses(&site, &noor, &anna, &["timetable"], FamilyChoice::Withhold).await, Chosen::NotYours);
        let grant = FamilyChoice::Grant { ends_on: "2027-06-30".into() };
        assert_eq!(chooses(&site, &noor, &anna, &["results"], grant).await, Chosen::NotYours, "not of age");
        assert_eq!(chooses(&site, &noor, &anna, &["results"], FamilyChoice::End).await, Chosen::Recorded);
        assert!(seen(&site, &anna).await.contains(&"results".to_owned()));
        // Each reads of the other by name, and what it is about.
        let told = async |browser: &portal::Browser| words_of(&browser.get("/account/activity?show=relations").await.body);
        let (hers, mine) = (told(&anna.member.sign_in_elsewhere(&site).await).await, told(&browser).await);
        for (words, other) in [(&hers, "Noor"), (&mine, "Anna de Wit")] {
            assert!(words.contains(&format!("A topic was kept from an adult in the family: Results, {other}")), "{words}");
        }
        // By the name of whom the child has become since.
        assert!(hers.contains("An adult and a child were linked: Noor"), "{hers}");
        assert!(mine.contains("An invitation was used: Westerpark"), "{mine}");
        let kinds = ["topic-withheld", "choice-ended"];
        for kind in kinds {
            assert_eq!(site.count_events(kind).await, 2, "{kind} in both histories");
        }
    }

    async fn choosing_to_and_fro_is_slowed_down_and_taking_back_is_not(site: Site) {
        let (anna, noor) = both(&site, "2011-01-15").await;
        for _ in 0..100 {
            assert_eq!(chooses(&site, &noor, &anna, &["results"], FamilyChoice::Withhold).await, Chosen::Recorded);
            assert_eq!(chooses(&site, &noor, &anna, &["results"], FamilyChoice::End).await, Chosen::Recorded);
        }
        let more = chooses(&site, &noor, &anna, &["results"], FamilyChoice::Withhold).await;
        assert!(matches!(more, Chosen::Limited(_)), "{more:?}");
        assert_eq!(chooses(&site, &noor, &anna, &["results"], FamilyChoice::End).await, Chosen::NotYours, "nothing to take back");
        let (path, fields) = (format!("/account/family/{}/choose", anna.id), [("choice", "withhold"), ("topic", "results")]);
        let answer = noor.member.browser.post_form(&path, &fields).await;
        assert!(answer.status == 429 && answer.retry_after() > 0, "{}", answer.status);
    }

    async fn after_eighteen_topics_are_shared_until_a_day_and_taken_back(site: Site) {
        let (mut anna, mut noor) = both(&site, "2009-01-16").await;
        site.wait(DAY);
        let (hers, own) = (anna.member.sign_in_elsewhere(&site).await, noor.member.sign_in_elsewhere(&site).await);
        assert!(seen(&site, &anna).await.is_empty());
        let path = format!("/account/family/{}/choose", anna.id);
        let fields = [("choice", "grant"), ("topic", "results"), ("topic", "attendance"), ("ends_on", "2027-01-20")];
        own.post_form(&path, &fields).await.leads_to("/account/family");
        assert_eq!(seen(&site, &anna).await, ["results", "attendance"]);
        let page = words_of(&hers.get("/account/family").await.body);
        assert!(page.contains("Noor is of age and shares with you: results, attendance."), "{page}");
        let page = own.get("/account/family").await;
        assert!(words_of(&page.body).contains("shared until 20 January 2027"));
        let end = format!("end-{}-results", anna.id);
        assert!(has_form(&page, &end));
        own.post_form(&path, &[("choice", "end"), ("topic", "results")]).await.leads_to("/account/family");
        assert_eq!(seen(&site, &anna).await, ["attendance"]);
        // The end of the day where the school is.
        site.wait(4 * DAY + 14 * portal::HOUR + 59 * portal::MINUTE);
        assert_eq!(seen(&site, &anna).await, ["attendance"], "23:59");
        site.wait(portal::MINUTE);
        assert!(seen(&site, &anna).await.is_empty(), "00:00");
        assert!(site.identity.family(&noor.who).await.unwrap().adults[0].topics.iter().all(|topic| {
            topic.sees == AdultSees::No && topic.choice == TopicChoice::Grant
        }));
    }

    async fn what_cannot_be_chosen_is_said_and_what_was_typed_stays(site: Site) {
        let (anna, mut noor) = both(&site, "2009-01-16").await;
        site.wait(DAY);
        let browser = noor.member.sign_in_elsewhere(&site).await;
        let grant = |day: &str| FamilyChoice::Grant { ends_on: day.into() };
        for day in ["", "2027-01-15", "2026-02-30", "2047-01-01", "20.1.2027"] {
            assert_eq!(chooses(&site, &noor, &anna, &["results"], grant(day)).await, Chosen::WrongDay, "{day}");
        }
        assert_eq!(chooses(&site, &noor, &anna, &[], grant("2027-06-30")).await, Chosen::NoTopic);
        assert_eq!(chooses(&site, &noor, &anna, &["money"], grant("2027-06-30")).await, Chosen::NotFound);
        assert_eq!(chooses(&site, &anna, &noor, &["results"], grant("2027-06-30")).await, Chosen::NotFound, "the other way round");
        let path = format!("/account/family/{}/choose", anna.id);
        let fields = [("choice", "grant"), ("topic", "results"), ("ends_on", "2027-01-01")];
        let refused = browser.post_form(&path, &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("value=\"2027-01-01\"") && refused.body.contains("value=\"results\" checked"));
        assert_eq!(site.database.count("family_choice").await, 0);
        assert_eq!(browser.post_form(&path, &[("choice", "bar"), ("topic", "results")]).await.status, 422);
    }
}
