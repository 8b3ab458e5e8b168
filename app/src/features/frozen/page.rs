//! A frozen account: what happened, what still works, and thawing it.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::{Page, PageContext, Width};
use crate::ui::alert::{Tone, notice};
use crate::ui::button::{Rank, submit};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct FrozenAccount {
    /// Since when.
    pub since: Moment,
    /// When a recovery that was begun meanwhile can be finished.
    pub running: Option<Moment>,
    /// Whether the person just showed the passkey that thawing asks for.
    pub shown_again: bool,
}

/// The page.
pub fn page(cx: &PageContext, frozen: &FrozenAccount) -> Page {
    let texts = &cx.texts.frozen;
    let works = texts.works_list.map(|works| view! { <li>{icon(Icon::Check)}<span>{works}</span></li> });
    let works = works.into_iter().collect_view();
    let body = view! {
        <h1>{texts.frozen_title}</h1>
        <p class="lead">{(texts.frozen_lead)(&isolate(&frozen.since.words))}</p>
        {frozen.shown_again.then(|| notice(Tone::Note, texts.thaw_again))}
        {frozen.running.as_ref().map(|ready| running(cx, ready))}
        <section>
            <h2>{texts.works}</h2>
            <ul class="points">{works}</ul>
        </section>
        <section>
            <h2>{texts.thaw}</h2>
            <p>{texts.thaw_text}</p>
            <form id="thaw" class="actions" method="post" action="/account/thaw">{submit(Rank::Primary, texts.thaw_submit)}</form>
        </section>
        <ul class="ways"><li><a href="/recover">{texts.recover}</a></li></ul>
    };
    Page::new(texts.frozen_title, Width::Narrow, body)
}

/// A recovery begun after freezing thaws the account when it is finished: it can be stopped here.
fn running(cx: &PageContext, ready: &Moment) -> AnyView {
    let texts = &cx.texts.recovery;
    view! {
        <section class="notice problem running">
            {icon(Icon::Alert)}
            <div>
                <h2>{texts.running}</h2>
                <p>{(texts.running_text)(&isolate(&ready.words))}</p>
                <form id="stop-recovery" class="actions" method="post" action="/account/recovery/stop">
                    {submit(Rank::Secondary, texts.stop)}
                </form>
            </div>
        </section>
    }
    .into_any()
}
