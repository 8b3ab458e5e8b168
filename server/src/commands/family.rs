//! `portico family list`, `verify`, `bar`, `unbar`, `birth-date` and `end`, and `portico claims list`, `approve` and `refuse`: a school's desk.

use portico_app::locale::dates::iso;
use portico_identity::Identity;
use portico_identity::portal::claims::{ClaimDecision, ClaimSummary};
use portico_identity::portal::family::{Barred, BirthDateStated, EdgeSummary, EndedEdge, Unbarred, VerifiedEdge};
use portico_identity::rights::WordsProblem;
use serde::Serialize;
use uuid::Uuid;

use super::open::{Refusal, open_identity};
use super::say;
use crate::cli::{ClaimsCommand, FamilyCommand, ListFamilyArguments};
use crate::config::Config;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub(in crate::commands) enum FamilyRefusal {
    #[error("there is no such guardianship, or its source took it back")]
    NoGuardianship,
    #[error("the adult is barred from the child")]
    Barred,
    #[error("words are needed")]
    NoWords,
    #[error("the words are longer than 4000 characters")]
    LongWords,
    #[error("--on takes a day such as 2026-11-22")]
    NoDay,
    #[error("--born takes a day of birth such as 2010-05-17")]
    NoBirthDate,
    #[error("a source says when they were born: have it put right there")]
    SourceSays,
    #[error("there is no such person, or they have become another one")]
    NoPerson,
    #[error("there is no such open claim")]
    NoClaim,
    #[error("what was claimed has ended, or is so already: only refusing is left")]
    Gone,
    #[error("whoever the source knows has an account of their own: only refusing is left")]
    Bound,
}

impl From<WordsProblem> for FamilyRefusal {
    fn from(problem: WordsProblem) -> Self {
        match problem {
            WordsProblem::Missing => Self::NoWords,
            WordsProblem::TooLong => Self::LongWords,
        }
    }
}

/// Does what was asked for.
pub(super) async fn manage(config: &Config, what: &FamilyCommand) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let done = match what {
        FamilyCommand::List(how) => list(&identity, how).await,
        FamilyCommand::Verify { id, evidence } => verify(&identity, *id, evidence).await,
        FamilyCommand::Bar { id, why } => bar(&identity, *id, why).await,
        FamilyCommand::Unbar { id, why } => unbar(&identity, *id, why).await,
        FamilyCommand::BirthDate { child, born, evidence } => birth_date(&identity, *child, born, evidence).await,
        FamilyCommand::End { id, on } => end(&identity, *id, on).await,
    };
    identity.store().close().await;
    done
}

/// Decides about claims.
pub(super) async fn manage_claims(config: &Config, what: ClaimsCommand) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let done = match what {
        ClaimsCommand::List { json } => list_claims(&identity, json).await,
        ClaimsCommand::Approve { id } => decide(&identity, id, true).await,
        ClaimsCommand::Refuse { id } => decide(&identity, id, false).await,
    };
    identity.store().close().await;
    done
}

async fn list(identity: &Identity, how: &ListFamilyArguments) -> Result<(), Refusal> {
    let (mut after, mut count) = (Uuid::nil(), 0);
    loop {
        let edges = identity.list_guardianships(how.person, after).await?;
        for edge in &edges {
            print(edge, how.json, in_a_line);
        }
        count += edges.len();
        match edges.last() {
            Some(last) if how.person.is_none() => after = last.id,
            Some(_) | None => break,
        }
    }
    if !how.json {
        say(&format!("{count} guardianships."));
    }
    Ok(())
}

/// JSON is a line for each.
fn print<T: Serialize>(one: &T, as_json: bool, words: impl Fn(&T) -> String) {
    if as_json {
        say(&serde_json::to_value(one).unwrap_or_default());
    } else {
        say(&words(one));
    }
}

fn in_a_line(edge: &EdgeSummary) -> String {
    let place = if edge.school.is_empty() { "everywhere" } else { &edge.school };
    let end = edge.ends_on.as_deref().map(|day| format!(" to {day}")).unwrap_or_default();
    let words = if edge.barred_why.is_empty() { &edge.evidence } else { &edge.barred_why };
    let words = words.replace('\n', " ");
    let EdgeSummary { id, adult_name, child_name, kind, state, begins_on, source, .. } = edge;
    let undated = if edge.birth_date_stated { "" } else { "  no verified birth date" };
    let waits = if edge.claims_wait { "  claims of the child wait" } else { "" };
    format!(
        "{id}  {state}  {adult_name} ({kind}) of {child_name}, {place}, from {begins_on}{end}  {source} {words}{undated}{waits}"
    )
}

