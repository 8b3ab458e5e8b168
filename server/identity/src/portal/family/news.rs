//! Mails to adults about what is new of their children: one a day at most, by day, about what they may see, may be told of, and want to be told.
//! A mail says how much of what is new, never what it says.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use portico_store::Db;
use portico_store::child_news::{self, NewRecords, ToldEdge};
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
        let edges = child_news::list_of_adult(&mut self.store().read().await?, acting.person()).await?;
        let off = topics_off(&edges, child);
        let offered = self.news_topics(acting, child).into_iter();
        Ok(offered.map(|topic| NewsChoice { wanted: !off.contains(&topic), topic }).collect())
    }

    /// Writes about which topics of a child the adult wants mails. What is not offered stays as it is. `false` when nothing changed.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn choose_news(
        &self,
        acting: &Acting,
        child: Uuid,
        wanted: &[String],
        at: &Circumstances,
    ) -> Result<bool, Error> {
        let offered = self.news_topics(acting, child);
        let mut db = self.store().write().await?;
        let adult = self.open_change(&mut db, acting.person()).await?;
        let mut off = topics_off(&child_news::list_of_adult(&mut db, adult.id).await?, child);
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
    /// written once. Tells how many were written.
    ///
    /// # Errors
    /// When the database does not answer. What was written until then stays.
    pub async fn tell_news(&self) -> Result<u64, Error> {
        let now = self.now();
        let (mut after, mut told, mut looked_at) = (Uuid::nil(), 0, BTreeSet::new());
        while is_day(now, &self.settings().time_zone) {
            let due = child_news::list_due(&mut self.store().read().await?, after, now, now - APART).await?;
            let Some(last) = due.last() else { break };
            after = last.id;
            for edge in &due {
                if looked_at.insert(edge.adult_id) && self.tell_news_to(edge.adult_id, now).await? {
                    told += 1;
                }
            }
        }
        if told > 0 {
            self.wake_mail();
        }
        Ok(told)
    }

    async fn tell_news_to(&self, adult: Uuid, now: Micros) -> Result<bool, Error> {
        let nothing = self.news_for(&mut self.store().read().await?, adult, now).await?.is_empty();
        if nothing || !self.wants(adult, CHILD_NEWS, EMAIL).await? {
            return Ok(false);
        }
        let mut db = self.store().write().await?;
        let adult = match self.open_change(&mut db, adult).await {
            Err(Error::Frozen | Error::NoAccount) => return Ok(false),
            opened => opened?,
        };
        // Once more behind the lock: another replica may have been first, or a right may have ended.
        let children = self.news_for(&mut db, adult.id, now).await?;
        if children.is_empty() || adult.restricted_at.is_some() {
            return Ok(false);
        }
        child_news::set_told(&mut db, adult.id, now - SETTLED).await?;
        let (name, stop) = (adult.called().to_owned(), self.stop_token(adult.id, CHILD_NEWS)?);
        self.write_to_primary(&mut db, &adult, Letter::ChildNews { name, children, stop }).await?;
        db.commit().await?;
        Ok(true)
    }

    /// What an adult is to be told of now.
    async fn news_for(&self, db: &mut impl Db, adult: Uuid, now: Micros) -> Result<Vec<NewOfChild>, Error> {
        let edges = child_news::list_of_adult(db, adult).await?;
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
        let children = acting.facts.children().map(|child| {
            let off = topics_off(&edges, child.id);
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
            let window = (Rng::first_id_at(since.max(now - OLDEST)), Rng::first_id_at(now - SETTLED));
            for kind in self.news_kinds() {
                let all = child_news::count(db, child, &kind.id, window).await?.into_iter();
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
fn topics_off(edges: &[ToldEdge], child: Uuid) -> BTreeSet<String> {
    let of_child = edges.iter().filter(|edge| edge.child_id == child);
    of_child.flat_map(|edge| edge.news_off.split_whitespace()).map(str::to_owned).collect()
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
