//! Codes in the wrong hands: replayed, raced, guessed, too large, of somebody barred, of somebody of age, in a stale session.

use portico_identity::portal::claims::ClaimDecision;
use portico_identity::portal::invitations::{InvitationUsed, LookedAt};
use uuid::Uuid;

use crate::owner::at;
use crate::portal::{self, DAY, at_once};
use crate::{NOOR, Says, on_both_engines};

const BORN: Option<&str> = Some("2015-05-12");

on_both_engines! {
    async fn fifty_hands_use_a_code_once(site: Site) {
        site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        let other = site.owner("Anna de Wit", "other@mail.example").await;
        let answers = at_once(50, |number| {
            let browser = if number % 2 == 0 { anna.member.browser.copy() } else { other.member.browser.copy() };
            let code = code.clone();
            async move {
                browser.post_form("/account/family/claim", &[("code", &code), ("birth_date", "2015-05-12")]).await
            }
        }).await;
        let linked = answers.iter().filter(|answer| answer.status == 303).count();
        assert_eq!(linked, 1, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
        assert!(answers.iter().all(|answer| [303, 422, 429].contains(&answer.status.as_u16())));
        assert_eq!(site.database.count("guardianship WHERE verified_at IS NOT NULL").await, 1);
        assert_eq!(site.database.count("claim").await, 0);
        assert_eq!(site.count_events("guardian-linked").await, 2, "one in each history");
        assert_eq!(site.faults().await, Vec::<String>::new());
    }

    async fn a_used_an_old_and_a_withdrawn_code_open_nothing(site: Site) {
        site.school_says(1, &NOOR).await;
        let (anna, eve) = (site.owner("Anna de Wit", "anna@mail.example").await, site.owner("Eve", "eve@mail.example").await);
        let first = site.code_for("Noor").await;
        let second = site.code_for("Noor").await;
        assert_eq!(anna.uses(&site, &first, BORN).await, InvitationUsed::Withdrawn, "a newer code ends the older one");
        assert_eq!(site.identity.look_at_invitation(&first, &at()).await.unwrap(), LookedAt::Unknown);
        site.wait(30 * DAY - 1);
        let LookedAt::Open(view) = site.identity.look_at_invitation(&second, &at()).await.unwrap() else { panic!() };
        assert_eq!((view.organisation.as_str(), view.needs_birth_date), ("Westerpark", true));
        site.wait(1);
        assert_eq!(site.identity.look_at_invitation(&second, &at()).await.unwrap(), LookedAt::Expired);
        assert_eq!(anna.uses(&site, &second, BORN).await, InvitationUsed::Expired);
        let third = site.code_for("Noor").await;
        assert!(matches!(anna.uses(&site, &third, BORN).await, InvitationUsed::Linked { .. }));
        for who in [&anna, &eve] {
            assert_eq!(who.uses(&site, &third, BORN).await, InvitationUsed::Used);
        }
        assert_eq!(site.identity.look_at_invitation(&third, &at()).await.unwrap(), LookedAt::Used);
        for wrong in ["", "0000000000", "AAAAAAAAA", &"A".repeat(100_000), "=1+1", "\u{0}", "ÄÖÜÄÖÜÄÖÜÄ"] {
            assert_eq!(eve.uses(&site, wrong, BORN).await, InvitationUsed::Wrong);
        }
    }

    async fn five_wrong_days_of_birth_end_a_code(site: Site) {
        site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        for nothing in [None, Some(""), Some("12-05-2015"), Some("2199-01-01")] {
            assert_eq!(anna.uses(&site, &code, nothing).await, InvitationUsed::WrongBirthDate, "no try");
        }
        for day in ["2015-05-11", "2015-05-13", "2014-05-12", "2015-12-05"] {
            assert_eq!(anna.uses(&site, &code, Some(day)).await, InvitationUsed::WrongBirthDate);
        }
        assert_eq!(anna.uses(&site, &code, Some("2016-05-12")).await, InvitationUsed::Withdrawn);
        assert_eq!(anna.uses(&site, &code, BORN).await, InvitationUsed::Withdrawn, "the right one comes too late");
    }

    async fn who_tries_codes_is_slowed_down(site: Site) {
        let eve = site.owner("Eve", "eve@mail.example").await;
        let mut limited = 0;
        for number in 0..25 {
            let used = eve.uses(&site, &format!("AAAAAAAA{number:02}"), None).await;
            limited += usize::from(matches!(used, InvitationUsed::Limited(_)));
        }
        assert_eq!(limited, 5);
        let answer = eve.member.browser.post_form("/account/family/claim", &[("code", "AAAAAAAAAA")]).await;
        assert_eq!(answer.status, 429);
        assert!(answer.retry_after() > 0);
    }

    async fn a_barred_parent_does_not_come_back_with_a_new_code(site: Site) {
        let listed = site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        assert!(matches!(anna.uses(&site, &code, BORN).await, InvitationUsed::Linked { .. }));
        let _closed = site.identity.bar_guardian(listed.edge, "Order of the court").await.unwrap();
        assert!(site.identity.family(&anna.who).await.unwrap().children.is_empty());
        assert!(site.codes(portico_identity::portal::invitations::Invitees::Guardians).await.is_empty(), "none is made for the barred");
        // The source lists her once more, as somebody new; the code was printed before anybody noticed.
        let again = site.school_says(2, &Says { child: ("Other", "2015-05-12"), ..NOOR }).await;
        let code = site.code_for("Other").await;
        let (child, edge) = (site.literal(listed.child), site.literal(again.edge));
        site.database.tamper(&format!("UPDATE guardianship SET child_id = {child} WHERE id = {edge}")).await;
        assert!(matches!(anna.uses(&site, &code, BORN).await, InvitationUsed::Waits { .. }));
        let claim = site.identity.list_claims().await.unwrap().remove(0);
        assert_eq!(claim.why, "barred");
        assert_eq!(site.identity.decide_claim(claim.id, true).await.unwrap(), ClaimDecision::Barred);
        assert!(site.identity.family(&anna.who).await.unwrap().children.is_empty());
        assert_eq!(site.identity.decide_claim(claim.id, false).await.unwrap(), ClaimDecision::Refused);
    }

    async fn a_barred_parent_does_not_come_back_with_a_second_account(site: Site) {
        let listed = site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        assert!(matches!(anna.uses(&site, &code, BORN).await, InvitationUsed::Linked { .. }));
        let _closed = site.identity.bar_guardian(listed.edge, "Order of the court").await.unwrap();
        // Another school lists the same child, the barred parent and the other one, and knows of no order.
        for (number, adult) in [(2, "Anna M. de Wit"), (3, "Pieter Jansen")] {
            let says = Says { school: "Oosterpark", child: ("Noor", "2015-05-12"), adult: (adult, "other@elsewhere.example") };
            let again = site.school_says(number, &says).await;
            let (child, edge) = (site.literal(listed.child), site.literal(again.edge));
            site.database.tamper(&format!("UPDATE guardianship SET child_id = {child} WHERE id = {edge}")).await;
        }
        let made = site.codes(portico_identity::portal::invitations::Invitees::Guardians).await;
        let code = |name: &str| made.iter().find(|invitee| invitee.name == name).unwrap().made.code.clone();
        let second = site.owner("Anna M. de Wit", "second@mail.example").await;
        assert!(matches!(second.uses(&site, &code("Anna M. de Wit"), BORN).await, InvitationUsed::Waits { .. }));
        assert_eq!(site.identity.list_claims().await.unwrap()[0].why, "barred");
        assert!(site.identity.family(&second.who).await.unwrap().children.is_empty());
        // It holds up nobody else.
        let pieter = site.owner("Pieter Jansen", "pieter@mail.example").await;
        assert!(matches!(pieter.uses(&site, &code("Pieter Jansen"), BORN).await, InvitationUsed::Linked { .. }));
    }

    async fn whoever_was_a_guardian_learns_no_birthday(site: Site) {
        let listed = site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        assert!(matches!(anna.uses(&site, &code, BORN).await, InvitationUsed::Linked { .. }));
        assert!(site.identity.family(&anna.who).await.unwrap().children[0].hand_over.is_some());
        let end = format!("UPDATE guardianship SET ends_at = 2 WHERE id = {}", site.literal(listed.edge));
        site.database.tamper(&end).await;
        let family = site.identity.family(&anna.who).await.unwrap();
        assert_eq!((family.children.len(), &family.children[0].hand_over), (1, &None));
    }

    async fn nobody_claims_an_adult_as_a_child(site: Site) {
        let says = Says { child: ("Noor", "2009-01-15"), ..NOOR };
        site.school_says(1, &says).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        // Eighteen today, where the school is.
        assert_eq!(anna.uses(&site, &code, Some("2009-01-15")).await, InvitationUsed::OfAge);
        assert!(site.identity.family(&anna.who).await.unwrap().children.is_empty());
    }

    async fn a_frozen_account_uses_no_code_and_a_session_that_ended_none(site: Site) {
        site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        let stale = anna.member.browser.copy();
        anna.member.browser.sign_out().await;
        let answer = stale.post_form("/account/family/claim", &[("code", &code), ("birth_date", "2015-05-12")]).await;
        assert!(answer.location().starts_with("/sign-in"), "{}", answer.location());
        site.database.tamper(&format!("UPDATE person SET frozen_at = 1 WHERE id = {}", site.literal(anna.id))).await;
        let used = site.identity.use_invitation(&anna.who, &code, BORN, &at()).await;
        assert!(matches!(used, Err(portico_identity::Error::Frozen)));
        assert_eq!(site.database.count("guardianship WHERE verified_at IS NOT NULL").await, 0);
    }

    async fn another_persons_family_is_not_there(site: Site) {
        let listed = site.school_says(1, &NOOR).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        let eve = site.owner("Eve", "eve@mail.example").await;
        assert!(matches!(anna.uses(&site, &code, BORN).await, InvitationUsed::Linked { .. }));
        for id in [listed.child, anna.id, Uuid::from_u128(7)] {
            let consents = eve.member.browser.get(&format!("/account/family/children/{id}/consents")).await;
            let choose = format!("/account/family/{id}/choose");
            let fields = [("choice", "withhold"), ("topic", "results")];
            let chosen = eve.member.browser.post_form(&choose, &fields).await;
            assert_eq!((consents.status.as_u16(), chosen.status.as_u16()), (404, 404));
        }
    }
}
