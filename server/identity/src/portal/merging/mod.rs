//! Two persons become one: whoever claims what a source says about them, and duplicates that somebody decided about.
//!
//! Everything that names the one comes to name the other, in one transaction, and each row that was moved is written down. For thirty days
//! exactly these rows can be moved back (`undo`); what was added since stays where it is.

mod journal;
mod undo;

use portico_store::merge::{self, MOVING, Merge};
use portico_store::{Write, event, match_pair, person};
use serde_json::json;
use uuid::Uuid;

use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::{Circumstances, Error, Identity};

use journal::{Changed, Journal};
pub use undo::MergeUndone;

/// A merge can be undone for this long (and its journal is emptied afterwards).
pub const UNDO_LIFETIME: Micros = 30 * DAY;

/// What a pair of persons was decided to be.
pub(crate) const SAME: &str = "merged";
/// What a pair of persons was decided to be.
pub(crate) const DIFFERENT: &str = "different";

/// Why two persons do not become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmergeable {
    /// They are one person.
    Equal,
    /// One of them does not exist.
    Unknown,
    /// One of them has become another person already.
    Merged,
    /// Both are somebody's account: only their owners could know.
    TwoAccounts,
    /// The one that would go is somebody's account: it has to be the one that is kept.
    AccountWouldGo,
    /// One is, or was, said to be the guardian of the other.
    Family,
}

impl Unmergeable {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Equal => "merge-equal",
            Self::Unknown => "merge-unknown",
            Self::Merged => "merge-merged",
            Self::TwoAccounts => "merge-two-accounts",
            Self::AccountWouldGo => "merge-account-would-go",
            Self::Family => "merge-family",
        }
    }
}

impl std::fmt::Display for Unmergeable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Equal => "these are one person already",
            Self::Unknown => "there is no such person",
            Self::Merged => "one of them has become another person already",
            Self::TwoAccounts => "both have an account; people decide about that themselves",
            Self::AccountWouldGo => "the one with the account has to be the one that is kept",
            Self::Family => "one is said to be the guardian of the other",
        })
    }
}

impl Identity {
    /// Lets `merged` become `kept`: everything that names the one names the other from now on. The name of `kept` stays; a day of birth that
    /// a school says wins. Both histories say so. Tells the merge's id, by which it can be undone for thirty days.
    ///
    /// # Errors
    /// [`Error::Unmergeable`] with the reason, and nothing was changed; when the database does not answer.
    pub(crate) async fn merge_persons(
        &self,
        db: &mut Write,
        kept: Uuid,
        merged: Uuid,
        why: &str,
        at: &Circumstances,
    ) -> Result<Uuid, Error> {
        lock_both(db, kept, merged).await?;
        if let Some(reason) = unmergeable(db, kept, merged).await? {
            return Err(Error::Unmergeable(reason));
        }
        let mut journal = Journal::default();
        for moving in MOVING {
            let rows = merge::move_rows(db, moving, kept, merged).await?;
            journal.keep(moving.name, rows);
        }
        move_pairs(db, kept, merged, self.now(), &mut journal).await?;
        journal.birth_date = settle_birth_date(db, kept, merged).await?;
        merge::carry_mark(db, kept, merged).await?;
        merge::set_merged_into(db, merged, Some(kept)).await?;
        let id = self.new_id()?;
        let (moved, now) = (serde_json::to_string(&journal)?, self.now());
        let row = Merge { id, kept_id: kept, merged_id: merged, moved, why: why.into(), at: now, undone_at: None };
        merge::insert(db, &row).await?;
        let detail = json!({ "merge": id, "why": why, "rows": journal.count() });
        for person in [kept, merged] {
            self.record(db, EventKind::PersonsMerged, Some(person), at, detail.clone()).await?;
        }
        Ok(id)
    }
}

/// Takes both histories, the smaller id first, so that two merges do not wait for each other.
async fn lock_both(db: &mut Write, one: Uuid, other: Uuid) -> Result<(), Error> {
    let (first, second) = match_pair::ordered(one, other);
    for person in [first, second] {
        event::lock_chain(db, person).await?;
    }
    Ok(())
}

async fn unmergeable(db: &mut Write, kept: Uuid, merged: Uuid) -> Result<Option<Unmergeable>, Error> {
    if kept == merged {
        return Ok(Some(Unmergeable::Equal));
    }
    for person in [kept, merged] {
        if person::find(db, person).await?.is_none() {
            return Ok(Some(Unmergeable::Unknown));
        }
        if merge::merged_into(db, person).await?.is_some() {
            return Ok(Some(Unmergeable::Merged));
        }
    }
    if merge::has_account(db, merged).await? {
        let both = merge::has_account(db, kept).await?;
        return Ok(Some(if both { Unmergeable::TwoAccounts } else { Unmergeable::AccountWouldGo }));
    }
    Ok(merge::are_family(db, kept, merged).await?.then_some(Unmergeable::Family))
}

/// What was found or decided about `merged` and somebody else holds for `kept` too, unless something was found about these two themselves.
async fn move_pairs(db: &mut Write, kept: Uuid, merged: Uuid, now: Micros, journal: &mut Journal) -> Result<(), Error> {
    for pair in match_pair::list_of(db, merged).await? {
        let other = if pair.first_id == merged { pair.second_id } else { pair.first_id };
        if other == kept {
            match_pair::settle(db, pair.id, Some(now), SAME).await?;
        } else if match_pair::find_both(db, kept, other).await?.is_none() {
            match_pair::set_persons(db, pair.id, kept, other).await?;
            journal.keep_pair(pair.id, other);
        }
    }
    Ok(())
}

/// A school's word on a day of birth wins; without one the day of `kept` stays, and an empty one is filled. A day that somebody typed and a
/// source knows for `merged` too is the source's from then on.
async fn settle_birth_date(db: &mut Write, kept: Uuid, merged: Uuid) -> Result<Option<Changed>, Error> {
    let own = person::find(db, kept).await?.ok_or(Error::NoAccount)?;
    let other = person::find(db, merged).await?.ok_or(Error::NoAccount)?;
    let before = (own.birth_date, own.birth_date_by);
    let said = merge::list_school_fields(db, kept).await?;
    let said: Vec<String> = said.iter().filter_map(|fields| birth_date_in(fields)).collect();
    let after = match said.first() {
        Some(_) if said.contains(&before.0) => (before.0.clone(), person::BY_SOURCE.to_owned()),
        Some(newest) => (newest.clone(), person::BY_SOURCE.to_owned()),
        None if before.0.is_empty() || (before.0 == other.birth_date && before.1.is_empty()) => {
            (other.birth_date, other.birth_date_by)
        }
        None => before.clone(),
    };
    if after == before || !merge::set_birth_date(db, kept, &before.0, (&after.0, &after.1)).await? {
        return Ok(None);
    }
    Ok(Some(Changed { before, after }))
}

fn birth_date_in(fields: &str) -> Option<String> {
    let fields: serde_json::Value = serde_json::from_str(fields).ok()?;
    let text = fields.get("birth_date")?.as_str()?;
    (!text.is_empty()).then(|| text.to_owned())
}
