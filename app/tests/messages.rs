//! What the choice of messages and the stop link promise on their pages.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod samples;

use portico_app::locale::Language;
use samples::pages;

fn page(language: Language, name: &str) -> String {
    pages(language, None).into_iter().find(|(known, _)| *known == name).map(|(_, html)| html).unwrap()
}

#[test]
fn every_box_has_its_label_and_a_blocked_one_leads_to_its_purpose() {
    for language in Language::ALL {
        let (html, texts) = (page(language, "messages"), &language.texts().messages);
        assert_eq!(html.matches("type=\"checkbox\"").count(), 7);
        assert_eq!(html.matches(texts.by_mail).count(), 3);
        assert_eq!(html.matches("disabled").count(), 3, "the three ways of the blocked topic");
        assert!(html.contains("href=\"/account/consents#purpose-newsletter\""));
        assert!(
            html.contains("value=\"news.email news.post news.phone reminders.email\""),
            "only what can be ticked is read"
        );
        assert!(html.contains(texts.always) && !html.contains("role=\"status\""));
        assert!(page(language, "messages-saved").contains("role=\"status\""));
    }
}

#[test]
fn a_stop_link_asks_once_and_works_without_script() {
    for language in Language::ALL {
        let (html, texts) = (page(language, "stop"), &language.texts().messages);
        assert!(html.contains("<form id=\"stop\" method=\"post\" action=\"/stop?token=token\""), "{html}");
        assert!(html.contains(texts.stop_submit) && html.contains(texts.stop_text));
        for (name, words) in [("stop-done", texts.stopped), ("stop-unknown", texts.unknown)] {
            let html = page(language, name);
            assert!(html.contains(words.title) && html.contains("href=\"/account/messages\""));
            assert!(!html.contains("<form id=\"stop\""));
        }
    }
}
