//! After the form: where the mail went, the code for another device, and sending it again.

use leptos::prelude::*;

use crate::locale::{ErrorCode, isolate};
use crate::shell::{Flash, Islands, Page, PageContext, Width};
use crate::ui::alert::{Tone, notice, refusals, wait_first};
use crate::ui::button::{Rank, submit};
use crate::ui::demo_mail::demo_mail;
use crate::ui::field::{Field, Kind, field};
use crate::ui::resend::{NextMail, resend};
use crate::ui::steps::sign_up_steps;

/// Where a sign-up stands after its mail was sent.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// The address with most of its letters hidden.
    pub masked_address: String,
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

/// What just happened on this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentNotice {
    /// The mail was sent again.
    Resent,
    /// Another mail was asked for too soon.
    TooSoon,
}

impl SentNotice {
    /// The notice of a message left for this page.
    pub(crate) fn of(flash: Flash) -> Option<Self> {
        if flash == Flash::MailSent {
            return Some(Self::Resent);
        }
        (flash == Flash::TooSoon).then_some(Self::TooSoon)
    }
}

/// The page after the form.
pub fn sent_page(cx: &PageContext, sent: &Sent) -> Page {
    let texts = &cx.texts.sign_up;
    let refused = refusals(cx.texts, &[("code", sent.code_error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.sent_title),
        None => texts.sent_title.to_owned(),
    };
    let told = sent.notice.map(|happened| match happened {
        SentNotice::Resent => notice(Tone::Done, texts.resent),
        SentNotice::TooSoon => notice(Tone::Note, cx.texts.errors.text(ErrorCode::TooSoon)),
    });
    let body = view! {
        {sign_up_steps(cx.texts, 2)}
        <h1>{texts.sent_title}</h1>
        <p class="lead">{(texts.sent_lead)(&isolate(&sent.masked_address))}</p>
        {told}
        {demo_mail(cx)}
        {refused}
        {wait_first(cx.texts, sent.wait)}
        <p>{texts.sent_ways}</p>
        {confirm_code(cx, sent)}
        {resend_part(cx, sent)}
    };
    Page { switch_through: Some("confirm-code"), islands: Islands::Idle, ..Page::new(title, Width::Split, body) }
}

fn confirm_code(cx: &PageContext, sent: &Sent) -> impl IntoView + use<> {
    let texts = &cx.texts.sign_up;
    let code = Field {
        id: "code",
        kind: Kind::Code,
        label: texts.code,
        hint: texts.code_hint,
        value: sent.code.clone(),
        error: sent.code_error,
    };
    view! {
        <form id="confirm-code" class="form" method="post" action="/sign-up/code" novalidate=true>
            {field(cx.texts, code)}
            {submit(Rank::Primary, texts.code_submit)}
        </form>
    }
}

fn resend_part(cx: &PageContext, sent: &Sent) -> impl IntoView + use<> {
    view! {
        <section class="resend">
            {resend(cx.texts, "/sign-up/resend".to_owned(), sent.next_mail)}
            <p><a href="/sign-up">{cx.texts.sign_up.other_address}</a></p>
        </section>
    }
}
