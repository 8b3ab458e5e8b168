//! When a source last spoke, beside what it said. A silent source gives what it said last, stamped, and no error.

use leptos::prelude::*;
use portico_identity::clock::DAY;
use portico_identity::portal::Freshness;

use super::reader::Reader;
use super::view::Stamp;
use crate::locale::{dates, isolate};
use crate::ui::icon::{Icon, icon};

/// After so long a source counts as silent, microseconds: a weekend and a day.
const SILENT: i64 = 3 * DAY;

/// The stamp of a source.
#[must_use]
pub fn stamp_of(reader: &Reader, freshness: &Freshness) -> Stamp {
    let texts = &reader.language.texts().records;
    let source = isolate(&freshness.source);
    let Some(at) = freshness.spoke_at else {
        return Stamp { words: (texts.stamp_never)(&source), at: None, is_old: true };
    };
    let is_old = reader.now.saturating_sub(at) > SILENT;
    let words = if is_old {
        (texts.stamp_old)(&source, &dates::moment(reader.language, &reader.zone, at))
    } else if reader.zone.day_at(at) == reader.zone.day_at(reader.now) {
        (texts.stamp_today)(&source, &dates::time(reader.language, &reader.zone, at))
    } else {
        (texts.stamp)(&source, &dates::moment(reader.language, &reader.zone, at))
    };
    Stamp { words, at: Some(reader.moment(at)), is_old }
}

/// The stamps of a block, one line each.
pub fn stamps(stamps: &[Stamp]) -> Option<AnyView> {
    if stamps.is_empty() {
        return None;
    }
    let lines = stamps.iter().map(|stamp| {
        let Stamp { words, at, is_old } = stamp.clone();
        let (class, sign) = if is_old { ("stamp old", Icon::Alert) } else { ("stamp", Icon::Clock) };
        let words = match at {
            Some(at) => view! { <time datetime=at.machine title=at.exact>{words}</time> }.into_any(),
            None => view! { <span>{words}</span> }.into_any(),
        };
        view! { <li class=class>{icon(sign)}{words}</li> }
    });
    let lines = lines.collect_view();
    Some(view! { <ul class="stamps">{lines}</ul> }.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::locale::zones::Zone;

    fn said(spoke_at: Option<i64>, now: i64) -> Stamp {
        let reader = Reader { language: Language::En, zone: Zone::parse("Europe/Amsterdam").unwrap(), now };
        stamp_of(&reader, &Freshness { source: "the bank".into(), spoke_at })
    }

    #[test]
    fn a_stamp_says_how_old_the_data_is() {
        // 3 May 2026, 05:40 UTC.
        let spoke = 1_777_786_800_000_000;
        let words = |stamp: Stamp| stamp.words.replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(words(said(Some(spoke), spoke + DAY / 2)), "From the bank, 07:40 today");
        assert_eq!(words(said(Some(spoke), spoke + DAY)), "From the bank, 3 May 2026 at 07:40");
        let old = said(Some(spoke), spoke + 4 * DAY);
        assert!(old.is_old && words(old).starts_with("the bank last sent something on 3 May 2026"));
        let never = said(None, spoke);
        assert!(never.is_old && never.at.is_none());
    }
}
