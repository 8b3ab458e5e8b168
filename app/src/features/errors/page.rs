//! One page for whatever went wrong: what happened, what was not lost, the next step, and the request's number.

use leptos::prelude::*;

use crate::shell::{Failure, Page, PageContext, Width};
use crate::ui::button::{Rank, link};
use crate::ui::icon::Icon;
use crate::ui::outcome::outcome;

/// The page for a failure.
pub fn page(cx: &PageContext, failure: Failure) -> Page {
    let texts = &cx.texts.failures;
    let (sign, words) = match failure {
        Failure::BadRequest | Failure::UnsupportedMedia | Failure::Unprocessable | Failure::TooSlow => {
            (Icon::Alert, texts.bad_request)
        }
        Failure::SignInNeeded => (Icon::Key, texts.sign_in_needed),
        Failure::Forbidden | Failure::CrossSite => (Icon::Alert, texts.forbidden),
        Failure::Frozen => (Icon::Key, texts.frozen),
        Failure::NotFound => (Icon::Info, texts.not_found),
        Failure::MethodNotAllowed => (Icon::Info, texts.method_not_allowed),
        Failure::TooLarge | Failure::AddressTooLong | Failure::HeadersTooLarge => (Icon::Alert, texts.too_large),
        Failure::TooManyRequests { .. } => (Icon::Clock, texts.too_many_requests),
        Failure::Unavailable => (Icon::Clock, texts.unavailable),
        Failure::Internal => (Icon::Alert, texts.internal),
    };
    let again = failure.retry_after().map(|seconds| view! { <p>{(texts.retry_after)(seconds)}</p> });
    let next = if failure == Failure::SignInNeeded {
        link(Rank::Primary, "/sign-in", cx.texts.sign_in.title)
    } else {
        link(Rank::Primary, "/", texts.home)
    };
    let body = view! {
        {outcome(sign, words)}
        {again}
        <p class="actions">{next}</p>
        <p class="small">{texts.request} " " <code dir="ltr">{cx.request_id.clone()}</code></p>
    };
    Page::new(words.title, Width::Narrow, body)
}
