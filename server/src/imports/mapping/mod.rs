//! A mapping file (TOML): which columns of which files become persons, affiliations, guardianships and records. See docs/imports.md.

mod sections;
mod values;

use serde::Deserialize;

use super::days::DayFormat;
pub use sections::{AffiliationMap, GuardianMap, HoldingMap, OrganisationMap, PersonMap, RecordMap};
pub use values::{From, Value, When};

/// The whole file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// How the files are read.
    pub read: HowToRead,
    /// Whether the files say all there is.
    pub mode: ModeName,
    /// Organisations.
    pub organisations: Vec<OrganisationMap>,
    /// Persons.
    pub persons: Vec<PersonMap>,
    /// Affiliations.
    pub affiliations: Vec<AffiliationMap>,
    /// Guardianships.
    pub guardianships: Vec<GuardianMap>,
    /// Records.
    pub records: Vec<RecordMap>,
    /// Holders of records.
    pub holdings: Vec<HoldingMap>,
}

/// How files are read.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HowToRead {
    /// CSV or NDJSON; by the file's name where it is not said.
    pub format: Option<FormatName>,
    /// What stands between cells.
    pub delimiter: char,
    /// UTF-8; it is the only one.
    pub encoding: Utf8,
    /// How days are written.
    pub days: DayFormat,
    /// What stands before the digits behind the unit.
    pub decimal: char,
}

impl Default for HowToRead {
    fn default() -> Self {
        Self { format: None, delimiter: ',', encoding: Utf8::Utf8, days: DayFormat::default(), decimal: '.' }
    }
}

/// The encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Utf8 {
    /// UTF-8, with or without a mark.
    #[serde(rename = "utf-8")]
    Utf8,
}

/// CSV or NDJSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FormatName {
    /// RFC 4180, or with another delimiter.
    Csv,
    /// One JSON object a line.
    Ndjson,
}

/// Whether the files say all there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModeName {
    /// All there is.
    #[default]
    Bulk,
    /// Changes only.
    Delta,
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// Says what is wrong with it, and where.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mapping: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        if !mapping.read.delimiter.is_ascii() || "\"\r\n".contains(mapping.read.delimiter) {
            return Err("read.delimiter: one ASCII character that is neither a quote nor a line end".into());
        }
        if ![',', '.'].contains(&mapping.read.decimal) {
            return Err("read.decimal: a point or a comma".into());
        }
        let nothing = mapping.organisations.is_empty()
            && mapping.persons.is_empty()
            && mapping.affiliations.is_empty()
            && mapping.guardianships.is_empty()
            && mapping.records.is_empty()
            && mapping.holdings.is_empty();
        if nothing {
            return Err("has none of [[organisations]], [[persons]], [[affiliations]], [[guardianships]], [[records]], [[holdings]]".into());
        }
        Ok(mapping)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_named_by_a_text_or_by_a_table() {
        let mapping = Mapping::parse(
            "[[persons]]\nkey = \"id\"\nname = { template = \"{given} {family}\" }\nbirth_date = { column = \"born\", days = \"dd.mm.yyyy\" }",
        )
        .unwrap();
        assert_eq!(mapping.persons[0].key.0.column.as_deref(), Some("id"));
        assert_eq!(mapping.persons[0].birth_date.as_ref().unwrap().0.days, Some(DayFormat::DayMonthYear));
        assert_eq!(mapping.mode, ModeName::Bulk);
    }

    #[test]
    fn what_makes_no_sense_is_told_with_its_line() {
        for (text, word) in [
            ("", "has none of"),
            ("[[persons]]\nname = \"n\"", "key"),
            ("[[persons]]\nkey = \"id\"\nnmae = \"n\"", "nmae"),
            ("[[persons]]\nkey = { column = \"id\", value = \"x\" }", "exactly one"),
            ("[[persons]]\nkey = 7", "name of a column"),
            ("[read]\nencoding = \"windows-1252\"\n[[persons]]\nkey = \"id\"", "windows-1252"),
            ("[read]\ndelimiter = \"\\\"\"\n[[persons]]\nkey = \"id\"", "delimiter"),
            ("[read]\ndays = \"yesterday\"\n[[persons]]\nkey = \"id\"", "yesterday"),
        ] {
            let problem = Mapping::parse(text).unwrap_err();
            assert!(problem.contains(word), "{text}: {problem}");
        }
    }
}
