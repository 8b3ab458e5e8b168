//! What people write in a request: text of any script with its line breaks, and nothing that steers a screen.

use unicode_normalization::UnicodeNormalization;

use crate::name::is_forbidden;

/// The longest text of a request, in characters.
pub const MOST_WORDS: usize = 4000;
/// The longest "what it is about", in characters.
const MOST_ABOUT: usize = 200;

/// Why a text cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsProblem {
    /// Nothing was written.
    Missing,
    /// More than 4000 characters.
    TooLong,
}

/// The text in NFC, lines ended by LF, without white space around it.
pub(crate) fn parse_words(typed: &str) -> Result<String, WordsProblem> {
    let text = cleaned(typed, |letter| letter == '\n' || letter == '\t');
    if text.is_empty() {
        Err(WordsProblem::Missing)
    } else if text.chars().count() > MOST_WORDS {
        Err(WordsProblem::TooLong)
    } else {
        Ok(text)
    }
}

/// One line; may be empty.
pub(super) fn parse_about(typed: &str) -> Result<String, WordsProblem> {
    let text = cleaned(typed, |_| false);
    if text.chars().count() > MOST_ABOUT { Err(WordsProblem::TooLong) } else { Ok(text) }
}

fn cleaned(typed: &str, stays: impl Fn(char) -> bool) -> String {
    let text: String = typed.replace("\r\n", "\n").replace('\r', "\n").nfc().collect();
    let text: String = text.chars().filter(|letter| stays(*letter) || !is_forbidden(*letter)).collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_stays_and_what_steers_goes() {
        assert_eq!(parse_words(" My name is\r\nملك\rnot\tX\u{202e}\u{0}. \n").unwrap(), "My name is\nملك\nnot\tX.");
        assert_eq!(parse_words("<b>&amp;</b>").unwrap(), "<b>&amp;</b>");
        for nothing in ["", "  \r\n ", "\u{0}\u{202e}"] {
            assert_eq!(parse_words(nothing), Err(WordsProblem::Missing), "{nothing:?}");
        }
        assert!(parse_words(&"ö".repeat(MOST_WORDS)).is_ok());
        assert_eq!(parse_words(&"ö".repeat(MOST_WORDS + 1)), Err(WordsProblem::TooLong));
    }

    #[test]
    fn what_it_is_about_is_one_line_or_nothing() {
        assert_eq!(parse_about("birth\ndate").unwrap(), "birthdate");
        assert_eq!(parse_about("").unwrap(), "");
        assert_eq!(parse_about(&"x".repeat(201)), Err(WordsProblem::TooLong));
    }
}
