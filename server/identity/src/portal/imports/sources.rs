//! The systems that may say something: added by the operator, each for one organisation, with a token where it sends its files itself.

use portico_store::import_defect::{self, ImportDefect};
use portico_store::organisation;
use portico_store::source::{self as stored, Source};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::clock::Micros;
use crate::keys::sha256;
use crate::publications::is_name;
use crate::{Error, Identity};

/// A source as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceView {
    /// Its stable name.
    pub name: String,
    /// As people know it.
    pub title: String,
    /// Whose it is.
    pub organisation: Uuid,
    /// That one's name.
    pub organisation_name: String,
    /// The mapping file by which its tables are read; empty for rosters.
    pub mapping: String,
    /// Whether it has a token.
    pub has_token: bool,
    /// When its last import was applied, microseconds since 1970 UTC.
    pub spoke_at: Option<Micros>,
}

/// What came of adding a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum SourcePut {
    /// It is there now.
    Done,
    /// Its name is not 1 to 40 small letters, digits and dashes.
    Name,
    /// It has no title, or one longer than 200 characters.
    Title,
    /// It is another organisation's.
    OtherOrganisation,
}

impl Identity {
    /// Adds a source, or gives it another title and mapping.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn put_source(
        &self,
        name: &str,
        title: &str,
        organisation: Uuid,
        mapping: &str,
    ) -> Result<SourcePut, Error> {
        if !is_name(name) {
            return Ok(SourcePut::Name);
        }
        if !(1..=200).contains(&title.chars().count()) || title.chars().any(char::is_control) {
            return Ok(SourcePut::Title);
        }
        let mut db = self.store().write().await?;
        let known = stored::find(&mut db, name).await?;
        if known.is_some_and(|known| known.organisation_id != organisation) {
            return Ok(SourcePut::OtherOrganisation);
        }
        stored::put(&mut db, name, title, organisation, mapping, self.now()).await?;
        db.commit().await?;
        Ok(SourcePut::Done)
    }

    /// The source of this name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find_source(&self, name: &str) -> Result<Option<SourceView>, Error> {
        let mut db = self.store().read().await?;
        let Some(source) = stored::find(&mut db, name).await? else { return Ok(None) };
        let whose = organisation::find(&mut db, source.organisation_id).await?;
        Ok(Some(view(source, whose.map(|whose| whose.name).unwrap_or_default())))
    }

    /// Every source, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_sources(&self) -> Result<Vec<SourceView>, Error> {
        let mut db = self.store().read().await?;
        let mut all = Vec::new();
        for source in stored::list(&mut db).await? {
            let whose = organisation::find(&mut db, source.organisation_id).await?;
            all.push(view(source, whose.map(|whose| whose.name).unwrap_or_default()));
        }
        Ok(all)
    }

    /// The rows of the newest import of a source that were not taken, and why, by file and line; never what stood in them. A thousand at most,
    /// from the one after `after` on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_quarantine(
        &self,
        source: &str,
        after: Option<&ImportDefect>,
    ) -> Result<Vec<ImportDefect>, Error> {
        Ok(import_defect::list_newest(&mut self.store().read().await?, source, after).await?)
    }

    /// Makes a token with which the source may send its files. The one before counts no more. None when there is no such source.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn make_source_token(&self, name: &str) -> Result<Option<String>, Error> {
        let token = self.rng().token()?;
        let mut db = self.store().write().await?;
        if !stored::set_token(&mut db, name, Some(sha256(token.as_bytes()))).await? {
            return Ok(None);
        }
        db.commit().await?;
        Ok(Some(token))
    }

    /// Takes the token away. `false` when there is no such source.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remove_source_token(&self, name: &str) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let done = stored::set_token(&mut db, name, None).await?;
        db.commit().await?;
        Ok(done)
    }

    /// Whether this is the token of the source. A source that is not there is answered like a wrong token.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_source_token(&self, name: &str, token: &str) -> Result<bool, Error> {
        let source = stored::find(&mut self.store().read().await?, name).await?;
        let hash = source.and_then(|source| source.token_hash);
        let (there, expected) = (hash.is_some(), hash.unwrap_or_default());
        Ok(bool::from(sha256(token.as_bytes()).ct_eq(&expected)) && there)
    }
}

fn view(source: Source, organisation_name: String) -> SourceView {
    SourceView {
        name: source.name,
        title: source.title,
        organisation: source.organisation_id,
        organisation_name,
        mapping: source.mapping,
        has_token: source.token_hash.is_some(),
        spoke_at: source.spoke_at,
    }
}
