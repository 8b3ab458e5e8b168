//! The kinds of values in the operator's files.

use super::node::NodeValue;

/// A line of text: 1 to `most` characters, spaces and line ends between words as one space.
pub(super) fn words(most: usize) -> impl Fn(&NodeValue) -> Option<String> {
    move |value| {
        let NodeValue::Text(text) = value else { return None };
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let right = (1..=most).contains(&joined.chars().count()) && !joined.chars().any(char::is_control);
        right.then_some(joined)
    }
}

/// A whole number in a range.
pub(super) fn number(range: std::ops::RangeInclusive<i64>) -> impl Fn(&NodeValue) -> Option<i64> {
    move |value| match value {
        NodeValue::Number(number) if range.contains(number) => Some(*number),
        NodeValue::Number(_)
        | NodeValue::Text(_)
        | NodeValue::Flag(_)
        | NodeValue::List(_)
        | NodeValue::Table(_)
        | NodeValue::Other => None,
    }
}

/// True or false.
pub(super) fn flag(value: &NodeValue) -> Option<bool> {
    match value {
        NodeValue::Flag(flag) => Some(*flag),
        NodeValue::Number(_) | NodeValue::Text(_) | NodeValue::List(_) | NodeValue::Table(_) | NodeValue::Other => None,
    }
}

/// The value that goes with one of these words.
pub(super) fn one_of<T: Copy>(choices: &'static [(&'static str, T)]) -> impl Fn(&NodeValue) -> Option<T> {
    move |value| {
        let NodeValue::Text(text) = value else { return None };
        choices.iter().find(|(name, _)| name == text).map(|(_, choice)| *choice)
    }
}

/// A list of texts that `is_right` accepts, without repeats.
pub(super) fn list(is_right: impl Fn(&str) -> bool) -> impl Fn(&NodeValue) -> Option<Vec<String>> {
    move |value| {
        let NodeValue::List(items) = value else { return None };
        let mut texts: Vec<String> = Vec::new();
        for item in items {
            match &item.value {
                NodeValue::Text(text) if is_right(text) && !texts.contains(text) => texts.push(text.clone()),
                NodeValue::Text(_)
                | NodeValue::Number(_)
                | NodeValue::Flag(_)
                | NodeValue::List(_)
                | NodeValue::Table(_)
                | NodeValue::Other => return None,
            }
        }
        Some(texts)
    }
}

/// ISO 3166-1 alpha-2, two capitals.
pub(super) fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A country, perhaps with a subdivision (ISO 3166-2): `NL`, `US-CA`.
pub(super) fn is_jurisdiction(text: &str) -> bool {
    let (country, part) = text.split_once('-').map_or((text, None), |(country, part)| (country, Some(part)));
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    is_country(country) && part.is_none_or(|part| (1..=3).contains(&part.len()) && part.bytes().all(plain))
}
