//! How many codes are left, making them, and a recovery that is running.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::{Flash, Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::button::{Rank, link, submit};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct RecoveryCare {
    /// When the codes were made; none when there are none.
    pub made: Option<Moment>,
    /// How many can be used.
    pub left: usize,
    /// How many were used and not replaced.
    pub used: usize,
    /// When a recovery that is running can be finished.
    pub running: Option<Moment>,
    /// What just happened.
    pub notice: Option<RecoveryNotice>,
}

/// What just happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryNotice {
    /// The account was recovered.
    Recovered,
    /// A running recovery was stopped.
    Stopped,
    /// The person showed the passkey that a form had asked for.
    ShownAgain,
}

impl RecoveryNotice {
    /// The notice of a message left for this page.
    pub(super) fn of(flash: Flash) -> Option<Self> {
        if flash == Flash::Recovered {
            return Some(Self::Recovered);
        }
        (flash == Flash::RecoveryStopped).then_some(Self::Stopped)
    }
}

/// The page.
pub fn page(cx: &PageContext, care: &RecoveryCare) -> Page {
    let texts = &cx.texts.recovery;
    let told = care.notice.map(|happened| match happened {
        RecoveryNotice::Recovered => notice(Tone::Done, texts.recovered),
        RecoveryNotice::Stopped => notice(Tone::Done, texts.stopped),
        RecoveryNotice::ShownAgain => notice(Tone::Note, texts.shown_again),
    });
    let codes = if care.made.is_some() { some_codes(cx, care) } else { no_codes(cx) };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {told}
        {care.running.as_ref().map(|ready| running(cx, ready))}
        {codes}
    };
    account_page(cx, AccountPlace::Recovery, texts.title, body)
}

fn running(cx: &PageContext, ready: &Moment) -> AnyView {
    let texts = &cx.texts.recovery;
    view! {
        <section class="notice problem running">
            {icon(Icon::Alert)}
            <div>
                <h2>{texts.running}</h2>
                <p>{(texts.running_text)(&isolate(&ready.words))}</p>
                <div class="actions">
                    <form id="stop-recovery" method="post" action="/account/recovery/stop">
                        {submit(Rank::Primary, texts.stop)}
                    </form>
                    {link(Rank::Secondary, "/account/freeze", texts.freeze)}
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn no_codes(cx: &PageContext) -> AnyView {
    let texts = &cx.texts.recovery;
    view! {
        <section class="card saved-codes">
            <h2>{texts.codes}</h2>
            <p>{texts.codes_text}</p>
            <p>{texts.none}</p>
            <form id="make-codes" method="post" action="/account/recovery/codes">{submit(Rank::Primary, texts.make)}</form>
        </section>
    }
    .into_any()
}

fn some_codes(cx: &PageContext, care: &RecoveryCare) -> AnyView {
    let texts = &cx.texts.recovery;
    let made = care.made.as_ref().map(|made| {
        view! { <dl class="facts"><div><dt>{texts.made}</dt><dd>{moment(made)}</dd></div></dl> }
    });
    let replace = (care.used > 0).then(|| {
        view! {
            <div class="part">
                <p>{(texts.used)(care.used)}</p>
                <form id="replace-codes" method="post" action="/account/recovery/replace">
                    {submit(Rank::Primary, texts.replace)}
                </form>
            </div>
        }
    });
    view! {
        <section class="card saved-codes">
            <h2>{texts.codes}</h2>
            <p>{texts.codes_text}</p>
            <p><b>{(texts.left)(care.left)}</b></p>
            {made}
            {replace}
            <div class="part">
                <p>{texts.make_anew_text}</p>
                <form id="make-codes" method="post" action="/account/recovery/codes">
                    {submit(Rank::Secondary, texts.make_anew)}
                </form>
            </div>
        </section>
    }
    .into_any()
}
