//! A child on an adult's page: what is visible and until when, in a sentence, with who said so.

use leptos::prelude::*;
use uuid::Uuid;

use crate::locale::{FamilyTexts, SchoolTopic, isolate};
use crate::shell::PageContext;
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// A child.
#[derive(Clone, Debug)]
pub struct ChildCard {
    /// In paths.
    pub id: Uuid,
    /// What they are called; empty once all of it has ended.
    pub name: String,
    /// What is visible, and why.
    pub stands: ChildStands,
    /// Whether the reader decides about consents.
    pub decides: bool,
    /// Whether the pages about the child are open to the reader in the role at hand.
    pub has_pages: bool,
    /// The relations.
    pub edges: Vec<EdgeRow>,
}

/// How it stands between an adult and a child.
#[derive(Clone, Debug)]
pub enum ChildStands {
    /// These parts are visible, until the child comes of age.
    Sees(Vec<SchoolTopic>, Option<Moment>),
    /// The child is of age and shares these parts.
    OfAge(Vec<SchoolTopic>),
    /// All relations have ended.
    Ended,
}

/// A relation.
#[derive(Clone, Debug)]
pub struct EdgeRow {
    /// Stable name of what the adult is.
    pub kind: String,
    /// Where; empty for everywhere.
    pub school: String,
    /// Who said so; empty for the desk.
    pub source: String,
    /// The last day.
    pub ends_on: Option<Moment>,
    /// Whether it has ended.
    pub ended: bool,
}

/// The card.
pub(super) fn child_card(cx: &PageContext, child: &ChildCard) -> AnyView {
    let texts = &cx.texts.family;
    let name = isolate(&child.name);
    let edges = child.edges.iter().map(|edge| edge_row(texts, edge)).collect_view();
    let decides = child.decides.then(|| view! { <p>{(texts.child.decides)(&name)}</p> });
    let consents = child.decides.then(|| {
        let href = format!("/account/family/children/{}/consents", child.id);
        view! { <a class="button" href=href>{(texts.child.consents)(&name)}</a> }
    });
    let pages = child.has_pages.then(|| {
        let href = format!("/portal/children/{}", child.id);
        view! { <a class="button quiet" href=href>{(texts.child.pages)(&name)}</a> }
    });
    let heading = match &child.stands {
        ChildStands::Ended => texts.child.ended_title.to_owned(),
        ChildStands::Sees(..) | ChildStands::OfAge(_) => child.name.clone(),
    };
    view! {
        <li class="card family-card">
            <h3 dir="auto">{heading}</h3>
            <p class="sentence">{sentence(cx, child, &name)}</p>
            {decides}
            <ul class="family-edges">{edges}</ul>
            <div class="actions">{consents}{pages}</div>
        </li>
    }
    .into_any()
}

fn sentence(cx: &PageContext, child: &ChildCard, name: &str) -> String {
    let texts = &cx.texts.family.child;
    match &child.stands {
        ChildStands::Ended => texts.ended.to_owned(),
        ChildStands::OfAge(shared) if shared.is_empty() => (texts.of_age)(name),
        ChildStands::OfAge(shared) => (texts.shares)(name, &parts(cx, shared)),
        ChildStands::Sees(topics, _) if topics.is_empty() => (texts.sees_nothing)(name),
        ChildStands::Sees(topics, None) => (texts.sees)(name, &parts(cx, topics)),
        ChildStands::Sees(topics, Some(day)) => (texts.sees_until)(name, &parts(cx, topics), &isolate(&day.words)),
    }
}

/// "timetable, results", in the middle of a sentence.
fn parts(cx: &PageContext, topics: &[SchoolTopic]) -> String {
    let words: Vec<String> =
        topics.iter().map(|topic| topic.words(&cx.texts.school.topics).title.to_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    (cx.texts.children.and_so_on)(&words)
}

fn edge_row(texts: &FamilyTexts, edge: &EdgeRow) -> AnyView {
    let school = if edge.school.is_empty() { String::new() } else { isolate(&edge.school) };
    let who = (texts.at)(kind_words(texts, &edge.kind), &school);
    let source = if edge.source.is_empty() { texts.says_desk.to_owned() } else { (texts.says)(&isolate(&edge.source)) };
    let end = edge.ends_on.as_ref().map(|day| {
        let words = isolate(&day.words);
        let words = if edge.ended { (texts.ended)(&words) } else { (texts.until)(&words) };
        view! { " · " <span>{words}</span> }
    });
    view! { <li class="small">{icon(Icon::Family)}<span>{who}" · "{source}{end}</span></li> }.into_any()
}

/// What an adult is to a child, in words.
pub(super) fn kind_words(texts: &FamilyTexts, kind: &str) -> &'static str {
    match kind {
        "parent" | "mother" | "father" => texts.kinds.parent,
        "guardian" => texts.kinds.guardian,
        _ => texts.kinds.other,
    }
}
