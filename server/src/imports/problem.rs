//! What is wrong with the files of an import as a whole: all of it, before any row is looked at.

use std::fmt;

/// One wrong thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableProblem {
    /// The file; empty when it is none in particular.
    pub file: String,
    /// What is wrong, and what is expected.
    pub what: String,
}

/// Everything that is wrong; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableProblems(pub Vec<TableProblem>);

impl TableProblems {
    /// One problem of a file.
    #[must_use]
    pub fn of(file: &str, what: impl Into<String>) -> Self {
        Self(vec![TableProblem { file: file.into(), what: what.into() }])
    }
}

impl fmt::Display for TableProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the files are refused; nothing was touched")?;
        self.0.iter().try_for_each(|problem| match problem.file.as_str() {
            "" => write!(f, "\n  {}", problem.what),
            file => write!(f, "\n  {file}: {}", problem.what),
        })
    }
}

impl std::error::Error for TableProblems {}
