//! A few lines in a person's own words, labelled and explained as a field is.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::escape::escape;
use crate::locale::{ErrorCode, Texts};

/// The lines and everything around them. The id is the name of the form field too.
#[derive(Clone, Debug)]
pub struct Words {
    /// Id and name.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// The sentence under the label.
    pub hint: &'static str,
    /// What was typed before.
    pub value: String,
    /// Why it was refused.
    pub error: Option<ErrorCode>,
}

/// Renders them.
pub fn words(texts: &Texts, words: Words) -> AnyView {
    let Words { id, label, hint, value, error } = words;
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described_by = match error {
        Some(_) => format!("{error_id} {hint_id}"),
        None => hint_id.clone(),
    };
    let message = error.map(|code| {
        let text = texts.errors.text(code);
        view! { <p class="field-error" id=error_id>{icon(Icon::Alert)}<span>{text}</span></p> }
    });
    // Leptos writes what stands in a `<textarea>` as it is, unlike all other text. A browser drops a line break that comes first.
    let value = escape(value.trim_start_matches(['\r', '\n']));
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            {message}
            <textarea
                id=id name=id class="input words" dir="auto" rows="6" required=true
                aria-describedby=described_by aria-invalid=error.map(|_| "true")
            >
                {value}
            </textarea>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn what_was_typed_is_escaped_once() {
        let typed = "\n</textarea><b>&amp;\nR&D";
        let words = Words { id: "words", label: "", hint: "", value: typed.into(), error: None };
        let html = super::words(Language::En.texts(), words).to_html();
        let area = html.split_once("class=\"input words\">").unwrap().1.split_once("</textarea>").unwrap().0;
        assert_eq!(area, "&lt;/textarea&gt;&lt;b&gt;&amp;amp;\nR&amp;D");
    }
}
