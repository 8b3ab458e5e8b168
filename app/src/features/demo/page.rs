//! Who can sign in as what, how to, and the links that let one in.

use leptos::prelude::*;

use super::file::PartKey;
use crate::locale::{DemoTexts, Outcome, isolate};
use crate::shell::{Page, PageContext, Width};
use crate::ui::icon::{Icon, icon};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct DemoPage {
    /// The parts.
    pub parts: Vec<PartRow>,
}

/// A part, and who plays it.
#[derive(Clone, Debug)]
pub struct PartRow {
    /// Which.
    pub key: PartKey,
    /// Who.
    pub name: String,
    /// Their invitations.
    pub invitations: Vec<InvitationRow>,
    /// Whether none of them works any more.
    pub is_over: bool,
    /// Whether somebody else could play it.
    pub others: bool,
}

/// An invitation.
#[derive(Clone, Debug)]
pub struct InvitationRow {
    /// Its page.
    pub href: String,
    /// Who invites.
    pub organisation: String,
    /// For a guardian: the child's name; empty otherwise.
    pub child: String,
    /// The date of birth to type, ISO 8601; empty when none is asked.
    pub birth_date: String,
    /// The same in words.
    pub birth_date_words: String,
    /// What became of it.
    pub state: InvitationState,
}

/// What became of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// It works.
    Open,
    /// Somebody used it.
    Taken,
    /// It is too old.
    Over,
}

/// The page.
pub fn page(cx: &PageContext, demo: &DemoPage) -> Page {
    let texts = &cx.texts.demo;
    let steps = texts.steps.map(|step| view! { <li><p>{step}</p></li> }).into_iter().collect_view();
    let parts = demo.parts.iter().map(|part| one_part(texts, part)).collect_view();
    let mailbox = cx.dev_mail.then(|| {
        view! { <p class="actions"><a class="button" href="/dev/mail">{texts.mailbox}</a></p> }
    });
    let body = view! {
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        <ol class="journey demo-steps">{steps}</ol>
        {mailbox}
        <ul class="cards demo-parts">{parts}</ul>
    };
    Page::new(texts.title, Width::Wide, body)
}

fn words(texts: &DemoTexts, key: PartKey) -> Outcome {
    match key {
        PartKey::Customer => texts.customer,
        PartKey::Student => texts.student,
        PartKey::Younger => texts.younger,
        PartKey::Parent => texts.parent,
        PartKey::Apart => texts.apart,
        PartKey::Barred => texts.barred,
        PartKey::Admin => texts.admin,
        PartKey::Member => texts.member,
        PartKey::Both => texts.both,
    }
}

fn one_part(texts: &DemoTexts, part: &PartRow) -> AnyView {
    let Outcome { title, text } = words(texts, part.key);
    let invitations = part.invitations.iter().map(|invitation| one_invitation(texts, invitation)).collect_view();
    let again = part.is_over.then(|| match part.others {
        true => fresh(texts, part.key),
        false => view! { <p class="small">{texts.nobody_left}</p> }.into_any(),
    });
    view! {
        <li class="card demo-part">
            <h2>{title}</h2>
            <p>{text}</p>
            <dl class="facts"><div><dt>{texts.name}</dt><dd dir="auto">{part.name.clone()}</dd></div></dl>
            <ul class="desk-ways">{invitations}</ul>
            {again}
        </li>
    }
    .into_any()
}

fn one_invitation(texts: &DemoTexts, invitation: &InvitationRow) -> AnyView {
    let InvitationRow { href, organisation, child, birth_date, birth_date_words, state } = invitation.clone();
    let label = match child.as_str() {
        "" => (texts.open)(&isolate(&organisation)),
        child => (texts.open_child)(&isolate(child), &isolate(&organisation)),
    };
    let born = (!birth_date.is_empty()).then(|| {
        view! { <span>{texts.birth_date} ": " <time datetime=birth_date.clone()>{birth_date_words}</time></span> }
    });
    let over = |word: &'static str| {
        view! {
            <li><div class="need"><span><b>{label.clone()}</b></span><span class="badge">{icon(Icon::Check)}{word}</span></div></li>
        }
        .into_any()
    };
    match state {
        InvitationState::Taken => over(texts.taken),
        InvitationState::Over => over(texts.over),
        InvitationState::Open => view! {
            <li><a class="need" href=href><span><b>{label}</b>{born}</span>{icon(Icon::Forward)}</a></li>
        }
        .into_any(),
    }
}

fn fresh(texts: &DemoTexts, key: PartKey) -> AnyView {
    let id = format!("demo-fresh-{}", key.as_str());
    view! {
        <form id=id method="post" action="/demo">
            <input type="hidden" name="part" value=key.as_str() />
            <button type="submit" class="button">{texts.fresh}</button>
        </form>
    }
    .into_any()
}
