//! A coming of age is announced 90, 30 and 7 days before, to both sides, each once: whichever replica comes first, and after a restart too.
//! A corrected day of birth makes another day of it, which is announced anew.

use std::collections::BTreeSet;

use portico_store::guardianship::{self, Guardianship, OpenEdge};
use portico_store::{Write, handover_notice, merge, person};
use serde_json::json;
use uuid::Uuid;

use super::between::Pair;
use super::choosing::lock_people;
use super::view::HandOverDay;
use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::letters::{Letter, Side};
use crate::portal::days::{day_begins, parse_day, zone_named};
use crate::portal::facts::Facts;
use crate::{Circumstances, Error, Identity};

/// So many days before.
const STEPS: [i64; 3] = [LONGEST_STEP, 30, 7];
const LONGEST_STEP: i64 = 90;

impl Identity {
    /// Announces what is due. Tells how many comings of age were announced.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn announce_hand_overs(&self) -> Result<u64, Error> {
        let (mut after, mut announced) = (Uuid::nil(), 0);
        loop {
            let now = self.now();
            let rows = guardianship::list_open(&mut self.store().read().await?, after, now).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            let near = |row: &&OpenEdge| {
                let born = parse_day(&row.birth_date);
                born.is_some_and(|born| self.age_rules().may_come_of_age(born, now, now + LONGEST_STEP * DAY))
            };
            for row in rows.iter().filter(near) {
                announced += u64::from(self.announce_edge(row).await?);
            }
        }
        if announced > 0 {
            self.wake_mail();
        }
        Ok(announced)
    }

    /// Announces the next coming of age that one relation is about, if a step of it is due and nobody took it.
    async fn announce_edge(&self, row: &OpenEdge) -> Result<bool, Error> {
        let now = self.now();
        let Some(due) = self.due_hand_over(row, now).await? else { return Ok(false) };
        let mut db = self.store().write().await?;
        lock_people(&mut db, &[row.adult_id, row.child_id]).await?;
        let mut is_mine = false;
        // A step that was missed is not made up for: the next one tells the same day. The last to be taken decides.
        for days in STEPS.into_iter().filter(|days| due.days <= *days) {
            is_mine = handover_notice::take(&mut db, row.id, &due.hand_over.day, days, now).await?;
        }
        if !is_mine {
            return Ok(false);
        }
        self.tell_of_hand_over(&mut db, row, &due.hand_over).await?;
        db.commit().await?;
        Ok(true)
    }

    /// The next coming of age and the days until it, when it is near enough to be announced.
    async fn due_hand_over(&self, row: &OpenEdge, now: Micros) -> Result<Option<Due>, Error> {
        let mut db = self.store().read().await?;
        let Some(facts) = Facts::between(&mut db, row.adult_id, row.child_id, now).await? else { return Ok(None) };
        let pair = Pair { facts: &facts, ages: self.age_rules(), at: now };
        let Some(hand_over) = pair.hand_over().filter(|_| !facts.barred) else { return Ok(None) };
        let days = (hand_over.at - now + DAY - 1) / DAY;
        Ok(STEPS.iter().any(|step| days <= *step).then_some(Due { hand_over, days }))
    }

    /// Mails and histories of both sides. Whoever has several relations with the same child, or several adults, is told once.
    async fn tell_of_hand_over(&self, db: &mut Write, row: &OpenEdge, hand_over: &HandOverDay) -> Result<(), Error> {
        let (now, by_itself) = (self.now(), Circumstances::by_itself());
        let others = guardianship::list_by_child(db, row.child_id).await?;
        let barred: BTreeSet<_> =
            others.iter().filter(|other| other.barred_at.is_some()).map(|other| other.adult_id).collect();
        let first_of = |adult: Option<Uuid>| {
            let open = others.iter().filter(|other| is_open(other, now) && !barred.contains(&other.adult_id));
            open.filter(|other| adult.is_none_or(|adult| other.adult_id == adult)).map(|other| other.id).min()
        };
        let child = person::find(db, row.child_id).await?.ok_or(Error::NoAccount)?;
        let adult = person::find(db, row.adult_id).await?.ok_or(Error::NoAccount)?;
        let utc = zone_named("UTC").and_then(|utc| day_begins(&utc, &hand_over.day)).unwrap_or(hand_over.at);
        let detail = json!({ "day": hand_over.day, "child": child.id, "adult": adult.id });
        let sides = [(&adult, Side::Adult, first_of(Some(adult.id))), (&child, Side::Child, first_of(None))];
        for (reader, you_are, first) in sides {
            if first != Some(row.id) {
                continue;
            }
            self.record(db, EventKind::HandOverAnnounced, Some(reader.id), &by_itself, detail.clone()).await?;
            if merge::has_account(db, reader.id).await? {
                let (name, child) = (reader.called().to_owned(), child.called().to_owned());
                self.write_to_primary(db, reader, Letter::HandOver { name, child, day: utc, you_are }).await?;
            }
        }
        Ok(())
    }
}

/// A coming of age that is near.
struct Due {
    hand_over: HandOverDay,
    /// Days until it, begun ones counted.
    days: i64,
}

/// Whether a relation counts now.
fn is_open(row: &Guardianship, now: Micros) -> bool {
    row.verified_at.is_some()
        && row.barred_at.is_none()
        && row.retired_at.is_none()
        && row.begins_at <= now
        && row.ends_at.is_none_or(|end| end > now)
}
