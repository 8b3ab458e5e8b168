//! Making codes, one or for everybody whom a source knows, listing and withdrawing them. A new code for the same thing voids the older ones.

use portico_store::guardianship::Guardianship;
use portico_store::invitation::{self, Invitation, Said};
use portico_store::{Write, guardianship, person};
use serde_json::json;
use uuid::Uuid;

use super::known::Known;
use super::offer::InvitationKind;
use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::letters::{Invited, Letter};
use crate::portal::family::{is_barred, name_of, organisation_name};
use crate::{Circumstances, Error, Identity};

/// Whole days that a code works, unless its maker says otherwise.
pub const INVITATION_LIFETIME_DAYS: i64 = 30;

/// An invitation before it is made.
#[derive(Debug, Clone)]
pub(crate) struct InvitationDraft {
    /// To what.
    pub(crate) kind: InvitationKind,
    /// Who invites.
    pub(crate) organisation: Uuid,
    /// The person that the organisation knows, for [`InvitationKind::Known`].
    pub(crate) person: Option<Uuid>,
    /// The guardianship to claim, for [`InvitationKind::Guardian`].
    pub(crate) guardianship: Option<Uuid>,
    /// Who invites for the organisation; none for the organisation itself.
    pub(crate) inviter: Option<Uuid>,
    /// For [`InvitationKind::Member`]: a [`super::MemberOffer`] as JSON; `{}` otherwise.
    pub(crate) offer: String,
    /// Where the code goes; empty when it is handed over otherwise.
    pub(crate) address: String,
    /// Whole days that it works.
    pub(crate) days: i64,
}

/// A code that was made. It stands nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct Made {
    /// Names the invitation.
    pub id: Uuid,
    /// Ten characters.
    pub code: String,
    /// When it ends, microseconds since 1970 UTC.
    pub expires_at: Micros,
}

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Made({})", self.id)
    }
}

/// Who gets a code that was made for many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitee {
    /// As the source says it.
    pub name: String,
    /// The mail address that the source says; may be empty.
    pub address: String,
    /// Where they live, as the source says it; may be empty.
    pub home: String,
    /// The code.
    pub made: Made,
    /// To what.
    pub kind: InvitationKind,
    /// For a guardian: the child's name; empty otherwise.
    pub child: String,
}

/// For whom codes are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invitees {
    /// Students without an account.
    Students,
    /// Customers without an account.
    Customers,
    /// Members of firms, as their vendor knows them, without an account.
    Members,
    /// Those of them who administer their firm.
    Admins,
    /// Whoever a source calls a child's guardian, and nobody verified yet.
    Guardians,
}

impl Invitees {
    /// Everybody.
    pub const ALL: [Self; 5] = [Self::Students, Self::Customers, Self::Members, Self::Admins, Self::Guardians];
}

impl Identity {
    /// Makes a code. Part of the caller's transaction; the letter is the caller's to write.
    pub(crate) async fn make_invitation(&self, db: &mut Write, draft: &InvitationDraft) -> Result<Made, Error> {
        let (code, now) = (self.rng().invitation_code()?, self.now());
        let row = Invitation {
            id: self.new_id()?,
            kind: draft.kind.as_str().into(),
            organisation_id: draft.organisation,
            person_id: draft.person,
            guardianship_id: draft.guardianship,
            inviter_id: draft.inviter,
            offer: draft.offer.clone(),
            address: draft.address.clone(),
            code_hash: self.keys().hash_code(CODE_PURPOSE, &code)?,
            tries: 0,
            created_at: now,
            expires_at: now.saturating_add(draft.days.saturating_mul(DAY)),
            used_at: None,
            used_by: None,
            withdrawn_at: None,
        };
        invitation::insert(db, &row).await?;
        Ok(Made { id: row.id, code, expires_at: row.expires_at })
    }

    /// Withdraws a code that was not used. `false` when there is no such one.
    pub(crate) async fn withdraw_invitation_in(&self, db: &mut Write, id: Uuid) -> Result<bool, Error> {
        Ok(invitation::withdraw(db, id, self.now()).await?)
    }

