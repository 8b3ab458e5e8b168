//! What is kept how long (GDPR 5(1)(e)): one table of classes, each with its clock. What is over is removed, the short clocks a few times an
//! hour, all of them in the night. `docs/retention.md` says why; the inventory says which table belongs to which class.

mod classes;
mod history;
mod nightly;
mod removing;

pub use classes::{CLASSES, Class};
pub(crate) use nightly::COMPACT;

use crate::clock::Micros;
use crate::{Error, Identity};

/// What was removed, or would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionReport {
    /// One line a class, in the order of [`CLASSES`].
    pub lines: Vec<RetentionLine>,
}

/// One class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetentionLine {
    /// Which.
    pub class: Class,
    /// How long its rows are kept after the moment that its description names, in microseconds.
    pub kept: Micros,
    /// How many rows were past it.
    pub over: u64,
}

impl Identity {
    /// Removes what is past its time and need not wait for the night. To be called a few times an hour.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remove_expired(&self) -> Result<(), Error> {
        for class in CLASSES.iter().filter(|class| !class.waits_for_night()) {
            self.remove_over(*class, false).await?;
        }
        Ok(())
    }

    /// Removes what is past its time in every class. A dry run does the same and undoes it, so that its counts are what would happen.
    ///
    /// # Errors
    /// When the database does not answer. What was removed until then stays removed.
    pub async fn retain(&self, dry_run: bool) -> Result<RetentionReport, Error> {
        let mut lines = Vec::new();
        for class in CLASSES {
            let over = self.remove_over(*class, dry_run).await?;
            if over > 0 && !dry_run {
                tracing::info!(class = class.name(), rows = over, "past their time and removed");
            }
            lines.push(RetentionLine { class: *class, kept: class.kept(self.settings()), over });
        }
        Ok(RetentionReport { lines })
    }

    async fn remove_over(&self, class: Class, dry_run: bool) -> Result<u64, Error> {
        if class == Class::Activity {
            return self.prune_histories(dry_run).await;
        }
        let mut db = self.store().write().await?;
        let over = class.remove(&mut db, self.now(), self.settings()).await?;
        if !dry_run {
            db.commit().await?;
        }
        Ok(over)
    }
}
