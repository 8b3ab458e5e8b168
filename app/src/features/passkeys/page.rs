//! The list of passkeys, and adding one.

use leptos::prelude::*;

use super::create_passkey;
use crate::locale::PasskeysTexts;
use crate::shell::{Islands, Page, PageContext, Width};
use crate::ui::alert::{Tone, notice};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Passkeys {
    /// The passkeys, the newest first.
    pub rows: Vec<PasskeyRow>,
    /// Whether one was added just now.
    pub added: bool,
}

/// One passkey.
#[derive(Clone, Debug)]
pub struct PasskeyRow {
    /// The person's own label or the provider's name, if either is known.
    pub name: Option<String>,
    /// When it was made.
    pub created: Moment,
    /// When it last signed in.
    pub used: Option<Moment>,
    /// Where it is kept.
    pub keeping: Keeping,
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
    let rows = passkeys.rows.iter().map(|row| card(texts, row)).collect_view();
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        {passkeys.added.then(|| notice(Tone::Done, texts.added))}
        <section>
            <h2 class="unseen">{texts.list}</h2>
            <ul class="cards">{rows}</ul>
        </section>
        <section class="card add">
            <h2>{texts.add}</h2>
            <p>{texts.add_text}</p>
            {create_passkey(cx, "/sign-in?return=/account/passkeys")}
        </section>
    };
    Page { islands: Islands::Idle, ..Page::new(texts.title, Width::Wide, body) }
}

fn card(texts: &PasskeysTexts, row: &PasskeyRow) -> AnyView {
    let name = row.name.clone().unwrap_or_else(|| texts.unnamed.to_owned());
    let (sign, kept) = match row.keeping {
        Keeping::Synced => (Icon::Synced, texts.synced),
        Keeping::OneDevice => (Icon::Device, texts.this_device_only),
    };
    let used = match &row.used {
        Some(used) => moment(used).into_any(),
        None => texts.never_used.into_any(),
    };
    view! {
        <li class="card passkey-card">
            <span class="card-sign">{icon(Icon::Key)}</span>
            <h3 dir="auto">{name}</h3>
            <dl class="facts">
                <div><dt>{texts.created}</dt><dd>{moment(&row.created)}</dd></div>
                <div><dt>{texts.used}</dt><dd>{used}</dd></div>
            </dl>
            <p class="badge">{icon(sign)}<span>{kept}</span></p>
        </li>
    }
    .into_any()
}
