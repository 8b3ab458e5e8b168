//! One of a few: radio buttons side by side, under the question they answer.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::locale::{ErrorCode, Texts};

/// The question, the answers and the chosen one. The id is the name of the form field too.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Id and name.
    pub id: &'static str,
    /// The question.
    pub label: &'static str,
    /// The sentence under it.
    pub hint: &'static str,
    /// Each answer: what the form sends, and what people read.
    pub answers: Vec<(&'static str, &'static str)>,
    /// The value that is chosen.
    pub value: &'static str,
}

/// Renders them.
pub fn choices(choices: Choices) -> AnyView {
    with_message(choices, None)
}

/// The same where the answer may have been refused.
pub fn choices_or_error(texts: &Texts, choices: Choices, error: Option<ErrorCode>) -> AnyView {
    with_message(choices, error.map(|code| texts.errors.text(code)))
}

fn with_message(choices: Choices, error: Option<&'static str>) -> AnyView {
    let Choices { id, label, hint, answers, value } = choices;
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described_by = match error {
        Some(_) => format!("{error_id} {hint_id}"),
        None => hint_id.clone(),
    };
    let message =
        error.map(|text| view! { <p class="field-error" id=error_id>{icon(Icon::Alert)}<span>{text}</span></p> });
    let answers = answers.into_iter().map(|(answer, words)| {
        let checked = answer == value;
        view! { <label class="answer"><input type="radio" name=id value=answer checked=checked /><span>{words}</span></label> }
    });
    let answers = answers.collect_view();
    view! {
        <fieldset class="field choices" id=id aria-describedby=described_by>
            <legend>{label}</legend>
            <p class="hint" id=hint_id>{hint}</p>
            {message}
            <div class="answers">{answers}</div>
        </fieldset>
    }
    .into_any()
}
