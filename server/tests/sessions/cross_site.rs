//! Other people's pages: nothing that changes something may be asked from there, whatever cookies the browser sends along.

use crate::on_both_engines;
use crate::portal::{self, Browser, FORM, JSON};

/// Everything that changes something, with a body that would do.
const CHANGES: [(&str, &str, &str); 10] = [
    ("/sign-up", FORM, "name=Eve&email=eve%40mail.example"),
    ("/sign-up/resend", FORM, ""),
    ("/sign-up/code", FORM, "code=AAAA-AAAA"),
    ("/sign-up/confirm", FORM, "token=(token)"),
    ("/sign-out", FORM, ""),
    ("/language", FORM, "language=nl&return=%2F"),
    ("/api/passkey/register/options", JSON, "{}"),
    ("/api/passkey/register", JSON, "{}"),
    ("/api/passkey/sign-in/options", JSON, "{}"),
    ("/api/passkey/sign-in", JSON, "{}"),
];

async fn is_refused_everything(browser: &Browser, token: &str) {
    for (path, content_type, body) in CHANGES {
        let answer = browser.post(path, content_type, body.replace("(token)", token)).await;
        assert_eq!(answer.status, 403, "{path}");
        assert!(answer.set_cookies().is_empty() && answer.location().is_empty(), "{path}");
    }
}

on_both_engines! {
    async fn another_sites_page_changes_nothing(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let (waiting, mail) = site.applicant("Piet", "piet@mail.example").await;
        let before = site.database.dump().await;
        for (origin, relation) in [
            ("https://evil.example", "cross-site"),
            ("https://shop.portal.example", "same-site"),
            ("http://portal.example", "cross-site"),
            ("https://portal.example:8443", "same-site"),
            ("null", "cross-site"),
        ] {
            for victim in [&member.browser, &waiting, &site.browser()] {
                is_refused_everything(&victim.lured_by(origin, relation), &mail.token).await;
            }
        }
        assert_eq!(site.database.dump().await, before);
        waiting.confirm_link(&mail.token).await.leads_to("/sign-up/passkey");
        assert!(member.browser.is_signed_in().await);
    }
}

#[tokio::test]
async fn no_address_changes_anything_when_it_is_only_looked_at() {
    let site = portal::Site::sqlite().await;
    let member = site.member("Anna", "anna@mail.example").await;
    let (waiting, mail) = site.applicant("Piet", "piet@mail.example").await;
    // What is left to be said once is said now.
    for browser in [&member.browser, &waiting] {
        browser.get("/home").await;
        browser.get("/sign-up/sent").await;
    }
    let before = site.database.dump().await;
    let token = format!("/sign-up/confirm?token={}", mail.token);
    let pages =
        ["/", "/sign-up", "/sign-up/sent", "/sign-up/passkey", "/sign-in", "/recover", "/home", "/account/passkeys"];
    for browser in [&member.browser, &waiting, &site.browser()] {
        for path in pages.iter().copied().chain(CHANGES.map(|(path, _, _)| path)).chain([token.as_str(), "/nowhere"]) {
            let status = browser.get(path).await.status;
            assert!(status.as_u16() < 500, "{path}: {status}");
        }
    }
    assert_eq!(site.database.dump().await, before);
}
