//! One of a few: radio buttons side by side, under the question they answer.

use leptos::prelude::*;

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
    let Choices { id, label, hint, answers, value } = choices;
    let hint_id = format!("{id}-hint");
    let answers = answers.into_iter().map(|(answer, words)| {
        let checked = answer == value;
        view! { <label class="answer"><input type="radio" name=id value=answer checked=checked /><span>{words}</span></label> }
    });
    let answers = answers.collect_view();
    let described_by = hint_id.clone();
    view! {
        <fieldset class="field choices" aria-describedby=described_by>
            <legend>{label}</legend>
            <p class="hint" id=hint_id>{hint}</p>
            <div class="answers">{answers}</div>
        </fieldset>
    }
    .into_any()
}
