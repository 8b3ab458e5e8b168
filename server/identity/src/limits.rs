//! How often things may be tried, per address, account and network. Buckets live in the database: they hold over restarts and replicas.

use std::net::IpAddr;

use portico_store::{Write, rate_limit};
use uuid::Uuid;

use crate::clock::{MINUTE, Micros, SECOND};
use crate::{Error, Identity};

/// A bucket: what is counted, for whom.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Limit<'a> {
    /// Sign-ups begun from one network; a class signs up in one lesson.
    SignUpNetwork(IpAddr),
    /// Mails written to one address, asked for by one network.
    MailAddressFrom(&'a str, IpAddr),
    /// Mails written to one address, whoever asks: more, so that a stranger elsewhere does not use up what its owner needs.
    MailAddress(&'a str),
    /// Codes typed from one network, right or wrong.
    CodeNetwork(IpAddr),
    /// Mailed codes of recoveries and further addresses typed for one address from one network: another mail does not help.
    CodeAddressFrom(&'a str, IpAddr),
    /// The same, whoever types: more, so that a stranger elsewhere does not use up what its owner needs.
    CodeAddress(&'a str),
    /// Recoveries begun from one network.
    RecoveryNetwork(IpAddr),
    /// Recovery codes typed for one account from one network, as far as they can be codes at all.
    RecoveryCodeFrom(Uuid, IpAddr),
    /// Recovery codes typed for one account, whoever types: more, so that a stranger elsewhere does not use up what its owner needs.
    RecoveryCodeAccount(Uuid),
    /// Passkey ceremonies from one network; generous, for a school is one network.
    CeremonyNetwork(IpAddr),
    /// Requests to be vouched for, for one account: three in a day.
    VouchAsked(Uuid),
    /// Requests about their data that one person makes: ten in a day.
    RightsAsked(Uuid),
    /// Agreements of one person. Saying no is never limited; agreeing is, so that the ledger cannot be filled by switching to and fro.
    Agreements(Uuid),
    /// What one student shares or keeps: each choice stands in two histories. Taking one back is never limited.
    FamilyChoices(Uuid),
    /// Settings of firms that one member changes.
    SettingChanges(Uuid),
    /// Messages stopped from one network, with right and wrong tokens; mail providers press the button for many people.
    StopNetwork(IpAddr),
    /// Refused sign-ins of one account from one network. Counted after the answer was verified: the right passkey is never held up.
    RefusedAccount(Uuid, IpAddr),
    /// Questions of one recipient about people's consents.
    RecipientReads(&'a str),
    /// Codes of invitations from one network, right or wrong; a class signs up in one lesson.
    InvitationNetwork(IpAddr),
    /// Codes of invitations that one account uses: a parent has a few children.
    InvitationAccount(Uuid),
    /// Colleagues whom one administrator invites, or asks about by inviting: whose an address is, is not to be found out by trying many.
    MembersInvited(Uuid),
}

impl Limit<'_> {
    /// How many at once, and how long until one more.
    fn rule(self) -> (i64, Micros) {
        match self {
            Self::SignUpNetwork(_) => (60, 10 * SECOND),
            Self::MailAddressFrom(..) => (5, 15 * MINUTE),
            Self::MailAddress(_) => (20, 5 * MINUTE),
            Self::CodeNetwork(_) => (30, 10 * SECOND),
            Self::CodeAddressFrom(..) => (15, 5 * MINUTE),
            Self::CodeAddress(_) => (40, 2 * MINUTE),
            Self::RecoveryNetwork(_) => (60, 10 * SECOND),
            Self::RecoveryCodeFrom(..) => (10, 5 * MINUTE),
            Self::RecoveryCodeAccount(_) => (40, 2 * MINUTE),
            Self::CeremonyNetwork(_) => (300, SECOND / 5),
            Self::VouchAsked(_) => (3, 480 * MINUTE),
            Self::RightsAsked(_) => (10, 144 * MINUTE),
            Self::Agreements(_) | Self::FamilyChoices(_) | Self::SettingChanges(_) => (100, 10 * SECOND),
            Self::StopNetwork(_) => (300, SECOND / 5),
            Self::RefusedAccount(..) => (20, MINUTE),
            Self::RecipientReads(_) => (1200, SECOND / 20),
            Self::InvitationNetwork(_) => (100, 5 * SECOND),
            Self::InvitationAccount(_) => (20, 3 * MINUTE),
            Self::MembersInvited(_) => (100, MINUTE),
        }
    }

    /// What names the bucket; only its keyed hash is kept.
    fn name(self) -> String {
        match self {
            Self::SignUpNetwork(network) => format!("sign-up-network {network}"),
            Self::MailAddressFrom(address, network) => format!("mail-address-from {network} {address}"),
            Self::MailAddress(address) => format!("mail-address {address}"),
            Self::CodeNetwork(network) => format!("code-network {network}"),
            Self::CodeAddressFrom(address, network) => format!("code-address-from {network} {address}"),
            Self::CodeAddress(address) => format!("code-address {address}"),
            Self::RecoveryNetwork(network) => format!("recovery-network {network}"),
            Self::RecoveryCodeFrom(person, network) => format!("recovery-code-from {network} {person}"),
            Self::RecoveryCodeAccount(person) => format!("recovery-code-account {person}"),
            Self::CeremonyNetwork(network) => format!("ceremony-network {network}"),
            Self::VouchAsked(person) => format!("vouch-asked {person}"),
            Self::RightsAsked(person) => format!("rights-asked {person}"),
            Self::Agreements(person) => format!("agreements {person}"),
            Self::FamilyChoices(person) => format!("family-choices {person}"),
            Self::SettingChanges(person) => format!("setting-changes {person}"),
            Self::StopNetwork(network) => format!("stop-network {network}"),
            Self::RefusedAccount(person, network) => format!("refused-account {person} {network}"),
            Self::RecipientReads(recipient) => format!("recipient-reads {recipient}"),
            Self::InvitationNetwork(network) => format!("invitation-network {network}"),
            Self::InvitationAccount(person) => format!("invitation-account {person}"),
            Self::MembersInvited(person) => format!("members-invited {person}"),
        }
    }
}

/// Seconds until a limit gives one more, rounded up: the value of `Retry-After`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryAfter(pub u64);

impl RetryAfter {
    pub(crate) fn from_micros(micros: Micros) -> Self {
        Self(u64::try_from(micros.saturating_add(SECOND - 1) / SECOND).unwrap_or(1).max(1))
    }
}

impl Identity {
    /// Takes one mail to this address from both of its buckets; `Some` when one is empty.
    pub(crate) async fn take_mail(
        &self,
        db: &mut Write,
        address: &str,
        network: IpAddr,
    ) -> Result<Option<RetryAfter>, Error> {
        match self.take(db, Limit::MailAddressFrom(address, network)).await? {
            Some(wait) => Ok(Some(wait)),
            None => self.take(db, Limit::MailAddress(address)).await,
        }
    }

    /// Takes one from the bucket; `Some` when it is empty.
    pub(crate) async fn take(&self, db: &mut Write, limit: Limit<'_>) -> Result<Option<RetryAfter>, Error> {
        if !self.settings().rate_limits {
            return Ok(None);
        }
        let (burst, every) = limit.rule();
        let bucket = self.keys().hash_code("limit", &limit.name())?;
        let wait = rate_limit::take(db, &bucket, self.now(), every, burst).await?;
        Ok(wait.map(RetryAfter::from_micros))
    }
}
