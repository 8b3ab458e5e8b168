//! The form, and beside each field what it is for.

use leptos::prelude::*;

use super::zones;
use crate::features::passkeys::KeepInStep;
use crate::locale::{ErrorCode, ProfileTexts};
use crate::shell::{Islands, Page, PageContext, Theme};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice, refusals};
use crate::ui::button::{Rank, submit};
use crate::ui::choices::{Choices, choices};
use crate::ui::field::{Field, Kind, field};
use crate::ui::icon::{Icon, icon};
use crate::ui::select::{Select, SelectOption, select};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct ProfileForm {
    /// The full name as typed.
    pub name: String,
    /// The preferred name as typed.
    pub preferred_name: String,
    /// The date of birth.
    pub birth_date: BirthDateField,
    /// The tag of the chosen language.
    pub language: String,
    /// The name of the chosen time zone; empty for none.
    pub time_zone: String,
    /// The chosen look.
    pub look: Theme,
    /// What was refused.
    pub errors: ProfileErrors,
    /// Whether it was saved just now.
    pub saved: bool,
}

/// Whether somebody is asked for a date of birth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum BirthDateField {
    /// Nobody needs it.
    #[default]
    NotAsked,
    /// It is asked; with what was typed.
    Asked(String),
    /// It was said before, and stands; as people say it: "9 March 1987".
    Known(String),
}

/// Why fields were refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProfileErrors {
    /// The full name.
    pub name: Option<ErrorCode>,
    /// The preferred name.
    pub preferred_name: Option<ErrorCode>,
    /// The date of birth.
    pub birth_date: Option<ErrorCode>,
    /// The language.
    pub language: Option<ErrorCode>,
    /// The time zone.
    pub time_zone: Option<ErrorCode>,
    /// The look.
    pub look: Option<ErrorCode>,
}

/// What the form sends for each look.
pub(super) const LOOKS: [(&str, Theme); 3] =
    [("device", Theme::Device), ("light", Theme::Light), ("dark", Theme::Dark)];

/// The page.
pub fn page(cx: &PageContext, form: &ProfileForm) -> Page {
    let texts = &cx.texts.profile;
    let errors = form.errors;
    let refused = refusals(
        cx.texts,
        &[
            ("name", errors.name),
            ("preferred_name", errors.preferred_name),
            ("birth_date", errors.birth_date),
            ("preferred_language", errors.language),
            ("time_zone", errors.time_zone),
            ("look", errors.look),
        ],
    );
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.title),
        None => texts.title.to_owned(),
    };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {form.saved.then(|| notice(Tone::Done, texts.saved))}
        {refused}
        <form id="profile" class="form" method="post" action="/account" novalidate=true>
            {about(cx, form)}
            {ways(cx, form)}
            <div class="actions">{submit(Rank::Primary, texts.submit)}</div>
        </form>
        <p class="aside">{texts.addresses} " " <a href="/account/addresses">{texts.addresses_link}</a></p>
        <KeepInStep />
    };
    Page {
        switch_through: Some("profile"),
        islands: Islands::Idle,
        ..account_page(cx, AccountPlace::Profile, title, body)
    }
}

/// Who somebody is.
fn about(cx: &PageContext, form: &ProfileForm) -> AnyView {
    let texts = &cx.texts.profile;
    let text = |id, kind, (label, hint): (&'static str, &'static str), value: &str, error| {
        field(cx.texts, Field { id, kind, label, hint, value: value.to_owned(), error })
    };
    let errors = form.errors;
    let birth_date = match &form.birth_date {
        BirthDateField::NotAsked => None,
        BirthDateField::Asked(typed) => {
            Some(text("birth_date", Kind::BirthDate, texts.birth_date, typed, errors.birth_date))
        }
        BirthDateField::Known(day) => Some(known_birth_date(cx, day, errors.birth_date)),
    };
    view! {
        {text("name", Kind::Name, texts.name, &form.name, errors.name)}
        {text("preferred_name", Kind::PreferredName, texts.preferred_name, &form.preferred_name, errors.preferred_name)}
        {birth_date}
    }
    .into_any()
}

/// What was said once stands; a mistake is corrected by a request.
fn known_birth_date(cx: &PageContext, day: &str, error: Option<ErrorCode>) -> AnyView {
    let texts = &cx.texts.profile;
    let message = error.map(|code| {
        let text = cx.texts.errors.text(code);
        view! { <p class="field-error" id="birth_date-error">{icon(Icon::Alert)}<span>{text}</span></p> }
    });
    view! {
        <div class="field" id="birth_date" tabindex=error.map(|_| "-1")>
            <b>{texts.birth_date.0}</b>
            {message}
            <p>{day.to_owned()}</p>
            <p class="hint">
                {texts.birth_date_stands} " " <a href="/account/privacy/correct">{texts.birth_date_correct}</a>
            </p>
        </div>
    }
    .into_any()
}

/// How pages are written and look.
fn ways(cx: &PageContext, form: &ProfileForm) -> AnyView {
    let texts = &cx.texts.profile;
    let language = (cx.brand.languages.len() > 1).then(|| language(cx, form));
    let zone = Select {
        id: "time_zone",
        label: texts.time_zone.0,
        hint: texts.time_zone.1,
        options: zones::options(texts, &form.time_zone),
        groups: zones::groups(texts),
        value: form.time_zone.clone(),
        error: form.errors.time_zone,
    };
    view! { {language} {select(cx.texts, zone)} {look(texts, form.look)} }.into_any()
}

fn language(cx: &PageContext, form: &ProfileForm) -> AnyView {
    let options = cx.brand.languages.iter().map(|language| SelectOption {
        value: language.tag().to_owned(),
        label: language.own_name().to_owned(),
        lang: Some(language.tag()),
    });
    let (label, hint) = cx.texts.profile.language;
    let language = Select {
        id: "preferred_language",
        label,
        hint,
        options: options.collect(),
        groups: Vec::new(),
        value: form.language.clone(),
        error: form.errors.language,
    };
    select(cx.texts, language)
}

fn look(texts: &ProfileTexts, chosen: Theme) -> AnyView {
    let answers = LOOKS.map(|(value, theme)| {
        let words = match theme {
            Theme::Device => texts.look_device,
            Theme::Light => texts.look_light,
            Theme::Dark => texts.look_dark,
        };
        (value, words)
    });
    let value = LOOKS.into_iter().find(|(_, theme)| *theme == chosen).map_or("device", |(value, _)| value);
    let (label, hint) = texts.look;
    choices(Choices { id: "look", label, hint, answers: answers.to_vec(), value })
}
