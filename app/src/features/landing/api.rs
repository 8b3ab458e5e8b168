//! `GET /`.

use axum::response::Html;

use super::page::page;
use crate::features::demo::DemoFile;
use crate::shell::{Visit, render};

/// The front page.
pub async fn show(visit: Visit) -> Html<String> {
    let cx = visit.cx();
    let demo = visit.demo().is_some_and(DemoFile::is_there);
    render(&cx, || page(&cx, demo))
}
