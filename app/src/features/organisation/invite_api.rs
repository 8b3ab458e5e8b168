//! `/account/organisation/invite`.

use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::portal::firms::MemberInvited;

use super::api::{PATH, administering};
use super::fields::Offered;
use super::form::{MemberErrors, Named, Typed};
use super::invite::{InvitePage, invite_page};
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, Posted, Visit, refused, render, switched, too_many};

const INVITE: &str = "/account/organisation/invite";

/// `GET /account/organisation/invite`.
pub async fn show_invite(visit: Visit) -> Result<Html<String>, Detour> {
    let (_, firm, offered) = administering(&visit).await?;
    let held = visit.take_held::<Typed>().await?;
    let kept = held.is_some();
    // An admin whose time is limited gives no longer one.
    let typed = held.unwrap_or_else(|| Typed { ends_on: firm.mine.ends_on.unwrap_or_default(), ..Typed::default() });
    let (cx, page) = (visit.cx(), InvitePage { offered, typed, kept, ..InvitePage::default() });
    Ok(render(&cx, || invite_page(&cx, &page)))
}

/// `POST /account/organisation/invite`.
pub async fn invite(visit: Visit, form: Posted<Named>) -> Result<Response, Detour> {
    let (acting, _, offered) = administering(&visit).await?;
    let typed = Typed::read(&form.fields);
    if let Some(language) = form.language {
        let page = InvitePage { offered, typed, ..InvitePage::default() };
        return switched(&visit, language, |cx| render(cx, || invite_page(cx, &page))).await;
    }
    let recent = visit.recent_auth_or_hold(INVITE, &typed).await?;
    let (address, name) = match typed.invitee() {
        Ok(invitee) => invitee,
        Err(errors) => return Ok(refuse(&visit, offered, typed, errors)),
    };
    let (identity, terms) = (&visit.portal.identity, typed.terms(None));
    let invited = identity.invite_member(&recent, &acting, &address, &name, &terms, &visit.circumstances()).await?;
    let none = MemberErrors::default();
    let errors = match invited {
        MemberInvited::Invited { .. } => {
            visit.leave_flash(Flash::MemberInvited).await?;
            return Ok(Redirect::to(PATH).into_response());
        }
        MemberInvited::NotFound => return Err(Failure::NotFound.into()),
        MemberInvited::Limited(wait) => {
            let page = InvitePage { offered, typed, wait: Some(wait.0), ..InvitePage::default() };
            let cx = visit.cx();
            return Ok(too_many(wait, render(&cx, || invite_page(&cx, &page))));
        }
        MemberInvited::ExceedsRights => offered.exceeded(&typed),
        MemberInvited::AlreadyMember => MemberErrors { email: Some(ErrorCode::MemberKnown), ..none },
        MemberInvited::TooMany => MemberErrors { email: Some(ErrorCode::TooManyInvitations), ..none },
        MemberInvited::NoTopic => MemberErrors { see: Some(ErrorCode::TopicMissing), ..none },
        MemberInvited::BadDay => MemberErrors { ends_on: Some(ErrorCode::EndDayInvalid), ..none },
    };
    Ok(refuse(&visit, offered, typed, errors))
}

fn refuse(visit: &Visit, offered: Offered, typed: Typed, errors: MemberErrors) -> Response {
    let page = InvitePage { offered, typed, errors, ..InvitePage::default() };
    let cx = visit.cx();
    refused(render(&cx, || invite_page(&cx, &page)))
}
