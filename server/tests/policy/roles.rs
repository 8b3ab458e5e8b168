//! Roles: one at a time, active now, and nothing of another.

use portico_identity::clock::DAY;
use portico_identity::portal::{About, Role, Verdict, Why};
use portico_identity::portal::{Action, Sensitivity};
use serde_json::json;

use crate::portal;
use crate::portal::worlds::{Span, World};
use crate::{acting, ids, listed, on_both_engines};

on_both_engines! {
    async fn roles_come_in_their_order_and_only_while_they_hold(site: Site) {
        let now = site.identity.now();
        let mut world = World::default();
        let (bank, zoo) = (world.organisation("bank", "The Bank", None), world.organisation("shop", "A Shop", None));
        let school = world.organisation("school", "The School", None);
        let (vendor, over) = (world.organisation("vendor", "Vendor", None), world.organisation("bank", "Gone", None));
        let firm = world.organisation("firm", "The Firm", Some(vendor));
        let (anna, child) = (world.person("Anna", ""), world.person("Child", "2015-01-01"));
        for (place, role) in [(bank, "customer"), (zoo, "customer"), (school, "student"), (firm, "member"), (firm, "admin"), (over, "customer")] {
            world.affiliate(anna, place, role);
        }
        world.affiliate(child, school, "student");
        world.affiliate(anna, vendor, "customer").is_suspended = true;
        world.affiliate(anna, vendor, "student").is_retired = true;
        world.affiliate(anna, vendor, "member").span = Span { begins_at: 0, ends_at: Some(now) };
        world.affiliate(anna, school, "member").span = Span { begins_at: now + 1, ends_at: None };
        world.affiliate(anna, vendor, "teacher");
        world.guardian(anna, child);
        world.organisations.iter_mut().filter(|one| one.id == over).for_each(|one| one.ended_at = Some(now));
        world.write(&site).await;

        let roles = site.identity.roles_at(anna, now).await.unwrap();
        let roles: Vec<_> = roles.iter().map(|view| (view.role, view.organisation.as_str())).collect();
        let expected = [
            (Role::Customer(zoo), "A Shop"), (Role::Customer(bank), "The Bank"), (Role::Student(school), "The School"),
            (Role::Guardian, ""), (Role::Member(firm), "The Firm"),
        ];
        assert_eq!(roles, expected);
        assert!(site.identity.roles_at(child, now).await.unwrap().iter().all(|view| view.role == Role::Student(school)));
        let first = site.identity.act_as_at(anna, Some(Role::Customer(over)), now).await.unwrap().unwrap();
        assert_eq!(first.role(), Role::Customer(zoo), "a role that is not theirs gives the first one");
        let member = site.identity.roles_at(anna, now - 1).await.unwrap();
        assert!(member.iter().any(|view| view.role == Role::Member(vendor)), "until the end it is there");
        let student = site.identity.roles_at(anna, now + DAY).await.unwrap();
        assert!(student.iter().any(|view| view.role == Role::Member(school)));
        assert!(site.identity.act_as_at(world.id(), None, now).await.unwrap().is_none());
    }

    async fn one_role_shows_nothing_of_another(site: Site) {
        let mut world = World::default();
        let (bank, other) = (world.organisation("bank", "The Bank", None), world.organisation("bank", "The Other", None));
        let (vendor, school) = (world.organisation("vendor", "Vendor", None), world.organisation("school", "School", None));
        let firm = world.organisation("firm", "Firm", Some(vendor));
        let (anna, child) = (world.person("Anna", ""), world.person("Child", "2015-01-01"));
        for (who, place, role) in [(anna, bank, "customer"), (anna, other, "customer"), (anna, firm, "member"), (child, school, "student")] {
            world.affiliate(who, place, role);
        }
        world.guardian(anna, child);
        let loan = |world: &mut World, place| {
            let record = world.record("loan", place, 1, json!({ "name": "Home" }));
            record.person = Some(anna);
            record.id
        };
        let (here, there) = (loan(&mut world, bank), loan(&mut world, other));
        let order = world.record("order", vendor, 1, json!({ "number": "1" }));
        order.organisation = Some(firm);
        let order = order.id;
        let result = world.record("result", school, 1, json!({ "title": "Sums" }));
        result.person = Some(child);
        let result = result.id;
        world.write(&site).await;

        let everything = [("loan", here), ("loan", there), ("order", order), ("result", result)];
        for (role, own, sees) in [
            (Role::Customer(bank), About::Myself, vec![here]),
            (Role::Customer(other), About::Myself, vec![there]),
            (Role::Member(firm), About::Firm, vec![order]),
            (Role::Guardian, About::Child(child), vec![result]),
        ] {
            let acting = acting(&site, anna, role).await.unwrap();
            for about in [About::Myself, About::Firm, About::Child(child), About::Child(anna)] {
                for (kind, id) in everything {
                    let may = about == own && sees.contains(&id);
                    assert_eq!(ids(&listed(&site, &acting, about, kind).await).contains(&id), may, "{role:?} {about:?} {kind}");
                    let found = site.identity.find_record(&acting, &about, kind, id).await.unwrap();
                    assert_eq!(found.is_some(), may, "{role:?} {about:?} {kind}");
                }
            }
        }
    }

    async fn a_member_sees_the_topics_that_were_given(site: Site) {
        let mut world = World::default();
        let vendor = world.organisation("vendor", "Vendor", None);
        let firm = world.organisation("firm", "Firm", Some(vendor));
        let ben = world.person("Ben", "");
        let row = world.affiliate(ben, firm, "admin");
        (row.see, row.act) = (vec!["orders".into()], vec!["settings".into()]);
        for kind in ["order", "invoice"] {
            world.record(kind, vendor, 1, json!({ "number": "1" })).organisation = Some(firm);
        }
        world.write(&site).await;
        let acting = acting(&site, ben, Role::Member(firm)).await.unwrap();
        assert_eq!(listed(&site, &acting, About::Firm, "order").await.len(), 1);
        assert_eq!(listed(&site, &acting, About::Firm, "invoice").await.len(), 0);
        let may = |action, topic| site.identity.may(&acting, &About::Firm, action, topic, Sensitivity::Normal, None);
        assert_eq!(may(Action::Act, "settings"), Verdict::Allowed);
        assert_eq!(may(Action::Act, "orders"), Verdict::Hidden(Why::NotInRights));
        assert_eq!(may(Action::See, "settings"), Verdict::Hidden(Why::NotInRights));
        assert_eq!(may(Action::BeTold, "orders"), Verdict::Allowed);
        assert_eq!(may(Action::Administer, "members"), Verdict::Allowed);
    }
}
