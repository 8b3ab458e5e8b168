//! The last step: the new passkey.

use leptos::prelude::*;

use crate::features::passkeys::create_passkey;
use crate::shell::{Islands, Page, PageContext, Width};
use crate::ui::details::details;

/// The page with the button.
pub fn passkey_page(cx: &PageContext) -> Page {
    let texts = &cx.texts.recover;
    let body = view! {
        <h1>{texts.passkey_title}</h1>
        <p class="lead">{texts.passkey_lead}</p>
        {create_passkey(cx, "/recover")}
        <p class="small">{texts.passkey_then}</p>
        {details(cx.texts.ceremony.what, cx.texts.ceremony.what_text)}
    };
    Page { islands: Islands::AtOnce, ..Page::new(texts.passkey_title, Width::Split, body) }
}
