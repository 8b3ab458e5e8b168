//! Names of people: one part or many, any script.

use unicode_normalization::UnicodeNormalization;

/// A person's name: 1 to 200 characters, NFC, no control characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName(String);

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameProblem {
    /// Nothing was typed, or nothing that can be seen.
    Missing,
    /// More than 200 characters.
    TooLong,
    /// Holds control characters, or characters that change the direction of the text around it.
    Invalid,
}

impl PersonName {
    /// Reads what was typed. White space around it is dropped, within it folded to one space.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, NameProblem> {
        let name = typed.nfc().collect::<String>();
        if name.chars().any(|letter| is_forbidden(letter) && !letter.is_whitespace()) {
            return Err(NameProblem::Invalid);
        }
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.chars().any(|letter| letter.is_alphanumeric()) {
            return Err(if name.is_empty() { NameProblem::Missing } else { NameProblem::Invalid });
        }
        if name.chars().count() > 200 {
            return Err(NameProblem::TooLong);
        }
        Ok(Self(name))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Controls, and marks that turn the direction of what follows (ZWJ, ZWNJ, LRM and RLM stay: names need them).
pub(crate) fn is_forbidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_letter_and_two_hundred_letters_are_names_and_two_hundred_and_one_are_not() {
        assert!(PersonName::parse("O").is_ok());
        assert!(PersonName::parse(&"ñ".repeat(200)).is_ok());
        assert_eq!(PersonName::parse(&"n".repeat(201)), Err(NameProblem::TooLong));
    }

    #[test]
    fn nothing_controls_and_turned_text_are_not_names() {
        assert_eq!(PersonName::parse(" \t "), Err(NameProblem::Missing));
        assert_eq!(PersonName::parse("Ann\u{0}"), Err(NameProblem::Invalid));
        assert_eq!(PersonName::parse("Ann\u{202e}nnA"), Err(NameProblem::Invalid));
        assert_eq!(PersonName::parse("..."), Err(NameProblem::Invalid));
        assert_eq!(PersonName::parse("Ann\r\nBcc: x").unwrap().as_str(), "Ann Bcc: x");
    }

    proptest! {
        #[test]
        fn parsing_is_stable(typed in ".{0,250}") {
            if let Ok(name) = PersonName::parse(&typed) {
                prop_assert_eq!(PersonName::parse(name.as_str()), Ok(name.clone()));
                prop_assert!(!name.as_str().chars().any(char::is_control));
            }
        }
    }
}
