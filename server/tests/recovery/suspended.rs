//! A passkey that its owner did not add: saying so refuses it from then on, and only its owner trusts it again.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, Faults, Member, Site, SoftPasskey, has_form};

const MAIL: &str = "anna@mail.example";
const STRANGERS: &str = "anna@stranger.example";

/// A stranger at the laptop that Anna left open: a passkey of theirs.
async fn borrowed_laptop(site: &Site) -> (Member, SoftPasskey) {
    let anna = site.member("Anna", MAIL).await;
    let mut strangers = SoftPasskey::new(Algorithm::Ed25519);
    assert_eq!(anna.browser.create_passkey(&mut strangers).await.status, 200);
    assert_eq!(site.browser().sign_in(&mut strangers).await.status, 200);
    (anna, strangers)
}

/// The entry of an event, as the activity page names it.
async fn event_id(site: &Site, kind: &str) -> String {
    let id = if site.database.is_sqlite() { "lower(hex(id))" } else { "id::text" };
    site.database.column(&format!("SELECT {id} FROM event WHERE kind = '{kind}' ORDER BY at DESC")).await.remove(0)
}

on_both_engines! {
    async fn not_me_on_an_added_passkey_refuses_it_like_any_other(site: Site) {
        let (mut anna, mut strangers) = borrowed_laptop(&site).await;
        let token = site.not_me_of(MAIL, "passkey-added").await;
        assert_eq!(site.browser().not_me(&token, "freeze").await.status, 200);
        let suspended = site.browser().sign_in(&mut strangers).await;
        let unsigned = Faults { flipped_signature_bit: true, ..Default::default() };
        let refused = site.browser().sign_in_with(&mut anna.passkey, &unsigned).await;
        assert_eq!(suspended.problem(), (401, "passkey-refused".into()));
        assert_eq!(suspended.problem(), refused.problem());
        let names = |answer: &portal::Answer| answer.headers.keys().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names(&suspended), names(&refused));
        let browser = site.browser();
        assert_eq!(browser.sign_in(&mut anna.passkey).await.status, 200);
        browser.thaw().await.leads_to("/home");
        assert_eq!(site.browser().sign_in(&mut strangers).await.status, 401, "thawing does not lift it");
        let page = browser.get("/account/passkeys").await.body;
        assert!(page.contains("/trust\""), "the owner sees it and may say that it is theirs");
        let id = site.record_of(&anna).await.passkeys.into_iter().find(|passkey| passkey.suspended_at.is_some());
        let id = id.unwrap().id;
        browser.post_form(&format!("/account/passkeys/{id}/trust"), &[]).await.leads_to("/account/passkeys");
        assert_eq!(site.browser().sign_in(&mut strangers).await.status, 200);
        assert_eq!(site.count_events("passkey-suspended").await, 1);
        assert_eq!(site.count_events("passkey-trusted").await, 1);
    }

    async fn a_second_notice_refuses_its_passkey_though_the_account_is_frozen_already(site: Site) {
        let (_anna, mut strangers) = borrowed_laptop(&site).await;
        let (seen, added) = (site.not_me_of(MAIL, "new-device").await, site.not_me_of(MAIL, "passkey-added").await);
        let phone = site.browser();
        assert_eq!(phone.not_me(&seen, "freeze").await.status, 200);
        let page = phone.get(&format!("/not-me?token={added}")).await;
        assert!(has_form(&page, "freeze"), "there is a passkey to refuse still");
        assert_eq!(phone.not_me(&added, "freeze").await.status, 200);
        assert_eq!(site.browser().sign_in(&mut strangers).await.status, 401);
    }

    async fn a_notice_signs_nobody_out_but_its_own_account(site: Site) {
        let (_anna, _) = borrowed_laptop(&site).await;
        let bram = site.member("Bram", "bram@mail.example").await;
        let answer = bram.browser.not_me(&site.not_me_of(MAIL, "passkey-added").await, "freeze").await;
        assert!(has_form(&answer, "sign-out"), "the page knows that Bram is still there");
        assert!(bram.browser.is_signed_in().await);
    }

    async fn a_freeze_forgets_the_browsers_so_that_the_next_sign_in_is_told(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        assert_eq!(anna.browser.sign_in(&mut anna.passkey).await.status, 200);
        assert_eq!(site.times_told(MAIL, "new-device").await, 0, "the browser of the sign-up");
        anna.browser.freeze().await;
        assert_eq!(anna.browser.sign_in(&mut anna.passkey).await.status, 200);
        assert_eq!(site.times_told(MAIL, "new-device").await, 1);
    }

    async fn not_me_in_the_activity_does_the_same(site: Site) {
        let (mut anna, mut strangers) = borrowed_laptop(&site).await;
        let event = event_id(&site, "passkey-added").await;
        let page = anna.browser.get(&format!("/account/freeze?event={event}")).await;
        assert!(page.body.contains("name=\"event\""));
        assert_eq!(anna.browser.post_form("/account/freeze", &[("event", &event)]).await.status, 200);
        assert_eq!(site.browser().sign_in(&mut strangers).await.status, 401);
        assert_eq!(site.browser().sign_in(&mut anna.passkey).await.status, 200);
    }

    async fn not_me_on_a_recovery_refuses_the_passkey_that_it_made(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let thief = site.granted(MAIL, &codes[0]).await;
        let mut thiefs = SoftPasskey::new(Algorithm::Es256);
        assert_eq!(thief.create_passkey(&mut thiefs).await.status, 200);
        let token = site.not_me_of(MAIL, "recovered").await;
        assert_eq!(site.browser().not_me(&token, "freeze").await.status, 200);
        assert!(!thief.is_signed_in().await);
        assert_eq!(site.browser().sign_in(&mut thiefs).await.status, 401);
        let browser = site.browser();
        assert_eq!(browser.sign_in(&mut anna.passkey).await.status, 200);
        browser.thaw().await.leads_to("/home");
        assert_eq!(site.record_of(&anna).await.passkeys.iter().filter(|it| it.suspended_at.is_some()).count(), 1);
    }

    async fn other_entries_and_other_peoples_suspend_nothing(site: Site) {
        let (anna, mut strangers) = borrowed_laptop(&site).await;
        let eve = site.member("Eve", "eve@mail.example").await;
        let event = event_id(&site, "passkey-added").await;
        assert_eq!(eve.browser.post_form("/account/freeze", &[("event", &event)]).await.status, 200);
        assert_eq!(site.browser().sign_in(&mut strangers).await.status, 200);
        for kind in ["account-created", "signed-in"] {
            let event = event_id(&site, kind).await;
            let browser = site.browser();
            assert_eq!(browser.sign_in(&mut strangers).await.status, 200, "{kind}");
            assert_eq!(browser.post_form("/account/freeze", &[("event", &event)]).await.status, 200);
            assert_eq!(browser.sign_in(&mut strangers).await.status, 200, "{kind}");
            browser.thaw().await.leads_to("/home");
        }
        assert!(site.record_of(&anna).await.passkeys.iter().all(|passkey| passkey.suspended_at.is_none()));
        assert_eq!(site.count_events("passkey-suspended").await, 0);
    }

    async fn not_me_on_an_added_address_takes_it_back_as_a_proof(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        anna.also_reads(&site, STRANGERS).await;
        let token = site.not_me_of(MAIL, "address-added").await;
        assert_ne!(token, site.not_me_of(STRANGERS, "address-added").await, "each mail has a link of its own");
        assert_eq!(site.browser().not_me(&token, "freeze").await.status, 200);
        let browser = site.browser();
        assert_eq!(browser.sign_in(&mut anna.passkey).await.status, 200);
        browser.thaw().await.leads_to("/home");
        let thief = site.browser();
        thief.recover(STRANGERS).await.leads_to("/recover/sent");
        assert!(site.recovery_mails_to(STRANGERS).await.is_empty(), "no first proof");
        assert!(site.shows_mail(MAIL).await.other_addresses().await.is_empty(), "and no second one");
        assert_eq!(site.count_events("address-suspended").await, 1);
    }

    async fn not_me_on_new_codes_voids_them(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let token = site.not_me_of(MAIL, "codes-made").await;
        assert_eq!(site.browser().not_me(&token, "freeze").await.status, 200);
        let phone = site.shows_mail(MAIL).await;
        assert_eq!(phone.recover_with(&codes[0]).await.status, 422);
        assert_eq!(site.count_events("recovery-granted").await, 0);
        assert_eq!(site.browser().sign_in(&mut anna.passkey).await.status, 200);
    }

    async fn the_last_passkey_is_never_refused_by_a_mail(site: Site) {
        let mut anna = site.member("Anna", MAIL).await;
        let codes = anna.browser.save_codes().await;
        let phone = site.granted(MAIL, &codes[0]).await;
        let mut new = SoftPasskey::new(Algorithm::Es256);
        assert_eq!(phone.create_passkey(&mut new).await.status, 200);
        let lost = anna.passkey.credential_id().unwrap();
        let lost = site.record_of(&anna).await.passkeys.into_iter().find(|passkey| passkey.credential_id == lost);
        let lost = lost.unwrap().id;
        phone.post_form(&format!("/account/passkeys/{lost}/remove"), &[]).await.leads_to("/account/passkeys");
        let token = site.not_me_of(MAIL, "recovered").await;
        assert_eq!(site.browser().not_me(&token, "freeze").await.status, 200, "a thief who reads the mail");
        assert_eq!(site.browser().sign_in(&mut anna.passkey).await.status, 401, "removed");
        assert_eq!(site.browser().sign_in(&mut new).await.status, 200);
    }
}
