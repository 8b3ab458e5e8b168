//! What the forms of the rights desk hold, and reading it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::correct::Correct;
use crate::locale::ErrorCode;

/// Buttons without fields.
#[derive(Deserialize)]
pub struct NoFields {}

/// The field of `restrict`.
#[derive(Deserialize)]
pub struct RestrictFields {
    pub(super) on: Answer,
}

/// Whether.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// So.
    Yes,
    /// Not so.
    No,
}

/// The field of `erase`.
#[derive(Default, Serialize, Deserialize)]
pub struct EraseFields {
    /// There when the tick is set.
    pub(super) sure: Option<String>,
}

/// The fields of `correct`, as typed.
#[derive(Deserialize)]
pub struct CorrectFields {
    #[serde(default)]
    about: String,
    #[serde(default)]
    words: String,
}

/// What of an account a correction is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// The date of birth.
    #[default]
    BirthDate,
    /// The name, as another system wrote it.
    Name,
    /// Anything else.
    Other,
}

impl About {
    /// Every one, in the order in which they are offered.
    pub(super) const ALL: [Self; 3] = [Self::BirthDate, Self::Name, Self::Other];

    /// The stable name, which the request keeps.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::BirthDate => "birth-date",
            Self::Name => "name",
            Self::Other => "other",
        }
    }

    /// The one of this name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|about| about.as_str() == name)
    }
}

impl CorrectFields {
    /// What was chosen and typed, without a word about it.
    pub(super) fn untouched(self) -> Correct {
        Correct { about: About::from_name(&self.about), words: self.words, ..Correct::default() }
    }

    /// What it is about and the words, or the form with what is wrong in it.
    pub(super) fn parse(self) -> Result<(About, String), Correct> {
        match About::from_name(&self.about) {
            Some(about) => Ok((about, self.words)),
            None => Err(Correct { about_error: Some(ErrorCode::ChoiceUnknown), ..self.untouched() }),
        }
    }
}

/// The field of `ask-right`, as typed.
#[derive(Deserialize)]
pub struct AskFields {
    #[serde(default)]
    pub(super) words: String,
}

/// What of the desk waits while its person uses a passkey.
#[derive(Serialize, Deserialize)]
pub(super) enum Held {
    /// The button that makes a copy.
    Export,
    /// The button that downloads one.
    Download(Uuid),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_is_about_is_found_by_its_name() {
        for about in About::ALL {
            assert_eq!(About::from_name(about.as_str()), Some(about));
        }
        assert_eq!(About::from_name("Name"), None);
    }
}
