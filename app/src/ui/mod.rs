//! The kit: stateless pieces, one file each. Plain functions rather than components, so that a page reads like its words.

pub mod alert;
pub mod arches;
pub mod button;
pub mod details;
pub mod field;
pub mod icon;
pub mod mark;
pub mod moment;
pub mod outcome;
pub mod problems;
pub mod steps;
