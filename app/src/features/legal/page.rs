//! A legal document, plain and easy to read.

use leptos::prelude::*;

use super::Block;
use crate::shell::{Page, Width};

/// A document in the operator's words.
#[derive(Clone, Debug)]
pub struct LegalDocument {
    /// Its title.
    pub title: String,
    /// The text.
    pub blocks: Vec<Block>,
}

/// The page.
pub fn page(document: &LegalDocument) -> Page {
    let blocks = document.blocks.iter().map(block).collect_view();
    let body = view! {
        <article class="prose"><h1 dir="auto">{document.title.clone()}</h1>{blocks}</article>
    };
    Page::new(document.title.clone(), Width::Narrow, body)
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
