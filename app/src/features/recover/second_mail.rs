//! The second proof by another address: the code that went there.

use leptos::prelude::*;

use super::sent::{demo_mail, mailed_code, sent_notice};
use crate::features::sign_up::SentNotice;
use crate::locale::{ErrorCode, isolate};
use crate::shell::{Islands, Page, PageContext, Width};
use crate::ui::alert::{refusals, wait_first};
use crate::ui::button::{Rank, submit};
use crate::ui::resend::{NextMail, resend};

/// Where it stands.
#[derive(Clone, Debug, Default)]
pub struct SecondMailSent {
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

/// The page.
pub fn second_mail_page(cx: &PageContext, sent: &SecondMailSent) -> Page {
    let texts = &cx.texts.recover;
    let refused = refusals(cx.texts, &[("code", sent.code_error)]);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.second_title),
        None => texts.second_title.to_owned(),
    };
    let body = view! {
        <h1>{texts.second_title}</h1>
        <p class="lead">{(texts.second_lead)(&isolate(&sent.masked_address))}</p>
        {sent_notice(cx, sent.notice)}
        {demo_mail(cx)}
        {refused}
        {wait_first(cx.texts, sent.wait)}
        <form id="recover-address-code" class="form" method="post" action="/recover/proof/address/code" novalidate=true>
            {mailed_code(cx, &sent.code, sent.code_error)}
            {submit(Rank::Primary, cx.texts.sign_up.code_submit)}
        </form>
        <section class="resend">
            {resend(cx.texts, "/recover/resend".to_owned(), sent.next_mail)}
            <p><a href="/recover/proof">{texts.other_ways}</a></p>
        </section>
    };
    Page {
        switch_through: Some("recover-address-code"),
        islands: Islands::Idle,
        ..Page::new(title, Width::Split, body)
    }
}
