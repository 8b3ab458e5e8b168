//! The note of a local demo where a mail was sent: it did not leave this computer.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::shell::PageContext;

/// The note; nothing outside a local demo.
pub fn demo_mail(cx: &PageContext) -> Option<AnyView> {
    let texts = &cx.texts.sign_up;
    cx.dev_mail.then(|| {
        view! {
            <div class="notice">
                {icon(Icon::Mail)}
                <p>{texts.demo_mail} " " <a href="/dev/mail">{texts.demo_mail_open}</a></p>
            </div>
        }
        .into_any()
    })
}
