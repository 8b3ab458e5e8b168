//! The documents of a child: letters and reports, each a file.

use leptos::prelude::*;

use crate::features::records::{Stamp, stamps};
use crate::features::school::{ChildFrame, Place, Whose, school_page};
use crate::locale::SchoolTopic;
use crate::shell::{Page, PageContext};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// Whose they are.
    pub child: ChildFrame,
    /// The newest first.
    pub rows: Vec<DocumentRow>,
    /// Whether there are older ones that do not stand here.
    pub is_part: bool,
    /// When the schools last spoke.
    pub stamps: Vec<Stamp>,
}

/// One document.
#[derive(Clone, Debug)]
pub struct DocumentRow {
    /// Where its file is.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// When it was issued.
    pub day: Moment,
    /// The school, where there are several.
    pub school: Option<String>,
}

/// The page.
pub fn documents_page(cx: &PageContext, documents: &Documents) -> Page {
    let texts = &cx.texts.children.documents;
    let title = SchoolTopic::Documents.words(&cx.texts.school.topics).title;
    let empty = documents.rows.is_empty().then(|| {
        view! { <section class="empty">{outcome_part(Icon::Download, texts.empty)}</section> }
    });
    let rows = documents.rows.iter().map(|row| {
        let school = row.school.clone().map(|school| view! { " · " <span dir="auto">{school}</span> });
        view! {
            <li>
                <a class="need" href=row.href.clone()>
                    <span><b dir="auto">{row.title.clone()}</b><span>{moment(&row.day)}{school}</span></span>
                    {icon(Icon::Download)}
                </a>
            </li>
        }
    });
    let rows = rows.collect_view();
    let rest = documents.is_part.then(|| {
        view! { <p class="small">{(texts.newest_only)(documents.rows.len())}</p> }
    });
    let body = view! {
        <h1>{title}</h1>
        {empty}
        <ul class="result-lines">{rows}</ul>
        {rest}
        {stamps(&documents.stamps)}
    };
    school_page(cx, &Whose::Child(documents.child.clone()), Place::Of(SchoolTopic::Documents), title, body)
}
