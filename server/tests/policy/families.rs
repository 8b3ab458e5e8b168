//! Families over time: birthdays at midnight, last days, what a grown child allows, what a younger one keeps, and whoever is barred.

use portico_identity::clock::{HOUR, Micros, SECOND};
use portico_identity::portal::{About, Acting, ListAsk, Listed, Role, Verdict, Why};
use serde_json::json;
use uuid::Uuid;

use crate::portal::worlds::{Span, World};
use crate::portal::{self, Site};
use crate::{at, ids, listed, on_both_engines};

/// A parent, a child at one school with a result, and their relation.
struct Family {
    world: World,
    parent: Uuid,
    child: Uuid,
    school: Uuid,
    result: Uuid,
}

impl Family {
    fn new(birth_date: &str, country: &'static str, zone: &'static str) -> Self {
        Self::of(World::default(), birth_date, country, zone)
    }

    fn of(mut world: World, birth_date: &str, country: &'static str, zone: &'static str) -> Self {
        let school = world.organisation_in("school", "The School", None, country, zone);
        let (parent, child) = (world.person("Parent", ""), world.person("Child", birth_date));
        world.affiliate(child, school, "student").grade = "5".into();
        world.guardian(parent, child);
        let result = world.record("result", school, 1, json!({ "title": "Sums", "score": "8", "comment": "Secret" }));
        result.person = Some(child);
        let result = result.id;
        Self { world, parent, child, school, result }
    }

    fn amsterdam(birth_date: &str) -> Self {
        Self::new(birth_date, "NL", "Europe/Amsterdam")
    }

    async fn acts(&self, site: &Site, moment: Micros) -> Option<Acting> {
        let acting = site.identity.act_as_at(self.parent, Some(Role::Guardian), moment).await.unwrap();
        acting.filter(|acting| acting.role() == Role::Guardian)
    }

    /// What the parent is shown of the child's results.
    async fn results(&self, site: &Site, moment: Micros) -> Listed {
        let Some(acting) = self.acts(site, moment).await else { return Listed::NotFound };
        let asked =
            site.identity.list_records(&acting, &About::Child(self.child), &ListAsk::newest("result")).await.unwrap();
        let found = site.identity.find_record(&acting, &About::Child(self.child), "result", self.result).await.unwrap();
        assert_eq!(found.is_some(), matches!(&asked, Listed::Shown(page) if ids(&page.records) == [self.result]));
        asked
    }

    async fn sees(&self, site: &Site, moment: Micros) -> bool {
        matches!(self.results(site, moment).await, Listed::Shown(page) if !page.records.is_empty())
    }
}

