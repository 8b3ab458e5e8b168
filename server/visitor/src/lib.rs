//! What a program needs to visit Portico as people do: a browser with cookies, the mailbox in which the server's letters arrive, and
//! the server itself as a child process that can be started, stopped and killed. Loopback only; for load and fault programs.

mod browser;
mod error;
mod mailbox;
mod server;

pub use browser::{Answer, Browser, Network};
pub use error::VisitError;
pub use mailbox::{Letter, Mailbox};
pub use server::{Folder, Server, Setup};
