//! Receipts: signed copies of entries of the consent ledger that their person keeps, and that anybody can check without Portico
//! (ISO/IEC TS 27560:2023, consent receipt; RFC 7515).

mod record;
mod verify;

pub use verify::{LARGEST_FILE, ReceiptProblem, VerifiedReceipt, verify};

use portico_store::consent_event;
use serde_json::Value;
use uuid::Uuid;

use crate::sessions::SignedIn;
use crate::{Error, Identity};

/// The type in the header of a receipt's signature.
const KIND: &str = "consent-receipt+jwt";

/// A signed copy of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// What it says: header, processing, parties and event of ISO/IEC TS 27560 (`docs/receipts.md`).
    pub record: Value,
    /// The same, signed: a JWS in compact form (RFC 7515), ES256.
    pub jws: String,
}

impl Receipt {
    /// The file that a person keeps: `{"record": …, "receipt": "…"}`.
    #[must_use]
    pub fn to_file(&self) -> String {
        format!("{:#}\n", serde_json::json!({ "record": self.record, "receipt": self.jws }))
    }
}

impl Identity {
    /// A receipt of an entry that is about the person. `None` for any other entry.
    ///
    /// # Errors
    /// When the database does not answer, or the text is not the one that was published.
    pub async fn receipt(&self, who: &SignedIn, event: Uuid) -> Result<Option<Receipt>, Error> {
        let found = consent_event::find(&mut self.store().read().await?, who.person(), event).await?;
        let Some(entry) = found else { return Ok(None) };
        let record = record::write(&entry, &self.catalogue(), &self.settings().origin())?;
        let jws = self.keys().signing()?.sign(KIND, &record)?;
        Ok(Some(Receipt { record, jws }))
    }

    /// The public halves of all signing keys, the newest first, as a JWK set (RFC 7517).
    #[must_use]
    pub fn jwks(&self) -> Value {
        self.keys().jwks()
    }
}
