//! Every page in every state, with sample data, for the tests that render them.

mod account;

mod care;
mod consents;
mod day;
mod family;
mod firm;
mod legal;
mod messages;
mod privacy;
mod recovery;
mod school;
mod search;

use std::sync::Arc;

use portico_app::features::dev_mail::{self, MailList, MailRow, MailView};
use portico_app::features::sign_in::{self, SignIn, SignInNotice};
use portico_app::features::sign_up::{self, Confirm, Sent, SentNotice, SignUpForm, SignUpOutcome};
use portico_app::features::{errors, landing};
use portico_app::locale::{ErrorCode, Language};
use portico_app::shell::{Assets, Brand, Failure, LegalLink, Page, PageContext, Roles, SignedInAs, Theme, render};
use portico_app::ui::moment::Moment;
use portico_app::ui::resend::NextMail;

/// A context as a handler would make it; `foreign` stands wherever a text comes from outside.
pub fn context(language: Language, foreign: Option<&str>) -> PageContext {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    PageContext {
        language,
        texts: language.texts(),
        brand: Arc::new(Brand {
            name: own("Northfield"),
            logo: foreign.map(str::to_owned),
            accent: None,
            languages: Language::ALL.to_vec(),
            support: Some(own("help@northfield.example")),
            ask_birth_date: true,
            legal: Vec::new(),
        }),
        assets: Arc::new(Assets {
            css: "/pkg/portico.css".into(),
            js: Some("/pkg/portico.js".into()),
            wasm: Some("/pkg/portico_bg.wasm".into()),
            brand_css: None,
        }),
        nonce: "bm9uY2U".into(),
        request_id: own("8f2c-41aa"),
        path: own("/"),
        signed_in: None,
        legal: vec![
            LegalLink { href: own("/legal/privacy"), title: own("Privacy"), to_accept: false },
            LegalLink { href: own("/legal/terms"), title: own("Terms"), to_accept: true },
        ],
        gpc: false,
        dev_mail: true,
    }
}

/// The same for somebody who is signed in.
pub fn context_inside(language: Language, path: &str, foreign: Option<&str>) -> PageContext {
    let name = foreign.unwrap_or("Samira").to_owned();
    PageContext {
        signed_in: Some(SignedInAs { name, theme: Theme::Device, recovery_ready_at: None, roles: Roles::default() }),
        path: path.into(),
        ..context(language, foreign)
    }
}

fn moment(words: &str, foreign: Option<&str>) -> Moment {
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    Moment { words: own(words), exact: own("21 November 2026, 22:15"), machine: own("2026-11-21T22:15:00Z") }
}

/// Every page and state by name. A `foreign` text replaces everything that people, operators or the network could have sent.
pub fn pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let mut all = outside(language, foreign);
    all.extend(legal::pages(language, foreign));
    all.extend(sign_up_pages(language, foreign));
    all.extend(inside(language, foreign));
    all.extend(account::pages(language, foreign));
    all.extend(recovery::pages(language, foreign));
    all.extend(consents::pages(language, foreign));
    all.extend(privacy::pages(language, foreign));
    all.extend(messages::pages(language, foreign));
    all.extend(school::pages(language, foreign));
    all.extend(search::pages(language, foreign));
    all.extend(day::pages(language, foreign));
    all.extend(family::pages(language, foreign));
    all.extend(firm::pages(language, foreign));
    all.extend(demo(language, foreign));
    all.extend(failures(language, foreign));
    all
}

fn html(cx: &PageContext, page: impl FnOnce() -> Page) -> String {
    render(cx, page).0
}

fn outside(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context(language, foreign);
    let sign_in = |notice| {
        let model = SignIn { return_to: foreign.map(str::to_owned), notice };
        html(cx, || sign_in::page(cx, &model))
    };
    vec![
        ("landing", html(cx, || landing::page(cx, false))),
        ("landing-demo", html(cx, || landing::page(cx, true))),
        ("sign-in", sign_in(None)),
        ("sign-in-signed-out", sign_in(Some(SignInNotice::SignedOut))),
        ("sign-in-session-ended", sign_in(Some(SignInNotice::SessionEnded))),
        ("sign-in-needed", sign_in(Some(SignInNotice::Needed))),
        ("sign-in-again", sign_in(Some(SignInNotice::Again))),
    ]
}

