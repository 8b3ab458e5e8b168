//! `/stop`: one POST without cookies, `Origin` or any particular body stops a topic; looking, forging and luring stop nothing.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use portico_identity::messages::REMINDERS;
use tower::ServiceExt;

use crate::on_both_engines;
use crate::owner::{Owner, at};
use crate::portal::{self, Site, has_form, text_of};

/// What a mail provider posts when the reader presses its button (RFC 8058 §3.1).
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

/// A mail provider's answer: no cookies, no `Origin`, no `Sec-Fetch-Site`.
async fn provider_posts(site: &Site, path: &str, kind: Option<&str>, body: &str) -> (u16, bool) {
    let mut request = Request::post(path).header("user-agent", "GoogleImageProxy");
    if let Some(kind) = kind {
        request = request.header("content-type", kind);
    }
    let mut request = request.body(Body::from(body.to_owned())).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([203, 0, 113, 9], 25))));
    let answer = site.router.clone().oneshot(request).await.unwrap();
    (answer.status().as_u16(), answer.headers().contains_key("set-cookie"))
}

fn link(site: &Site, owner: &Owner, topic: &str) -> String {
    format!("/stop?token={}", site.identity.stop_token(owner.id, topic).unwrap())
}

async fn wants(site: &Site, owner: &Owner, topic: &str) -> bool {
    site.identity.wants(owner.id, topic, "email").await.unwrap()
}

on_both_engines! {
    async fn one_post_of_a_mail_provider_stops_the_topic(site: Site) {
        site.publish_purposes_without_documents().await;
        let (anna, eve) = site.two_owners().await;
        let form = Some("application/x-www-form-urlencoded");
        assert_eq!(provider_posts(&site, &link(&site, &anna, "news"), form, ONE_CLICK).await, (200, false));
        assert!(!wants(&site, &anna, "news").await, "stopped");
        assert!(wants(&site, &anna, REMINDERS).await && wants(&site, &eve, "news").await, "nothing else is");
        let parts = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        let other = link(&site, &anna, REMINDERS);
        assert_eq!(provider_posts(&site, &other, Some("multipart/form-data; boundary=x"), parts).await, (200, false));
        assert!(!wants(&site, &anna, REMINDERS).await);
        assert_eq!(provider_posts(&site, &link(&site, &eve, "news"), None, "").await, (200, false));
        assert!(!wants(&site, &eve, "news").await);
        assert_eq!(site.count_events("messages-stopped").await, 3);
    }

    async fn looking_changes_nothing_and_the_button_stops(site: Site) {
        site.publish_purposes_without_documents().await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (path, reader) = (link(&site, &anna, "news"), site.browser());
        let before = site.database.dump().await;
        let page = reader.get(&path).await;
        assert!(page.status == 200 && has_form(&page, "stop") && text_of(&page.body).contains("news in en"));
        assert!(!page.body.contains("anna@mail.example") && !page.body.contains("Anna"));
        assert_eq!(site.database.dump().await, before, "mail scanners open links");
        let action = page.body.split("<form id=\"stop\"").nth(1).unwrap().split("action=\"").nth(1).unwrap();
        let action = action.split('"').next().unwrap().to_owned();
        let done = reader.post_form(&action, &[]).await;
        assert_eq!(done.status, 200, "{}", done.body);
        assert!(text_of(&done.body).contains("These mails are stopped") && !wants(&site, &anna, "news").await);
        assert!(reader.session_cookie().is_none());
    }

    async fn stopping_twice_is_stopping_once(site: Site) {
        site.publish_purposes_without_documents().await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        let path = link(&site, &anna, "news");
        let all = (0..20).map(|_| provider_posts(&site, &path, None, ONE_CLICK));
        for (status, _) in futures_util::future::join_all(all).await {
            assert_eq!(status, 200);
        }
        assert_eq!(site.count_events("messages-stopped").await, 1);
        let page = site.browser().get(&path).await;
        assert!(page.status == 200 && !has_form(&page, "stop"));
    }

    async fn a_forged_cut_or_foreign_token_stops_nothing(site: Site) {
        site.publish_purposes_without_documents().await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        let token = site.identity.stop_token(anna.id, "news").unwrap();
        let mut forged: Vec<String> = ["", "x", "%00", "..%2F", "AAAA", "é"].map(str::to_owned).to_vec();
        forged.extend((1..token.len()).step_by(7).map(|length| token[..length].to_owned()));
        forged.extend((0..token.len()).step_by(5).map(|at| {
            let other = if &token[at..=at] == "A" { "B" } else { "A" };
            format!("{}{other}{}", &token[..at], &token[at + 1..])
        }));
        forged.push(format!("{token}A"));
        let before = site.database.count("message_choice").await;
        for token in forged {
            let path = format!("/stop?token={token}");
            assert_eq!(provider_posts(&site, &path, None, ONE_CLICK).await.0, 404, "{token}");
            assert_eq!(site.browser_from([198, 51, 100, 1].into()).get(&path).await.status, 404, "{token}");
        }
        assert_eq!(provider_posts(&site, "/stop", None, ONE_CLICK).await.0, 404);
        assert_eq!((site.database.count("message_choice").await, before), (0, 0));
        assert!(wants(&site, &anna, "news").await);
    }

    async fn another_sites_page_can_do_no_more_than_the_token(site: Site) {
        site.publish_purposes_without_documents().await;
        let (anna, eve) = site.two_owners().await;
        let lured = anna.member.browser.lured_by("https://evil.example", "cross-site");
        for path in ["/stop", "/stop?token=x", &link(&site, &eve, "news")] {
            assert_eq!(lured.post_form(path, &[]).await.status, 403, "{path}");
        }
        assert!(wants(&site, &anna, "news").await && wants(&site, &eve, "news").await);
        // Somebody else's link, pressed by whoever is signed in: it is the link's person who is meant.
        assert_eq!(anna.member.browser.post_form(&link(&site, &eve, "news"), &[]).await.status, 200);
        assert!(wants(&site, &anna, "news").await && !wants(&site, &eve, "news").await);
        // A link opens nothing.
        let reader = site.browser();
        reader.post_form(&link(&site, &anna, "news"), &[]).await;
        assert!(!reader.is_signed_in().await);
    }

    async fn a_frozen_account_gets_its_quiet(site: Site) {
        site.publish_purposes_without_documents().await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        site.identity.freeze(&anna.who, None, &at()).await.unwrap();
        assert_eq!(provider_posts(&site, &link(&site, &anna, "news"), None, ONE_CLICK).await.0, 200);
        assert!(!wants(&site, &anna, "news").await);
    }

    async fn guessing_is_slowed_down(site: Site) {
        let mut statuses = Vec::new();
        for _ in 0..310 {
            statuses.push(provider_posts(&site, "/stop?token=x", None, ONE_CLICK).await.0);
        }
        assert_eq!((statuses[0], statuses[309]), (404, 429));
        site.wait(portal::MINUTE);
        assert_eq!(provider_posts(&site, "/stop?token=x", None, ONE_CLICK).await.0, 404);
    }
}
