//! The desk: verifying, barring by a court's order, ending with a day.

use portico_identity::portal::Role;
use portico_identity::portal::family::{Barred, EndedEdge, VerifiedEdge};
use portico_identity::portal::invitations::InvitationUsed;
use uuid::Uuid;

use crate::owner::Owner;
use crate::portal::{self, DAY, HOUR, Site};
use crate::{Listed, NOOR, Says, on_both_engines, words_of};

const BORN: Option<&str> = Some("2015-05-12");

async fn linked(site: &Site) -> (Owner, Listed) {
    let listed = site.school_says(1, &NOOR).await;
    let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
    assert!(matches!(anna.uses(site, &code, BORN).await, InvitationUsed::Linked { .. }));
    (anna, listed)
}

async fn is_guardian(site: &Site, who: &Owner) -> bool {
    site.identity.roles(&who.who).await.unwrap().iter().any(|view| view.role == Role::Guardian)
}

on_both_engines! {
    async fn a_court_order_closes_every_school_at_once(site: Site) {
        let (anna, first) = linked(&site).await;
        // The same two at another school, verified by its desk.
        let second = site.school_says(2, &Says { school: "Oosterveld", ..NOOR }).await;
        let (child, edge) = (site.literal(first.child), site.literal(second.edge));
        let adult = site.literal(anna.id);
        site.database.tamper(&format!("UPDATE guardianship SET child_id = {child}, adult_id = {adult} WHERE id = {edge}")).await;
        assert_eq!(site.identity.verify_guardianship(second.edge, "passport seen").await.unwrap(), VerifiedEdge::Verified);
        assert_eq!(site.identity.verify_guardianship(second.edge, "again").await.unwrap(), VerifiedEdge::Unchanged);
        assert!(is_guardian(&site, &anna).await);
        let history = async || words_of(&anna.member.browser.get("/account/activity?show=relations").await.body);
        assert!(history().await.contains("An adult and a child were linked: Noor"));
        let bar = async |id, why: &str| site.identity.bar_guardian(id, why).await.unwrap();
        assert!(matches!(bar(first.edge, " \n").await, Barred::Unreadable(_)));
        assert_eq!(bar(Uuid::from_u128(7), "x").await, Barred::NotFound);
        assert_eq!(bar(second.edge, "Order 12/2027 of the court").await, Barred::Closed(2));
        assert_eq!(bar(first.edge, "again").await, Barred::Unchanged);
        assert!(!is_guardian(&site, &anna).await);
        let page = anna.member.browser.get("/account/family").await;
        assert!(page.status == 200 && !page.body.contains("Noor"), "not even that there is one");
        let history = history().await;
        assert!(history.contains("An adult and a child were linked") && !history.contains("Noor"), "{history}");
        assert_eq!(site.identity.verify_guardianship(first.edge, "seen").await.unwrap(), VerifiedEdge::Barred);
        let edges = site.identity.list_guardianships(Some(first.child), Uuid::nil()).await.unwrap();
        assert!(edges.iter().all(|edge| edge.state == "barred" && edge.barred_why.contains("12/2027")));
        assert_eq!(site.count_events("guardian-barred").await, 2, "in both histories");
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn an_end_holds_from_midnight_on_and_is_told_calmly(site: Site) {
        let (mut anna, listed) = linked(&site).await;
        let end = async |day: &str| site.identity.end_guardianship(listed.edge, day).await.unwrap();
        assert_eq!(end("soon").await, EndedEdge::WrongDay);
        assert_eq!(end("2027-01-16").await, EndedEdge::Ended);
        assert_eq!(end("2027-01-17").await, EndedEdge::Unchanged, "nobody prolongs by ending");
        // 2027-01-16 23:00 where the school is.
        site.wait(DAY + 14 * HOUR);
        assert!(is_guardian(&site, &anna).await);
        site.wait(HOUR);
        assert!(!is_guardian(&site, &anna).await);
        let page = anna.member.sign_in_elsewhere(&site).await.get("/account/family").await;
        let text = words_of(&page.body);
        assert!(page.status == 200 && text.contains("What you could see of this child has ended."), "{text}");
        assert!(!text.contains("Noor"), "what she is called now is nobody's whose relation ended: {text}");
        assert!(text.contains("ended on 16 January 2027"), "{text}");
    }
}
