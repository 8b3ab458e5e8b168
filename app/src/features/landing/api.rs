//! `GET /`.

use axum::response::Html;

use super::page::page;
use crate::shell::{Visit, render};

/// The front page.
pub async fn show(visit: Visit) -> Html<String> {
    let cx = visit.cx();
    render(&cx, || page(&cx))
}
