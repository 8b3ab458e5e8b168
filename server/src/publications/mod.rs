//! The operator's files of purposes, topics and legal documents, which `portico purposes publish` and `portico legal publish` copy into the
//! database. The serving program never reads them.

mod documents;
mod fields;
mod node;
mod problem;
mod purposes;
mod report;
#[cfg(test)]
mod tests;
mod topics;
mod values;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use portico_app::locale::Language;
use portico_identity::publications::{Draft, Drafts, Kind, is_name};

pub use problem::{FileProblem, FileProblems};
pub use report::{lines, refusals};

/// What was read from files.
#[derive(Debug, Default)]
pub struct Reading {
    /// What is to be published.
    pub drafts: Drafts,
    /// The file of each publication; of a document its `document.toml`.
    pub files: BTreeMap<(Kind, String), PathBuf>,
    /// What is wrong.
    pub problems: Vec<FileProblem>,
}

impl Reading {
    /// Reads `purposes/*.toml` with `parties.toml` and `topics.toml`.
    #[must_use]
    pub fn purposes(folder: &Path) -> Self {
        let mut reading = Self::default();
        let (parties, topics) = (folder.join("parties.toml"), folder.join("topics.toml"));
        let known = if parties.exists() {
            purposes::read_parties(&parties, &mut reading.problems)
        } else {
            purposes::Parties::new()
        };
        for path in reading.entries(folder) {
            if path == parties || path == topics || path.extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            if let Some(name) = reading.name_of(&path, path.file_stem()) {
                let draft = purposes::read_purpose(&path, &name, &known, &mut reading.problems);
                reading.drafts.purposes.extend(draft);
                reading.files.insert((Kind::Purpose, name), path);
            }
        }
        if topics.exists() {
            reading.drafts.topics = topics::read_topics(&topics, &mut reading.problems);
            let names = reading.drafts.topics.iter().map(|topic| topic.name.clone());
            reading.files.extend(names.map(|name| ((Kind::Topic, name), topics.clone())));
        }
        reading
    }

    /// Reads the folders in the folder of legal documents. Plain files in it are served as they are, see [`crate::legal`].
    #[must_use]
    pub fn documents(folder: &Path) -> Self {
        let mut reading = Self::default();
        for path in reading.entries(folder) {
            if !path.is_dir() {
                continue;
            }
            if let Some(name) = reading.name_of(&path, path.file_name()) {
                let drafts = documents::read_document(&path, &name, &mut reading.problems);
                reading.drafts.documents.extend(drafts);
                reading.files.insert((Kind::Document, name), path.join("document.toml"));
            }
        }
        reading
    }

    /// Both: what is wrong with either is wrong with the whole.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.drafts.purposes.extend(other.drafts.purposes);
        self.drafts.documents.extend(other.drafts.documents);
        self.drafts.topics.extend(other.drafts.topics);
        self.files.extend(other.files);
        self.problems.extend(other.problems);
        self
    }

    /// The drafts, if nothing is wrong.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn checked(&self) -> Result<&Drafts, FileProblems> {
        if self.problems.is_empty() { Ok(&self.drafts) } else { Err(FileProblems(self.problems.clone())) }
    }

    /// A line for each newest version that lacks a language the portal is offered in.
    #[must_use]
    pub fn missing_languages(&self, offered: &[Language]) -> Vec<String> {
        let Drafts { purposes, documents, topics } = &self.drafts;
        let mut lines = self.missing(Kind::Purpose, purposes, offered, "is not asked in");
        lines.extend(self.missing(Kind::Topic, topics, offered, "is not offered in"));
        lines.extend(self.missing(Kind::Document, documents, offered, "is shown in another language to readers of"));
        lines
    }

    fn missing<F, T>(&self, kind: Kind, drafts: &[Draft<F, T>], offered: &[Language], means: &str) -> Vec<String> {
        let is_newest = |draft: &&Draft<F, T>| {
            !drafts.iter().any(|other| other.name == draft.name && other.version > draft.version)
        };
        let of_draft = |draft: &Draft<F, T>| {
            let tags = offered.iter().map(|language| language.tag()).filter(|tag| !draft.texts.contains_key(*tag));
            let tags = tags.collect::<Vec<_>>().join(", ");
            (!tags.is_empty()).then(|| format!("{}: {} {means} {tags}", self.file_of(kind, &draft.name), draft.name))
        };
        drafts.iter().filter(is_newest).filter_map(of_draft).collect()
    }

    fn file_of(&self, kind: Kind, name: &str) -> String {
        let file = self.files.get(&(kind, name.to_owned()));
        file.map(|file| file.display().to_string()).unwrap_or_else(|| name.to_owned())
    }

    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        match std::fs::read_dir(folder) {
            Ok(entries) => {
                let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
                paths.retain(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')));
                paths.sort();
                paths
            }
            Err(error) => {
                self.problems.push(FileProblem::of(folder, format!("cannot be read: {error}")));
                Vec::new()
            }
        }
    }

    fn name_of(&mut self, path: &Path, name: Option<&std::ffi::OsStr>) -> Option<String> {
        let name = name.and_then(|name| name.to_str()).filter(|name| is_name(name)).map(str::to_owned);
        if name.is_none() {
            let what = "its name becomes a stable one: expected 1 to 40 small letters, digits and dashes";
            self.problems.push(FileProblem::of(path, what));
        }
        name
    }
}
