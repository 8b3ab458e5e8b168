//! An address that waits: its code, another mail, or giving up on it.

use leptos::prelude::*;
use uuid::Uuid;

use crate::features::sign_up::SentNotice;
use crate::locale::{ErrorCode, isolate};
use crate::shell::{Islands, Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice, refusals, wait_first};
use crate::ui::button::{Rank, submit};
use crate::ui::demo_mail::demo_mail;
use crate::ui::field::{Field, Kind, field};
use crate::ui::resend::{NextMail, resend};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Pending {
    /// In the paths of its forms.
    pub id: Uuid,
    /// As typed.
    pub address: String,
    /// The code as typed.
    pub code: String,
    /// Why the code was refused.
    pub code_error: Option<ErrorCode>,
    /// Seconds until another try is welcome, after too many.
    pub wait: Option<u64>,
    /// What just happened.
    pub notice: Option<SentNotice>,
    /// When another mail may be asked for.
    pub next_mail: NextMail,
}

/// The page.
pub fn pending_page(cx: &PageContext, pending: &Pending) -> Page {
    let texts = &cx.texts.addresses;
    let refused = refusals(cx.texts, &[("code", pending.code_error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.sent_title),
        None => texts.sent_title.to_owned(),
    };
    let told = pending.notice.map(|happened| match happened {
        SentNotice::Resent => notice(Tone::Done, cx.texts.sign_up.resent),
        SentNotice::TooSoon => notice(Tone::Note, cx.texts.errors.text(ErrorCode::TooSoon)),
    });
    let again = format!("/account/addresses/{}/resend", pending.id);
    let body = view! {
        <h1>{texts.sent_title}</h1>
        <p class="lead">{(texts.sent_lead)(&isolate(&pending.address))}</p>
        {told}
        {demo_mail(cx)}
        {refused}
        {wait_first(cx.texts, pending.wait)}
        <p>{texts.sent_ways}</p>
        {code_form(cx, pending)}
        <section class="resend">{resend(cx.texts, again, pending.next_mail)}</section>
        {drop_form(cx, pending.id)}
    };
    let page = account_page(cx, AccountPlace::Addresses, title, body);
    Page { switch_through: Some("address-code"), islands: Islands::Idle, ..page }
}

fn code_form(cx: &PageContext, pending: &Pending) -> AnyView {
    let texts = &cx.texts.sign_up;
    let code = Field {
        id: "code",
        kind: Kind::Code,
        label: texts.code,
        hint: texts.code_hint,
        value: pending.code.clone(),
        error: pending.code_error,
    };
    let action = format!("/account/addresses/{}/code", pending.id);
    view! {
        <form id="address-code" class="form" method="post" action=action novalidate=true>
            {field(cx.texts, code)}
            <div class="actions">{submit(Rank::Primary, texts.code_submit)}</div>
        </form>
    }
    .into_any()
}

fn drop_form(cx: &PageContext, id: Uuid) -> AnyView {
    let texts = &cx.texts.addresses;
    let action = format!("/account/addresses/{id}/drop");
    view! {
        <section class="resend">
            <h2>{texts.drop}</h2>
            <p>{texts.drop_text}</p>
            <form id="drop-address" method="post" action=action>{submit(Rank::Secondary, texts.drop_submit)}</form>
        </section>
    }
    .into_any()
}
