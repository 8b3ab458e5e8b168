//! Removing an address: what it means, and the button.

use leptos::prelude::*;
use uuid::Uuid;

use crate::locale::isolate;
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::button::{Rank, link, submit};
use crate::ui::icon::Icon;
use crate::ui::outcome::outcome;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct RemoveAddress {
    /// In the path of the form.
    pub id: Uuid,
    /// As typed.
    pub address: String,
    /// Whether mail goes there first.
    pub is_primary: bool,
    /// Whether it is the only one, which stays.
    pub last: bool,
    /// Whether the person used a passkey on the way.
    pub kept: bool,
}

/// The page.
pub fn remove_page(cx: &PageContext, removal: &RemoveAddress) -> Page {
    let texts = &cx.texts.addresses;
    if removal.last {
        let body = view! {
            {outcome(Icon::Info, texts.last)}
            <p class="actions">{link(Rank::Primary, "/account/addresses", texts.back)}</p>
        };
        return account_page(cx, AccountPlace::Addresses, texts.last.title, body);
    }
    let action = format!("/account/addresses/{}/remove", removal.id);
    let body = view! {
        <h1>{texts.remove_title}</h1>
        <p class="lead">{(texts.remove_lead)(&isolate(&removal.address))}</p>
        {removal.kept.then(|| notice(Tone::Note, cx.texts.account.kept))}
        {removal.is_primary.then(|| view! { <p>{texts.remove_primary}</p> })}
        <form id="remove-address" method="post" action=action class="actions">
            {submit(Rank::Primary, texts.remove_submit)}
            {link(Rank::Secondary, "/account/addresses", texts.keep)}
        </form>
    };
    account_page(cx, AccountPlace::Addresses, texts.remove_title, body)
}
