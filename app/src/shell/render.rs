//! A view becomes HTML in one synchronous step: a handler has loaded everything before it comes here.

use std::sync::Arc;

use axum::response::Html;
use hydration_context::SsrSharedContext;
use leptos::prelude::{Owner, RenderHtml};

use super::context::{Page, PageContext};
use super::document::document;

/// Renders a page with the document around it. The page is made inside, because islands need the owner's shared context
/// while they are built.
pub fn render(cx: &PageContext, page: impl FnOnce() -> Page) -> Html<String> {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| document(cx, page()).to_html());
    Html(html)
}
