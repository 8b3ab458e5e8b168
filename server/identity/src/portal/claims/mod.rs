//! Claims that an organisation's desk looks at before they count: the code was right, and something did not fit.

use portico_store::claim::{self, Claim};
use portico_store::guardianship::{self, Guardianship};
use portico_store::invitation::{self, Invitation};
use portico_store::{Db, Write, contact, merge};
use serde_json::json;
use uuid::Uuid;

use super::family::{is_barred, lock_people, name_of, organisation_name};
use super::invitations::{Checked, InvitationKind};
use crate::clock::Micros;
use crate::events::EventKind;
use crate::letters::Letter;
use crate::{Circumstances, Error, Identity, Person};

/// A claim, for the desk.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ClaimSummary {
    /// UUIDv7.
    pub id: Uuid,
    /// The organisation.
    pub organisation: String,
    /// Who claims: what they call themselves.
    pub claimant: String,
    /// Their primary address.
    pub address: String,
    /// Whom they claim: the child, or the person that the source knows.
    pub claimed: String,
    /// Who the source says should have used the code.
    pub listed: String,
    /// Why it waits: `bound`, `name`, `barred`, `family`, `elsewhere` where other organisations know whoever is listed too, or `marked` where a
    /// barred adult of the child has been erased.
    pub why: String,
    /// When it was made, microseconds since 1970 UTC.
    pub asked_at: Micros,
}

/// What came of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum ClaimDecision {
    /// They are linked.
    Approved,
    /// They are not.
    Refused,
    /// There is no such open claim.
    NotFound,
    /// What was claimed is no longer there, the child is of age, or it is so already: there is nothing to approve.
    Gone,
    /// The adult is barred from the child: only refusing is left.
    Barred,
    /// Whoever the source knows has an account of their own: two accounts do not become one here.
    Bound,
}

/// Whom a claim is about.
struct Claimed {
    row: Claim,
    invitation: Invitation,
    edge: Option<Guardianship>,
}

