//! Faults on purpose: kills the real program under a mixed load, freezes and stops its PostgreSQL, fills its disk, keeps it busy with
//! half-open requests, and proves that what it promised holds. `make chaos` runs all of it, `make test` a short form.

mod checks;
mod client;
mod cluster;
mod database;
mod error;
mod findings;
mod full_disk;
mod guest;
mod half_open;
mod journal;
mod kills;
mod outage;
mod random;
mod report;
mod small_disk;
mod world;

use std::path::PathBuf;
use std::time::Duration;

pub use cluster::{Cluster, Trouble};
pub use error::ChaosError;
pub use full_disk::{FullDiskReport, full_disk};
pub use half_open::{HalfOpenReport, half_open_requests};
pub use kills::kill_again_and_again;
pub use outage::{OutageReport, outage};
pub use report::KillReport;

/// Which database keeps the data.
#[derive(Debug, Clone)]
pub enum Engine {
    /// One server with its file.
    Sqlite,
    /// Two replicas with a database of their own on the server at this URL, whose user may create databases.
    Postgres(String),
}

impl Engine {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }
}

/// How often to kill, under which load, for how long.
#[derive(Debug, Clone)]
pub struct KillPlan {
    /// The program.
    pub binary: PathBuf,
    /// Where data, mails and journal lie meanwhile, in a folder that is removed.
    pub folder: PathBuf,
    /// Decides what each client does and when the server dies.
    pub seed: u64,
    /// How many kills.
    pub kills: u32,
    /// No more kills after this time.
    pub within: Duration,
    /// Clients at the same time.
    pub clients: usize,
    /// How long the load may go on afterwards until something of every kind was done.
    pub everything_within: Duration,
    /// How long to wait at the end for letters that a killed worker held.
    pub patience: Duration,
    /// Whether letters may still wait in the outbox after that time.
    pub may_wait: bool,
}
