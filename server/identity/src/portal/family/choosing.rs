//! What a student decides about an adult: to share a topic after coming of age, or to keep one before, where the age allows it.

use portico_store::family_choice::{self, FamilyChoice as Row};
use portico_store::{Write, event};
use serde_json::json;
use uuid::Uuid;

use super::between::Pair;
use super::view::{FamilyTopic, TopicChoice};
use crate::clock::{DAY, Micros};
use crate::events::EventKind;
use crate::limits::{Limit, RetryAfter};
use crate::portal::days::day_ends;
use crate::portal::facts::Facts;
use crate::sessions::SignedIn;
use crate::{Circumstances, Error, Identity};

/// The stable name of sharing.
pub(super) const GRANT: &str = "grant";
/// The stable name of keeping.
const WITHHOLD: &str = "withhold";
/// Nobody shares further ahead than ten years.
const LONGEST: Micros = 3653 * DAY;

/// A decision about topics and one adult.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FamilyChoice {
    /// To let the adult see them, to this day (ISO 8601).
    Grant {
        /// The last day.
        ends_on: String,
    },
    /// To keep them.
    Withhold,
    /// To take back what was chosen.
    End,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Chosen {
    /// It holds from now on.
    Recorded,
    /// It was so already.
    Unchanged,
    /// There is no such adult, or no such topic.
    NotFound,
    /// It is not the person's to decide now.
    NotYours,
    /// The last day is none, has passed, or is more than ten years away.
    WrongDay,
    /// No topic was chosen.
    NoTopic,
    /// Too many choices.
    Limited(RetryAfter),
}

/// A choice that can be written down.
struct Settled<'a> {
    child: Uuid,
    adult: Uuid,
    topics: Vec<&'a str>,
    ends: Option<(String, Micros)>,
}

/// The choice, if all of its topics are known, its day can be, and it is the person's to decide.
fn settled<'a>(
    (child, adult): (Uuid, Uuid),
    topics: &[String],
    choice: &FamilyChoice,
    known: &'a [FamilyTopic],
    pair: Pair<'_>,
) -> Result<Settled<'a>, Chosen> {
    let chosen = topics.iter().map(|topic| known.iter().find(|known| known.topic == *topic));
    let chosen: Vec<_> = chosen.collect::<Option<_>>().ok_or(Chosen::NotFound)?;
    let ends = match choice {
        FamilyChoice::Grant { ends_on } => {
            let ends_at = day_ends(&pair.zone(), ends_on).filter(|end| (pair.at + 1..=pair.at + LONGEST).contains(end));
            Some((ends_on.clone(), ends_at.ok_or(Chosen::WrongDay)?))
        }
        FamilyChoice::Withhold | FamilyChoice::End => None,
    };
    if !chosen.iter().all(|topic| is_theirs(topic, choice)) {
        return Err(Chosen::NotYours);
    }
    Ok(Settled { child, adult, topics: chosen.iter().map(|topic| topic.topic.as_str()).collect(), ends })
}

impl Identity {
    /// Writes down what the person decides about topics and one of their adults.
    ///
    /// # Errors
    /// When the database does not answer or the account is frozen.
    pub async fn choose_topics(
        &self,
        who: &SignedIn,
        adult: Uuid,
        topics: &[String],
        choice: &FamilyChoice,
        at: &Circumstances,
    ) -> Result<Chosen, Error> {
        if topics.is_empty() {
            return Ok(Chosen::NoTopic);
        }
        let mut db = self.store().write().await?;
        if *choice != FamilyChoice::End
            && let Some(wait) = self.take(&mut db, Limit::FamilyChoices(who.person())).await?
        {
            return Ok(Chosen::Limited(wait));
        }
        lock_people(&mut db, &[who.person(), adult]).await?;
        let child = self.open_change(&mut db, who.person()).await?;
        let now = self.now();
        let facts = Facts::between(&mut db, adult, child.id, now).await?;
        let facts = facts.filter(|facts| !facts.barred && !facts.edges.is_empty() && adult != child.id);
        let Some(facts) = facts else { return Ok(Chosen::NotFound) };
        let pair = Pair { facts: &facts, ages: self.age_rules(), at: now };
        let open = family_choice::list_open(&mut db, child.id, now).await?;
        let known = self.family_topics(&mut db, pair, adult, &open).await?;
        let settled = match settled((child.id, adult), topics, choice, &known, pair) {
            Ok(settled) => settled,
            Err(refused) => return Ok(refused),
        };
        if !self.settle(&mut db, &settled, choice, &open).await? {
            return Ok(Chosen::Unchanged);
        }
        self.record_choice(&mut db, &settled, choice, at).await?;
        db.commit().await?;
        Ok(Chosen::Recorded)
    }