on_both_engines! {
    async fn at_the_eighteenth_birthday_the_parents_access_ends_at_midnight(site: Site) {
        // Anna turns 18 on 20 January 2027, in Amsterdam.
        let family = Family::amsterdam("2009-01-20");
        family.world.write(&site).await;
        let midnight = at("2027-01-20T00:00:00+01:00");
        site.wait(midnight - SECOND - site.identity.now());
        assert!(family.sees(&site, site.identity.now()).await, "23:59:59");
        let parent = family.acts(&site, site.identity.now()).await.unwrap();
        let children = site.identity.children(&parent).await.unwrap();
        let results = children[0].topics.iter().find(|topic| topic.topic == "results").unwrap();
        assert_eq!((results.verdict, results.until), (Verdict::Allowed, Some(midnight)));
        site.wait(SECOND - 1);
        assert!(family.sees(&site, site.identity.now()).await, "the last moment of the day before");
        site.wait(1);
        let why = Why::HandedOver { at: midnight };
        assert_eq!(family.results(&site, site.identity.now()).await, Listed::Hidden(why), "00:00:00");
        let parent = family.acts(&site, site.identity.now()).await.unwrap();
        let children = site.identity.children(&parent).await.unwrap();
        assert_eq!((children.len(), children[0].birth_date.as_deref(), children[0].schools[0].grade.as_str()), (1, None, ""));
        assert!(children[0].topics.iter().all(|topic| topic.verdict == Verdict::Hidden(why) && topic.until.is_none()));
        let own = site.identity.act_as_at(family.child, Some(Role::Student(family.school)), midnight).await.unwrap().unwrap();
        let seen = listed(&site, &own, About::Myself, "result").await;
        assert_eq!(seen[0].text("comment"), "Secret", "the grown child sees all of it");
    }

    async fn the_day_begins_where_the_school_is(site: Site) {
        for (number, (born, country, zone, midnight)) in [
            ("2008-02-29", "NL", "Europe/Amsterdam", "2026-02-28T23:00:00Z"),
            ("2008-02-29", "NZ", "Pacific/Auckland", "2026-02-27T11:00:00Z"),
            ("2009-03-28", "NL", "Europe/Amsterdam", "2027-03-27T23:00:00Z"),
            ("2009-03-29", "NL", "Europe/Amsterdam", "2027-03-28T22:00:00Z"),
            ("2009-11-01", "NL", "Europe/Amsterdam", "2027-10-31T23:00:00Z"),
            ("2009-01-01", "KI", "Pacific/Kiritimati", "2026-12-31T10:00:00Z"),
            ("2009-01-01", "NU", "Pacific/Niue", "2027-01-01T11:00:00Z"),
        ].into_iter().enumerate() {
            let family = Family::of(World::number(u32::try_from(number).unwrap() + 1), born, country, zone);
            family.world.write(&site).await;
            let midnight = at(midnight);
            assert!(family.sees(&site, midnight - 1).await, "{born} {zone}");
            assert!(!family.sees(&site, midnight).await, "{born} {zone}");
        }
    }

    async fn each_school_has_its_own_midnight(site: Site) {
        let mut family = Family::new("2009-01-20", "KI", "Pacific/Kiritimati");
        let west = family.world.organisation_in("school", "West", None, "NU", "Pacific/Niue");
        family.world.affiliate(family.child, west, "student");
        let late = family.world.record("result", west, 2, json!({ "title": "Late" }));
        late.person = Some(family.child);
        let late = late.id;
        family.world.write(&site).await;
        let (east_at, west_at) = (at("2027-01-19T10:00:00Z"), at("2027-01-20T11:00:00Z"));
        for (moment, expected) in [(east_at - 1, vec![late, family.result]), (east_at, vec![late]), (west_at - 1, vec![late])] {
            let parent = family.acts(&site, moment).await.unwrap();
            assert_eq!(ids(&listed(&site, &parent, About::Child(family.child), "result").await), expected);
        }
        assert!(matches!(family.results(&site, west_at).await, Listed::Hidden(Why::HandedOver { .. })));
    }

    async fn a_relation_holds_through_its_last_day(site: Site) {
        let now = site.identity.now();
        let (begins, ends) = (now + HOUR, at("2027-03-29T00:00:00+02:00"));
        let mut family = Family::amsterdam("2015-05-05");
        family.world.edges[0].span = Span { begins_at: begins, ends_at: Some(ends) };
        family.world.write(&site).await;
        for (moment, sees) in [(begins - 1, false), (begins, true), (ends - 1, true), (ends, false)] {
            assert_eq!(family.sees(&site, moment).await, sees);
            assert_eq!(family.acts(&site, moment).await.is_some(), sees, "without a child nobody is a guardian");
        }
    }

    async fn a_school_that_the_child_left_shows_nothing_more(site: Site) {
        let ends = at("2027-02-01T00:00:00+01:00");
        let mut family = Family::amsterdam("2015-05-05");
        family.world.affiliations[0].span.ends_at = Some(ends);
        family.world.write(&site).await;
        assert!(family.sees(&site, ends - 1).await);
        assert!(!family.sees(&site, ends).await);
        let child = site.identity.act_as_at(family.child, None, ends).await.unwrap();
        assert!(child.is_none(), "and the child is no student there");
    }

    async fn a_grown_child_lets_a_parent_see_one_topic_until_its_end(site: Site) {
        let (from, until) = (at("2027-02-01T12:00:00Z"), at("2027-03-01T00:00:00+01:00"));
        let mut family = Family::amsterdam("2009-01-20");
        let (child, parent) = (family.child, family.parent);
        family.world.choose(child, parent, "results", "grant").span = Span { begins_at: from, ends_at: Some(until) };
        family.world.record("attendance", family.school, 1, json!({ "state": "late" })).person = Some(child);
        // The relation itself has an end before that.
        family.world.edges[0].span.ends_at = Some(at("2027-02-15T00:00:00+01:00"));
        family.world.write(&site).await;
        for (moment, sees) in [(from - 1, false), (from, true), (until - 1, true), (until, false)] {
            assert_eq!(family.sees(&site, moment).await, sees);
        }
        let acting = family.acts(&site, until - 1).await.unwrap();
        let children = site.identity.children(&acting).await.unwrap();
        let open: Vec<_> = children[0].topics.iter().filter(|topic| topic.verdict.is_allowed()).collect();
        assert_eq!(open.len(), 1);
        assert_eq!((open[0].topic.as_str(), open[0].until), ("results", Some(until)));
        assert!(listed(&site, &acting, About::Child(child), "attendance").await.is_empty());
        assert!(family.acts(&site, until).await.is_none(), "afterwards nothing is left");
    }

    async fn a_minor_grants_nothing_and_keeps_only_what_the_age_allows(site: Site) {
        // Sixteen on 20 January 2027.
        let mut family = Family::amsterdam("2011-01-20");
        let (child, parent) = (family.child, family.parent);
        family.world.edges[0].rights[0] = vec!["results".into(), "timetable".into()];
        for topic in ["results", "timetable"] {
            family.world.choose(child, parent, topic, "withhold");
        }
        family.world.choose(child, parent, "attendance", "grant");
        family.world.record("attendance", family.school, 1, json!({ "state": "late" })).person = Some(child);
        family.world.record("timetable-entry", family.school, 1, json!({ "subject": "Art" })).person = Some(child);
        family.world.write(&site).await;
        let sixteen = at("2027-01-20T00:00:00+01:00");
        assert!(family.sees(&site, sixteen - 1).await, "too young to keep it");
        assert_eq!(family.results(&site, sixteen).await, Listed::Hidden(Why::Withheld));
        let acting = family.acts(&site, sixteen).await.unwrap();
        assert_eq!(listed(&site, &acting, About::Child(child), "timetable-entry").await.len(), 1, "no rule lets it be kept");
        assert!(listed(&site, &acting, About::Child(child), "attendance").await.is_empty(), "not among the rights");
    }

    async fn nobody_knows_the_age_and_the_child_stays_a_child(site: Site) {
        let mut family = Family::amsterdam("");
        let (child, parent) = (family.child, family.parent);
        family.world.choose(child, parent, "results", "withhold");
        family.world.write(&site).await;
        assert!(family.sees(&site, at("2060-01-01T00:00:00Z")).await);
    }

    async fn whoever_is_barred_finds_what_a_stranger_finds(site: Site) {
        let mut family = Family::amsterdam("2015-05-05");
        let (parent, child) = (family.parent, family.child);
        let sibling = family.world.person("Sibling", "2016-01-01");
        family.world.affiliate(sibling, family.school, "student");
        family.world.guardian(parent, sibling);
        // The bar stands in another relation, which was never verified, has ended, and is gone from its source.
        let other = family.world.organisation("school", "Another", None);
        let edge = family.world.guardian(parent, child);
        (edge.organisation, edge.is_barred, edge.is_verified, edge.is_retired) = (Some(other), true, false, true);
        edge.span.ends_at = Some(2);
        let stranger = family.world.person("Stranger", "2015-05-05");
        family.world.affiliate(stranger, family.school, "student");
        let theirs = family.world.record("result", family.school, 1, json!({ "title": "Theirs" }));
        theirs.person = Some(stranger);
        let theirs = theirs.id;
        family.world.write(&site).await;

        let acting = family.acts(&site, site.identity.now()).await.unwrap();
        let children = site.identity.children(&acting).await.unwrap();
        assert_eq!(children.iter().map(|child| child.id).collect::<Vec<_>>(), [sibling]);
        for (who, id) in [(child, family.result), (stranger, theirs), (Uuid::from_u128(9), Uuid::from_u128(8))] {
            let about = About::Child(who);
            assert_eq!(site.identity.list_records(&acting, &about, &ListAsk::newest("result")).await.unwrap(), Listed::NotFound);
            assert_eq!(site.identity.find_record(&acting, &about, "result", id).await.unwrap(), None);
            assert_eq!(site.identity.freshness(&acting, &about, "result").await.unwrap(), []);
            assert_eq!(site.identity.list_child_sights(&acting, who, None).await.unwrap(), None);
        }
        assert!(site.identity.search(&acting, "sums").await.unwrap().records.is_empty());
        let shown = serde_json::to_string(&site.identity.policy_show(parent, None, site.identity.now()).await.unwrap()).unwrap();
        assert!(!shown.contains(&child.to_string()) && !shown.contains("Sums"), "{shown}");
    }

    async fn a_relation_reaches_its_school_and_the_schools_of_its_district(site: Site) {
        let mut world = World::default();
        let district = world.organisation("district", "District", None);
        let (near, far) = (world.organisation("school", "Near", Some(district)), world.organisation("school", "Far", None));
        let (parent, child) = (world.person("Parent", ""), world.person("Child", "2015-05-05"));
        let mut results = Vec::new();
        for school in [near, far] {
            world.affiliate(child, school, "student");
            let record = world.record("result", school, 1, json!({ "title": "Sums" }));
            record.person = Some(child);
            results.push(record.id);
        }
        world.guardian(parent, child).organisation = Some(district);
        world.write(&site).await;
        let acting = site.identity.act_as_at(parent, None, site.identity.now()).await.unwrap().unwrap();
        assert_eq!(ids(&listed(&site, &acting, About::Child(child), "result").await), results[..1]);
        let children = site.identity.children(&acting).await.unwrap();
        assert_eq!(children[0].schools.iter().map(|school| school.organisation).collect::<Vec<_>>(), [near]);
    }
}
