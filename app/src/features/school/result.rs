//! One result on its own page.

use leptos::prelude::*;

use super::whose::{Place, Whose, school_page};
use crate::features::records::{Link, Stamp, back, stamps};
use crate::locale::SchoolTopic;
use crate::shell::{Page, PageContext};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct OneResult {
    /// Whose it is.
    pub whose: Whose,
    /// What was done.
    pub title: String,
    /// The mark in words; none when there is none yet.
    pub mark: Option<String>,
    /// When it was given.
    pub day: Moment,
    /// The subject; may be empty.
    pub subject: String,
    /// The school.
    pub school: String,
    /// What the teacher wrote, where the reader may see it; may be empty.
    pub comment: String,
    /// When the school last spoke.
    pub stamps: Vec<Stamp>,
}

/// The page.
pub fn result_page(cx: &PageContext, result: &OneResult) -> Page {
    let texts = &cx.texts.school.results;
    let place = Place::Of(SchoolTopic::Results);
    let mark = match result.mark.clone() {
        Some(mark) => view! { <p class="big-mark" dir="auto">{mark}</p> }.into_any(),
        None => view! { <p class="lead">{texts.no_mark}</p> }.into_any(),
    };
    let fact = |label: &'static str, words: &str| {
        let words = words.to_owned();
        (!words.is_empty()).then(|| view! { <div><dt>{label}</dt><dd dir="auto">{words}</dd></div> })
    };
    let comment = (!result.comment.is_empty()).then(|| {
        view! {
            <section>
                <h2>{texts.comment}</h2>
                <blockquote class="said" dir="auto">{result.comment.clone()}</blockquote>
                <p class="held">{icon(Icon::Shield)}<span>{texts.only_you}</span></p>
            </section>
        }
    });
    let body = view! {
        {back(&Link { href: result.whose.path(place), words: texts.back.to_owned() })}
        <h1 dir="auto">{result.title.clone()}</h1>
        {mark}
        <dl class="consent-facts">
            {fact(texts.subject, &result.subject)}
            <div><dt>{texts.day}</dt><dd>{moment(&result.day)}</dd></div>
            {fact(texts.school, &result.school)}
        </dl>
        {comment}
        {stamps(&result.stamps)}
    };
    school_page(cx, &result.whose, place, texts.title, body)
}
