//! Promises of every letter in every language.

use std::collections::BTreeSet;

use portico_identity::letters::{Invited, Letter, Notice, Side};

use super::RenderedMail;
use super::samples::{
    LONG_CODE, MOMENT, NASTY, REQUEST, TOKEN, child_news, claim_decided, confirm, consent_ends, each, further,
    hand_over, invitation, letters, notices, recover, recover_second, rendered, tell,
};
use crate::locale::Language;

/// The addresses in a plain text.
fn links(mail: &RenderedMail) -> Vec<&str> {
    mail.text.lines().filter(|line| line.starts_with("https://")).collect()
}

#[test]
fn no_two_letters_say_the_same() {
    for language in Language::ALL {
        let mails: Vec<_> = letters("Ann").iter().map(|letter| rendered(language, letter)).collect();
        let subjects: BTreeSet<_> = mails.iter().map(|mail| mail.subject.clone()).collect();
        let texts: BTreeSet<_> = mails.iter().map(|mail| mail.text.clone()).collect();
        assert_eq!((subjects.len(), texts.len()), (mails.len(), mails.len()), "{subjects:#?}");
    }
    let names: BTreeSet<_> = notices("").iter().map(Notice::as_str).collect();
    assert_eq!(names.len(), 18);
}

#[test]
fn link_and_code_stand_in_both_parts() {
    for language in Language::ALL {
        for (letter, path) in [
            (confirm("Ann"), "/sign-up/confirm"),
            (further("Ann"), "/account/addresses/confirm"),
            (recover("Ann"), "/recover/confirm"),
        ] {
            let mail = rendered(language, &letter);
            let link = format!("https://portal.example{path}?token={TOKEN}");
            assert_eq!(links(&mail), [link.as_str()]);
            assert!(mail.html.contains(&format!("href=\"{link}\"")));
            assert!(mail.text.contains("K7QM-2XPD") && mail.html.contains("K7QM-2XPD"));
        }
    }
}

#[test]
fn the_second_proof_is_a_code_and_nothing_to_press() {
    for language in Language::ALL {
        let mail = rendered(language, &recover_second("Ann"));
        assert!(mail.text.contains("K7QM-2XPD") && mail.html.contains("K7QM-2XPD"));
        assert!(links(&mail).is_empty() && !mail.html.contains("href="));
        assert!(!mail.text.contains(language.texts().mail.link_fallback));
    }
}

#[test]
fn an_unknown_address_gets_no_way_into_an_account() {
    for language in Language::ALL {
        let mail = rendered(language, &Letter::RecoverUnknown);
        assert_eq!(links(&mail), ["https://portal.example/sign-up"]);
        assert!(mail.text.starts_with(&(language.texts().mail.greeting)(None)));
    }
}

#[test]
fn a_notice_is_taken_back_by_its_button() {
    for language in Language::ALL {
        let texts = &language.texts().mail.notices;
        for notice in notices("Ann") {
            let recovery = notice.as_str().starts_with("recovery-") || notice.as_str() == "vouched";
            let stops = recovery && notice != Notice::RecoveryStopped;
            let label = if stops { texts.stop } else { texts.not_me };
            let mail = rendered(language, &tell(notice, "Ann", Some(TOKEN)));
            assert_eq!(links(&mail), [format!("https://portal.example/not-me?token={TOKEN}")]);
            assert!(mail.html.contains(label) && mail.text.contains(label));
        }
    }
}

#[test]
fn what_cannot_be_taken_back_leads_to_where_the_owner_sees_more() {
    for language in Language::ALL {
        for notice in notices("Ann") {
            let path = if notice == Notice::Frozen { "/sign-in" } else { "/account/activity" };
            let mail = rendered(language, &tell(notice, "Ann", None));
            assert_eq!(links(&mail), [format!("https://portal.example{path}")]);
        }
    }
}

#[test]
fn a_notice_says_what_happened_when_and_where() {
    let added = tell(Notice::PasskeyAdded { passkey: "My phone".into() }, "Chrome on Linux", Some(TOKEN));
    let text = rendered(Language::En, &added).text;
    assert!(text.contains("The passkey “My phone” was added"), "{text}");
    assert!(text.contains("Time: 3 May 2026 at 14:05 UTC. Device: Chrome on Linux."), "{text}");
    let unnamed = tell(Notice::PasskeyAdded { passkey: " \u{202e}".into() }, "Chrome on Linux", Some(TOKEN));
    assert!(rendered(Language::En, &unnamed).text.contains("A passkey was added"));
    let by_itself = tell(Notice::RecoveryReady { until: MOMENT }, "", Some(TOKEN));
    let text = rendered(Language::En, &by_itself).text;
    assert!(text.contains("until 3 May 2026 at 14:05 UTC") && !text.contains("Device"), "{text}");
    let removed = tell(Notice::AddressRemoved { address: "s…@example.org".into() }, "Ann", Some(TOKEN));
    for language in Language::ALL {
        assert!(rendered(language, &removed).text.contains("s…@example.org"));
    }
}