fn sign_up_pages(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context(language, foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let empty = SignUpForm { name: own(""), email: own(""), ..SignUpForm::default() };
    let refused = SignUpForm {
        name: own(LONG_NAME),
        email: own("samira@example"),
        name_error: Some(ErrorCode::NameTooLong),
        email_error: Some(ErrorCode::EmailInvalid),
        wait: None,
    };
    let too_many = SignUpForm { wait: Some(42), ..empty.clone() };
    let sent = Sent {
        masked_address: own("s…@example.org"),
        next_mail: NextMail { now: 1_800_000_000, at: 1_800_000_045 },
        ..Sent::default()
    };
    let sent_again = Sent { notice: Some(SentNotice::Resent), ..sent.clone() };
    let too_soon = Sent { notice: Some(SentNotice::TooSoon), ..sent.clone() };
    let wrong = Sent {
        code: own("ABCD2345"),
        code_error: Some(ErrorCode::CodeWrong),
        next_mail: NextMail::default(),
        ..sent.clone()
    };
    let too_many_codes = Sent { code: own("ABCD2345"), wait: Some(300), ..sent.clone() };
    let confirm = Confirm { token: own("token"), masked_address: own("s…@example.org") };
    let ended = |outcome| html(cx, || sign_up::outcome_page(cx, outcome));
    vec![
        ("sign-up", html(cx, || sign_up::page(cx, &empty))),
        ("sign-up-refused", html(cx, || sign_up::page(cx, &refused))),
        ("sign-up-too-many", html(cx, || sign_up::page(cx, &too_many))),
        ("sign-up-code-too-many", html(cx, || sign_up::sent_page(cx, &too_many_codes))),
        ("sign-up-sent", html(cx, || sign_up::sent_page(cx, &sent))),
        ("sign-up-sent-again", html(cx, || sign_up::sent_page(cx, &sent_again))),
        ("sign-up-sent-too-soon", html(cx, || sign_up::sent_page(cx, &too_soon))),
        ("sign-up-code-wrong", html(cx, || sign_up::sent_page(cx, &wrong))),
        ("sign-up-confirm", html(cx, || sign_up::confirm_page(cx, &confirm))),
        ("sign-up-confirm-unknown", html(cx, || sign_up::confirm_page(cx, &Confirm::default()))),
        ("sign-up-expired", ended(SignUpOutcome::LinkExpired)),
        ("sign-up-spent", ended(SignUpOutcome::LinkSpent)),
        ("sign-up-unknown", ended(SignUpOutcome::LinkUnknown)),
        ("sign-up-passkey", html(cx, || sign_up::passkey_page(cx))),
    ]
}

/// A name of sixty characters and more.
pub const LONG_NAME: &str = "María de los Ángeles Fernández-Villaverde y Gutiérrez de la Concha";

fn inside(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let home_cx = &context_inside(language, "/home", foreign);
    let mut all = care::pages(language, foreign);
    all.extend([("landing-inside", html(home_cx, || landing::page(home_cx, false)))]);
    all
}

fn demo(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context(language, foreign);
    let own = |text: &str| foreign.unwrap_or(text).to_owned();
    let row = MailRow {
        id: own("0193"),
        to: own("samira@example.org"),
        subject: own("Confirm your address at Northfield"),
        sent: moment("two minutes ago", foreign),
    };
    let list = MailList { rows: vec![row.clone(), MailRow { to: own(LONG_NAME), ..row.clone() }] };
    let mail = MailView { row, plain: own("Hello Samira,\n\nOpen this link.") };
    vec![
        ("dev-mail-empty", html(cx, || dev_mail::list_page(cx, &MailList::default()))),
        ("dev-mail-list", html(cx, || dev_mail::list_page(cx, &list))),
        ("dev-mail-view", html(cx, || dev_mail::view_page(cx, &mail))),
    ]
}

fn failures(language: Language, foreign: Option<&str>) -> Vec<(&'static str, String)> {
    let cx = &context(language, foreign);
    [
        ("error-400", Failure::BadRequest),
        ("error-401", Failure::SignInNeeded),
        ("error-403", Failure::CrossSite),
        ("error-404", Failure::NotFound),
        ("error-405", Failure::MethodNotAllowed),
        ("error-413", Failure::TooLarge),
        ("error-429", Failure::TooManyRequests { retry_after: 45 }),
        ("error-500", Failure::Internal),
        ("error-503", Failure::Unavailable),
    ]
    .map(|(name, failure)| (name, html(cx, || errors::page(cx, failure))))
    .to_vec()
}
