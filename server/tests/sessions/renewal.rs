//! A new id at each change of what a session may do (OWASP ASVS 5.0 7.2.4): whoever knew the old one has nothing.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, SoftPasskey};

on_both_engines! {
    async fn each_step_up_has_a_new_id_and_the_old_one_is_dead(site: Site) {
        let (browser, mail) = site.applicant("Anna", "anna@mail.example").await;
        let as_visitor = browser.copy();
        browser.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        let as_confirmed = browser.copy();
        let mut passkey = SoftPasskey::new(Algorithm::Es256);
        assert_eq!(browser.create_passkey(&mut passkey).await.status, 200);
        let as_person = browser.copy();
        assert_eq!(browser.sign_in(&mut passkey).await.status, 200);

        let ids = [&as_visitor, &as_confirmed, &as_person, &browser].map(|one| one.session_cookie().unwrap());
        assert_eq!(std::collections::BTreeSet::from(ids).len(), 4);
        assert!(browser.is_signed_in().await);
        for old in [as_visitor, as_confirmed, as_person] {
            assert!(!old.is_signed_in().await);
            assert_eq!(old.ask_to_register().await.status, 401);
        }
        assert_eq!(site.database.count("session WHERE level = 'signed-in'").await, 1);
    }

    async fn a_planted_session_is_worth_nothing_after_the_victim_signs_in(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        let attacker = site.browser();
        attacker.sign_up("Eve", "eve@mail.example").await.leads_to("/sign-up/sent");
        let planted = attacker.session_cookie().unwrap();

        let victim = site.browser();
        victim.set_cookie("__Host-portico", &planted);
        assert_eq!(victim.sign_in(&mut member.passkey).await.status, 200);
        assert!(victim.is_signed_in().await);
        assert!(!attacker.is_signed_in().await);
        assert_ne!(victim.session_cookie(), Some(planted));
    }

    async fn an_id_that_we_did_not_give_is_never_adopted(site: Site) {
        let victim = site.browser();
        let planted = "AAAAAAAAAAAAAAAAAAAAAA";
        victim.set_cookie("__Host-portico", planted);
        victim.sign_up("Piet", "piet@mail.example").await.leads_to("/sign-up/sent");
        assert_ne!(victim.session_cookie().as_deref(), Some(planted));
    }
}

#[tokio::test]
async fn signing_up_for_somebody_else_does_not_end_the_own_session() {
    let site = portal::Site::sqlite().await;
    let member = site.member("Anna", "anna@mail.example").await;
    member.browser.sign_up("Piet", "piet@mail.example").await;
    assert!(member.browser.is_signed_in().await);
}
