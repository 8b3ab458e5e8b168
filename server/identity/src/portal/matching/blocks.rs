//! Which pairs are compared at all: those that have one of several keys in common, so that the work does not grow with the square of the people.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::facts::Facts;

/// A key that more people than this have in common says nothing: a default day, a reception's phone number.
const MOST_IN_BLOCK: usize = 200;

/// Pairs of places in `facts` that are worth comparing, each once, the smaller place first.
pub(crate) fn pairs(facts: &[Facts]) -> Vec<(u32, u32)> {
    let mut keyed: Vec<(u64, u32)> = Vec::new();
    for (place, facts) in (0_u32..).zip(facts) {
        keyed.extend(keys(facts).map(|key| (key, place)));
    }
    keyed.sort_unstable();
    keyed.dedup();
    let mut pairs = Vec::new();
    for block in keyed.chunk_by(|one, other| one.0 == other.0).filter(|block| block.len() <= MOST_IN_BLOCK) {
        for (index, (_, one)) in block.iter().enumerate() {
            pairs.extend(block.iter().skip(index + 1).map(|(_, other)| (*one.min(other), *one.max(other))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn keys(facts: &Facts) -> impl Iterator<Item = u64> {
    let Facts { given, family, birth, address, postcode, email, phone, number, .. } = facts;
    let start = |text: &str, letters: usize| text.chars().take(letters).collect::<String>();
    // Names in whichever order they were written.
    let sorted = |letters: usize| {
        let (one, other) = (start(given, letters), start(family, letters));
        if one < other { format!("{one} {other}") } else { format!("{other} {one}") }
    };
    let (year, rest) = (birth.get(..4).unwrap_or_default(), birth.get(4..).unwrap_or_default());
    let keys = [
        ("birth", birth.clone()),
        ("number", number.clone()),
        ("email", email.clone()),
        ("phone", phone.clone()),
        ("names", if given.is_empty() || family.is_empty() { String::new() } else { sorted(4) }),
        ("initials", if postcode.is_empty() { String::new() } else { format!("{postcode} {}", sorted(1)) }),
        (
            "family",
            if family.is_empty() || year.is_empty() { String::new() } else { format!("{} {year}", start(family, 4)) },
        ),
        (
            "given",
            if given.is_empty() || rest.is_empty() { String::new() } else { format!("{} {rest}", start(given, 3)) },
        ),
        (
            "address",
            if address.is_empty() || postcode.is_empty() {
                String::new()
            } else {
                format!("{} {postcode}", start(address, 8))
            },
        ),
    ];
    keys.into_iter().filter(|(_, key)| !key.is_empty()).map(|key| {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        hasher.finish()
    })
}
