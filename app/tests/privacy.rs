//! What the rights desk promises on its pages: days in plain words, what goes and what stays, and forms that keep what was typed.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod samples;

use portico_app::locale::Language;
use samples::pages;

fn page(language: Language, name: &str) -> String {
    pages(language, None).into_iter().find(|(known, _)| *known == name).map(|(_, html)| html).unwrap()
}

fn has_form(html: &str, id: &str) -> bool {
    html.contains(&format!("<form id=\"{id}\""))
}

#[test]
fn each_request_says_its_day_and_nobody_has_to_know_a_law() {
    for language in Language::ALL {
        let html = page(language, "privacy-full");
        assert_eq!(html.matches("3 June 2026").count(), 2, "the open ones");
        assert_eq!(html.matches("20 May 2026").count(), 4, "the answered ones");
        for (name, html) in pages(language, None).iter().filter(|(name, _)| name.starts_with("privacy")) {
            for law in ["GDPR", "CCPA", "AVG", "RGPD", "article", "artikel"] {
                assert!(!html.contains(law), "{name} says {law}");
            }
        }
    }
}

#[test]
fn a_new_desk_says_why_it_is_empty_and_offers_every_right() {
    for language in Language::ALL {
        let html = page(language, "privacy-new");
        assert!(html.contains(language.texts().privacy.requests.empty));
        assert!(has_form(&html, "export") && has_form(&html, "restrict"));
        for path in ["erase", "correct", "ask"] {
            assert!(html.contains(&format!("href=\"/account/privacy/{path}\"")), "{path}");
        }
        for path in ["", "/addresses", "/consents", "/activity?show=privacy"] {
            assert!(html.contains(&format!("href=\"/account{path}\" class=\"need\"")), "{path}");
        }
        assert!(!html.contains("<progress") && !has_form(&html, "stop-erasure"));
    }
}

#[test]
fn a_copy_that_is_made_says_how_far_it_is_and_no_second_one_is_offered() {
    for language in Language::ALL {
        let html = page(language, "privacy-full");
        let bar = html.split("<progress").nth(1).and_then(|rest| rest.split('>').next()).unwrap();
        assert!(bar.contains("value=\"3\"") && bar.contains("max=\"14\"") && bar.contains("aria-labelledby="), "{bar}");
        assert!(html.contains(&(language.texts().privacy.copy.step)(3, 14)));
        assert!(!has_form(&html, "export"));
        assert!(!html.contains("http-equiv"));
    }
}

#[test]
fn a_ready_copy_says_its_size_and_its_end_and_is_posted_for() {
    let html = page(Language::En, "privacy-copy-ready");
    assert!(html.contains("1.3 MB") && html.contains("10 May 2026 at 14:05"));
    let form = html.split("<form id=\"download-").nth(1).and_then(|rest| rest.split("</form>").next()).unwrap();
    assert!(form.contains("method=\"post\"") && form.contains("/exports/00000000-0000-0000-0000-000000000002/file"));
    assert!(has_form(&html, "export"), "a new one can be made");
    assert_eq!(html.matches("autofocus").count(), 0);
    assert_eq!(page(Language::En, "privacy-copy-asked").matches("autofocus").count(), 1, "the button that was pressed");
    let enough = page(Language::En, "privacy-copies-enough");
    assert!(enough.contains("role=\"alert\"") && enough.contains("4 May 2026 at 14:05"));
}

#[test]
fn erasing_says_what_goes_what_stays_and_when_before_it_asks() {
    for language in Language::ALL {
        let texts = &language.texts().privacy.erase;
        let html = page(language, "erase");
        let (tick, button) = (html.find("id=\"sure\"").unwrap(), html.find("<form id=\"erase\"").unwrap());
        for goes in texts.goes_list {
            assert!(html.find(goes).unwrap() < button);
        }
        let stays = &texts.stays_list;
        for words in [stays.request, stays.tombstone, stays.guardian_acts, stays.backups] {
            assert!(html.find(words.title).unwrap() < button && html.contains(words.text));
        }
        assert!(html.contains("17 May 2026") && html.contains(texts.devices.text));
        assert!(html.contains("href=\"/account/privacy#copy\""), "a copy is recommended first");
        assert!(button < tick && !html.contains("checked"), "never ticked beforehand");
        assert!(page(language, "erase-at-once").contains(texts.at_once));
    }
}

