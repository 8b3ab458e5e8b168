//! The page behind the mailed link: nothing happens before the button is pressed.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::button::{Rank, submit};

/// What the link carries.
#[derive(Clone, Debug, Default)]
pub struct ConfirmAddress {
    /// The token, to be posted.
    pub token: String,
    /// The address; the page is its owner's alone.
    pub address: String,
}

/// The page with the button.
pub fn confirm_page(cx: &PageContext, confirm: &ConfirmAddress) -> Page {
    let texts = &cx.texts.addresses;
    let body = view! {
        <h1>{texts.confirm_title}</h1>
        <p class="lead">{(texts.confirm_lead)(&isolate(&confirm.address))}</p>
        <form id="confirm" class="form" method="post" action="/account/addresses/confirm">
            <input type="hidden" name="token" value=confirm.token.clone() />
            <div class="actions">{submit(Rank::Primary, texts.confirm_submit)}</div>
        </form>
        <p class="small">{texts.confirm_why}</p>
    };
    account_page(cx, AccountPlace::Addresses, texts.confirm_title, body)
}
