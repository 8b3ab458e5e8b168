//! A member's page for admins: what they are and may, the form that changes it, and the button that ends it.

use leptos::prelude::*;
use portico_identity::portal::firms::MemberRights;
use uuid::Uuid;

use super::fields::{Offered, fields, refused};
use super::form::{MemberErrors, Typed};
use super::members::{MemberStanding, state};
use super::page::{Facts, facts};
use crate::features::records::{Link, back, state_badge};
use crate::shell::{Page, PageContext};
use crate::ui::account_nav::{AccountPlace, account_page};
use crate::ui::alert::{Tone, notice};
use crate::ui::button::{Rank, submit};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct MemberPage {
    /// In the paths of its forms.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
    /// What they are and may.
    pub facts: Facts,
    /// How it stands.
    pub standing: MemberStanding,
    /// Whether nobody else administers the firm.
    pub is_last_admin: bool,
    /// What can be given.
    pub offered: Offered,
    /// What they have beyond that.
    pub beyond: MemberRights,
    /// What is in the form.
    pub typed: Typed,
    /// What was refused.
    pub errors: MemberErrors,
    /// Whether the person used a passkey on the way; the form is as it was.
    pub kept: bool,
}

/// The page.
pub fn member_page(cx: &PageContext, member: &MemberPage) -> Page {
    let texts = &cx.texts.organisation;
    let refused = refused(cx, &member.errors);
    let title = match &refused {
        Some(_) => (cx.texts.shell.title_with_error)(&member.name),
        None => member.name.clone(),
    };
    let up = Link { href: "/account/organisation".into(), words: texts.back.into() };
    let care = if member.is_last_admin {
        notice(Tone::Note, texts.form.last_admin)
    } else {
        view! { {change(cx, member)} {end(cx, member)} }.into_any()
    };
    let body = view! {
        {back(&up)}
        <h1 dir="auto">{member.name.clone()}</h1>
        <p>{state_badge(&state(texts, member.standing))}</p>
        {member.kept.then(|| notice(Tone::Note, cx.texts.account.kept))}
        {refused}
        {facts(texts, &member.facts)}
        {care}
    };
    let form = (!member.is_last_admin).then_some("change-member");
    Page { switch_through: form, ..account_page(cx, AccountPlace::Organisation, title, body) }
}

fn change(cx: &PageContext, member: &MemberPage) -> AnyView {
    let texts = &cx.texts.organisation.form;
    let action = format!("/account/organisation/members/{}/change", member.id);
    view! {
        <section class="firm-part">
            <h2>{texts.change}</h2>
            <form id="change-member" class="form" method="post" action=action novalidate=true>
                {fields(cx, &member.offered, &member.beyond, &member.typed, &member.errors)}
                <div class="actions">{submit(Rank::Primary, texts.save)}</div>
            </form>
        </section>
    }
    .into_any()
}

fn end(cx: &PageContext, member: &MemberPage) -> AnyView {
    let texts = &cx.texts.organisation.form;
    let action = format!("/account/organisation/members/{}/end", member.id);
    view! {
        <section class="firm-part">
            <h2>{texts.end}</h2>
            <p>{texts.end_text}</p>
            <form id="end-member" method="post" action=action>{submit(Rank::Secondary, texts.end_submit)}</form>
        </section>
    }
    .into_any()
}
