//! A customer's accounts: what is on them, over time, and everything that came in and went out.

mod api;
mod balances;
mod page;

pub use api::{file, show, show_one};
pub(crate) use balances::grouped;
pub(crate) use page::one_card;
pub use page::{Account, AccountCard, Accounts, account_page, accounts_page};
