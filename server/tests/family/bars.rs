//! Bars: what is left of one when the adult is erased, and how the desk lifts one.

use portico_identity::portal::claims::ClaimDecision;
use portico_identity::portal::family::{Barred, Unbarred, VerifiedEdge};
use portico_identity::portal::invitations::{InvitationUsed, Invitees};
use uuid::Uuid;

use crate::owner::Owner;
use crate::portal::{self, Site};
use crate::{Listed, NOOR, Says, on_both_engines};

const BORN: Option<&str> = Some("2015-05-12");

async fn barred(site: &Site) -> (Owner, Listed) {
    let listed = site.school_says(1, &NOOR).await;
    let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
    assert!(matches!(anna.uses(site, &code, BORN).await, InvitationUsed::Linked { .. }));
    assert_eq!(site.identity.bar_guardian(listed.edge, "Order 12/2027").await.unwrap(), Barred::Closed(1));
    (anna, listed)
}

impl Site {
    async fn erases(&self, who: &Owner) {
        let id = self.literal(who.id);
        let wish = format!("INSERT INTO erasure (person_id, request_id, asked_at, due_at) VALUES ({id}, {id}, 1, 1)");
        self.database.tamper(&wish).await;
        assert_eq!(self.identity.erase_due().await.unwrap(), 1);
    }

    /// Another school lists the child with somebody else; the code for it.
    async fn lists_again(&self, child: Uuid, adult: (&'static str, &'static str)) -> String {
        let again = self.school_says(2, &Says { child: ("Other", "2015-05-12"), adult, ..NOOR }).await;
        let code = self.code_for("Other").await;
        let (child, edge) = (self.literal(child), self.literal(again.edge));
        self.database.tamper(&format!("UPDATE guardianship SET child_id = {child} WHERE id = {edge}")).await;
        code
    }
}

on_both_engines! {
    async fn after_a_barred_adult_was_erased_every_claim_of_the_child_waits(site: Site) {
        let (anna, listed) = barred(&site).await;
        site.erases(&anna).await;
        assert_eq!(site.database.count("guardianship").await, 0, "the bar went with her");
        let child = site.literal(listed.child);
        assert_eq!(site.database.count(&format!("person WHERE id = {child} AND claims_wait_since IS NOT NULL")).await, 1);
        // Whoever comes with a code that fits, under whatever name.
        let code = site.lists_again(listed.child, ("Eve Zwart", "eve@mail.example")).await;
        let eve = site.owner("Eve Zwart", "eve@mail.example").await;
        assert_eq!(eve.uses(&site, &code, BORN).await, InvitationUsed::Waits { organisation: "Westerpark".into() });
        assert!(site.identity.family(&eve.who).await.unwrap().children.is_empty());
        let claim = site.identity.list_claims().await.unwrap().remove(0);
        assert_eq!(claim.why, "marked");
        let edges = site.identity.list_guardianships(Some(listed.child), Uuid::nil()).await.unwrap();
        assert!(edges.iter().all(|edge| edge.claims_wait));
        // The desk has looked: it is somebody else.
        assert_eq!(site.identity.decide_claim(claim.id, true).await.unwrap(), ClaimDecision::Approved);
        assert_eq!(site.identity.family(&eve.who).await.unwrap().children.len(), 1);
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn a_child_whom_nobody_was_barred_from_is_linked_at_once_after_an_erasure(site: Site) {
        let listed = site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        assert!(matches!(anna.uses(&site, &code, BORN).await, InvitationUsed::Linked { .. }));
        site.erases(&anna).await;
        let code = site.lists_again(listed.child, ("Eve Zwart", "eve@mail.example")).await;
        let eve = site.owner("Eve Zwart", "eve@mail.example").await;
        assert!(matches!(eve.uses(&site, &code, BORN).await, InvitationUsed::Linked { .. }));
    }

    async fn the_mark_goes_with_a_child_who_signs_up(site: Site) {
        let (anna, _) = barred(&site).await;
        site.erases(&anna).await;
        let noor = site.owner("Noor", "noor@mail.example").await;
        let code = site.codes(Invitees::Students).await.remove(0).made.code;
        assert!(matches!(noor.uses(&site, &code, BORN).await, InvitationUsed::Joined { .. }));
        let code = site.lists_again(noor.id, ("Eve Zwart", "eve@mail.example")).await;
        let eve = site.owner("Eve Zwart", "eve@mail.example").await;
        assert!(matches!(eve.uses(&site, &code, BORN).await, InvitationUsed::Waits { .. }));
    }

    async fn a_lifted_bar_opens_only_what_is_verified_and_has_not_ended(site: Site) {
        let (anna, first) = barred(&site).await;
        let (adult, child) = (site.literal(anna.id), site.literal(first.child));
        // Nobody verified what another school says of the two, and it is barred as well.
        let second = site.school_says(2, &Says { school: "Oosterveld", ..NOOR }).await;
        let edge = site.literal(second.edge);
        site.database.tamper(&format!("UPDATE guardianship SET child_id = {child}, adult_id = {adult} WHERE id = {edge}")).await;
        assert_eq!(site.identity.bar_guardian(second.edge, "Order 12/2027").await.unwrap(), Barred::Closed(1));
        let unbar = async |id, why: &str| site.identity.unbar_guardian(id, why).await.unwrap();
        let open = async || {
            let edges = site.identity.list_guardianships(Some(first.child), Uuid::nil()).await.unwrap();
            edges.into_iter().map(|edge| (edge.id, edge.state)).collect::<std::collections::BTreeMap<_, _>>()
        };
        assert!(matches!(unbar(first.edge, "\t").await, Unbarred::Unreadable(_)));
        assert_eq!(unbar(Uuid::from_u128(7), "x").await, Unbarred::NotFound);
        // The first has ended meanwhile.
        site.database.tamper(&format!("UPDATE guardianship SET ends_at = 5 WHERE id = {}", site.literal(first.edge))).await;
        assert_eq!(unbar(second.edge, "Order lifted on 3 March").await, Unbarred::Lifted(2));
        assert_eq!(unbar(second.edge, "again").await, Unbarred::Unchanged);
        assert_eq!(open().await, [(first.edge, "ended"), (second.edge, "claim")].into());
        let family = site.identity.family(&anna.who).await.unwrap();
        assert!(family.children.iter().all(|child| child.sees.is_empty() && child.name.is_empty()), "{family:?}");
        assert_eq!(site.identity.roles(&anna.who).await.unwrap().len(), 0, "nothing came back by itself");
        // What is verified counts from then on.
        assert_eq!(site.identity.verify_guardianship(second.edge, "passport seen").await.unwrap(), VerifiedEdge::Verified);
        assert_eq!(site.identity.family(&anna.who).await.unwrap().children[0].name, "Noor");
        assert_eq!(site.count_events("guardian-unbarred").await, 2, "in both histories");
        let told = "event WHERE kind = 'guardian-unbarred' AND detail LIKE '%Order lifted on 3 March%'";
        assert_eq!(site.database.count(told).await, 2, "with the reason");
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn what_was_verified_counts_again_once_a_bar_is_lifted(site: Site) {
        let (anna, listed) = barred(&site).await;
        assert!(site.identity.family(&anna.who).await.unwrap().children.is_empty());
        assert_eq!(site.identity.unbar_guardian(listed.edge, "Order lifted").await.unwrap(), Unbarred::Lifted(1));
        assert!(site.identity.family(&anna.who).await.unwrap().children[0].sees.contains(&"results".to_owned()));
    }
}
