//! A labelled input with its hint and its error, tied together for everybody who does not see them stand together.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::locale::{ErrorCode, Texts};

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person's name, in any script and direction.
    Name,
    /// A mail address.
    Email,
    /// The code from a mail.
    Code,
    /// A recovery code from a sheet.
    RecoveryCode,
    /// What a person likes to be called; may stay empty.
    PreferredName,
    /// A day of birth; may stay empty.
    BirthDate,
    /// Somebody else's name.
    OthersName,
    /// Somebody else's mail address.
    OthersEmail,
    /// A day of birth that may be somebody else's; may stay empty.
    OthersBirthDate,
}

/// An input and everything around it. The id is the name of the form field too.
#[derive(Clone, Debug)]
pub struct Field {
    /// Id and name.
    pub id: &'static str,
    /// What is typed.
    pub kind: Kind,
    /// The label.
    pub label: &'static str,
    /// The sentence under the label.
    pub hint: &'static str,
    /// What was typed before.
    pub value: String,
    /// Why it was refused.
    pub error: Option<ErrorCode>,
}

/// Renders the field.
pub fn field(texts: &Texts, field: Field) -> AnyView {
    let Field { id, kind, label, hint, value, error } = field;
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described_by = match error {
        Some(_) => format!("{error_id} {hint_id}"),
        None => hint_id.clone(),
    };
    let (input_type, dir, autocomplete, class) = match kind {
        Kind::Name => ("text", Some("auto"), "name", "input"),
        Kind::Email => ("email", Some("ltr"), "email", "input"),
        Kind::Code => ("text", Some("ltr"), "one-time-code", "input code"),
        Kind::RecoveryCode => ("text", Some("ltr"), "off", "input code long"),
        Kind::PreferredName => ("text", Some("auto"), "nickname", "input"),
        Kind::BirthDate => ("date", None, "bday", "input"),
        Kind::OthersName => ("text", Some("auto"), "off", "input"),
        Kind::OthersEmail => ("email", Some("ltr"), "off", "input"),
        Kind::OthersBirthDate => ("date", None, "off", "input"),
    };
    let required = !matches!(kind, Kind::PreferredName | Kind::BirthDate | Kind::OthersBirthDate);
    let capitals = matches!(kind, Kind::Code | Kind::RecoveryCode).then_some("characters");
    let message = error.map(|code| {
        let text = texts.errors.text(code);
        view! { <p class="field-error" id=error_id>{icon(Icon::Alert)}<span>{text}</span></p> }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            {message}
            <input
                id=id name=id class=class type=input_type dir=dir value=value autocomplete=autocomplete required=required
                spellcheck="false" autocapitalize=capitals
                aria-describedby=described_by aria-invalid=error.map(|_| "true")
            />
        </div>
    }
    .into_any()
}
