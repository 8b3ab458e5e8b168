//! Greets, lists what needs the person, and then the account. Nothing here is anybody else's.

use leptos::prelude::*;

use crate::locale::{HomeTexts, Outcome, isolate};
use crate::shell::{Page, PageContext, Width};
use crate::ui::arches::arches;
use crate::ui::icon::{Icon, icon};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Home {
    /// The person's name as typed.
    pub name: String,
    /// Whether the account was made just now.
    pub first_visit: bool,
    /// What needs the person; at most three are shown.
    pub needs: Vec<Need>,
    /// How many passkeys the account has.
    pub passkeys: u32,
}

/// Something that waits for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The account hangs on one passkey.
    SecondPasskey,
    /// The person came in with another device's passkey.
    PasskeyOnThisDevice,
}

/// The list stays short enough to be done.
const MOST_NEEDS: usize = 3;

/// The page.
pub fn page(cx: &PageContext, home: &Home) -> Page {
    let texts = &cx.texts.home;
    let brand = isolate(&cx.brand.name);
    let name = isolate(&home.name);
    let under = if home.first_visit { (texts.first_visit)(&brand) } else { texts.back.to_owned() };
    let body = view! {
        <h1>{(texts.hello)(&name)}</h1>
        <p class="lead">{under}</p>
        {needs(texts, &home.needs)}
        <section class="empty">
            {arches()}
            <h2>{texts.empty}</h2>
            <p>{(texts.empty_text)(&brand)}</p>
        </section>
        <section>
            <h2>{texts.account}</h2>
            <ul class="tiles">
                <li>{tile("/account/passkeys", Icon::Key, (texts.passkeys)(home.passkeys), texts.passkeys_text)}</li>
            </ul>
        </section>
    };
    Page::new(texts.title, Width::Wide, body)
}

fn needs(texts: &HomeTexts, needs: &[Need]) -> Option<AnyView> {
    let items: Vec<_> = needs
        .iter()
        .take(MOST_NEEDS)
        .map(|need| match need {
            Need::SecondPasskey => need_item("/account/passkeys", texts.need_second),
            Need::PasskeyOnThisDevice => need_item("/account/passkeys", texts.need_this_device),
        })
        .collect();
    (!items.is_empty())
        .then(|| view! { <section class="needs"><h2>{texts.needs}</h2><ul>{items}</ul></section> }.into_any())
}

fn need_item(href: &'static str, words: Outcome) -> AnyView {
    view! {
        <li>
            <a class="need" href=href>
                <span><b>{words.title}</b><span>{words.text}</span></span>
                {icon(Icon::Forward)}
            </a>
        </li>
    }
    .into_any()
}

fn tile(href: &'static str, sign: Icon, title: String, text: &'static str) -> impl IntoView {
    view! {
        <a class="card tile" href=href>
            <span class="card-sign">{icon(sign)}</span>
            <span class="tile-words"><b>{title}</b><span>{text}</span></span>
            {icon(Icon::Forward)}
        </a>
    }
}
