//! `/account/organisation`: the page, and taking an invitation back.

use axum::response::{Html, Redirect};
use portico_identity::clock::Micros;
use portico_identity::portal::Acting;
use portico_identity::portal::firms::{Administration, MemberState, MemberView, OrganisationView, PendingMember};

use super::fields::{Offered, topics_words};
use super::members::{MemberRow, MemberStanding, PendingRow};
use super::page::{Administered, Due, Facts, OrganisationNotice, OrganisationPage, organisation_page};
use crate::features::records::Reader;
use crate::shell::{Detour, Failure, Flash, PathId, Visit, render};
use crate::ui::moment::Moment;

pub(super) const PATH: &str = "/account/organisation";

/// `GET /account/organisation`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let acting = visit.as_member().await?;
    let firm = visit.portal.identity.organisation(&acting).await?.ok_or(Failure::NotFound)?;
    let notice = visit.take_flash().await?.and_then(OrganisationNotice::of);
    let (cx, page) = (visit.cx(), OrganisationPage { notice, ..page_of(&visit, firm) });
    Ok(render(&cx, || organisation_page(&cx, &page)))
}

/// `POST /account/organisation/invitations/{id}/withdraw`.
pub async fn withdraw(visit: Visit, PathId(id): PathId) -> Result<Redirect, Detour> {
    let acting = visit.as_member().await?;
    if !visit.portal.identity.withdraw_member_invitation(&acting, id).await? {
        return Err(Failure::NotFound.into());
    }
    visit.leave_flash(Flash::InvitationWithdrawn).await?;
    Ok(Redirect::to(PATH))
}

/// The admin, their firm and what they can give; "not found" for everybody else.
pub(super) async fn administering(visit: &Visit) -> Result<(Acting, OrganisationView, Offered), Detour> {
    let acting = visit.as_member().await?;
    let firm = visit.portal.identity.organisation(&acting).await?;
    let firm = firm.filter(|firm| firm.administration.is_some()).ok_or(Failure::NotFound)?;
    let until = firm.mine.ends_on.as_deref().and_then(|day| Reader::of(visit).day(day));
    let offered = Offered { rights: firm.mine.rights.clone(), until };
    Ok((acting, firm, offered))
}

/// A membership in words.
pub(super) fn facts(visit: &Visit, member: &MemberView) -> Facts {
    let (cx, reader) = (visit.cx(), Reader::of(visit));
    Facts {
        is_admin: member.is_admin,
        sees: topics_words(&cx, member.rights.see()),
        changes: topics_words(&cx, member.rights.act()),
        since: reader.day(&member.begins_on),
        until: member.ends_on.as_deref().and_then(|day| reader.day(day)),
        attested: Some(visit.day(member.attested_at)),
        sponsor: member.sponsor.clone(),
    }
}

/// How it stands.
pub(super) fn standing(state: MemberState) -> MemberStanding {
    match state {
        MemberState::Coming => MemberStanding::Coming,
        MemberState::Active => MemberStanding::Active,
        MemberState::Suspended => MemberStanding::Suspended,
    }
}

fn page_of(visit: &Visit, firm: OrganisationView) -> OrganisationPage {
    OrganisationPage {
        mine: facts(visit, &firm.mine),
        administered: firm.administration.as_ref().map(|all| administered(visit, all)),
        name: firm.name,
        contacts: [firm.mail, firm.phone, firm.website],
        partner_of: firm.partner_of,
        admins: firm.admins,
        colleagues: firm.colleagues,
        notice: None,
    }
}

fn administered(visit: &Visit, all: &Administration) -> Administered {
    let members = all.members.iter().map(|member| MemberRow {
        id: member.id,
        name: member.name.clone(),
        is_me: member.is_me,
        facts: facts(visit, member),
        standing: standing(member.state),
    });
    let pending = all.pending.iter().map(|invited| pending_row(visit, invited));
    Administered { members: members.collect(), pending: pending.collect(), due: due(visit, all) }
}

/// When the members are to be confirmed.
pub(super) fn due(visit: &Visit, all: &Administration) -> Option<Due> {
    let day: Moment = Reader::of(visit).day(all.due_on.as_deref()?)?;
    let is_over = all.members.iter().any(|member| member.state == MemberState::Suspended);
    Some(Due { day, is_soon: all.is_due, is_over })
}

fn pending_row(visit: &Visit, invited: &PendingMember) -> PendingRow {
    let expires_at: Micros = invited.expires_at;
    PendingRow {
        id: invited.id,
        name: invited.name.clone(),
        address: invited.address.clone(),
        until: visit.moment(expires_at),
    }
}
