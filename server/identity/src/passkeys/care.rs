//! Looking after one's passkeys: naming, removing and trusting them, and what a browser's passkey managers are told.

use portico_store::passkey::Passkey;
use portico_store::{passkey, person};
use serde_json::json;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

use super::sign_in::AcceptedCredentials;
use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::letters::Notice;
use crate::name::is_forbidden;
use crate::sessions::{RecentAuth, SessionHash, SignedIn};
use crate::{Circumstances, Error, Identity};

/// Characters in a passkey's name.
const LONGEST_NAME: usize = 60;
/// An offer that was put off comes back after this long.
const OFFER_AGAIN: Micros = 30 * DAY;

/// What came of giving a passkey another name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Renamed {
    /// It has the name now.
    Renamed,
    /// Not 1 to 60 characters, or some of them cannot be shown.
    Invalid,
    /// The person has no such passkey.
    NotFound,
}

/// What to know before a passkey is removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Which one.
    pub passkey: Passkey,
    /// Whether no other one is left to sign in with.
    pub last: bool,
    /// Whether all others are bound to one device each.
    pub none_synced_left: bool,
}

/// What came of removing a passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum PasskeyRemoved {
    /// It is gone, and all other sessions have ended.
    Removed,
    /// It is the last one to sign in with, and the person did not say to be sure.
    LastOne,
    /// The person has no such passkey.
    NotFound,
}

/// What a person says to the offer of a passkey for the device at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferAnswer {
    /// Ask again in a month.
    Later,
    /// Do not ask again.
    Never,
}

impl Identity {
    /// Gives a passkey another name.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn rename_passkey(
        &self,
        recent: &RecentAuth,
        id: Uuid,
        name: &str,
        at: &Circumstances,
    ) -> Result<Renamed, Error> {
        let Some(name) = read_name(name) else { return Ok(Renamed::Invalid) };
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, recent.person()).await?;
        if !passkey::rename(&mut db, person.id, id, &name).await? {
            return Ok(Renamed::NotFound);
        }
        let detail = json!({ "passkey": id, "device": at.device });
        self.record(&mut db, EventKind::PasskeyRenamed, Some(person.id), at, detail).await?;
        db.commit().await?;
        Ok(Renamed::Renamed)
    }

    /// What to know before a passkey is removed; none when the person has no such passkey.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look_at_removal(&self, who: &SignedIn, id: Uuid) -> Result<Option<Removal>, Error> {
        Ok(removal(passkey::list_by_person(&mut self.store().read().await?, who.person()).await?, id))
    }

    /// Removes a passkey and ends all other sessions: one of them may have been begun with it. `sure` allows it for the last one.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn remove_passkey(
        &self,
        recent: &RecentAuth,
        id: Uuid,
        sure: bool,
        current: &SessionHash,
        at: &Circumstances,
    ) -> Result<PasskeyRemoved, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, recent.person()).await?;
        let Some(removal) = removal(passkey::list_by_person(&mut db, person.id).await?, id) else {
            return Ok(PasskeyRemoved::NotFound);
        };
        if removal.last && !sure {
            return Ok(PasskeyRemoved::LastOne);
        }
        passkey::delete(&mut db, person.id, id).await?;
        let sessions = self.end_sessions(&mut db, person.id, Some(current)).await?;
        let detail = json!({ "passkey": id, "sessions": sessions, "device": at.device });
        self.record(&mut db, EventKind::PasskeyRemoved, Some(person.id), at, detail).await?;
        let notice = Notice::PasskeyRemoved { passkey: removal.passkey.name };
        self.tell_owner(&mut db, &person, &notice, None, at).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(PasskeyRemoved::Removed)
    }

    /// A suspended passkey is the person's after all. `false` when the person has no such passkey.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn trust_passkey(&self, recent: &RecentAuth, id: Uuid, at: &Circumstances) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, recent.person()).await?;
        if passkey::trust(&mut db, person.id, id).await? {
            let detail = json!({ "passkey": id, "device": at.device });
            self.record(&mut db, EventKind::PasskeyTrusted, Some(person.id), at, detail).await?;
            self.tell_owner(&mut db, &person, &Notice::PasskeyTrusted, Some(id), at).await?;
            db.commit().await?;
            self.wake_mail();
            return Ok(true);
        }
        // A second click finds nothing to lift.
        Ok(passkey::list_by_person(&mut db, person.id).await?.iter().any(|passkey| passkey.id == id))
    }

    /// What a browser's passkey managers are told about the person as of now.
    ///
    /// # Errors
    /// [`Error::NoAccount`] when the account is gone, or when the database does not answer.
    pub async fn accepted_now(&self, who: &SignedIn) -> Result<AcceptedCredentials, Error> {
        let mut db = self.store().read().await?;
        let person = person::find(&mut db, who.person()).await?.ok_or(Error::NoAccount)?;
        self.accepted_credentials(&mut db, &person).await
    }

    /// Remembers when to offer a passkey for the device at hand again.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn answer_passkey_offer(&self, who: &SignedIn, answer: OfferAnswer) -> Result<(), Error> {
        let mut db = self.store().write().await?;
        let person = self.open_change(&mut db, who.person()).await?;
        let offer_at = match answer {
            OfferAnswer::Later => self.now() + OFFER_AGAIN,
            OfferAnswer::Never => Micros::MAX,
        };
        person::set_passkey_offer(&mut db, person.id, offer_at).await?;
        Ok(db.commit().await?)
    }
}

/// A suspended passkey opens nothing: it does not count among what is left.
fn removal(passkeys: Vec<Passkey>, id: Uuid) -> Option<Removal> {
    let (removed, others): (Vec<_>, Vec<_>) = passkeys.into_iter().partition(|passkey| passkey.id == id);
    let mut left = others.iter().filter(|passkey| passkey.suspended_at.is_none()).peekable();
    let last = left.peek().is_none();
    let none_synced_left = !left.any(|passkey| passkey.backup_state);
    removed.into_iter().next().map(|passkey| Removal { passkey, last, none_synced_left })
}

/// White space around it is dropped, within it folded to one space.
fn read_name(typed: &str) -> Option<String> {
    let name: String = typed.nfc().collect();
    if name.chars().any(|letter| is_forbidden(letter) && !letter.is_whitespace()) {
        return None;
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (1..=LONGEST_NAME).contains(&name.chars().count()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::read_name;

    #[test]
    fn a_passkeys_name_is_one_to_sixty_characters_that_can_be_seen() {
        assert_eq!(read_name("  My \t phone ").as_deref(), Some("My phone"));
        assert_eq!(read_name(&"電".repeat(60)).map(|name| name.chars().count()), Some(60));
        for wrong in ["", "  ", &"a".repeat(61), "a\u{0}b", "a\u{202e}b"] {
            assert_eq!(read_name(wrong), None, "{wrong:?}");
        }
    }
}
