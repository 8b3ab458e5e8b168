//! The family page: for an adult each child, for a child or student each adult, with what is open now and until when.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use portico_store::family_choice::{self, FamilyChoice as FamilyChoiceRow};
use portico_store::guardianship::{self, Guardianship};
use portico_store::{Db, Read, invitation, merge, organisation, person};
use uuid::Uuid;

use super::between::Pair;
use super::choosing::GRANT;
use super::coming::waiting_claims;
use crate::clock::Micros;
use crate::portal::days::day_of;
use crate::portal::facts::Facts;
use crate::portal::{About, Role, Sensitivity, Verdict};
use crate::sessions::SignedIn;
use crate::{Error, Identity};

/// Everything on the family page of a person, who may be an adult of some and the child of others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FamilyView {
    /// Whose adult the person is, by name. Of whom they are barred is not in the list.
    pub children: Vec<FamilyChild>,
    /// The person's own adults, by name; after coming of age those who were.
    pub adults: Vec<FamilyAdult>,
    /// Claims of the person that wait for a desk.
    pub waiting: Vec<WaitingClaim>,
}

/// A child of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyChild {
    /// Who.
    pub id: Uuid,
    /// What they are called; empty once all of it has ended.
    pub name: String,
    /// The relations that are in force, the first begun first.
    pub edges: Vec<ChildEdge>,
    /// The topics that may be seen now, in the order of [`crate::portal::SCHOOL_TOPICS`].
    pub sees: Vec<String>,
    /// Whether the person decides about consents for the child.
    pub decides: bool,
    /// When it ends by coming of age, where that is known and still to come.
    pub hand_over: Option<HandOverDay>,
    /// Whether the child is of age, and what is left is what they share.
    pub of_age: bool,
    /// Topics the child shares after coming of age, each with its last day.
    pub shared: Vec<(String, Option<String>)>,
}

/// One relation of an adult with a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildEdge {
    /// UUIDv7.
    pub id: Uuid,
    /// What the adult is to the child, as the source says it.
    pub kind: String,
    /// The school that it holds at; empty for everywhere.
    pub school: String,
    /// What people call the source that said it; empty when the desk did.
    pub source: String,
    /// The last day, ISO 8601, where one is set.
    pub ends_on: Option<String>,
    /// Whether it has ended.
    pub ended: bool,
}

/// A coming of age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOverDay {
    /// The day, ISO 8601, where the school is.
    pub day: String,
    /// Its first moment, microseconds since 1970 UTC.
    pub at: Micros,
}

/// An adult of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyAdult {
    /// Who; names the form `choose-{id}`.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
    /// What they are to the person, as the source says it: `parent`, `guardian`.
    pub kind: String,
    /// The schools that it holds at, by name; empty for everywhere.
    pub schools: Vec<String>,
    /// Whether the adult has an account here.
    pub has_account: bool,
    /// What they may see, in the order of [`crate::portal::SCHOOL_TOPICS`].
    pub topics: Vec<FamilyTopic>,
    /// When all of it is the person's own to decide, where that is known and still to come.
    pub hand_over: Option<HandOverDay>,
    /// Whether the person is of age towards this adult: topics are shared one by one from then on.
    pub of_age: bool,
    /// The last day that is offered for sharing, ISO 8601: a year from now.
    pub offered_end: String,
}

/// A topic of the person, and one adult.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyTopic {
    /// Its stable name.
    pub topic: String,
    /// Whether the adult sees it now.
    pub sees: AdultSees,
    /// What the person may choose about it now.
    pub choice: TopicChoice,
}

/// Whether an adult sees a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AdultSees {
    /// By the relation.
    Yes,
    /// Because the person shares it, to this day (ISO 8601) or without an end.
    Shared(Option<String>),
    /// The person keeps it to themselves.
    Withheld,
    /// No: it is not in the relation, or the person is of age.
    No,
}

/// What a person may choose about a topic and an adult.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicChoice {
    /// To share it.
    Grant,
    /// To keep it to themselves.
    Withhold,
    /// To take back what they chose.
    End,
    /// Nothing: it is not theirs to decide yet.
    Nothing,
}

/// A claim that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingClaim {
    /// UUIDv7.
    pub id: Uuid,
    /// The organisation whose desk looks at it.
    pub organisation: String,
    /// When it was made, microseconds since 1970 UTC.
    pub asked_at: Micros,
}

