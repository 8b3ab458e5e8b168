//! Where getting back in can end early, each with its next step.

use leptos::prelude::*;

use crate::locale::isolate;
use crate::shell::{Islands, Page, PageContext, Width};
use crate::ui::button::{Rank, link};
use crate::ui::icon::Icon;
use crate::ui::outcome::outcome;
use crate::ui::resend::{NextMail, resend};

/// Why it goes no further here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoverOutcome {
    /// The link was opened in another browser than the one that asked; it still works there.
    OtherBrowser,
    /// The link is older than ten minutes.
    LinkExpired,
    /// The link was used before.
    LinkSpent,
    /// The link is mistyped, cut off or replaced by a newer one.
    LinkUnknown,
    /// The recovery was finished or stopped.
    Over,
}

/// The page for it.
pub fn outcome_page(cx: &PageContext, ended: RecoverOutcome) -> Page {
    let texts = &cx.texts.recover;
    let (sign, words, begins) = match ended {
        RecoverOutcome::OtherBrowser => (Icon::Device, texts.other_browser, Rank::Secondary),
        RecoverOutcome::LinkExpired => (Icon::Clock, texts.expired, Rank::Primary),
        RecoverOutcome::LinkSpent => (Icon::Check, texts.spent, Rank::Secondary),
        RecoverOutcome::LinkUnknown => (Icon::Mail, texts.unknown, Rank::Primary),
        RecoverOutcome::Over => (Icon::Info, texts.over, Rank::Secondary),
    };
    let sign_in =
        matches!(ended, RecoverOutcome::Over).then(|| link(Rank::Primary, "/sign-in", cx.texts.outcomes.sign_in));
    let body = view! {
        {outcome(sign, words)}
        <p class="actions">{sign_in}{link(begins, "/recover", texts.begin_again)}</p>
    };
    Page::new(words.title, Width::Narrow, body)
}

/// A mail that is too old, in the browser that asked for it.
#[derive(Clone, Debug, Default)]
pub struct Expired {
    /// The address with most of its letters hidden.
    pub masked_address: String,
    /// When another mail may be asked for.
    pub next_mail: NextMail,
}

/// The page for it: the address is known here and need not be typed again.
pub fn expired_page(cx: &PageContext, expired: &Expired) -> Page {
    let texts = &cx.texts.recover;
    let body = view! {
        {outcome(Icon::Clock, texts.expired)}
        <p>{(texts.expired_again)(&isolate(&expired.masked_address))}</p>
        <section class="resend">
            {resend(cx.texts, "/recover/resend".to_owned(), expired.next_mail)}
            <p><a href="/recover">{texts.other_address}</a></p>
        </section>
    };
    Page { islands: Islands::Idle, ..Page::new(texts.expired.title, Width::Narrow, body) }
}
