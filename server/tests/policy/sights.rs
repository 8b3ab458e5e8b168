//! Who looked at whose data.

#[path = "../account/owner.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod owner;

use owner::at;
use portico_identity::portal::{About, Role};
use uuid::Uuid;

use crate::portal;
use crate::portal::worlds::World;
use crate::{acting, on_both_engines};

on_both_engines! {
    async fn a_look_is_seen_by_whom_it_was_about_and_by_guardians_who_may(site: Site) {
        let child = site.owner("Anna de Wit", "anna@mail.example").await;
        let mut world = World::default();
        let (school, other) = (world.organisation("school", "School", None), world.organisation("school", "Other", None));
        let (mother, father) = (world.person("Mother", ""), world.person("Father", ""));
        world.member(child.id, "Anna de Wit", "2015-05-05");
        world.affiliate(child.id, school, "student");
        world.affiliate(child.id, other, "student");
        let edge = world.guardian(mother, child.id).id;
        let fathers = world.guardian(father, child.id);
        (fathers.organisation, fathers.rights[0]) = (Some(school), vec!["results".into()]);
        world.write(&site).await;

        let mothers = acting(&site, mother, Role::Guardian).await.unwrap();
        for (topic, provider) in [("results", Some(school)), ("attendance", Some(school)), ("results", Some(other)), ("profile", None)] {
            site.identity.note_sight(&mothers, child.id, topic, provider, &at()).await.unwrap();
            site.wait(1);
        }
        let own = site.identity.list_sights(&child.who, None).await.unwrap();
        let seen: Vec<_> = own.sights.iter().map(|look| (look.viewer.as_str(), look.topic.as_str(), look.organisation.as_str())).collect();
        assert_eq!(seen, [("Mother", "profile", ""), ("Mother", "results", "Other"), ("Mother", "attendance", "School"), ("Mother", "results", "School")]);
        assert!(own.sights.iter().all(|look| look.relation == "guardian"));
        let relation = site.database.count("sight WHERE relation_id IS NOT NULL").await;
        assert_eq!((relation, edge.is_nil()), (4, false));

        let fathers = acting(&site, father, Role::Guardian).await.unwrap();
        let listed = site.identity.list_child_sights(&fathers, child.id, None).await.unwrap().unwrap();
        let seen: Vec<_> = listed.sights.iter().map(|look| (look.topic.as_str(), look.organisation.as_str())).collect();
        assert_eq!(seen, [("results", "School")], "only of what he may see himself");
        assert_eq!(site.identity.list_child_sights(&fathers, Uuid::from_u128(5), None).await.unwrap(), None);
    }

    async fn looks_come_in_parts_and_ones_own_are_none(site: Site) {
        let child = site.owner("Anna de Wit", "anna@mail.example").await;
        let mut world = World::default();
        let school = world.organisation("school", "School", None);
        let mother = world.person("Mother", "");
        world.member(child.id, "Anna de Wit", "2015-05-05");
        world.affiliate(child.id, school, "student");
        world.guardian(mother, child.id);
        world.write(&site).await;
        let mothers = acting(&site, mother, Role::Guardian).await.unwrap();
        for _ in 0..65 {
            site.identity.note_sight(&mothers, child.id, "results", Some(school), &at()).await.unwrap();
        }
        let (mut after, mut parts, mut ids) = (None, Vec::new(), Vec::new());
        loop {
            let page = site.identity.list_sights(&child.who, after).await.unwrap();
            parts.push(page.sights.len());
            ids.extend(page.sights.iter().map(|look| look.id));
            after = page.older;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(parts, [30, 30, 5]);
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 65);
        let own = acting(&site, child.id, Role::Student(school)).await.unwrap();
        site.identity.note_sight(&own, child.id, "results", Some(school), &at()).await.unwrap();
        assert_eq!(site.database.count("sight").await, 65);
        assert_eq!(own.abouts(), [About::Myself]);
    }
}
