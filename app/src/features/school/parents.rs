//! What a student's parents see: each adult with what they can look at, and the student's choices where the age allows any.

use leptos::prelude::*;

use crate::features::family::{AdultCard, FamilyNotice, adult_card, told};
use crate::shell::{Page, PageContext, Width};
use crate::ui::icon::{Icon, icon};
use crate::ui::outcome::outcome_part;

/// Where the page is.
pub(crate) const PARENTS_PATH: &str = "/portal/parents";

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Parents {
    /// Each adult, by name.
    pub adults: Vec<AdultCard>,
    /// What was chosen just now.
    pub notice: Option<FamilyNotice>,
}

/// The page.
pub fn parents_page(cx: &PageContext, parents: &Parents) -> Page {
    let texts = &cx.texts.school.parents;
    let cards = parents.adults.iter().map(|adult| adult_card(cx, adult)).collect_view();
    let adults = if parents.adults.is_empty() {
        view! { <section class="empty">{outcome_part(Icon::Family, texts.empty)}</section> }.into_any()
    } else {
        view! {
            <section class="parents"><h2 class="unseen">{cx.texts.family.adults}</h2><ul class="cards">{cards}</ul></section>
            <p class="held">{icon(Icon::Shield)}<span>{texts.private}</span></p>
        }
        .into_any()
    };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {parents.notice.map(|happened| told(cx, happened))}
        {adults}
        <ul class="desk-ways">
            <li>
                <a class="need" href="/account/seen">
                    <span><b>{texts.seen.title}</b><span>{texts.seen.text}</span></span>
                    {icon(Icon::Forward)}
                </a>
            </li>
        </ul>
    };
    Page::new(texts.title, Width::Wide, body)
}
