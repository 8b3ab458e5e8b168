//! Promises of every letter in every language.

use portico_identity::letters::{Letter, Notice};

use super::{MailContext, RenderedMail, render};
use crate::locale::Language;
use crate::shell::Brand;

const TOKEN: &str = "tok-EN_0123456789abcdefABCDEF";
const NASTY: &str = "\"><svg onload=alert(1)>\r\nBcc: all@example.org";

fn brand() -> Brand {
    Brand {
        name: "Northfield & Co".to_owned(),
        logo: None,
        accent: Some("#7a1fa2".to_owned()),
        languages: Language::ALL.to_vec(),
        support: Some("help@northfield.example".to_owned()),
        legal: Vec::new(),
    }
}

fn rendered(language: Language, letter: &Letter) -> RenderedMail {
    let brand = brand();
    render(
        letter,
        &MailContext { language, texts: language.texts(), brand: &brand, public_url: "https://portal.example" },
    )
}

fn confirm(name: &str) -> Letter {
    Letter::ConfirmAddress {
        name: name.to_owned(),
        token: TOKEN.to_owned(),
        code: "K7QM2XPD".to_owned(),
        expires_at: 1_777_817_109_000_000,
    }
}

fn letters(name: &str) -> [Letter; 3] {
    [
        confirm(name),
        Letter::AddressAlreadyKnown { name: name.to_owned() },
        Letter::Notice {
            name: name.to_owned(),
            notice: Notice::PasskeyAdded { passkey: name.to_owned() },
            device: name.to_owned(),
            at: 1_777_817_109_000_000,
            not_me: Some("q".repeat(43)),
        },
    ]
}

#[test]
fn link_and_code_stand_in_both_parts() {
    for language in Language::ALL {
        let mail = rendered(language, &confirm("Ann"));
        let link = format!("https://portal.example/sign-up/confirm?token={TOKEN}");
        assert!(mail.text.lines().any(|line| line == link), "{}", mail.text);
        assert!(mail.html.contains(&format!("href=\"{link}\"")));
        assert!(mail.text.contains("K7QM-2XPD") && mail.html.contains("K7QM-2XPD"));
    }
}

#[test]
fn a_subject_is_one_line_without_secrets_or_names() {
    for language in Language::ALL {
        for letter in letters("Ann\r\nBcc: x") {
            let subject = rendered(language, &letter).subject;
            assert!(!subject.contains(TOKEN) && !subject.contains("K7QM") && !subject.contains("Ann"));
            assert!(!subject.chars().any(char::is_control) && !subject.is_empty());
        }
    }
}

#[test]
fn what_was_typed_is_text_and_nothing_else() {
    for language in Language::ALL {
        for letter in letters(NASTY) {
            let mail = rendered(language, &letter);
            assert!(!mail.html.contains("<svg"));
            assert!(!mail.html.contains('\r') && !mail.text.contains('\r'));
            assert!(!mail.text.lines().any(|line| line.starts_with("Bcc")));
        }
        let known = rendered(language, &Letter::AddressAlreadyKnown { name: "\"><svg onload>".to_owned() });
        assert!(known.html.contains("&quot;&gt;&lt;svg onload&gt;"));
        assert!(known.html.contains("Northfield &amp; Co"));
    }
}

#[test]
fn a_stranger_cannot_send_a_message_in_the_name() {
    for name in ["Win at evil.example", "see https://evil.example", "a@evil.example", &"long ".repeat(40)] {
        let mail = rendered(Language::En, &confirm(name));
        assert!(!mail.text.contains("evil") && !mail.html.contains("evil") && !mail.text.contains("long long"));
    }
    for name in ["J.R.R. Tolkien", "Seán Ó Briain", "نور", "Ng", "Martin Luther King Jr.", "O'Neil"] {
        assert!(rendered(Language::En, &confirm(name)).text.contains(name), "{name}");
    }
}

#[test]
fn direction_overrides_do_not_pass() {
    let mail = rendered(Language::En, &confirm("Ann\u{202e}gro.live\u{2069}"));
    assert!(!mail.text.contains(['\u{202e}', '\u{2069}']));
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
fn every_mail_has_one_button_says_why_it_came_and_loads_nothing() {
    for language in Language::ALL {
        for letter in letters("Ann") {
            let mail = rendered(language, &letter);
            assert_eq!(mail.html.matches("bgcolor=").count(), 1);
            assert!(mail.text.contains("--\nNorthfield & Co\n"));
            assert!(mail.text.contains("help@northfield.example"));
            for foreign in ["<img", "<script", "<link", "url(", "@import", "src="] {
                assert!(!mail.html.contains(foreign), "{foreign}");
            }
        }
    }
}

#[test]
fn debug_output_holds_no_secret() {
    let shown = format!("{:?}", rendered(Language::En, &confirm("Ann")));
    assert!(!shown.contains(TOKEN) && !shown.contains("K7QM"));
}
