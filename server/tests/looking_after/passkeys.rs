//! Naming and removing passkeys: only one's own, only after a passkey, and never by accident.

use crate::on_both_engines;
use crate::portal::{self, Algorithm, MINUTE, Member, Site, SoftPasskey, field_value, text_of};

/// The ids of a member's passkeys, the oldest first.
async fn ids(site: &Site, member: &Member) -> Vec<String> {
    site.record_of(member).await.passkeys.iter().map(|passkey| passkey.id.to_string()).collect()
}

fn at(id: &str, what: &str) -> String {
    format!("/account/passkeys/{id}/{what}")
}

on_both_engines! {
    async fn a_passkey_gets_the_name_its_owner_types(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let id = ids(&site, &member).await.remove(0);
        member.browser.post_form(&at(&id, "rename"), &[("name", " Mijn  telefoon ")]).await.leads_to("/account/passkeys");
        let page = member.browser.get("/account/passkeys").await;
        assert!(page.body.contains("role=\"status\"") && text_of(&page.body).contains("Mijn telefoon"));
        assert!(!member.browser.get("/account/passkeys").await.body.contains("role=\"status\""), "said once");
        let long = "n".repeat(61);
        for wrong in ["", " \t ", long.as_str(), "a\u{202e}b"] {
            let refused = member.browser.post_form(&at(&id, "rename"), &[("name", wrong)]).await;
            assert_eq!(refused.status, 422, "{wrong:?}");
            assert!(refused.body.contains("aria-invalid=\"true\""), "{wrong:?}");
        }
        assert_eq!(site.record_of(&member).await.passkeys[0].name, "Mijn telefoon");
    }

    async fn nobody_touches_the_passkeys_of_others(site: Site) {
        let anna = site.member("Anna", "anna@mail.example").await;
        let eve = site.member("Eve", "eve@mail.example").await;
        let before = site.record_of(&anna).await;
        let nobodys = "01900000-0000-7000-8000-000000000000";
        for id in [ids(&site, &anna).await.remove(0).as_str(), nobodys, "1", "..%2f"] {
            for (what, fields) in [("rename", [("name", "x")]), ("remove", [("sure", "yes")]), ("trust", [("a", "b")])] {
                assert_eq!(eve.browser.post_form(&at(id, what), &fields).await.status, 404, "{what} {id}");
            }
            assert_eq!(eve.browser.get(&at(id, "remove")).await.status, 404, "{id}");
        }
        assert_eq!(site.record_of(&anna).await, before);
    }

    async fn without_a_recent_passkey_nothing_changes_and_the_form_comes_back_filled(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        let id = ids(&site, &member).await.remove(0);
        site.wait(11 * MINUTE);
        let before = site.record_of(&member).await;
        let answer = member.browser.post_form(&at(&id, "rename"), &[("name", "Telefoon")]).await;
        answer.leads_to("/sign-in?return=%2Faccount%2Fpasskeys");
        assert_eq!(site.record_of(&member).await, before);
        assert_eq!(member.browser.sign_in(&mut member.passkey).await.status, 200);
        let page = member.browser.get("/account/passkeys").await.body;
        assert_eq!(field_value(&page, "name").as_deref(), Some("Telefoon"));
        assert!(page.contains("<details open class=\"rename\""), "the form stands open");

        site.wait(11 * MINUTE);
        let answer = member.browser.post_form(&at(&id, "remove"), &[("sure", "yes")]).await;
        answer.leads_to(&format!("/sign-in?return=%2Faccount%2Fpasskeys%2F{id}%2Fremove"));
        assert_eq!(site.record_of(&member).await.passkeys.len(), 1);
        assert_eq!(member.browser.sign_in(&mut member.passkey).await.status, 200);
        assert!(member.browser.get(&at(&id, "remove")).await.body.contains("checked"));
    }

    async fn the_last_passkey_goes_only_with_a_tick_and_then_opens_nothing(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        let id = ids(&site, &member).await.remove(0);
        let page = member.browser.get(&at(&id, "remove")).await;
        assert!(page.body.contains("id=\"remove-passkey\"") && page.body.contains("name=\"sure\""));
        let refused = member.browser.post_form(&at(&id, "remove"), &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("role=\"alert\""));
        let elsewhere = member.sign_in_elsewhere(&site).await;
        member.browser.post_form(&at(&id, "remove"), &[("sure", "yes")]).await.leads_to("/account/passkeys");
        assert!(!elsewhere.is_signed_in().await, "all other sessions ended");
        assert!(member.browser.get("/account/passkeys").await.body.contains("role=\"status\""));
        let refused = site.browser().sign_in(&mut member.passkey).await;
        assert_eq!(refused.problem(), (401, "passkey-unknown".into()));
    }

    async fn a_second_click_and_another_tab_end_well(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        assert_eq!(member.browser.create_passkey(&mut SoftPasskey::new(Algorithm::Ed25519)).await.status, 200);
        let tab = member.browser.copy();
        let id = ids(&site, &member).await.remove(1);
        member.browser.post_form(&at(&id, "remove"), &[]).await.leads_to("/account/passkeys");
        for late in [tab.post_form(&at(&id, "remove"), &[]).await, tab.post_form(&at(&id, "rename"), &[("name", "x")]).await] {
            assert_eq!(late.status, 404);
            // Not an error page: the list, with a calm word.
            assert!(late.body.contains("role=\"status\"") && late.body.contains("data-action=\"passkey-create\""));
        }
    }

    async fn browsers_are_told_which_passkeys_hold(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        assert_eq!(site.browser().get("/api/passkey/accepted").await.status, 401);
        let accepted = member.browser.get("/api/passkey/accepted").await.json()["accepted"].clone();
        assert_eq!(accepted["allAcceptedCredentialIds"].as_array().unwrap().len(), 1);
        assert_eq!((&accepted["rpId"], &accepted["name"]), (&"portal.example".into(), &"anna@mail.example".into()));
    }
}
