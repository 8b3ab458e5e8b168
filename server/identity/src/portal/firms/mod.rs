//! Firms and their own administration: who is a member, what they may do and until when. An admin never gives what they do not have; a firm
//! is never left without an admin; memberships that nobody confirms are suspended by themselves.

mod attesting;
mod changing;
mod inviting;
mod reading;
pub mod rights;
mod suspending;
pub(crate) mod team;

pub use rights::MemberRights;
pub use suspending::Unattested;
use uuid::Uuid;

use crate::RetryAfter;
use crate::clock::Micros;

/// Memberships are confirmed again after so many days.
pub const ATTEST_DAYS: i64 = 90;
/// The admins are told so many days before.
pub const WARN_DAYS: i64 = 14;
/// An invitation to a firm works so many days.
pub const INVITATION_DAYS: i64 = 14;
/// So many invitations of a firm may be open at once.
pub const MOST_INVITATIONS: usize = 100;

/// The role of a member, in a row.
pub(crate) const MEMBER: &str = "member";
/// The role of an admin, in a row.
pub(crate) const ADMIN: &str = "admin";

/// How a membership stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberState {
    /// It begins later.
    Coming,
    /// It gives access.
    Active,
    /// It gives none, as nobody confirmed it in time.
    Suspended,
}

/// A membership as the firm's admins see it. Days are ISO 8601, where the firm is; times microseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberView {
    /// Names the membership.
    pub id: Uuid,
    /// Who.
    pub person: Uuid,
    /// What they are called.
    pub name: String,
    /// Whether it is the one who looks.
    pub is_me: bool,
    /// Whether they administer the firm.
    pub is_admin: bool,
    /// What they may see and do.
    pub rights: MemberRights,
    /// The first day.
    pub begins_on: String,
    /// The last day; none for no end.
    pub ends_on: Option<String>,
    /// How it stands.
    pub state: MemberState,
    /// When somebody last confirmed it.
    pub attested_at: Micros,
    /// The last day on which it gives access, unless somebody confirms it again.
    pub due_on: String,
    /// Who answers for it; empty when that is nobody in particular.
    pub sponsor: String,
}

/// An invitation that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingMember {
    /// Names it.
    pub id: Uuid,
    /// To whom it was sent.
    pub address: String,
    /// The name that the inviter typed.
    pub name: String,
    /// When it ends.
    pub expires_at: Micros,
}

/// A firm as one of its members sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationView {
    /// Which.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// ISO 3166-1.
    pub country: String,
    /// IANA name.
    pub time_zone: String,
    /// How to reach it; each may be empty.
    pub mail: String,
    /// By telephone.
    pub phone: String,
    /// On the web.
    pub website: String,
    /// The organisation whose partner it is; empty for none.
    pub partner_of: String,
    /// One's own membership.
    pub mine: MemberView,
    /// The names of those who administer it. Everybody knows whom to ask.
    pub admins: Vec<String>,
    /// The names of the colleagues, where the rights allow that.
    pub colleagues: Option<Vec<String>>,
    /// What only admins see.
    pub administration: Option<Administration>,
}

/// What the admins of a firm see of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Administration {
    /// Everybody with a membership that has not ended, admins first.
    pub members: Vec<MemberView>,
    /// Those who were invited and have not come yet.
    pub pending: Vec<PendingMember>,
    /// The last day on which memberships can be confirmed before one is suspended; none when there is nothing to confirm, and a day that is
    /// over when one is suspended.
    pub due_on: Option<String>,
    /// Whether that is within two weeks, or over.
    pub is_due: bool,
}

/// What a member is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberTerms {
    /// Whether they administer the firm.
    pub is_admin: bool,
    /// What they may see and do.
    pub rights: MemberRights,
    /// The last day; none for no end.
    pub ends_on: Option<String>,
}

/// What came of inviting.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum MemberInvited {
    /// The letter is on its way.
    Invited {
        /// Names the invitation.
        id: Uuid,
    },
    /// That is more than the admin has.
    ExceedsRights,
    /// A member has this address already.
    AlreadyMember,
    /// Nothing is given: without topics there is nothing to see.
    NoTopic,
    /// The last day is none, or it is over.
    BadDay,
    /// Too many wait already.
    TooMany,
    /// Too many mails to this address.
    Limited(RetryAfter),
    /// Whoever asks does not administer a firm.
    NotFound,
}

/// What came of changing a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum MemberChanged {
    /// It is so.
    Changed,
    /// It was so.
    Unchanged,
    /// That is more than the admin has.
    ExceedsRights,
    /// The firm would be left without an admin.
    LastAdmin,
    /// Nothing would be left to see.
    NoTopic,
    /// The last day is none, or it is over.
    BadDay,
    /// There is no such member, or whoever asks does not administer the firm.
    NotFound,
}

/// What came of ending a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum MemberEnded {
    /// It ended, at once.
    Ended,
    /// The firm would be left without an admin.
    LastAdmin,
    /// There is no such member, or whoever asks does not administer the firm.
    NotFound,
}

/// Whether somebody still belongs to the firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attestation {
    /// They do.
    Keep,
    /// They do not.
    End,
}

/// What came of confirming the members.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum MembersAttested {
    /// All were answered for.
    Attested {
        /// How many stay.
        kept: usize,
        /// How many were ended.
        ended: usize,
    },
    /// Some were not answered for: these. Nothing was changed.
    Incomplete(Vec<Uuid>),
    /// The firm would be left without an admin.
    LastAdmin,
    /// Whoever asks does not administer a firm.
    NotFound,
}
