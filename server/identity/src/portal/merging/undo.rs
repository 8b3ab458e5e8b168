//! Undoing a merge: exactly the rows that it moved go back, as far as they are still where it put them. What sources said since follows whom
//! they mean.

use std::collections::BTreeSet;

use portico_store::Write;
use portico_store::match_pair::{self, MatchPair};
use portico_store::merge::{self, MOVING, Merge, SAID};
use serde_json::json;
use uuid::Uuid;

use super::journal::Journal;
use super::{DIFFERENT, UNDO_LIFETIME, lock_both};
use crate::clock::Micros;
use crate::events::EventKind;
use crate::{Circumstances, Error, Identity};

/// Rows of this column say whom a source means.
const WHAT_SOURCES_SAY: &str = "source_person.person_id";

/// What came of undoing a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum MergeUndone {
    /// The two are two again.
    Done {
        /// How many rows went back.
        rows: usize,
    },
    /// There is no such merge.
    NotFound,
    /// It was undone before.
    Already,
    /// More than thirty days have passed.
    TooLate,
    /// Whoever was kept has become another person since: that has to be undone first.
    MergedFurther,
}

impl Identity {
    /// Undoes a merge within thirty days. What was made in the portal since, and rows that were moved on, stay where they are. The two are not
    /// taken for one again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn undo_merge(&self, id: Uuid) -> Result<MergeUndone, Error> {
        let mut db = self.store().write().await?;
        let Some(found) = merge::find(&mut db, id).await? else { return Ok(MergeUndone::NotFound) };
        lock_both(&mut db, found.kept_id, found.merged_id).await?;
        let now = self.now();
        if found.at <= now.saturating_sub(UNDO_LIFETIME) || found.moved.is_empty() {
            return Ok(MergeUndone::TooLate);
        }
        if merge::merged_into(&mut db, found.merged_id).await? != Some(found.kept_id) {
            return Ok(MergeUndone::Already);
        }
        if merge::merged_into(&mut db, found.kept_id).await?.is_some() {
            return Ok(MergeUndone::MergedFurther);
        }
        if !merge::undo(&mut db, id, now).await? {
            return Ok(MergeUndone::Already);
        }
        let journal: Journal = serde_json::from_str(&found.moved)?;
        let rows = move_back(&mut db, &journal, found.kept_id, found.merged_id).await?;
        let rows = rows + follow_sources(&mut db, &journal, &found, now).await?;
        merge::set_merged_into(&mut db, found.merged_id, None).await?;
        self.part_for_good(&mut db, found.kept_id, found.merged_id).await?;
        let detail = json!({ "merge": id, "rows": rows });
        for person in [found.kept_id, found.merged_id] {
            self.record(&mut db, EventKind::MergeUndone, Some(person), &Circumstances::by_itself(), detail.clone())
                .await?;
        }
        db.commit().await?;
        Ok(MergeUndone::Done { rows })
    }

    /// Whoever was parted by hand is not found to be one again.
    async fn part_for_good(&self, db: &mut Write, kept: Uuid, merged: Uuid) -> Result<(), Error> {
        let now = self.now();
        if let Some(pair) = match_pair::find_both(db, kept, merged).await? {
            return Ok(match_pair::settle(db, pair.id, Some(now), DIFFERENT).await?);
        }
        let (first_id, second_id) = match_pair::ordered(kept, merged);
        let pair = MatchPair {
            id: self.new_id()?,
            first_id,
            second_id,
            score: 0,
            reasons: "[]".into(),
            found_at: now,
            decided_at: Some(now),
            outcome: DIFFERENT.into(),
        };
        let _first = match_pair::note(db, &pair).await?;
        Ok(())
    }
}

/// Tells how many rows went back.
async fn move_back(db: &mut Write, journal: &Journal, kept: Uuid, merged: Uuid) -> Result<usize, Error> {
    let mut moved = 0;
    for moving in MOVING {
        for row in journal.rows.get(moving.name).into_iter().flatten() {
            moved += usize::from(merge::move_back(db, moving, kept, merged, *row).await?);
        }
    }
    for (pair, other) in &journal.pairs {
        let Some(found) = match_pair::find(db, *pair).await? else { continue };
        if (found.first_id, found.second_id) == match_pair::ordered(kept, *other)
            && match_pair::find_both(db, merged, *other).await?.is_none()
        {
            match_pair::set_persons(db, *pair, merged, *other).await?;
        }
    }
    if let Some(changed) = &journal.birth_date {
        let (day, by) = &changed.before;
        let _as_it_was = merge::set_birth_date(db, kept, &changed.after.0, (day, by)).await?;
    }
    Ok(moved)
}

/// An import since the merge wrote what it says of the one for the other, and its next rows are the same: no import mends that. A source that
/// knows only whoever goes back is followed. One that knows both does not tell here whom it meant: what it added since is hidden until it
/// speaks again. Tells how many rows followed.
async fn follow_sources(db: &mut Write, journal: &Journal, found: &Merge, now: Micros) -> Result<usize, Error> {
    let (kept, merged) = (found.kept_id, found.merged_id);
    let mut sources = BTreeSet::new();
    for said in journal.rows.get(WHAT_SOURCES_SAY).into_iter().flatten() {
        sources.extend(merge::source_of(db, *said, merged).await?);
    }
    let mut followed = 0;
    for source in &sources {
        if merge::is_known_to(db, source, kept).await? {
            for said in SAID {
                merge::hide(db, said, source, kept, first_id(found.at), now).await?;
            }
            continue;
        }
        for said in SAID {
            followed += merge::follow(db, said, source, (kept, merged)).await?;
        }
    }
    Ok(usize::try_from(followed).unwrap_or(usize::MAX))
}

/// The smallest id (UUIDv7) that is made at a moment.
fn first_id(at: Micros) -> Uuid {
    let millis = u128::try_from(at / 1000).unwrap_or(0);
    Uuid::from_u128(millis << 80)
}
