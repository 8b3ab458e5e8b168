//! Invitations: a code lets somebody be a person that a source knows, claim a child, or join a firm. Single use, for thirty days. The code is
//! one factor; where a source knows a date of birth it is the other.

mod known;
mod linking;
mod listing;
mod looking;
mod making;
mod offer;
mod using;

pub use listing::InvitationSummary;
pub use looking::{InvitationView, LookedAt};
pub use making::{INVITATION_LIFETIME_DAYS, Invitee, Invitees, Made, invitation_path};
pub use offer::{InvitationKind, MemberOffer};
pub use using::InvitationUsed;

pub(in crate::portal) use linking::Checked;
pub(crate) use making::InvitationDraft;
