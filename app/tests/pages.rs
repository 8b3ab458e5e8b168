//! Every page renders in every language, keeps its contract with scripts and tests, and lets no foreign text become markup.

#![cfg(feature = "ssr")]

mod samples;

use portico_app::locale::Language;
use samples::pages;

/// What foreign text may try to be.
const ATTACKS: [&str; 4] = [
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(2)</script>",
    "\"><svg onload=alert(3)>",
    "'><img src=x onerror=alert(4)><!--",
];

fn each_page(mut look: impl FnMut(Language, &str, &str)) {
    for language in Language::ALL {
        for (name, html) in pages(language, None) {
            look(language, name, &html);
        }
    }
}

fn count(html: &str, needle: &str) -> usize {
    html.matches(needle).count()
}

#[test]
fn every_page_is_a_whole_document_in_its_language() {
    each_page(|language, name, html| {
        let head = format!("<!DOCTYPE html><html lang=\"{}\" dir=\"{}\">", language.tag(), language.dir());
        assert!(html.starts_with(&head), "{name}: {}", &html[..120]);
        assert!(html.ends_with("</html>"), "{name}");
        for once in ["<h1", "<title>", "<main id=\"main\"", "<header", "<footer", "href=\"/pkg/portico.css\""] {
            assert_eq!(count(html, once), 1, "{name} in {} has {once} not once", language.tag());
        }
    });
}

#[test]
fn no_page_needs_an_unsafe_policy() {
    each_page(|_, name, html| {
        for forbidden in [" style=", "<style", "javascript:", " onclick", " onload", "http://", "https://"] {
            assert!(!html.contains(forbidden), "{name} holds {forbidden}");
        }
        assert_eq!(count(html, "<script"), count(html, "<script type=\"module\" nonce=\"bm9uY2U\">"), "{name}");
    });
}

#[test]
fn only_pages_with_an_island_load_the_script() {
    each_page(|_, name, html| {
        assert_eq!(html.contains("<leptos-island "), html.contains("<script"), "{name}");
    });
}

#[test]
fn ids_are_unique_and_references_lead_somewhere() {
    each_page(|_, name, html| {
        let ids: Vec<_> = attribute(html, "id").collect();
        for id in &ids {
            assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{name}: {id} twice");
        }
        let described = attribute(html, "aria-describedby").flat_map(str::split_whitespace);
        for id in described
            .chain(attribute(html, "for"))
            .chain(attribute(html, "form"))
            .chain(attribute(html, "popovertarget"))
        {
            assert!(ids.contains(&id), "{name}: nothing has the id {id}");
        }
    });
}

/// The values of an attribute, in order.
fn attribute<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let needle = format!(" {name}=\"");
    let values: Vec<_> = html.split(&needle).skip(1).filter_map(|rest| rest.split('"').next()).collect();
    values.into_iter()
}

