//! What is wrong with a configuration: all of it at once, each naming its key, value and what was expected.

use std::path::PathBuf;

/// One wrong thing.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The named file cannot be read.
    #[error("{} cannot be read: {reason}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The file is not TOML.
    #[error("{} is not valid TOML: {reason}", path.display())]
    NotToml {
        /// The file.
        path: PathBuf,
        /// What the parser said, without the offending line: it may hold a password.
        reason: String,
    },
    /// The file has a key that means nothing.
    #[error("unknown key `{key}` in {}{}", path.display(), hint(suggestion.as_deref()))]
    UnknownKey {
        /// As it was written.
        key: String,
        /// The file.
        path: PathBuf,
        /// The key that was probably meant.
        suggestion: Option<String>,
    },
    /// A value is not what its key expects.
    #[error("`{key}`{origin} is {value}: expected {expected}")]
    WrongValue {
        /// The key.
        key: &'static str,
        /// Where the value came from, ready to print after the key.
        origin: String,
        /// The value, quoted, or a note that it is not shown.
        value: String,
        /// What a right value is.
        expected: String,
    },
}

fn hint(suggestion: Option<&str>) -> String {
    suggestion.map(|name| format!(": did you mean `{name}`?")).unwrap_or_default()
}

/// Everything that is wrong; never empty.
#[derive(Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl std::fmt::Display for Problems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the configuration is refused")?;
        self.0.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

impl std::error::Error for Problems {}
