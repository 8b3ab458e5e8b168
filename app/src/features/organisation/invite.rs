//! Inviting a colleague.

use leptos::prelude::*;
use portico_identity::portal::firms::MemberRights;

use super::fields::{Offered, fields, refused};
use super::form::{MemberErrors, Typed};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice, wait_first};
use crate::ui::button::{Rank, link, submit};
use crate::ui::field::{Field, Kind, field};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct InvitePage {
    /// What can be given.
    pub offered: Offered,
    /// What was typed.
    pub typed: Typed,
    /// What was refused.
    pub errors: MemberErrors,
    /// Seconds until another try is welcome, after too many.
    pub wait: Option<u64>,
    /// Whether the person used a passkey on the way; the form is as it was.
    pub kept: bool,
}

/// The page.
pub fn invite_page(cx: &PageContext, invite: &InvitePage) -> Page {
    let texts = &cx.texts.organisation.form;
    let refused = refused(cx, &invite.errors);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(texts.invite),
        None => texts.invite.to_owned(),
    };
    let text = |id, kind, (label, hint): (&'static str, &'static str), value: &str, error| {
        field(cx.texts, Field { id, kind, label, hint, value: value.to_owned(), error })
    };
    let InvitePage { offered, typed, errors, .. } = invite;
    let body = view! {
        <h1>{texts.invite}</h1>
        <p class="lead">{texts.invite_lead}</p>
        {invite.kept.then(|| notice(Tone::Note, cx.texts.account.kept))}
        {refused}
        {wait_first(cx.texts, invite.wait)}
        <form id="invite-member" class="form" method="post" action="/account/organisation/invite" novalidate=true>
            {text("email", Kind::OthersEmail, texts.email, &typed.email, errors.email)}
            {text("name", Kind::OthersName, texts.name, &typed.name, errors.name)}
            {fields(cx, offered, &MemberRights::default(), typed, errors)}
            <div class="actions">
                {submit(Rank::Primary, texts.send)}
                {link(Rank::Secondary, "/account/organisation", cx.texts.organisation.back)}
            </div>
        </form>
    };
    Page { switch_through: Some("invite-member"), ..account_page(cx, AccountPlace::Organisation, title, body) }
}
