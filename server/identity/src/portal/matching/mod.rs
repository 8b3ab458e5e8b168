//! Duplicates: the same human being, known to two sources or twice to one. Found by what sources say, never by what people say about
//! themselves, so that nobody becomes somebody else by typing their name.
//!
//! `facts` brings fields into a comparable form, `blocks` picks what is worth comparing, `compare` judges, `queue` is what somebody decides.

mod blocks;
mod compare;
mod facts;
mod queue;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use portico_store::match_pair::{self, MatchPair};
use portico_store::{merge, source_said};
use uuid::Uuid;

use crate::portal::merging::Unmergeable;
use crate::{Circumstances, Error, Identity};

pub use compare::{Compared, Likeness};
pub use queue::{Glimpse, PairMerged, PairView};

use facts::Facts;

/// Why two persons were found to be one, in the row of the merge.
const CERTAIN: &str = "certain duplicate";

/// What a search for duplicates does with what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// Nothing: it only counts.
    Dry,
    /// Everything waits for somebody to decide.
    Queue,
    /// What is certain is merged, where one organisation knows both; the rest waits.
    MergeCertain,
}

/// What a search for duplicates found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DuplicatesFound {
    /// Persons whom sources know.
    pub people: usize,
    /// Pairs that were compared.
    pub compared: usize,
    /// Pairs that are one person for certain.
    pub certain: usize,
    /// Pairs that may be one person.
    pub possible: usize,
    /// Pairs that became one person now.
    pub merged: usize,
    /// Pairs that wait for a decision and did not before.
    pub queued: usize,
}

/// Two persons and how they compare; the smaller id first.
type Found = BTreeMap<(Uuid, Uuid), Compared>;

impl Identity {
    /// Searches for persons who are known twice.
    ///
    /// # Errors
    /// When the database does not answer. What was decided until then stays.
    pub async fn find_duplicates(&self, search: Search) -> Result<DuplicatesFound, Error> {
        let facts = self.read_facts().await?;
        let pairs = blocks::pairs(&facts);
        let mut done =
            DuplicatesFound { people: count_people(&facts), compared: pairs.len(), ..DuplicatesFound::default() };
        for ((one, other), compared) in judge(&facts, &pairs) {
            match compared.likeness {
                Likeness::Certain => done.certain += 1,
                Likeness::Possible => done.possible += 1,
                Likeness::Different => continue,
            }
            match search {
                Search::Dry => {}
                Search::MergeCertain if compared.likeness == Likeness::Certain => {
                    if self.merge_found(one, other).await? {
                        done.merged += 1;
                    } else {
                        done.queued += usize::from(self.queue(one, other, &compared).await?);
                    }
                }
                Search::Queue | Search::MergeCertain => {
                    done.queued += usize::from(self.queue(one, other, &compared).await?)
                }
            }
        }
        Ok(done)
    }

    async fn read_facts(&self) -> Result<Vec<Facts>, Error> {
        let (mut all, mut after) = (Vec::new(), Uuid::nil());
        loop {
            let said = source_said::list_after(&mut self.store().read().await?, after).await?;
            let Some(last) = said.last() else { return Ok(all) };
            after = last.id;
            let facts = said.iter().map(|said| Facts::read(said.person_id, &said.fields));
            all.extend(facts.filter(Facts::says_something));
        }
    }

    /// `false` when they are not to be merged without somebody looking: one has an account, they are family, it was decided before, or not one
    /// organisation knows both. What a shop knows somebody typed about themselves: nobody's account comes to be somebody else by that, and a
    /// code of the shop opens nothing of a bank.
    async fn merge_found(&self, one: Uuid, other: Uuid) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        // Others of this search may have become one of these two.
        let (one, other) = (root(&mut db, one).await?, root(&mut db, other).await?);
        let decided = match_pair::find_both(&mut db, one, other).await?.is_some_and(|pair| pair.decided_at.is_some());
        let used = merge::has_account(&mut db, one).await? || merge::has_account(&mut db, other).await?;
        let one_knows_both = source_said::list_organisations(&mut db, one, other).await?.len() == 1;
        if one == other || decided || used || !one_knows_both {
            return Ok(false);
        }
        match self.merge_persons(&mut db, one, other, CERTAIN, &Circumstances::by_itself()).await {
            Ok(_) => {
                db.commit().await?;
                Ok(true)
            }
            Err(Error::Unmergeable(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Lets a pair wait for somebody to decide. `false` when it waits or was decided already, or they cannot be one.
    async fn queue(&self, one: Uuid, other: Uuid, compared: &Compared) -> Result<bool, Error> {
        let mut db = self.store().write().await?;
        let (one, other) = (root(&mut db, one).await?, root(&mut db, other).await?);
        if one == other || merge::are_family(&mut db, one, other).await? {
            return Ok(false);
        }
        let known = match_pair::find_both(&mut db, one, other).await?.is_some();
        let (first_id, second_id) = match_pair::ordered(one, other);
        let pair = MatchPair {
            id: self.new_id()?,
            first_id,
            second_id,
            score: compared.score.into(),
            reasons: serde_json::to_string(&compared.reasons)?,
            found_at: self.now(),
            decided_at: None,
            outcome: String::new(),
        };
        let _changed = match_pair::note(&mut db, &pair).await?;
        db.commit().await?;
        Ok(!known)
    }
}

/// The best comparison of each two persons, by any two sources; those that are different are left out.
fn judge(facts: &[Facts], pairs: &[(u32, u32)]) -> Found {
    let mut found = Found::new();
    let get = |place: u32| usize::try_from(place).ok().and_then(|place| facts.get(place));
    for (one, other) in pairs {
        let (Some(one), Some(other)) = (get(*one), get(*other)) else { continue };
        if one.person == other.person {
            continue;
        }
        let compared = compare::compare(one, other);
        if compared.likeness == Likeness::Different {
            continue;
        }
        let best = found.entry(match_pair::ordered(one.person, other.person)).or_insert_with(|| compared.clone());
        if (best.likeness, best.score) < (compared.likeness, compared.score) {
            *best = compared;
        }
    }
    found
}

fn count_people(facts: &[Facts]) -> usize {
    let mut people: Vec<_> = facts.iter().map(|facts| facts.person).collect();
    people.sort_unstable();
    people.dedup();
    people.len()
}

/// Whom a person has become.
async fn root(db: &mut portico_store::Write, person: Uuid) -> Result<Uuid, Error> {
    let mut root = person;
    while let Some(into) = merge::merged_into(db, root).await? {
        root = into;
    }
    Ok(root)
}
