//! A legal document, plain and easy to read: in the operator's words, with its versions where it has them.

use leptos::prelude::*;

use super::Block;
use crate::locale::{Language, LegalTexts, isolate};
use crate::shell::{Page, PageContext, Width};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};

/// A document in the operator's words, from a plain file.
#[derive(Clone, Debug)]
pub struct LegalDocument {
    /// Its title.
    pub title: String,
    /// The text.
    pub blocks: Vec<Block>,
}

/// One version of a published document.
#[derive(Clone, Debug)]
pub struct LegalVersion {
    /// Its name in the path.
    pub name: String,
    /// From 1 on.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// The text.
    pub blocks: Vec<Block>,
    /// The language tag of the text.
    pub language: String,
    /// When it was published.
    pub published: Moment,
    /// What changed since the version before; empty in the first.
    pub changed: String,
    /// All versions, the newest first.
    pub versions: Vec<VersionRow>,
}

/// A version in the list of all.
#[derive(Clone, Debug)]
pub struct VersionRow {
    /// From 1 on.
    pub number: i64,
    /// When it was published.
    pub published: Moment,
    /// Whether it says the same as the one before in other words.
    pub editorial: bool,
}

/// A document from a plain file.
pub fn page(document: &LegalDocument) -> Page {
    let blocks = document.blocks.iter().map(block).collect_view();
    let body = view! {
        <article class="prose"><h1 dir="auto">{document.title.clone()}</h1>{blocks}</article>
    };
    Page::new(document.title.clone(), Width::Narrow, body)
}

/// A published document.
pub fn version_page(cx: &PageContext, document: &LegalVersion) -> Page {
    let texts = &cx.texts.legal;
    let blocks = document.blocks.iter().map(block).collect_view();
    let is_newest = document.versions.first().is_none_or(|newest| newest.number == document.number);
    let older = (!is_newest).then(|| {
        let newest = format!("/legal/{}", document.name);
        view! { <div class="notice" role="note">{icon(Icon::Info)}<p>{texts.older} " " <a href=newest>{texts.newest}</a></p></div> }
    });
    let elsewhere = (document.language != cx.language.tag()).then(|| {
        let words = (texts.only_in)(&isolate(&language_name(&document.language)));
        view! { <div class="notice" role="note">{icon(Icon::Info)}<p>{words}</p></div> }
    });
    let changed = (!document.changed.is_empty()).then(|| {
        view! { <section class="changed"><h2>{texts.changed}</h2><p dir="auto">{document.changed.clone()}</p></section> }
    });
    let since = (texts.version)(document.number, &document.published.words);
    let (exact, machine) = (document.published.exact.clone(), document.published.machine.clone());
    let body = view! {
        <article class="prose">
            <h1 dir="auto" lang=document.language.clone()>{document.title.clone()}</h1>
            <p class="aside"><time datetime=machine title=exact>{since}</time></p>
            {older}
            {elsewhere}
            {changed}
            <div class="prose" lang=document.language.clone()>{blocks}</div>
        </article>
        {versions(texts, document)}
    };
    Page::new(document.title.clone(), Width::Narrow, body)
}

/// The list of all versions; nothing when there is only one.
fn versions(texts: &LegalTexts, document: &LegalVersion) -> Option<AnyView> {
    let rows = document.versions.iter().map(|row| {
        let href = format!("/legal/{}?version={}", document.name, row.number);
        let current = row.number == document.number;
        let shown = current.then(|| view! { " (" {texts.shown} ")" });
        let editorial = row.editorial.then(|| view! { " · " {texts.editorial} });
        view! {
            <li>
                <a href=href aria-current=current.then_some("true")>{(texts.version_named)(row.number)}</a>
                {shown} " · " {moment(&row.published)} {editorial}
            </li>
        }
    });
    let rows = rows.collect_view();
    (document.versions.len() > 1)
        .then(|| view! { <section class="prose"><h2>{texts.versions}</h2><ul>{rows}</ul></section> }.into_any())
}

/// The language's name for itself, or its tag.
fn language_name(tag: &str) -> String {
    Language::from_tag(tag).map_or_else(|| tag.to_owned(), |language| language.own_name().to_owned())
}

fn block(block: &Block) -> AnyView {
    match block.clone() {
        Block::Heading(text) => view! { <h2 dir="auto">{text}</h2> }.into_any(),
        Block::Paragraph(text) => view! { <p dir="auto">{text}</p> }.into_any(),
        Block::List(items) => {
            let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
            view! { <ul dir="auto">{items}</ul> }.into_any()
        }
    }
}
