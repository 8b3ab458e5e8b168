//! Once a quarter an admin confirms who still belongs to the firm; whoever is not confirmed has no access until they are.

use portico_identity::letters::Letter;
use portico_identity::portal::Role;

use crate::firm::{ADMIN, As, member};
use crate::on_both_engines;
use crate::portal::{self, DAY, SECOND, text_of};

const ATTEST: &str = "/account/organisation/attest";

fn about(member: uuid::Uuid) -> String {
    format!("member-{member}")
}

on_both_engines! {
    async fn the_admins_are_told_two_weeks_before_and_whoever_is_not_confirmed_is_suspended(site: Site) {
        let firm = site.firm("Noordkade").await;
        site.order(&firm, "A-1").await;
        let (mut ada, hers) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (mut sam, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &member(&["orders"])).await;
        let told = async |address| {
            let letters = site.letters_to(address).await;
            letters.iter().filter(|letter| matches!(letter, Letter::AttestationDue { .. })).count()
        };
        // Since 15 January; the ninetieth day after is 15 April.
        site.wait(75 * DAY);
        site.identity.suspend_unattested(false).await.unwrap();
        assert_eq!(told("ada@noordkade.example").await, 0);
        site.wait(2 * DAY);
        let pending = site.identity.suspend_unattested(true).await.unwrap();
        assert_eq!((pending.warned, pending.suspended), (vec![firm.id], vec![]));
        for _ in 0..3 {
            site.identity.suspend_unattested(false).await.unwrap();
        }
        assert_eq!((told("ada@noordkade.example").await, told("sam@noordkade.example").await), (1, 0));
        // Summer time has begun: midnight after the day is at 22:00 UTC.
        let due = portal::midnight("2027-04-16");
        site.wait(due - SECOND - site.clock.now());
        site.identity.suspend_unattested(false).await.unwrap();
        ada.browser.sign_in(&mut ada.passkey).await;
        sam.browser.sign_in(&mut sam.passkey).await;
        assert!(sam.browser.page("/portal/orders").await.contains("A-1"));
        let page = text_of(&ada.browser.page("/account/organisation").await);
        assert!(page.contains("Confirm now") && page.contains("15 April 2027"), "{page}");
        // She confirms in time, for both.
        let answers = [(about(hers), "keep"), (about(his), "keep")];
        let answers: Vec<(&str, &str)> = answers.iter().map(|(name, answer)| (name.as_str(), *answer)).collect();
        ada.browser.post_form(ATTEST, &answers).await.leads_to("/account/organisation");
        site.wait(2 * SECOND);
        assert!(site.identity.suspend_unattested(false).await.unwrap().suspended.is_empty());
        sam.browser.page("/portal/orders").await;
        // A quarter later nobody does.
        site.wait(92 * DAY);
        assert_eq!(site.identity.suspend_unattested(true).await.unwrap().suspended.len(), 2);
        assert_eq!(site.identity.suspend_unattested(false).await.unwrap().suspended.len(), 2);
        assert!(site.identity.suspend_unattested(false).await.unwrap().suspended.is_empty());
        let mut sam_again = sam.sign_in_elsewhere(&site).await;
        assert_eq!(sam_again.get("/portal/orders").await.status, 404);
        let mut letters = site.letters_to("sam@noordkade.example").await;
        assert!(matches!(letters.pop(), Some(Letter::MemberSuspended { .. } | Letter::Notice { .. })));
        // The only admin is suspended, too: the operator confirms.
        let admin = ada.sign_in_elsewhere(&site).await;
        assert_eq!(admin.get(ATTEST).await.status, 404);
        assert_eq!(site.identity.attest_organisation(firm.id).await.unwrap(), Some(2));
        assert!(sam_again.page("/portal/orders").await.contains("A-1"));
        admin.page(ATTEST).await;
        sam_again = sam_again.copy();
        assert!(sam_again.is_signed_in().await);
    }

    async fn home_tells_admins_what_is_due_and_asks_nothing_for_others(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (mut ada, hers) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let all = As { role: "member", ..ADMIN };
        let (mut sam, _) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &all).await;
        let due = "Confirm who belongs to your firm";
        site.wait(75 * DAY);
        // Confirmed long ago is not due where it has ended, or is not asked for.
        let gone = site.stranger(&firm, "Gone", &member(&["orders"])).await;
        let long_ago = format!("UPDATE affiliation SET attested_at = 1, retired_at = 2 WHERE id = {}", site.id_literal(gone));
        site.database.tamper(&long_ago).await;
        ada.browser.sign_in(&mut ada.passkey).await;
        assert!(!ada.browser.page("/home").await.contains(due));
        site.wait(2 * DAY);
        ada.browser.sign_in(&mut ada.passkey).await;
        sam.browser.sign_in(&mut sam.passkey).await;
        // 90 days after 15 January.
        let home = ada.browser.page("/home").await;
        assert!(text_of(&home).contains("Confirm who belongs to your firm by 15 April 2027"), "{}", text_of(&home));
        assert!(!sam.browser.page("/home").await.contains(due));
        // One question, and only for admins.
        let (admin, plain) = (site.membership(hers).await.person_id, site.person_id(&sam).await);
        let now = site.clock.now();
        let role = Role::Member(firm.id);
        let admin = site.identity.act_as_at(admin, Some(role), now).await.unwrap().unwrap();
        let plain = site.identity.act_as_at(plain, Some(role), now).await.unwrap().unwrap();
        assert_eq!(site.identity.attestation_due(&admin).await.unwrap().as_deref(), Some("2027-04-15"));
        site.identity.store().close().await;
        assert_eq!(site.identity.attestation_due(&plain).await.unwrap(), None, "nothing is read for them");
        assert!(site.identity.attestation_due(&admin).await.is_err());
    }

    async fn everybody_is_answered_for_and_whoever_is_not_kept_is_ended(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (ada, hers) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (sam, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &member(&["orders"])).await;
        let stranger = site.stranger(&firm, "Known To The Source", &member(&["orders"])).await;
        let form = ada.browser.page(ATTEST).await;
        assert!(form.contains(&about(stranger)) && !form.contains("checked"), "nothing is answered beforehand");
        let (hers, his, other) = (about(hers), about(his), about(stranger));
        for answers in [vec![], vec![(hers.as_str(), "keep")], vec![(&hers, "keep"), (&his, "keep"), (&other, "perhaps")]] {
            let answer = ada.browser.post_form(ATTEST, &answers).await;
            assert_eq!(answer.status, 422, "{answers:?}");
        }
        let answer = ada.browser.post_form(ATTEST, &[(&hers, "end"), (&his, "keep"), (&other, "keep")]).await;
        assert!(answer.status == 422 && text_of(&answer.body).contains("Nobody else administers"), "{}", answer.body);
        assert_eq!(site.count_events("members-attested").await + site.count_events("member-ended").await, 0);
        ada.browser.post_form(ATTEST, &[(&hers, "keep"), (&his, "end"), (&other, "keep")]).await.leads_to("/account/organisation");
        assert_eq!(sam.browser.get("/portal/orders").await.status, 404);
        assert_eq!((site.count_events("members-attested").await, site.count_events("member-ended").await), (1, 2));
        assert!(!text_of(&ada.browser.page("/account/organisation").await).contains("Sam Sees"));
    }
}
