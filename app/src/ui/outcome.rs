//! A page that ends a way: a sign, a heading, a sentence and the next step.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::locale::Outcome;

/// The head of a page that is nothing else; the actions stand below it.
pub fn outcome(sign: Icon, words: Outcome) -> impl IntoView + use<> {
    view! {
        <div class="outcome">
            <span class="outcome-sign">{icon(sign)}</span>
            <h1>{words.title}</h1>
            <p class="lead">{words.text}</p>
        </div>
    }
}

/// The same inside a page that has its heading.
pub fn outcome_part(sign: Icon, words: Outcome) -> impl IntoView + use<> {
    view! {
        <div class="outcome">
            <span class="outcome-sign">{icon(sign)}</span>
            <h2>{words.title}</h2>
            <p>{words.text}</p>
        </div>
    }
}
