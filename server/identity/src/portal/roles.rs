//! Which roles a person has now, and acting in one of them.

use std::sync::Arc;

use portico_store::{Db, person};
use uuid::Uuid;

use super::acting::Acting;
use super::facts::Facts;
use super::role::{Role, RoleView};
use crate::clock::Micros;
use crate::sessions::SignedIn;
use crate::{Error, Identity};

impl Identity {
    /// The roles that are the person's now: customer, student, guardian, member, each by the organisation's name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn roles(&self, who: &SignedIn) -> Result<Vec<RoleView>, Error> {
        self.roles_at(who.person(), self.now()).await
    }

    /// The same for any person and moment (microseconds since 1970 UTC). For asking what somebody would see, not for pages.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn roles_at(&self, person: Uuid, at: Micros) -> Result<Vec<RoleView>, Error> {
        let mut db = self.store().read().await?;
        Ok(Facts::read(&mut db, person, at, self.age_rules()).await?.roles())
    }

    /// The person in the chosen role, if it is theirs now, else in their first. None without any role.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn act_as(&self, who: &SignedIn, chosen: Option<Role>) -> Result<Option<Acting>, Error> {
        self.act_as_at(who.person(), chosen, self.now()).await
    }

    /// The same for any person and moment (microseconds since 1970 UTC). For asking what somebody would see, not for pages.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn act_as_at(&self, person: Uuid, chosen: Option<Role>, at: Micros) -> Result<Option<Acting>, Error> {
        let mut db = self.store().read().await?;
        self.act_in(&mut db, person, chosen, at).await
    }

    /// Somebody in the same role, with the facts of now: for what takes longer than a page. None when the role is not theirs any more, or the
    /// account is frozen.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn act_again(&self, acting: &Acting) -> Result<Option<Acting>, Error> {
        let mut db = self.store().read().await?;
        let person = person::find(&mut db, acting.person()).await?.filter(|person| person.frozen_at.is_none());
        if person.is_none() {
            return Ok(None);
        }
        let again = self.act_in(&mut db, acting.person(), Some(acting.role()), self.now()).await?;
        Ok(again.filter(|again| again.role() == acting.role()))
    }

    /// The same where a connection is open already.
    pub(crate) async fn act_in(
        &self,
        db: &mut impl Db,
        person: Uuid,
        chosen: Option<Role>,
        at: Micros,
    ) -> Result<Option<Acting>, Error> {
        let facts = Arc::new(Facts::read(db, person, at, self.age_rules()).await?);
        let roles = facts.roles();
        let role = roles.iter().find(|view| Some(view.role) == chosen).or(roles.first()).map(|view| view.role);
        Ok(role.map(|role| Acting::new(person, role, at, facts)))
    }
}