impl Identity {
    /// The person's family page.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn family(&self, who: &SignedIn) -> Result<FamilyView, Error> {
        let (person, now) = (who.person(), self.now());
        let mut db = self.store().read().await?;
        let children = self.family_children(&mut db, person, now).await?;
        let adults = self.family_adults(&mut db, person, now).await?;
        let waiting = waiting_claims(&mut db, person).await?;
        Ok(FamilyView { children, adults, waiting })
    }

    async fn family_children(&self, db: &mut Read, adult: Uuid, now: Micros) -> Result<Vec<FamilyChild>, Error> {
        let acting = self.act_in(db, adult, Some(Role::Guardian), now).await?;
        let acting = acting.filter(|acting| acting.role() == Role::Guardian);
        let rows = guardianship::list_by_adult(db, adult).await?;
        let mut children = Vec::new();
        for child in rows.iter().map(|row| row.child_id).collect::<BTreeSet<_>>() {
            let Some(facts) = Facts::between(db, adult, child, now).await? else { continue };
            if facts.barred || facts.edges.is_empty() {
                continue;
            }
            let pair = Pair { facts: &facts, ages: self.age_rules(), at: now };
            let sees = pair.topics().into_iter().filter(|topic| {
                let about = About::Child(child);
                acting.as_ref().is_some_and(|acting| {
                    self.may_see(acting, &about, (topic, Sensitivity::Normal), None) == Verdict::Allowed
                })
            });
            let sees: Vec<String> = sees.map(str::to_owned).collect();
            let grants = family_choice::list_open_about(db, adult, now).await?;
            let grants = grants.into_iter().filter(|row| row.child_id == child && row.choice == GRANT);
            let shared = grants.filter(|row| sees.contains(&row.topic)).map(|row| (row.topic, row.ends_on)).collect();
            let of_age = pair.is_of_age();
            let decides = self.guardianships().guardians_of(db, child, now).await?;
            let is_over = sees.is_empty() && facts.edges.iter().all(|edge| edge.ended);
            children.push(FamilyChild {
                id: child,
                // Of whom one has nothing more to do with one learns nothing more, not even a new name.
                name: if is_over { String::new() } else { facts.name.clone() },
                edges: child_edges(db, &rows, child, now).await?,
                // Of a relation that has ended it would tell the birthday.
                hand_over: pair.hand_over().filter(|_| facts.edges.iter().any(|edge| !edge.ended)),
                decides: decides.iter().any(|guardian| guardian.adult == adult),
                shared: if of_age { shared } else { Vec::new() },
                sees,
                of_age,
            });
        }
        children.sort_by(|one, other| {
            (one.name.is_empty(), &one.name, one.id).cmp(&(other.name.is_empty(), &other.name, other.id))
        });
        Ok(children)
    }

    async fn family_adults(&self, db: &mut Read, child: Uuid, now: Micros) -> Result<Vec<FamilyAdult>, Error> {
        let rows = guardianship::list_by_child(db, child).await?;
        let choices = family_choice::list_open(db, child, now).await?;
        let mut adults = Vec::new();
        for adult in rows.iter().map(|row| row.adult_id).collect::<BTreeSet<_>>() {
            let Some(person) = person::find(db, adult).await? else { continue };
            let Some(facts) = Facts::between(db, adult, child, now).await? else { continue };
            if facts.barred || facts.edges.is_empty() || adult == child {
                continue;
            }
            let pair = Pair { facts: &facts, ages: self.age_rules(), at: now };
            let mut schools = Vec::new();
            for edge in facts.edges.iter().filter(|edge| edge.row.organisation_id.is_some()) {
                schools.push(organisation_name(db, edge.row.organisation_id).await?);
            }
            schools.sort();
            schools.dedup();
            adults.push(FamilyAdult {
                id: adult,
                name: person.called().to_owned(),
                kind: facts.edges.first().map(|edge| edge.row.kind.clone()).unwrap_or_default(),
                schools,
                has_account: merge::has_account(db, adult).await?,
                topics: self.family_topics(db, pair, adult, &choices).await?,
                hand_over: pair.hand_over(),
                of_age: pair.is_of_age(),
                offered_end: year_after(&pair.zone(), now),
            });
        }
        adults.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        Ok(adults)
    }

    /// What an adult sees of a child now, topic by topic, and what the child may choose about it.
    pub(super) async fn family_topics(
        &self,
        db: &mut impl Db,
        pair: Pair<'_>,
        adult: Uuid,
        choices: &[FamilyChoiceRow],
    ) -> Result<Vec<FamilyTopic>, Error> {
        let acting = self.act_in(db, adult, Some(Role::Guardian), pair.at).await?;
        let acting = acting.filter(|acting| acting.role() == Role::Guardian);
        let about = About::Child(pair.facts.id);
        let topics = pair.topics().into_iter().map(|topic| {
            let may = acting.as_ref().is_some_and(|acting| {
                self.may_see(acting, &about, (topic, Sensitivity::Normal), None) == Verdict::Allowed
            });
            let mut grants = choices.iter().filter(|row| row.adult_id == adult && row.choice == GRANT);
            let until = grants.find(|row| row.topic == topic).and_then(|row| row.ends_on.clone());
            pair.topic(topic, may, until)
        });
        Ok(topics.collect())
    }
}

/// The relations of an adult with one child that count or did.
async fn child_edges(db: &mut Read, rows: &[Guardianship], child: Uuid, now: Micros) -> Result<Vec<ChildEdge>, Error> {
    let mut edges = Vec::new();
    let counts = |row: &&Guardianship| {
        row.child_id == child && row.verified_at.is_some() && row.retired_at.is_none() && row.begins_at <= now
    };
    for row in rows.iter().filter(counts) {
        edges.push(ChildEdge {
            id: row.id,
            kind: row.kind.clone(),
            school: organisation_name(db, row.organisation_id).await?,
            source: invitation::title_of_source(db, &row.source).await?.unwrap_or_default(),
            ends_on: row.ends_on.clone(),
            ended: row.ends_at.is_some_and(|end| end <= now),
        });
    }
    Ok(edges)
}

/// What an organisation is called; empty for none.
pub(in crate::portal) async fn organisation_name(db: &mut impl Db, id: Option<Uuid>) -> Result<String, Error> {
    let Some(id) = id else { return Ok(String::new()) };
    Ok(organisation::find(db, id).await?.map(|organisation| organisation.name).unwrap_or_default())
}

/// The same day a year on.
fn year_after(zone: &TimeZone, at: Micros) -> String {
    day_of(zone, at).checked_add(1.year()).unwrap_or(Date::MAX).to_string()
}
