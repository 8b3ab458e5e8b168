//! Using a code: what it invites to, and what comes of it. What is wrong with a code is only told to whoever has it.

use portico_store::claim::{self, Claim};
use portico_store::invitation::{self, Invitation};
use portico_store::{Write, guardianship};
use serde_json::json;
use uuid::Uuid;

use super::linking::{Checked, birth_date_of, inviting};
use super::offer::{InvitationKind, MemberOffer};
use crate::birth_date::BirthDate;
use crate::events::EventKind;
use crate::limits::{Limit, RetryAfter};
use crate::portal::Role;
use crate::portal::affiliations::FirmJoined;
use crate::portal::family::lock_people;
use crate::sessions::SignedIn;
use crate::{Circumstances, Error, Identity, Person};

/// What came of using a code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum InvitationUsed {
    /// The person has this role now.
    Joined {
        /// Which, where the invitation leads to one.
        role: Option<Role>,
        /// The organisation's name.
        organisation: String,
    },
    /// The person is linked with this child.
    Linked {
        /// The child's name.
        child: String,
        /// The school's name.
        organisation: String,
    },
    /// The organisation's desk looks at it first.
    Waits {
        /// The organisation's name.
        organisation: String,
    },
    /// There is no such code.
    Wrong,
    /// The date of birth does not fit, or there is none: it is asked for.
    WrongBirthDate,
    /// Its time is over.
    Expired,
    /// It was used.
    Used,
    /// It was withdrawn, or tried too often with a wrong date of birth.
    Withdrawn,
    /// The child is of age: nobody claims an adult.
    OfAge,
    /// What it invites to has ended, or the person has it already.
    Nothing,
    /// Too many codes.
    Limited(RetryAfter),
}

/// A code may be used with a wrong date of birth so often.
const MOST_TRIES: i64 = 5;

