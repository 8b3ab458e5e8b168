//! Deciding by the switch, and many hands on it at the same moment.

use std::sync::Arc;

use serde_json::json;

use crate::on_both_engines;
use crate::portal::{self, at_once};
use crate::steps::{CALL, LIST, at, card, text_of_purpose};

on_both_engines! {
    async fn the_switch_says_what_holds_from_now_on(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        for (decision, state, in_force) in [
            ("agree", "given", true),
            ("agree", "given", true),
            ("decline", "withdrawn", false),
            ("decline", "withdrawn", false),
            ("agree", "given", true),
        ] {
            let answer = member.browser.switch(&site, "newsletter", decision).await;
            assert_eq!(answer.status, 200, "{}", answer.body);
            assert_eq!(answer.json(), json!({ "state": state, "in_force": in_force }));
        }
        assert_eq!(site.count_entries().await, 3, "what was so already is not written again");
        assert!(card(&member.browser.get(LIST).await.body, "newsletter").contains("aria-checked=\"true\""));
    }

    async fn refusals_of_the_switch_are_problem_documents(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        let old = text_of_purpose(&site, "newsletter");
        site.publish_purpose_again("newsletter", true, |_| {}).await;
        let body = |purpose: &str, text: &str| json!({ "purpose": purpose, "decision": "agree", "text": text });
        let photos = text_of_purpose(&site, "photos");
        for (body, problem) in [
            (body("newsletter", &old), (409, "text-changed")),
            (body("photos", &photos), (409, "consent-not-now")),
            (body("account", &text_of_purpose(&site, "account")), (409, "consent-not-now")),
            (body("nothing", &old), (404, "not-found")),
            (body("newsletter", "abc"), (422, "bad-request")),
            (body("newsletter", &"é".repeat(32)), (422, "bad-request")),
            (json!({ "purpose": "newsletter", "decision": "maybe", "text": old }), (422, "bad-request")),
            (json!({ "purpose": ["newsletter"], "decision": "agree", "text": old }), (422, "bad-request")),
            (json!({}), (422, "bad-request")),
        ] {
            let answer = member.browser.post_json(CALL, &body).await;
            assert_eq!(answer.problem(), (problem.0, problem.1.to_owned()), "{body}");
            assert_eq!(answer.header("content-type"), "application/problem+json");
        }
        let broken = member.browser.post(CALL, portal::JSON, "{\"purpose\":").await;
        assert_eq!(broken.problem(), (400, "bad-request".into()));
        let stranger = site.browser().post_json(CALL, &body("newsletter", &old)).await;
        assert_eq!(stranger.problem(), (401, "session-needed".into()));
        assert_eq!(site.count_entries().await, 0);
    }

    async fn fifty_presses_at_once_are_one_decision(site: Site) {
        site.publish_purposes().await;
        let member = Arc::new(site.member("Anna", "anna@mail.example").await);
        let text = text_of_purpose(&site, "newsletter");
        let answers = at_once(50, |number| {
            let (member, text) = (member.clone(), text.clone());
            async move {
                if number % 2 == 0 {
                    let body = json!({ "purpose": "newsletter", "decision": "agree", "text": text });
                    member.browser.post_json(CALL, &body).await
                } else {
                    member.browser.post_form(&at("newsletter"), &[("decision", "agree"), ("text", &text)]).await
                }
            }
        })
        .await;
        for answer in answers {
            assert!(matches!(answer.status.as_u16(), 200 | 303), "{} {}", answer.status, answer.body);
        }
        assert_eq!(site.count_entries().await, 1);
    }
}
