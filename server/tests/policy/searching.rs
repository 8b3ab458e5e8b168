//! Searching: everything of the role, nothing through what is hidden.

use portico_identity::portal::{About, Role};
use portico_store::record_list::{self, ListFilter, Subject};
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
    async fn six_words_are_looked_for_by_the_database_and_no_more(site: Site) {
        let mut world = World::default();
        let school = world.organisation("school", "School", None);
        let pupil = world.person("Pupil", "2010-05-05");
        world.affiliate(pupil, school, "student");
        for (at, title) in ["one two three four five six seven", "one two three four five", "six two three four five one"].into_iter().enumerate() {
            let at = i64::try_from(at).unwrap();
            world.record("result", school, at, json!({ "title": title })).person = Some(pupil);
        }
        world.write(&site).await;
        let acting = acting(&site, pupil, Role::Student(school)).await.unwrap();
        let count = async |words: &str| site.identity.search(&acting, words).await.unwrap().records.len();
        assert_eq!([count("one two three four five").await, count("ONE two three four five six").await], [3, 2]);
        assert_eq!(count("one two three four five six nothing").await, 2, "the seventh is not looked for");
        // Control characters part words as spaces do.
        assert_eq!([count("\0").await, count("one\0six\u{7}").await], [0, 2]);
        let filter = ListFilter {
            kind: "result".into(),
            newest_first: true,
            after: (i64::MAX, uuid::Uuid::nil()),
            bound: 0,
            state: String::new(),
            providers: None,
            patterns: ["one", "two", "three", "four", "five", "seven"].map(|word| format!("%{word}%")).to_vec(),
            within: None,
            at: 0,
            limit: 10,
        };
        let mut db = site.identity.store().read().await.unwrap();
        let found = record_list::list(&mut db, Subject::Person(pupil), &filter).await.unwrap();
        assert_eq!(found.len(), 1, "none is read that lacks a word");
    }
}