async fn verify(identity: &Identity, id: Uuid, evidence: &str) -> Result<(), Refusal> {
    match identity.verify_guardianship(id, evidence).await? {
        VerifiedEdge::Verified => say(&"Verified. It counts from now on, and stands in both histories."),
        VerifiedEdge::Unchanged => say(&"It was verified before."),
        VerifiedEdge::NotFound => return Err(FamilyRefusal::NoGuardianship.into()),
        VerifiedEdge::Barred => return Err(FamilyRefusal::Barred.into()),
        VerifiedEdge::Unreadable(problem) => return Err(FamilyRefusal::from(problem).into()),
    }
    Ok(())
}

async fn bar(identity: &Identity, id: Uuid, why: &str) -> Result<(), Refusal> {
    match identity.bar_guardian(id, why).await? {
        Barred::Closed(count) => say(&format!("Barred. Closed: {count}. It stands in both histories.")),
        Barred::Unchanged => say(&"The adult was barred before."),
        Barred::NotFound => return Err(FamilyRefusal::NoGuardianship.into()),
        Barred::Unreadable(problem) => return Err(FamilyRefusal::from(problem).into()),
    }
    Ok(())
}

async fn unbar(identity: &Identity, id: Uuid, why: &str) -> Result<(), Refusal> {
    match identity.unbar_guardian(id, why).await? {
        Unbarred::Lifted(count) => say(&format!("Lifted: {count}. What is verified and has not ended counts again.")),
        Unbarred::Unchanged => say(&"The adult is not barred."),
        Unbarred::NotFound => return Err(FamilyRefusal::NoGuardianship.into()),
        Unbarred::Unreadable(problem) => return Err(FamilyRefusal::from(problem).into()),
    }
    Ok(())
}

async fn birth_date(identity: &Identity, child: Uuid, born: &str, evidence: &str) -> Result<(), Refusal> {
    match identity.state_birth_date(child, born, evidence).await? {
        BirthDateStated::Stated => say(&"Stated. It counts from now on, and stands in the child's history."),
        BirthDateStated::Unchanged => say(&"It was stated before."),
        BirthDateStated::SourceSays => return Err(FamilyRefusal::SourceSays.into()),
        BirthDateStated::NotFound => return Err(FamilyRefusal::NoPerson.into()),
        BirthDateStated::WrongDay => return Err(FamilyRefusal::NoBirthDate.into()),
        BirthDateStated::Unreadable(problem) => return Err(FamilyRefusal::from(problem).into()),
    }
    Ok(())
}

async fn end(identity: &Identity, id: Uuid, on: &str) -> Result<(), Refusal> {
    match identity.end_guardianship(id, on).await? {
        EndedEdge::Ended => say(&format!("It ends with {on}, and stands in both histories.")),
        EndedEdge::Unchanged => say(&"It ends before that."),
        EndedEdge::NotFound => return Err(FamilyRefusal::NoGuardianship.into()),
        EndedEdge::WrongDay => return Err(FamilyRefusal::NoDay.into()),
    }
    Ok(())
}

async fn list_claims(identity: &Identity, as_json: bool) -> Result<(), Refusal> {
    let claims = identity.list_claims().await?;
    for claim in &claims {
        print(claim, as_json, claim_in_a_line);
    }
    if !as_json {
        say(&format!("{} wait.", claims.len()));
    }
    Ok(())
}

fn claim_in_a_line(claim: &ClaimSummary) -> String {
    let ClaimSummary { id, organisation, claimant, address, claimed, listed, why, asked_at } = claim;
    let asked = iso(*asked_at);
    format!(
        "{id}  {asked}  {claimant} <{address}> claims {claimed} at {organisation}; the code was for {listed} ({why})"
    )
}

async fn decide(identity: &Identity, id: Uuid, approve: bool) -> Result<(), Refusal> {
    let refusal = match identity.decide_claim(id, approve).await? {
        ClaimDecision::Approved => {
            say(&"Approved. They are linked, and told by mail.");
            return Ok(());
        }
        ClaimDecision::Refused => {
            say(&"Refused. Nothing is linked, and they are told by mail.");
            return Ok(());
        }
        ClaimDecision::NotFound => FamilyRefusal::NoClaim,
        ClaimDecision::Gone => FamilyRefusal::Gone,
        ClaimDecision::Barred => FamilyRefusal::Barred,
        ClaimDecision::Bound => FamilyRefusal::Bound,
    };
    Err(refusal.into())
}
