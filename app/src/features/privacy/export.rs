//! Taking a copy: the button, one that is being made, and those that are ready.

use leptos::prelude::*;
use uuid::Uuid;

use super::page::PrivacyDesk;
use crate::locale::{CopyTexts, Outcome, isolate};
use crate::shell::PageContext;
use crate::ui::button::{Rank, link, submit};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// A copy of everything.
#[derive(Clone, Debug)]
pub struct CopyRow {
    /// In the path of its form.
    pub id: Uuid,
    /// The day on which it was asked for.
    pub asked: Moment,
    /// How far it is.
    pub state: CopyState,
}

/// How far a copy is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyState {
    /// It is being made.
    Working {
        /// Parts that are done.
        done: i64,
        /// Parts it has.
        steps: i64,
    },
    /// It can be downloaded.
    Ready {
        /// In bytes.
        size: i64,
        /// Until when.
        until: Moment,
    },
    /// It could not be made.
    Failed,
}

/// The part of the page.
pub(super) fn copies(cx: &PageContext, desk: &PrivacyDesk) -> AnyView {
    let texts = &cx.texts.privacy.copy;
    let is_working = desk.copies.iter().any(|copy| matches!(copy.state, CopyState::Working { .. }));
    let rows = desk.copies.iter().map(|copy| row(texts, copy, desk.asked_copy)).collect_view();
    let list = (!desk.copies.is_empty()).then(|| view! { <ul class="cards">{rows}</ul> });
    let keep_safe = desk.copies.iter().any(|copy| matches!(copy.state, CopyState::Ready { .. }));
    let keep_safe = keep_safe.then(|| view! { <p class="small">{texts.keep_safe}</p> });
    let (rank, label) =
        if desk.copies.is_empty() { (Rank::Primary, texts.start) } else { (Rank::Secondary, texts.start_again) };
    let start = (!is_working).then(|| {
        view! { <form id="export" class="actions" method="post" action="/account/privacy/export">{submit(rank, label)}</form> }
    });
    view! {
        <section id="copy" class="desk-part">
            <h2>{texts.title}</h2>
            <p>{texts.text}</p>
            {desk.next_copy.as_ref().map(|next| enough(texts, next))}
            {list}
            {keep_safe}
            {start}
        </section>
    }
    .into_any()
}

/// As many as there may be in a day.
fn enough(texts: &CopyTexts, next: &Moment) -> AnyView {
    let Outcome { title, text } = texts.enough;
    view! {
        <div class="notice problem" role="alert" tabindex="-1" autofocus=true>
            {icon(Icon::Clock)}
            <div><h3>{title}</h3><p>{text} " " {(texts.next)(&isolate(&next.words))}</p></div>
        </div>
    }
    .into_any()
}

fn row(texts: &CopyTexts, copy: &CopyRow, asked: Option<Uuid>) -> AnyView {
    match &copy.state {
        CopyState::Working { done, steps } => working(texts, copy.id, *done, *steps),
        CopyState::Ready { size, until } => ready(texts, copy, *size, until, asked == Some(copy.id)),
        CopyState::Failed => view! {
            <li class="card copy-card">
                <span class="card-sign">{icon(Icon::Alert)}</span>
                <h3>{texts.failed.title}</h3>
                <p class="small">{texts.failed.text}</p>
            </li>
        }
        .into_any(),
    }
}

fn working(texts: &CopyTexts, id: Uuid, done: i64, steps: i64) -> AnyView {
    let (heading, bar) = (format!("copy-{id}"), done.to_string());
    let labelled_by = heading.clone();
    view! {
        <li class="card copy-card">
            <span class="card-sign">{icon(Icon::Clock)}</span>
            <h3 id=heading>{texts.working}</h3>
            <p class="small">{(texts.step)(done, steps)}</p>
            <progress aria-labelledby=labelled_by value=bar max=steps.max(1).to_string()></progress>
            {link(Rank::Secondary, "/account/privacy#copy", texts.look_again)}
        </li>
    }
    .into_any()
}

fn ready(texts: &CopyTexts, copy: &CopyRow, size: i64, until: &Moment, asked: bool) -> AnyView {
    let name = (texts.ready)(&isolate(&copy.asked.words));
    let (form, action) = (format!("download-{}", copy.id), format!("/account/privacy/exports/{}/file", copy.id));
    let Moment { words, exact, machine } = until.clone();
    let until = (texts.until)(&isolate(&words));
    view! {
        <li class="card copy-card">
            <span class="card-sign">{icon(Icon::Download)}</span>
            <h3>{name.clone()}</h3>
            <p class="small"><time datetime=machine title=exact>{until}</time>" · "<bdi>{size_words(texts, size)}</bdi></p>
            <form id=form method="post" action=action>
                <button type="submit" class="button primary" autofocus=asked>
                    <span>{texts.download}<span class="unseen">" " {name}</span></span>
                </button>
            </form>
        </li>
    }
    .into_any()
}

const KILOBYTE: u64 = 1_000;
const TENTH: u64 = 100_000;

/// Rounded up, so that nothing is said to be smaller than it is.
fn size_words(texts: &CopyTexts, bytes: i64) -> String {
    let bytes = u64::try_from(bytes).unwrap_or_default();
    let tenths = bytes.div_ceil(TENTH);
    if tenths < 10 { (texts.kilobytes)(bytes.div_ceil(KILOBYTE)) } else { (texts.megabytes)(tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn sizes_are_said_in_every_language() {
        let said = |language: Language, bytes| size_words(&language.texts().privacy.copy, bytes);
        assert_eq!(said(Language::En, 1), "1 kB");
        assert_eq!(said(Language::En, 899_999), "900 kB");
        assert_eq!(said(Language::En, 1_234_567), "1.3 MB");
        assert_eq!(said(Language::Nl, 20_000_000), "20,0 MB");
        assert!(said(Language::Ar, 40_000).starts_with("40 "));
    }
}
