//! A student's own pages.

use serde_json::json;

use crate::families::{SECRETS, Says, term};
use crate::on_both_engines;
use crate::portal::worlds::World;
use crate::portal::{self, DAY, Member, Site, text_of};
use uuid::Uuid;

/// A student at Northfield College in Amsterdam.
struct Student {
    member: Member,
    id: Uuid,
    school: Uuid,
    result: Uuid,
}

async fn student(site: &Site, more: impl FnOnce(&mut World, Uuid, Uuid)) -> Student {
    let member = site.member("Noor", "noor@mail.example").await;
    let id = site.record_of(&member).await.person.id;
    let mut world = World::number(1);
    let school = world.organisation("school", "Northfield College", None);
    world.member(id, "Noor", "2009-05-12");
    world.student(id, school, "5A");
    let (result, _) = term(&mut world, school, id);
    more(&mut world, id, school);
    world.write(site).await;
    Student { member, id, school, result }
}

on_both_engines! {
    async fn a_student_sees_their_week(site: Site) {
        let noor = student(&site, |world, _, school| {
            let other = world.person("Somebody Else", "2009-01-01");
            let class = world.class(school, "Geography", &[other]);
            world.lesson(school, class, "2027-01-15T10:30:00+01:00", "Geography", "");
        })
        .await;
        let page = noor.member.browser.get("/portal/timetable").await.body;
        let words = noor.member.browser.words("/portal/timetable").await;
        for said in ["Week 2", "09:30", "10:20", "Mathematics", "2.14", "Mr Vos", "Today"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(page.contains("class=\"change off\"") && words.contains("Cancelled"));
        assert!(!words.contains("Geography"), "another class");
        assert!(page.contains("?week=2027-W01") && page.contains("?week=2027-W03"));
        assert_eq!(site.sights(noor.id, "").await, 0, "one's own");
    }

    async fn weeks_lead_over_the_edge_of_a_year(site: Site) {
        let noor = student(&site, |_, _, _| {}).await;
        let page = noor.member.browser.get("/portal/timetable?week=2026-W53").await.body;
        assert!(page.contains("?week=2026-W52") && page.contains("?week=2027-W01"));
        assert!(noor.member.browser.words("/portal/timetable?week=2026-W53").await.contains("Monday 28 December"));
        for wrong in ["2027-W53", "2027-W00", "x", "%00", "2026-W53%20", "99999-W01"] {
            let words = noor.member.browser.words(&format!("/portal/timetable?week={wrong}")).await;
            assert!(words.contains("Week 2") && words.contains("09:30"), "{wrong}: the week it is");
        }
        assert!(noor.member.browser.words("/portal/timetable?week=1980-W10").await.contains("No lessons this week"));
    }

    /// The clocks went back on 25 October 2026.
    async fn a_lesson_keeps_its_hour_when_the_clocks_change(site: Site) {
        let noor = student(&site, |world, id, school| {
            let class = world.class(school, "Art", &[id]);
            world.lesson(school, class, "2026-10-23T08:30:00+02:00", "Art", "");
            world.lesson(school, class, "2026-10-26T08:30:00+01:00", "Art", "");
        })
        .await;
        for week in ["2026-W43", "2026-W44"] {
            let words = noor.member.browser.words(&format!("/portal/timetable?week={week}")).await;
            assert_eq!(words.matches("Art").count(), 1, "{week}");
            assert!(words.contains("08:30"), "{week}: {words}");
        }
    }

    /// The clock begins on a Friday.
    async fn on_a_day_without_lessons_home_shows_the_next_ones(site: Site) {
        let mut noor = student(&site, |world, id, school| {
            let class = world.class(school, "Art", &[id]);
            world.lesson(school, class, "2027-01-18T08:20:00+01:00", "Art", "");
            world.lesson(school, class, "2027-01-19T10:50:00+01:00", "Art", "");
        })
        .await;
        let friday = noor.member.browser.words("/home").await;
        assert!(friday.contains("Your lessons today") && friday.contains("09:30") && !friday.contains("08:20"), "{friday}");
        for _ in 0..2 {
            site.wait(DAY);
            noor.member.browser.sign_in(&mut noor.member.passkey).await;
            let free = noor.member.browser.words("/home").await;
            for said in ["Your next lessons", "Monday 18 January", "08:20"] {
                assert!(free.contains(said), "{said}: {free}");
            }
            assert!(!free.contains("09:30") && !free.contains("10:50"), "another day's: {free}");
        }
        site.wait(30 * DAY);
        noor.member.browser.sign_in(&mut noor.member.passkey).await;
        let later = noor.member.browser.words("/home").await;
        assert!(later.contains("Your lessons today") && !later.contains("Your next lessons"), "{later}");
    }

    async fn kinds_that_a_school_says_nothing_of_are_not_there(site: Site) {
        let noor = student(&site, |_, _, _| {}).await;
        let unknown = noor.member.browser.get("/portal/records/weather").await;
        assert_eq!(unknown.status, 404);
        for kind in ["transaction", "bank-account", "loan", "order", "setting", "log-line"] {
            for path in [format!("/portal/records/{kind}"), format!("/portal/records/{kind}/file"), format!("/portal/records/{kind}?q=a")] {
                let answer = noor.member.browser.get(&path).await;
                assert_eq!(answer.status, 404, "{path}");
                assert_eq!(text_of(&answer.body).len(), text_of(&unknown.body).len(), "{path}");
            }
        }
        // Their own topics have a page, with something on it or not.
        for kind in ["result", "attendance", "class", "timetable-entry", "document"] {
            noor.member.browser.page(&format!("/portal/records/{kind}")).await;
            assert_eq!(noor.member.browser.get(&format!("/portal/records/{kind}/file?q=nothing-of-the-kind")).await.status, 200);
        }
    }

    async fn results_stand_by_subject_with_what_the_teacher_wrote(site: Site) {
        let noor = student(&site, |world, id, school| {
            world.result(school, id, "2027-01-08", json!({ "title": "Painting", "subject": "Art", "score": "G" }));
        })
        .await;
        let page = noor.member.browser.get("/portal/results").await.body;
        let words = noor.member.browser.words("/portal/results").await;
        for said in ["Mathematics", "6.8 out of 10", "7.4 out of 10", "Triangles", "Art", "Painting"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert_eq!(page.matches("class=\"progress\"").count(), 1, "one mark is no line");
        assert!(!page.contains(SECRETS[0]), "a comment stands on the page of its result");
        let own = noor.member.browser.words(&format!("/portal/results/{}", noor.result)).await;
        assert!(own.contains("7.4 out of 10") && own.contains(SECRETS[0]), "{own}");
    }

    async fn attendance_is_counted_and_listed_by_month(site: Site) {
        let noor = student(&site, |_, _, _| {}).await;
        let words = noor.member.browser.words("/portal/attendance").await;
        for said in ["January 2027", "December 2026", "Late", "Present", "once", "Third hour", SECRETS[1]] {
            assert!(words.contains(said), "{said}: {words}");
        }
    }

    async fn another_school_needs_the_role_there(site: Site) {
        let noor = student(&site, |world, id, _| {
            let other = world.organisation("school", "Saturday School", None);
            world.result(other, id, "2027-01-09", json!({ "title": "Calligraphy", "subject": "Art", "score": "9", "max": "10" }));
        })
        .await;
        assert!(!noor.member.browser.words("/portal/results").await.contains("Calligraphy"));
        let mut world = World::number(2);
        world.student(noor.id, noor.school, "5A");
        world.write(&site).await;
        assert!(!noor.member.browser.words("/portal/results").await.contains("Calligraphy"));
    }

    async fn the_pages_speak_the_language_of_the_reader(site: Site) {
        let noor = student(&site, |_, _, _| {}).await;
        for (language, words) in [("nl", "7,4 van de 10"), ("ar", "7.4 من 10")] {
            noor.member.browser.set_cookie("language", language);
            let form = [("language", language), ("return", "/portal/results")];
            noor.member.browser.post_form("/language", &form).await;
            let page = noor.member.browser.get("/portal/results").await.body;
            assert!(page.contains(words), "{language}");
            assert_eq!(page.contains("direction=\"rtl\""), language == "ar");
        }
    }

    async fn whoever_is_no_student_finds_nothing(site: Site) {
        let nobody = site.member("Eve", "eve@mail.example").await;
        let noor = student(&site, |_, _, _| {}).await;
        let result = format!("/portal/results/{}", noor.result);
        for path in ["/portal/timetable", "/portal/results", result.as_str(), "/portal/attendance"] {
            assert_eq!(nobody.browser.get(path).await.status, 404, "{path}");
            assert!(site.browser().get(path).await.location().starts_with("/sign-in"), "{path}");
        }
        // A student of another school, too.
        let eve = site.record_of(&nobody).await.person.id;
        let mut world = World::number(3);
        let elsewhere = world.organisation("school", "Elsewhere", None);
        world.student(eve, elsewhere, "");
        world.write(&site).await;
        assert_eq!(nobody.browser.get("/portal/results").await.status, 200);
        let (known, unknown) = (nobody.browser.missing(&result).await, "/portal/results/01890000-0000-7000-8000-000000000000");
        assert_eq!(known, nobody.browser.missing(unknown).await);
    }
}
