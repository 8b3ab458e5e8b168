//! The desk: what a person can do with their data, each a step away, and what they asked for so far.

use leptos::prelude::*;
use uuid::Uuid;

use super::banner::erasure_banner;
use super::export::{CopyRow, copies};
use super::request::{RequestRow, requests};
use crate::locale::{Outcome, PrivacyTexts, isolate};
use crate::shell::{Flash, Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::button::{Rank, submit};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct PrivacyDesk {
    /// When the account is going to be erased.
    pub erasure: Option<Moment>,
    /// Copies of everything, the newest first.
    pub copies: Vec<CopyRow>,
    /// When the next copy may be made, after as many as there may be in a day.
    pub next_copy: Option<Moment>,
    /// The copy whose button was pressed before its person used a passkey.
    pub asked_copy: Option<Uuid>,
    /// Since when the data is on hold.
    pub restricted: Option<Moment>,
    /// What was asked for, the newest first.
    pub requests: Vec<RequestRow>,
    /// What just happened.
    pub notice: Option<PrivacyNotice>,
}

/// What just happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivacyNotice {
    /// A copy is being made.
    CopyStarted,
    /// One was being made already.
    CopyRunning,
    /// The data is on hold.
    Restricted,
    /// The data may be used again.
    Unrestricted,
    /// The account is going to be erased.
    ErasureAsked,
    /// The account is not going to be erased any more.
    ErasureStopped,
    /// The person used a passkey on the way.
    Kept,
}

impl PrivacyNotice {
    /// The notice of a message left for this page.
    pub(super) fn of(flash: Flash) -> Option<Self> {
        let notices = [
            (Flash::CopyStarted, Self::CopyStarted),
            (Flash::CopyRunning, Self::CopyRunning),
            (Flash::Restricted, Self::Restricted),
            (Flash::Unrestricted, Self::Unrestricted),
            (Flash::ErasureAsked, Self::ErasureAsked),
            (Flash::ErasureStopped, Self::ErasureStopped),
        ];
        notices.into_iter().find(|(left, _)| *left == flash).map(|(_, notice)| notice)
    }
}

/// The page.
pub fn page(cx: &PageContext, desk: &PrivacyDesk) -> Page {
    let texts = &cx.texts.privacy;
    let told = desk.notice.map(|happened| match happened {
        PrivacyNotice::CopyStarted => notice(Tone::Done, texts.copy.started),
        PrivacyNotice::CopyRunning => notice(Tone::Note, texts.copy.running),
        PrivacyNotice::Restricted => notice(Tone::Done, texts.restrict.begun),
        PrivacyNotice::Unrestricted => notice(Tone::Done, texts.restrict.ended),
        PrivacyNotice::ErasureAsked => notice(Tone::Done, texts.erase.asked),
        PrivacyNotice::ErasureStopped => notice(Tone::Done, texts.erase.stopped),
        PrivacyNotice::Kept => notice(Tone::Note, cx.texts.account.kept),
    });
    let see = [
        way("/account", Icon::Person, texts.see_profile),
        way("/account/addresses", Icon::Mail, texts.see_addresses),
        way("/account/privacy/correct", Icon::Check, texts.see_correct),
    ];
    let who = [
        way("/account/consents", Icon::Agreed, texts.who_consents),
        way("/account/activity?show=privacy", Icon::Clock, texts.who_read),
    ];
    let erase = desk.erasure.is_none().then(|| {
        view! { <ul class="desk-ways leave">{way("/account/privacy/erase", Icon::Alert, texts.erase.link)}</ul> }
    });
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {told}
        {desk.erasure.as_ref().map(|due| erasure_banner(cx, due))}
        {copies(cx, desk)}
        {part(texts.see, Vec::from(see))}
        {part(texts.who, Vec::from(who))}
        {restrict(texts, desk)}
        {requests(texts, &desk.requests)}
        {erase}
    };
    account_page(cx, AccountPlace::Privacy, texts.title, body)
}

/// A heading, a sentence, and where to go on.
fn part(words: Outcome, ways: Vec<AnyView>) -> AnyView {
    view! {
        <section class="desk-part">
            <h2>{words.title}</h2>
            <p>{words.text}</p>
            <ul class="desk-ways">{ways}</ul>
        </section>
    }
    .into_any()
}

/// A step to another page.
pub(super) fn way(href: &'static str, sign: Icon, words: Outcome) -> AnyView {
    view! {
        <li>
            <a class="need" href=href>
                {icon(sign)}
                <span><b>{words.title}</b><span>{words.text}</span></span>
                {icon(Icon::Forward)}
            </a>
        </li>
    }
    .into_any()
}

fn restrict(texts: &PrivacyTexts, desk: &PrivacyDesk) -> AnyView {
    let words = &texts.restrict;
    let (on, label) = if desk.restricted.is_some() { ("no", words.end) } else { ("yes", words.begin) };
    let since = desk.restricted.as_ref().map(|since| {
        view! { <p class="badge on-hold">{icon(Icon::Shield)}<span>{(words.since)(&isolate(&since.words))}</span></p> }
    });
    view! {
        <section class="desk-part">
            <h2>{words.title}</h2>
            <p>{words.text}</p>
            {since}
            <form id="restrict" class="actions" method="post" action="/account/privacy/restrict">
                <input type="hidden" name="on" value=on />
                {submit(Rank::Secondary, label)}
            </form>
            <ul class="desk-ways">{way("/account/consents", Icon::Agreed, words.object)}</ul>
        </section>
    }
    .into_any()
}
