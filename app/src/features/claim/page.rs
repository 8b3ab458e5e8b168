//! `/account/family/claim`: a code and a date of birth. After each one the page asks for the next.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::locale::{ErrorCode, isolate};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice, refusals, wait_first};
use crate::ui::button::{Rank, link, submit};
use crate::ui::field::{Field, Kind, field};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct ClaimForm {
    /// What was typed.
    pub code: String,
    /// What was typed.
    pub birth_date: String,
    /// Why the code was refused.
    pub code_error: Option<ErrorCode>,
    /// Why the date of birth was refused.
    pub birth_date_error: Option<ErrorCode>,
    /// Seconds until another try is welcome, after too many.
    pub wait: Option<u64>,
    /// What came of the code before.
    pub claimed: Option<Claimed>,
}

/// What came of a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Claimed {
    /// A child at a school is linked.
    Linked {
        /// The child.
        child: String,
        /// The school.
        school: String,
    },
    /// An organisation is linked.
    Joined {
        /// Which.
        organisation: String,
    },
    /// An organisation looks at it first.
    Waits {
        /// Which.
        organisation: String,
    },
}

/// The page.
pub fn page(cx: &PageContext, form: &ClaimForm) -> Page {
    let texts = &cx.texts.family.claim;
    let refused = refusals(cx.texts, &[("code", form.code_error), ("birth_date", form.birth_date_error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.title),
        None => texts.title.to_owned(),
    };
    let told = form.claimed.as_ref().map(|claimed| {
        let (tone, words) = match claimed {
            Claimed::Linked { child, school } => (Tone::Done, (texts.linked)(&isolate(child), &isolate(school))),
            Claimed::Joined { organisation } => (Tone::Done, (texts.joined)(&isolate(organisation))),
            Claimed::Waits { organisation } => (Tone::Note, (texts.waits)(&isolate(organisation))),
        };
        notice(tone, format!("{words} {}", texts.another))
    });
    let back = form.claimed.is_some().then(|| link(Rank::Secondary, "/account/family", texts.done));
    let (label, hint) = texts.code;
    let code = Field { id: "code", kind: Kind::Code, label, hint, value: form.code.clone(), error: form.code_error };
    let (label, hint) = texts.birth_date;
    let birth_date = Field {
        id: "birth_date",
        kind: Kind::OthersBirthDate,
        label,
        hint,
        value: form.birth_date.clone(),
        error: form.birth_date_error,
    };
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {told}
        {refused}
        {wait_first(cx.texts, form.wait)}
        <form id="claim" class="form" method="post" action="/account/family/claim" novalidate=true>
            {field(cx.texts, code)}
            {field(cx.texts, birth_date)}
            <div class="actions">{submit(Rank::Primary, texts.submit)}{back}</div>
        </form>
    };
    Page { switch_through: Some("claim"), ..account_page(cx, AccountPlace::Family, title, body) }
}
