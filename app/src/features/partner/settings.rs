//! The settings of a firm: each with what it does, its value, who changed it last, and a form of its own where it may be changed.

use leptos::prelude::*;
use portico_identity::portal::settings_of_firms::{MOST_CHARACTERS, SettingType};
use uuid::Uuid;

use super::lists::CHANGES_PATH;
use crate::locale::{ErrorCode, SettingsTexts, isolate};
use crate::shell::{Flash, Page, PageContext, Width};
use crate::ui::alert::{Tone, notice, refusals};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;
use crate::ui::outcome::outcome_part;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// By name.
    pub rows: Vec<SettingRow>,
    /// Whether they may be changed.
    pub may_change: bool,
    /// Whether the report about changes may be seen.
    pub sees_report: bool,
    /// What just happened.
    pub notice: Option<SettingsNotice>,
}

/// What just happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsNotice {
    /// One was changed.
    Saved,
    /// One was sent as it was.
    Unchanged,
}

impl SettingsNotice {
    /// The notice of a message left for this page.
    pub(super) fn of(flash: Flash) -> Option<Self> {
        let notices = [(Flash::SettingSaved, Self::Saved), (Flash::SettingUnchanged, Self::Unchanged)];
        notices.into_iter().find(|(left, _)| *left == flash).map(|(_, notice)| notice)
    }
}

/// A setting.
#[derive(Clone, Debug)]
pub struct SettingRow {
    /// In the path of its form.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// What it does; may be empty.
    pub help: String,
    /// Its value now.
    pub value: String,
    /// What it takes.
    pub takes: SettingType,
    /// Who changed it last, empty when nobody knows, and when.
    pub changed: Option<(String, Moment)>,
    /// What was typed, where it was refused.
    pub typed: Option<String>,
    /// Why.
    pub error: Option<ErrorCode>,
}

/// The page.
pub fn settings_page(cx: &PageContext, settings: &Settings) -> Page {
    let texts = &cx.texts.partner.settings;
    let refused = refusals(cx.texts, &[("value", settings.rows.iter().find_map(|row| row.error))]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.title),
        None => texts.title.to_owned(),
    };
    let told = settings.notice.map(|told| match told {
        SettingsNotice::Saved => notice(Tone::Done, texts.saved),
        SettingsNotice::Unchanged => notice(Tone::Note, texts.unchanged),
    });
    let read_only = (!settings.may_change && !settings.rows.is_empty()).then(|| notice(Tone::Note, texts.read_only));
    let rows = settings.rows.iter().map(|row| card(cx, row, settings.may_change)).collect_view();
    let list = if settings.rows.is_empty() {
        view! { <section class="empty">{outcome_part(Icon::Info, texts.empty)}</section> }.into_any()
    } else {
        view! { <ul class="cards settings">{rows}</ul> }.into_any()
    };
    let report = settings.sees_report.then(|| view! { <p><a class="button" href=CHANGES_PATH>{texts.report}</a></p> });
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {told}
        {refused}
        {read_only}
        {list}
        {report}
    };
    Page::new(title, Width::Wide, body)
}

fn card(cx: &PageContext, row: &SettingRow, may_change: bool) -> AnyView {
    let texts = &cx.texts.partner.settings;
    let help = (!row.help.is_empty()).then(|| view! { <p dir="auto">{row.help.clone()}</p> });
    let value = if may_change {
        form(cx, row)
    } else {
        let words = value_words(texts, &row.takes, &row.value);
        view! { <p class="setting-value"><b dir="auto">{words}</b></p> }.into_any()
    };
    let changed = match &row.changed {
        Some((name, at)) => {
            let words = if name.is_empty() {
                (texts.changed_by_nobody)(&isolate(&at.words))
            } else {
                (texts.changed)(&isolate(name), &isolate(&at.words))
            };
            view! { <time datetime=at.machine.clone() title=at.exact.clone()>{words}</time> }.into_any()
        }
        None => texts.as_delivered.into_any(),
    };
    view! {
        <li class="card setting-card">
            <h2 id=format!("name-{}", row.id) dir="auto">{row.name.clone()}</h2>
            {help}
            {value}
            <p class="small">{changed}</p>
        </li>
    }
    .into_any()
}

