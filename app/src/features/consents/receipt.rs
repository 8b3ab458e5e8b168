//! A receipt that can be read and printed, the signed file, and how anybody checks it (ISO/IEC TS 27560:2023, consent receipt).

use leptos::prelude::*;

use super::history::{Entry, actor, as_it_was, channel, decided, fingerprint};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::icon::{Icon, icon};
use crate::ui::moment::moment;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ReceiptPage {
    /// The stable name of the purpose.
    pub purpose: String,
    /// The decision.
    pub entry: Entry,
    /// Whose decision, as they are called.
    pub person: String,
    /// Who decides over the data: name and contact.
    pub controller: (String, String),
    /// Who gets it.
    pub recipients: Vec<String>,
    /// The signature: a JWS in compact form.
    pub jws: String,
    /// The name of the file.
    pub file: String,
}

/// The page.
pub fn receipt_page(cx: &PageContext, receipt: &ReceiptPage) -> Page {
    let texts = &cx.texts.consents.receipt;
    let entry = &receipt.entry;
    let (back, history) = (cx.texts.consents.card.history, format!("/account/consents/{}", receipt.purpose));
    let body = view! {
        <p class="back"><a href=history>{icon(Icon::Forward)}{back}</a></p>
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        <section class="card receipt">
            <h2 dir="auto">{entry.text.title.clone()}</h2>
            {rows(cx, receipt)}
            <h3>{texts.text}</h3>
            {as_it_was(cx, &entry.text, &entry.language)}
            {fingerprint(&cx.texts.consents.history, &entry.hash)}
        </section>
        {file(cx, receipt)}
        {check(cx, receipt)}
    };
    account_page(cx, AccountPlace::Consents, texts.title, body)
}

fn rows(cx: &PageContext, receipt: &ReceiptPage) -> AnyView {
    let (texts, words) = (&cx.texts.consents.receipt, &cx.texts.consents.history);
    let entry = &receipt.entry;
    let (name, contact) = receipt.controller.clone();
    let recipients: Vec<_> =
        receipt.recipients.iter().map(|name| view! { <span dir="auto">{name.clone()}</span> }).collect();
    let recipients = if recipients.is_empty() { texts.nobody.into_any() } else { recipients.into_any() };
    let until = entry.until.as_ref().map(|until| view! { <div><dt>{words.until}</dt><dd>{moment(until)}</dd></div> });
    view! {
        <dl class="consent-facts">
            <div><dt>{texts.decision}</dt><dd><b>{decided(words, entry.state, entry.objectable)}</b></dd></div>
            <div><dt>{texts.at}</dt><dd>{moment(&entry.at)}</dd></div>
            <div><dt>{texts.person}</dt><dd dir="auto">{receipt.person.clone()}</dd></div>
            <div><dt>{words.by}</dt><dd>{actor(words, entry.actor)}", "{channel(words, entry.channel)}</dd></div>
            {until}
            <div>
                <dt>{texts.controller}</dt>
                <dd class="names"><span dir="auto">{name}</span><bdi class="small">{contact}</bdi></dd>
            </div>
            <div><dt>{texts.recipients}</dt><dd class="names">{recipients}</dd></div>
            <div><dt>{texts.number}</dt><dd><code dir="ltr">{entry.event.clone()}</code></dd></div>
        </dl>
    }
    .into_any()
}

fn file(cx: &PageContext, receipt: &ReceiptPage) -> impl IntoView + use<> {
    let href = format!("/account/consents/receipts/{}/file", receipt.entry.event);
    view! {
        <p class="actions unprinted">
            <a class="button primary" href=href download=receipt.file.clone()>
                {icon(Icon::Download)}<span>{cx.texts.consents.receipt.download}</span>
            </a>
        </p>
    }
}

fn check(cx: &PageContext, receipt: &ReceiptPage) -> AnyView {
    let texts = &cx.texts.consents.receipt;
    let command = format!("portico receipt verify {}", receipt.file);
    view! {
        <section class="unprinted">
            <h2>{texts.check}</h2>
            <p>{texts.check_text}</p>
            <p>{texts.check_command}<code class="command" dir="ltr">{command}</code></p>
            <p>{texts.check_keys}" "<a dir="ltr" href="/.well-known/jwks.json">"/.well-known/jwks.json"</a></p>
            <details class="details">
                <summary>{texts.signature}</summary>
                <div><code class="jws" dir="ltr">{receipt.jws.clone()}</code></div>
            </details>
        </section>
    }
    .into_any()
}
