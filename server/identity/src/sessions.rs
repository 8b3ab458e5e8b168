//! Sessions: what one may do, when it ends, and the guards that use-cases ask for. Keyed by the hash of the id in the cookie.

use portico_store::session::{self, Session};
use portico_store::{Write, event, person};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::{MINUTE, Micros};
use crate::events::EventKind;
use crate::settings::{CONFIRMED_LIFETIME, RECENT, RECOVERING_LIFETIME, VISITOR_IDLE};
use crate::{Circumstances, Error, Identity};

/// SHA-256 of a session id.
pub type SessionHash = [u8; 32];

/// What a session stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "level", rename_all = "kebab-case")]
pub enum Standing {
    /// Somebody without an account here, or not signed in; perhaps waiting for a sign-up mail.
    Visitor {
        /// The sign-up this browser began.
        sign_up: Option<Uuid>,
    },
    /// Somebody who just confirmed an address and may create the first passkey, and nothing else.
    Confirmed {
        /// The confirmed sign-up.
        sign_up: Uuid,
        /// When it was confirmed, microseconds since 1970 UTC.
        at: Micros,
    },
    /// A person.
    SignedIn {
        /// Who.
        person: Uuid,
        /// When a passkey was last used in this session, microseconds since 1970 UTC.
        authenticated_at: Micros,
        /// The epoch of the person's sessions it was begun in: after all were ended at once, it cannot be begun any more.
        epoch: i64,
    },
    /// A person who proved twice who they are without a passkey: may create one, and nothing else.
    Recovering {
        /// Who.
        person: Uuid,
        /// The recovery that was granted.
        recovery: Uuid,
        /// When it was granted, microseconds since 1970 UTC.
        at: Micros,
    },
}

impl Standing {
    fn level(&self) -> &'static str {
        match self {
            Self::Visitor { .. } => "visitor",
            Self::Confirmed { .. } => "confirmed",
            Self::SignedIn { .. } => "signed-in",
            Self::Recovering { .. } => "recovering",
        }
    }

    /// Whose session it is, if it is anybody's.
    #[must_use]
    pub fn person(&self) -> Option<Uuid> {
        match self {
            Self::SignedIn { person, .. } | Self::Recovering { person, .. } => Some(*person),
            Self::Visitor { .. } | Self::Confirmed { .. } => None,
        }
    }
}

/// A session as the web layer keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSession {
    /// What it may do.
    pub standing: Standing,
    /// Browser and system in plain words.
    pub device: String,
    /// The network it came from when it was begun, as text.
    pub network: String,
    /// The web layer's own notes (flash messages), as JSON.
    pub notes: String,
    /// When it ends if it stays in use, microseconds since 1970 UTC.
    pub expires_at: Micros,
}

#[derive(Serialize, Deserialize)]
struct State {
    standing: Standing,
    notes: String,
}

/// Proof that a person is signed in. Use-cases that read or change a person's things take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    person: Uuid,
}

impl SignedIn {
    /// Who.
    #[must_use]
    pub fn person(&self) -> Uuid {
        self.person
    }
}

/// Proof that the person used a passkey in the last ten minutes. Sensitive use-cases take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentAuth {
    person: Uuid,
}

impl RecentAuth {
    /// Who.
    #[must_use]
    pub fn person(&self) -> Uuid {
        self.person
    }
}

/// Proof that an address was just confirmed: the first passkey may be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    sign_up: Uuid,
}

impl Confirmed {
    /// The confirmed sign-up.
    #[must_use]
    pub fn sign_up(&self) -> Uuid {
        self.sign_up
    }
}

/// Proof that a recovery was granted: a passkey may be created for the person, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovering {
    person: Uuid,
    recovery: Uuid,
}

impl Recovering {
    /// Who.
    #[must_use]
    pub fn person(&self) -> Uuid {
        self.person
    }

    /// The granted recovery.
    #[must_use]
    pub fn recovery(&self) -> Uuid {
        self.recovery
    }
}

impl Identity {
    /// The guard of a session whose recovery was granted within the last half hour.
    #[must_use]
    pub fn recovering(&self, standing: &Standing) -> Option<Recovering> {
        match standing {
            Standing::Recovering { person, recovery, at } => {
                let age = self.now() - at;
                (0..RECOVERING_LIFETIME).contains(&age).then_some(Recovering { person: *person, recovery: *recovery })
            }
            Standing::Visitor { .. } | Standing::Confirmed { .. } | Standing::SignedIn { .. } => None,
        }
    }

    /// The guard of a signed-in session.
    #[must_use]
    pub fn signed_in(&self, standing: &Standing) -> Option<SignedIn> {
        match standing {
            Standing::SignedIn { person, .. } => Some(SignedIn { person: *person }),
            Standing::Visitor { .. } | Standing::Confirmed { .. } | Standing::Recovering { .. } => None,
        }
    }

    /// The guard of a session whose person used a passkey in the last ten minutes.
    #[must_use]
    pub fn recent_auth(&self, standing: &Standing) -> Option<RecentAuth> {
        match standing {
            Standing::SignedIn { person, authenticated_at, .. } => {
                let age = self.now() - authenticated_at;
                (0..RECENT).contains(&age).then_some(RecentAuth { person: *person })
            }
            Standing::Visitor { .. } | Standing::Confirmed { .. } | Standing::Recovering { .. } => None,
        }
    }

