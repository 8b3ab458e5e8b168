//! Where confirming an address can end early, each with its next step.

use leptos::prelude::*;

use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::button::{Rank, link};
use crate::ui::icon::Icon;
use crate::ui::outcome::outcome;

/// Why a link or a code leads no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressOutcome {
    /// Its ten minutes are over.
    Expired,
    /// It was used before.
    Spent,
    /// It is mistyped, cut off or replaced by a newer one.
    Unknown,
    /// It is another person's.
    NotYours,
    /// Another account confirmed the address first.
    Taken,
}

/// The page for it.
pub fn outcome_page(cx: &PageContext, ended: AddressOutcome) -> Page {
    let texts = &cx.texts.addresses;
    let (sign, words) = match ended {
        AddressOutcome::Expired => (Icon::Clock, texts.expired),
        AddressOutcome::Spent => (Icon::Check, texts.spent),
        AddressOutcome::Unknown => (Icon::Mail, texts.unknown),
        AddressOutcome::NotYours => (Icon::Person, texts.not_yours),
        AddressOutcome::Taken => (Icon::Info, texts.taken),
    };
    let body = view! {
        {outcome(sign, words)}
        <p class="actions">{link(Rank::Primary, "/account/addresses", texts.back)}</p>
    };
    account_page(cx, AccountPlace::Addresses, words.title, body)
}
