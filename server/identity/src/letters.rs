//! What Portico writes to people by mail.
//!
//! A letter is data: the words come from the catalogue in the person's language when it is sent. Letters carry one-time secrets, so
//! they rest in the outbox sealed (see `keys`) and are wiped once sent.

mod notice;

pub use notice::Notice;

use serde::{Deserialize, Serialize};

/// One mail, before it has words.
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq)]
#[serde(tag = "letter", rename_all = "kebab-case")]
pub enum Letter {
    /// Confirms an address at sign-up. Opens no account by itself: a passkey must be created afterwards.
    ConfirmAddress {
        /// The name as typed at sign-up, shown in the greeting.
        name: String,
        /// The one-time token of the link `/sign-up/confirm?token=`.
        token: String,
        /// Eight characters, shown in two groups of four, for finishing where the sign-up was begun.
        code: String,
        /// When link and code end, microseconds since 1970 UTC.
        expires_at: i64,
    },
    /// Tells the owner of an account that somebody tried to sign up with the address.
    AddressAlreadyKnown {
        /// The name of the account's owner.
        name: String,
    },
    /// Confirms a further address of an account. Works for its owner's session only.
    ConfirmFurtherAddress {
        /// The name of the account's owner.
        name: String,
        /// The one-time token of the link `/account/addresses/confirm?token=`.
        token: String,
        /// Eight characters, for typing where the address was added.
        code: String,
        /// When link and code end, microseconds since 1970 UTC.
        expires_at: i64,
    },
    /// Tells the owner of an account that another account wanted to add the address.
    AddressWantedElsewhere {
        /// The name of the owner.
        name: String,
    },
    /// The first proof of a recovery. Opens nothing by itself: a second, different proof follows.
    Recover {
        /// The name of the account's owner.
        name: String,
        /// The one-time token of the link `/recover/confirm?token=`; it works in the browser that asked.
        token: String,
        /// Eight characters, for typing in the browser that asked.
        code: String,
        /// When link and code end, microseconds since 1970 UTC.
        expires_at: i64,
    },
    /// Somebody asked to recover an account with an address that no account has.
    RecoverUnknown,
    /// The second proof of a recovery, by another address of the account.
    RecoverSecond {
        /// The name of the account's owner.
        name: String,
        /// Eight characters, for typing in the browser that asked.
        code: String,
        /// When the code ends, microseconds since 1970 UTC.
        expires_at: i64,
    },
    /// Tells the owner what happened to the account; sent to every address.
    Notice {
        /// The name of the account's owner.
        name: String,
        /// What happened.
        notice: Notice,
        /// Browser and system it happened in, for instance `Chrome on Linux`; empty when it happened by itself.
        device: String,
        /// When, microseconds since 1970 UTC.
        at: i64,
        /// The one-time token of `/not-me?token=`, where there is something to take back.
        not_me: Option<String>,
    },
    /// The copy of everything can be downloaded, after signing in.
    ExportReady {
        /// The name of the account's owner.
        name: String,
        /// When it is thrown away, microseconds since 1970 UTC.
        expires_at: i64,
    },
    /// The account is gone. The last letter to its owner.
    ErasureDone {
        /// The name of who was its owner.
        name: String,
    },
    /// A consent ends soon. A message of the topic `reminders`: it can be stopped (RFC 8058).
    ConsentEnds {
        /// The name of the account's owner.
        name: String,
        /// The purpose's title in the owner's language.
        purpose: String,
        /// When it ends, microseconds since 1970 UTC.
        ends_at: i64,
        /// The token of `/stop?token=`.
        stop: String,
    },
    /// A request has its answer, which is read after signing in.
    RequestAnswered {
        /// The name of the account's owner.
        name: String,
        /// Names the request in `/account/privacy/requests/{id}`.
        request: String,
    },
    /// A request takes longer than usual; the reason is read after signing in (GDPR 12(3)).
    RequestExtended {
        /// The name of the account's owner.
        name: String,
        /// Names the request in `/account/privacy/requests/{id}`.
        request: String,
        /// By when it is answered now, microseconds since 1970 UTC.
        due_at: i64,
    },
    /// Tells the operator that requests are due soon, or overdue.
    RequestsDue {
        /// How many are open.
        open: u32,
        /// How many of these are past their due date.
        overdue: u32,
    },
    /// Invites somebody. The code opens nothing by itself: an account is needed, and what the organisation knows has to fit.
    Invitation {
        /// The name that the inviter knows.
        name: String,
        /// Who invites: the organisation's name.
        organisation: String,
        /// Who invites for it; empty when it is the organisation itself.
        inviter: String,
        /// Ten characters, shown in two groups of five.
        code: String,
        /// The path of the page that takes the code, with the code in it.
        link: String,
        /// When the code ends, microseconds since 1970 UTC.
        expires_at: i64,
        /// To what.
        what: Invited,
    },
    /// A child comes of age soon, or has choices soon: what an adult may see ends by itself.
    HandOver {
        /// The name of who reads it.
        name: String,
        /// The name of the child.
        child: String,
        /// The first day on which it holds, as midnight UTC of that day, microseconds since 1970.
        day: i64,
        /// Who reads it.
        you_are: Side,
    },
    /// Something is new of children: how much of what, never what it says. A message of the topic `child-news`: it can be stopped (RFC 8058).
    ChildNews {
        /// The name of who reads it.
        name: String,
        /// Each child with something new.
        children: Vec<NewOfChild>,
        /// The token of `/stop?token=`.
        stop: String,
    },
    /// The desk decided about a claim.
    ClaimDecided {
        /// The name of who claimed.
        name: String,
        /// The name of the child, or of the organisation where somebody claimed to be a person it knows.
        child: String,
        /// Whether they are linked now.
        approved: bool,
    },
    /// The members of a firm are to be confirmed.
    AttestationDue {
        /// The name of the administrator.
        name: String,
        /// The firm's name.
        organisation: String,
        /// By when, microseconds since 1970 UTC.
        due_at: i64,
    },
    /// A membership was suspended because nobody confirmed it.
    MemberSuspended {
        /// The name of the member.
        name: String,
        /// The firm's name.
        organisation: String,
    },
    /// Nobody uses the account and nobody vouches for it: its data are soon only kept, or are so now, and are erased later.
    AccountUnused {
        /// The owner's name.
        name: String,
        /// From when they are only kept, microseconds since 1970 UTC; none when they are now.
        suspend_at: Option<i64>,
        /// When the account is erased, microseconds since 1970 UTC.
        erase_at: i64,
    },
    /// Somebody asks to be vouched for.
    VouchAsked {
        /// The name of who may vouch.
        name: String,
        /// The name of who asks.
        who: String,
    },
}

