//! The report about changed settings: what each was, what it became, and who did it.

use leptos::prelude::*;

use super::lists::CHANGES_PATH;
use crate::features::records::{Cell, Column, Group, Link, ListView, Row, list_page};
use crate::shell::{Page, PageContext, Width};
use crate::ui::icon::Icon;
use crate::ui::moment::Moment;
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct ChangesPage {
    /// The newest first.
    pub rows: Vec<ChangeRow>,
    /// The page of those before.
    pub older: Option<String>,
    /// Whether it begins with the newest.
    pub is_first: bool,
}

/// A change.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    /// When.
    pub at: Moment,
    /// What the setting is called; empty when it is no more.
    pub setting: String,
    /// In words.
    pub before: String,
    /// In words.
    pub after: String,
    /// Who; empty when their account is gone.
    pub who: String,
}

/// The page.
pub fn changes_page(cx: &PageContext, changes: &ChangesPage) -> Page {
    let texts = &cx.texts.partner.changes;
    if changes.rows.is_empty() {
        let body = view! {
            <h1>{texts.title}</h1>
            <p class="lead">{texts.lead}</p>
            <section class="empty">{outcome_part(Icon::Info, texts.empty)}</section>
        };
        return Page::new(texts.title, Width::Wide, body);
    }
    let columns = [texts.when, texts.setting, texts.before, texts.after, texts.who];
    let columns = columns.map(|label| Column { label: label.into(), is_figures: false });
    let rows = changes.rows.iter().map(|change| {
        let setting = if change.setting.is_empty() { texts.gone } else { change.setting.as_str() };
        let who = if change.who.is_empty() { Cell::Empty } else { Cell::Text(change.who.clone()) };
        let cells = vec![
            Cell::Moment(change.at.clone()),
            Cell::Title { words: setting.into(), more: String::new() },
            Cell::Text(change.before.clone()),
            Cell::Text(change.after.clone()),
            who,
        ];
        Row { href: None, cells }
    });
    let groups = vec![Group { title: String::new(), sums: None, rows: rows.collect() }];
    let list = ListView {
        path: CHANGES_PATH.into(),
        title: texts.title.into(),
        lead: texts.lead.into(),
        back: Some(Link { href: "/portal/settings".into(), words: cx.texts.partner.settings.title.into() }),
        columns: columns.into(),
        groups,
        older: changes.older.clone(),
        csv: Some(format!("{CHANGES_PATH}/file")),
        newest: (!changes.is_first).then(|| CHANGES_PATH.into()),
        ..ListView::default()
    };
    list_page(cx, &list)
}
