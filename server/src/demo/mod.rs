//! `portico demo`: a bank, two schools and a vendor with their firms, invented from end to end. Files as such organisations write them go into
//! a folder and through the real imports; then the people of the demo are invited.

mod bank;
mod cast;
mod days;
mod draw;
mod files;
mod load;
mod names;
mod organisations;
mod paper;
mod pdf;
mod problem;
mod school;
mod table;
mod vendor;

#[cfg(test)]
mod tests;

pub use load::{Loaded, load};
pub use problem::DemoProblem;