    /// The guard of a session that confirmed an address within the hour.
    #[must_use]
    pub fn confirmed(&self, standing: &Standing) -> Option<Confirmed> {
        match standing {
            Standing::Confirmed { sign_up, at } => {
                let age = self.now() - at;
                (0..CONFIRMED_LIFETIME).contains(&age).then_some(Confirmed { sign_up: *sign_up })
            }
            Standing::Visitor { .. } | Standing::SignedIn { .. } | Standing::Recovering { .. } => None,
        }
    }

    /// Keeps a new session; unless it is a person's whose sessions were all ended since the sign-in: it then ends before it begins.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn create_session(&self, id_hash: SessionHash, saved: &SavedSession) -> Result<(), Error> {
        let row = self.session_row(id_hash, saved)?;
        match saved.standing {
            Standing::SignedIn { person, epoch, .. } => {
                let mut db = self.store().write().await?;
                if !person::hold_epoch(&mut db, person, epoch).await? {
                    tracing::info!(%person, "all sessions were ended while this one began");
                    return Ok(());
                }
                session::insert(&mut db, &row).await?;
                Ok(db.commit().await?)
            }
            Standing::Visitor { .. } | Standing::Confirmed { .. } | Standing::Recovering { .. } => {
                let mut db = self.store().write_alone().await?;
                Ok(session::insert(&mut db, &row).await?)
            }
        }
    }

    /// Ends all sessions of a person but one, also those that are only just being begun. Tells how many it were.
    pub(crate) async fn end_sessions(
        &self,
        db: &mut Write,
        person: Uuid,
        except: Option<&SessionHash>,
    ) -> Result<u64, Error> {
        // First the epoch: whoever begins a session holds it, and is waited for.
        person::end_epoch(db, person).await?;
        Ok(session::delete_by_person(db, person, except).await?)
    }

    /// Changes a session, unless it was ended meanwhile: an ended session never comes back.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn save_session(&self, id_hash: SessionHash, saved: &SavedSession) -> Result<(), Error> {
        let mut db = self.store().write_alone().await?;
        Ok(session::update(&mut db, &self.session_row(id_hash, saved)?).await.map(drop)?)
    }

    /// The session, if it has not ended: neither signed out, nor idle too long, nor past its absolute end.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load_session(&self, id_hash: &SessionHash) -> Result<Option<SavedSession>, Error> {
        let Some(row) = session::find(&mut self.store().read().await?, id_hash).await? else { return Ok(None) };
        let State { standing, notes } = serde_json::from_str(&row.state)?;
        let now = self.now();
        if now >= row.expires_at || now >= row.seen_at.saturating_add(self.idle_limit(&standing)) {
            return Ok(None);
        }
        if now >= row.seen_at + MINUTE
            && let Err(error) = self.touch_session(id_hash, now).await
        {
            // A page can be read where nothing can be written; the session only ends a little earlier.
            tracing::warn!(%error, "a session's last use could not be noted");
        }
        Ok(Some(SavedSession { standing, device: row.device, network: row.network, notes, expires_at: row.expires_at }))
    }

    async fn touch_session(&self, id_hash: &SessionHash, now: Micros) -> Result<(), Error> {
        let mut db = self.store().write_alone().await?;
        Ok(session::touch(&mut db, id_hash, now).await?)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn end_session(&self, id_hash: &SessionHash) -> Result<(), Error> {
        let mut db = self.store().write_alone().await?;
        Ok(session::delete(&mut db, id_hash).await?)
    }

    /// Ends a person's session and records it.
    ///
    /// # Errors
    /// When the database does not answer; the session then goes on.
    pub async fn sign_out(&self, who: &SignedIn, session: &SessionHash, at: &Circumstances) -> Result<(), Error> {
        let mut db = self.store().write().await?;
        // The history first, as everywhere: two changes never wait for each other.
        event::lock_chain(&mut db, who.person()).await?;
        session::delete(&mut db, session).await?;
        let detail = serde_json::json!({ "device": at.device });
        self.record(&mut db, EventKind::SignedOut, Some(who.person()), at, detail).await?;
        Ok(db.commit().await?)
    }

    fn session_row(&self, id_hash: SessionHash, saved: &SavedSession) -> Result<Session, Error> {
        let now = self.now();
        let authenticated_at = match saved.standing {
            Standing::SignedIn { authenticated_at, .. } => Some(authenticated_at),
            Standing::Visitor { .. } | Standing::Confirmed { .. } | Standing::Recovering { .. } => None,
        };
        Ok(Session {
            id_hash,
            person_id: saved.standing.person(),
            level: saved.standing.level().into(),
            state: serde_json::to_string(&State { standing: saved.standing.clone(), notes: saved.notes.clone() })?,
            device: saved.device.clone(),
            network: saved.network.clone(),
            authenticated_at,
            created_at: now,
            seen_at: now,
            expires_at: now + self.settings().session_absolute,
        })
    }

    fn idle_limit(&self, standing: &Standing) -> Micros {
        match standing {
            Standing::SignedIn { .. } => self.settings().session_idle,
            Standing::Visitor { .. } | Standing::Confirmed { .. } | Standing::Recovering { .. } => VISITOR_IDLE,
        }
    }
}
