//! Which language a request is answered in: the person's own setting, then the cookie, then `Accept-Language`
//! (RFC 9110 §12.5.4, matched by primary subtag as RFC 4647 §3.4 looks up), then the operator's first.

use super::Language;

/// More ranges than any browser sends; the rest is not read.
const MOST_RANGES: usize = 32;

/// Chooses among `offered`, the default first. `cookie` and `accept_language` are what the request says, unchecked.
#[must_use]
pub fn negotiate(
    person: Option<Language>,
    cookie: Option<&str>,
    accept_language: Option<&str>,
    offered: &[Language],
) -> Language {
    let is_offered = |language: &Language| offered.contains(language);
    person
        .filter(is_offered)
        .or_else(|| cookie.and_then(Language::from_tag).filter(is_offered))
        .or_else(|| accept_language.and_then(|header| best(header, offered)))
        .or_else(|| offered.first().copied())
        .unwrap_or(Language::En)
}

/// One element of the header: a range such as `nl-BE` or `*`, and its weight in thousandths.
struct Range<'a> {
    range: &'a str,
    weight: u16,
}

/// The offered language with the highest weight above zero; of equals the one named first, then the one offered first.
fn best(header: &str, offered: &[Language]) -> Option<Language> {
    let ranges: Vec<Range> = header.split(',').take(MOST_RANGES).filter_map(Range::parse).collect();
    let mut chosen: Option<(Language, u16, usize)> = None;
    for language in offered {
        let Some((weight, place)) = weigh(*language, &ranges) else {
            continue;
        };
        if chosen.is_none_or(|(_, best, before)| weight > best || (weight == best && place < before)) {
            chosen = Some((*language, weight, place));
        }
    }
    chosen.map(|(language, ..)| language)
}

/// The weight of a language and where in the header it stands: of its own ranges the best, otherwise that of `*`.
fn weigh(language: Language, ranges: &[Range]) -> Option<(u16, usize)> {
    let best_of = |matches: &dyn Fn(&Range) -> bool| {
        let places = ranges.iter().enumerate().filter(|(_, range)| matches(range));
        places
            .map(|(place, range)| (range.weight, place))
            .max_by_key(|(weight, place)| (*weight, std::cmp::Reverse(*place)))
    };
    best_of(&|range| Language::from_tag(range.range) == Some(language))
        .or_else(|| best_of(&|range| range.range == "*"))
        .filter(|(weight, _)| *weight > 0)
}

impl<'a> Range<'a> {
    /// Reads `nl-BE;q=0.8`; an element that is not of this form is left out.
    fn parse(element: &'a str) -> Option<Self> {
        let (range, parameter) = match element.split_once(';') {
            Some((range, parameter)) => (range.trim(), Some(parameter.trim())),
            None => (element.trim(), None),
        };
        let weight = match parameter {
            None => 1000,
            Some(parameter) => thousandths(parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q="))?)?,
        };
        (!range.is_empty()).then_some(Self { range, weight })
    }
}

/// A `qvalue`: `0` or `1` with up to three decimals, at most 1 (RFC 9110 §12.4.2).
fn thousandths(value: &str) -> Option<u16> {
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let all_digits = decimals.bytes().all(|byte| byte.is_ascii_digit());
    if !matches!(whole, "0" | "1") || decimals.len() > 3 || !all_digits {
        return None;
    }
    let weight: u16 = format!("{whole}{decimals:0<3}").parse().ok()?;
    (weight <= 1000).then_some(weight)
}

#[cfg(test)]
mod tests {
    use super::Language::{Ar, En, Nl};
    use super::*;
    use proptest::prelude::*;

    const ALL: [Language; 3] = Language::ALL;

    fn by_header(header: &str) -> Language {
        negotiate(None, None, Some(header), &ALL)
    }

    #[test]
    fn the_person_comes_before_the_cookie_before_the_header() {
        assert_eq!(negotiate(Some(Ar), Some("nl"), Some("en"), &ALL), Ar);
        assert_eq!(negotiate(None, Some("nl"), Some("ar"), &ALL), Nl);
        assert_eq!(negotiate(None, None, Some("ar"), &ALL), Ar);
        assert_eq!(negotiate(None, None, None, &[Nl, En]), Nl);
    }

    #[test]
    fn what_is_not_offered_is_passed_over() {
        assert_eq!(negotiate(Some(Ar), Some("ar"), Some("ar, en;q=0.1"), &[Nl, En]), En);
        assert_eq!(negotiate(None, Some("tlh"), None, &ALL), En);
        assert_eq!(negotiate(None, None, None, &[]), En);
    }

    #[test]
    fn weights_decide_and_regions_do_not_matter() {
        assert_eq!(by_header("en;q=0.8, nl-BE"), Nl);
        assert_eq!(by_header("fr-FR, fr;q=0.9, ar-EG;q=0.7, en;q=0.6"), Ar);
        assert_eq!(by_header("NL-be , en"), Nl);
        assert_eq!(by_header("nl;q=0.5, en-GB;q=0.5"), Nl, "of equals the first");
        assert_eq!(by_header("en;q=0.1, nl-NL;q=0.2, en-GB;q=0.9"), En, "the best range of a language counts");
    }

    #[test]
    fn zero_means_never_and_a_star_means_any_other() {
        assert_eq!(by_header("en;q=0, *"), Nl);
        assert_eq!(by_header("en;q=0, nl;q=0, *;q=0.5"), Ar);
        assert_eq!(by_header("*;q=0"), En, "the default remains");
        assert_eq!(by_header("*, ar;q=0.9"), En);
    }

    #[test]
    fn nonsense_is_left_out() {
        for header in
            ["", ",", ";q=1", "nl;q=2", "nl;q=-1", "nl;q=0.1234", "nl;level=1", "nl;q=", "nlx", "nl;q=1.001", "\u{0}"]
        {
            assert_eq!(by_header(header), En, "{header:?}");
        }
        assert_eq!(by_header(&format!("{}nl", "fr,".repeat(10_000))), En);
    }

    fn any_language() -> impl Strategy<Value = Language> {
        prop::sample::select(ALL.to_vec())
    }

    proptest! {
        #[test]
        fn whatever_is_sent_the_answer_is_offered(
            person in prop::option::of(any_language()),
            cookie in prop::option::of(".{0,12}"),
            header in prop::option::of("[a-z*;=,.q0-9 -]{0,60}"),
            offered in prop::collection::vec(any_language(), 1..4),
        ) {
            let language = negotiate(person, cookie.as_deref(), header.as_deref(), &offered);
            prop_assert!(offered.contains(&language));
        }

        #[test]
        fn the_heaviest_range_wins_in_any_order(weights in prop::collection::hash_set(1_u16..=1000, 3), swap in any::<bool>()) {
            let weights: Vec<u16> = weights.into_iter().collect();
            let mut pairs: Vec<(Language, u16)> = ALL.into_iter().zip(weights).collect();
            let (heaviest, _) = pairs.iter().copied().max_by_key(|(_, weight)| *weight).unwrap();
            if swap {
                pairs.reverse();
            }
            let elements: Vec<String> =
                pairs.iter().map(|(language, weight)| format!("{}-XX;q={}.{:03}", language.tag(), weight / 1000, weight % 1000)).collect();
            prop_assert_eq!(by_header(&elements.join(", ")), heaviest);
        }
    }
}
