//! A choice from a long list, labelled and explained as a field is.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::locale::{ErrorCode, Texts};

/// A list to choose from, and everything around it. The id is the name of the form field too.
#[derive(Clone, Debug)]
pub struct Select {
    /// Id and name.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// The sentence under the label.
    pub hint: &'static str,
    /// What stands on its own before the groups.
    pub options: Vec<SelectOption>,
    /// Options under a heading each.
    pub groups: Vec<(String, Vec<SelectOption>)>,
    /// The value that is chosen.
    pub value: String,
    /// Why it was refused.
    pub error: Option<ErrorCode>,
}

/// One entry of the list.
#[derive(Clone, Debug)]
pub struct SelectOption {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
    /// The language of the label, where it is not the page's.
    pub lang: Option<&'static str>,
}

/// Renders it.
pub fn select(texts: &Texts, select: Select) -> AnyView {
    let Select { id, label, hint, options, groups, value, error } = select;
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
    let groups = groups.into_iter().map(|(heading, options)| {
        let options = options.into_iter().map(|one| option(one, &value)).collect_view();
        view! { <optgroup label=heading>{options}</optgroup> }
    });
    let groups = groups.collect_view();
    let options = options.into_iter().map(|one| option(one, &value)).collect_view();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            {message}
            <select id=id name=id class="input" aria-describedby=described_by aria-invalid=error.map(|_| "true")>
                {options}
                {groups}
            </select>
        </div>
    }
    .into_any()
}

fn option(option: SelectOption, chosen: &str) -> impl IntoView + use<> {
    let SelectOption { value, label, lang } = option;
    let selected = value == chosen;
    view! { <option value=value lang=lang dir="auto" selected=selected>{label}</option> }
}
