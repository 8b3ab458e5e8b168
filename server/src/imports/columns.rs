//! The columns that a section of a mapping names: a file that lacks one is refused before any row is looked at.

use super::cells::parts;
use super::mapping::{From, Value};
use super::section::Section;

impl Section {
    /// The columns that it names.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        self.origins().into_iter().flat_map(|from| columns_of(&from.0)).collect()
    }

    fn origins(&self) -> Vec<&From> {
        match self {
            Self::Organisations(map) => {
                let more = [&map.country, &map.time_zone, &map.parent, &map.mail, &map.phone];
                [&map.key, &map.kind, &map.name].into_iter().chain(more.into_iter().flatten()).collect()
            }
            Self::Persons(map) => {
                let names = [&map.name, &map.given_name, &map.family_name, &map.birth_date, &map.email, &map.phone];
                let more = [&map.address, &map.language, &map.gender, &map.grade];
                [&map.key].into_iter().chain(names.into_iter().flatten()).chain(more.into_iter().flatten()).collect()
            }
            Self::Affiliations(map) => {
                let more = [&map.key, &map.organisation, &map.grade, &map.title, &map.begins_on, &map.ends_on];
                [&map.person, &map.role].into_iter().chain(more.into_iter().flatten()).collect()
            }
            Self::Guardianships(map) => {
                let more = [&map.key, &map.organisation, &map.barred, &map.begins_on, &map.ends_on];
                [&map.adult, &map.child, &map.kind].into_iter().chain(more.into_iter().flatten()).collect()
            }
            Self::Records(map) => {
                let more = [&map.provider, &map.person, &map.organisation, &map.within];
                [&map.key].into_iter().chain(more.into_iter().flatten()).chain(map.fields.values()).collect()
            }
            Self::Holdings(map) => {
                let more = [&map.key, &map.role, &map.begins_on, &map.ends_on];
                [&map.record, &map.person].into_iter().chain(more.into_iter().flatten()).collect()
            }
        }
    }
}

fn columns_of(value: &Value) -> Vec<String> {
    let template = value.template.as_deref().map(parts).unwrap_or_default();
    let in_template = template.into_iter().filter(|(is_column, _)| *is_column).map(|(_, text)| text.to_owned());
    let when = value.negative_when.as_ref().map(|when| when.column.clone());
    value.column.clone().into_iter().chain(in_template).chain(when).collect()
}
