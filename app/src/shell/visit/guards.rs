//! Who may: the guards that use-cases ask for, and where people go who lack one.

use axum_extra::extract::CookieJar;
use portico_identity::clock::MINUTE;
use portico_identity::sessions::{RecentAuth, SignedIn};
use portico_identity::terms::TermsWaiting;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::notes::remembered;
use super::{Visit, unavailable};
use crate::shell::Failure;
use crate::shell::cookie::session_cookie;
use crate::shell::detour::{Detour, FROZEN_PATH, TERMS_PATH, sign_in_path};
use crate::shell::look::page_of;

/// A form that waits longer for its person is forgotten: whoever comes then need not be who typed it.
const HELD_LIFETIME: i64 = 10 * MINUTE;

/// A form that waits for its person to authenticate: whose page it belongs to, and what was typed.
#[derive(Serialize, Deserialize)]
struct Held {
    /// From then on it is not given back, microseconds since 1970 UTC.
    until: i64,
    path: String,
    fields: String,
}

impl Visit {
    /// The guard of a signed-in session; a page then sends the person to sign in and back.
    ///
    /// # Errors
    /// The way to the sign-in page.
    pub fn signed_in(&self) -> Result<SignedIn, Detour> {
        let who = self.signed_in_even_frozen()?;
        if self.person.as_ref().is_some_and(|person| person.frozen) {
            return Err(Detour::To(FROZEN_PATH.into()));
        }
        Ok(who)
    }

    /// The same for what the account is for: whoever has to accept terms first goes there. With it comes what may still wait. Not for
    /// consents, privacy, security and signing out, which depend on no terms.
    ///
    /// # Errors
    /// The way to the sign-in page, or to the page of the terms.
    pub async fn signed_in_with_terms(&self) -> Result<(SignedIn, Vec<TermsWaiting>), Detour> {
        let who = self.signed_in()?;
        let waiting = self.portal.identity.terms_to_accept(&who).await?;
        if waiting.iter().any(|terms| terms.must) { Err(Detour::To(TERMS_PATH.into())) } else { Ok((who, waiting)) }
    }

    /// The same for the few pages that a frozen account still has.
    ///
    /// # Errors
    /// The way to the sign-in page.
    pub fn signed_in_even_frozen(&self) -> Result<SignedIn, Detour> {
        // Back to the page of a form: what it posts to is none.
        let path = page_of(&self.request).unwrap_or_else(|| self.request.uri.path().to_owned());
        self.portal.identity.signed_in(&self.standing).ok_or_else(|| {
            // The cookie goes with this answer, so the sign-in page could not tell any more.
            let ended = if self.session_ended() { "&ended=1" } else { "" };
            Detour::To(format!("{}{ended}", sign_in_path(&path)))
        })
    }

    /// The same rule for JSON calls: 423 while the account is frozen.
    ///
    /// # Errors
    /// [`Failure::Frozen`].
    pub fn refuse_frozen(&self) -> Result<(), Failure> {
        if self.person.as_ref().is_some_and(|person| person.frozen) { Err(Failure::Frozen) } else { Ok(()) }
    }

    /// The guard of a session with a passkey used in the last ten minutes.
    #[must_use]
    pub fn recent_auth(&self) -> Option<RecentAuth> {
        self.portal.identity.recent_auth(&self.standing)
    }

    /// The guard of a sensitive form. Without a passkey in the last ten minutes the form is kept, and the person goes to authenticate and
    /// comes back to `page`, where [`Visit::take_held`] gives back what was typed.
    ///
    /// # Errors
    /// The way to the sign-in page, or to the page of a frozen account.
    pub async fn recent_auth_or_hold(&self, page: &str, fields: &impl Serialize) -> Result<RecentAuth, Detour> {
        let _who = self.signed_in()?;
        self.recent_auth_of(page, fields).await
    }

    /// The same for the few forms that a frozen account still has.
    ///
    /// # Errors
    /// The way to the sign-in page.
    pub async fn recent_auth_or_hold_even_frozen(
        &self,
        page: &str,
        fields: &impl Serialize,
    ) -> Result<RecentAuth, Detour> {
        let _who = self.signed_in_even_frozen()?;
        self.recent_auth_of(page, fields).await
    }

    async fn recent_auth_of(&self, page: &str, fields: &impl Serialize) -> Result<RecentAuth, Detour> {
        if let Some(recent) = self.recent_auth() {
            return Ok(recent);
        }
        let fields = serde_json::to_string(fields).map_err(|_| Failure::Internal)?;
        let held = Held { until: self.portal.identity.now() + HELD_LIFETIME, path: page.to_owned(), fields };
        self.session.insert(remembered::HELD, held).await.map_err(unavailable)?;
        Err(Detour::To(sign_in_path(page)))
    }

    /// What was typed into this page's form before its person went to authenticate; it is given back once.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn take_held<F: DeserializeOwned>(&self) -> Result<Option<F>, Failure> {
        let held: Option<Held> = self.session.get(remembered::HELD).await.map_err(unavailable)?;
        let Some(held) = held.filter(|held| self.request.uri == held.path.as_str()) else { return Ok(None) };
        self.session.remove::<Held>(remembered::HELD).await.map_err(unavailable)?;
        if held.until <= self.portal.identity.now() {
            return Ok(None);
        }
        Ok(serde_json::from_str(&held.fields).ok())
    }

    /// Whether a cookie named a session that has ended.
    fn session_ended(&self) -> bool {
        let jar = CookieJar::from_headers(&self.request.headers);
        jar.get(session_cookie(self.portal.identity.settings())).is_some() && self.session.id().is_none()
    }
}
