//! A PostgreSQL of our own that can be frozen and stopped, by the same script that makes the tests' one.

use std::path::{Path, PathBuf};

use portico_visitor::Folder;
use tokio::process::Command;

use crate::ChaosError;

/// What is wrong with the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Its processes stand still (SIGSTOP): nothing is answered, nothing is closed.
    Frozen,
    /// It was stopped in order: connections are closed and refused.
    Stopped,
}

/// A running cluster in a folder of its own; ended and removed when this is dropped.
pub struct Cluster {
    script: PathBuf,
    folder: PathBuf,
    url: String,
    _parent: Folder,
}

impl Cluster {
    /// Starts one by `script`, which is `.make/postgres.sh`.
    ///
    /// # Errors
    /// When PostgreSQL is not there.
    pub async fn start(script: &Path, parent: &Path, name: &str) -> Result<Self, ChaosError> {
        let parent = Folder::new(parent, name)?;
        let folder = parent.path().join("postgres");
        let url = ask(script, "start", &folder).await?.trim().to_owned();
        Ok(Self { script: script.to_owned(), folder, url, _parent: parent })
    }

    /// Its superuser's address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    pub(crate) async fn begin(&self, trouble: Trouble) -> Result<(), ChaosError> {
        let command = match trouble {
            Trouble::Frozen => "freeze",
            Trouble::Stopped => "halt",
        };
        ask(&self.script, command, &self.folder).await.map(drop)
    }

    pub(crate) async fn end(&self, trouble: Trouble) -> Result<(), ChaosError> {
        let command = match trouble {
            Trouble::Frozen => "thaw",
            Trouble::Stopped => "resume",
        };
        ask(&self.script, command, &self.folder).await.map(drop)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // A frozen one cannot be stopped. What goes wrong here is left to the operating system's cleaning.
        for command in ["thaw", "stop"] {
            let mut script = std::process::Command::new("bash");
            let _ =
                script.arg(&self.script).arg(command).arg(&self.folder).stderr(std::process::Stdio::null()).status();
        }
    }
}

async fn ask(script: &Path, command: &'static str, folder: &Path) -> Result<String, ChaosError> {
    // To a file: the server that it starts would keep a pipe open.
    let told_to = folder.with_extension(command);
    let file = std::fs::File::create(&told_to)?;
    let status = Command::new("bash").arg(script).arg(command).arg(folder).stdout(file).status().await?;
    let told = std::fs::read_to_string(&told_to)?;
    if status.success() { Ok(told) } else { Err(ChaosError::Program("postgres.sh", format!("{command}: {told}"))) }
}
