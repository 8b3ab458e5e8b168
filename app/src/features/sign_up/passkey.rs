//! The last step: the first passkey.

use leptos::prelude::*;

use crate::features::passkeys::create_passkey;
use crate::shell::{Islands, Page, PageContext, Width};
use crate::ui::details::details;
use crate::ui::steps::sign_up_steps;

/// The page with the button.
pub fn passkey_page(cx: &PageContext) -> Page {
    let texts = &cx.texts.sign_up;
    let body = view! {
        {sign_up_steps(cx.texts, 3)}
        <h1>{texts.passkey_title}</h1>
        <p class="lead">{texts.passkey_lead}</p>
        {create_passkey(cx, "/sign-up")}
        {details(cx.texts.ceremony.what, cx.texts.ceremony.what_text)}
    };
    Page { islands: Islands::AtOnce, ..Page::new(texts.passkey_title, Width::Split, body) }
}
