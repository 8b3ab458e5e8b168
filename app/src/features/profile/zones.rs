//! The time zones to choose from, under the parts of the world.

use std::sync::LazyLock;

use crate::locale::zones;
use crate::locale::{ProfileTexts, RegionTexts};
use crate::ui::select::SelectOption;

static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(zones::all);

/// What stands before the groups: no zone, and the person's own where it has an older name that is in no group.
pub(super) fn options(texts: &ProfileTexts, chosen: &str) -> Vec<SelectOption> {
    let none = SelectOption { value: String::new(), label: texts.no_zone.to_owned(), lang: None };
    let in_group = NAMES.contains(&chosen) && region(chosen, &texts.regions).is_some();
    let own = (!chosen.is_empty() && !in_group).then(|| option(chosen, chosen));
    [none].into_iter().chain(own).collect()
}

/// Every zone of a place, under its part of the world.
pub(super) fn groups(texts: &ProfileTexts) -> Vec<(String, Vec<SelectOption>)> {
    let mut groups: Vec<(String, Vec<SelectOption>)> = Vec::new();
    for name in NAMES.iter() {
        let Some((heading, place)) = region(name, &texts.regions) else { continue };
        match groups.last_mut() {
            Some((last, options)) if last == heading => options.push(option(name, place)),
            Some(_) | None => groups.push((heading.to_owned(), vec![option(name, place)])),
        }
    }
    groups
}

/// The part of the world that a zone's name begins with, and the place.
fn region<'a>(name: &'a str, texts: &RegionTexts) -> Option<(&'static str, &'a str)> {
    let (region, place) = name.split_once('/')?;
    Some((texts.of(region)?, place))
}

/// Places have English names in every language, as the tz database has them.
fn option(name: &str, place: &str) -> SelectOption {
    SelectOption { value: name.to_owned(), label: place.replace('_', " ").replace('/', ", "), lang: Some("en") }
}
