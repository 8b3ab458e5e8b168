//! The page behind an invitation: who invites, to what, and the ways in. The code waits in the session while somebody signs up or in.

mod api;
mod page;

pub use api::{join, show};
pub use page::{Invited, InvitedTo, Refused, ask_page, code_form, page, refused_page, waits_page};