/// A value as people read it.
pub(super) fn value_words(texts: &SettingsTexts, takes: &SettingType, value: &str) -> String {
    match (takes, value) {
        (_, "") => texts.nothing.to_owned(),
        (SettingType::Switch, "on") => texts.on.to_owned(),
        (SettingType::Switch, "off") => texts.off.to_owned(),
        (SettingType::Switch | SettingType::Choice(_) | SettingType::Text, other) => other.to_owned(),
    }
}

fn form(cx: &PageContext, row: &SettingRow) -> AnyView {
    let texts = &cx.texts.partner.settings;
    let (id, value) = (row.id, row.typed.clone().unwrap_or_else(|| row.value.clone()));
    let message = row.error.map(|code| {
        let text = cx.texts.errors.text(code);
        view! { <p class="field-error" id="value-error">{icon(Icon::Alert)}<span>{text}</span></p> }
    });
    let input = match &row.takes {
        SettingType::Choice(choices) => choose(texts, row, choices, &value),
        SettingType::Switch => switch(texts, row, &value),
        SettingType::Text => type_in(texts, row, value),
    };
    view! {
        <form id=format!("setting-{id}") class="setting-form" method="post" action=format!("/portal/settings/{id}")>
            <input type="hidden" name="seen" value=row.value.clone() />
            {message}
            {input}
            <button type="submit" class="button" aria-label=(texts.submit_named)(&isolate(&row.name))>{texts.submit}</button>
        </form>
    }
    .into_any()
}

/// The field that was refused is where the message above leads to.
fn field_id(row: &SettingRow) -> String {
    if row.error.is_some() { "value".to_owned() } else { format!("value-{}", row.id) }
}

fn choose(texts: &SettingsTexts, row: &SettingRow, choices: &[String], value: &str) -> AnyView {
    // A source may have set what is no longer among the choices.
    let gone = (!choices.iter().any(|choice| choice == value)).then(|| value.to_owned());
    let options = gone.iter().chain(choices).map(|choice| {
        let (sent, words, selected) = (choice.clone(), choice.clone(), choice == value);
        view! { <option value=sent dir="auto" selected=selected>{words}</option> }
    });
    let options = options.collect_view();
    let (invalid, described) = (row.error.map(|_| "true"), row.error.map(|_| "value-error"));
    view! {
        <select
            id=field_id(row) name="value" class="input" aria-label=(texts.value)(&isolate(&row.name))
            aria-invalid=invalid aria-describedby=described
        >
            {options}
        </select>
    }
    .into_any()
}

fn switch(texts: &SettingsTexts, row: &SettingRow, value: &str) -> AnyView {
    let answers = [("on", texts.on), ("off", texts.off)].map(|(state, words)| {
        let checked = state == value;
        view! { <label class="answer"><input type="radio" name="value" value=state checked=checked /><span>{words}</span></label> }
    });
    view! {
        <fieldset class="choices" id=field_id(row) aria-labelledby=format!("name-{}", row.id)>
            <div class="answers">{answers.into_iter().collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

fn type_in(texts: &SettingsTexts, row: &SettingRow, value: String) -> AnyView {
    let (invalid, described) = (row.error.map(|_| "true"), row.error.map(|_| "value-error"));
    view! {
        <input
            id=field_id(row) name="value" class="input" type="text" dir="auto" value=value autocomplete="off"
            maxlength=MOST_CHARACTERS.to_string() aria-label=(texts.value)(&isolate(&row.name))
            aria-invalid=invalid aria-describedby=described
        />
    }
    .into_any()
}
