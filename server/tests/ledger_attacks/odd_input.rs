//! Characters that a database does not take, numbers that are too large, and texts that are no texts: refused, never a fault of ours.

use serde_json::json;

use crate::on_both_engines;
use crate::portal;
use crate::token::{claims, header};

on_both_engines! {
    async fn an_issuer_that_no_database_takes_is_refused(site: Site) {
        site.publish_purposes_without_documents().await;
        let house = site.partner("mailhouse").await;
        for name in ["mail\0house", "\0", "", &"m".repeat(3000), "\u{202e}mailhouse"] {
            let mut forged = claims(&site, "mailhouse");
            forged["iss"] = json!(name);
            let answer = site.ask("x", &house.key.sign(&header(), &forged)).await;
            assert_eq!(answer.problem(), (401, "token-refused".into()), "{name:?}");
        }
    }

    async fn paths_queries_and_forms_take_anything(site: Site) {
        site.publish_purposes().await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        let browser = &anna.member.browser;
        let long = "9".repeat(500);
        for path in [
            "/account/consents/%00",
            "/account/consents/%ff%fe",
            "/account/consents/receipts/%00",
            "/account/consents/receipts/%00/file",
            "/account/consents/new?return=%00",
            "/account/consents/new?return=%ff",
            "/account/consents/new?return=//evil.example",
            "/account/privacy/requests/%00",
            "/legal/%00",
            "/legal/terms?version=%00",
            &format!("/legal/terms?version={long}"),
            "/legal/terms?version=-1",
            "/legal/terms?version=0",
            "/stop?token=%00",
            "/stop?token=%ff",
            &format!("/stop?token={long}"),
            "/stop",
            "/sign-in?return=%00",
        ] {
            let answer = browser.get(path).await;
            assert!(answer.status.is_client_error() || [200, 303].contains(&answer.status.as_u16()), "{path}: {}", answer.status);
            assert!(answer.status != 303 || answer.location().starts_with('/') && !answer.location().starts_with("//"), "{path}");
        }
        for (path, fields) in [
            ("/account/privacy/ask", &[("words", "a\0b")][..]),
            ("/account/privacy/correct", &[("about", "name\0"), ("words", "a\0b")]),
            ("/account/privacy/correct", &[("about", "name"), ("words", "a\0b")]),
            ("/account/privacy/restrict", &[("on", "\0")]),
            ("/account/privacy/exports/%00/file", &[]),
            ("/account/privacy/erase", &[("sure", "\0")]),
            ("/account/consents/%00", &[("decision", "agree"), ("text", "\0")]),
            ("/account/consents/newsletter", &[("decision", "agree"), ("text", "\0")]),
            ("/account/consents/newsletter", &[("decision", "agree"), ("text", &long), ("return", "\0")]),
            ("/account/terms/%00", &[("text", "\0")]),
            ("/account/terms/terms", &[("text", "\0")]),
            ("/account/messages", &[("news\0", "on"), ("news:email", "\0")]),
            ("/stop", &[("token", "\0")]),
            ("/stop?token=%00", &[("List-Unsubscribe", "One-Click")]),
        ] {
            let answer = browser.post_form(path, fields).await;
            assert!(answer.status.is_client_error() || answer.status == 303, "{path} {fields:?}: {}", answer.status);
        }
        for body in [
            json!({ "purpose": "\0", "decision": "agree", "text": "0".repeat(64) }),
            json!({ "purpose": "newsletter", "decision": "\0", "text": "0".repeat(64) }),
            json!({ "purpose": "newsletter", "decision": "agree", "text": long }),
            json!({ "purpose": ["newsletter"], "decision": {}, "text": 1 }),
            json!([[[[[]]]]]),
            json!(null),
        ] {
            assert!(browser.post_json("/api/account/consents", &body).await.status.is_client_error(), "{body}");
        }
    }

    async fn the_same_choice_a_thousand_times_is_one(site: Site) {
        site.publish_purposes_without_documents().await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        let shown = "news.email offers.email nothing.email ".repeat(300);
        anna.member.browser.post_form("/account/messages", &[("shown", &shown)]).await.leads_to("/account/messages");
        let detail = site.database.column("SELECT detail FROM event WHERE kind = 'messages-chosen'").await;
        assert_eq!(detail.len(), 1);
        assert_eq!(detail[0].matches("\"topic\":").count(), 1, "{detail:?}");
    }

    async fn a_purpose_never_hides_behind_a_page_of_ours(site: Site) {
        let facts = portal::standard_drafts().purposes[0].facts.clone();
        for (name, refused) in [("new", true), ("news", false)] {
            let purposes = vec![portal::purpose(name, facts.clone())];
            let report = site.identity.publish(&portal::Drafts { purposes, ..Default::default() }, true).await.unwrap();
            assert_eq!(report.is_refused(), refused, "{name}");
        }
    }
}
