//! What the use-cases of recovering answer.

use uuid::Uuid;

use crate::clock::Micros;
use crate::limits::RetryAfter;

/// What came of asking to recover an account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum RecoveryStarted {
    /// A mail is on its way, whatever it says.
    MailSent {
        /// Names the recovery in the session of the browser that asked.
        recovery: Uuid,
    },
    /// Too many were begun.
    Limited(RetryAfter),
}

/// A recovery as the browser that began it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryView {
    /// The address it began with, for instance `s…@example.org`.
    pub masked_address: String,
    /// From when another first mail may be asked for, microseconds since 1970 UTC.
    pub next_mail_at: Micros,
    /// What comes next.
    pub stage: RecoveryStage,
}

/// What comes next in a recovery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecoveryStage {
    /// The link or the code of the first mail.
    AwaitingMail,
    /// Another first mail: link and code of the last one ended.
    Expired,
    /// A second proof, of these.
    Choosing(SecondProofs),
    /// The code of the mail to another address.
    AwaitingSecondMail {
        /// That address, for instance `s…@example.org`.
        masked_address: String,
        /// From when another mail to it may be asked for, microseconds since 1970 UTC.
        next_mail_at: Micros,
    },
    /// Nothing: it was granted, finished or stopped, or the second proof was not given within the hour.
    Over,
}

/// Which second proofs there are for somebody who gave the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondProofs {
    /// Whether there is a recovery code that was not used.
    pub codes_left: bool,
    /// The account's other addresses.
    pub addresses: Vec<OtherAddress>,
    /// The waiting time.
    pub waiting: Waiting,
    /// Somebody who vouches.
    pub vouching: Vouching,
}

/// How vouching stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vouching {
    /// It was not asked for.
    NotAsked,
    /// It was asked for, and nobody has vouched.
    Asked {
        /// Until when somebody may, microseconds since 1970 UTC.
        until: Micros,
    },
    /// Somebody vouched, and the delay runs.
    Running {
        /// When it is over, microseconds since 1970 UTC.
        ready_at: Micros,
    },
    /// It can be used, with the number.
    Ready {
        /// When it lapses, microseconds since 1970 UTC.
        until: Micros,
    },
}

/// As what somebody vouches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VouchRelation {
    /// The guardian of a minor.
    Guardian,
    /// An administrator of the person's firm.
    Admin,
    /// A desk before which the person stands.
    Desk,
}

impl VouchRelation {
    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Guardian => "guardian",
            Self::Admin => "admin",
            Self::Desk => "desk",
        }
    }
}

/// A request that somebody may answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VouchRequest {
    /// Names it.
    pub id: Uuid,
    /// Who asks.
    pub name: String,
    /// As what one would vouch.
    pub relation: VouchRelation,
    /// Microseconds since 1970 UTC.
    pub asked_at: Micros,
    /// Until when it can be answered, microseconds since 1970 UTC.
    pub until: Micros,
}

/// What came of asking to be vouched for.
#[derive(Clone, PartialEq, Eq)]
#[must_use]
pub enum VouchAsked {
    /// Those who may were told.
    Asked {
        /// Six digits for whoever vouches; told here once.
        word: String,
        /// Until when somebody may vouch, microseconds since 1970 UTC.
        until: Micros,
    },
    /// The recovery is over or gone.
    Gone,
    /// It was asked for too often.
    Limited(RetryAfter),
}

/// What came of vouching.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum VouchGiven {
    /// The delay runs, and the owner was told.
    Given {
        /// When it is over, microseconds since 1970 UTC.
        ready_at: Micros,
    },
    /// It is another number.
    Wrong,
    /// Five other numbers were typed: it has to be asked for anew.
    TooManyTries,
    /// There is no such request, not for this person, or not any more.
    NotFound,
}

/// Another address of the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherAddress {
    /// Names it in the form.
    pub contact: Uuid,
    /// For instance `s…@example.org`.
    pub masked_address: String,
}

/// How the waiting time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// It was not begun.
    NotStarted {
        /// How long it would be, in microseconds.
        micros: Micros,
    },
    /// It runs.
    Running {
        /// When it is over, microseconds since 1970 UTC.
        ready_at: Micros,
    },
    /// It is over and can be used.
    Ready {
        /// When it lapses, microseconds since 1970 UTC.
        until: Micros,
    },
}

/// What a link says before it is used. Looking changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum RecoveryLink {
    /// It can be used here.
    Ready {
        /// For instance `s…@example.org`.
        masked_address: String,
    },
    /// It works in the browser that asked for it only; the code can be typed there.
    OtherBrowser,
    /// Its ten minutes are over, or the recovery was stopped.
    Expired,
    /// It was used.
    Spent,
    /// It is not one of ours, was cut, or a newer mail replaced it.
    Unknown,
}

/// What came of the link or the code of the first mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum FirstProof {
    /// Given, once and for all: a second, different proof is next.
    Proved,
    /// The code is not the newest mail's.
    WrongCode,
    /// The code was typed too often; the link still works.
    TooManyTries,
    /// The ten minutes are over, or the recovery was stopped.
    Expired,
    /// It was used before.
    Spent,
    /// The link works in the browser that asked for it only. It is not spent.
    OtherBrowser,
    /// The link is not one of ours, or the recovery is gone.
    Unknown,
    /// Too many codes for this address or from this network.
    Limited(RetryAfter),
}

/// What came of a second proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum SecondProof {
    /// A passkey may be created within half an hour, and nothing else.
    Granted {
        /// Whose account it is.
        person: Uuid,
        /// The recovery.
        recovery: Uuid,
    },
    /// Not a code at all, as its check characters tell: it was mistyped. Nothing was counted.
    Mistyped,
    /// No unused recovery code, or not the newest mail's code.
    Wrong,
    /// The mailed code was typed too often.
    TooManyTries,
    /// The mailed code ended, the waiting time lapsed, or the first proof was given too long ago.
    Expired,
    /// The recovery is over or gone, or the proof was used.
    Gone,
    /// The first proof was not given, the code was not mailed, or the waiting time is not over.
    NotReady,
    /// Too many codes for this account, for this address or from this network.
    Limited(RetryAfter),
}

/// What came of asking for a code to another address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum SecondMail {
    /// It is on its way, or was sent a moment ago.
    MailSent,
    /// The recovery is over or gone, or the account has no such other address.
    Gone,
    /// Too many mails to this address.
    Limited(RetryAfter),
}

/// What came of asking for the waiting time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum WaitStarted {
    /// It runs from now on; the owner was told at every address.
    Started {
        /// When it is over, microseconds since 1970 UTC.
        ready_at: Micros,
    },
    /// It was begun before, and was not begun again.
    Running {
        /// When it is or was over, microseconds since 1970 UTC.
        ready_at: Micros,
    },
    /// The recovery is over or gone.
    Gone,
}

/// How a person's recovery codes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodesState {
    /// When they were made, microseconds since 1970 UTC; none when there are none.
    pub made_at: Option<Micros>,
    /// How many can be used.
    pub left: usize,
    /// How many were used and not replaced.
    pub used: usize,
}
