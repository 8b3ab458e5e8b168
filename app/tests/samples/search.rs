//! The search and the list of who looked, in every state.

use portico_app::features::search::{self, Found, FoundRow};
use portico_app::features::seen::{self, Seen, SeenDay, SeenRow};
use portico_app::locale::{Language, isolate};

use super::{LONG_NAME, context_inside, html, moment};

/// Each by name.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let row = |title: &str, whose: &str, href: bool| FoundRow {
        kind: own("Result"),
        title: own(title),
        whose: if whose.is_empty() { String::new() } else { own(whose) },
        day: Some(moment("21 November 2026", foreign)),
        href: href.then(|| "/portal/records/result/0199".to_owned()),
    };
    let found = Found {
        words: own("sums"),
        is_asked: true,
        is_cut: false,
        rows: vec![row("Sums", LONG_NAME, true), row(LONG_NAME, "", false)],
        more: false,
    };
    let more = Found { more: true, ..found.clone() };
    let nothing = Found { rows: Vec::new(), is_cut: true, ..found.clone() };
    let finding = &context_inside(language, "/portal/search?q=sums", foreign);
    let looking = &context_inside(language, "/account/seen", foreign);
    let texts = &language.texts().seen;
    let look = |who: &str, topic: &str, organisation: &str| SeenRow {
        words: (texts.looked)(&isolate(&own(who)), (texts.topic)(topic)),
        relation: (texts.relation)("guardian").into(),
        organisation: if organisation.is_empty() { String::new() } else { own(organisation) },
        at: moment("22:15", foreign),
    };
    let rows = vec![look(LONG_NAME, "results", "The Linden School"), look("Samira", "profile", "")];
    let seen = Seen { days: vec![SeenDay { day: moment("21 November 2026", foreign), rows }], ..Seen::default() };
    let child = Seen {
        whose: vec![("/account/seen?child=0199".into(), own(LONG_NAME), true)],
        child: Some(own(LONG_NAME)),
        older: Some("/account/seen?child=0199&before=1.0199".into()),
        newest: Some("/account/seen?child=0199".into()),
        ..seen.clone()
    };
    vec![
        ("search", html(finding, || search::page(finding, &Found::default()))),
        ("search-found", html(finding, || search::page(finding, &found))),
        ("search-more", html(finding, || search::page(finding, &more))),
        ("search-nothing", html(finding, || search::page(finding, &nothing))),
        ("seen", html(looking, || seen::page(looking, &seen))),
        ("seen-child", html(looking, || seen::page(looking, &child))),
        ("seen-empty", html(looking, || seen::page(looking, &Seen::default()))),
    ]
}
