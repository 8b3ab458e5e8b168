//! `GET /recover`.

use axum::response::Html;

use super::page::page;
use crate::shell::{Visit, render};

/// What to do without a passkey.
pub async fn show(visit: Visit) -> Html<String> {
    let cx = visit.cx();
    render(&cx, || page(&cx))
}
