//! The beginning: what mostly helps, and the form for everybody whom it does not.

use leptos::prelude::*;

use crate::locale::{ErrorCode, isolate};
use crate::shell::{Page, PageContext, Width, support_href};
use crate::ui::alert::{refusals, wait_first};
use crate::ui::button::{Rank, submit};
use crate::ui::field::{Field, Kind, field};
use crate::ui::icon::{Icon, icon};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Recover {
    /// The address as typed.
    pub email: String,
    /// Why it was refused.
    pub email_error: Option<ErrorCode>,
    /// Seconds until another try is welcome, after too many.
    pub wait: Option<u64>,
    /// Where a recovery goes on that this browser began before.
    pub under_way: Option<&'static str>,
}

/// The page.
pub fn page(cx: &PageContext, recover: &Recover) -> Page {
    let texts = &cx.texts.recover;
    let refused = refusals(cx.texts, &[("email", recover.email_error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.title),
        None => texts.title.to_owned(),
    };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {notes(cx, recover)}
        {refused}
        {wait_first(cx.texts, recover.wait)}
        <ul class="hints">
            <li>{hint(Icon::Synced, texts.other_device)}</li>
            <li>{hint(Icon::Device, texts.phone)}</li>
        </ul>
        <section>
            <h2>{texts.by_mail}</h2>
            <p>{texts.by_mail_text}</p>
            {form(cx, recover)}
        </section>
        {ways(cx)}
    };
    Page { switch_through: Some("recover"), ..Page::new(title, Width::Narrow, body) }
}

fn notes(cx: &PageContext, recover: &Recover) -> impl IntoView + use<> {
    let texts = &cx.texts.recover;
    let signed_in = cx.signed_in.is_some().then(|| {
        view! { <div class="notice">{icon(Icon::Info)}<p>{texts.signed_in}</p></div> }
    });
    let under_way = recover.under_way.map(|href| {
        view! {
            <div class="notice">
                {icon(Icon::Forward)}
                <p>{texts.under_way} " " <a href=href>{texts.under_way_link}</a></p>
            </div>
        }
    });
    (signed_in, under_way)
}

fn hint(sign: Icon, (heading, text): (&'static str, &'static str)) -> impl IntoView {
    view! { <span class="card-sign">{icon(sign)}</span><div><h2>{heading}</h2><p>{text}</p></div> }
}

fn form(cx: &PageContext, recover: &Recover) -> impl IntoView + use<> {
    let texts = &cx.texts.recover;
    let email = Field {
        id: "email",
        kind: Kind::Email,
        label: texts.email,
        hint: texts.email_hint,
        value: recover.email.clone(),
        error: recover.email_error,
    };
    view! {
        <form id="recover" class="form" method="post" action="/recover" novalidate=true>
            {field(cx.texts, email)}
            {submit(Rank::Primary, texts.submit)}
        </form>
    }
}

fn ways(cx: &PageContext) -> impl IntoView + use<> {
    let texts = &cx.texts.recover;
    let contact = cx.brand.support.as_deref().map(|address| {
        let label = (texts.contact)(&isolate(&cx.brand.name));
        view! { <li>{texts.support} " " <a href=support_href(address)>{label}</a></li> }
    });
    let back = cx.signed_in.is_none().then(|| view! { <li><a href="/sign-in">{texts.back}</a></li> });
    view! { <ul class="ways">{contact}{back}</ul> }
}
