//! A child in short, as part of another page: the home page of a guardian.

use leptos::prelude::*;
use uuid::Uuid;

use super::child::Found;
use super::overview::{self, Overview};
use super::overview_parts;
use crate::locale::{SchoolTopic, isolate};
use crate::shell::{Detour, PageContext, Visit};

/// What there is to see of a child today; none when the relation has ended.
pub(crate) async fn child_in_short(visit: &Visit, child: Uuid) -> Result<Option<Overview>, Detour> {
    match Found::find(visit, child).await? {
        Found::Child(child) => overview_parts::overview(visit, &child).await.map(Some),
        Found::Ended(_) => Ok(None),
    }
}

/// The day, and how long the results can be seen, with the reason one tap away.
pub(crate) fn short_view(cx: &PageContext, child: &Overview) -> AnyView {
    let texts = &cx.texts.children.sees;
    let name = isolate(&child.child.name);
    let results = child.sees.iter().find(|(topic, _)| *topic == SchoolTopic::Results);
    let until = results.map(|(topic, sees)| {
        let title = topic.words(&cx.texts.school.topics).title;
        let why = sees.why(texts, &name).map(|why| {
            view! { <details class="why"><summary>{texts.why}</summary><p>{why}</p></details> }
        });
        view! { <div class="visible-until"><p><b>{title}</b> " · " {sees.words(texts, &name)}</p>{why}</div> }
    });
    view! { {overview::day(cx, child)} {until} }.into_any()
}