#[test]
fn hooks_of_scripts_and_tests_are_there() {
    let hooks = [
        ("sign-up", "<form id=\"sign-up\""),
        ("sign-up", "name=\"name\""),
        ("sign-up", "name=\"email\""),
        ("sign-up", "href=\"/legal/terms\""),
        ("terms-waiting", "<form id=\"accept-terms-terms\""),
        ("legal-newest", "href=\"/legal/terms?version=1\""),
        ("sign-up-sent", "<form id=\"confirm-code\""),
        ("sign-up-sent", "name=\"code\""),
        ("sign-up-sent", "autocomplete=\"one-time-code\""),
        ("sign-up-sent", "<form id=\"resend\""),
        ("sign-up-sent", "data-until=\"1800000045\""),
        ("sign-up-sent", "data-remaining"),
        ("sign-up-sent", "href=\"/dev/mail\""),
        ("sign-up-confirm", "<form id=\"confirm\""),
        ("sign-up-confirm", "name=\"token\""),
        ("sign-up-passkey", "data-action=\"passkey-create\""),
        ("sign-up-passkey", "<noscript>"),
        ("sign-in", "data-action=\"passkey-sign-in\""),
        ("sign-in", "autocomplete=\"username webauthn\""),
        ("sign-in", "<noscript>"),
        ("sign-in-signed-out", "role=\"status\""),
        ("home-first", "<form id=\"sign-out\""),
        ("profile", "<form id=\"profile\""),
        ("addresses-many", "<form id=\"add-address\""),
        ("address-pending", "<form id=\"address-code\""),
        ("address-pending", "<form id=\"resend\""),
        ("address-pending", "<form id=\"drop-address\""),
        ("address-pending", "data-until=\"1800000045\""),
        ("address-confirm", "<form id=\"confirm\""),
        ("address-remove", "<form id=\"remove-address\""),
        ("passkeys-one", "data-action=\"passkey-create\""),
        ("recover", "<form id=\"recover\""),
        ("recover-sent", "<form id=\"recover-code\""),
        ("recover-sent", "<form id=\"resend\""),
        ("recover-expired", "<form id=\"resend\""),
        ("recover-proof", "<form id=\"recover-with-code\""),
        ("recover-proof", "<form id=\"recover-with-address\""),
        ("recover-proof", "<form id=\"recover-by-waiting\""),
        ("recover-proof-waited", "<form id=\"recover-after-waiting\""),
        ("recover-second-mail", "<form id=\"recover-address-code\""),
        ("recover-passkey", "data-action=\"passkey-create\""),
        ("recovery-none", "<form id=\"make-codes\""),
        ("recovery-used", "<form id=\"replace-codes\""),
        ("recovery-running", "<form id=\"stop-recovery\""),
        ("recovery-codes", "data-action=\"copy\""),
        ("recovery-codes", "data-action=\"download\""),
        ("recovery-codes", "data-action=\"print\""),
        ("recovery-codes", "<code dir=\"ltr\">"),
        ("recovery-banner", "href=\"/account/recovery\""),
        ("freeze-event", "name=\"event\" value=\"0193\""),
        ("frozen", "<form id=\"thaw\""),
        ("not-me", "<form id=\"freeze\""),
        ("not-me-recovery", "<form id=\"stop-recovery\""),
        ("sign-up-refused", "aria-invalid=\"true\""),
        ("sign-up-refused", "role=\"alert\" tabindex=\"-1\" autofocus"),
        ("dev-mail-view", "src=\"/dev/mail/0193/html\""),
        ("dev-mail-view", "sandbox=\""),
        ("error-500", "8f2c-41aa"),
        ("landing", "formnovalidate"),
    ];
    let all = pages(Language::En, None);
    for (page, hook) in hooks {
        let (_, html) = all.iter().find(|(name, _)| *name == page).unwrap();
        assert!(html.contains(hook), "{page} lacks {hook}");
    }
}

#[test]
fn every_browser_problem_has_its_message() {
    let all = pages(Language::En, None);
    for page in ["sign-in", "sign-up-passkey", "passkeys-one"] {
        let (_, html) = all.iter().find(|(name, _)| *name == page).unwrap();
        for code in ["cancelled", "aborted", "insecure", "unsupported", "offline", "unexpected", "too-many-requests"] {
            assert!(html.contains(&format!("data-problem=\"{code}\" hidden")), "{page} lacks {code}");
        }
    }
}

#[test]
fn typed_text_travels_with_a_change_of_language() {
    let all = pages(Language::En, None);
    let (_, html) = all.iter().find(|(name, _)| *name == "sign-up-refused").unwrap();
    assert_eq!(count(html, "form=\"sign-up\" formnovalidate"), 3);
    assert!(!html.contains("action=\"/language\""));
    assert!(html.contains(samples::LONG_NAME));
    let (form, choice) = (html.find("<form id=\"sign-up\""), html.find("id=\"languages\""));
    assert!(form < choice, "Enter in a field would change the language");
}

#[test]
fn foreign_text_never_becomes_markup() {
    for language in Language::ALL {
        for attack in ATTACKS {
            for (name, html) in pages(language, Some(attack)) {
                for raw in ["<script>alert", "<svg onload", "<img src=x"] {
                    assert!(!html.contains(raw), "{name}: {attack} came out as {raw}");
                }
                assert_eq!(count(&html, "</title>"), count(&html, "<title"), "{name}: {attack}");
                assert_eq!(count(&html, "</textarea>"), count(&html, "<textarea"), "{name}: {attack}");
            }
        }
    }
}

#[test]
fn languages_are_found_by_their_tags() {
    for language in Language::ALL {
        assert_eq!(Language::from_tag(language.tag()), Some(language));
    }
    assert_eq!(Language::from_tag("nl-BE"), Some(Language::Nl));
    assert_eq!(Language::from_tag("tlh"), None);
}
