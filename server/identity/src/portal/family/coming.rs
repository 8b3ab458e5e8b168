//! What the home page asks of a family: which claims wait, and whether the person's own coming of age is near.

use std::collections::BTreeSet;

use portico_store::{Db, claim, guardianship, invitation, person};
use uuid::Uuid;

use super::between::Pair;
use super::view::{HandOverDay, WaitingClaim, organisation_name};
use crate::clock::Micros;
use crate::portal::days::parse_day;
use crate::portal::facts::Facts;
use crate::sessions::SignedIn;
use crate::{Error, Identity};

impl Identity {
    /// The person's claims that a desk has not decided about.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn waiting_claims(&self, who: &SignedIn) -> Result<Vec<WaitingClaim>, Error> {
        waiting_claims(&mut self.store().read().await?, who.person()).await
    }

    /// The next day within so many microseconds on which something becomes the person's own that adults see now. None when there are no such
    /// adults, or no such day.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn own_hand_over(&self, who: &SignedIn, within: Micros) -> Result<Option<HandOverDay>, Error> {
        let (child, now) = (who.person(), self.now());
        let mut db = self.store().read().await?;
        let born = person::find(&mut db, child).await?.and_then(|person| parse_day(&person.birth_date));
        if !born.is_some_and(|born| self.age_rules().may_come_of_age(born, now, now + within)) {
            return Ok(None);
        }
        let rows = guardianship::list_by_child(&mut db, child).await?;
        let mut days = Vec::new();
        for adult in rows.iter().map(|row| row.adult_id).collect::<BTreeSet<_>>() {
            let Some(facts) = Facts::between(&mut db, adult, child, now).await? else { continue };
            if facts.barred || adult == child || facts.edges.iter().all(|edge| edge.ended) {
                continue;
            }
            days.extend(Pair { facts: &facts, ages: self.age_rules(), at: now }.hand_over());
        }
        Ok(days.into_iter().filter(|day| day.at <= now + within).min_by_key(|day| day.at))
    }
}

/// The claims of a person that wait, the oldest first.
pub(super) async fn waiting_claims(db: &mut impl Db, person: Uuid) -> Result<Vec<WaitingClaim>, Error> {
    let mut waiting = Vec::new();
    for row in claim::list_open_of(db, person).await? {
        let Some(invitation) = invitation::find(db, row.invitation_id).await? else { continue };
        let organisation = organisation_name(db, Some(invitation.organisation_id)).await?;
        waiting.push(WaitingClaim { id: row.id, organisation, asked_at: row.asked_at });
    }
    Ok(waiting)
}
