//! Reading documents: every version, in every language, and never as markup.

use http::StatusCode;

use crate::on_both_engines;
use crate::portal::{self, Drafts, document, text_of};

/// The titles and texts that somebody might paste into a file.
const NAUGHTY: [&str; 6] = [
    "</h1><script>alert(1)</script>",
    "\"><img src=x onerror=alert(2)>",
    "<!--",
    "{{7*7}} ${7*7}",
    "\u{202e}right to left\u{202c}",
    "Ω≈ç√∫ 田中さん 🏛",
];

on_both_engines! {
    async fn every_version_can_be_read_for_ever(site: Site) {
        site.publish_purposes().await;
        site.publish_document_again("privacy", false, |_| {}).await;
        let browser = site.browser();
        let newest = text_of(&browser.get("/legal/privacy").await.body);
        assert!(newest.contains("Version 2, published 15 January 2027"), "{newest}");
        assert!(newest.contains("What changed in version 2.") && newest.contains("Added in version 2."), "{newest}");
        let first = text_of(&browser.get("/legal/privacy?version=1").await.body);
        assert!(first.contains("This is an older version") && !first.contains("Added in version 2."), "{first}");
        for wrong in ["0", "3", "-1", "1.0", "x", "99999999999999999999", ""] {
            let answer = browser.get(&format!("/legal/privacy?version={wrong}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
        }
        assert_eq!(browser.get("/legal/nothing").await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.get("/legal/newsletter").await.status, StatusCode::NOT_FOUND, "a purpose is no document");
    }

    async fn the_text_comes_in_the_language_of_the_reader_and_otherwise_says_so(site: Site) {
        let mut drafts = Drafts { documents: vec![document("terms", true), document("privacy", false)], ..Drafts::default() };
        drafts.documents[1].texts.remove("en");
        drafts.documents[1].texts.remove("nl");
        site.publish(&drafts).await;
        let browser = site.browser();
        browser.set_cookie("language", "nl");
        let terms = browser.get("/legal/terms").await.body;
        assert!(terms.contains("Words of terms (nl)."), "{terms}");
        let privacy = browser.get("/legal/privacy").await.body;
        assert!(privacy.contains("Words of privacy (ar).") && privacy.contains("lang=\"ar\""), "{privacy}");
        assert!(text_of(&privacy).contains("Je leest hem in deze taal: \u{2068}العربية\u{2069}"), "{}", text_of(&privacy));
        assert!(privacy.contains(">The terms in nl</a>"), "the footer is in the reader's language");
    }

    async fn the_footer_follows_a_publication_at_once_on_every_page(site: Site) {
        let browser = site.browser();
        assert!(!browser.get("/").await.body.contains("/legal/terms"));
        site.publish_purposes().await;
        for page in ["/", "/sign-in", "/no-such-page"] {
            assert!(browser.get(page).await.body.contains("<a href=\"/legal/terms\""), "{page}");
        }
    }

    async fn whatever_stands_in_a_text_stays_text(site: Site) {
        let mut drafts = Drafts::default();
        for (at, naughty) in NAUGHTY.iter().enumerate() {
            let mut draft = document(&format!("naughty-{at}"), true);
            let text = draft.texts.get_mut("en").unwrap();
            text.title = (*naughty).into();
            text.text = format!("# {naughty}\n\n{naughty}\n\n- {naughty}");
            text.changed = (*naughty).into();
            drafts.documents.push(draft);
        }
        let member = site.member("Samira", "samira@mail.example").await;
        site.publish(&drafts).await;
        for (at, naughty) in NAUGHTY.iter().enumerate() {
            let page = site.browser().get(&format!("/legal/naughty-{at}")).await.body;
            assert!(!page.contains("<script>alert") && !page.contains("<img src=x") && !page.contains("<!--"), "{page}");
            assert!(text_of(&page).contains(naughty), "{naughty}: {}", text_of(&page));
        }
        let waiting = member.browser.get("/account/terms").await.body;
        assert!(!waiting.contains("<script>alert") && !waiting.contains("<img src=x"), "{waiting}");
        let form = site.browser().get("/sign-up").await.body;
        assert!(!form.contains("<script>alert") && !form.contains("<img src=x"), "{form}");
    }
}
