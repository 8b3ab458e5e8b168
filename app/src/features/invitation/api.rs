//! `/invitation`. The code stands in the link of a letter; it is single-use, and it alone signs nobody in.

use axum::extract::Query;
use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::portal::Role;
use portico_identity::portal::invitations::{InvitationKind, InvitationUsed, InvitationView, LookedAt};
use serde::Deserialize;

use super::page::{Invited, InvitedTo, Refused, ask_page, page, refused_page, waits_page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Flash, PageContext, Posted, Visit, refused, render, switched, too_many};

/// A code in a link.
#[derive(Deserialize)]
pub struct Asked {
    code: Option<String>,
}

/// What is posted.
#[derive(Deserialize)]
pub struct Fields {
    #[serde(default)]
    code: String,
    #[serde(default)]
    birth_date: String,
}

/// `GET /invitation`: the invitation of the link, or the one that the session remembers.
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Detour> {
    let typed = asked.code.filter(|code| !code.trim().is_empty());
    let remembered = visit.invitation().await?;
    let Some(code) = typed.or(remembered) else {
        let cx = visit.cx();
        return Ok(render(&cx, || ask_page(&cx, None)).into_response());
    };
    let looked = visit.portal.identity.look_at_invitation(&code, &visit.circumstances()).await?;
    if let LookedAt::Open(_) = looked {
        visit.remember_invitation(&code).await?;
    } else if !matches!(looked, LookedAt::Limited(_)) && visit.invitation().await?.as_ref() == Some(&code) {
        visit.forget_invitation().await?;
    }
    let cx = visit.cx();
    Ok(match looked {
        LookedAt::Open(view) => {
            let invited = invited(&visit, code, view, "");
            render(&cx, || page(&cx, &invited)).into_response()
        }
        LookedAt::Unknown => no_more(&cx, Refused::Unknown),
        LookedAt::Used => no_more(&cx, Refused::Used),
        LookedAt::Expired => no_more(&cx, Refused::Expired),
        LookedAt::Limited(wait) => too_many(wait, render(&cx, || ask_page(&cx, Some(wait.0)))),
    })
}

fn no_more(cx: &PageContext, why: Refused) -> Response {
    refused(render(cx, || refused_page(cx, why)))
}

fn invited(visit: &Visit, code: String, view: InvitationView, typed: &str) -> Invited {
    Invited {
        code,
        to: match view.kind {
            InvitationKind::Known => InvitedTo::Known,
            InvitationKind::Guardian => InvitedTo::Guardian,
            InvitationKind::Member => InvitedTo::Member,
        },
        organisation: view.organisation,
        inviter: view.inviter,
        until: Some(visit.date(view.expires_at)),
        birth_date: view.needs_birth_date.then(|| typed.to_owned()),
        ..Invited::default()
    }
}

/// `POST /invitation`: uses the code for whoever is signed in. They go on in the role that it leads to.
pub async fn join(visit: Visit, form: Posted<Fields>) -> Result<Response, Detour> {
    let (who, _terms) = visit.signed_in_with_terms().await?;
    let Fields { code, birth_date } = form.fields;
    let code = if code.is_empty() { visit.invitation().await?.unwrap_or_default() } else { code };
    if let Some(language) = form.language {
        let again = look_again(&visit, code, &birth_date).await?;
        return switched(&visit, language, |cx| page_of(cx, &again)).await;
    }
    let day = Some(birth_date.trim()).filter(|day| !day.is_empty());
    let used = visit.portal.identity.use_invitation(&who, &code, day, &visit.circumstances()).await?;
    let cx = visit.cx();
    Ok(match used {
        InvitationUsed::Joined { role, .. } => done(&visit, role, Flash::Joined).await?,
        InvitationUsed::Linked { .. } => done(&visit, Some(Role::Guardian), Flash::ChildLinked).await?,
        InvitationUsed::Waits { organisation } => {
            visit.forget_invitation().await?;
            render(&cx, || waits_page(&cx, &organisation)).into_response()
        }
        InvitationUsed::WrongBirthDate => {
            let again = look_again(&visit, code, &birth_date).await?;
            let error = Some(ErrorCode::BirthDateUnlike);
            refused(page_of(&cx, &Again { error, ..again }))
        }
        InvitationUsed::Limited(wait) => too_many(wait, render(&cx, || ask_page(&cx, Some(wait.0)))),
        InvitationUsed::Wrong => over(&visit, &cx, Refused::Unknown).await?,
        InvitationUsed::Expired => over(&visit, &cx, Refused::Expired).await?,
        InvitationUsed::Used => over(&visit, &cx, Refused::Used).await?,
        InvitationUsed::Withdrawn => over(&visit, &cx, Refused::Withdrawn).await?,
        InvitationUsed::OfAge => over(&visit, &cx, Refused::OfAge).await?,
        InvitationUsed::Nothing => over(&visit, &cx, Refused::Nothing).await?,
    })
}

/// The invitation once more, with what was typed; none when its code does not work any more.
struct Again {
    invited: Option<Invited>,
    error: Option<ErrorCode>,
}

async fn look_again(visit: &Visit, code: String, typed: &str) -> Result<Again, Detour> {
    let looked = visit.portal.identity.look_at_invitation(&code, &visit.circumstances()).await?;
    let invited = match looked {
        LookedAt::Open(view) => Some(invited(visit, code, view, typed)),
        LookedAt::Unknown | LookedAt::Used | LookedAt::Expired | LookedAt::Limited(_) => None,
    };
    Ok(Again { invited, error: None })
}

fn page_of(cx: &PageContext, again: &Again) -> Html<String> {
    match again.invited.clone() {
        Some(invited) => render(cx, || page(cx, &Invited { error: again.error, ..invited })),
        None => render(cx, || ask_page(cx, None)),
    }
}

async fn done(visit: &Visit, role: Option<Role>, told: Flash) -> Result<Response, Detour> {
    visit.forget_invitation().await?;
    if let Some(role) = role {
        visit.remember_role(role).await?;
    }
    visit.leave_flash(told).await?;
    Ok(Redirect::to("/home").into_response())
}

async fn over(visit: &Visit, cx: &PageContext, why: Refused) -> Result<Response, Detour> {
    visit.forget_invitation().await?;
    Ok(no_more(cx, why))
}
