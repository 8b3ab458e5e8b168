//! Where a network roughly is, for the list of sessions. Only from a file on this machine that the operator chose, in MaxMind's
//! format 2.0 (GeoLite2, DB-IP and others); nobody is asked.

use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use maxminddb::Reader;
use serde::Deserialize;

use crate::locale::Language;

/// Why the file is of no use.
#[derive(Debug)]
pub struct PlacesProblem(maxminddb::MaxMindDbError);

impl fmt::Display for PlacesProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for PlacesProblem {}

/// The places of networks, held in memory. Cheap to clone.
#[derive(Clone)]
pub struct Places(Arc<Reader<Vec<u8>>>);

impl Places {
    /// Reads the file.
    ///
    /// # Errors
    /// When it cannot be read or is not of the format.
    pub fn open(path: &Path) -> Result<Self, PlacesProblem> {
        Reader::open_readfile(path).map(|reader| Self(Arc::new(reader))).map_err(PlacesProblem)
    }

    /// What the file says it is, such as `GeoLite2-City`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.0.metadata().database_type
    }

    /// City and country of a network, or the country alone, in the language if the file has it and in English otherwise. None when
    /// the file does not know.
    #[must_use]
    pub fn place(&self, network: &str, language: Language) -> Option<String> {
        let address: IpAddr = network.parse().ok()?;
        let found = self.0.lookup(address.to_canonical()).ok()?;
        found.decode::<Place>().ok()??.say(language)
    }
}

impl fmt::Debug for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Places").field(&self.kind()).finish()
    }
}

/// The part of a record that we read.
#[derive(Deserialize)]
struct Place<'a> {
    #[serde(borrow, default)]
    city: Named<'a>,
    #[serde(borrow, default)]
    country: Named<'a>,
}

/// Names by language tag.
#[derive(Default, Deserialize)]
struct Named<'a> {
    #[serde(borrow, default)]
    names: BTreeMap<&'a str, &'a str>,
}

impl<'a> Named<'a> {
    fn name(&self, tag: &str) -> Option<&'a str> {
        self.names.get(tag).or_else(|| self.names.get(Language::En.tag())).copied()
    }
}

impl Place<'_> {
    fn say(&self, language: Language) -> Option<String> {
        let tag = language.tag();
        let country = self.country.name(tag)?;
        let comma = match language {
            Language::Ar if self.country.names.contains_key(tag) => '،',
            Language::Ar | Language::En | Language::Nl => ',',
        };
        let place = self.city.name(tag).map(|city| format!("{city}{comma} {country}"));
        Some(place.unwrap_or_else(|| country.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/tests/data");
        Places::open(&data.join("GeoIP2-City-Test.mmdb")).unwrap()
    }

    fn place(network: &str) -> Option<String> {
        places().place(network, Language::En)
    }

    #[test]
    fn a_network_has_a_city_and_a_country() {
        assert_eq!(place("214.0.1.7").as_deref(), Some("Melbourne, Australia"));
        assert_eq!(place("::ffff:214.0.1.7").as_deref(), Some("Melbourne, Australia"));
        assert_eq!(place("2a02:cf40::").as_deref(), Some("Norway"));
        assert_eq!(places().kind(), "GeoIP2-City");
    }

    #[test]
    fn what_the_file_does_not_know_has_no_place() {
        for network in ["127.0.0.1", "0.0.0.0", "2a02:d500::", "", "somewhere", "214.0.1.7/24", "::1"] {
            assert_eq!(place(network), None, "{network}");
        }
    }

    #[test]
    fn a_language_that_the_file_lacks_reads_english() {
        for language in Language::ALL {
            assert_eq!(places().place("214.0.1.7", language).as_deref(), Some("Melbourne, Australia"));
        }
    }

    #[test]
    fn names_are_in_the_language_where_the_file_has_it() {
        let named = |names: &[(&'static str, &'static str)]| Named { names: names.iter().copied().collect() };
        let city = named(&[("en", "Cairo"), ("nl", "Caïro"), ("ar", "القاهرة")]);
        let place = Place { city, country: named(&[("en", "Egypt"), ("ar", "مصر")]) };
        assert_eq!(place.say(Language::Nl).as_deref(), Some("Caïro, Egypt"));
        assert_eq!(place.say(Language::Ar).as_deref(), Some("القاهرة، مصر"));
    }

    #[test]
    fn a_file_of_another_kind_is_refused() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR"));
        for wrong in ["Cargo.toml", "nowhere.mmdb", "src"] {
            assert!(!Places::open(&data.join(wrong)).unwrap_err().to_string().is_empty(), "{wrong}");
        }
    }
}
