//! Header and footer: whose house this is, where one can go, the language and the way out.

use leptos::prelude::*;

use super::context::PageContext;
use super::{languages, roles};
use crate::ui::icon::{Icon, icon};
use crate::ui::mark::mark;

/// The header.
pub(super) fn header(cx: &PageContext) -> impl IntoView + use<> {
    let texts = &cx.texts.shell;
    let signed_in = cx.signed_in.is_some();
    let start = if signed_in { "/home" } else { "/" };
    let brand = cx.brand.name.clone();
    let logo = match cx.brand.logo.clone() {
        Some(path) => view! { <img class="logo" src=path alt="" height="28" /> }.into_any(),
        None => mark().into_any(),
    };
    view! {
        <header class="header">
            <a class="brand" href=start>{logo}<span class="brand-name" dir="auto">{brand}</span></a>
            {roles::acting(cx)}
            {signed_in.then(|| pages(cx))}
            {languages::button(cx)}
            {signed_in.then(|| sign_out(texts.sign_out))}
        </header>
    }
}

fn sign_out(label: &'static str) -> impl IntoView {
    view! {
        <form id="sign-out" method="post" action="/sign-out">
            <button type="submit" class="button quiet">{icon(Icon::Leave)}<span>{label}</span></button>
        </form>
    }
}

fn pages(cx: &PageContext) -> impl IntoView + use<> {
    let texts = &cx.texts.shell;
    let here = cx.path.split('?').next().unwrap_or_default();
    let links =
        [("/home", texts.home)].into_iter().chain(roles::pages(cx)).chain([("/account", cx.texts.account.account)]);
    let links = links
        .map(|(href, label)| {
            let within = here.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            let current = within.then(|| if href == here { "page" } else { "true" });
            view! { <li><a href=href aria-current=current>{label}</a></li> }
        })
        .collect_view();
    view! { <nav class="nav" aria-label=texts.navigation><ul>{links}</ul></nav> }
}

/// The footer: the operator's help and legal documents.
pub(super) fn footer(cx: &PageContext) -> impl IntoView + use<> {
    let brand = cx.brand.name.clone();
    let support = cx.brand.support.as_deref().map(|address| {
        let href = support_href(address);
        view! { <li><a href=href>{cx.texts.shell.support}</a></li> }
    });
    let legal = cx.legal.iter();
    let legal = legal.map(|link| view! { <li><a href=link.href.clone() dir="auto">{link.title.clone()}</a></li> });
    let legal = legal.collect_view();
    let signal = cx.gpc.then(|| {
        view! { <p class="signal">{icon(Icon::Shield)}<span>{cx.texts.shell.signal_honoured}</span></p> }
    });
    view! {
        <footer class="footer">
            <span dir="auto">{brand}</span>
            <ul>{support}{legal}</ul>
            {signal}
        </footer>
    }
}

/// The link behind the operator's help: a web address as it is, anything else as a mail address.
#[must_use]
pub fn support_href(support: &str) -> String {
    if support.starts_with("https://") || support.starts_with("http://") || support.starts_with('/') {
        support.to_owned()
    } else {
        format!("mailto:{support}")
    }
}
