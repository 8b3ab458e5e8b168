//! A child at two schools with parents who live apart: what one school is to the other parent, a page of theirs does not even name.

use crate::families::Says;
use crate::on_both_engines;
use crate::portal;

on_both_engines! {
    async fn an_empty_page_names_no_school_that_the_relation_does_not_reach(site: Site) {
        let mut music = uuid::Uuid::nil();
        let family = site.family("2012-05-12", |family| {
            let world = &mut family.world;
            music = world.organisation("school", "Music School", None);
            world.student(family.child, music, "");
            world.edges.clear();
            world.guardian(family.parent_id, family.child).organisation = Some(family.school);
        })
        .await;
        let other = site.member("Youssef", "youssef@mail.example").await;
        let everywhere = site.record_of(&other).await.person.id;
        let mut world = crate::portal::worlds::World::number(9);
        world.guardian(everywhere, family.child);
        world.write(&site).await;
        let source = format!(
            "INSERT INTO source (name, title, organisation_id, spoke_at, created_at) VALUES ('music', 'Rolls of the music school', {}, {}, 1)",
            site.id_literal(music),
            site.clock.now()
        );
        site.database.tamper(&source).await;
        // Nothing is taught in that week, at either school.
        let path = family.path("timetable?week=2026-W30");
        let words = family.parent.browser.words(&path).await;
        assert!(words.contains("The world") && !words.contains("music school"), "{words}");
        let words = other.browser.words(&path).await;
        assert!(words.contains("The world") && words.contains("Rolls of the music school"), "{words}");
    }
}
