//! What a source says about a person, brought into a form in which it can be compared: letters without marks and case, digits alone.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use uuid::Uuid;

/// What one source says about one person. A field that it does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) person: Uuid,
    pub(crate) given: String,
    pub(crate) family: String,
    /// Eight digits: year, month, day.
    pub(crate) birth: String,
    pub(crate) address: String,
    pub(crate) postcode: String,
    pub(crate) city: String,
    pub(crate) email: String,
    /// The last nine digits.
    pub(crate) phone: String,
    /// A number that an authority gave.
    pub(crate) number: String,
}

impl Facts {
    /// Reads the fields of a source. What is no JSON object says nothing.
    pub(crate) fn read(person: Uuid, fields: &str) -> Self {
        let fields: Value = serde_json::from_str(fields).unwrap_or_default();
        let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
        let one = |names: &[&'static str]| {
            names.iter().map(|name| text(name)).find(|text| !text.is_empty()).unwrap_or_default()
        };
        Self {
            person,
            given: plain(text("given_name")),
            family: plain(text("family_name")),
            birth: day(text("birth_date")),
            address: plain(one(&["address", "street"])),
            postcode: plain(one(&["postcode", "postal_code"])).replace(' ', ""),
            city: plain(text("city")),
            email: text("email").trim().to_lowercase(),
            phone: phone(one(&["phone", "mobile"])),
            number: digits(one(&["national_id", "ssn"])),
        }
    }

    /// Whether there is enough to compare at all.
    pub(crate) fn says_something(&self) -> bool {
        !(self.given.is_empty() && self.family.is_empty())
    }
}

/// Small letters and digits without marks, words with one blank between: `Müller-Łoś` is `muller los`.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ı' => plain.push('i'),
            '\'' | '’' | '.' => {}
            letter if letter.is_alphanumeric() => plain.push(letter),
            _ if plain.ends_with(' ') || plain.is_empty() => {}
            _ => plain.push(' '),
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A day with eight digits; anything else is not compared.
fn day(text: &str) -> String {
    let digits = digits(text);
    if digits.len() == 8 { digits } else { String::new() }
}

/// Without the country's and the trunk's digits.
fn phone(text: &str) -> String {
    let digits = digits(text);
    if digits.len() < 7 {
        String::new()
    } else {
        digits.get(digits.len().saturating_sub(9)..).unwrap_or_default().to_owned()
    }
}
