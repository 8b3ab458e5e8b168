//! What people call kinds, fields and values, in each language; and what a schema expects, in words without the value.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Format;

/// What people call one and many records of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindLabel {
    /// One of them.
    pub one: String,
    /// Several, and the heading of their list.
    pub many: String,
}

/// A label by language tag; English is always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels<T> {
    pub(super) english: T,
    pub(super) others: BTreeMap<String, T>,
}

impl<T> Labels<T> {
    /// In this language, or in English where the file has no other.
    #[must_use]
    pub fn of(&self, language: &str) -> &T {
        self.others.get(language).unwrap_or(&self.english)
    }

    pub(super) fn gather(mut all: BTreeMap<String, T>) -> Option<Self> {
        let english = all.remove("en")?;
        Some(Self { english, others: all })
    }
}

/// What a schema expects where a body is something else. The value itself is left out: it may be anybody's.
pub(super) fn expected(error: &jsonschema::ValidationError<'_>, format: Option<Format>) -> String {
    match (error.kind().keyword(), format) {
        ("required" | "additionalProperties", _) => error.masked().to_string(),
        ("type" | "pattern", Some(Format::Day)) => "expected a day such as 2026-11-22".into(),
        ("type" | "pattern", Some(Format::Time)) => "expected a time such as 2026-11-22T09:30:00+01:00".into(),
        ("type" | "pattern", Some(Format::Money)) => "expected an amount such as 1204.50".into(),
        ("type" | "pattern", Some(Format::Number)) => "expected a number such as 7.5".into(),
        ("type" | "pattern", Some(Format::List)) => "expected a list as the schema of the kind says".into(),
        ("type" | "pattern", Some(Format::File)) => "expected base64".into(),
        ("enum", _) => "expected one of the values that the kind knows".into(),
        ("maxLength" | "maxItems", _) => "longer than the kind allows".into(),
        ("minLength", _) => "expected something".into(),
        (keyword, _) => format!("does not satisfy `{keyword}` of the kind's schema"),
    }
}
