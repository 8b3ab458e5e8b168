//! A calm page for somebody who has no passkey at hand.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::{Page, PageContext, Width, support_href};
use crate::ui::button::{Rank, link};

/// The page.
pub fn page(cx: &PageContext) -> Page {
    let texts = &cx.texts.recover;
    let contact = cx.brand.support.as_deref().map(|address| {
        let label = (texts.contact)(&isolate(&cx.brand.name));
        view! { <p><a href=support_href(address)>{label}</a></p> }
    });
    let step = |(heading, text): (&'static str, &'static str)| {
        view! { <h2>{heading}</h2><p>{text}</p> }
    };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        <ol class="journey upright">
            <li>{step(texts.other_device)}</li>
            <li>{step(texts.phone)}</li>
            <li>{step(texts.support)}{contact}</li>
        </ol>
        <p class="small">{texts.why}</p>
        <p class="actions">{link(Rank::Secondary, "/sign-in", texts.back)}</p>
    };
    Page::new(texts.title, Width::Narrow, body)
}
