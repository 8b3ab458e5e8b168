//! Asking before using: may a person's data be used for this purpose now?

use portico_store::person::Person;
use portico_store::{Db, person};
use uuid::Uuid;

use super::entry::ConsentState;
use super::fold::{Held, Party, Situation, fold};
use super::ledger::{Entry, read_ledger};
use crate::clock::Micros;
use crate::publications::{Catalogue, Purpose, SelfFrom, TextHash};
use crate::{Error, Identity};

/// How a person stands to a purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseOfPurpose {
    /// Its stable name.
    pub purpose: String,
    /// What was answered last; none when nothing was.
    pub state: Option<ConsentState>,
    /// Whether data may be used for it now.
    pub in_force: bool,
    /// Which version was answered; the newest when nothing was.
    pub version: i64,
    /// SHA-256 of the text that was read; none when nothing was answered.
    pub text_hash: Option<TextHash>,
    /// When it was answered, microseconds since 1970 UTC.
    pub decided_at: Option<Micros>,
    /// When the answer ends by itself, microseconds since 1970 UTC.
    pub valid_until: Option<Micros>,
}

impl Identity {
    /// How a person stands to every purpose, retired ones too, in the order of the catalogue.
    pub(crate) async fn uses_of(&self, db: &mut impl Db, person: &Person) -> Result<Vec<UseOfPurpose>, Error> {
        let catalogue = self.catalogue();
        let who = self.situation(db, person, &catalogue).await?;
        let ledger = read_ledger(db, person.id).await?;
        let uses = catalogue.purposes.iter().map(|purpose| {
            let entries = about(&ledger, &purpose.name);
            use_of(purpose, &fold(purpose, &entries, &who))
        });
        Ok(uses.collect())
    }

    /// The purposes for which the person's data may be used now.
    ///
    /// # Errors
    /// [`Error::NoAccount`] when there is no such person; when the database does not answer.
    pub async fn purposes_in_force(&self, person: Uuid) -> Result<Vec<UseOfPurpose>, Error> {
        let mut db = self.store().read().await?;
        let person = person::find(&mut db, person).await?.ok_or(Error::NoAccount)?;
        let mut uses = self.uses_of(&mut db, &person).await?;
        uses.retain(|one| one.in_force);
        Ok(uses)
    }

    /// Whether the person's data may be used for this purpose now. Never for a purpose or a person that there is not.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn may_use(&self, person: Uuid, purpose: &str) -> Result<bool, Error> {
        match self.purposes_in_force(person).await {
            Ok(uses) => Ok(uses.iter().any(|one| one.purpose == purpose)),
            Err(Error::NoAccount) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether a published purpose depends on how old somebody is.
    #[must_use]
    pub fn needs_birth_dates(&self) -> bool {
        let catalogue = self.catalogue();
        let mut facts = catalogue.purposes.iter().filter_map(Purpose::newest).map(|version| &version.facts);
        facts.any(|facts| !facts.retired && facts.age.self_from != SelfFrom::Anybody)
    }

    /// Who the person is, as far as it matters for these purposes.
    pub(super) async fn situation(
        &self,
        db: &mut dyn Db,
        person: &Person,
        catalogue: &Catalogue,
    ) -> Result<Situation, Error> {
        let settings = self.settings();
        let mut who = Situation {
            now: self.now(),
            born: person.birth_date.parse().ok(),
            restricted: person.restricted_at.is_some(),
            signal: person.gpc_at.is_some(),
            guardians: Vec::new(),
            digital_consent: settings.law.age_of_consent(settings.country.as_deref()),
            zone: settings.time_zone.clone(),
        };
        let mut facts = catalogue.purposes.iter().filter_map(Purpose::newest).map(|version| &version.facts);
        if facts.any(|facts| !facts.retired && matches!(who.party(facts), Party::Guardians(_))) {
            who.guardians = self.guardianships().guardians_of(db, person.id, who.now).await?;
            // Nobody is their own guardian, whatever a source of relations says.
            who.guardians.retain(|guardian| guardian.adult != person.id);
        }
        Ok(who)
    }
}

/// The entries about one purpose.
pub(super) fn about(ledger: &[Entry], purpose: &str) -> Vec<Entry> {
    ledger.iter().filter(|entry| entry.purpose == purpose).cloned().collect()
}

fn use_of(purpose: &Purpose, held: &Held<'_>) -> UseOfPurpose {
    let newest = purpose.newest().map_or(1, |version| version.number);
    UseOfPurpose {
        purpose: purpose.name.clone(),
        state: held.answer,
        in_force: held.in_force,
        version: held.entry.map_or(newest, |entry| entry.version),
        text_hash: held.entry.map(|entry| entry.text_hash),
        decided_at: held.entry.map(|entry| entry.at),
        valid_until: held.entry.and_then(|entry| entry.valid_until),
    }
}
