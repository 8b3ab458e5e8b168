//! The page that removes a passkey: what happens, and what is at stake when it is the last one or the last synced one.

use leptos::prelude::*;

use crate::locale::{ErrorCode, Outcome, isolate};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::refusals;
use crate::ui::button::{Rank, link, submit};
use crate::ui::icon::{Icon, icon};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct RemovalPage {
    /// The passkey's id, as it stands in paths.
    pub id: String,
    /// The person's own label or the provider's name, if either is known.
    pub name: Option<String>,
    /// What is at stake.
    pub stake: Option<Stake>,
    /// Whether the tick is set: they went to authenticate and came back.
    pub sure: bool,
    /// Why the form was refused.
    pub error: Option<ErrorCode>,
}

/// What is at stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stake {
    /// It is the last one.
    Last,
    /// None that is left is synced.
    NoneSynced,
}

/// The page.
pub fn removal_page(cx: &PageContext, removal: &RemovalPage) -> Page {
    let texts = &cx.texts.passkeys.removal;
    let name = removal.name.as_deref().unwrap_or(cx.texts.passkeys.unnamed);
    let heading = (texts.heading)(&isolate(name));
    let title = match removal.error {
        Some(_) => (cx.texts.shell.title_with_error)(texts.title),
        None => texts.title.to_owned(),
    };
    let body = view! {
        {refusals(cx.texts, &[("sure", removal.error)])}
        <h1>{heading}</h1>
        <p class="lead">{texts.lead}</p>
        {removal.stake.map(|stake| match stake {
            Stake::Last => warning(texts.last),
            Stake::NoneSynced => warning(texts.unsynced),
        })}
        <p>{texts.device}</p>
        <form id="remove-passkey" class="form" method="post" action=format!("/account/passkeys/{}/remove", removal.id)>
            {(removal.stake == Some(Stake::Last)).then(|| tick(cx, removal))}
            <div class="actions">
                {submit(Rank::Primary, texts.submit)}
                {link(Rank::Secondary, "/account/passkeys", texts.keep)}
            </div>
        </form>
    };
    account_page(cx, AccountPlace::Passkeys, title, body)
}

fn warning(words: Outcome) -> AnyView {
    view! {
        <div class="notice problem">
            {icon(Icon::Alert)}
            <div><h2>{words.title}</h2><p>{words.text}</p></div>
        </div>
    }
    .into_any()
}

fn tick(cx: &PageContext, removal: &RemovalPage) -> AnyView {
    let message = removal.error.map(|code| {
        let text = cx.texts.errors.text(code);
        view! { <p class="field-error" id="sure-error">{icon(Icon::Alert)}<span>{text}</span></p> }
    });
    let invalid = removal.error.map(|_| "true");
    view! {
        <div class="field">
            {message}
            <label class="tick" for="sure">
                <input
                    id="sure" name="sure" type="checkbox" value="yes" checked=removal.sure required=true
                    aria-invalid=invalid aria-describedby=removal.error.map(|_| "sure-error")
                />
                <span>{cx.texts.passkeys.removal.sure}</span>
            </label>
        </div>
    }
    .into_any()
}
