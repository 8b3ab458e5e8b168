//! An answer that unfolds below its question.

use leptos::prelude::*;

/// The question and the answer.
pub fn details(question: &'static str, answer: &'static str) -> impl IntoView + use<> {
    view! {
        <details class="details"><summary>{question}</summary><p>{answer}</p></details>
    }
}
