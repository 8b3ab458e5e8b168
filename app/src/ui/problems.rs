//! The messages of a passkey island. The server writes all of them, hidden; the island shows the one that applies.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::locale::{CeremonyTexts, Outcome};

/// A message by the code of the browser's or the server's refusal, with a link where another page is the next step.
pub struct Problem {
    /// The value of `data-problem`.
    pub code: &'static str,
    /// The words.
    pub words: Outcome,
    /// Where to go on, and how that link is called.
    pub next: Option<(String, &'static str)>,
}

impl Problem {
    /// A message whose next step is the same button again.
    pub fn again(code: &'static str, words: Outcome) -> Self {
        Self { code, words, next: None }
    }
}

/// The problems that both ceremonies share.
pub fn shared(texts: &CeremonyTexts) -> Vec<Problem> {
    vec![
        Problem::again("aborted", texts.aborted),
        Problem::again("insecure", texts.insecure),
        Problem::again("unsupported", texts.unsupported),
        Problem::again("offline", texts.offline),
        Problem::again("passkey-refused", texts.refused),
        Problem::again("ceremony-expired", texts.expired),
        Problem::again("too-many-requests", texts.too_many),
        Problem::again("unavailable", texts.unavailable),
        Problem::again("unexpected", texts.unexpected),
    ]
}

/// Renders them.
pub fn problems(all: Vec<Problem>) -> AnyView {
    let messages = all.into_iter().map(|problem| {
        let next = problem.next.map(|(href, label)| view! { <p><a href=href>{label}</a></p> });
        view! {
            <div class="notice problem" data-problem=problem.code hidden=true>
                {icon(Icon::Alert)}
                <div><h2>{problem.words.title}</h2><p>{problem.words.text}</p>{next}</div>
            </div>
        }
    });
    let messages = messages.collect_view();
    view! { <div class="problems" role="alert">{messages}</div> }.into_any()
}
