//! The kit: stateless pieces, one file each. Plain functions rather than components, so that a page reads like its words.

pub mod account_nav;
pub mod alert;
pub mod arches;
pub mod button;
pub mod choices;
pub mod demo_mail;
pub mod details;
pub mod device;
pub mod field;
pub mod icon;
pub mod mark;
pub mod moment;
pub mod outcome;
pub mod problems;
pub mod resend;
pub mod select;
pub mod steps;
pub mod words;
