//! The list of passkeys: what they are, what the account hangs on, and adding one.

use leptos::prelude::*;

use super::card::card;
use super::{KeepInStep, create_passkey};
use crate::locale::{ErrorCode, PasskeysTexts};
use crate::shell::{Islands, Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::Moment;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Passkeys {
    /// The passkeys, the newest first.
    pub rows: Vec<PasskeyRow>,
    /// What was done just now.
    pub notice: Option<PasskeysNotice>,
    /// What the account hangs on.
    pub risk: Option<Risk>,
}

/// What was done just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeysNotice {
    /// One was added.
    Added,
    /// One got another name.
    Renamed,
    /// One was removed.
    Removed,
    /// A suspended one may be used again.
    Trusted,
    /// What was to be changed is not there.
    Gone,
}

/// What the account hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Risk {
    /// Nothing: the last passkey is gone or suspended.
    NoneLeft,
    /// One passkey.
    OnlyOne,
    /// Passkeys that are each lost with their device.
    NoneSynced,
}

/// One passkey.
#[derive(Clone, Debug)]
pub struct PasskeyRow {
    /// Its id, as it stands in paths.
    pub id: String,
    /// The person's own label or the provider's name, if either is known.
    pub name: Option<String>,
    /// Who keeps it, if that is known.
    pub provider: Option<String>,
    /// When and on what it was made.
    pub created: (Moment, String),
    /// When and on what it last signed in.
    pub used: Option<(Moment, String)>,
    /// Where it is kept.
    pub keeping: Keeping,
    /// Whether it is refused until its owner says whose it is.
    pub suspended: bool,
    /// What was typed as its new name; its form then stands open.
    pub renaming: Option<Renaming>,
}

/// A new name that is not saved yet.
#[derive(Clone, Debug, Default)]
pub struct Renaming {
    /// As typed.
    pub typed: String,
    /// Why it was refused.
    pub error: Option<ErrorCode>,
}

/// Where a passkey is kept (backup state, WebAuthn Level 3 section 6.1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// A provider copies it to the person's devices.
    Synced,
    /// It never leaves its device.
    OneDevice,
}

/// The page.
pub fn page(cx: &PageContext, passkeys: &Passkeys) -> Page {
    let texts = &cx.texts.passkeys;
    let rows = passkeys.rows.iter().map(|row| card(cx, row)).collect_view();
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {passkeys.notice.map(|reason| told(texts, reason))}
        {passkeys.risk.map(|risk| warning(texts, risk))}
        <section>
            <h2 class="unseen">{texts.list}</h2>
            <ul class="cards">{rows}</ul>
        </section>
        <section class="card add" id="add">
            <h2>{texts.add}</h2>
            <p>{texts.add_text}</p>
            {create_passkey(cx, "/sign-in?return=/account/passkeys")}
        </section>
        <KeepInStep />
    };
    Page { islands: Islands::Idle, ..account_page(cx, AccountPlace::Passkeys, texts.title, body) }
}

fn told(texts: &PasskeysTexts, reason: PasskeysNotice) -> AnyView {
    match reason {
        PasskeysNotice::Added => notice(Tone::Done, texts.added),
        PasskeysNotice::Renamed => notice(Tone::Done, texts.renamed),
        PasskeysNotice::Removed => notice(Tone::Done, texts.removed),
        PasskeysNotice::Trusted => notice(Tone::Done, texts.trusted),
        PasskeysNotice::Gone => notice(Tone::Note, texts.gone),
    }
}

fn warning(texts: &PasskeysTexts, risk: Risk) -> AnyView {
    let words = match risk {
        Risk::NoneLeft => texts.risk_none,
        Risk::OnlyOne => texts.risk_one,
        Risk::NoneSynced => texts.risk_unsynced,
    };
    view! {
        <section class="notice risk">
            {icon(Icon::Info)}
            <div>
                <h2>{words.title}</h2>
                <p>{words.text}</p>
                <p><a href="#add">{texts.add}</a> " · " <a href="/account/recovery">{texts.risk_recovery}</a></p>
            </div>
        </section>
    }
    .into_any()
}
