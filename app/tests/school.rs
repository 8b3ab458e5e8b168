//! What the pages about school promise: changes are marked by words, a line has its numbers beside it, nothing private is on a guardian's page,
//! and what is closed says why.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod samples;

use portico_app::locale::Language;
use samples::pages;

fn page(language: Language, name: &str) -> String {
    pages(language, None).into_iter().find(|(known, _)| *known == name).map(|(_, html)| html).unwrap()
}

/// The drawings of a page.
fn drawings(html: &str) -> Vec<&str> {
    html.split("<svg id=\"subject-").skip(1).map(|rest| rest.split("<ul").next().unwrap()).collect()
}

/// WCAG 2.2, 1.4.1: what changed is said in a word, not only by a colour.
#[test]
fn what_changed_in_a_lesson_stands_there_as_a_word() {
    let html = page(Language::En, "timetable");
    assert!(html.contains("class=\"change off\"") && html.contains("<span>Cancelled</span>"));
    assert!(html.contains("<s dir=\"auto\">Biology</s>") && html.contains("<span>Moved</span>"));
    assert!(html.contains("<b dir=\"auto\">History</b>"), "a lesson that moved takes place");
}

#[test]
fn a_week_leads_to_the_weeks_around_it() {
    let html = page(Language::En, "timetable");
    for href in ["/portal/timetable?week=2026-W46", "/portal/timetable?week=2026-W48"] {
        assert!(html.contains(&format!("href=\"{href}\"")), "{href}");
    }
    assert_eq!(html.matches("aria-current=\"date\"").count(), 1);
    assert!(!html.contains(Language::En.texts().school.timetable.this_week), "this is it");
    let child = page(Language::En, "timetable-child");
    assert!(child.contains("href=\"/portal/children/0193-noor/timetable?week=2026-W46\""));
    for language in Language::ALL {
        let (html, texts) = (page(language, "timetable-empty"), &language.texts().school.timetable);
        assert!(html.contains(texts.empty.title) && html.contains(texts.this_week) && !html.contains("class=\"week\""));
    }
}

/// WCAG 2.2, 1.1.1: a drawing has a name and a description, and the same stands in a table.
#[test]
fn a_line_has_a_name_a_description_and_a_table() {
    for language in Language::ALL {
        let html = page(language, "results");
        let drawings = drawings(&html);
        assert_eq!(drawings.len(), 2, "one mark is no line");
        for (drawing, id) in drawings.iter().zip(["subject-0-progress", "subject-1-progress"]) {
            assert!(
                drawing.contains(&format!("aria-labelledby=\"{id}-name {id}-words\""))
                    && drawing.contains("role=\"img\"")
            );
            assert!(drawing.contains(&format!("<title id=\"{id}-name\">")), "{drawing}");
            assert!(drawing.contains(&format!("<desc id=\"{id}-words\">")));
        }
        assert_eq!(html.matches("<table class=\"table\">").count(), 2);
        assert_eq!(drawings[0].matches("class=\"progress-mark\"").count(), 3, "each mark beside its point");
        assert!(drawings[1].matches("class=\"progress-mark\"").count() <= 4, "only those that say most");
    }
}

#[test]
fn time_runs_in_the_direction_of_reading() {
    let first = |language| {
        let html = page(language, "results");
        let drawing = drawings(&html)[0].to_owned();
        let line = drawing.split("points=\"").nth(1).unwrap().split(',').next().unwrap().to_owned();
        (line.parse::<i64>().unwrap(), drawing)
    };
    let ((left, english), (right, arabic)) = (first(Language::En), first(Language::Ar));
    assert!(left < 180 && right > 180, "{left} {right}");
    assert!(english.contains("direction=\"ltr\"") && arabic.contains("direction=\"rtl\""));
    // The first day begins at the side where reading begins, the last one ends at the other: by the direction of the drawing.
    for drawing in [english, arabic] {
        let ends: Vec<_> = drawing.split("class=\"progress-day\"").collect();
        assert!(ends[0].ends_with("text-anchor=\"start\" ") && ends[1].ends_with("text-anchor=\"end\" "), "{drawing}");
    }
}

