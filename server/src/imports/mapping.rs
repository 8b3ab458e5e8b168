//! A mapping file (TOML): which columns of which files become persons, affiliations, guardianships and records. See docs/imports.md.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::days::DayFormat;

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

/// Only rows in which a column is one of these.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The column.
    pub column: String,
    /// Its values.
    pub is: Vec<String>,
}

/// Where a value comes from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Value {
    /// A column, or the path of a member (`customer.id`).
    pub column: Option<String>,
    /// The same for every row.
    pub value: Option<String>,
    /// Columns in a text: `{given} {family}`.
    pub template: Option<String>,
    /// What stands for what.
    pub map: BTreeMap<String, String>,
    /// What everything else stands for; without it, what is not in `map` stays as it is.
    pub other: Option<String>,
    /// How this day is written.
    pub days: Option<DayFormat>,
    /// The amount is negative in these rows.
    pub negative_when: Option<When>,
}

/// A column's name, or a table that says more.
#[derive(Debug, Clone)]
pub struct From(pub Value);

impl<'de> Deserialize<'de> for From {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = From;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a column, or a table with `column`, `value` or `template`")
            }
            fn visit_str<E: Error>(self, column: &str) -> Result<From, E> {
                Ok(From(Value { column: Some(column.to_owned()), ..Value::default() }))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<From, A::Error> {
                let value = Value::deserialize(MapAccessDeserializer::new(map))?;
                let origins = [&value.column, &value.value, &value.template];
                match origins.into_iter().flatten().count() {
                    1 => Ok(From(value)),
                    _ => Err(A::Error::custom("exactly one of `column`, `value` and `template` is needed")),
                }
            }
        }
        deserializer.deserialize_any(Either)
    }
}

macro_rules! section {
    ($(#[$about:meta])* $name:ident { $($(#[$what:meta])* $field:ident: $of:ty,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// The file; not needed where there is only one.
            #[serde(default)]
            pub file: Option<String>,
            /// Only some of its rows.
            #[serde(default)]
            pub when: Option<When>,
            $($(#[$what])* pub $field: $of,)+
        }
    };
}

section! {
    /// Rows that are organisations.
    OrganisationMap {
        /// What the source calls it.
        key: From,
        /// Its kind.
        kind: From,
        /// Its name.
        name: From,
        /// ISO 3166.
        country: Option<From>,
        /// IANA name.
        time_zone: Option<From>,
        /// The key of the one above.
        parent: Option<From>,
        /// Where to write to.
        mail: Option<From>,
        /// Where to call.
        phone: Option<From>,
    }
}

section! {
    /// Rows that are persons.
    PersonMap {
        /// What the source calls them.
        key: From,
        /// The whole name; without it, the given and the family name.
        name: Option<From>,
        /// Given name.
        given_name: Option<From>,
        /// Family name.
        family_name: Option<From>,
        /// Day of birth.
        birth_date: Option<From>,
        /// Mail address.
        email: Option<From>,
        /// Phone number.
        phone: Option<From>,
        /// Postal address.
        address: Option<From>,
        /// Language tag.
        language: Option<From>,
        /// As the source writes it.
        gender: Option<From>,
        /// Of a student.
        grade: Option<From>,
    }
}

section! {
    /// Rows that are affiliations.
    AffiliationMap {
        /// What the source calls it; without it, person, role and organisation together.
        key: Option<From>,
        /// The key of the person.
        person: From,
        /// The key of the organisation; without it, the source's own.
        organisation: Option<From>,
        /// customer, student, teacher, guardian, member or admin.
        role: From,
        /// Of a student.
        grade: Option<From>,
        /// What they do there.
        title: Option<From>,
        /// First day.
        begins_on: Option<From>,
        /// Last day.
        ends_on: Option<From>,
        /// Of members and admins: topics to see.
        see: Option<Vec<String>>,
        /// Of members and admins: topics to act on.
        act: Option<Vec<String>>,
    }
}

section! {
    /// Rows that say who is whose guardian.
    GuardianMap {
        /// What the source calls it; without it, child and adult together.
        key: Option<From>,
        /// The key of the adult.
        adult: From,
        /// The key of the child.
        child: From,
        /// The key of the school; without it, the source's own organisation.
        organisation: Option<From>,
        /// parent, guardian, relative or aide.
        kind: From,
        /// `true` where a court's order bars the adult.
        barred: Option<From>,
        /// First day.
        begins_on: Option<From>,
        /// Last day.
        ends_on: Option<From>,
    }
}

section! {
    /// Rows that are records.
    RecordMap {
        /// Stable name of the kind.
        kind: String,
        /// What the source calls it.
        key: From,
        /// The key of the organisation that provides it; without it, the source's own.
        provider: Option<From>,
        /// The key of the person it is about.
        person: Option<From>,
        /// The key of the firm it is about.
        organisation: Option<From>,
        /// The key of the record it is within.
        within: Option<From>,
        /// That one's kind, where it is not the usual one.
        within_kind: Option<String>,
        /// Its fields.
        fields: BTreeMap<String, From>,
    }
}

section! {
    /// Rows that say who holds a record.
    HoldingMap {
        /// What the source calls it; without it, record and person together.
        key: Option<From>,
        /// The kind of the record.
        record_kind: String,
        /// The key of the record.
        record: From,
        /// The key of the holder.
        person: From,
        /// As what.
        role: Option<From>,
        /// First day.
        begins_on: Option<From>,
        /// Last day.
        ends_on: Option<From>,
    }
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
