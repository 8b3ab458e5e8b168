//! From the database to the catalogue in memory. What does not fit its hash is left out, so that nothing counts on words that were never
//! published.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use portico_store::publication::{self, Publication, PublicationText, Stamp};
use portico_store::{Db, Store};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::draft::Kind;
use super::sealed::hash_facts;
use super::{Catalogue, LegalDocument, Published, Purpose, Topic, Version};
use crate::keys::sha256;
use crate::{Error, Identity};

/// The catalogue in memory, and what the database held when it was read. Cheap to clone; all clones see the same.
#[derive(Debug, Clone, Default)]
pub struct CatalogueCell(Arc<RwLock<(Arc<Catalogue>, Option<Stamp>)>>);

impl CatalogueCell {
    /// What is published, as far as this process knows.
    #[must_use]
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.get().0
    }

    fn get(&self) -> (Arc<Catalogue>, Option<Stamp>) {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, catalogue: Catalogue, stamp: Stamp) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = (Arc::new(catalogue), Some(stamp));
    }
}

impl Identity {
    /// What is published, as far as this process knows: empty until [`Identity::refresh_catalogue`] was called once.
    #[must_use]
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.0.catalogue.catalogue()
    }

    /// The same for whoever needs nothing else of the use-cases.
    #[must_use]
    pub fn catalogue_cell(&self) -> CatalogueCell {
        self.0.catalogue.clone()
    }

    /// Reads the catalogue anew when something was published since it was read. Tells whether it did.
    ///
    /// # Errors
    /// When the database does not answer; the catalogue then stays as it is.
    pub async fn refresh_catalogue(&self) -> Result<bool, Error> {
        let mut db = self.store().read().await?;
        // Read before the rows: what is published in between is then read again the next time.
        let stamp = publication::stamp(&mut db).await?;
        if self.0.catalogue.get().1 == Some(stamp) {
            return Ok(false);
        }
        let (catalogue, faults) = read_catalogue(&mut db).await?;
        for fault in faults {
            tracing::error!(fault, "what was published was edited in the database and is left out");
        }
        self.0.catalogue.set(catalogue, stamp);
        Ok(true)
    }
}

/// What is published, for programs that have a database and nothing else.
///
/// # Errors
/// When the database does not answer.
pub async fn load_catalogue(store: &Store) -> Result<Catalogue, Error> {
    Ok(read_catalogue(&mut store.read().await?).await?.0)
}

/// Checks all that was published against its hashes. Returns a line for each row that was edited.
///
/// # Errors
/// When the database does not answer.
pub async fn check_publications(store: &Store) -> Result<Vec<String>, Error> {
    Ok(read_catalogue(&mut store.read().await?).await?.1)
}

/// The rows of one publication, by version.
type Rows = BTreeMap<i64, (Publication, Vec<PublicationText>)>;

async fn read_catalogue(db: &mut impl Db) -> Result<(Catalogue, Vec<String>), Error> {
    // The texts first: a version is published together with texts, so that none is read without its version.
    let (texts, versions) = (publication::list_texts(db).await?, publication::list(db).await?);
    let mut all: BTreeMap<(String, String), Rows> = BTreeMap::new();
    for row in versions {
        all.entry((row.kind.clone(), row.name.clone())).or_default().insert(row.version, (row, Vec::new()));
    }
    for text in texts {
        let rows = all.get_mut(&(text.kind.clone(), text.name.clone()));
        if let Some((_, list)) = rows.and_then(|rows| rows.get_mut(&text.version)) {
            list.push(text);
        }
    }
    let (mut catalogue, mut faults) = (Catalogue::default(), Vec::new());
    for ((kind, name), rows) in all {
        if kind == Kind::Purpose.as_str() {
            let versions = read_versions(rows, &mut faults);
            catalogue.purposes.extend(versions.map(|versions| Purpose { name, versions }));
        } else if kind == Kind::Document.as_str() {
            let versions = read_versions(rows, &mut faults);
            catalogue.documents.extend(versions.map(|versions| LegalDocument { name, versions }));
        } else if kind == Kind::Topic.as_str() {
            let versions = read_versions(rows, &mut faults);
            catalogue.topics.extend(versions.map(|versions| Topic { name, versions }));
        } else {
            faults.push(format!("{kind} {name}: not a kind of publication"));
        }
    }
    catalogue.purposes.sort_by_key(|purpose| purpose.newest().map_or(0, |version| version.facts.order));
    Ok((catalogue, faults))
}

/// The versions of one publication; none at all when the facts of one were edited, for then nobody knows what counts.
fn read_versions<F: DeserializeOwned, T: DeserializeOwned>(
    rows: Rows,
    faults: &mut Vec<String>,
) -> Option<Vec<Version<F, T>>> {
    let mut versions = Vec::new();
    for (expected, (number, (row, texts))) in (1..).zip(rows) {
        let called = format!("{} {}, version {number}", row.kind, row.name);
        let facts = (number == expected).then(|| read_facts(&row)).flatten();
        let Some(facts) = facts else {
            faults.push(format!("{called}: its facts are not what was published"));
            return None;
        };
        let mut good = BTreeMap::new();
        for text in texts {
            let language = text.language.clone();
            match read_text(&row, text) {
                Some(text) => {
                    good.insert(language, text);
                }
                None => faults.push(format!("{called}: the text in {language} is not what was published")),
            }
        }
        let Publication { editorial, published_at, .. } = row;
        versions.push(Version { number, editorial, facts, texts: good, published_at });
    }
    (!versions.is_empty()).then_some(versions)
}

fn read_facts<F: DeserializeOwned>(row: &Publication) -> Option<F> {
    let facts: Value = serde_json::from_str(&row.facts).ok()?;
    let hash = hash_facts(&row.kind, &row.name, row.version, row.editorial, &facts);
    (hash == row.facts_hash).then(|| serde_json::from_value(facts).ok()).flatten()
}

/// The text, if it has its hash and says the same as its row and its version.
fn read_text<T: DeserializeOwned>(version: &Publication, row: PublicationText) -> Option<Published<T>> {
    let mut body: Value = serde_json::from_str(&row.body).ok()?;
    let facts: Value = serde_json::from_str(&version.facts).ok()?;
    let text = body.get_mut("text").map(Value::take)?;
    let again = super::sealed::body_of(&row.kind, &row.name, row.version, &row.language, &facts, &text);
    if again != row.body || sha256(row.body.as_bytes()) != row.hash {
        return None;
    }
    Some(Published { text: serde_json::from_value(text).ok()?, hash: row.hash, body: row.body })
}
