//! tower-sessions' store over ours: the cookie's id is hashed, standing and device get columns, the rest is kept as notes.
//! Limits are identity's: a session past them is not there.

use async_trait::async_trait;
use portico_app::shell::{hash_session_id, remembered};
use portico_identity::Identity;
use portico_identity::sessions::{SavedSession, Standing};
use serde_json::Value;
use time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result, SessionStore};

/// Sessions in the portal's database.
#[derive(Debug, Clone)]
pub struct IdentitySessions(pub Identity);

#[async_trait]
impl SessionStore for IdentitySessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // Ids have 128 random bits: a collision is refused by the database, not searched for.
        self.0.create_session(hash_session_id(record.id), &saved(record)?).await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> Result<()> {
        self.0.save_session(hash_session_id(record.id), &saved(record)?).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let saved = self.0.load_session(&hash_session_id(*id)).await.map_err(backend)?;
        saved.map(|saved| record(*id, saved)).transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.end_session(&hash_session_id(*id)).await.map_err(backend)
    }
}

fn saved(record: &Record) -> Result<SavedSession> {
    let mut notes = record.data.clone();
    let standing = match notes.remove(remembered::STANDING) {
        Some(standing) => serde_json::from_value(standing).map_err(|error| Error::Encode(error.to_string()))?,
        None => Standing::Visitor { sign_up: None },
    };
    let device = match notes.remove(remembered::DEVICE) {
        Some(Value::String(device)) => device,
        Some(_) | None => String::new(),
    };
    let network = match notes.remove(remembered::NETWORK) {
        Some(Value::String(network)) => network,
        Some(_) | None => String::new(),
    };
    let notes = serde_json::to_string(&notes).map_err(|error| Error::Encode(error.to_string()))?;
    Ok(SavedSession { standing, device, network, notes, expires_at: micros(record.expiry_date) })
}

fn record(id: Id, saved: SavedSession) -> Result<Record> {
    let mut data: std::collections::HashMap<String, Value> =
        serde_json::from_str(&saved.notes).map_err(|error| Error::Decode(error.to_string()))?;
    let standing = serde_json::to_value(&saved.standing).map_err(|error| Error::Decode(error.to_string()))?;
    data.insert(remembered::STANDING.into(), standing);
    data.insert(remembered::DEVICE.into(), Value::String(saved.device));
    data.insert(remembered::NETWORK.into(), Value::String(saved.network));
    let expiry_date = OffsetDateTime::from_unix_timestamp_nanos(i128::from(saved.expires_at) * 1000);
    Ok(Record { id, data, expiry_date: expiry_date.map_err(|error| Error::Decode(error.to_string()))? })
}

fn micros(at: OffsetDateTime) -> i64 {
    i64::try_from(at.unix_timestamp_nanos() / 1000).unwrap_or(i64::MAX)
}

fn backend(error: portico_identity::Error) -> Error {
    Error::Backend(error.to_string())
}
