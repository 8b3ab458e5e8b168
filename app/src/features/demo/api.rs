//! `/demo`. It is there only for a browser on the machine that serves, and where the demo was loaded into this database.

use axum::response::{Html, Redirect};
use serde::Deserialize;
use uuid::Uuid;

use super::file::{Demo, DemoFile, DemoPerson, Part, PartKey};
use super::page::{DemoPage, InvitationRow, InvitationState, PartRow, page};
use super::states::{States, read_states};
use crate::shell::{Detour, Failure, Posted, Visit, render};

/// Which part somebody else is to play.
#[derive(Deserialize)]
pub struct Fields {
    part: PartKey,
}

/// `GET /demo`.
pub async fn show(visit: Visit) -> Result<Html<String>, Detour> {
    let (_, demo) = loaded(&visit).await?;
    let states = read_states(&visit.portal.identity, &demo).await?;
    let parts = demo.parts.iter().filter_map(|part| row(&visit, part, &states)).collect();
    let cx = visit.cx();
    Ok(render(&cx, || page(&cx, &DemoPage { parts })))
}

/// `POST /demo`: shows somebody else in a part whose invitations are used or over.
pub async fn fresh(visit: Visit, form: Posted<Fields>) -> Result<Redirect, Detour> {
    let (file, mut demo) = loaded(&visit).await?;
    let states = read_states(&visit.portal.identity, &demo).await?;
    let part = demo.parts.iter_mut().find(|part| part.key == form.fields.part).ok_or(Failure::NotFound)?;
    if let Some(next) = part.people.iter().position(|person| is_free(person, &states)) {
        part.shown = next;
        file.write(&demo).map_err(unwritable)?;
    }
    Ok(Redirect::to("/demo"))
}

/// The demo of this database.
async fn loaded(visit: &Visit) -> Result<(DemoFile, Demo), Detour> {
    let file = visit.demo().cloned().ok_or(Failure::NotFound)?;
    let demo = file.read().map_err(unwritable)?.ok_or(Failure::NotFound)?;
    let belongs = visit.portal.identity.find_organisation(demo.organisation).await?.is_some();
    if belongs { Ok((file, demo)) } else { Err(Failure::NotFound.into()) }
}

fn unwritable(error: std::io::Error) -> Failure {
    tracing::error!(%error, "the demo's file");
    Failure::Internal
}

fn state_of(states: &States, id: Uuid) -> InvitationState {
    states.get(&id).copied().unwrap_or(InvitationState::Over)
}

fn is_free(person: &DemoPerson, states: &States) -> bool {
    !person.invitations.is_empty()
        && person.invitations.iter().all(|invitation| state_of(states, invitation.id) == InvitationState::Open)
}

fn row(visit: &Visit, part: &Part, states: &States) -> Option<PartRow> {
    let person = part.people.get(part.shown).or(part.people.first())?;
    let day = |written: &str| crate::features::records::Reader::of(visit).day(written).map(|day| day.words);
    let invitations = person.invitations.iter().map(|invitation| InvitationRow {
        href: format!("/invitation?code={}", invitation.code),
        organisation: invitation.organisation_name.clone(),
        child: invitation.child.clone(),
        birth_date: invitation.birth_date.clone(),
        birth_date_words: day(&invitation.birth_date).unwrap_or_default(),
        state: state_of(states, invitation.id),
    });
    let invitations: Vec<_> = invitations.collect();
    let is_over = invitations.iter().all(|invitation| invitation.state != InvitationState::Open);
    Some(PartRow {
        key: part.key,
        name: person.name.clone(),
        is_over,
        others: part.people.iter().any(|person| is_free(person, states)),
        invitations,
    })
}
