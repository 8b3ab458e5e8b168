//! The desk itself: looking changes nothing, the switch, and who may not come in now.

use crate::portal::{self, MINUTE, has_form, text_of};
use crate::{DESK, on_both_engines};

const RESTRICT: &str = "/account/privacy/restrict";
const PAGES: [&str; 4] = [DESK, "/account/privacy/erase", "/account/privacy/correct", "/account/privacy/ask"];
const FORMS: [&str; 5] =
    [RESTRICT, "/account/privacy/export", "/account/privacy/erase", "/account/privacy/correct", "/account/privacy/ask"];
/// Fields that every form of the desk takes.
const FIELDS: &[(&str, &str)] = &[("on", "yes"), ("sure", "yes"), ("about", "name"), ("words", "Why?")];

on_both_engines! {
    async fn looking_changes_nothing(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        member.browser.get("/home").await;
        let before = site.database.dump().await;
        for path in PAGES {
            assert_eq!(member.browser.get(path).await.status, 200, "{path}");
        }
        assert_eq!(site.database.dump().await, before);
    }

    async fn data_is_put_on_hold_and_used_again(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        // Holding needs no recent passkey: whoever may read may also stop.
        site.wait(11 * MINUTE);
        for _ in 0..2 {
            member.browser.post_form(RESTRICT, &[("on", "yes")]).await.leads_to(DESK);
        }
        assert!(site.record_of(&member).await.person.restricted_at.is_some());
        let page = member.browser.get(DESK).await.body;
        assert!(text_of(&page).contains("Your data is on hold since") && page.contains("name=\"on\" value=\"no\""));
        for _ in 0..2 {
            member.browser.post_form(RESTRICT, &[("on", "no")]).await.leads_to(DESK);
        }
        assert_eq!(site.record_of(&member).await.person.restricted_at, None);
        assert!(text_of(&member.browser.get(DESK).await.body).contains("The hold is lifted"));
        assert_eq!((site.count_events("restricted").await, site.count_events("unrestricted").await), (1, 1));
        for odd in [&[("on", "maybe")][..], &[], &[("on", "yes"), ("on", "no")]] {
            assert_eq!(member.browser.post_form(RESTRICT, odd).await.status, 422, "{odd:?}");
        }
        let lured = member.browser.lured_by("https://evil.example", "cross-site");
        assert_eq!(lured.post_form(RESTRICT, &[("on", "yes")]).await.status, 403);
        assert_eq!(site.record_of(&member).await.person.restricted_at, None);
    }

    async fn nobody_comes_in_without_a_session(site: Site) {
        let stranger = site.browser();
        let before = site.database.dump().await;
        for path in PAGES {
            stranger.get(path).await.leads_to(&format!("/sign-in?return={}", path.replace('/', "%2F")));
        }
        for path in FORMS {
            assert!(stranger.post_form(path, FIELDS).await.location().starts_with("/sign-in?return="), "{path}");
        }
        assert_eq!(site.database.dump().await, before);
    }

    async fn a_frozen_account_has_no_desk(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        assert_eq!(member.browser.freeze().await.status, 200);
        assert_eq!(member.browser.sign_in(&mut member.passkey).await.status, 200);
        for path in PAGES {
            member.browser.get(path).await.leads_to("/account/frozen");
        }
        for path in FORMS {
            member.browser.post_form(path, FIELDS).await.leads_to("/account/frozen");
        }
        for table in ["rights_request", "data_export", "erasure"] {
            assert_eq!(site.database.count(table).await, 0, "{table}");
        }
        member.browser.thaw().await.leads_to("/home");
        assert!(has_form(&member.browser.get(DESK).await, "export"));
    }
}
