//! The list of sessions, and that what is ended there is ended everywhere at once.

use crate::on_both_engines;
use crate::portal::{self, text_of};

/// The handles of the sessions that can be ended, as the page names them.
fn handles(page: &str) -> Vec<String> {
    let forms = page.split("action=\"/account/sessions/").skip(1);
    let named = forms.filter_map(|form| form.split_once("/end\""));
    named.map(|(handle, _)| handle.to_owned()).filter(|handle| !handle.contains('"')).collect()
}

on_both_engines! {
    async fn a_session_ends_at_its_next_request_on_every_replica(site: Site) {
        let replica = site.replica().await;
        let mut member = site.member("Anna", "anna@mail.example").await;
        let elsewhere = member.sign_in_elsewhere(&site).await;
        let page = member.browser.get("/account/sessions").await.body;
        assert!(text_of(&page).contains("This session") && text_of(&page).contains("Chrome on Linux"));
        let [handle] = &handles(&page)[..] else { panic!("{page}") };
        let end = format!("/account/sessions/{handle}/end");
        member.browser.copy_at(&replica).post_form(&end, &[]).await.leads_to("/account/sessions");
        assert!(!elsewhere.is_signed_in().await);
        assert!(!elsewhere.copy_at(&replica).is_signed_in().await);
        assert!(member.browser.is_signed_in().await);
        // A second click.
        let late = member.browser.post_form(&end, &[]).await;
        assert_eq!(late.status, 404);
        assert!(late.body.contains("role=\"status\""));
    }

    async fn all_others_end_and_this_one_stays(site: Site) {
        let replica = site.replica().await;
        let mut member = site.member("Anna", "anna@mail.example").await;
        let (first, second) = (member.sign_in_elsewhere(&site).await, member.sign_in_elsewhere(&site).await);
        let other = site.member("Piet", "piet@mail.example").await;
        member.browser.post_form("/account/sessions/end-others", &[]).await.leads_to("/account/sessions");
        for ended in [first.copy_at(&replica), second] {
            assert!(!ended.is_signed_in().await);
        }
        assert!(member.browser.is_signed_in().await && other.browser.is_signed_in().await);
        let page = member.browser.get("/account/sessions").await.body;
        assert!(handles(&page).is_empty() && text_of(&page).contains("Nowhere else"));
    }

    async fn nobody_ends_the_sessions_of_others(site: Site) {
        let mut anna = site.member("Anna", "anna@mail.example").await;
        let elsewhere = anna.sign_in_elsewhere(&site).await;
        let handle = handles(&anna.browser.get("/account/sessions").await.body).remove(0);
        let eve = site.member("Eve", "eve@mail.example").await;
        for handle in [handle.as_str(), "01900000-0000-7000-8000-000000000000", "x"] {
            assert_eq!(eve.browser.post_form(&format!("/account/sessions/{handle}/end"), &[]).await.status, 404);
        }
        assert!(elsewhere.is_signed_in().await);
    }

    async fn the_back_button_shows_nothing_after_signing_out(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        for path in ["/home", "/account/passkeys", "/account/sessions", "/account/activity"] {
            let page = member.browser.get(path).await;
            assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"), "{path}");
        }
        let thief = member.browser.copy();
        let out = member.browser.sign_out().await;
        assert!(out.header("clear-site-data").contains("cache"));
        for browser in [&member.browser, &thief] {
            for path in ["/home", "/account/passkeys", "/account/sessions", "/account/activity"] {
                let answer = browser.get(path).await;
                assert!(answer.status == 303 && answer.location().starts_with("/sign-in?return="), "{path}");
            }
        }
    }
}
