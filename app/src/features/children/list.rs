//! The children of a guardian: a card each, with where they are at school and what there is to see.

use leptos::prelude::*;

use super::hidden::{Sees, nothing};
use crate::features::school::{Place, child_path};
use crate::locale::{SchoolTopic, isolate};
use crate::shell::{Page, PageContext, Width};
use crate::ui::icon::{Icon, icon};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Children {
    /// By name.
    pub cards: Vec<ChildCard>,
}

/// A child.
#[derive(Clone, Debug, Default)]
pub struct ChildCard {
    /// The child's id, in paths.
    pub id: String,
    /// What the child is called.
    pub name: String,
    /// Grade and school of each school: the grade may be empty.
    pub schools: Vec<(String, String)>,
    /// What may be seen.
    pub sees: Vec<(SchoolTopic, Sees)>,
}

/// The page.
pub fn list_page(cx: &PageContext, children: &Children) -> Page {
    let texts = &cx.texts.children;
    if children.cards.is_empty() {
        return Page::new(texts.title, Width::Narrow, nothing(texts.empty, "/account/family/claim", texts.claim));
    }
    let cards = children.cards.iter().map(|child| card(cx, child)).collect_view();
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        <ul class="cards child-cards">{cards}</ul>
        <p class="actions"><a class="button" href="/account/family/claim">{texts.claim}</a></p>
    };
    Page::new(texts.title, Width::Wide, body)
}

fn card(cx: &PageContext, child: &ChildCard) -> AnyView {
    let texts = &cx.texts.children;
    let open = child.sees.iter().filter(|(topic, sees)| *topic != SchoolTopic::Profile && sees.is_open());
    let open: Vec<_> = open.map(|(topic, _)| topic.words(&cx.texts.school.topics).title).collect();
    let words =
        if open.is_empty() { texts.nothing_open.to_owned() } else { (texts.open_parts)(&(texts.and_so_on)(&open)) };
    let initial = child.name.chars().next().map(String::from);
    view! {
        <li class="card">
            <a class="need" href=child_path(&child.id, Place::Overview)>
                <span class="card-sign initial" aria-hidden="true">{initial}</span>
                <span class="child-words"><b dir="auto">{child.name.clone()}</b>{schools(cx, &child.schools)}<span>{words}</span></span>
                {icon(Icon::Forward)}
            </a>
        </li>
    }
    .into_any()
}

/// Grade and school, one line each.
pub(super) fn schools(cx: &PageContext, schools: &[(String, String)]) -> AnyView {
    let lines = schools.iter().map(|(grade, school)| {
        let words = match grade.as_str() {
            "" => isolate(school),
            grade => (cx.texts.children.grade_at)(&isolate(&cx.language.grade(grade)), &isolate(school)),
        };
        view! { <span class="small">{words}</span> }
    });
    lines.collect_view().into_any()
}
