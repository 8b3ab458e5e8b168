//! A legal document, plain and easy to read.

use leptos::prelude::*;

use super::Block;
use crate::shell::{Islands, Page, PageContext, Width};
use crate::ui::moment::{Moment, moment};

/// A document in the operator's words.
#[derive(Clone, Debug)]
pub struct LegalDocument {
    /// Its title.
    pub title: String,
    /// The date of the text.
    pub as_of: Option<Moment>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// The page.
pub fn page(cx: &PageContext, document: &LegalDocument) -> Page {
    let as_of = document.as_of.as_ref().map(|date| {
        view! { <p class="small">{cx.texts.legal.as_of} " " {moment(date)}</p> }
    });
    let blocks = document.blocks.iter().map(block).collect_view();
    let body = view! {
        <article class="prose"><h1 dir="auto">{document.title.clone()}</h1>{as_of}{blocks}</article>
    };
    Page {
        title: document.title.clone(),
        width: Width::Narrow,
        switch_through: None,
        islands: Islands::None,
        body: body.into_any(),
    }
}

fn block(block: &Block) -> AnyView {
    match block.clone() {
        Block::Heading(text) => view! { <h2 dir="auto">{text}</h2> }.into_any(),
        Block::Paragraph(text) => view! { <p dir="auto">{text}</p> }.into_any(),
        Block::List(items) => {
            let items = items
                .into_iter()
                .map(|item| view! { <li>{item}</li> })
                .collect_view();
            view! { <ul dir="auto">{items}</ul> }.into_any()
        }
    }
}
