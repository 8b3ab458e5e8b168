//! Mails to adults about what is new of their children: one a day at most, by day, about what they may see, may be told of, and want to be told.
//! A mail says how much of what is new, never what it says.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use portico_store::child_news::{self, NewRecords, NewSince, NewsOff, ToldEdge};
use portico_store::{Db, message_choice};
use serde_json::json;
use uuid::Uuid;

use crate::clock::{DAY, HOUR, MINUTE, Micros};
use crate::events::EventKind;
use crate::letters::{Letter, NewOfChild};
use crate::messages::{CHILD_NEWS, EMAIL};
use crate::portal::acting::{About, Acting, Action};
use crate::portal::kinds::{Kind, News};
use crate::portal::role::Role;
use crate::random::Rng;
use crate::{Circumstances, Error, Identity};

/// No second mail before so much time. Less than a day, so that an hourly look comes at about the same time.
const APART: Micros = 20 * HOUR;
/// What is younger waits for the next mail: an import may still be writing.
const SETTLED: Micros = 5 * MINUTE;
/// What is older is no news, however long ago the last mail was.
const OLDEST: Micros = 7 * DAY;
/// What happened longer ago is no news either, though it is new here: a source may send its past.
const PAST: Micros = 31 * DAY;
/// So many letters may wait to be sent. With more of them these wait, as codes and notices stand in the same queue.
const ROOM: i64 = 100;
const LOOK_AGAIN: Duration = Duration::from_secs(2);
/// By the operator's clocks, from this hour on and before that one.
const DAYTIME: std::ops::Range<i8> = 7..21;

/// A topic of a child about which an adult may be written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsChoice {
    /// Its stable name.
    pub topic: String,
    /// Whether the adult wants to be.
    pub wanted: bool,
}

