//! Stopping everything at once, and starting again: freezing, thawing, and the "this was not me" of a notice.

mod api;
mod freeze;
mod not_me;
mod outcome;
mod page;

pub use api::{answer_not_me, freeze, show, show_freeze, show_not_me, thaw};
pub use freeze::freeze_page;
pub use not_me::{NotMe, not_me_page};
pub use outcome::{FrozenOutcome, outcome_page};
pub use page::{FrozenAccount, page};
