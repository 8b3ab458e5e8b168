//! Error pages in the house's look.

mod page;

pub use page::page;
