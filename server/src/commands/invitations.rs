//! `portico invitations make`, `list` and `withdraw`: codes for everybody whom a source knows, on paper or by mail.

use std::fs::File;

use portico_app::locale::dates::iso;
use portico_identity::Identity;
use portico_identity::portal::invitations::{InvitationKind, Invitee, Invitees, invitation_path};
use uuid::Uuid;

use super::open::{Refusal, open_identity};
use super::say;
use crate::cli::{InvitationsCommand, InvitedRole, MakeInvitationsArguments};
use crate::config::Config;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub(in crate::commands) enum InvitationsRefusal {
    #[error("no source is called {0}")]
    NoSource(String),
    #[error("no organisation is called {0}")]
    NoOrganisation(String),
    #[error("there is no such invitation, or it was used or withdrawn before")]
    NoInvitation,
    #[error("the file: {0}")]
    Csv(#[from] csv::Error),
}

/// Does what was asked for.
pub(super) async fn manage(config: &Config, what: &InvitationsCommand) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let done = match what {
        InvitationsCommand::Make(how) => make(&identity, how).await,
        InvitationsCommand::List { organisation, json } => list(&identity, organisation, *json).await,
        InvitationsCommand::Withdraw { id } => withdraw(&identity, *id).await,
    };
    identity.store().close().await;
    done
}

async fn make(identity: &Identity, how: &MakeInvitationsArguments) -> Result<(), Refusal> {
    let mut file = how.csv.as_ref().map(|path| open_list(path)).transpose()?;
    let invitees = match how.role {
        None => Invitees::ALL.to_vec(),
        Some(InvitedRole::Student) => vec![Invitees::Students],
        Some(InvitedRole::Guardian) => vec![Invitees::Guardians],
        Some(InvitedRole::Customer) => vec![Invitees::Customers],
    };
    let (mut made, mut mailed) = (0, 0);
    for invitees in invitees {
        let mut each = |invitee: Invitee| {
            mailed += u64::from(how.mail && !invitee.address.is_empty());
            let line = file.as_mut().map(|file| write_line(file, identity, &invitee));
            line.transpose().map(drop).map_err(|error| portico_identity::Error::Internal(error.to_string()))
        };
        let count = identity.make_invitations(&how.source, invitees, how.mail, &mut each).await?;
        made += count.ok_or_else(|| InvitationsRefusal::NoSource(how.source.clone()))?;
    }
    if let Some(file) = &mut file {
        file.flush()?;
    }
    say(&format!("{made} codes made, {mailed} of them mailed. Each works once, for 30 days."));
    Ok(())
}

/// A new file that only its owner reads: it holds codes.
fn open_list(path: &std::path::Path) -> Result<csv::Writer<File>, Refusal> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = csv::Writer::from_writer(options.open(path)?);
    let head = ["for", "name", "mail", "address", "child", "code", "link", "until"];
    file.write_record(head).map_err(InvitationsRefusal::from)?;
    Ok(file)
}

fn write_line(file: &mut csv::Writer<File>, identity: &Identity, invitee: &Invitee) -> Result<(), csv::Error> {
    let made = &invitee.made;
    let origin = identity.settings().public_url.origin().ascii_serialization();
    let kind = match invitee.kind {
        InvitationKind::Known => "self",
        InvitationKind::Guardian => "guardian",
        InvitationKind::Member => "member",
    };
    file.write_record([
        kind.to_owned(),
        defused(&invitee.name),
        defused(&invitee.address),
        defused(&invitee.home),
        defused(&invitee.child),
        made.code.clone(),
        format!("{origin}{}", invitation_path(&made.code)),
        iso(made.expires_at),
    ])
}

/// What a spreadsheet would take for a formula gets an apostrophe before it.
fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

async fn list(identity: &Identity, organisation: &str, as_json: bool) -> Result<(), Refusal> {
    let found = identity.organisation_meant(organisation).await?;
    let found = found.ok_or_else(|| InvitationsRefusal::NoOrganisation(organisation.to_owned()))?;
    let mut after = Uuid::nil();
    loop {
        let invitations = identity.list_invitations(found.id, after).await?;
        let Some(last) = invitations.last() else { break };
        after = last.id;
        for one in &invitations {
            if as_json {
                say(&serde_json::to_value(one).unwrap_or_default());
            } else {
                let (id, kind, state, until) = (one.id, one.kind.as_str(), one.state, iso(one.expires_at));
                say(&format!("{id}  {kind}  {state}  until {until}  {}", one.address));
            }
        }
    }
    Ok(())
}

async fn withdraw(identity: &Identity, id: Uuid) -> Result<(), Refusal> {
    if !identity.withdraw_invitation(id).await? {
        return Err(InvitationsRefusal::NoInvitation.into());
    }
    say(&"Withdrawn. Its code works no more.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::defused;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, written) in [("=1+1", "'=1+1"), ("+31 6", "'+31 6"), ("@x", "'@x"), ("Ann", "Ann"), ("", "")] {
            assert_eq!(defused(cell), written);
        }
    }
}