impl Identity {
    /// The claims that wait, the oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_claims(&self) -> Result<Vec<ClaimSummary>, Error> {
        let mut db = self.store().read().await?;
        let mut claims = Vec::new();
        for row in claim::list_open(&mut db).await? {
            let Some(claimed) = find_claimed(&mut db, row.id).await? else { continue };
            let addresses = contact::list_by_person(&mut db, row.person_id).await?;
            let (about, listed) = claimed.people();
            claims.push(ClaimSummary {
                id: row.id,
                organisation: organisation_name(&mut db, Some(claimed.invitation.organisation_id)).await?,
                claimant: name_of(&mut db, row.person_id).await?,
                address: addresses.into_iter().next().map(|contact| contact.address).unwrap_or_default(),
                claimed: name_of(&mut db, about).await?,
                listed: name_of(&mut db, listed).await?,
                why: row.why,
                asked_at: row.asked_at,
            });
        }
        Ok(claims)
    }

    /// Decides about a claim, and tells whoever made it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn decide_claim(&self, id: Uuid, approve: bool) -> Result<ClaimDecision, Error> {
        let mut db = self.store().write().await?;
        let Some(claimed) = find_claimed(&mut db, id).await? else { return Ok(ClaimDecision::NotFound) };
        let (about, listed) = claimed.people();
        lock_people(&mut db, &[claimed.row.person_id, about, listed]).await?;
        // Read again: it may have been decided, or somebody merged, while this one waited for its turn.
        let Some(claimed) = find_claimed(&mut db, id).await?.filter(|claimed| claimed.row.decided_at.is_none()) else {
            return Ok(ClaimDecision::NotFound);
        };
        let person = self.open_change_even_frozen(&mut db, claimed.row.person_id).await?;
        if approve && let Some(problem) = self.approve_claim(&mut db, &person, &claimed).await? {
            return Ok(problem);
        }
        let outcome = if approve { "approved" } else { "refused" };
        claim::decide(&mut db, id, self.now(), outcome).await?;
        let by_itself = Circumstances::by_itself();
        let detail = json!({ "claim": id, "outcome": outcome });
        self.record(&mut db, EventKind::ClaimDecided, Some(person.id), &by_itself, detail).await?;
        let child = match &claimed.edge {
            Some(edge) => name_of(&mut db, edge.child_id).await?,
            None => organisation_name(&mut db, Some(claimed.invitation.organisation_id)).await?,
        };
        let name = person.called().to_owned();
        self.write_to_primary(&mut db, &person, Letter::ClaimDecided { name, child, approved: approve }).await?;
        db.commit().await?;
        self.wake_mail();
        self.wake_webhooks();
        Ok(if approve { ClaimDecision::Approved } else { ClaimDecision::Refused })
    }

    /// Carries out what was claimed; what stands against it, if anything does.
    async fn approve_claim(
        &self,
        db: &mut Write,
        person: &Person,
        claimed: &Claimed,
    ) -> Result<Option<ClaimDecision>, Error> {
        let (by_itself, organisation) = (Circumstances::by_itself(), claimed.invitation.organisation_id);
        match (&claimed.edge, claimed.invitation.person_id) {
            (Some(edge), _) => self.approve_guardian(db, person, (edge, organisation)).await,
            (None, Some(known)) => {
                if merge::has_account(db, known).await? {
                    return Ok(Some(ClaimDecision::Bound));
                }
                match self.check_known(db, person, (known, organisation)).await? {
                    Checked::Fine | Checked::Doubted(_) => {}
                    Checked::OfAge | Checked::Nothing => return Ok(Some(ClaimDecision::Gone)),
                }
                match self.become_known(db, (person.id, known), organisation, &by_itself).await {
                    Ok(_) => Ok(None),
                    Err(Error::Unmergeable(_)) => Ok(Some(ClaimDecision::Gone)),
                    Err(error) => Err(error),
                }
            }
            (None, None) => Ok(Some(ClaimDecision::Gone)),
        }
    }

    async fn approve_guardian(
        &self,
        db: &mut Write,
        person: &Person,
        (edge, inviting): (&Guardianship, Uuid),
    ) -> Result<Option<ClaimDecision>, Error> {
        let between = guardianship::list_by_child(db, edge.child_id).await?;
        if is_barred(&between, person.id) {
            return Ok(Some(ClaimDecision::Barred));
        }
        let by_itself = Circumstances::by_itself();
        match self.check_guardian(db, person, (edge, inviting)).await? {
            Checked::OfAge | Checked::Nothing => return Ok(Some(ClaimDecision::Gone)),
            Checked::Fine | Checked::Doubted(_) => {}
        }
        let theirs = edge.adult_id == person.id || !merge::has_account(db, edge.adult_id).await?;
        if theirs && !is_barred(&between, edge.adult_id) && edge.verified_at.is_none() {
            return match self.link_guardian(db, person.id, edge, ("desk", &by_itself)).await {
                Ok(_) => Ok(None),
                Err(Error::Unmergeable(_)) => Ok(Some(ClaimDecision::Gone)),
                Err(error) => Err(error),
            };
        }
        if is_barred(&between, edge.adult_id) {
            return Ok(Some(ClaimDecision::Barred));
        }
        // The listed adult is somebody else: the claimant gets a relation of their own, with the same reach.
        let (id, now) = (self.new_id()?, self.now());
        let own = Guardianship {
            id,
            adult_id: person.id,
            evidence: "desk".into(),
            verified_at: Some(now),
            source: String::new(),
            source_key: id.to_string(),
            hash: [0; 32],
            created_at: now,
            ..edge.clone()
        };
        guardianship::insert(db, &own).await?;
        self.record_both_sides(db, EventKind::GuardianLinked, &own, &by_itself).await?;
        Ok(None)
    }
}

impl Claimed {
    /// Whom it is about, and who the source says should have used the code.
    fn people(&self) -> (Uuid, Uuid) {
        match (&self.edge, self.invitation.person_id) {
            (Some(edge), _) => (edge.child_id, edge.adult_id),
            (None, Some(known)) => (known, known),
            (None, None) => (self.row.person_id, self.row.person_id),
        }
    }
}

async fn find_claimed(db: &mut impl Db, id: Uuid) -> Result<Option<Claimed>, Error> {
    let Some(row) = claim::find(db, id).await? else { return Ok(None) };
    let Some(invitation) = invitation::find(db, row.invitation_id).await? else { return Ok(None) };
    let edge = match invitation.guardianship_id {
        Some(edge) if invitation.kind == InvitationKind::Guardian.as_str() => guardianship::find(db, edge).await?,
        Some(_) | None => None,
    };
    Ok(Some(Claimed { row, invitation, edge }))
}