#[test]
fn what_only_the_student_reads_says_so() {
    for language in Language::ALL {
        let texts = &language.texts().school;
        let own = page(language, "result");
        assert!(own.contains(texts.results.comment) && own.contains(texts.results.only_you));
        let guardian = page(language, "result-child");
        assert!(!guardian.contains(texts.results.comment) && !guardian.contains(texts.results.only_you));
        assert!(page(language, "attendance").contains(texts.attendance.only_you));
    }
}

#[test]
fn attendance_is_counted_in_words_and_only_the_newest_month_is_open() {
    let html = page(Language::En, "attendance");
    assert!(html.contains("76 times") && html.contains("once") && html.contains("Present: 38 · Late: 1"));
    assert_eq!(html.matches("<details open class=\"details month\"").count(), 1);
    assert_eq!(html.matches("class=\"details month\"").count(), 2);
}

#[test]
fn a_guardian_changes_the_child_and_keeps_the_part() {
    for language in Language::ALL {
        let html = page(language, "results-child");
        assert!(html.contains("href=\"/portal/children/0193-elias/results\""));
        assert!(html.contains("href=\"/portal/children/0193-noor/attendance\""));
        let alone = page(language, "child-of-age");
        assert!(!alone.contains(language.texts().children.switcher), "one child is only named");
    }
}

#[test]
fn what_may_be_seen_says_until_when_and_why() {
    let html = page(Language::En, "child").replace(['\u{2068}', '\u{2069}'], "");
    for words in [
        "Visible to you until 12 May 2027, when Noor turns 18.",
        "Noor keeps this private, and is old enough to decide so.",
        "ask the school",
        "href=\"/account/family/children/0193-noor/consents\"",
        "name=\"topic\" value=\"results\" checked",
        "5A at Northfield College",
    ] {
        assert!(html.contains(words), "{words}");
    }
    assert_eq!(html.matches("<details class=\"why\">").count(), 2, "where it ends by itself");
    assert_eq!(html.matches("type=\"checkbox\"").count(), 2, "mails about what the school tells");
    assert!(html.contains("action=\"/portal/children/0193-noor\"") && !html.contains("role=\"status\""));
    assert!(page(Language::En, "child-mails-saved").contains("role=\"status\""));
    for (name, words) in [
        ("child-mails-stopped", "You have stopped the mails"),
        ("child-quiet", "nothing here that you are written to about"),
    ] {
        let html = page(Language::En, name);
        assert!(html.contains(words) && !html.contains("type=\"checkbox\""), "{name}");
    }
    let grown = page(Language::En, "child-of-age").replace(['\u{2068}', '\u{2069}'], "");
    assert!(grown.contains("Since 12 May 2027 Noor decides who sees this"));
    assert!(!grown.contains("/consents\"") && !grown.contains("child-schools"), "nothing is left but why");
}

#[test]
fn a_right_that_ended_says_so_calmly_and_shows_nothing() {
    let html = page(Language::En, "child-hidden-of-age").replace(['\u{2068}', '\u{2069}'], "");
    assert!(html.contains("You could see Noor’s results until 12 May 2026. That right has ended."), "{html}");
    assert!(html.contains("Noor turned 18 on 12 May 2026") && html.contains("href=\"/portal/children/0193-noor\""));
    for language in Language::ALL {
        let texts = &language.texts().children.sees;
        for name in ["child-hidden-of-age", "child-hidden-handed-over", "child-ended"] {
            let html = page(language, name);
            assert!(html.contains(texts.ended_title), "{name}");
            assert!(!html.contains("role=\"alert\"") && !html.contains("class=\"subject"), "{name}");
        }
        for name in ["child-hidden-withheld", "child-hidden-no-right"] {
            assert!(!page(language, name).contains(texts.ended_title), "{name}");
        }
        let ended = page(language, "child-ended");
        assert!(!ended.contains("Noor") && !ended.contains("href=\"/portal"), "nothing of the child");
    }
}
