//! Mails about what is new of a child: one a day at most, how much of what, to whom it may be told and who wants it; and the boxes for that.

use portico_identity::clock::MINUTE;
use portico_identity::letters::{Letter, NewOfChild};
use portico_identity::messages::CHILD_NEWS;
use portico_identity::random::Rng;
use serde_json::json;
use uuid::Uuid;

use crate::families::{Family, Says, child_path};
use crate::nobodys::eve_and_her_own;
use crate::on_both_engines;
use crate::portal::worlds::World;
use crate::portal::{self, DAY, HOUR, Site};

/// What a school adds about persons at this moment; no two worlds of a test have the same number.
async fn adds(site: &Site, number: u32, add: impl FnOnce(&mut World)) {
    let mut world = World::number(number);
    add(&mut world);
    for record in world.records.iter_mut().filter(|record| record.person.is_some()) {
        record.id = Rng::default().id(site.clock.now()).unwrap();
    }
    world.write(site).await;
}

/// A result, and the time until it may be told.
async fn adds_result(site: &Site, number: u32, family: &Family) {
    let mark = json!({ "title": "Circles", "subject": "Mathematics", "score": "8.1", "max": "10" });
    adds(site, number, |world| _ = world.result(family.school, family.child, "2027-01-15", mark)).await;
    site.wait(10 * MINUTE);
}

/// What every mail said so far, the first first.
async fn told(site: &Site) -> Vec<Vec<NewOfChild>> {
    let letters = site.letters_to("samira@mail.example").await.into_iter();
    letters
        .filter_map(|letter| if let Letter::ChildNews { children, .. } = letter { Some(children) } else { None })
        .collect()
}

fn noor(topics: &[(&str, u64)]) -> Vec<NewOfChild> {
    let topics = topics.iter().map(|(topic, count)| ((*topic).to_owned(), *count)).collect();
    vec![NewOfChild { name: "Noor".into(), topics }]
}

/// Which boxes there are, and which are ticked.
fn boxes(page: &str) -> Vec<(String, bool)> {
    let tags =
        page.split("<input type=\"checkbox\" name=\"topic\"").skip(1).map(|rest| rest.split('>').next().unwrap());
    let value = |tag: &str| tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    tags.map(|tag| (value(tag), tag.contains(" checked"))).collect()
}

fn literal(site: &Site, id: Uuid) -> String {
    if site.database.is_sqlite() { format!("X'{}'", id.simple()) } else { format!("'{id}'") }
}

