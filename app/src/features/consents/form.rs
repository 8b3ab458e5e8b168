//! What the forms and the call of a decision send.

use portico_identity::consents::Decision;
use portico_identity::hex::from_hex;
use portico_identity::publications::TextHash;
use serde::Deserialize;

/// The form of one decision.
#[derive(Deserialize)]
pub struct DecisionFields {
    /// `agree` or `decline`.
    pub(crate) decision: Answer,
    /// The hash of the text that was read, in hexadecimal.
    pub(crate) text: ReadText,
    /// Where it goes on, when it was asked after signing in.
    #[serde(rename = "return")]
    pub(super) next: Option<String>,
}

/// The body of the call.
#[derive(Deserialize)]
pub struct DecisionCall {
    /// The name of the purpose.
    pub(super) purpose: String,
    /// `agree` or `decline`.
    pub(super) decision: Answer,
    /// The hash of the text that was read, in hexadecimal.
    pub(super) text: ReadText,
}

/// What is decided.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Answer {
    /// The purpose may use the data.
    Agree,
    /// It may not.
    Decline,
}

impl From<Answer> for Decision {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Agree => Self::Agree,
            Answer::Decline => Self::Decline,
        }
    }
}

/// The hash of a text that somebody read: 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct ReadText(pub(crate) TextHash);

impl TryFrom<String> for ReadText {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        from_hex(&text).map(Self).ok_or("not the hash of a text")
    }
}

#[cfg(test)]
mod tests {
    use portico_identity::hex::hex;

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_hash_is_refused() {
        let almost = "0".repeat(63);
        for wrong in ["", "00", almost.as_str(), &format!("{almost}g"), &format!("{almost}é"), &"+0".repeat(32)] {
            assert!(ReadText::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_hash_survives_its_form(hash in any::<TextHash>()) {
            prop_assert_eq!(ReadText::try_from(hex(&hash)), Ok(ReadText(hash)));
        }

        #[test]
        fn nothing_typed_breaks_it(text in ".{0,80}") {
            let _ = ReadText::try_from(text);
        }
    }
}