#[test]
fn an_erasure_under_way_is_said_once_on_a_page_and_stopped_with_one_press() {
    for language in Language::ALL {
        for name in ["privacy-erasing", "erase-running", "home-erasing"] {
            let html = page(language, name);
            assert_eq!(html.matches("<form id=\"stop-erasure\"").count(), 1, "{name}");
            assert!(html.contains("17 May 2026"), "{name}");
            assert!(!has_form(&html, "erase") && !html.contains("id=\"sure\""), "{name}");
        }
        assert!(!page(language, "privacy-erasing").contains("href=\"/account/privacy/erase\""));
    }
}

#[test]
fn a_refused_erasure_says_so_at_the_tick_and_a_kept_one_has_it_set() {
    for language in Language::ALL {
        let refused = page(language, "erase-refused");
        assert!(refused.contains("id=\"sure-error\"") && refused.contains("href=\"#sure\""));
        assert!(refused.contains("aria-invalid=\"true\" aria-describedby=\"sure-error\""));
        let kept = page(language, "erase-kept");
        assert!(kept.contains("value=\"yes\" checked") && kept.contains(language.texts().account.kept));
    }
}

#[test]
fn typed_words_come_back_with_their_lines_and_travel_with_a_change_of_language() {
    for name in ["correct-typed", "correct-refused", "correct-too-long", "request-open"] {
        let html = page(Language::Nl, name);
        assert!(html.contains("I was born on 9 March 1987.\nNot on 3 September."), "{name}");
    }
    for (name, form) in [("correct-typed", "correct"), ("ask-refused", "ask-right")] {
        let html = page(Language::Ar, name);
        assert_eq!(html.matches(&format!("form=\"{form}\" formnovalidate")).count(), 3, "{name}");
    }
    let area = page(Language::En, "correct-typed");
    let area = area.split("<textarea").nth(1).unwrap();
    assert!(area.split_once('>').unwrap().1.starts_with("I was born"), "nothing stands before the words");
}

#[test]
fn errors_stand_beside_their_field_and_lead_to_it() {
    for language in Language::ALL {
        for (name, field) in [
            ("correct-refused", "about"),
            ("correct-too-long", "words"),
            ("ask-refused", "words"),
            ("ask-too-many", "words"),
        ] {
            let html = page(language, name);
            assert!(
                html.contains(&format!("href=\"#{field}\"")) && html.contains(&format!(" id=\"{field}\"")),
                "{name}"
            );
            assert!(html.contains(&format!("aria-describedby=\"{field}-error {field}-hint\"")), "{name}");
        }
    }
}

#[test]
fn a_request_shows_what_was_said_on_both_sides() {
    for language in Language::ALL {
        let texts = &language.texts().privacy.requests;
        let open = page(language, "request-open");
        assert!(open.contains(texts.waiting) && open.contains(language.texts().privacy.correct.birth_date));
        assert!(page(language, "request-extended").contains("We ask the school."));
        for (name, outcome) in [
            ("request-done", texts.done),
            ("request-refused", texts.refused),
            ("request-withdrawn", texts.taken_back),
            ("request-by-itself", texts.done),
        ] {
            let html = page(language, name);
            assert!(html.contains(outcome) && html.contains(texts.complain) && !html.contains(texts.waiting), "{name}");
        }
        assert!(!page(language, "request-by-itself").contains("<blockquote"));
        assert!(page(language, "request-sent").contains("role=\"status\""));
    }
}
