//! The form: a name and an address.

use leptos::prelude::*;

use crate::locale::ErrorCode;
use crate::shell::{Page, PageContext, Width};
use crate::ui::alert::{refusals, wait_first};
use crate::ui::button::{Rank, submit};
use crate::ui::field::{Field, Kind, field};
use crate::ui::steps::sign_up_steps;

/// What was typed, and what was wrong with it.
#[derive(Clone, Debug, Default)]
pub struct SignUpForm {
    /// The name as typed.
    pub name: String,
    /// The address as typed.
    pub email: String,
    /// Why the name was refused.
    pub name_error: Option<ErrorCode>,
    /// Why the address was refused.
    pub email_error: Option<ErrorCode>,
    /// Seconds until another try is welcome, after too many.
    pub wait: Option<u64>,
}

/// The page with the form.
pub fn page(cx: &PageContext, form: &SignUpForm) -> Page {
    let texts = &cx.texts.sign_up;
    let refused = refusals(cx.texts, &[("name", form.name_error), ("email", form.email_error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.title),
        None => texts.title.to_owned(),
    };
    let name = Field {
        id: "name",
        kind: Kind::Name,
        label: texts.name,
        hint: texts.name_hint,
        value: form.name.clone(),
        error: form.name_error,
    };
    let email = Field {
        id: "email",
        kind: Kind::Email,
        label: texts.email,
        hint: texts.email_hint,
        value: form.email.clone(),
        error: form.email_error,
    };
    let body = view! {
        {sign_up_steps(cx.texts, 1)}
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {refused}
        {wait_first(cx.texts, form.wait)}
        <form id="sign-up" class="form" method="post" action="/sign-up" novalidate=true>
            {field(cx.texts, name)}
            {field(cx.texts, email)}
            {agreement(cx)}
            {submit(Rank::Primary, texts.submit)}
        </form>
        <p class="aside">{texts.have_account} " " <a href="/sign-in">{cx.texts.sign_in.title}</a></p>
    };
    Page { switch_through: Some("sign-up"), ..Page::new(title, Width::Split, body) }
}

/// What whoever signs up agrees to, where the operator published something that must be accepted. Consents are not among it: nobody needs to
/// give one for an account (GDPR 7(4)).
fn agreement(cx: &PageContext) -> Option<AnyView> {
    let texts = &cx.texts.terms;
    let links = cx.legal.iter().filter(|link| link.to_accept).enumerate().map(|(at, link)| {
        let before = (at > 0).then_some(" · ");
        view! { {before}<a href=link.href.clone() dir="auto">{link.title.clone()}</a> }
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| view! { <p class="aside">{texts.sign_up} " " {links}</p> }.into_any())
}