    /// Withdraws a code that was not used. `false` when there is no such one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn withdraw_invitation(&self, id: Uuid) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let withdrawn = self.withdraw_invitation_in(&mut db, id).await?;
        db.commit().await?;
        Ok(withdrawn)
    }

    /// Makes a code for everybody whom a source knows and who has none to use yet, five hundred at a time, and tells each to `each` once it is
    /// kept. With `mail`, whoever has an address gets a letter. None when there is no such source.
    ///
    /// # Errors
    /// When the database does not answer, or `each` fails.
    pub async fn make_invitations(
        &self,
        source: &str,
        invitees: Invitees,
        mail: bool,
        each: &mut (dyn FnMut(Invitee) -> Result<(), Error> + Send),
    ) -> Result<Option<u64>, Error> {
        let title = invitation::organisation_of_source(&mut self.store().read().await?, source).await?;
        let Some(organisation) = title else { return Ok(None) };
        let (mut after, mut made) = (String::new(), 0);
        loop {
            let mut db = self.store().write().await?;
            let (next, invited) = self.make_some(&mut db, (source, organisation), invitees, mail, &after).await?;
            db.commit().await?;
            for invitee in invited {
                each(invitee)?;
                made += 1;
            }
            let Some(next) = next else { break };
            after = next;
        }
        self.wake_mail();
        Ok(Some(made))
    }

    /// The next five hundred after a key of the source, and the last key; no key at the end.
    async fn make_some(
        &self,
        db: &mut Write,
        (source, organisation): (&str, Uuid),
        invitees: Invitees,
        mail: bool,
        after: &str,
    ) -> Result<(Option<String>, Vec<Invitee>), Error> {
        let role = match invitees {
            Invitees::Students => "student",
            Invitees::Customers => "customer",
            Invitees::Members => "member",
            Invitees::Admins => "admin",
            Invitees::Guardians => {
                let edges = guardianship::list_unverified(db, source, after, self.now()).await?;
                let mut invited = Vec::with_capacity(edges.len());
                for edge in &edges {
                    invited.extend(self.invite_guardian(db, edge, organisation, mail).await?);
                }
                return Ok((edges.last().map(|edge| edge.source_key.clone()), invited));
            }
        };
        let known = invitation::list_without_account(db, source, role, after, self.now()).await?;
        let mut invited = Vec::with_capacity(known.len());
        for said in &known {
            invited.push(self.invite_known(db, said, mail).await?);
        }
        Ok((known.last().map(|said| said.source_key.clone()), invited))
    }

    /// A code to be a person that a source knows.
    async fn invite_known(&self, db: &mut Write, said: &Said, mail: bool) -> Result<Invitee, Error> {
        let known = Known::read(said);
        invitation::withdraw_for_person(db, said.person_id, self.now()).await?;
        let draft = InvitationDraft {
            kind: InvitationKind::Known,
            organisation: said.organisation_id,
            person: Some(said.person_id),
            guardianship: None,
            inviter: None,
            offer: "{}".into(),
            address: if mail { known.email.clone() } else { String::new() },
            days: INVITATION_LIFETIME_DAYS,
        };
        self.finish_invitation(db, &draft, known, said.person_id, String::new()).await
    }

    /// A code to claim a child; none where the adult is barred or the child is gone.
    async fn invite_guardian(
        &self,
        db: &mut Write,
        edge: &Guardianship,
        organisation: Uuid,
        mail: bool,
    ) -> Result<Option<Invitee>, Error> {
        let between = guardianship::list_by_child(db, edge.child_id).await?;
        if is_barred(&between, edge.adult_id) || edge.adult_id == edge.child_id {
            return Ok(None);
        }
        let said = invitation::list_said(db, edge.adult_id).await?;
        let known = said.iter().find(|said| said.source == edge.source).map(Known::read).unwrap_or_default();
        invitation::withdraw_for_guardianship(db, edge.id, self.now()).await?;
        let draft = InvitationDraft {
            kind: InvitationKind::Guardian,
            organisation: edge.organisation_id.unwrap_or(organisation),
            person: None,
            guardianship: Some(edge.id),
            inviter: None,
            offer: "{}".into(),
            address: if mail { known.email.clone() } else { String::new() },
            days: INVITATION_LIFETIME_DAYS,
        };
        let child = name_of(db, edge.child_id).await?;
        self.finish_invitation(db, &draft, known, edge.adult_id, child).await.map(Some)
    }

    async fn finish_invitation(
        &self,
        db: &mut Write,
        draft: &InvitationDraft,
        known: Known,
        person: Uuid,
        child: String,
    ) -> Result<Invitee, Error> {
        let made = self.make_invitation(db, draft).await?;
        let detail = json!({ "invitation": made.id, "organisation": draft.organisation });
        self.record(db, EventKind::Invited, Some(person), &Circumstances::by_itself(), detail).await?;
        let name = if known.name.is_empty() { name_of(db, person).await? } else { known.name };
        if !draft.address.is_empty() {
            let language = person::find(db, person).await?.map(|person| person.language).unwrap_or_default();
            let letter = Letter::Invitation {
                name: name.clone(),
                organisation: organisation_name(db, Some(draft.organisation)).await?,
                inviter: String::new(),
                link: invitation_path(&made.code),
                code: made.code.clone(),
                expires_at: made.expires_at,
                what: if draft.kind == InvitationKind::Guardian { Invited::Guardian } else { Invited::Known },
            };
            // The address is the source's word; whether it belongs to an account is not looked at.
            self.post(db, None, &draft.address, &language, letter).await?;
        }
        Ok(Invitee { name, address: known.email, home: known.home, made, kind: draft.kind, child })
    }
}

/// What the keyed hashes of codes are for.
pub(super) const CODE_PURPOSE: &str = "invitation";

/// The page that takes a code, with the code.
#[must_use]
pub fn invitation_path(code: &str) -> String {
    format!("/invitation?code={code}")
}
