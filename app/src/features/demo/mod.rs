//! The page for newcomers of a local demo: who can sign in as what, with their invitations. Anywhere else it is not there.

mod api;
mod file;
mod page;
mod states;

pub use api::{fresh, show};
pub use file::{Demo, DemoFile, DemoPerson, Invitation, Part, PartKey};
pub use page::{DemoPage, InvitationRow, InvitationState, PartRow, page};
pub use states::{States, read_states};
