//! New codes, shown this once: a sheet to copy, keep as a file, or print.

use leptos::prelude::*;

use super::CopyCodes;
use crate::locale::isolate;
use crate::shell::{Islands, Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::button::{Rank, link};
use crate::ui::icon::{Icon, icon};

/// Codes that nobody can read again once this page is closed.
#[derive(Clone)]
pub struct FreshCodes {
    /// Grouped, as they are typed.
    pub codes: Vec<String>,
    /// Whether they take the place of used ones.
    pub replaced: bool,
    /// The day they were made, as people say it.
    pub made: String,
    /// The address of the page where they are typed.
    pub used_at: String,
}

/// The name of the file.
const FILE: &str = "recovery-codes.txt";

/// The page.
pub fn codes_page(cx: &PageContext, fresh: &FreshCodes) -> Page {
    let texts = &cx.texts.recovery;
    let (text, sheet) = (text(cx, fresh), sheet(cx, fresh));
    let body = view! {
        <h1>{texts.fresh_title}</h1>
        <p class="lead">{texts.fresh_lead}</p>
        <CopyCodes>
            <div class="codes" data-text=text data-file=FILE>
                {sheet}
                <p class="actions needs-script">
                    {button(Icon::Copy, "copy", texts.copy)}
                    {button(Icon::Download, "download", texts.download)}
                    {button(Icon::Print, "print", texts.print)}
                </p>
                <div role="status">
                    {told("copied", Icon::Check, texts.copied)}
                    {told("downloaded", Icon::Check, texts.downloaded)}
                    {told("failed", Icon::Info, texts.copy_failed)}
                </div>
            </div>
        </CopyCodes>
        <noscript><p class="notice">{texts.by_hand}</p></noscript>
        {fresh.replaced.then(|| view! { <p>{texts.fresh_replaced}</p> })}
        <p>{texts.fresh_keep}</p>
        <p class="actions">{link(Rank::Primary, "/home", texts.saved)}</p>
    };
    Page { islands: Islands::AtOnce, ..account_page(cx, AccountPlace::Recovery, texts.fresh_title, body) }
}

fn sheet(cx: &PageContext, fresh: &FreshCodes) -> impl IntoView + use<> {
    let texts = &cx.texts.recovery;
    let codes = fresh.codes.iter().map(|code| view! { <li><code dir="ltr">{code.clone()}</code></li> }).collect_view();
    view! {
        <section class="card sheet">
            <h2>{(texts.sheet)(&isolate(&cx.brand.name))}</h2>
            <ol>{codes}</ol>
            <p class="small">{texts.sheet_use}</p>
            <p class="small"><bdi dir="ltr">{fresh.used_at.clone()}</bdi></p>
            <p class="small">{texts.made} " " {fresh.made.clone()}</p>
        </section>
    }
}

/// The same as plain text.
fn text(cx: &PageContext, fresh: &FreshCodes) -> String {
    let texts = &cx.texts.recovery;
    let mut lines = vec![(texts.sheet)(&cx.brand.name), format!("{} {}", texts.made, fresh.made), String::new()];
    lines.extend(fresh.codes.iter().cloned());
    lines.extend([String::new(), texts.sheet_use.to_owned(), fresh.used_at.clone(), String::new()]);
    lines.join("\n")
}

fn button(sign: Icon, action: &'static str, label: &'static str) -> impl IntoView {
    view! { <button type="button" class="button" data-action=action>{icon(sign)}<span>{label}</span></button> }
}

fn told(name: &'static str, sign: Icon, words: &'static str) -> impl IntoView {
    view! { <p class="told" data-told=name hidden=true>{icon(sign)}<span>{words}</span></p> }
}
