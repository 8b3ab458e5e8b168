//! Files of the demo before they are written into a folder.

use std::io;
use std::path::Path;

/// A file.
pub(super) struct File {
    /// Where it goes, below the folder.
    pub(super) path: String,
    /// What is in it.
    pub(super) bytes: Vec<u8>,
}

impl File {
    /// With this content.
    pub(super) fn new(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), bytes }
    }

    /// Writes it.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        let path = folder.join(&self.path);
        if let Some(above) = path.parent() {
            std::fs::create_dir_all(above)?;
        }
        std::fs::write(path, &self.bytes)
    }
}
