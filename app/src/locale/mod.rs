//! Languages and words. Every text that a person reads stands in `app/locales/`, one file a language;
//! a missing text is a compile error because each file fills the whole [`Texts`] table.

pub mod dates;
mod errors;
mod mail_texts;
mod negotiate;
#[cfg(test)]
mod tests;
mod texts;
pub mod zones;

#[path = "../../locales/ar.rs"]
mod ar;
#[path = "../../locales/en.rs"]
mod en;
#[path = "../../locales/nl.rs"]
mod nl;

pub use dates::DateTexts;
pub use errors::{ErrorCode, ErrorTexts};
pub use mail_texts::{
    InvitationMailTexts, MailTexts, NoticeTexts, NoticesTexts, PrivacyMailsTexts, ProofMailTexts, RelationMailsTexts,
    ToldMailTexts, TriedMailTexts,
};
pub use negotiate::negotiate;
pub use texts::*;

/// A language that ships with Portico.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    En,
    /// Dutch.
    Nl,
    /// Arabic.
    Ar,
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::En, Self::Nl, Self::Ar];

    /// The BCP 47 tag, as used in `lang` and in the cookie.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nl => "nl",
            Self::Ar => "ar",
        }
    }

    /// The writing direction, as used in `dir`.
    pub fn dir(self) -> &'static str {
        match self {
            Self::En | Self::Nl => "ltr",
            Self::Ar => "rtl",
        }
    }

    /// The language's name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Nl => "Nederlands",
            Self::Ar => "العربية",
        }
    }

    /// The language of a tag; region and script are ignored, `nl-BE` is Dutch.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The words of this language.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::En => &en::TEXTS,
            Self::Nl => &nl::TEXTS,
            Self::Ar => &ar::TEXTS,
        }
    }
}

/// Wraps foreign text (a name, an address) in Unicode isolates (UAX #9), so that its direction does not
/// disturb the sentence around it.
pub fn isolate(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}
