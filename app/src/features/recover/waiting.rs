//! While the waiting time is running: when it is over, what to do then, who is told and who can stop it.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::{Page, PageContext, Width};
use crate::ui::button::{Rank, link};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// The page.
pub fn waiting_page(cx: &PageContext, ready: &Moment) -> Page {
    let texts = &cx.texts.recover;
    let point = |sign, (heading, text): (&'static str, &'static str)| {
        view! { <li><span class="card-sign">{icon(sign)}</span><div><h2>{heading}</h2><p>{text}</p></div></li> }
    };
    let body = view! {
        <h1>{texts.waiting_title}</h1>
        <p class="lead">
            <time datetime=ready.machine.clone()>{(texts.waiting_lead)(&isolate(&ready.words))}</time>
        </p>
        <ul class="hints">
            {point(Icon::Clock, texts.waiting_return)}
            {point(Icon::Mail, texts.waiting_told)}
            {point(Icon::Info, texts.waiting_stop)}
        </ul>
        <p class="actions">{link(Rank::Secondary, "/recover/proof", texts.other_ways)}</p>
    };
    Page::new(texts.waiting_title, Width::Narrow, body)
}