impl Identity {
    /// About what of a child somebody who acts as guardian may be written to, and wants to be. Nothing in any other role.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn news_choices(&self, acting: &Acting, child: Uuid) -> Result<Vec<NewsChoice>, Error> {
        let off = topics_off(&child_news::list_off(&mut self.store().read().await?, acting.person()).await?, child);
        let offered = self.news_topics(acting, child).into_iter();
        Ok(offered.map(|topic| NewsChoice { wanted: !off.contains(&topic), topic }).collect())
    }

    /// Writes about which topics of a child the adult wants mails, of those that were `shown`. What was not, and what is not offered, stays as it
    /// is. `false` when nothing changed.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn choose_news(
        &self,
        acting: &Acting,
        child: Uuid,
        (shown, wanted): (&[String], &[String]),
        at: &Circumstances,
    ) -> Result<bool, Error> {
        let offered = self.news_topics(acting, child).into_iter().filter(|topic| shown.contains(topic));
        let mut db = self.store().write().await?;
        let adult = self.open_change(&mut db, acting.person()).await?;
        let mut off = topics_off(&child_news::list_off(&mut db, adult.id).await?, child);
        for topic in offered {
            if wanted.contains(&topic) {
                off.remove(&topic)
            } else {
                off.insert(topic)
            };
        }
        let off: Vec<_> = off.into_iter().collect();
        if !child_news::choose(&mut db, adult.id, child, &off.join(" ")).await? {
            return Ok(false);
        }
        let detail = json!({ "child": child, "off": off, "device": at.device });
        self.record(&mut db, EventKind::MessagesChosen, Some(adult.id), at, detail).await?;
        db.commit().await?;
        Ok(true)
    }

    /// Writes to the adults of children of whom something is new. To be called every hour; replicas may do so at the same time, each mail is
    /// written once. Takes its time where there are many: other letters come first. Tells how many were written.
    ///
    /// # Errors
    /// When the database does not answer. What was written until then stays.
    pub async fn tell_news(&self) -> Result<u64, Error> {
        let (mut after, mut told, mut looked_at) = (Uuid::nil(), 0, BTreeSet::new());
        loop {
            let now = self.now();
            let mut db = self.store().read().await?;
            let due = child_news::list_due(&mut db, after, (now, now - APART), (CHILD_NEWS, EMAIL)).await?;
            drop(db);
            let Some(last) = due.last() else { return Ok(told) };
            after = last.id;
            for edge in &due {
                if !looked_at.insert(edge.adult_id) {
                    continue;
                }
                if !self.is_day() {
                    return Ok(told);
                }
                told += self.try_to_tell(edge.adult_id).await?;
            }
        }
    }

    /// One adult who makes no sense does not hold up the others; a database that does not answer does.
    async fn try_to_tell(&self, adult: Uuid) -> Result<u64, Error> {
        match self.tell_news_to(adult).await {
            Ok(told) => Ok(u64::from(told)),
            // Erased or frozen since.
            Err(Error::NoAccount | Error::Frozen) => Ok(0),
            Err(error @ Error::Unavailable(_)) => Err(error),
            Err(error @ (Error::Taken(_) | Error::Unmergeable(_) | Error::Internal(_))) => {
                tracing::error!(%adult, %error, "an adult could not be told what is new of their children");
                Ok(0)
            }
        }
    }

    async fn tell_news_to(&self, adult: Uuid) -> Result<bool, Error> {
        // A statement of its own: no connection is held while these wait.
        let nothing = self.news_for(&mut self.store().read().await?, adult, self.now()).await?.is_empty();
        if nothing || !self.has_room().await? {
            return Ok(false);
        }
        let mut db = self.store().write().await?;
        let adult = self.open_change(&mut db, adult).await?;
        // Once more behind the lock: another replica may have been first, or a right may have ended.
        let now = self.now();
        let children = self.news_for(&mut db, adult.id, now).await?;
        let is_wanted =
            message_choice::find(&mut db, adult.id, CHILD_NEWS, EMAIL).await?.is_none_or(|choice| choice.wanted);
        if children.is_empty() || !is_wanted || adult.restricted_at.is_some() {
            return Ok(false);
        }
        child_news::set_told(&mut db, adult.id, now - SETTLED).await?;
        let (name, stop) = (adult.called().to_owned(), self.stop_token(adult.id, CHILD_NEWS)?);
        self.write_to_primary(&mut db, &adult, Letter::ChildNews { name, children, stop }).await?;
        db.commit().await?;
        self.wake_mail();
        Ok(true)
    }

    /// Waits until few letters wait. `false` when it is night by then.
    async fn has_room(&self) -> Result<bool, Error> {
        while self.is_day() {
            if self.count_waiting_mail().await? < ROOM {
                return Ok(true);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Ok(false)
    }

    fn is_day(&self) -> bool {
        is_day(self.now(), &self.settings().time_zone)
    }

    /// What an adult is to be told of now.
    async fn news_for(&self, db: &mut impl Db, adult: Uuid, now: Micros) -> Result<Vec<NewOfChild>, Error> {
        let edges = child_news::list_of_adult(db, adult, now).await?;
        if edges.iter().filter_map(|edge| edge.told_at).any(|told| told > now - APART) {
            return Ok(Vec::new());
        }
        // On most days nothing is new, and no facts are needed.
        let found = self.new_records(db, &edges, now).await?;
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let acting = self.act_in(db, adult, Some(Role::Guardian), now).await?;
        let Some(acting) = acting.filter(|acting| acting.role() == Role::Guardian) else { return Ok(Vec::new()) };
        let off = child_news::list_off(db, adult).await?;
        let children = acting.facts.children().map(|child| {
            let off = topics_off(&off, child.id);
            let told = found.iter().filter(|new| {
                new.child == child.id
                    && !off.contains(&new.kind.topic)
                    && self.may_tell(&acting, child.id, new.kind, new.records.provider_id)
            });
            NewOfChild { name: child.name.clone(), topics: by_topic(told) }
        });
        Ok(children.filter(|child| !child.topics.is_empty()).collect())
    }

    /// What is new of all children of an adult, whoever may see it.
    async fn new_records(&self, db: &mut impl Db, edges: &[ToldEdge], now: Micros) -> Result<Vec<New<'_>>, Error> {
        let mut found = Vec::new();
        for child in edges.iter().map(|edge| edge.child_id).collect::<BTreeSet<_>>() {
            let since = edges.iter().filter(|edge| edge.child_id == child).map(|edge| edge.since).min().unwrap_or(now);
            let (first, end) = (Rng::first_id_at(since.max(now - OLDEST)), Rng::first_id_at(now - SETTLED));
            for kind in self.news_kinds() {
                let all =
                    child_news::count(db, child, &kind.id, NewSince { first, end, at: now - PAST }).await?.into_iter();
                let news = all.filter(|records| kind.news.has(&records.state));
                found.extend(news.map(|records| New { child, kind, records }));
            }
        }
        Ok(found)
    }

    /// Whether somebody may see records of a kind that an organisation provides about a child, and may be told that there are new ones.
    fn may_tell(&self, acting: &Acting, child: Uuid, kind: &Kind, provider: Uuid) -> bool {
        let about = About::Child(child);
        let told = self.may(acting, &about, Action::BeTold, &kind.topic, kind.sensitivity, Some(provider));
        let lens = self.lens(acting, &about, kind, provider);
        let state = kind.state.as_deref().filter(|_| matches!(kind.news, News::States(_)));
        told.is_allowed() && lens.closed().is_none() && !state.is_some_and(|state| lens.hides(state))
    }

    /// The topics of a child about which there may be mails to this adult.
    fn news_topics(&self, acting: &Acting, child: Uuid) -> Vec<String> {
        let mut topics: Vec<String> = Vec::new();
        let Some(facts) = acting.facts.child(child).filter(|_| acting.role() == Role::Guardian) else { return topics };
        for kind in self
            .news_kinds()
            .filter(|kind| facts.schools.iter().any(|school| self.may_tell(acting, child, kind, school.id)))
        {
            if !topics.contains(&kind.topic) {
                topics.push(kind.topic.clone());
            }
        }
        topics
    }

    fn news_kinds(&self) -> impl Iterator<Item = &Kind> {
        self.kinds().iter().filter(|kind| kind.news != News::None)
    }
}

