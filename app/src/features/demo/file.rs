//! What `portico demo` leaves for the page: whom it invited, and their codes. The database keeps only hashes of codes, so they stand in a file of
//! the demo's own; it names the organisation that it belongs to, so that it means nothing to any other database.

use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The file.
#[derive(Clone, Debug)]
pub struct DemoFile(Arc<Path>);

/// What stands in it.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Demo {
    /// The day on which the demo was first loaded, ISO 8601.
    pub anchor: String,
    /// An organisation of the database that it was loaded into.
    pub organisation: Uuid,
    /// The parts that somebody can play.
    pub parts: Vec<Part>,
}

/// A part, and everybody who can play it.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub key: PartKey,
    /// Who is shown: a place in the list.
    pub shown: usize,
    /// Those who can play it.
    pub people: Vec<DemoPerson>,
}

/// The parts. The names are stable: they stand in the file and in forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKey {
    /// A customer of the bank.
    Customer,
    /// A student who comes of age soon.
    Student,
    /// A student who may keep something from the parents.
    Younger,
    /// A parent of three children in two schools.
    Parent,
    /// The other parent, who lives apart.
    Apart,
    /// A parent where the other one is barred.
    Barred,
    /// Somebody who administers a firm.
    Admin,
    /// Somebody in a firm with fewer rights.
    Member,
    /// A student who is a customer too.
    Both,
}

impl PartKey {
    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Student => "student",
            Self::Younger => "younger",
            Self::Parent => "parent",
            Self::Apart => "apart",
            Self::Barred => "barred",
            Self::Admin => "admin",
            Self::Member => "member",
            Self::Both => "both",
        }
    }
}

/// Somebody invented.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct DemoPerson {
    /// What they are called.
    pub name: String,
    /// Their invitations.
    pub invitations: Vec<Invitation>,
}

/// An invitation that was made.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Invitation {
    /// Names it.
    pub id: Uuid,
    /// Who invites.
    pub organisation: Uuid,
    /// What they are called.
    pub organisation_name: String,
    /// The code.
    pub code: String,
    /// For a guardian: the child's name; empty otherwise.
    pub child: String,
    /// The date of birth that is asked with the code, ISO 8601; empty when none is.
    pub birth_date: String,
}

impl DemoFile {
    /// At this path.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        Self(path.into())
    }

    /// Whether a demo was loaded at all.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.0.exists()
    }

    /// What stands in it; none when there is no such file, or it is none of ours.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self) -> io::Result<Option<Demo>> {
        match std::fs::read(&self.0) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes it: all of it or nothing.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, demo: &Demo) -> io::Result<()> {
        if let Some(folder) = self.0.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let beside = self.0.with_extension("new");
        std::fs::write(&beside, serde_json::to_vec_pretty(demo)?)?;
        std::fs::rename(beside, &self.0)
    }
}
