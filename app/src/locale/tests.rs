//! Promises of the words themselves, over every plain text of every table (`Debug` shows them all; functions have tests of their own).

use std::collections::BTreeSet;

use super::Language;

/// Every plain text of a language, in the order of the table.
fn plain_texts(language: Language) -> Vec<String> {
    let shown = format!("{:?}", language.texts());
    assert!(!shown.contains("\\\""), "a straight quote in a text");
    shown.split('"').skip(1).step_by(2).map(unescape).collect()
}

/// Undoes the `\u{…}` of `Debug`, which escapes marks and isolates.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        plain.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        plain += rest;
    }
    plain
}

fn is_arabic(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{6ff}')
}

#[test]
fn every_table_says_as_much() {
    let count = plain_texts(Language::En).len();
    assert!(count > 150);
    for language in Language::ALL {
        let texts = plain_texts(language);
        assert_eq!(texts.len(), count);
        assert!(texts.iter().all(|text| !text.trim().is_empty() && text.trim() == text));
    }
}

#[test]
fn nobody_is_shouted_at() {
    for language in Language::ALL {
        for text in plain_texts(language) {
            assert!(!text.contains(['!', '\u{a1}']), "{text}");
        }
    }
}

#[test]
fn dutch_is_not_english() {
    let english: BTreeSet<String> = plain_texts(Language::En).into_iter().collect();
    let same: Vec<String> = plain_texts(Language::Nl).into_iter().filter(|text| english.contains(text)).collect();
    assert!(same.iter().all(|text| matches!(text.as_str(), "Passkey" | "Passkeys")), "{same:?}");
}

#[test]
fn dutch_says_je() {
    for text in plain_texts(Language::Nl) {
        let formal = text
            .split(|character: char| !character.is_alphabetic())
            .any(|word| matches!(word, "u" | "U" | "uw" | "Uw"));
        assert!(!formal, "{text}");
    }
}

#[test]
fn arabic_is_arabic_with_its_own_punctuation() {
    for text in plain_texts(Language::Ar) {
        assert!(text.chars().any(is_arabic), "{text}");
        // Latin words stand in isolates; what is left has no Latin letter, comma or question mark.
        let outside: String =
            text.split('\u{2068}').map(|part| part.rsplit('\u{2069}').next().unwrap_or(part)).collect();
        assert!(
            !outside.chars().any(|character| character.is_ascii_alphabetic() || matches!(character, ',' | '?' | ';')),
            "{text}"
        );
    }
}
