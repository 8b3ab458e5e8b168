//! Using codes: several children in several schools in one sitting, being a person that a source knows, and claims that wait.

use portico_identity::letters::Letter;
use portico_identity::portal::Role;
use portico_identity::portal::claims::ClaimDecision;
use portico_identity::portal::invitations::{InvitationUsed, Invitees};

use crate::owner::Owner;
use crate::portal::worlds::World;
use crate::portal::{self, Site};
use crate::{NOOR, Says, on_both_engines, words_of};

async fn children_of(site: &Site, who: &Owner) -> Vec<String> {
    let family = site.identity.family(&who.who).await.unwrap();
    family.children.into_iter().map(|child| child.name).collect()
}

async fn claim_on_page(who: &Owner, code: &str, born: &str) -> String {
    let claim = "/account/family/claim";
    who.member.browser.post_form(claim, &[("code", code), ("birth_date", born)]).await.leads_to(claim);
    words_of(&who.member.browser.get(claim).await.body)
}

on_both_engines! {
    async fn two_children_in_two_schools_are_claimed_in_one_sitting(site: Site) {
        site.school_says(1, &NOOR).await;
        let sam = Says { school: "Oosterveld", child: ("Sam", "2012-01-30"), ..NOOR };
        site.school_says(2, &sam).await;
        let anna = site.owner("Anna de Wit", "anna@mail.example").await;
        assert!(anna.member.browser.get("/account/family").await.body.contains("/account/family/claim"));
        let codes = site.codes(Invitees::Guardians).await;
        assert_eq!(codes.len(), 2);
        let code = |child: &str| codes.iter().find(|one| one.child == child).unwrap().made.code.clone();
        let page = claim_on_page(&anna, &code("Noor").to_lowercase(), "2015-05-12").await;
        assert!(page.contains("Noor at Westerpark is linked. Do you have another code?"), "{page}");
        let sam = code("Sam");
        let (first, second) = sam.split_at(5);
        let page = claim_on_page(&anna, &format!(" {first}-{second} "), "2012-01-30").await;
        assert!(page.contains("Sam at Oosterveld is linked."), "{page}");
        assert!(!words_of(&anna.member.browser.get("/account/family/claim").await.body).contains("is linked"), "told once");
        assert_eq!(children_of(&site, &anna).await, ["Noor", "Sam"]);
        let page = words_of(&anna.member.browser.get("/account/family").await.body);
        assert!(page.contains("until Noor comes of age on 12 May 2033") && page.contains("Parent at Westerpark"), "{page}");
        assert!(site.identity.roles(&anna.who).await.unwrap().iter().any(|view| view.role == Role::Guardian));
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn a_student_becomes_whom_the_school_knows(site: Site) {
        let mut world = World::number(1);
        let school = world.organisation("school", "Westerpark", None);
        let known = world.person("Kim Jansen", "2009-03-02");
        world.affiliate(known, school, "student");
        world.write(&site).await;
        site.source_says(known, r#"{"given_name":"Kim","family_name":"Jansen","birth_date":"2009-03-02"}"#).await;
        let kim = site.owner("Kim Jansen", "kim@mail.example").await;
        assert!(site.identity.roles(&kim.who).await.unwrap().is_empty());
        let code = site.codes(Invitees::Students).await.remove(0).made.code;
        assert_eq!(kim.uses(&site, &code, Some("2009-03-01")).await, InvitationUsed::WrongBirthDate);
        assert_eq!(kim.uses(&site, &code, None).await, InvitationUsed::WrongBirthDate);
        let used = kim.uses(&site, &code, Some("2009-03-02")).await;
        let role = Some(Role::Student(school));
        assert_eq!(used, InvitationUsed::Joined { role, organisation: "Westerpark".into() });
        assert_eq!(site.identity.find_person(&kim.who).await.unwrap().unwrap().birth_date, "2009-03-02");
        assert!(site.codes(Invitees::Students).await.is_empty(), "whoever has an account is not invited again");
        let events = site.events().await;
        assert!(["invited", "joined", "persons-merged"].iter().all(|kind| events.iter().any(|event| event.contains(kind))));
    }

    async fn a_claim_that_does_not_fit_waits_for_the_desk(site: Site) {
        let listed = site.school_says(1, &NOOR).await;
        let (eve, code) = (site.owner("Eve Zwart", "eve@mail.example").await, site.code_for("Noor").await);
        let waits = InvitationUsed::Waits { organisation: "Westerpark".into() };
        assert_eq!(eve.uses(&site, &code, Some("2015-05-12")).await, waits);
        assert!(children_of(&site, &eve).await.is_empty());
        let page = words_of(&eve.member.browser.get("/account/family").await.body);
        assert!(page.contains("Westerpark looks at your request first") && !page.contains("Noor"), "{page}");
        let claims = site.identity.list_claims().await.unwrap();
        assert_eq!((claims.len(), claims[0].why.as_str(), claims[0].listed.as_str()), (1, "name", "Anna de Wit"));
        assert_eq!(site.identity.decide_claim(claims[0].id, false).await.unwrap(), ClaimDecision::Refused);
        assert_eq!(site.identity.decide_claim(claims[0].id, true).await.unwrap(), ClaimDecision::NotFound);
        let told = |approved| Letter::ClaimDecided { name: "Eve Zwart".into(), child: "Noor".into(), approved };
        assert!(site.letters_to("eve@mail.example").await.contains(&told(false)));
        assert!(children_of(&site, &eve).await.is_empty());
        // The school knows her by another name, it turns out.
        let code = site.code_for("Noor").await;
        assert_eq!(eve.uses(&site, &code, Some("2015-05-12")).await, waits);
        let claim = site.identity.list_claims().await.unwrap().remove(0);
        assert_eq!(site.identity.decide_claim(claim.id, true).await.unwrap(), ClaimDecision::Approved);
        assert!(site.letters_to("eve@mail.example").await.contains(&told(true)));
        assert_eq!(children_of(&site, &eve).await, ["Noor"]);
        let edges = site.identity.list_guardianships(Some(listed.child), uuid::Uuid::nil()).await.unwrap();
        assert_eq!((edges.len(), edges[0].adult, edges[0].state), (1, eve.id, "open"));
    }

    async fn a_code_of_somebody_who_has_an_account_waits_and_links_beside_them(site: Site) {
        let listed = site.school_says(1, &NOOR).await;
        let anna = site.owner("Anna de Wit", "anna@mail.example").await;
        let code = site.code_for("Noor").await;
        assert!(matches!(anna.uses(&site, &code, Some("2015-05-12")).await, InvitationUsed::Linked { .. }));
        // Another school lists the same adult row for another child, unverified; her husband types the code.
        let sql = format!("UPDATE guardianship SET verified_at = NULL WHERE id = {}", site.literal(listed.edge));
        site.database.tamper(&sql).await;
        let (adam, code) = (site.owner("Anna de Wit", "adam@mail.example").await, site.code_for("Noor").await);
        assert!(matches!(adam.uses(&site, &code, Some("2015-05-12")).await, InvitationUsed::Waits { .. }));
        let claim = site.identity.list_claims().await.unwrap().remove(0);
        assert_eq!(claim.why, "bound");
        assert_eq!(site.identity.decide_claim(claim.id, true).await.unwrap(), ClaimDecision::Approved);
        assert_eq!(children_of(&site, &adam).await, ["Noor"]);
        let edges = site.identity.list_guardianships(Some(listed.child), uuid::Uuid::nil()).await.unwrap();
        assert_eq!(edges.len(), 2, "a relation of his own");
    }
}