#[test]
fn a_subject_is_one_line_without_secrets_or_names() {
    each("Ann\r\nBcc: x", |language, letter, mail| {
        let subject = &mail.subject;
        for secret in [TOKEN, "K7QM", "2XPD", "Ann", "Bcc", "2026", "?", "http"] {
            assert!(!subject.contains(secret), "{language:?} {letter:?} {subject}");
        }
        assert!(!subject.chars().any(char::is_control) && subject.contains("Northfield & Co"));
    });
}

#[test]
fn what_the_inbox_shows_holds_no_code_and_no_link() {
    each("Ann", |language, letter, mail| {
        let before_the_heading = mail.html.split("<h1").next().unwrap();
        for secret in ["K7QM", "2XPD", TOKEN] {
            assert!(!before_the_heading.contains(secret), "{language:?} {letter:?}");
        }
    });
}

#[test]
fn what_was_typed_is_text_and_nothing_else() {
    each(NASTY, |language, letter, mail| {
        assert!(!mail.html.contains("<svg"), "{language:?} {letter:?}");
        assert!(!mail.html.contains('\r') && !mail.text.contains('\r'));
        assert!(!mail.text.lines().any(|line| line.starts_with("Bcc")));
    });
    for language in Language::ALL {
        let known = rendered(language, &Letter::AddressAlreadyKnown { name: "\"><svg onload>".to_owned() });
        assert!(known.html.contains("&quot;&gt;&lt;svg onload&gt;"));
        assert!(known.html.contains("Northfield &amp; Co"));
    }
}

#[test]
fn a_stranger_cannot_send_a_message_in_the_name() {
    for letter in [confirm, further] {
        for name in ["Win at evil.example", "see https://evil.example", "a@evil.example", &"long ".repeat(40)] {
            let mail = rendered(Language::En, &letter(name));
            assert!(!mail.text.contains("evil") && !mail.html.contains("evil") && !mail.text.contains("long long"));
        }
        for name in ["J.R.R. Tolkien", "Seán Ó Briain", "نور", "Ng", "Martin Luther King Jr.", "O'Neil"] {
            assert!(rendered(Language::En, &letter(name)).text.contains(name), "{name}");
        }
    }
}

#[test]
fn direction_overrides_do_not_pass_and_isolates_are_closed() {
    each("Ann\u{202e}gro.live\u{2069}\u{2067}", |language, letter, mail| {
        assert!(!mail.text.contains(['\u{202e}', '\u{2067}']), "{language:?} {letter:?}");
        for line in mail.text.lines().chain([mail.subject.as_str()]) {
            let count = |mark: char| line.chars().filter(|character| *character == mark).count();
            assert_eq!(count('\u{2068}'), count('\u{2069}'), "{line}");
            assert!(language.dir() == "rtl" || count('\u{2068}') == 0, "{line}");
        }
    });
    let mail = rendered(Language::En, &recover("نور"));
    assert!(mail.text.starts_with("Hello \u{2068}نور\u{2069},"));
}

#[test]
fn what_can_be_stopped_says_where_in_both_parts_and_nothing_else_can() {
    let stop = format!("https://portal.example/stop?token={TOKEN}");
    for language in Language::ALL {
        let mail = rendered(language, &consent_ends("Analytics"));
        assert_eq!(mail.stop.as_deref(), Some(stop.as_str()));
        assert_eq!(links(&mail), ["https://portal.example/account/consents", stop.as_str()]);
        assert!(mail.html.contains(&format!("href=\"{stop}\"")) && mail.text.contains("Analytics"));
    }
    each("Ann", |_, letter, mail| {
        let can_be_stopped = matches!(letter, Letter::ConsentEnds { .. } | Letter::ChildNews { .. });
        assert_eq!(mail.stop.is_some(), can_be_stopped, "{letter:?}");
    });
}

#[test]
fn news_of_children_say_how_much_and_never_what() {
    let mail = rendered(Language::En, &child_news("Noor"));
    assert!(mail.text.contains("Noor: Results (2), Documents (1)") && mail.text.contains("Noor: Attendance (1)"));
    assert!(!mail.subject.contains("Noor"), "a subject stands on locked screens");
    assert_eq!(links(&mail), ["https://portal.example/home", &format!("https://portal.example/stop?token={TOKEN}")]);
    let arabic = rendered(Language::Ar, &child_news("Noor")).text;
    assert!(arabic.contains("(2)") && arabic.contains("(1)"), "{arabic}");
}

#[test]
fn an_answer_and_a_copy_are_not_in_the_mail_but_behind_a_sign_in() {
    let answered = Letter::RequestAnswered { name: "Ann".into(), request: REQUEST.into() };
    let ready = Letter::ExportReady { name: "Ann".into(), expires_at: MOMENT };
    for language in Language::ALL {
        let address = format!("https://portal.example/account/privacy/requests/{REQUEST}");
        assert_eq!(links(&rendered(language, &answered)), [address.as_str()]);
        assert_eq!(links(&rendered(language, &ready)), ["https://portal.example/account/privacy"]);
        assert!(links(&rendered(language, &Letter::ErasureDone { name: "Ann".into() })).is_empty());
    }
}

