//! Searching: everything of the role, nothing through what is hidden.

use portico_identity::portal::{About, Role};
use serde_json::json;

use crate::portal;
use crate::portal::worlds::World;
use crate::{acting, on_both_engines};

on_both_engines! {
    async fn a_search_goes_through_all_kinds_and_children_and_stops_at_fifty(site: Site) {
        let mut world = World::default();
        let school = world.organisation("school", "School", None);
        let parent = world.person("Parent", "");
        let children = [world.person("One", "2015-05-05"), world.person("Two", "2016-05-05")];
        for child in children {
            world.affiliate(child, school, "student");
            world.guardian(parent, child);
            for at in 0..30 {
                world.record("result", school, at, json!({ "title": "Sums" })).person = Some(child);
            }
        }
        let document = world.record("document", school, 99, json!({ "title": "Sums of the year" }));
        document.person = Some(children[1]);
        world.write(&site).await;
        let acting = acting(&site, parent, Role::Guardian).await.unwrap();
        let found = site.identity.search(&acting, " SUMS ").await.unwrap();
        assert_eq!((found.records.len(), found.more), (50, true));
        assert_eq!(found.records[0].0, About::Child(children[1]));
        assert_eq!(found.records[0].1.kind, "document");
        assert!(found.records.is_sorted_by_key(|(_, shown)| std::cmp::Reverse(shown.at)));
        let found = site.identity.search(&acting, "sums year").await.unwrap();
        assert_eq!((found.records.len(), found.more), (1, false));
        for nothing in ["", "  ", "sums nothing"] {
            assert!(site.identity.search(&acting, nothing).await.unwrap().records.is_empty());
        }
    }
}
