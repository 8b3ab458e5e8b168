//! The mailbox of a local demo, so that a newcomer can finish signing up without looking for a file.

mod page;

pub use page::{MailList, MailRow, MailView, list_page, view_page};
