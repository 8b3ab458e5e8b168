//! A guardian's pages about children.

use serde_json::json;

use crate::families::{SECRETS, Says, child_path, term};
use crate::on_both_engines;
use crate::portal::{self, HOUR};

on_both_engines! {
    async fn one_child_is_gone_to_at_once(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        family.parent.browser.get("/portal/children").await.leads_to(&family.path(""));
        let words = family.parent.browser.words(&family.path("")).await;
        for said in ["Noor", "5A at Northfield College", "Triangles", "7.4 out of 10", "09:30", "Late", "once"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(words.contains("Visible to you until 12 May 2030, when Noor turns 18."), "{words}");
        assert!(words.contains("Mails about what is new"), "{words}");
    }

    async fn several_children_are_chosen_from_and_switched_between(site: Site) {
        let mut elias = uuid::Uuid::nil();
        let family = site.family("2012-05-12", |family| {
            let world = &mut family.world;
            elias = world.person("Elias", "2014-01-01");
            world.student(elias, family.school, "3B");
            world.guardian(family.parent_id, elias);
            world.result(family.school, elias, "2027-01-10", json!({ "title": "Spelling", "score": "9", "max": "10" }));
        })
        .await;
        assert_eq!(site.sights(elias, "").await + site.sights(family.child, "").await, 0);
        let list = family.parent.browser.words("/portal/children").await;
        assert_eq!((site.sights(elias, "profile").await, site.sights(family.child, "profile").await), (1, 1), "their classes are named");
        assert!(list.contains("Noor") && list.contains("Elias") && list.contains("3B at Northfield College"), "{list}");
        let page = family.parent.browser.get(&family.path("results")).await.body;
        assert!(page.contains(&child_path(elias, "results")), "the same part of the other child");
        assert!(page.contains("Triangles") && !page.contains("Spelling"));
        let other = family.parent.browser.words(&child_path(elias, "results")).await;
        assert!(other.contains("Spelling") && !other.contains("Triangles"));
    }

    async fn a_child_at_two_schools_is_seen_where_the_relation_reaches(site: Site) {
        let family = site.family("2012-05-12", |family| {
            let world = &mut family.world;
            let [second, third] = ["Saturday School", "Music School"].map(|name| world.organisation("school", name, None));
            for (school, title) in [(second, "Calligraphy"), (third, "Violin")] {
                world.student(family.child, school, "");
                world.result(school, family.child, "2027-01-09", json!({ "title": title, "subject": "Mathematics", "score": "9", "max": "10" }));
            }
            // Not everywhere any more: at two of the three.
            world.edges.clear();
            for school in [family.school, second] {
                world.guardian(family.parent_id, family.child).organisation = Some(school);
            }
        })
        .await;
        let words = family.parent.browser.words(&family.path("results")).await;
        assert!(words.contains("Triangles") && words.contains("Calligraphy") && words.contains("Saturday School"), "{words}");
        assert!(!words.contains("Violin") && !words.contains("Music School"), "{words}");
        let overview = family.parent.browser.words(&family.path("")).await;
        assert!(!overview.contains("Violin") && !overview.contains("Music School"), "{overview}");
    }

    async fn what_is_between_student_and_school_is_on_no_page_of_a_guardian(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        for path in family.paths().into_iter().chain(["/portal/children".into(), "/portal/search?q=doctor".into()]) {
            let answer = family.parent.browser.get(&path).await;
            for secret in SECRETS {
                assert!(!answer.body.contains(secret), "{path}");
            }
            for words in ["What the teacher wrote", "only you can read"] {
                assert!(!answer.body.contains(words), "{path} speaks of {words}");
            }
        }
    }

    async fn every_look_is_noted_for_the_student(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        for (part, topic) in [("results", "results"), ("timetable", "timetable"), ("attendance", "attendance"), ("documents", "documents")] {
            assert_eq!(site.sights(family.child, topic).await, 0);
            family.parent.browser.words(&family.path(part)).await;
            assert!(site.sights(family.child, topic).await > 0, "{topic}");
        }
        assert_eq!(site.sights(family.child, "profile").await, 0);
        family.parent.browser.words(&family.path("")).await;
        assert!(site.sights(family.child, "profile").await > 0);
    }

    async fn a_document_is_saved_as_a_file(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        let page = family.parent.browser.get(&family.path("documents")).await.body;
        let path = family.path(&format!("documents/{}/file", family.document));
        assert!(page.contains(&path) && page.contains("Report of the first term"));
        let file = family.parent.browser.get(&path).await;
        assert_eq!((file.status.as_u16(), file.body.as_str()), (200, "Report"));
        assert!(file.header("content-disposition").starts_with("attachment"));
    }

    async fn what_a_student_keeps_says_so_and_shows_nothing(site: Site) {
        let family = site.family("2010-05-12", |family| {
            for topic in ["results", "attendance"] {
                family.world.choose(family.child, family.parent_id, topic, "withhold");
            }
        })
        .await;
        for part in ["results", "attendance", &format!("results/{}", family.result)] {
            let words = family.parent.browser.words(&family.path(part)).await;
            assert!(words.contains("Noor keeps this private"), "{part}: {words}");
            assert!(!words.contains("Triangles") && !words.contains("Third hour"), "{part}");
        }
        let unknown = family.path("results/01890000-0000-7000-8000-000000000000");
        assert!(family.parent.browser.words(&unknown).await.contains("Noor keeps this private"), "like any other");
        let overview = family.parent.browser.words(&family.path("")).await;
        assert!(overview.contains("09:30") && overview.contains("Noor keeps this private"), "{overview}");
        assert!(!overview.contains("Triangles") && !overview.contains("Late"), "{overview}");
        assert_eq!(site.sights(family.child, "results").await + site.sights(family.child, "attendance").await, 0);
    }

    async fn what_a_relation_does_not_reach_to_says_so(site: Site) {
        let family = site.family("2012-05-12", |family| {
            family.world.edges[0].rights[0] = vec!["timetable".into()];
            family.world.edges[0].rights[2].clear();
            family.world.edges[0].rights[3].clear();
        })
        .await;
        let words = family.parent.browser.words(&family.path("results")).await;
        assert!(words.contains("Results: not visible to you") && words.contains("ask the school"), "{words}");
        let page = family.parent.browser.get(&family.path("")).await.body;
        assert!(!page.contains("5A") && !page.contains("/consents\""), "neither the class nor consents");
        assert!(page.contains(portico_app::locale::Language::En.texts().children.more.told_nothing));
        assert_eq!(site.sights(family.child, "profile").await, 0);
    }

    async fn a_relation_that_ended_says_since_when_and_nothing_of_the_child(site: Site) {
        let now = site.clock.now();
        let family = site.family("2012-05-12", |family| family.world.edges[0].span.ends_at = Some(now + HOUR / 2)).await;
        assert!(family.parent.browser.words(&family.path("results")).await.contains("Triangles"));
        site.wait(HOUR / 2);
        for path in family.paths() {
            let words = family.parent.browser.words(&path).await;
            assert!(words.contains("That right has ended."), "{path}: {words}");
            assert!(!words.contains("Noor") && !words.contains("Triangles") && !words.contains("Northfield College"), "{path}");
        }
        let file = family.path(&format!("documents/{}/file", family.document));
        assert_eq!(family.parent.browser.get(&file).await.status, 404);
        assert_eq!(family.parent.browser.get("/portal/children").await.status, 404, "no guardian any more");
    }

    async fn another_guardian_keeps_what_one_lost(site: Site) {
        let other = site.member("Youssef", "youssef@mail.example").await;
        let other_id = site.record_of(&other).await.person.id;
        let family = site.family("2012-05-12", |family| {
            family.world.guardian(other_id, family.child);
            family.world.edges[0].is_barred = true;
            let second = family.world.organisation("school", "Saturday School", None);
            family.world.student(family.child, second, "");
            term(&mut family.world, second, family.child);
            // What another school says does not open it again.
            family.world.guardian(family.parent_id, family.child).organisation = Some(second);
        })
        .await;
        assert!(other.browser.words(&family.path("results")).await.contains("Triangles"));
        assert_eq!(family.parent.browser.get(&family.path("results")).await.status, 404);
    }
}
