//! The page behind the mailed link: nothing happens before the button is pressed.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::{Page, PageContext, Width};
use crate::ui::button::{Rank, submit};

/// What the link carries.
#[derive(Clone, Debug, Default)]
pub struct RecoverConfirm {
    /// The token, to be posted.
    pub token: String,
    /// The address with most of its letters hidden.
    pub masked_address: String,
}

/// The page with the button.
pub fn confirm_page(cx: &PageContext, confirm: &RecoverConfirm) -> Page {
    let texts = &cx.texts.recover;
    let body = view! {
        <h1>{texts.confirm_title}</h1>
        <p class="lead">{(texts.confirm_lead)(&isolate(&confirm.masked_address))}</p>
        <form id="confirm" class="form" method="post" action="/recover/confirm">
            <input type="hidden" name="token" value=confirm.token.clone() />
            {submit(Rank::Primary, texts.confirm_submit)}
        </form>
        <p class="small">{cx.texts.sign_up.confirm_why}</p>
    };
    Page::new(texts.confirm_title, Width::Split, body)
}
