//! What a session remembers for the next pages.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Visit, unavailable};
use crate::shell::Failure;

/// Names of what a session remembers; the session store keeps the first three in columns of their own.
pub mod remembered {
    /// What the session may do: [`portico_identity::sessions::Standing`].
    pub const STANDING: &str = "standing";
    /// Browser and system in plain words.
    pub const DEVICE: &str = "device";
    /// The network it was begun from.
    pub const NETWORK: &str = "network";
    /// The recovery that this browser began.
    pub(crate) const RECOVERY: &str = "recovery";
    /// A form that waits for its person to authenticate.
    pub(crate) const HELD: &str = "held";
    /// The role that was chosen, by its stable name.
    pub(crate) const ROLE: &str = "role";
    /// The code of an invitation that was opened and not used yet.
    pub(crate) const INVITATION: &str = "invitation";
    /// What came of the code that was used last.
    pub(crate) const CLAIMED: &str = "claimed";
    /// That they signed in with another device's passkey.
    pub(crate) const ELSEWHERE: &str = "elsewhere";
    /// A message for the next page.
    pub(crate) const FLASH: &str = "flash";
}

/// A message for the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flash {
    /// The account was made just now.
    AccountCreated,
    /// A passkey was added just now.
    PasskeyAdded,
    /// The mail was sent again.
    MailSent,
    /// Another mail was asked for too soon.
    TooSoon,
    /// A passkey got another name.
    PasskeyRenamed,
    /// A passkey was removed.
    PasskeyRemoved,
    /// A suspended passkey may be used again.
    PasskeyTrusted,
    /// The offer of a passkey for this device was put off.
    OfferPutOff,
    /// The same offer was declined for good.
    OfferDeclined,
    /// One of the person's sessions was ended.
    SessionEnded,
    /// All of the person's other sessions were ended.
    OtherSessionsEnded,
    /// They signed out.
    SignedOut,
    /// They are back in with a new passkey.
    Recovered,
    /// A running recovery was stopped.
    RecoveryStopped,
    /// The person vouched for somebody.
    Vouched,
    /// The account was thawed.
    Thawed,
    /// What a person says about themselves was changed.
    ProfileSaved,
    /// An address was confirmed and added.
    AddressAdded,
    /// An address that was not confirmed yet was dropped.
    AddressDropped,
    /// An address was removed.
    AddressRemoved,
    /// Another address became the primary one.
    PrimaryChanged,
    /// The person agreed to a legal document.
    TermsAccepted,
    /// The person agreed to a purpose.
    ConsentGiven,
    /// The person declined a purpose, or withdrew.
    ConsentDeclined,
    /// A copy of everything is being made.
    CopyStarted,
    /// A copy of everything was being made already.
    CopyRunning,
    /// The person's data is on hold.
    Restricted,
    /// The person's data may be used again.
    Unrestricted,
    /// The account is going to be erased.
    ErasureAsked,
    /// The account is not going to be erased any more.
    ErasureStopped,
    /// Which messages are wanted was saved.
    MessagesSaved,
    /// A request about their data was sent.
    RightAsked,
    /// They used an invitation.
    Joined,
    /// They were linked with a child.
    ChildLinked,
    /// A colleague was invited.
    MemberInvited,
    /// What a colleague may do was changed.
    MemberChanged,
    /// It was so already.
    MemberUnchanged,
    /// A membership was ended.
    MemberEnded,
    /// The members of a firm were confirmed.
    MembersAttested,
    /// An invitation to a firm was taken back.
    InvitationWithdrawn,
    /// A setting of a firm was changed.
    SettingSaved,
    /// It was so already.
    SettingUnchanged,
    /// What an adult of the family sees was chosen.
    FamilyChosen,
    /// It was so already.
    FamilyUnchanged,
}

impl Visit {
    /// Leaves a message for the next page.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn leave_flash(&self, flash: Flash) -> Result<(), Failure> {
        self.session.insert(remembered::FLASH, flash).await.map_err(unavailable)
    }

    /// Takes the message left for this page, if there is one; it is shown once.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn take_flash(&self) -> Result<Option<Flash>, Failure> {
        // Only a session with a message is written.
        if self.session.get_value(remembered::FLASH).await.map_err(unavailable)?.is_none() {
            return Ok(None);
        }
        self.session.remove(remembered::FLASH).await.map_err(unavailable)
    }

    /// The recovery that this browser began.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn recovery(&self) -> Result<Option<Uuid>, Failure> {
        self.session.get(remembered::RECOVERY).await.map_err(unavailable)
    }

    /// Ties a recovery to this browser, whoever is signed in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remember_recovery(&self, recovery: Uuid) -> Result<(), Failure> {
        self.session.insert(remembered::RECOVERY, recovery).await.map_err(unavailable)?;
        // The id of somebody's session is their own already. Under a new one, a session that is ended right now would begin again.
        if self.standing.person().is_some() { Ok(()) } else { self.take_standing(&self.standing).await }
    }

    /// The code of the invitation that was opened here and not used yet.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn invitation(&self) -> Result<Option<String>, Failure> {
        self.session.get(remembered::INVITATION).await.map_err(unavailable)
    }

    /// Keeps the code of an invitation until its person has signed up or signed in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remember_invitation(&self, code: &str) -> Result<(), Failure> {
        // Only a session in which something changes is written.
        if self.invitation().await?.as_deref() == Some(code) {
            return Ok(());
        }
        self.session.insert(remembered::INVITATION, code).await.map_err(unavailable)
    }

    /// Forgets it: it was used, or cannot be.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn forget_invitation(&self) -> Result<(), Failure> {
        self.session.remove::<String>(remembered::INVITATION).await.map_err(unavailable).map(drop)
    }

    /// Keeps what came of a code for the next page.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn leave_claimed<T: Serialize + Send + Sync>(&self, claimed: &T) -> Result<(), Failure> {
        self.session.insert(remembered::CLAIMED, claimed).await.map_err(unavailable)
    }

    /// What came of the code that was used last, once.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn take_claimed<T: serde::de::DeserializeOwned>(&self) -> Result<Option<T>, Failure> {
        // Only a session with a message is written.
        if self.session.get_value(remembered::CLAIMED).await.map_err(unavailable)?.is_none() {
            return Ok(None);
        }
        self.session.remove(remembered::CLAIMED).await.map_err(unavailable)
    }

    /// Notes whether this device holds a passkey of the person: `elsewhere` when they signed in with one of another device.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn note_origin(&self, elsewhere: bool) -> Result<(), Failure> {
        // Only a session in which something changes is written.
        if self.is_from_elsewhere().await? == elsewhere {
            return Ok(());
        }
        self.session.insert(remembered::ELSEWHERE, elsewhere).await.map_err(unavailable)
    }

    /// Whether they signed in with a passkey of another device, and have not made one here since.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_from_elsewhere(&self) -> Result<bool, Failure> {
        let noted: Option<bool> = self.session.get(remembered::ELSEWHERE).await.map_err(unavailable)?;
        Ok(noted.unwrap_or_default())
    }
}
