//! Whose school pages these are: a student's own, or those of a child whose guardian looks. The parts are the same; the way between them is not.

use leptos::prelude::*;

use crate::locale::{SchoolTopic, isolate};
use crate::shell::{Page, PageContext, Width};

/// Whose pages these are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// A student's own.
    #[default]
    Mine,
    /// Those of a child.
    Child(ChildFrame),
}

/// What stands around every page about a child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildFrame {
    /// The child's id, in paths.
    pub id: String,
    /// What the child is called.
    pub name: String,
    /// All children of this guardian, this one too: id and name.
    pub all: Vec<(String, String)>,
}

/// A page about a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Everything in short.
    Overview,
    /// The part about a topic.
    Of(SchoolTopic),
}

impl Place {
    const ALL: [Self; 5] = [
        Self::Overview,
        Self::Of(SchoolTopic::Timetable),
        Self::Of(SchoolTopic::Results),
        Self::Of(SchoolTopic::Attendance),
        Self::Of(SchoolTopic::Documents),
    ];

    fn label(self, cx: &PageContext) -> &'static str {
        match self {
            Self::Overview => cx.texts.children.overview,
            Self::Of(topic) => topic.words(&cx.texts.school.topics).title,
        }
    }
}

impl Whose {
    /// The path of a part of these pages.
    #[must_use]
    pub fn path(&self, place: Place) -> String {
        match self {
            Self::Mine => own_path(place),
            Self::Child(child) => child_path(&child.id, place),
        }
    }

    /// The page of one result.
    #[must_use]
    pub fn result_path(&self, id: &str) -> String {
        format!("{}/{id}", self.path(Place::Of(SchoolTopic::Results)))
    }
}

fn own_path(place: Place) -> String {
    match place {
        Place::Overview => "/home".into(),
        Place::Of(topic) => format!("/portal/{}", topic.as_str()),
    }
}

/// The path of a page about a child.
pub(crate) fn child_path(id: &str, place: Place) -> String {
    match place {
        Place::Overview => format!("/portal/children/{id}"),
        Place::Of(topic) => format!("/portal/children/{id}/{}", topic.as_str()),
    }
}

/// A page about school: about a child, with the way to the other children and to the other parts above it.
pub(crate) fn school_page(cx: &PageContext, whose: &Whose, place: Place, title: &str, body: impl IntoAny) -> Page {
    match whose {
        Whose::Mine => Page::new(title.to_owned(), Width::Wide, body),
        Whose::Child(child) => {
            let body = view! { {switcher(cx, child, place)} {parts(cx, child, place)} {body.into_any()} };
            Page::new((cx.texts.children.page_of)(title, &isolate(&child.name)), Width::Wide, body)
        }
    }
}

/// Which child: the same part of the other one's pages. Alone, a child is only named.
fn switcher(cx: &PageContext, child: &ChildFrame, place: Place) -> AnyView {
    if child.all.len() < 2 {
        return view! { <p class="whose" dir="auto">{child.name.clone()}</p> }.into_any();
    }
    let links = child.all.iter().map(|(id, name)| {
        let is_current = (*id == child.id).then_some("true");
        view! { <li><a href=child_path(id, place) aria-current=is_current dir="auto">{name.clone()}</a></li> }
    });
    let links = links.collect_view();
    view! { <nav class="filter whose" aria-label=cx.texts.children.switcher><ul>{links}</ul></nav> }.into_any()
}

fn parts(cx: &PageContext, child: &ChildFrame, place: Place) -> AnyView {
    let here = cx.path.split('?').next().unwrap_or_default();
    let links = Place::ALL.map(|part| {
        let href = child_path(&child.id, part);
        let is_current = (part == place).then(|| if href == here { "page" } else { "true" });
        view! { <li><a href=href aria-current=is_current>{part.label(cx)}</a></li> }
    });
    let links = links.into_iter().collect_view();
    let label = (cx.texts.children.parts)(&isolate(&child.name));
    view! { <nav class="parts" aria-label=label><ul>{links}</ul></nav> }.into_any()
}
