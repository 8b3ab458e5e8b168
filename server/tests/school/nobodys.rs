//! What nobody gets: the pages of a child without a relation, with one that was never verified, with one that is barred, and by other ids.

use uuid::Uuid;

use crate::families::{Says, child_path};
use crate::on_both_engines;
use crate::portal::worlds::World;
use crate::portal::{self, Member, Site};

const NOBODY: Uuid = Uuid::from_u128(0x0189_0000_0000_7000_8000_0000_0000_0000);

/// Somebody with a child of her own at a school, so that she is a guardian; and that child.
pub async fn eve_and_her_own(site: &Site, school: Uuid) -> (Member, Uuid) {
    let eve = site.member("Eve", "eve@mail.example").await;
    let eve_id = site.record_of(&eve).await.person.id;
    let mut world = World::number(2);
    let own = world.person("Adam", "2012-01-01");
    world.student(own, school, "");
    world.guardian(eve_id, own);
    world.write(site).await;
    (eve, own)
}

on_both_engines! {
    async fn a_child_of_others_looks_like_no_child_at_all(site: Site) {
        let family = site.family("2012-05-12", |_| {}).await;
        let (eve, own) = eve_and_her_own(&site, family.school).await;
        assert_eq!(eve.browser.get(&child_path(own, "results")).await.status, 200);
        for path in family.paths() {
            let nobodys = path.replace(&family.child.to_string(), &NOBODY.to_string());
            assert_eq!(eve.browser.missing(&path).await, eve.browser.missing(&nobodys).await, "{path}");
        }
        // Through her own child to the things of another.
        for part in [format!("results/{}", family.result), format!("documents/{}/file", family.document)] {
            assert_eq!(eve.browser.get(&child_path(own, &part)).await.status, 404, "{part}");
        }
        for odd in ["1", "%00", "..%2f", "%ff", &"x".repeat(2000)] {
            assert_eq!(eve.browser.get(&format!("/portal/children/{odd}")).await.status, 404);
            assert_eq!(eve.browser.get(&format!("/portal/children/{own}/results/{odd}")).await.status, 404);
        }
        assert_eq!(site.sights(family.child, "").await, 0);
    }

    async fn whoever_is_barred_finds_what_strangers_find(site: Site) {
        let family = site.family("2012-05-12", |family| family.world.edges[0].is_barred = true).await;
        let eve = site.member("Eve", "eve@mail.example").await;
        for path in family.paths().into_iter().chain(["/portal/children".to_owned()]) {
            let barred = family.parent.browser.missing(&path).await.replace("Samira", "Eve");
            assert_eq!(barred, eve.browser.missing(&path).await, "{path}");
        }
        assert_eq!(site.sights(family.child, "").await, 0);
    }

    async fn an_id_of_before_leads_a_parent_on_and_nobody_else(site: Site) {
        let mut old = Uuid::nil();
        let family = site.family("2012-05-12", |family| old = family.world.person("Noor", "")).await;
        let literal = |id: Uuid| if site.database.is_sqlite() { format!("X'{}'", id.simple()) } else { format!("'{id}'") };
        let joined = format!("UPDATE person SET merged_into = {} WHERE id = {}", literal(family.child), literal(old));
        site.database.tamper(&joined).await;
        for part in ["", "timetable", "results", "attendance", "documents", &format!("results/{}", family.result)] {
            family.parent.browser.get(&child_path(old, part)).await.leads_to(&family.path(part));
        }
        let asked = format!("{}?week=2027-W02", child_path(old, "timetable"));
        family.parent.browser.get(&asked).await.leads_to(&format!("{}?week=2027-W02", family.path("timetable")));
        let consents = |id: Uuid| format!("/account/family/children/{id}/consents");
        family.parent.browser.get(&consents(old)).await.leads_to(&consents(family.child));
        // Somebody else's parent, and the same parent once barred: as for an id that never was.
        let (eve, _) = eve_and_her_own(&site, family.school).await;
        site.database.tamper(&format!("UPDATE guardianship SET barred_at = 1 WHERE child_id = {}", literal(family.child))).await;
        for browser in [&eve.browser, &family.parent.browser] {
            for part in ["", "results", "documents"] {
                let nobodys = browser.missing(&child_path(NOBODY, part)).await;
                assert_eq!(browser.missing(&child_path(old, part)).await, nobodys, "{part}");
            }
            assert_eq!(browser.missing(&consents(old)).await, browser.missing(&consents(NOBODY)).await);
        }
        assert_eq!(site.sights(family.child, "").await, 0);
    }

    async fn whoever_was_barred_is_not_told_that_it_ended(site: Site) {
        let family = site.family("2012-05-12", |family| {
            family.world.edges[0].is_barred = true;
            family.world.edges[0].span.ends_at = Some(1_700_000_000_000_000);
        })
        .await;
        for path in family.paths() {
            assert_eq!(family.parent.browser.get(&path).await.status, 404, "{path}");
        }
    }

    async fn a_claim_that_nobody_verified_opens_nothing_and_ends_silently(site: Site) {
        let family = site.family("2012-05-12", |family| family.world.edges[0].is_verified = false).await;
        for path in family.paths() {
            assert_eq!(family.parent.browser.get(&path).await.status, 404, "{path}");
        }
        let family = family;
        site.database.tamper("UPDATE guardianship SET ends_at = 1700000000000000, ends_on = '2023-11-14'").await;
        for path in family.paths() {
            assert_eq!(family.parent.browser.get(&path).await.status, 404, "{path}");
        }
    }

    async fn in_another_role_there_are_no_children(site: Site) {
        let family = site.family("2012-05-12", |family| {
            let bank = family.world.organisation("bank", "The Bank", None);
            family.world.affiliate(family.parent_id, bank, "customer");
        })
        .await;
        // The first role is the customer's.
        for path in family.paths() {
            assert_eq!(family.parent.browser.get(&path).await.status, 404, "{path}");
        }
        family.parent.browser.post_form("/role", &[("role", "guardian")]).await;
        assert_eq!(family.parent.browser.get(&family.path("results")).await.status, 200);
        for own in ["/portal/timetable", "/portal/results", "/portal/attendance"] {
            assert_eq!(family.parent.browser.get(own).await.status, 404, "{own}: these are a student's own");
        }
    }
}
