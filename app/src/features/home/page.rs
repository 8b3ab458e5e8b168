//! Greets, lists what needs the person, and then the account. Nothing here is anybody else's.

use leptos::prelude::*;

use super::day::{self, Day};
use super::needs::{self, Need};
use crate::features::invitation::code_form;
use crate::features::privacy::erasure_banner;
use crate::locale::{HomeTexts, isolate};
use crate::shell::{Page, PageContext, Width};
use crate::ui::alert::{Tone, notice};
use crate::ui::arches::arches;
use crate::ui::button::{Rank, link};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Home {
    /// The person's name as typed.
    pub name: String,
    /// Whether the account was made just now.
    pub first_visit: bool,
    /// Whether recovery codes come before anything else.
    pub codes_first: bool,
    /// When the account is going to be erased.
    pub erasure: Option<Moment>,
    /// What was answered just now.
    pub notice: Option<HomeNotice>,
    /// As what the person is here, with the organisation; none without a role.
    pub role: Option<String>,
    /// What needs the person; at most three are shown.
    pub needs: Vec<Need>,
    /// What the day brings.
    pub day: Day,
    /// How many passkeys the account has.
    pub passkeys: u32,
}

/// What was answered just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HomeNotice {
    /// The offer of a passkey comes back in a while.
    OfferPutOff,
    /// The offer of a passkey does not come back.
    OfferDeclined,
    /// The account was recovered.
    Recovered,
    /// The account was thawed.
    Thawed,
    /// The terms were agreed to.
    TermsAccepted,
    /// An invitation was used.
    Joined,
    /// A child was linked.
    ChildLinked,
}

/// The page.
pub fn page(cx: &PageContext, home: &Home) -> Page {
    let texts = &cx.texts.home;
    let brand = isolate(&cx.brand.name);
    let name = isolate(&home.name);
    let under = if home.first_visit { (texts.first_visit)(&brand) } else { texts.back.to_owned() };
    let role = home.role.as_deref().map(|role| format!(" {}", (cx.texts.day.acting)(role)));
    let told = home.notice.map(|answered| match answered {
        HomeNotice::OfferPutOff => notice(Tone::Done, texts.offer_put_off),
        HomeNotice::OfferDeclined => notice(Tone::Done, texts.offer_declined),
        HomeNotice::Recovered => notice(Tone::Done, cx.texts.recovery.recovered),
        HomeNotice::Thawed => notice(Tone::Done, cx.texts.frozen.thawed),
        HomeNotice::TermsAccepted => notice(Tone::Done, cx.texts.terms.thanks),
        HomeNotice::Joined => notice(Tone::Done, cx.texts.invitation.joined),
        HomeNotice::ChildLinked => notice(Tone::Done, cx.texts.invitation.linked),
    });
    let body = view! {
        <h1>{(texts.hello)(&name)}</h1>
        <p class="lead">{under}{role}</p>
        {told}
        {home.erasure.as_ref().map(|due| erasure_banner(cx, due))}
        {home.codes_first.then(|| first_codes(texts))}
        {needs::list(cx.texts, &home.needs)}
        {day::view(cx, &home.day).unwrap_or_else(|| no_role(cx))}
        <section>
            <h2>{texts.account}</h2>
            <ul class="tiles">{tiles(cx, home.passkeys)}</ul>
        </section>
    };
    Page::new(texts.title, Width::Wide, body)
}

/// Nothing is linked to the person: what this is for, and where a code goes.
fn no_role(cx: &PageContext) -> AnyView {
    let texts = &cx.texts.day;
    view! {
        <section class="empty">
            {arches()}
            <h2>{texts.no_role.title}</h2>
            <p>{texts.no_role.text}</p>
            {code_form(cx)}
        </section>
    }
    .into_any()
}

/// Right after the account was made: the one thing that is worth a minute now, and can wait.
fn first_codes(texts: &HomeTexts) -> AnyView {
    view! {
        <section class="first-codes">
            <span class="outcome-sign">{icon(Icon::Buoy)}</span>
            <h2>{texts.first_codes.title}</h2>
            <p>{texts.first_codes.text}</p>
            <div class="actions">
                {link(Rank::Primary, "/account/recovery", texts.first_codes_go)}
                <a class="button quiet" href="/home">{texts.first_codes_later}</a>
            </div>
        </section>
    }
    .into_any()
}

fn tiles(cx: &PageContext, passkeys: u32) -> impl IntoView + use<> {
    let (texts, names) = (&cx.texts.home, &cx.texts.account);
    [
        ("/account/passkeys", Icon::Key, (texts.passkeys)(passkeys), texts.passkeys_text),
        ("/account/recovery", Icon::Buoy, names.recovery.to_owned(), texts.recovery_text),
        ("/account/sessions", Icon::Device, names.sessions.to_owned(), texts.sessions_text),
        ("/account/activity", Icon::Clock, names.activity.to_owned(), texts.activity_text),
        ("/account/consents", Icon::Agreed, names.consents.to_owned(), texts.consents_text),
        ("/account/privacy", Icon::Shield, names.privacy.to_owned(), texts.privacy_text),
        ("/account/addresses", Icon::Mail, names.addresses.to_owned(), texts.addresses_text),
        ("/account", Icon::Person, names.profile.to_owned(), texts.profile_text),
    ]
    .map(|(href, sign, title, text)| view! { <li>{tile(href, sign, title, text)}</li> })
    .into_iter()
    .collect_view()
}

fn tile(href: &'static str, sign: Icon, title: String, text: &'static str) -> impl IntoView {
    view! {
        <a class="card tile" href=href>
            <span class="card-sign">{icon(sign)}</span>
            <span class="tile-words"><b>{title}</b><span>{text}</span></span>
            {icon(Icon::Forward)}
        </a>
    }
}