on_both_engines! {
    async fn an_adult_is_told_once_a_day_how_much_is_new(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        assert_eq!(site.identity.tell_news().await.unwrap(), 0, "a term of long ago is no news");
        adds(&site, 2, |world| {
            for day in ["2027-01-13", "2027-01-14"] {
                world.result(family.school, family.child, day, json!({ "title": "Circles", "subject": "Art", "score": "9" }));
            }
            world.attendance(family.school, family.child, "2027-01-14", "late", "At the doctor");
            world.attendance(family.school, family.child, "2027-01-15", "present", "");
            world.document(family.school, family.child, "Report of the second term");
            let class = world.class(family.school, "Art", &[family.child]);
            world.lesson(family.school, class, "2027-01-18T09:30:00+01:00", "Art", "cancelled");
        })
        .await;
        assert_eq!(site.identity.tell_news().await.unwrap(), 0, "an import may still be writing");
        site.wait(10 * MINUTE);
        assert_eq!(site.identity.tell_news().await.unwrap(), 1);
        let mut first = told(&site).await.remove(0);
        first[0].topics.sort();
        assert_eq!(first, noor(&[("attendance", 1), ("documents", 1), ("results", 2)]), "whoever was there is no news");
        adds_result(&site, 3, &family).await;
        assert_eq!(site.identity.tell_news().await.unwrap(), 0, "there was a mail today");
        site.wait(20 * HOUR + 10 * MINUTE);
        assert_eq!(site.identity.tell_news().await.unwrap(), 0, "it is night");
        site.wait(4 * HOUR);
        assert_eq!(site.identity.tell_news().await.unwrap(), 1);
        assert_eq!(told(&site).await[1], noor(&[("results", 1)]), "nothing is told twice");
        site.wait(DAY);
        assert_eq!(site.identity.tell_news().await.unwrap(), 0);
        assert_eq!(site.sights(family.child, "").await, 0, "nobody looked");
    }

    async fn an_old_mark_is_no_news_after_a_long_silence(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        adds_result(&site, 2, &family).await;
        site.wait(8 * DAY);
        assert_eq!(site.identity.tell_news().await.unwrap(), 0);
    }

    async fn whoever_may_not_see_it_or_be_told_is_not_written_to(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        adds_result(&site, 2, &family).await;
        let (child, adult) = (literal(&site, family.child), literal(&site, family.parent_id));
        let all = r#"rights = '{"see":["*"],"act":["*"],"consent":["*"],"told":["*"]}'"#;
        for (table, who, hides, back) in [
            ("guardianship", "", "barred_at = 1", "barred_at = NULL"),
            ("guardianship", "", "verified_at = NULL", "verified_at = 1"),
            ("guardianship", "", "ends_at = 2", "ends_at = NULL"),
            ("guardianship", "", "begins_at = 1900000000000000", "begins_at = 0"),
            ("guardianship", "", "retired_at = 1", "retired_at = NULL"),
            ("guardianship", "", r#"rights = '{"see":["*"],"told":["timetable"]}'"#, all),
            ("guardianship", "", r#"rights = '{"see":["timetable"],"told":["*"]}'"#, all),
            ("guardianship", "", "rights = 'nonsense'", all),
            ("guardianship", "", "news_off = 'attendance results'", "news_off = ''"),
            ("affiliation", "", "retired_at = 1", "retired_at = NULL"),
            ("record", "", "retired_at = 1", "retired_at = NULL"),
            ("person", &child, "birth_date = '2009-01-15', birth_date_by = 'source'", "birth_date = '2012-05-12'"),
            ("person", &adult, "frozen_at = 1", "frozen_at = NULL"),
            ("person", &adult, "restricted_at = 1", "restricted_at = NULL"),
        ] {
            let of = if who.is_empty() { String::new() } else { format!(" WHERE id = {who}") };
            site.database.tamper(&format!("UPDATE {table} SET {hides}{of}")).await;
            assert_eq!(site.identity.tell_news().await.unwrap(), 0, "{hides}");
            site.database.tamper(&format!("UPDATE {table} SET {back}{of}")).await;
        }
        let stop = site.identity.stop_token(family.parent_id, CHILD_NEWS).unwrap();
        assert_eq!(site.browser().post_form(&format!("/stop?token={stop}"), &[]).await.status, 200);
        assert_eq!(site.identity.tell_news().await.unwrap(), 0, "stopped");
        assert_eq!(told(&site).await.len(), 0);
        site.database.tamper("DELETE FROM message_choice").await;
        assert_eq!(site.identity.tell_news().await.unwrap(), 1, "there was something to tell all the time");
    }

    async fn what_a_student_keeps_is_not_told(site: Site) {
        let family = site.family("2010-05-12", |family| {
            family.world.choose(family.child, family.parent_id, "results", "withhold");
        })
        .await;
        adds_result(&site, 2, &family).await;
        assert_eq!(site.identity.tell_news().await.unwrap(), 0);
        site.database.tamper("UPDATE family_choice SET ended_at = 1").await;
        assert_eq!(site.identity.tell_news().await.unwrap(), 1);
    }

    async fn each_school_tells_by_its_own_right(site: Site) {
        let mut south = Uuid::nil();
        let family = site.family("2012-05-12", |family| {
            south = family.world.organisation("school", "Southfield College", None);
            family.world.student(family.child, south, "5B");
            family.world.edges[0].organisation = Some(family.school);
            let there = family.world.guardian(family.parent_id, family.child);
            (there.organisation, there.rights[3]) = (Some(south), vec!["documents".into()]);
        })
        .await;
        adds(&site, 2, |world| {
            let mark = json!({ "title": "Circles", "score": "9" });
            world.result(family.school, family.child, "2027-01-15", mark.clone());
            world.result(south, family.child, "2027-01-15", mark.clone());
            world.result(south, family.child, "2027-01-14", mark);
            world.document(south, family.child, "Report");
        })
        .await;
        site.wait(10 * MINUTE);
        assert_eq!(site.identity.tell_news().await.unwrap(), 1);
        let mut told = told(&site).await.remove(0);
        told[0].topics.sort();
        assert_eq!(told, noor(&[("documents", 1), ("results", 1)]));
    }

    async fn fifty_replicas_write_one_mail(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        adds_result(&site, 2, &family).await;
        let tries = (0..50).map(|_| {
            let identity = site.identity.clone();
            tokio::spawn(async move { identity.tell_news().await.unwrap() })
        });
        let mut written = 0;
        for one in tries.collect::<Vec<_>>() {
            written += one.await.unwrap();
        }
        assert_eq!((written, told(&site).await.len()), (1, 1));
    }

    async fn the_boxes_of_a_child_decide_about_that_child(site: Site) {
        let mut other = Uuid::nil();
        let family = site.family("2012-05-12", |family| {
            other = family.world.person("Adam", "2014-01-01");
            family.world.student(other, family.school, "3B");
            family.world.guardian(family.parent_id, other);
        })
        .await;
        let parent = &family.parent.browser;
        let page = family.path("");
        let shown_all = ("shown", "results attendance documents");
        let all = |ticked: &[&str]| ["attendance", "documents", "results"].map(|topic| (topic.to_owned(), ticked.contains(&topic))).to_vec();
        let shown = async |path: &str| {
            let mut found = boxes(&parent.get(path).await.body);
            found.sort();
            found
        };
        assert_eq!(shown(&page).await, all(&["attendance", "documents", "results"]), "until somebody chooses");
        parent.post_form(&page, &[shown_all, ("topic", "documents")]).await.leads_to(&format!("{page}#mails"));
        assert!(parent.get(&page).await.body.contains("role=\"status\""));
        assert!(!parent.get(&page).await.body.contains("role=\"status\""), "said once");
        assert_eq!(shown(&page).await, all(&["documents"]));
        assert_eq!(shown(&child_path(other, "")).await, all(&["attendance", "documents", "results"]));
        adds_result(&site, 2, &family).await;
        assert_eq!(site.identity.tell_news().await.unwrap(), 0);
        let nonsense = [shown_all, ("shown", "* profile"), ("topic", "results"), ("topic", "*"), ("topic", "profile"), ("topic", "results\u{0}attendance"), ("wanted", "all")];
        parent.post_form(&page, &nonsense).await.leads_to(&format!("{page}#mails"));
        assert_eq!(shown(&page).await, all(&["results"]));
        assert_eq!(site.identity.tell_news().await.unwrap(), 1);
        parent.post_form(&page, &[shown_all]).await.leads_to(&format!("{page}#mails"));
        assert_eq!(shown(&page).await, all(&[]));
        assert_eq!(site.count_events("messages-chosen").await, 3);
        parent.post_form(&page, &[shown_all]).await.leads_to(&format!("{page}#mails"));
        assert_eq!(site.count_events("messages-chosen").await, 3, "nothing changed");
        // What the page did not show yet stays as it is.
        parent.post_form(&page, &[("shown", "results"), ("topic", "results"), ("topic", "documents")]).await.leads_to(&format!("{page}#mails"));
        assert_eq!(shown(&page).await, all(&["results"]));
        // Without a right to be told of it, there is no box, and none can be sent.
        site.database.tamper(r#"UPDATE guardianship SET rights = '{"see":["*"],"told":["documents","money"]}'"#).await;
        assert_eq!(shown(&page).await, [("documents".to_owned(), false)]);
        site.database.tamper(r#"UPDATE guardianship SET rights = '{"see":["*"],"told":[]}'"#).await;
        assert!(boxes(&parent.get(&page).await.body).is_empty());
    }

    async fn a_choice_stays_when_the_relation_is_another(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        let page = family.path("");
        family.parent.browser.post_form(&page, &[("shown", "results"), ("topic", "")]).await.leads_to(&format!("{page}#mails"));
        site.database.tamper("UPDATE guardianship SET retired_at = 1").await;
        let mut world = World::number(2);
        world.guardian(family.parent_id, family.child);
        world.write(&site).await;
        assert!(boxes(&family.parent.browser.get(&page).await.body).contains(&("results".into(), false)));
        adds_result(&site, 3, &family).await;
        assert_eq!(site.identity.tell_news().await.unwrap(), 0);
    }

    async fn what_a_source_sends_of_its_past_is_no_news(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        adds(&site, 2, |world| {
            for day in ["2024-06-01", "2026-12-01", "2027-01-04"] {
                world.result(family.school, family.child, day, json!({ "title": "Circles", "score": "9" }));
            }
        })
        .await;
        site.wait(10 * MINUTE);
        assert_eq!(site.identity.tell_news().await.unwrap(), 1);
        assert_eq!(told(&site).await, [noor(&[("results", 1)])]);
    }

    async fn other_letters_come_first(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        adds_result(&site, 2, &family).await;
        for number in 0..100 {
            let address = format!("{number}@mail.example");
            site.browser().sign_up("Somebody", &address).await.leads_to("/sign-up/sent");
        }
        assert!(site.identity.count_waiting_mail().await.unwrap() >= 100);
        let identity = site.identity.clone();
        let telling = tokio::spawn(async move { identity.tell_news().await.unwrap() });
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert!(!telling.is_finished(), "they wait");
        assert!(told(&site).await.is_empty(), "and all others are sent now");
        assert_eq!(telling.await.unwrap(), 1);
        assert_eq!(told(&site).await.len(), 1);
    }

    async fn an_address_that_its_owner_disowned_gets_none(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        adds_result(&site, 2, &family).await;
        site.database.tamper("UPDATE contact SET suspended_at = 1").await;
        assert_eq!(site.identity.tell_news().await.unwrap(), 0);
        let other = Uuid::from_u128(1);
        let (id, adult) = (literal(&site, other), literal(&site, family.parent_id));
        let no = if site.database.is_sqlite() { "0" } else { "false" };
        let columns = "id, person_id, address, address_folded, is_primary, verified_at, created_at";
        let row = format!("{id}, {adult}, 'own@mail.example', 'own@mail.example', {no}, 1, 1");
        site.database.tamper(&format!("INSERT INTO contact ({columns}) VALUES ({row})")).await;
        assert_eq!(site.identity.tell_news().await.unwrap(), 1);
        assert_eq!((told(&site).await.len(), site.letters_to("own@mail.example").await.len()), (0, 1));
    }

    async fn nobody_else_chooses(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        let (eve, _) = eve_and_her_own(&site, family.school).await;
        for browser in [&eve.browser, &site.browser()] {
            let answer = browser.post_form(&family.path(""), &[]).await;
            assert!(answer.status == 404 || answer.location().starts_with("/sign-in"), "{}", answer.status);
        }
        site.database.tamper(&format!("UPDATE guardianship SET barred_at = 1 WHERE child_id = {}", literal(&site, family.child))).await;
        assert_eq!(family.parent.browser.post_form(&family.path(""), &[]).await.status, 404);
        site.database.tamper("UPDATE guardianship SET barred_at = NULL").await;
        assert_eq!(site.count_events("messages-chosen").await, 0);
        assert_eq!(site.database.count("guardianship WHERE news_off <> ''").await, 0);
    }

    async fn only_whoever_has_children_finds_the_topic_among_the_messages(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        let eve = site.member("Eve", "eve@mail.example").await;
        let page = family.parent.browser.get("/account/messages").await.body;
        assert!(page.contains("name=\"child-news.email\""));
        assert!(!eve.browser.get("/account/messages").await.body.contains("child-news"));
        for hides in ["barred_at", "ends_at"] {
            site.database.tamper(&format!("UPDATE guardianship SET {hides} = 1")).await;
            let page = family.parent.browser.get("/account/messages").await.body;
            assert!(!page.contains("child-news"), "{hides}: not even that there is a child");
            site.database.tamper(&format!("UPDATE guardianship SET {hides} = NULL")).await;
        }
        let none = [("shown", "reminders.email child-news.email")];
        family.parent.browser.post_form("/account/messages", &none).await.leads_to("/account/messages");
        adds_result(&site, 2, &family).await;
        assert_eq!(site.identity.tell_news().await.unwrap(), 0);
        let overview = family.parent.browser.words(&family.path("")).await;
        assert!(overview.contains("You have stopped the mails about what is new."), "{overview}");
        let page = family.parent.browser.get(&family.path("")).await.body;
        assert!(boxes(&page).is_empty());
    }
}
