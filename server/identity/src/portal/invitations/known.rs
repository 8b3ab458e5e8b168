//! What a source says about somebody, as far as it tells whether an account is theirs: names, mail address, day of birth.

use portico_store::contact::Contact;
use portico_store::invitation::Said;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::address::EmailAddress;

/// Names that are less alike than this are two people's, until a desk says otherwise (Jaro-Winkler, 0 to 1).
const ALIKE: f64 = 0.86;

/// What a source says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) name: String,
    /// May be empty.
    pub(crate) email: String,
    /// A postal address; may be empty.
    pub(crate) home: String,
    /// ISO 8601; may be empty.
    pub(crate) birth_date: String,
}

impl Known {
    /// Reads what a source says; fields that are something else count as missing.
    pub(crate) fn read(said: &Said) -> Self {
        let fields: Map<String, Value> = serde_json::from_str(&said.fields).unwrap_or_default();
        let text = |field: &str| fields.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let full = format!("{} {}", text("given_name"), text("family_name"));
        let name = if full.trim().is_empty() { text("name").trim().to_owned() } else { full.trim().to_owned() };
        Self { name, email: text("email"), home: text("address"), birth_date: text("birth_date") }
    }

    /// Whether an account can be theirs: one of its confirmed addresses is the one that the source knows, or the names are alike. Where the
    /// source knows neither, nothing speaks against it.
    pub(crate) fn fits(&self, names: &[&str], contacts: &[Contact]) -> bool {
        let email = EmailAddress::parse(&self.email).ok();
        let same = |contact: &Contact| email.as_ref().is_some_and(|email| email.folded() == contact.address_folded);
        if contacts.iter().any(|contact| contact.suspended_at.is_none() && same(contact)) {
            return true;
        }
        if plain(&self.name).is_empty() {
            return email.is_none();
        }
        names.iter().any(|name| are_alike(&self.name, name))
    }
}

/// Whether two names can be one person's: much the same letters, or one is the other with parts left out (two parts at least).
fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let (few, many) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let part_of = few.len() >= 2 && few.iter().all(|part| many.contains(part));
    part_of || strsim::jaro_winkler(&one.join(" "), &other.join(" ")) >= ALIKE
}

/// The parts of a name in lower case, without accents, in the order of the alphabet.
fn plain(name: &str) -> Vec<String> {
    let name: String = name.nfkd().filter(|letter| !is_combining_mark(*letter)).collect();
    let parts = name.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    let mut parts: Vec<_> = parts.map(str::to_lowercase).collect();
    parts.sort();
    parts
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn known(fields: &str) -> Known {
        Known::read(&Said {
            person_id: Uuid::nil(),
            source: "s".into(),
            source_key: "1".into(),
            fields: fields.into(),
            organisation_id: Uuid::nil(),
        })
    }

    fn contact(address: &str) -> Contact {
        Contact {
            id: Uuid::nil(),
            person_id: Uuid::nil(),
            address: address.into(),
            address_folded: EmailAddress::parse(address).unwrap().folded().into(),
            is_primary: true,
            verified_at: 1,
            created_at: 1,
            suspended_at: None,
        }
    }

    #[test]
    fn the_name_or_a_confirmed_address_fits() {
        let known = known(r#"{"given_name":"Zoë","family_name":"van den Berg","email":"zoe@mail.example"}"#);
        for name in ["Zoe van den Berg", "VAN DEN BERG, Zoë", "Zoë van den Bergh", "Zoë Maria van den Berg"] {
            assert!(known.fits(&[name], &[]), "{name}");
        }
        for name in ["Adam van den Berg", "Pieter Jansen", "نور", ""] {
            assert!(!known.fits(&[name], &[contact("other@mail.example")]), "{name}");
        }
        assert!(known.fits(&["Pieter Jansen"], &[contact("Zoe@MAIL.example")]));
    }

    #[test]
    fn where_a_source_knows_nothing_nothing_speaks_against_it() {
        assert!(known("{}").fits(&["Anybody"], &[]));
        assert!(known("not json").fits(&["Anybody"], &[]));
        // A field that is null, as sources write what they do not know, takes nothing else away.
        let nothing = known(r#"{"name":"Zoë Bos","birth_date":null,"email":null,"address":7,"given_name":null}"#);
        assert_eq!((nothing.name.as_str(), nothing.birth_date.as_str(), nothing.email.as_str()), ("Zoë Bos", "", ""));
        assert!(nothing.home.is_empty() && !nothing.fits(&["Adam Smit"], &[]));
        assert!(!known(r#"{"email":"zoe@mail.example"}"#).fits(&["Zoe"], &[contact("else@mail.example")]));
        assert_eq!(known(r#"{"name":" Ann ","birth_date":"2010-01-02"}"#).birth_date, "2010-01-02");
    }
}
