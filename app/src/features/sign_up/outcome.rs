//! Where signing up can end early, each with its next step.

use leptos::prelude::*;

use crate::shell::{Page, PageContext, Width};
use crate::ui::button::{Rank, link};
use crate::ui::icon::Icon;
use crate::ui::outcome::outcome;

/// Why a link leads no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUpOutcome {
    /// The link is older than 24 hours.
    LinkExpired,
    /// The link was used before.
    LinkSpent,
    /// The link is mistyped, cut off or replaced by a newer one.
    LinkUnknown,
}

/// The page for it.
pub fn outcome_page(cx: &PageContext, ended: SignUpOutcome) -> Page {
    let texts = &cx.texts.outcomes;
    let new_mail = |rank| link(rank, "/sign-up", texts.new_mail).into_any();
    let sign_in = |rank| link(rank, "/sign-in", texts.sign_in).into_any();
    let (sign, words, actions) = match ended {
        SignUpOutcome::LinkExpired => (Icon::Clock, texts.expired, vec![new_mail(Rank::Primary)]),
        SignUpOutcome::LinkSpent => (Icon::Check, texts.spent, vec![sign_in(Rank::Primary), new_mail(Rank::Secondary)]),
        SignUpOutcome::LinkUnknown => (Icon::Mail, texts.unknown, vec![new_mail(Rank::Primary)]),
    };
    let body = view! { {outcome(sign, words)} <p class="actions">{actions}</p> };
    Page::new(words.title, Width::Narrow, body)
}
