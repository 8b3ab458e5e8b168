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
    SignIn { before: Cookies, credential: String, session: Cookies },
    /// A session ended.
    SignOut { session: Cookies },
    /// A language was chosen.
    Language { person: usize, language: String },
    /// Recovery codes were made; those of before are void.
    CodesMade { person: usize, address: String, codes: Vec<String> },
    /// A mailed code and a recovery code were spent, one after the other, each asked with its own cookies.
    CodeUsed { person: usize, mailed_before: Cookies, mailed: String, before: Cookies, code: String },
    /// The new passkey of a recovery was created: a session began, and those of before ended.
    Recovered { passkey: usize, before: Cookies, credential: String, session: Cookies, ended: Vec<Cookies> },
    /// Another address was confirmed by the code that was mailed to it and typed at `path`.
    AddressAdded { person: usize, address: String, path: String, code: String },
    /// An account was frozen, which ended these sessions.
    Frozen { person: usize, ended: Vec<Cookies> },
    /// It was thawed by a passkey, in this session.
    Thawed { person: usize, session: Cookies },
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
    Codes,
    CodesUsed,
    Recoveries,
    Addresses,
    Freezes,
    Thaws,
    Limits,
}

impl Kind {
    /// All of them.
    pub(crate) const ALL: [Self; 13] = [
        Self::SignUps,
        Self::Spent,
        Self::Accounts,
        Self::SignIns,
        Self::SignOuts,
        Self::Languages,
        Self::Codes,
        Self::CodesUsed,
        Self::Recoveries,
        Self::Addresses,
        Self::Freezes,
        Self::Thaws,
        Self::Limits,
    ];
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
            Self::CodesMade { .. } => Kind::Codes,
            Self::CodeUsed { .. } => Kind::CodesUsed,
            Self::Recovered { .. } => Kind::Recoveries,
            Self::AddressAdded { .. } => Kind::Addresses,
            Self::Frozen { .. } => Kind::Freezes,
            Self::Thawed { .. } => Kind::Thaws,
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
    frozen: BTreeMap<usize, Frozen>,
    done: BTreeSet<Kind>,
}

/// What is known about an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frozen {
    Yes,
    No,
    /// Freezing or thawing was asked for and not acknowledged.
    Perhaps,
}

impl Journal {
    /// A new file.
    pub(crate) fn create(path: &Path) -> Result<Self, ChaosError> {
        let file = File::create(path)?;
        let (ended, doubtful, done) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let open = Open { file, ended, doubtful, languages: BTreeMap::new(), frozen: BTreeMap::new(), done };
        Ok(Self { path: path.to_owned(), open: Arc::new(Mutex::new(open)) })
    }

    /// Writes an acknowledged deed down; it is on the disk afterwards.
    pub(crate) fn write(&self, deed: &Deed) -> Result<(), ChaosError> {
        let line = serde_json::to_string(deed)? + "\n";
        let mut open = self.lock();
        open.file.write_all(line.as_bytes())?;
        open.file.sync_data()?;
        let _new = open.done.insert(deed.kind());
        open.note(deed);
        Ok(())
    }

    /// The end of this session was asked for and not acknowledged.
    pub(crate) fn doubt_session(&self, session: &Cookies) {
        let _new = self.lock().doubtful.insert(name_of(session));
    }

    /// Something was asked for that uses these recovery codes or makes them void, and not acknowledged.
    pub(crate) fn doubt_codes(&self, codes: &[String]) {
        self.lock().doubtful.extend(codes.iter().cloned());
    }

    /// Whether it is known if a recovery code works.
    pub(crate) fn is_certain(&self, code: &str) -> bool {
        !self.lock().doubtful.contains(code)
    }

    /// Freezing or thawing this account was asked for and not acknowledged.
    pub(crate) fn doubt_frozen(&self, person: usize) {
        let _before = self.lock().frozen.insert(person, Frozen::Perhaps);
    }

    /// Whether an account is frozen.
    pub(crate) fn is_frozen(&self, person: usize) -> Frozen {
        self.lock().frozen.get(&person).copied().unwrap_or(Frozen::No)
    }

    /// Something of this kind was not acknowledged yet.
    pub(crate) fn missing_kind(&self) -> Option<Kind> {
        let open = self.lock();
        Kind::ALL.into_iter().find(|kind| !open.done.contains(kind))
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

impl Open {
    /// Remembers what is true from now on.
    fn note(&mut self, deed: &Deed) {
        match deed {
            Deed::SignOut { session } => {
                let _new = self.ended.insert(name_of(session));
            }
            Deed::Recovered { ended, .. } => self.ended.extend(ended.iter().map(name_of)),
            Deed::Language { person, language } => {
                self.languages.insert(*person, BTreeSet::from([language.clone()]));
            }
            Deed::Frozen { person, ended } => {
                self.ended.extend(ended.iter().map(name_of));
                self.frozen.insert(*person, Frozen::Yes);
            }
            Deed::Thawed { person, .. } => {
                self.frozen.insert(*person, Frozen::No);
            }
            Deed::SignUp { .. }
            | Deed::LinkSpent { .. }
            | Deed::CodeSpent { .. }
            | Deed::AccountMade { .. }
            | Deed::SignIn { .. }
            | Deed::CodesMade { .. }
            | Deed::CodeUsed { .. }
            | Deed::AddressAdded { .. }
            | Deed::Limited { .. } => {}
        }
    }
}

/// The session's own cookie tells sessions apart.
fn name_of(session: &Cookies) -> String {
    session.get("portico").cloned().unwrap_or_default()
}