/// What is left of an Arabic line without its isolates: only our own words.
fn outside_isolates(line: &str) -> String {
    line.split('\u{2068}').map(|part| part.rsplit('\u{2069}').next().unwrap_or(part)).collect()
}

#[test]
fn words_are_calm_and_of_their_language() {
    each("Ann", |language, letter, mail| {
        let lines: Vec<_> = mail.text.lines().chain([mail.subject.as_str()]).collect();
        let own = || lines.iter().filter(|line| !line.starts_with("https://") && !line.contains("K7QM"));
        for line in own() {
            assert!(!line.contains(['!', '"']) && !line.trim().contains("  "), "{letter:?} {line}");
            let words: Vec<_> = line.split(|character: char| !character.is_alphabetic()).collect();
            let formal = words.iter().any(|word| matches!(*word, "u" | "U" | "uw" | "Uw"));
            assert!(language != Language::Nl || !formal, "{letter:?} {line}");
        }
        if language == Language::Ar {
            for line in own().filter(|line| !matches!(**line, "Northfield & Co" | "--")) {
                let outside = outside_isolates(line);
                let foreign = |character: char| character.is_ascii_alphabetic() || matches!(character, ',' | '?' | ';');
                assert!(!outside.chars().any(foreign), "{letter:?} {line}");
            }
        }
    });
}

#[test]
fn language_and_direction_are_set() {
    for (language, opening) in [
        (Language::En, "<html lang=\"en\" dir=\"ltr\">"),
        (Language::Nl, "<html lang=\"nl\" dir=\"ltr\">"),
        (Language::Ar, "<html lang=\"ar\" dir=\"rtl\">"),
    ] {
        let html = rendered(language, &confirm("Ann")).html;
        assert!(html.contains(opening));
        assert!(html.contains("prefers-color-scheme:dark") && html.contains("name=\"color-scheme\""));
    }
}

#[test]
fn every_mail_has_at_most_one_button_says_why_it_came_and_loads_nothing() {
    each("Ann", |language, letter, mail| {
        let quiet = [
            &recover_second("Ann"),
            &Letter::ErasureDone { name: "Ann".into() },
            &Letter::RequestsDue { open: 3, overdue: 1 },
        ];
        let buttons = usize::from(!quiet.contains(&letter));
        assert_eq!(mail.html.matches("bgcolor=").count(), buttons, "{language:?} {letter:?}");
        assert_eq!(links(mail).len(), buttons + usize::from(mail.stop.is_some()));
        assert!(mail.text.contains("--\nNorthfield & Co\n"));
        assert!(mail.text.contains("help@northfield.example"));
        for foreign in ["<img", "<script", "<link", "url(", "@import", "src="] {
            assert!(!mail.html.contains(foreign), "{foreign}");
        }
    });
}

#[test]
fn an_invitation_says_who_invites_to_what_and_a_stranger_writes_nothing_in_it() {
    let invited = [Invited::Known, Invited::Guardian, Invited::Member];
    for language in Language::ALL {
        let texts = invited.map(|what| rendered(language, &invitation("Westerpark", what)).text);
        for text in &texts {
            assert!(text.contains("K7QM5-2XPD9") && text.contains("Westerpark"), "{text}");
            assert!(text.contains(&format!("https://portal.example/invitation?code={LONG_CODE}")));
        }
        let different: BTreeSet<_> = texts.iter().collect();
        assert_eq!(different.len(), 3);
        for name in ["Win at evil.example", "see https://evil.example", &"long ".repeat(40)] {
            let mail = rendered(language, &invitation(name, Invited::Member));
            assert!(!mail.text.contains("evil") && !mail.html.contains("evil") && !mail.text.contains("long long"));
        }
    }
}

#[test]
fn a_coming_of_age_is_told_to_each_side_in_its_own_words() {
    for language in Language::ALL {
        let adult = rendered(language, &hand_over("Elias", Side::Adult)).text;
        let child = rendered(language, &hand_over("Elias", Side::Child)).text;
        assert!(adult.contains("Elias") && adult != child);
        for text in [&adult, &child] {
            assert!(text.contains("2026") && text.contains("https://portal.example/account/family"));
        }
    }
    assert_ne!(
        rendered(Language::En, &claim_decided("Noor", true)).text,
        rendered(Language::En, &claim_decided("Noor", false)).text
    );
}

#[test]
fn debug_output_holds_no_secret() {
    for letter in letters("Ann") {
        let shown = format!("{letter:?} {:?}", rendered(Language::En, &letter));
        assert!(!shown.contains(TOKEN) && !shown.contains("K7QM") && !shown.contains("Ann"));
    }
}
