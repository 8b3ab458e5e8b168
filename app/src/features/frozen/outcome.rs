//! What came of it, each with its next step.

use leptos::prelude::*;

use crate::shell::{Page, PageContext, Width};
use crate::ui::button::{Rank, link};
use crate::ui::icon::Icon;
use crate::ui::outcome::outcome;

/// What came of a link in a notice, or of freezing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrozenOutcome {
    /// The account was frozen.
    Frozen,
    /// It was frozen before.
    Already,
    /// The recovery was stopped.
    Stopped,
    /// The link was used before.
    LinkSpent,
    /// The link is not one of ours, was cut, or is too old.
    LinkUnknown,
}

/// The page for it.
pub fn outcome_page(cx: &PageContext, came: FrozenOutcome) -> Page {
    let texts = &cx.texts.frozen;
    let (sign, words) = match came {
        FrozenOutcome::Frozen => (Icon::Check, texts.frozen_now),
        FrozenOutcome::Already => (Icon::Info, texts.already),
        FrozenOutcome::Stopped => (Icon::Check, texts.stopped),
        FrozenOutcome::LinkSpent => (Icon::Info, texts.spent),
        FrozenOutcome::LinkUnknown => (Icon::Mail, texts.unknown),
    };
    let sign_in = match came {
        FrozenOutcome::Frozen | FrozenOutcome::Already => "/sign-in?return=/account/frozen",
        FrozenOutcome::Stopped | FrozenOutcome::LinkSpent | FrozenOutcome::LinkUnknown => {
            "/sign-in?return=/account/activity"
        }
    };
    let body = view! {
        {outcome(sign, words)}
        <p class="actions">
            {link(Rank::Primary, sign_in, texts.sign_in)}
            {link(Rank::Secondary, "/recover", texts.recover)}
        </p>
    };
    Page::new(words.title, Width::Narrow, body)
}
