//! What this is, in one breath, and the two ways in.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::{Page, PageContext, Width};
use crate::ui::arches::arches;
use crate::ui::button::{Rank, link};
use crate::ui::icon::{Icon, icon};

/// The front page; `demo` leads to who one can be in a local demo.
pub fn page(cx: &PageContext, demo: bool) -> Page {
    let texts = &cx.texts.landing;
    let lead = (texts.lead)(&isolate(&cx.brand.name));
    let body = view! {
        <section class="hero">
            <div class="hero-words">
                <h1>{texts.heading}</h1>
                <p class="lead">{lead}</p>
                {ways_in(cx)}
                {demo.then(|| view! { <p><a href="/demo">{cx.texts.demo.link}</a></p> })}
            </div>
            <div class="hero-picture">{arches()}</div>
        </section>
        <section>
            <h2>{texts.steps}</h2>
            <ol class="journey">
                {[texts.step_name, texts.step_mail, texts.step_passkey].map(step).collect_view()}
            </ol>
        </section>
        <section>
            <h2 class="unseen">{texts.reasons}</h2>
            <ul class="reasons">
                {reason(Icon::Key, texts.reason_no_password)}
                {reason(Icon::Mail, texts.reason_only_you)}
                {reason(Icon::Synced, texts.reason_any_device)}
            </ul>
        </section>
    };
    Page::new(texts.title, Width::Landing, body)
}

fn ways_in(cx: &PageContext) -> AnyView {
    let texts = &cx.texts.landing;
    match cx.signed_in {
        Some(_) => view! { <p class="actions">{link(Rank::Primary, "/home", texts.go_home)}</p> }.into_any(),
        None => view! {
            <p class="actions">
                {link(Rank::Primary, "/sign-up", texts.sign_up)}
                {link(Rank::Secondary, "/sign-in", texts.sign_in)}
            </p>
        }
        .into_any(),
    }
}

fn step((heading, text): (&'static str, &'static str)) -> impl IntoView {
    view! { <li><h3>{heading}</h3><p>{text}</p></li> }
}

fn reason(sign: Icon, (heading, text): (&'static str, &'static str)) -> impl IntoView {
    view! { <li>{icon(sign)}<h3>{heading}</h3><p>{text}</p></li> }
}