impl Identity {
    /// Uses a code for the person.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn use_invitation(
        &self,
        who: &SignedIn,
        code: &str,
        birth_date: Option<&str>,
        at: &Circumstances,
    ) -> Result<InvitationUsed, Error> {
        let mut db = self.store().write().await?;
        for limit in [Limit::InvitationNetwork(at.network), Limit::InvitationAccount(who.person())] {
            if let Some(wait) = self.take(&mut db, limit).await? {
                return Ok(InvitationUsed::Limited(wait));
            }
        }
        let Some(found) = self.find_invitation(&mut db, code).await? else {
            // That it was tried counts.
            db.commit().await?;
            return Ok(InvitationUsed::Wrong);
        };
        self.lock_invited(&mut db, who.person(), &found).await?;
        let person = self.open_change(&mut db, who.person()).await?;
        // Read again: somebody else may have used it while this one waited for its turn.
        let found = invitation::find(&mut db, found.id).await?.unwrap_or(found);
        if let Some(over) = self.is_over(&found) {
            return Ok(over);
        }
        let Some(organisation) = inviting(&mut db, &found, self.now()).await? else {
            return Ok(InvitationUsed::Expired);
        };
        if let Some(wrong) = self.check_birth_date(&mut db, &found, birth_date).await? {
            db.commit().await?;
            return Ok(wrong);
        }
        if !invitation::use_up(&mut db, found.id, person.id, self.now()).await? {
            return Ok(InvitationUsed::Used);
        }
        let used = self.carry_out_invitation(&mut db, &person, &found, organisation, at).await?;
        // A code that led to nothing is not used up.
        if !matches!(used, InvitationUsed::Nothing | InvitationUsed::OfAge) {
            db.commit().await?;
            self.wake_webhooks();
        }
        Ok(used)
    }

    /// Takes the histories of everybody whom a code is about.
    async fn lock_invited(&self, db: &mut Write, person: Uuid, found: &Invitation) -> Result<(), Error> {
        let mut people = vec![person];
        people.extend(found.person_id);
        if let Some(edge) = found.guardianship_id
            && let Some(edge) = guardianship::find(db, edge).await?
        {
            people.extend([edge.adult_id, edge.child_id]);
        }
        lock_people(db, &people).await
    }

    fn is_over(&self, found: &Invitation) -> Option<InvitationUsed> {
        if found.used_at.is_some() {
            Some(InvitationUsed::Used)
        } else if found.withdrawn_at.is_some() {
            Some(InvitationUsed::Withdrawn)
        } else {
            (found.expires_at <= self.now()).then_some(InvitationUsed::Expired)
        }
    }

    /// What is wrong with the date of birth, if anything; commit then. Only a day that was typed counts as a try.
    async fn check_birth_date(
        &self,
        db: &mut Write,
        found: &Invitation,
        typed: Option<&str>,
    ) -> Result<Option<InvitationUsed>, Error> {
        let Some(known) = birth_date_of(db, found).await? else { return Ok(None) };
        let typed = typed.and_then(|typed| BirthDate::parse(typed, self.now()).ok()).map(|day| day.to_string());
        match typed {
            None => Ok(Some(InvitationUsed::WrongBirthDate)),
            Some(typed) if typed == known => Ok(None),
            Some(_) => {
                invitation::count_try(db, found.id, MOST_TRIES, self.now()).await?;
                let over = found.tries + 1 >= MOST_TRIES;
                Ok(Some(if over { InvitationUsed::Withdrawn } else { InvitationUsed::WrongBirthDate }))
            }
        }
    }

    async fn carry_out_invitation(
        &self,
        db: &mut Write,
        person: &Person,
        found: &Invitation,
        organisation: String,
        at: &Circumstances,
    ) -> Result<InvitationUsed, Error> {
        let inviting = found.organisation_id;
        match (InvitationKind::from_name(&found.kind), found.person_id, found.guardianship_id) {
            (Some(InvitationKind::Member), _, _) => self.join_firm(db, person, found, organisation, at).await,
            (Some(InvitationKind::Known), Some(known), _) => {
                match self.check_known(db, person, (known, inviting)).await? {
                    Checked::Fine => {
                        let role = self.become_known(db, (person.id, known), inviting, at).await?;
                        Ok(InvitationUsed::Joined { role, organisation })
                    }
                    other @ (Checked::Doubted(_) | Checked::OfAge | Checked::Nothing) => {
                        self.wait_or_refuse(db, person, found, (other, organisation), at).await
                    }
                }
            }
            (Some(InvitationKind::Guardian), _, Some(edge)) => {
                let Some(edge) = guardianship::find(db, edge).await? else { return Ok(InvitationUsed::Nothing) };
                match self.check_guardian(db, person, (&edge, inviting)).await? {
                    Checked::Fine => {
                        let child = self.link_guardian(db, person.id, &edge, ("code", at)).await?;
                        Ok(InvitationUsed::Linked { child, organisation })
                    }
                    other @ (Checked::Doubted(_) | Checked::OfAge | Checked::Nothing) => {
                        self.wait_or_refuse(db, person, found, (other, organisation), at).await
                    }
                }
            }
            (Some(InvitationKind::Known | InvitationKind::Guardian) | None, _, _) => Ok(InvitationUsed::Nothing),
        }
    }

    async fn join_firm(
        &self,
        db: &mut Write,
        person: &Person,
        found: &Invitation,
        organisation: String,
        at: &Circumstances,
    ) -> Result<InvitationUsed, Error> {
        let offer: MemberOffer = serde_json::from_str(&found.offer)?;
        let firm = found.organisation_id;
        // Only an admin invites to a firm: a code whose inviter is nobody any more gives nothing.
        let Some(inviter) = found.inviter_id else { return Ok(InvitationUsed::Nothing) };
        match self.join_from_invitation(db, person.id, firm, inviter, &offer).await? {
            FirmJoined::Joined => {
                let detail = json!({ "organisation": organisation, "device": at.device });
                self.record(db, EventKind::Joined, Some(person.id), at, detail).await?;
                Ok(InvitationUsed::Joined { role: Some(Role::Member(firm)), organisation })
            }
            FirmJoined::NoLonger => Ok(InvitationUsed::Nothing),
        }
    }

    /// A claim that does not go through at once.
    async fn wait_or_refuse(
        &self,
        db: &mut Write,
        person: &Person,
        found: &Invitation,
        (checked, organisation): (Checked, String),
        at: &Circumstances,
    ) -> Result<InvitationUsed, Error> {
        let doubt = match checked {
            Checked::OfAge => return Ok(InvitationUsed::OfAge),
            Checked::Fine | Checked::Nothing => return Ok(InvitationUsed::Nothing),
            Checked::Doubted(doubt) => doubt,
        };
        let row = Claim {
            id: self.new_id()?,
            invitation_id: found.id,
            person_id: person.id,
            why: doubt.as_str().into(),
            asked_at: self.now(),
            decided_at: None,
            outcome: String::new(),
        };
        claim::insert(db, &row).await?;
        let detail = json!({ "claim": row.id, "organisation": organisation, "device": at.device });
        self.record(db, EventKind::ClaimAsked, Some(person.id), at, detail).await?;
        Ok(InvitationUsed::Waits { organisation })
    }
}
