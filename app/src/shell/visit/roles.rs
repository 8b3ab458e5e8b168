//! In which role somebody is here: one at a time, chosen visibly, and only of those that are theirs now. The guards of the portal's pages:
//! to whoever is there in another role, or in none, a page is not there.

use portico_identity::portal::{Acting, Role, RoleView};
use portico_identity::sessions::SignedIn;

use super::notes::remembered;
use super::{Visit, unavailable};
use crate::shell::Failure;
use crate::shell::detour::Detour;

impl Visit {
    /// The person in the role they act in: the chosen one while it is theirs, else their first. None without any role.
    ///
    /// # Errors
    /// The way to the sign-in page, or to the page of the terms.
    pub async fn acting(&self) -> Result<Option<Acting>, Detour> {
        let _terms = self.signed_in_with_terms().await?;
        Ok(self.acting_now().cloned())
    }

    /// The same for a page that has looked at the session and the terms already.
    #[must_use]
    pub fn acting_now(&self) -> Option<&Acting> {
        self.person.as_ref().and_then(|person| person.acting.as_ref())
    }

    /// The guard of a customer's pages.
    ///
    /// # Errors
    /// Those of [`Visit::acting`], and "not found" in any other role.
    pub async fn as_customer(&self) -> Result<Acting, Detour> {
        self.acting_in(|role| matches!(role, Role::Customer(_))).await
    }

    /// The guard of a student's pages.
    ///
    /// # Errors
    /// Those of [`Visit::acting`], and "not found" in any other role.
    pub async fn as_student(&self) -> Result<Acting, Detour> {
        self.acting_in(|role| matches!(role, Role::Student(_))).await
    }

    /// The guard of a guardian's pages.
    ///
    /// # Errors
    /// Those of [`Visit::acting`], and "not found" in any other role.
    pub async fn as_guardian(&self) -> Result<Acting, Detour> {
        self.acting_in(|role| role == Role::Guardian).await
    }

    /// The guard of a firm's pages.
    ///
    /// # Errors
    /// Those of [`Visit::acting`], and "not found" in any other role.
    pub async fn as_member(&self) -> Result<Acting, Detour> {
        self.acting_in(|role| matches!(role, Role::Member(_))).await
    }

    async fn acting_in(&self, fits: impl Fn(Role) -> bool) -> Result<Acting, Detour> {
        let acting = self.acting().await?;
        acting.filter(|acting| fits(acting.role())).ok_or_else(|| Failure::NotFound.into())
    }

    /// Chooses the role for the next pages, if it is the person's now. Tells whether it is.
    ///
    /// # Errors
    /// The way to the sign-in page, or to the page of the terms.
    pub async fn choose_role(&self, role: Role) -> Result<bool, Detour> {
        let acting = self.acting().await?;
        let theirs = acting.is_some_and(|acting| acting.roles().iter().any(|one| one.role == role));
        if theirs {
            self.remember_role(role).await?;
        }
        Ok(theirs)
    }

    /// The same for a role that was given just now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remember_role(&self, role: Role) -> Result<(), Failure> {
        self.session.insert(remembered::ROLE, role.key()).await.map_err(unavailable)
    }

    /// Whether the role that this request began in is still the person's: what the request did may have ended it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn still_in_role(&self) -> Result<bool, Failure> {
        let (who, role) = (self.portal.identity.signed_in(&self.standing), self.acting_now().map(Acting::role));
        let (Some(who), Some(role)) = (who, role) else { return Ok(false) };
        let now = self.portal.identity.act_as(&who, Some(role)).await?;
        Ok(now.is_some_and(|acting| acting.role() == role))
    }

    /// The person in the role that was chosen in this session, read once a request for the guards and the navigation.
    pub(super) async fn learn_acting(&self, who: &SignedIn) -> Result<Option<Acting>, Failure> {
        let key: Option<String> = self.session.get(remembered::ROLE).await.map_err(unavailable)?;
        let chosen = key.as_deref().and_then(Role::parse);
        Ok(self.portal.identity.act_as(who, chosen).await?)
    }

    /// The role that the pages of this visit are in, as the navigation names it.
    #[must_use]
    pub fn role(&self) -> Option<&RoleView> {
        self.person.as_ref().and_then(|person| person.shown.roles.current.as_ref())
    }
}