/// To what somebody is invited.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Invited {
    /// To see what the organisation knows about them.
    Known,
    /// To see what a school lets the adults of a child see.
    Guardian,
    /// To join a firm.
    Member,
}

/// What is new of a child.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct NewOfChild {
    /// What the child is called.
    pub name: String,
    /// Stable names of topics, and how many records are new.
    pub topics: Vec<(String, u64)>,
}

/// On which side of a guardianship somebody stands.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The adult.
    Adult,
    /// The child, or the student.
    Child,
}

impl std::fmt::Debug for Letter {
    /// Names the kind only: letters hold secrets and personal data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::ConfirmAddress { .. } => "ConfirmAddress",
            Self::AddressAlreadyKnown { .. } => "AddressAlreadyKnown",
            Self::ConfirmFurtherAddress { .. } => "ConfirmFurtherAddress",
            Self::AddressWantedElsewhere { .. } => "AddressWantedElsewhere",
            Self::Recover { .. } => "Recover",
            Self::RecoverUnknown => "RecoverUnknown",
            Self::RecoverSecond { .. } => "RecoverSecond",
            Self::Notice { .. } => "Notice",
            Self::ExportReady { .. } => "ExportReady",
            Self::ErasureDone { .. } => "ErasureDone",
            Self::ConsentEnds { .. } => "ConsentEnds",
            Self::RequestAnswered { .. } => "RequestAnswered",
            Self::RequestExtended { .. } => "RequestExtended",
            Self::RequestsDue { .. } => "RequestsDue",
            Self::Invitation { .. } => "Invitation",
            Self::HandOver { .. } => "HandOver",
            Self::ChildNews { .. } => "ChildNews",
            Self::ClaimDecided { .. } => "ClaimDecided",
            Self::AttestationDue { .. } => "AttestationDue",
            Self::MemberSuspended { .. } => "MemberSuspended",
            Self::AccountUnused { .. } => "AccountUnused",
            Self::VouchAsked { .. } => "VouchAsked",
        })
    }
}
