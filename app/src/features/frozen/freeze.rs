//! Before freezing: what it does, and the button.

use leptos::prelude::*;

use crate::shell::{Page, PageContext, Width};
use crate::ui::button::{Rank, link, submit};
use crate::ui::icon::{Icon, icon};

/// The page. `event` is the entry of the activity that was somebody else.
pub fn freeze_page(cx: &PageContext, event: Option<String>) -> Page {
    let texts = &cx.texts.frozen;
    let about_event = event.is_some().then_some(texts.freeze_event);
    let does = texts.freeze_does.into_iter().chain(about_event);
    let does = does.map(|does| view! { <li>{icon(Icon::Check)}<span>{does}</span></li> }).collect_view();
    let event = event.map(|event| view! { <input type="hidden" name="event" value=event /> });
    let body = view! {
        <h1>{texts.freeze_title}</h1>
        <p class="lead">{texts.freeze_lead}</p>
        <ul class="points">{does}</ul>
        <form id="freeze" class="actions" method="post" action="/account/freeze">
            {event}
            {submit(Rank::Primary, texts.freeze_submit)}
            {link(Rank::Secondary, "/account/activity", texts.freeze_back)}
        </form>
    };
    Page::new(texts.freeze_title, Width::Narrow, body)
}
