//! A person's sessions, as the person sees and ends them. A page names a session by a handle that opens nothing.

use portico_store::session::{self, Session};
use serde_json::json;
use uuid::Uuid;

use crate::clock::Micros;
use crate::events::EventKind;
use crate::keys::sha256;
use crate::sessions::{SessionHash, SignedIn};
use crate::{Circumstances, Error, Identity};

/// One session that has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionEntry {
    /// Names it on pages: from its id, which it does not tell.
    pub handle: Uuid,
    /// Browser and system in plain words.
    pub device: String,
    /// The network it was begun from, as text.
    pub network: String,
    /// When it was begun, microseconds since 1970 UTC.
    pub created_at: Micros,
    /// When it was last used, to the minute, microseconds since 1970 UTC.
    pub seen_at: Micros,
    /// Whether it is the one that asks.
    pub current: bool,
}

impl Identity {
    /// A person's signed-in sessions that have not ended: the one at hand first, then the last used.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_sessions(&self, who: &SignedIn, current: &SessionHash) -> Result<Vec<SessionEntry>, Error> {
        let (now, idle_since) = self.session_ends();
        let rows = session::list_by_person(&mut self.store().read().await?, who.person(), now, idle_since).await?;
        let mut entries: Vec<_> = rows.into_iter().map(|row| entry(row, current)).collect();
        entries.sort_by_key(|entry| !entry.current);
        Ok(entries)
    }

    /// Ends the session with this handle. `false` when the person has no such session, or it has ended.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen; the session then goes on.
    pub async fn end_one_session(&self, who: &SignedIn, handle: Uuid, at: &Circumstances) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, who.person()).await?;
        let (now, idle_since) = self.session_ends();
        let rows = session::list_by_person(&mut db, person.id, now, idle_since).await?;
        let Some(row) = rows.iter().find(|row| handle_of(&row.id_hash) == handle) else { return Ok(false) };
        session::delete(&mut db, &row.id_hash).await?;
        let detail = json!({ "session": handle, "ended": row.device, "device": at.device });
        self.record(&mut db, EventKind::SessionEnded, Some(person.id), at, detail).await?;
        db.commit().await?;
        Ok(true)
    }

    /// Ends all sessions of the person but the one at hand. Tells how many it were.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen; all sessions then go on.
    pub async fn end_other_sessions(
        &self,
        who: &SignedIn,
        current: &SessionHash,
        at: &Circumstances,
    ) -> Result<u64, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, who.person()).await?;
        let ended = self.end_sessions(&mut db, person.id, Some(current)).await?;
        let detail = json!({ "sessions": ended, "device": at.device });
        self.record(&mut db, EventKind::OtherSessionsEnded, Some(person.id), at, detail).await?;
        db.commit().await?;
        Ok(ended)
    }

    /// The moment now, and the one since which a signed-in session must have been seen.
    fn session_ends(&self) -> (Micros, Micros) {
        let now = self.now();
        (now, now.saturating_sub(self.settings().session_idle))
    }
}

fn entry(row: Session, current: &SessionHash) -> SessionEntry {
    SessionEntry {
        handle: handle_of(&row.id_hash),
        current: row.id_hash == *current,
        device: row.device,
        network: row.network,
        created_at: row.created_at,
        seen_at: row.seen_at,
    }
}

/// The first half of SHA-256 over a word of its own and the hash of the id: nothing can be found by it but on the list.
fn handle_of(id_hash: &SessionHash) -> Uuid {
    let hash = sha256(&[b"session\0".as_slice(), id_hash].concat());
    Uuid::from_u128(u128::from_be_bytes(std::array::from_fn(|at| hash.get(at).copied().unwrap_or_default())))
}
