//! What became of the demo's invitations, asked as an operator would.

use std::collections::HashMap;

use portico_identity::portal::invitations::InvitationSummary;
use portico_identity::{Error, Identity};
use uuid::Uuid;

use super::file::Demo;
use super::page::InvitationState;

/// By the invitations' ids. What is not in it is not there any more.
pub type States = HashMap<Uuid, InvitationState>;

/// Those of all parts.
///
/// # Errors
/// When the database does not answer.
pub async fn read_states(identity: &Identity, demo: &Demo) -> Result<States, Error> {
    let invitations = demo.parts.iter().flat_map(|part| &part.people).flat_map(|person| &person.invitations);
    let mut organisations: Vec<Uuid> = invitations.map(|invitation| invitation.organisation).collect();
    organisations.sort_unstable();
    organisations.dedup();
    let mut states = States::new();
    for organisation in organisations {
        let mut after = Uuid::nil();
        loop {
            let some = identity.list_invitations(organisation, after).await?;
            let Some(last) = some.last() else { break };
            after = last.id;
            states.extend(some.iter().map(|one| (one.id, state(one))));
        }
    }
    Ok(states)
}

fn state(summary: &InvitationSummary) -> InvitationState {
    match summary.state {
        "open" => InvitationState::Open,
        "used" => InvitationState::Taken,
        _ => InvitationState::Over,
    }
}
