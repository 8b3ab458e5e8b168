//! A loan on its own page: what was agreed, what is left, and the schedule.

use leptos::prelude::*;

use crate::features::records::{DetailView, ListView, back, detail_view, list_view};
use crate::shell::{Page, PageContext, Width};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Loan {
    /// What was agreed and what is left.
    pub detail: DetailView,
    /// The payments by year; none where the source does not say enough.
    pub schedule: Option<ListView>,
}

/// The page.
pub fn page(cx: &PageContext, loan: &Loan) -> Page {
    let texts = &cx.texts.customer;
    let detail = &loan.detail;
    let schedule = loan.schedule.as_ref().map(|schedule| {
        view! {
            <section class="schedule">
                <h2>{texts.schedule}</h2>
                <p class="small">{texts.schedule_text}</p>
                {list_view(cx, schedule)}
            </section>
        }
    });
    let body = view! {
        {detail.back.as_ref().map(back)}
        <h1 dir="auto">{detail.title.clone()}</h1>
        {detail_view(cx, detail)}
        {schedule}
    };
    Page::new(detail.title.clone(), Width::Wide, body)
}
