//! What the owner of an account is told at every address, because only they can say whether it was them.

use serde::{Deserialize, Serialize};

/// What can happen to an account that its owner must know.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
#[serde(tag = "notice", rename_all = "kebab-case")]
pub enum Notice {
    /// A passkey was added.
    PasskeyAdded {
        /// What it is called; empty when nobody said.
        passkey: String,
    },
    /// A passkey was removed.
    PasskeyRemoved {
        /// What it was called; empty when nobody said.
        passkey: String,
    },
    /// A passkey that was refused because it was not theirs is theirs after all.
    PasskeyTrusted,
    /// An address was confirmed and added.
    AddressAdded {
        /// Masked.
        address: String,
    },
    /// An address was removed.
    AddressRemoved {
        /// Masked.
        address: String,
    },
    /// Another address became the primary one.
    PrimaryChanged {
        /// Masked.
        address: String,
    },
    /// Somebody signed in from a browser that was not seen before.
    NewDevice,
    /// New recovery codes were made; the old ones are void.
    CodesMade,
    /// Somebody gave the first proof of a recovery; the second is awaited.
    RecoveryProved,
    /// A recovery was begun that ends in its waiting time.
    RecoveryStarted {
        /// When it can be finished, microseconds since 1970 UTC.
        ready_at: i64,
    },
    /// A recovery is still waiting; told daily.
    RecoveryWaits {
        /// When it can be finished, microseconds since 1970 UTC.
        ready_at: i64,
    },
    /// The waiting time is over: the recovery can be finished at `/recover`.
    RecoveryReady {
        /// When it lapses, microseconds since 1970 UTC.
        until: i64,
    },
    /// A recovery was stopped.
    RecoveryStopped,
    /// The account was recovered with a new passkey; all sessions ended.
    Recovered {
        /// What the new passkey is called; empty when nobody said.
        passkey: String,
    },
    /// The account was frozen.
    Frozen,
    /// The account was thawed.
    Thawed,
    /// Somebody asked for a copy of everything.
    ExportAsked,
    /// Somebody asked to have the account erased.
    ErasureAsked {
        /// When it is erased, microseconds since 1970 UTC.
        due_at: i64,
    },
    /// The erasure was stopped.
    ErasureStopped,
    /// Somebody vouched for the owner, who gets back in after a delay.
    Vouched {
        /// When it can be finished, microseconds since 1970 UTC.
        ready_at: i64,
    },
}

impl Notice {
    /// The stable name, as it rests beside the link of the mail.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::PasskeyAdded { .. } => "passkey-added",
            Self::PasskeyRemoved { .. } => "passkey-removed",
            Self::PasskeyTrusted => "passkey-trusted",
            Self::AddressAdded { .. } => "address-added",
            Self::AddressRemoved { .. } => "address-removed",
            Self::PrimaryChanged { .. } => "primary-changed",
            Self::NewDevice => "new-device",
            Self::CodesMade => "codes-made",
            Self::RecoveryProved => "recovery-proved",
            Self::RecoveryStarted { .. } => "recovery-started",
            Self::RecoveryWaits { .. } => "recovery-waits",
            Self::RecoveryReady { .. } => "recovery-ready",
            Self::RecoveryStopped => "recovery-stopped",
            Self::Recovered { .. } => "recovered",
            Self::Frozen => "frozen",
            Self::Thawed => "thawed",
            Self::ExportAsked => "export-asked",
            Self::ErasureAsked { .. } => "erasure-asked",
            Self::ErasureStopped => "erasure-stopped",
            Self::Vouched { .. } => "vouched",
        }
    }
}
