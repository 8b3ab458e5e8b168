//! Where the values of a mapping come from: a column, a text with columns in it, or the same for every row.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::super::days::DayFormat;

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
