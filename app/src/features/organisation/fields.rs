//! The part that inviting and changing share: what somebody may see and change, whether they administer, and until when.

use leptos::prelude::*;
use portico_identity::portal::firms::MemberRights;
use portico_identity::portal::firms::rights::{CHANGEABLE, FIRM_TOPICS};

use super::form::{MemberErrors, Typed};
use crate::locale::{ErrorCode, FirmTopicsTexts, MemberFormTexts, isolate};
use crate::shell::PageContext;
use crate::ui::alert::refusals;
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// What an admin can give.
#[derive(Clone, Debug, Default)]
pub struct Offered {
    /// What they have themselves.
    pub rights: MemberRights,
    /// Their own last day; none for no end.
    pub until: Option<Moment>,
}

impl Offered {
    /// Where the refusal of more than the admin has belongs: at the day, if that is what goes beyond.
    pub(super) fn exceeded(&self, typed: &Typed) -> MemberErrors {
        let beyond_day = self.until.as_ref().is_some_and(|until| {
            // ISO 8601: the later day is the greater text.
            typed.ends_on.is_empty() || typed.ends_on > until.machine
        });
        let code = Some(ErrorCode::ExceedsRights);
        if beyond_day {
            MemberErrors { ends_on: code, ..MemberErrors::default() }
        } else {
            MemberErrors { see: code, ..MemberErrors::default() }
        }
    }
}

/// The words of a topic.
pub(super) fn topic_words(texts: &FirmTopicsTexts, topic: &str) -> &'static str {
    match topic {
        "orders" => texts.orders,
        "tickets" => texts.tickets,
        "invoices" => texts.invoices,
        "logs" => texts.logs,
        "reports" => texts.reports,
        "settings" => texts.settings,
        "documents" => texts.documents,
        _ => texts.members,
    }
}

/// The words of several.
pub(super) fn topics_words<'a>(cx: &PageContext, topics: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let texts = &cx.texts.organisation.topics;
    topics.into_iter().map(|topic| topic_words(texts, topic).to_owned()).collect()
}

/// What was refused, above the form.
pub(super) fn refused(cx: &PageContext, errors: &MemberErrors) -> Option<AnyView> {
    let MemberErrors { email, name, see, admin, ends_on } = *errors;
    refusals(cx.texts, &[("email", email), ("name", name), ("see", see), ("admin", admin), ("ends_on", ends_on)])
}

/// The fields. `beyond` is what the member has that the admin does not.
pub(super) fn fields(
    cx: &PageContext,
    offered: &Offered,
    beyond: &MemberRights,
    typed: &Typed,
    errors: &MemberErrors,
) -> AnyView {
    let texts = &cx.texts.organisation.form;
    let topics: Vec<_> = FIRM_TOPICS.into_iter().filter(|topic| offered.rights.may_see(topic)).collect();
    let see = boxes(cx, "see", &topics, &typed.see);
    let changeable: Vec<_> = CHANGEABLE.into_iter().filter(|topic| offered.rights.may_act(topic)).collect();
    let act = (!changeable.is_empty())
        .then(|| question(cx, "act", texts.act, None, boxes(cx, "act", &changeable, &typed.act)));
    let beyond = topics_words(cx, beyond.see());
    let beyond = (!beyond.is_empty())
        .then(|| view! { <p class="held">{icon(Icon::Info)}<span>{(texts.beyond)(&beyond.join(" · "))}</span></p> });
    let tick = view! {
        <label class="answer">
            <input type="checkbox" name="admin" value="on" checked=typed.admin /><span>{texts.admin_tick}</span>
        </label>
    };
    view! {
        {question(cx, "see", texts.see, errors.see, see)}
        {beyond}
        {act}
        {question(cx, "admin", texts.admin, errors.admin, tick.into_any())}
        {last_day(cx, texts, offered, typed, errors.ends_on)}
    }
    .into_any()
}

fn boxes(cx: &PageContext, prefix: &str, topics: &[&str], ticked: &[String]) -> AnyView {
    let texts = &cx.texts.organisation.topics;
    let boxes = topics.iter().map(|topic| {
        let checked = ticked.iter().any(|one| one == topic);
        let name = format!("{prefix}-{topic}");
        view! {
            <label class="answer">
                <input type="checkbox" name=name value="on" checked=checked /><span>{topic_words(texts, topic)}</span>
            </label>
        }
    });
    boxes.collect_view().into_any()
}

fn question(
    cx: &PageContext,
    id: &'static str,
    (label, hint): (&'static str, &'static str),
    error: Option<ErrorCode>,
    answers: AnyView,
) -> AnyView {
    let described_by = if error.is_some() { format!("{id}-error {id}-hint") } else { format!("{id}-hint") };
    view! {
        <fieldset class="field choices" id=id aria-describedby=described_by>
            <legend>{label}</legend>
            <p class="hint" id=format!("{id}-hint")>{hint}</p>
            {message(cx, id, error)}
            <div class="answers">{answers}</div>
        </fieldset>
    }
    .into_any()
}

fn last_day(
    cx: &PageContext,
    texts: &MemberFormTexts,
    offered: &Offered,
    typed: &Typed,
    error: Option<ErrorCode>,
) -> AnyView {
    let (label, hint) = texts.ends_on;
    let described_by = if error.is_some() { "ends_on-error ends_on-hint" } else { "ends_on-hint" };
    let latest = offered.until.as_ref().map(|until| format!(" {}", (texts.latest)(&isolate(&until.words))));
    let most = offered.until.as_ref().map(|until| until.machine.clone());
    view! {
        <div class="field">
            <label for="ends_on">{label}</label>
            <p class="hint" id="ends_on-hint">{hint}{latest}</p>
            {message(cx, "ends_on", error)}
            <input
                id="ends_on" name="ends_on" class="input" type="date" value=typed.ends_on.clone() max=most
                autocomplete="off" aria-describedby=described_by aria-invalid=error.map(|_| "true")
            />
        </div>
    }
    .into_any()
}

fn message(cx: &PageContext, id: &str, error: Option<ErrorCode>) -> Option<AnyView> {
    error.map(|code| {
        let text = cx.texts.errors.text(code);
        view! { <p class="field-error" id=format!("{id}-error")>{icon(Icon::Alert)}<span>{text}</span></p> }.into_any()
    })
}
