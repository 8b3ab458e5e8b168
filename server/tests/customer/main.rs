//! A customer's pages: accounts, transactions, loans, documents and every other record, and what nobody gets from them that is not theirs.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod accounts;
mod attacks;
mod files;
mod loans;
mod many;
mod markup;
mod transactions;

use portal::{Bank, Member, Site};
use uuid::Uuid;

/// A customer of a bank.
pub struct Customer {
    /// With a browser.
    pub member: Member,
    /// The same in the database.
    pub id: Uuid,
    /// Whose customer it is.
    pub bank: Bank,
}

impl Site {
    pub async fn customer(&self, name: &str, address: &'static str) -> Customer {
        let bank = self.bank(&format!("Bank of {name}")).await;
        let member = self.member(name, address).await;
        let id = self.person_id(&member).await;
        self.make_customer(&bank, id).await;
        Customer { member, id, bank }
    }
}
