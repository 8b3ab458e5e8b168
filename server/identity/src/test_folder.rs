//! A folder of a test's own, removed at its end.

use std::ops::Deref;
use std::path::{Path, PathBuf};

/// Where it would be; whoever is tested makes it.
pub(crate) struct TestFolder(PathBuf);

impl TestFolder {
    /// Names differ from test to test.
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("portico-identity-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }
}

impl Deref for TestFolder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for TestFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
