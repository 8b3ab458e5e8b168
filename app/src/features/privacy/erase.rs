//! Erasing the account: what goes, what stays and why, when, and the tick.

use leptos::prelude::*;
use portico_identity::erasure::Stays;

use super::banner::erasure_banner;
use crate::locale::{EraseTexts, ErrorCode, Outcome, StaysTexts, isolate};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice, refusals};
use crate::ui::button::{Rank, link, submit};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Erase {
    /// What stays.
    pub stays: Vec<Stays>,
    /// When the account would be erased; none when at once.
    pub would_be: Option<Moment>,
    /// When it is going to be erased: it was asked for.
    pub running: Option<Moment>,
    /// Whether the tick is set.
    pub sure: bool,
    /// Why the form was refused.
    pub error: Option<ErrorCode>,
    /// Whether the person used a passkey on the way.
    pub kept: bool,
}

/// The page.
pub fn erase_page(cx: &PageContext, erase: &Erase) -> Page {
    let texts = &cx.texts.privacy.erase;
    let title = match erase.error {
        Some(_) => (cx.texts.shell.title_with_error)(texts.title),
        None => texts.title.to_owned(),
    };
    let end = match &erase.running {
        Some(_) => view! { <p class="actions">{link(Rank::Secondary, "/account/privacy", cx.texts.privacy.back)}</p> }
            .into_any(),
        None => form(cx, erase),
    };
    let lead = erase.running.is_none().then(|| view! { <p class="lead">{texts.lead}</p> });
    let body = view! {
        <h1>{texts.title}</h1>
        {lead}
        {erase.kept.then(|| notice(Tone::Note, cx.texts.account.kept))}
        {refusals(cx.texts, &[("sure", erase.error)])}
        {erase.running.as_ref().map(|due| erasure_banner(cx, due))}
        {goes(texts)}
        {stays(texts, &erase.stays)}
        {erase.running.is_none().then(|| when(texts, erase.would_be.as_ref()))}
        <section class="desk-part">
            <h2>{texts.devices.title}</h2>
            <p>{texts.devices.text}</p>
        </section>
        {erase.running.is_none().then(|| copy_first(cx))}
        {end}
    };
    account_page(cx, AccountPlace::Privacy, title, body)
}

fn goes(texts: &EraseTexts) -> AnyView {
    let list = texts.goes_list.map(|goes| view! { <li>{icon(Icon::Check)}<span>{goes}</span></li> });
    let list = list.into_iter().collect_view();
    view! {
        <section class="desk-part">
            <h2>{texts.goes}</h2>
            <ul class="points">{list}</ul>
        </section>
    }
    .into_any()
}

fn stays(texts: &EraseTexts, stays: &[Stays]) -> Option<AnyView> {
    let list = stays.iter().map(|stays| {
        let words = stays_words(&texts.stays_list, *stays);
        view! { <li>{icon(Icon::Info)}<span><b>{words.title}</b>" "{words.text}</span></li> }
    });
    let list = list.collect_view();
    (!stays.is_empty()).then(|| {
        view! {
            <section class="desk-part">
                <h2>{texts.stays}</h2>
                <ul class="points">{list}</ul>
            </section>
        }
        .into_any()
    })
}

fn stays_words(texts: &StaysTexts, stays: Stays) -> Outcome {
    match stays {
        Stays::Request => texts.request,
        Stays::Tombstone => texts.tombstone,
        Stays::GuardianActs => texts.guardian_acts,
        Stays::Backups => texts.backups,
    }
}

fn when(texts: &EraseTexts, would_be: Option<&Moment>) -> AnyView {
    let words = would_be.map_or_else(|| texts.at_once.to_owned(), |day| (texts.when_text)(&isolate(&day.words)));
    view! {
        <section class="desk-part">
            <h2>{texts.when}</h2>
            <p>{words}</p>
        </section>
    }
    .into_any()
}

fn copy_first(cx: &PageContext) -> AnyView {
    let texts = &cx.texts.privacy;
    view! {
        <section class="desk-part">
            <h2>{texts.erase.copy_first.title}</h2>
            <p>{texts.erase.copy_first.text}</p>
            <p class="actions">{link(Rank::Secondary, "/account/privacy#copy", texts.copy.start)}</p>
        </section>
    }
    .into_any()
}

fn form(cx: &PageContext, erase: &Erase) -> AnyView {
    let texts = &cx.texts.privacy.erase;
    let message = erase.error.map(|code| {
        let text = cx.texts.errors.text(code);
        view! { <p class="field-error" id="sure-error">{icon(Icon::Alert)}<span>{text}</span></p> }
    });
    let invalid = erase.error.map(|_| "true");
    view! {
        <form id="erase" class="form desk-part" method="post" action="/account/privacy/erase" novalidate=true>
            <div class="field">
                {message}
                <label class="tick" for="sure">
                    <input
                        id="sure" name="sure" type="checkbox" value="yes" checked=erase.sure required=true
                        aria-invalid=invalid aria-describedby=erase.error.map(|_| "sure-error")
                    />
                    <span>{texts.sure}</span>
                </label>
            </div>
            <div class="actions">
                {submit(Rank::Primary, texts.submit)}
                {link(Rank::Secondary, "/account/privacy", texts.leave)}
            </div>
        </form>
    }
    .into_any()
}
