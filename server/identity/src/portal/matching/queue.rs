//! Pairs that wait for somebody to decide: merged, or kept apart for good.

use portico_store::match_pair::{self, MatchPair};
use portico_store::{Read, merge, person, source_said};
use uuid::Uuid;

use super::Unmergeable;
use crate::clock::Micros;
use crate::portal::merging::DIFFERENT;
use crate::{Circumstances, Error, Identity};

/// Why two persons became one, in the row of the merge.
const DECIDED: &str = "decided by hand";

/// A pair that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairView {
    /// Names the pair.
    pub id: Uuid,
    /// How alike the two are, 0 to 100.
    pub score: i64,
    /// Why, in stable words.
    pub reasons: Vec<String>,
    /// Microseconds since 1970 UTC.
    pub found_at: Micros,
    /// The one.
    pub first: Glimpse,
    /// The other.
    pub second: Glimpse,
}

/// As much of a person as it takes to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glimpse {
    /// Who.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// ISO 8601; empty when it is not known.
    pub birth_date: String,
    /// Whether somebody uses it as an account.
    pub has_account: bool,
    /// The sources that know them, and how these name them.
    pub sources: Vec<(String, String)>,
}

/// What came of merging a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum PairMerged {
    /// The two are one.
    Merged {
        /// By this it can be undone.
        merge: Uuid,
    },
    /// There is no such pair, or it was decided before.
    NotFound,
    /// They cannot be merged.
    Refused(Unmergeable),
}

impl Identity {
    /// Pairs that wait for a decision, the most alike first, `most` at most.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_duplicates(&self, most: u32) -> Result<Vec<PairView>, Error> {
        let mut db = self.store().read().await?;
        let mut views = Vec::new();
        for pair in match_pair::list_open(&mut db, most.into()).await? {
            if let Some(view) = view(&mut db, pair).await? {
                views.push(view);
            }
        }
        Ok(views)
    }

    /// Makes one person of a pair. Who has an account is kept; else the one that was known first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn merge_duplicate(&self, pair: Uuid) -> Result<PairMerged, Error> {
        let mut db = self.store().write().await?;
        let waits = match_pair::find(&mut db, pair).await?.filter(|pair| pair.decided_at.is_none());
        let Some(MatchPair { first_id, second_id, .. }) = waits else { return Ok(PairMerged::NotFound) };
        let second_stays = merge::has_account(&mut db, second_id).await?;
        let (kept, merged) = if second_stays { (second_id, first_id) } else { (first_id, second_id) };
        match self.merge_persons(&mut db, kept, merged, DECIDED, &Circumstances::by_itself()).await {
            Ok(merge) => {
                db.commit().await?;
                Ok(PairMerged::Merged { merge })
            }
            Err(Error::Unmergeable(reason)) => Ok(PairMerged::Refused(reason)),
            Err(error) => Err(error),
        }
    }

    /// Says that a pair are two persons; they are not asked about again. `false` when there is no such pair, or it was decided before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn keep_apart(&self, pair: Uuid) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let decided = match_pair::decide(&mut db, pair, self.now(), DIFFERENT).await?;
        db.commit().await?;
        Ok(decided)
    }
}

/// None when one of the two has become somebody else meanwhile.
async fn view(db: &mut Read, pair: MatchPair) -> Result<Option<PairView>, Error> {
    let (first, second) = (glimpse(db, pair.first_id).await?, glimpse(db, pair.second_id).await?);
    let reasons = serde_json::from_str(&pair.reasons).unwrap_or_default();
    let MatchPair { id, score, found_at, .. } = pair;
    Ok(first.zip(second).map(|(first, second)| PairView { id, score, reasons, found_at, first, second }))
}

async fn glimpse(db: &mut Read, id: Uuid) -> Result<Option<Glimpse>, Error> {
    if merge::merged_into(db, id).await?.is_some() {
        return Ok(None);
    }
    let Some(person) = person::find(db, id).await? else { return Ok(None) };
    let sources = source_said::list_keys(db, id).await?;
    let has_account = merge::has_account(db, id).await?;
    Ok(Some(Glimpse { id, name: person.name, birth_date: person.birth_date, has_account, sources }))
}
