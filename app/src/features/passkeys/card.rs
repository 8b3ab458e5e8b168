//! One passkey as a card: what it is, when and where it was used, and what can be done with it.

use leptos::prelude::*;

use super::page::{Keeping, PasskeyRow, Renaming};
use crate::locale::isolate;
use crate::shell::PageContext;
use crate::ui::device::device_words;
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::{Moment, moment};

/// The card.
pub(super) fn card(cx: &PageContext, row: &PasskeyRow) -> AnyView {
    let texts = &cx.texts.passkeys;
    let name = row.name.clone().unwrap_or_else(|| texts.unnamed.to_owned());
    let (sign, kept) = match row.keeping {
        Keeping::Synced => (Icon::Synced, texts.synced),
        Keeping::OneDevice => (Icon::Device, texts.this_device_only),
    };
    let provider = row.provider.clone().filter(|provider| *provider != name);
    let provider = provider.map(|provider| view! { <p class="small" dir="auto">{provider}</p> });
    let used = match &row.used {
        Some(used) => when_and_where(cx, used),
        None => texts.never_used.into_any(),
    };
    view! {
        <li class="card passkey-card">
            {mark(row.provider.as_deref())}
            <div class="passkey-name"><h3 dir="auto">{name.clone()}</h3>{provider}</div>
            <p class="badge">{icon(sign)}<span>{kept}</span></p>
            <dl class="facts">
                <div><dt>{texts.created}</dt><dd>{when_and_where(cx, &row.created)}</dd></div>
                <div><dt>{texts.used}</dt><dd>{used}</dd></div>
            </dl>
            {row.suspended.then(|| suspended(cx, &row.id))}
            <div class="passkey-care">
                {rename(cx, row, &name)}
                {remove(cx, row, &name)}
            </div>
        </li>
    }
    .into_any()
}

/// The provider's initial where we know who keeps it, a key elsewhere. No logo of another house stands on our pages.
fn mark(provider: Option<&str>) -> AnyView {
    let initial = provider.and_then(|provider| provider.chars().next()).map(|letter| letter.to_uppercase().to_string());
    match initial {
        Some(letter) => view! { <span class="card-sign initial" aria-hidden="true">{letter}</span> }.into_any(),
        None => view! { <span class="card-sign">{icon(Icon::Key)}</span> }.into_any(),
    }
}

fn when_and_where(cx: &PageContext, (at, device): &(Moment, String)) -> AnyView {
    let device = (!device.is_empty()).then(|| {
        let words = device_words(cx.texts, device);
        view! { " · " <span>{words}</span> }
    });
    view! { {moment(at)}{device} }.into_any()
}

fn suspended(cx: &PageContext, id: &str) -> AnyView {
    let texts = &cx.texts.passkeys;
    view! {
        <div class="notice problem">
            {icon(Icon::Alert)}
            <div>
                <h4>{texts.suspended.title}</h4>
                <p>{texts.suspended.text}</p>
                <form id=format!("trust-{id}") method="post" action=format!("/account/passkeys/{id}/trust")>
                    <button type="submit" class="button" data-action="passkey-trust">{texts.trust}</button>
                </form>
            </div>
        </div>
    }
    .into_any()
}

fn rename(cx: &PageContext, row: &PasskeyRow, name: &str) -> AnyView {
    let texts = &cx.texts.passkeys;
    let id = &row.id;
    let Renaming { typed, error } =
        row.renaming.clone().unwrap_or_else(|| Renaming { typed: name.into(), error: None });
    let (field, hint, problem) = (format!("name-{id}"), format!("name-{id}-hint"), format!("name-{id}-error"));
    let described_by = if error.is_some() { format!("{problem} {hint}") } else { hint.clone() };
    let message = error.map(|code| {
        let text = cx.texts.errors.text(code);
        view! { <p class="field-error" id=problem role="alert">{icon(Icon::Alert)}<span>{text}</span></p> }
    });
    view! {
        <details class="rename" open=row.renaming.is_some()>
            <summary class="button quiet">{texts.rename}</summary>
            <form id=format!("rename-{id}") class="form" method="post" action=format!("/account/passkeys/{id}/rename")>
                <div class="field">
                    <label for=field.clone()>{texts.name}</label>
                    <p class="hint" id=hint>{texts.name_hint}</p>
                    {message}
                    <input
                        id=field name="name" class="input" type="text" dir="auto" value=typed autocomplete="off" required=true maxlength="60"
                        aria-describedby=described_by aria-invalid=error.map(|_| "true") autofocus=row.renaming.is_some()
                    />
                </div>
                <button type="submit" class="button" data-action="passkey-rename">{texts.rename_submit}</button>
            </form>
        </details>
    }
    .into_any()
}

fn remove(cx: &PageContext, row: &PasskeyRow, name: &str) -> AnyView {
    let texts = &cx.texts.passkeys;
    let label = (texts.remove_named)(&isolate(name));
    view! {
        <a class="button quiet" href=format!("/account/passkeys/{}/remove", row.id) aria-label=label data-action="passkey-remove">
            {texts.remove}
        </a>
    }
    .into_any()
}
