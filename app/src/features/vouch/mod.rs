//! Vouching for somebody who cannot sign in: who asks, and the number that they tell.

mod api;
mod page;

pub use api::{give, show, show_one};
pub use page::{Asker, GiveVouch, Vouches, give_page, page};
