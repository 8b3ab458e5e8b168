//! The journal: what the server acknowledged, one line each, on the disk before the client goes on. Checks read the file, not the memory.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::ChaosError;

/// The cookies of a browser.
pub(crate) type Cookies = BTreeMap<String, String>;

/// Something that the server said it had done. `before` are the cookies with which it was asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "kebab-case")]
pub(crate) enum Deed {
    /// A sign-up was begun: there is a letter.
    SignUp { address: String },
    /// The link of a letter was spent.
    LinkSpent { token: String },
    /// The code of a letter was spent.
    CodeSpent { before: Cookies, code: String },
    /// A passkey was created with this answer, and a session began.
    AccountMade { person: usize, before: Cookies, credential: String, session: Cookies },
    /// A passkey was used with this answer, and a session began.
    SignIn { person: usize, before: Cookies, credential: String, session: Cookies },
    /// A session ended.
    SignOut { session: Cookies },
    /// A language was chosen.
    Language { person: usize, language: String },
    /// An address got so many letters from this network that it gets no more until then, in milliseconds of the run.
    Limited { address: String, network: String, until: u64 },
}

/// The kinds of deeds, as the report names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    SignUps,
    Spent,
    Accounts,
    SignIns,
    SignOuts,
    Languages,
    Limits,
}

impl Deed {
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::SignUp { .. } => Kind::SignUps,
            Self::LinkSpent { .. } | Self::CodeSpent { .. } => Kind::Spent,
            Self::AccountMade { .. } => Kind::Accounts,
            Self::SignIn { .. } => Kind::SignIns,
            Self::SignOut { .. } => Kind::SignOuts,
            Self::Language { .. } => Kind::Languages,
            Self::Limited { .. } => Kind::Limits,
        }
    }
}

/// The file, and what was asked but not acknowledged: about that nothing can be said.
#[derive(Clone)]
pub(crate) struct Journal {
    path: PathBuf,
    open: Arc<Mutex<Open>>,
}

struct Open {
    file: File,
    ended: BTreeSet<String>,
    doubtful: BTreeSet<String>,
    languages: BTreeMap<usize, BTreeSet<String>>,
}

impl Journal {
    /// A new file.
    pub(crate) fn create(path: &Path) -> Result<Self, ChaosError> {
        let file = File::create(path)?;
        let open = Open { file, ended: BTreeSet::new(), doubtful: BTreeSet::new(), languages: BTreeMap::new() };
        Ok(Self { path: path.to_owned(), open: Arc::new(Mutex::new(open)) })
    }

    /// Writes an acknowledged deed down; it is on the disk afterwards.
    pub(crate) fn write(&self, deed: &Deed) -> Result<(), ChaosError> {
        let line = serde_json::to_string(deed)? + "\n";
        let mut open = self.lock();
        open.file.write_all(line.as_bytes())?;
        open.file.sync_data()?;
        match deed {
            Deed::SignOut { session } => {
                let _new = open.ended.insert(name_of(session));
            }
            Deed::Language { person, language } => {
                open.languages.insert(*person, BTreeSet::from([language.clone()]));
            }
            Deed::SignUp { .. }
            | Deed::LinkSpent { .. }
            | Deed::CodeSpent { .. }
            | Deed::AccountMade { .. }
            | Deed::SignIn { .. }
            | Deed::Limited { .. } => {}
        }
        Ok(())
    }

    /// The end of this session was asked for and not acknowledged.
    pub(crate) fn doubt_session(&self, session: &Cookies) {
        let _new = self.lock().doubtful.insert(name_of(session));
    }

    /// This language was asked for and not acknowledged.
    pub(crate) fn doubt_language(&self, person: usize, language: &str) {
        let _new = self.lock().languages.entry(person).or_default().insert(language.to_owned());
    }

    /// Whether a session must still be alive.
    pub(crate) fn is_open(&self, session: &Cookies) -> bool {
        let (open, name) = (self.lock(), name_of(session));
        !open.ended.contains(&name) && !open.doubtful.contains(&name)
    }

    /// The languages that the person may have.
    pub(crate) fn languages_of(&self, person: usize) -> BTreeSet<String> {
        self.lock().languages.get(&person).cloned().unwrap_or_default()
    }

    /// All deeds, as they stand in the file.
    pub(crate) fn read(&self) -> Result<Vec<Deed>, ChaosError> {
        let mut deeds = Vec::new();
        for line in BufReader::new(File::open(&self.path)?).lines() {
            deeds.push(serde_json::from_str(&line?)?);
        }
        Ok(deeds)
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The session's own cookie tells sessions apart.
fn name_of(session: &Cookies) -> String {
    session.get("portico").cloned().unwrap_or_default()
}
