//! `/account/organisation/attest`.

use std::collections::BTreeMap;

use axum::response::{Html, IntoResponse, Redirect, Response};
use portico_identity::portal::firms::{Attestation, MemberView, MembersAttested, OrganisationView};
use uuid::Uuid;

use super::api::{PATH, administering, due, standing};
use super::attest::{AttestPage, AttestRow, attest_page};
use super::form::Named;
use super::members::state;
use crate::locale::ErrorCode;
use crate::shell::{Detour, Failure, Flash, Posted, Visit, refused, render, switched};

const ATTEST: &str = "/account/organisation/attest";

/// The answers so far, by membership.
type Answers = BTreeMap<Uuid, String>;

/// `GET /account/organisation/attest`.
pub async fn show_attest(visit: Visit) -> Result<Html<String>, Detour> {
    let (_, firm, _) = administering(&visit).await?;
    let held = visit.take_held::<Answers>().await?;
    let kept = held.is_some();
    let (cx, page) = (visit.cx(), AttestPage { kept, ..page_of(&visit, &firm, &held.unwrap_or_default()) });
    Ok(render(&cx, || attest_page(&cx, &page)))
}

/// `POST /account/organisation/attest`.
pub async fn attest(visit: Visit, form: Posted<Named>) -> Result<Response, Detour> {
    let (acting, firm, _) = administering(&visit).await?;
    let answers = read(&firm, &form.fields);
    if let Some(language) = form.language {
        let page = page_of(&visit, &firm, &answers);
        return switched(&visit, language, |cx| render(cx, || attest_page(cx, &page))).await;
    }
    let recent = visit.recent_auth_or_hold(ATTEST, &answers).await?;
    let (identity, given) = (&visit.portal.identity, given(&answers));
    let code = match identity.attest_members(&recent, &acting, &given, &visit.circumstances()).await? {
        MembersAttested::Attested { .. } => {
            if !visit.still_in_role().await? {
                return Ok(Redirect::to("/home").into_response());
            }
            visit.leave_flash(Flash::MembersAttested).await?;
            return Ok(Redirect::to(PATH).into_response());
        }
        MembersAttested::NotFound => return Err(Failure::NotFound.into()),
        MembersAttested::Incomplete(_) => ErrorCode::AnswerMissing,
        MembersAttested::LastAdmin => ErrorCode::LastAdmin,
    };
    let page = AttestPage { error: Some(code), ..page_of(&visit, &firm, &answers) };
    let cx = visit.cx();
    Ok(refused(render(&cx, || attest_page(&cx, &page))))
}

fn members(firm: &OrganisationView) -> &[MemberView] {
    firm.administration.as_ref().map(|all| all.members.as_slice()).unwrap_or_default()
}

/// What was answered about the firm's own members.
fn read(firm: &OrganisationView, fields: &Named) -> Answers {
    let answer = |member: &MemberView| (member.id, fields.text(&format!("member-{}", member.id)).to_owned());
    members(firm).iter().map(answer).filter(|(_, answer)| !answer.is_empty()).collect()
}

fn given(answers: &Answers) -> Vec<(Uuid, Attestation)> {
    let known = answers.iter().filter_map(|(id, answer)| match answer.as_str() {
        "keep" => Some((*id, Attestation::Keep)),
        "end" => Some((*id, Attestation::End)),
        _ => None,
    });
    known.collect()
}

fn page_of(visit: &Visit, firm: &OrganisationView, answers: &Answers) -> AttestPage {
    let cx = visit.cx();
    let texts = &cx.texts.organisation;
    let rows = members(firm).iter().map(|member| {
        let role = if member.is_admin { texts.admin } else { texts.member };
        AttestRow {
            id: member.id,
            name: member.name.clone(),
            role: format!("{role} · {}", state(texts, standing(member.state)).words),
            answer: answers.get(&member.id).cloned().unwrap_or_default(),
        }
    });
    let due = firm.administration.as_ref().and_then(|all| due(visit, all));
    AttestPage { rows: rows.collect(), due, error: None, kept: false }
}
