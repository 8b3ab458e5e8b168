//! How far a short journey has come.

use leptos::prelude::*;

use crate::locale::Texts;

/// How many screens signing up has.
const SIGN_UP_STEPS: u8 = 3;

/// The steps of signing up, as a row of small arches with a text for screen readers.
pub fn sign_up_steps(texts: &Texts, step: u8) -> impl IntoView + use<> {
    let label = (texts.shell.step)(step, SIGN_UP_STEPS);
    let dots = (1..=SIGN_UP_STEPS)
        .map(|number| view! { <i class=if number <= step { "step passed" } else { "step" }></i> })
        .collect_view();
    view! { <p class="steps"><span class="steps-row" aria-hidden="true">{dots}</span>{label}</p> }
}