/// New records of a kind about a child.
struct New<'a> {
    child: Uuid,
    kind: &'a Kind,
    records: NewRecords,
}

fn by_topic<'a>(news: impl Iterator<Item = &'a New<'a>>) -> Vec<(String, u64)> {
    let mut topics: Vec<(String, u64)> = Vec::new();
    for New { kind, records, .. } in news {
        let count = u64::try_from(records.count).unwrap_or(0);
        match topics.iter_mut().find(|(topic, _)| *topic == kind.topic) {
            Some((_, known)) => *known += count,
            None => topics.push((kind.topic.clone(), count)),
        }
    }
    topics
}

/// What an adult wants no mails about, of one child.
fn topics_off(all: &[NewsOff], child: Uuid) -> BTreeSet<String> {
    let of_child = all.iter().filter(|off| off.child_id == child);
    of_child.flat_map(|off| off.topics.split_whitespace()).map(str::to_owned).collect()
}

/// Whether it is a time of day at which people are written to.
fn is_day(now: Micros, zone: &TimeZone) -> bool {
    Timestamp::from_microsecond(now).is_ok_and(|now| DAYTIME.contains(&zone.to_datetime(now).hour()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::time_zone;

    #[test]
    fn the_day_is_the_operators() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap().as_microsecond();
        let amsterdam = time_zone("Europe/Amsterdam").unwrap();
        for (moment, day) in [
            ("2027-01-15T05:59:59Z", false),
            ("2027-01-15T06:00:00Z", true),
            ("2027-01-15T19:59:59Z", true),
            ("2027-01-15T20:00:00Z", false),
            // In summer an hour earlier.
            ("2027-07-15T05:00:00Z", true),
            ("2027-07-15T19:00:00Z", false),
        ] {
            assert_eq!(is_day(at(moment), &amsterdam), day, "{moment}");
        }
    }
}
