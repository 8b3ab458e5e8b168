//! A school's code opens what is the school's: whoever other organisations know too waits for the desk.

use portico_identity::portal::claims::ClaimDecision;
use portico_identity::portal::invitations::{InvitationUsed, Invitees};
use uuid::Uuid;

use crate::portal::worlds::World;
use crate::portal::{self, Site};
use crate::{NOOR, on_both_engines};

const BORN: Option<&str> = Some("2015-05-12");

impl Site {
    /// Another organisation's source knows somebody too, as a merge of duplicates leaves it.
    async fn is_known_to(&self, person: Uuid, organisation: Uuid) {
        let (place, hash) = (self.literal(organisation), if self.database.is_sqlite() { "X''" } else { "''::bytea" });
        let source = format!("s{}", organisation.simple());
        self.database
            .tamper(&format!(
                "INSERT INTO source (name, title, organisation_id, created_at) VALUES ('{source}', 'It', {place}, 1)"
            ))
            .await;
        self.database
            .tamper(&format!(
                "INSERT INTO source_person (id, source, source_key, person_id, fields, hash, changed_at)
                 VALUES ({place}, '{source}', 'k', {}, '{{\"name\":\"Anna de Wit\"}}', {hash}, 1)",
                self.literal(person)
            ))
            .await;
    }

    async fn organisation(&self, number: u32, kind: &'static str, parent: Option<Uuid>) -> Uuid {
        let mut world = World::number(number);
        let id = world.organisation(kind, "Northbank", parent);
        world.write(self).await;
        id
    }
}

on_both_engines! {
    async fn a_code_to_a_child_opens_nothing_of_a_bank(site: Site) {
        let listed = site.school_says(1, &NOOR).await;
        let bank = site.organisation(2, "bank", None).await;
        site.is_known_to(listed.adult, bank).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        let used = anna.uses(&site, &code, BORN).await;
        assert_eq!(used, InvitationUsed::Waits { organisation: "Westerpark".into() });
        let hers = format!("source_person WHERE person_id = {}", site.literal(anna.id));
        assert_eq!(site.database.count(&hers).await, 0, "neither the school's words nor the bank's");
        let claim = site.identity.list_claims().await.unwrap().remove(0);
        assert_eq!(claim.why, "elsewhere");
        // A person looked: it is she.
        assert_eq!(site.identity.decide_claim(claim.id, true).await.unwrap(), ClaimDecision::Approved);
        assert_eq!(site.identity.family(&anna.who).await.unwrap().children.len(), 1);
        assert_eq!(site.database.count(&hers).await, 2);
    }

    async fn a_code_to_be_somebody_opens_nothing_of_a_bank(site: Site) {
        let mut world = World::number(1);
        let school = world.organisation("school", "Westerpark", None);
        let kim = world.person("Kim Jansen", "2009-03-02");
        world.affiliate(kim, school, "student");
        world.write(&site).await;
        site.source_says(kim, r#"{"name":"Kim Jansen","birth_date":"2009-03-02"}"#).await;
        let bank = site.organisation(2, "bank", None).await;
        site.is_known_to(kim, bank).await;
        let owner = site.owner("Kim Jansen", "kim@mail.example").await;
        let code = site.codes(Invitees::Students).await.into_iter().find(|one| one.name == "Kim Jansen").unwrap().made.code;
        assert!(matches!(owner.uses(&site, &code, Some("2009-03-02")).await, InvitationUsed::Waits { .. }));
        assert_eq!(site.identity.list_claims().await.unwrap()[0].why, "elsewhere");
        assert!(site.identity.roles(&owner.who).await.unwrap().is_empty());
    }

    async fn what_a_school_is_part_of_may_know_them(site: Site) {
        let listed = site.school_says(1, &NOOR).await;
        let district = site.organisation(2, "district", None).await;
        let part = format!("UPDATE organisation SET parent_id = {} WHERE id = {}", site.literal(district), site.literal(listed.school));
        site.database.tamper(&part).await;
        site.is_known_to(listed.adult, district).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        assert!(matches!(anna.uses(&site, &code, BORN).await, InvitationUsed::Linked { .. }));
    }
}
