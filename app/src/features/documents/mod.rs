//! Documents to keep: a list, and each as a file.

mod api;

pub use api::{file, file_answer, show};
