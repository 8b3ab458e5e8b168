//! After the form: where the mail went, the code of it, and sending it again. The same for every address.

use leptos::prelude::*;

use crate::features::sign_up::SentNotice;
use crate::locale::{ErrorCode, isolate};
use crate::shell::{Islands, Page, PageContext, Width};
use crate::ui::alert::{Tone, notice, refusals, wait_first};
use crate::ui::button::{Rank, submit};
use crate::ui::field::{Field, Kind, field};
use crate::ui::icon::{Icon, icon};
use crate::ui::resend::{NextMail, resend};

/// Where a recovery stands after its mail was sent.
#[derive(Clone, Debug, Default)]
pub struct RecoverSent {
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

/// The page after the form.
pub fn sent_page(cx: &PageContext, sent: &RecoverSent) -> Page {
    let texts = &cx.texts.recover;
    let heading = cx.texts.sign_up.sent_title;
    let refused = refusals(cx.texts, &[("code", sent.code_error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(heading),
        None => heading.to_owned(),
    };
    let body = view! {
        <h1>{heading}</h1>
        <p class="lead">{(texts.sent_lead)(&isolate(&sent.masked_address))}</p>
        {sent_notice(cx, sent.notice)}
        {demo_mail(cx)}
        {refused}
        {wait_first(cx.texts, sent.wait)}
        <p>{texts.sent_ways}</p>
        <form id="recover-code" class="form" method="post" action="/recover/code" novalidate=true>
            {mailed_code(cx, &sent.code, sent.code_error)}
            {submit(Rank::Primary, cx.texts.sign_up.code_submit)}
        </form>
        <section class="resend">
            {resend(cx.texts, "/recover/resend".to_owned(), sent.next_mail)}
            <p><a href="/recover">{texts.other_address}</a></p>
        </section>
    };
    Page { switch_through: Some("recover-code"), islands: Islands::Idle, ..Page::new(title, Width::Split, body) }
}

/// What just happened to the mail.
pub(super) fn sent_notice(cx: &PageContext, happened: Option<SentNotice>) -> Option<AnyView> {
    happened.map(|happened| match happened {
        SentNotice::Resent => notice(Tone::Done, cx.texts.sign_up.resent),
        SentNotice::TooSoon => notice(Tone::Note, cx.texts.errors.text(ErrorCode::TooSoon)),
    })
}

/// Where a local demo shows its mails.
pub(super) fn demo_mail(cx: &PageContext) -> Option<AnyView> {
    let texts = &cx.texts.sign_up;
    cx.dev_mail.then(|| {
        view! {
            <div class="notice">
                {icon(Icon::Mail)}
                <p>{texts.demo_mail} " " <a href="/dev/mail">{texts.demo_mail_open}</a></p>
            </div>
        }
        .into_any()
    })
}

/// The field for a code from a mail.
pub(super) fn mailed_code(cx: &PageContext, typed: &str, error: Option<ErrorCode>) -> AnyView {
    let texts = &cx.texts.sign_up;
    let code = Field {
        id: "code",
        kind: Kind::Code,
        label: texts.code,
        hint: texts.code_hint,
        value: typed.to_owned(),
        error,
    };
    field(cx.texts, code)
}