    /// Ends what was chosen about these topics, and writes what is chosen now. `false` when nothing changes.
    async fn settle(
        &self,
        db: &mut Write,
        settled: &Settled<'_>,
        choice: &FamilyChoice,
        open: &[Row],
    ) -> Result<bool, Error> {
        let (mut changed, now) = (false, self.now());
        for topic in &settled.topics {
            let theirs = open.iter().filter(|row| row.adult_id == settled.adult && row.topic == *topic);
            let theirs: Vec<_> = theirs.collect();
            let (name, ends_on) = match choice {
                FamilyChoice::Grant { ends_on } => (Some(GRANT), Some(ends_on.as_str())),
                FamilyChoice::Withhold => (Some(WITHHOLD), None),
                FamilyChoice::End => (None, None),
            };
            let is_so = |row: &&&Row| Some(row.choice.as_str()) == name && row.ends_on.as_deref() == ends_on;
            if name.is_some() && theirs.iter().any(|row| is_so(&row)) {
                continue;
            }
            for row in theirs {
                changed |= family_choice::end(db, row.id, now).await?;
            }
            let Some(name) = name else { continue };
            let row = Row {
                id: self.new_id()?,
                child_id: settled.child,
                adult_id: settled.adult,
                topic: (*topic).to_owned(),
                choice: name.to_owned(),
                begins_at: now,
                ends_on: ends_on.map(str::to_owned),
                ends_at: settled.ends.as_ref().map(|(_, end)| *end),
                ended_at: None,
            };
            family_choice::insert(db, &row).await?;
            changed = true;
        }
        Ok(changed)
    }

    async fn record_choice(
        &self,
        db: &mut Write,
        settled: &Settled<'_>,
        choice: &FamilyChoice,
        at: &Circumstances,
    ) -> Result<(), Error> {
        let kind = match choice {
            FamilyChoice::Grant { .. } => EventKind::TopicGranted,
            FamilyChoice::Withhold => EventKind::TopicWithheld,
            FamilyChoice::End => EventKind::ChoiceEnded,
        };
        let ends_on = settled.ends.as_ref().map(|(day, _)| day);
        let detail =
            json!({ "topics": settled.topics, "child": settled.child, "adult": settled.adult, "ends_on": ends_on });
        let mut own = detail.clone();
        if let Some(own) = own.as_object_mut() {
            own.insert("device".into(), at.device.clone().into());
        }
        self.record(db, kind, Some(settled.child), at, own).await?;
        // The device is the child's.
        self.record(db, kind, Some(settled.adult), &Circumstances::by_itself(), detail).await
    }
}

/// Whether a choice is the person's now. What is shared already may be shared for longer.
fn is_theirs(topic: &FamilyTopic, choice: &FamilyChoice) -> bool {
    use super::view::AdultSees;
    match choice {
        FamilyChoice::Grant { .. } => topic.choice == TopicChoice::Grant || matches!(topic.sees, AdultSees::Shared(_)),
        FamilyChoice::Withhold => topic.choice == TopicChoice::Withhold || topic.sees == AdultSees::Withheld,
        FamilyChoice::End => topic.choice == TopicChoice::End,
    }
}

/// Takes the histories of these people, the smallest id first, so that two changes never wait for each other.
pub(in crate::portal) async fn lock_people(db: &mut Write, people: &[Uuid]) -> Result<(), Error> {
    let mut people = people.to_vec();
    people.sort_unstable();
    people.dedup();
    for person in people {
        event::lock_chain(db, person).await?;
    }
    Ok(())
}
