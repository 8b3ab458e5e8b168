//! `/account/organisation/members/{id}`: looking at a member, changing what they may, ending it.

use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::portal::Acting;
use portico_identity::portal::firms::rights::{CHANGEABLE, MEMBERS};
use portico_identity::portal::firms::{MemberChanged, MemberEnded, MemberState, MemberView, OrganisationView};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::api::{PATH, administering, facts, standing};
use super::fields::Offered;
use super::form::{MemberErrors, Named, Typed};
use super::member::{MemberPage, member_page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, PathId, Posted, Visit, refused, render, switched};

/// What of the page waits while its admin uses a passkey.
#[derive(Deserialize, Serialize)]
enum Held {
    Change(Typed),
    End,
}

/// A button without fields.
#[derive(Deserialize)]
pub struct NoFields {}

/// `GET /account/organisation/members/{id}`.
pub async fn show_member(visit: Visit, PathId(id): PathId) -> Result<Html<String>, Detour> {
    let (acting, firm, offered) = administering(&visit).await?;
    let (mut page, member) = find(&visit, &firm, offered, id)?;
    note(&visit, &acting, &member).await?;
    match visit.take_held().await? {
        Some(Held::Change(typed)) => (page.typed, page.kept) = (typed, true),
        Some(Held::End) => page.kept = true,
        None => {}
    }
    let cx = visit.cx();
    Ok(render(&cx, || member_page(&cx, &page)))
}

/// `POST /account/organisation/members/{id}/change`.
pub async fn change(visit: Visit, PathId(id): PathId, form: Posted<Named>) -> Result<Response, Detour> {
    let (acting, firm, offered) = administering(&visit).await?;
    let (page, member) = find(&visit, &firm, offered, id)?;
    let page = MemberPage { typed: Typed::read(&form.fields), ..page };
    if let Some(language) = form.language {
        return switched(&visit, language, |cx| render(cx, || member_page(cx, &page))).await;
    }
    let held = Held::Change(page.typed.clone());
    let recent = visit.recent_auth_or_hold(&path_of(id), &held).await?;
    let (identity, terms) = (&visit.portal.identity, page.typed.terms(Some(&member.rights)));
    let none = MemberErrors::default();
    let errors = match identity.change_member(&recent, &acting, id, &terms, &visit.circumstances()).await? {
        MemberChanged::Changed => return done(&visit, Flash::MemberChanged).await,
        MemberChanged::Unchanged => return done(&visit, Flash::MemberUnchanged).await,
        MemberChanged::NotFound => return Err(Failure::NotFound.into()),
        MemberChanged::ExceedsRights if page.typed.admin && !member.is_admin => {
            MemberErrors { admin: Some(ErrorCode::ExceedsRights), ..none }
        }
        MemberChanged::ExceedsRights => page.offered.exceeded(&page.typed),
        MemberChanged::LastAdmin => MemberErrors { admin: Some(ErrorCode::LastAdmin), ..none },
        MemberChanged::NoTopic => MemberErrors { see: Some(ErrorCode::TopicMissing), ..none },
        MemberChanged::BadDay => MemberErrors { ends_on: Some(ErrorCode::EndDayInvalid), ..none },
    };
    Ok(refuse(&visit, MemberPage { errors, ..page }))
}

/// `POST /account/organisation/members/{id}/end`.
pub async fn end(visit: Visit, PathId(id): PathId, _: Posted<NoFields>) -> Result<Response, Detour> {
    let (acting, firm, offered) = administering(&visit).await?;
    let (page, _) = find(&visit, &firm, offered, id)?;
    let recent = visit.recent_auth_or_hold(&path_of(id), &Held::End).await?;
    match visit.portal.identity.end_member(&recent, &acting, id, &visit.circumstances()).await? {
        MemberEnded::Ended => done(&visit, Flash::MemberEnded).await,
        MemberEnded::NotFound => Err(Failure::NotFound.into()),
        MemberEnded::LastAdmin => {
            let errors = MemberErrors { admin: Some(ErrorCode::LastAdmin), ..MemberErrors::default() };
            Ok(refuse(&visit, MemberPage { errors, ..page }))
        }
    }
}

fn path_of(id: Uuid) -> String {
    format!("{PATH}/members/{id}")
}

/// Back to the firm's page; whoever ended their own membership has none any more and goes home.
async fn done(visit: &Visit, flash: Flash) -> Result<Response, Detour> {
    if !visit.still_in_role().await? {
        return Ok(Redirect::to("/home").into_response());
    }
    visit.leave_flash(flash).await?;
    Ok(Redirect::to(PATH).into_response())
}

fn refuse(visit: &Visit, page: MemberPage) -> Response {
    let cx = visit.cx();
    refused(render(&cx, || member_page(&cx, &page)))
}

/// A member of the admin's firm.
fn find(
    visit: &Visit,
    firm: &OrganisationView,
    offered: Offered,
    id: Uuid,
) -> Result<(MemberPage, MemberView), Failure> {
    let members = firm.administration.as_ref().map(|all| all.members.as_slice()).unwrap_or_default();
    let member = members.iter().find(|member| member.id == id).cloned().ok_or(Failure::NotFound)?;
    let is_admin = |other: &MemberView| other.is_admin && other.state == MemberState::Active;
    // ISO 8601: the later day is the greater text.
    let outlasts = |other: &MemberView| match (&other.ends_on, &member.ends_on) {
        (Some(other), Some(mine)) => other >= mine,
        (Some(_), None) => false,
        (None, _) => true,
    };
    let takes_over = |other: &MemberView| is_admin(other) && other.person != member.person && outlasts(other);
    let is_last_admin = is_admin(&member) && !members.iter().any(takes_over);
    let names = |topics: &mut dyn Iterator<Item = &'static str>| topics.map(ToOwned::to_owned).collect();
    let typed = Typed {
        see: names(&mut member.rights.see()),
        act: names(&mut member.rights.act().filter(|topic| CHANGEABLE.contains(topic))),
        admin: member.is_admin,
        ends_on: member.ends_on.clone().unwrap_or_default(),
        ..Typed::default()
    };
    let page = MemberPage {
        id,
        name: member.name.clone(),
        facts: facts(visit, &member),
        standing: standing(member.state),
        is_last_admin,
        beyond: member.rights.beyond(&offered.rights),
        offered,
        typed,
        errors: MemberErrors::default(),
        kept: false,
    };
    Ok((page, member))
}

/// Whoever is looked at can see that they were.
async fn note(visit: &Visit, acting: &Acting, member: &MemberView) -> Result<(), Detour> {
    let (identity, at) = (&visit.portal.identity, visit.circumstances());
    Ok(identity.note_sight(acting, member.person, MEMBERS, acting.role().organisation(), &at).await?)
}
