//! Messages above the content: good news and notes as `status`, refused forms as `alert`.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::locale::{ErrorCode, Texts};

/// A note that everything is fine, or good to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something worked.
    Done,
    /// Good to know.
    Note,
}

/// A calm message that screen readers announce politely.
pub fn notice(tone: Tone, text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    let (class, sign) = match tone {
        Tone::Done => ("notice done", Icon::Check),
        Tone::Note => ("notice", Icon::Info),
    };
    view! { <div class=class role="status">{icon(sign)}<p>{text}</p></div> }.into_any()
}

/// What a form was refused for: each entry leads to its field. Takes the focus when the page opens.
pub fn refusals(texts: &Texts, errors: &[(&'static str, Option<ErrorCode>)]) -> Option<AnyView> {
    let items: Vec<_> = errors
        .iter()
        .filter_map(|&(field, code)| Some((field, texts.errors.text(code?))))
        .map(|(field, text)| view! { <li><a href=format!("#{field}")>{text}</a></li> })
        .collect();
    let heading = texts.shell.form_refused;
    (!items.is_empty()).then(|| {
        view! {
            <div class="notice problem" role="alert" tabindex="-1" autofocus=true>
                {icon(Icon::Alert)}
                <div><h2>{heading}</h2><ul>{items}</ul></div>
            </div>
        }
        .into_any()
    })
}

/// Too many tries: when the next one is welcome. Takes the focus when the page opens.
pub fn wait_first(texts: &Texts, seconds: Option<u64>) -> Option<AnyView> {
    let (words, again) = (texts.failures.too_many_requests, texts.failures.retry_after);
    seconds.map(|seconds| {
        view! {
            <div class="notice problem" role="alert" tabindex="-1" autofocus=true>
                {icon(Icon::Clock)}
                <div><h2>{words.title}</h2><p>{words.text} " " {again(seconds)}</p></div>
            </div>
        }
        .into_any()
    })
}
