//! The rules once more, written down plainly and without anything of the portal's own: loops over a world.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use portico_identity::clock::Micros;
use portico_identity::portal::kinds::{Format, Kinds};
use portico_identity::portal::{About, Role, Sensitivity};
use uuid::Uuid;

use crate::portal::worlds::{Affiliation, Edge, Organisation, SaidRecord, World};

/// What somebody sees: fields by record, by whom it is about, by role.
pub type Seen = BTreeMap<String, BTreeMap<String, BTreeMap<Uuid, BTreeSet<String>>>>;

pub struct Oracle<'a> {
    pub world: &'a World,
    pub kinds: &'a Kinds,
    pub at: Micros,
}

impl Oracle<'_> {
    pub fn everything(&self, person: Uuid) -> Seen {
        let mut seen = Seen::new();
        for role in self.roles(person) {
            let abouts = seen.entry(role.key()).or_default();
            let about_whom = match role {
                Role::Customer(_) | Role::Student(_) => vec![About::Myself],
                Role::Guardian => self.children(person).into_iter().map(About::Child).collect(),
                Role::Member(_) => vec![About::Firm],
            };
            for about in about_whom {
                let records = abouts.entry(about.key()).or_default();
                for record in &self.world.records {
                    if let Some(fields) = self.fields(person, role, about, record) {
                        records.insert(record.id, fields);
                    }
                }
            }
        }
        seen
    }

    pub fn roles(&self, person: Uuid) -> BTreeSet<Role> {
        let mut roles = BTreeSet::new();
        for row in self.world.affiliations.iter().filter(|row| row.person == person && self.is_active(row)) {
            match row.role {
                "customer" => drop(roles.insert(Role::Customer(row.organisation))),
                "student" => drop(roles.insert(Role::Student(row.organisation))),
                "member" | "admin" => drop(roles.insert(Role::Member(row.organisation))),
                _ => {}
            }
        }
        if !self.children(person).is_empty() {
            roles.insert(Role::Guardian);
        }
        roles
    }

    /// A child that the adult may know of.
    pub fn children(&self, adult: Uuid) -> Vec<Uuid> {
        let mut children = Vec::new();
        for edge in self.world.edges.iter().filter(|edge| edge.adult == adult) {
            let child = edge.child;
            let is_barred = self.between(adult, child).any(|edge| edge.is_barred);
            let has_open = self.between(adult, child).any(|edge| self.counts(edge) && edge.span.holds(self.at));
            let has_granted = self.schools(child).iter().any(|school| {
                let topics = self.world.choices.iter().map(|choice| choice.topic.as_str());
                let mut topics = topics.filter(|topic| self.is_handed_over(child, school, topic));
                self.reaching(adult, child, school).next().is_some()
                    && topics.any(|topic| self.has_chosen(child, adult, topic, "grant"))
            });
            if !children.contains(&child) && !is_barred && (has_open || has_granted) {
                children.push(child);
            }
        }
        children
    }

    /// The fields of a record; none when the record itself is not seen.
    fn fields(&self, person: Uuid, role: Role, about: About, record: &SaidRecord) -> Option<BTreeSet<String>> {
        if record.is_retired || !self.is_of(person, role, about, record) {
            return None;
        }
        let kind = self.kinds.find(&record.kind)?;
        let sees = |topic: &str, sensitivity| self.sees(person, role, about, record.provider, topic, sensitivity);
        let field = |name: &str| kind.field(name).is_some_and(|field| sees(&field.topic, field.sensitivity));
        if !sees(&kind.topic, kind.sensitivity) || !kind.at.as_deref().is_none_or(field) {
            return None;
        }
        let names = kind.fields.iter().filter(|one| one.format != Format::File && record.body.contains_key(&one.name));
        Some(names.filter(|one| field(&one.name)).map(|one| one.name.clone()).collect())
    }

    fn is_of(&self, person: Uuid, role: Role, about: About, record: &SaidRecord) -> bool {
        let whose = match (role, about) {
            (Role::Member(firm), About::Firm) => return record.person.is_none() && record.organisation == Some(firm),
            (Role::Customer(own) | Role::Student(own), About::Myself) if record.provider == own => person,
            (Role::Guardian, About::Child(child))
                if self.schools(child).iter().any(|one| one.id == record.provider) =>
            {
                child
            }
            _ => return false,
        };
        match (record.person, record.organisation) {
            (Some(owner), _) => owner == whose,
            (None, Some(_)) => false,
            (None, None) => [Some(record.id), record.within].into_iter().flatten().any(|held| self.holds(whose, held)),
        }
    }

    fn holds(&self, person: Uuid, record: Uuid) -> bool {
        let there = self
            .world
            .records
            .iter()
            .any(|one| one.id == record && !one.is_retired && one.person.is_none() && one.organisation.is_none());
        there
            && self.world.holdings.iter().any(|one| {
                let now = one.span.is_none_or(|span| span.holds(self.at));
                one.person == person && one.record == record && !one.is_retired && now
            })
    }

    pub fn sees(&self, person: Uuid, role: Role, about: About, provider: Uuid, topic: &str, how: Sensitivity) -> bool {
        let has = |topics: &[String]| topics.iter().any(|one| one == topic || one == "*");
        match (role, about) {
            (Role::Member(firm), _) => self.world.affiliations.iter().any(|row| {
                let theirs =
                    row.person == person && row.organisation == firm && ["member", "admin"].contains(&row.role);
                theirs && self.is_active(row) && has(&row.see)
            }),
            (Role::Guardian, About::Child(child)) => {
                let Some(school) = self.schools(child).into_iter().find(|school| school.id == provider) else {
                    return false;
                };
                if how == Sensitivity::Private {
                    return false;
                }
                let mut edges = self.reaching(person, child, school).peekable();
                if self.is_handed_over(child, school, topic) {
                    return edges.peek().is_some() && self.has_chosen(child, person, topic, "grant");
                }
                let withheld =
                    self.has_chosen(child, person, topic, "withhold") && self.may_withhold(child, school, topic);
                !withheld && edges.any(|edge| edge.span.holds(self.at) && has(&edge.rights[0]))
            }
            (Role::Customer(_) | Role::Student(_) | Role::Guardian, _) => true,
        }
    }

    pub fn between(&self, adult: Uuid, child: Uuid) -> impl Iterator<Item = &Edge> {
        self.world.edges.iter().filter(move |edge| edge.adult == adult && edge.child == child)
    }

    /// Verified, begun and still known; it may have ended.
    pub fn counts(&self, edge: &Edge) -> bool {
        edge.is_verified && !edge.is_retired && edge.span.begins_at <= self.at
    }

    pub fn reaching<'a>(
        &'a self,
        adult: Uuid,
        child: Uuid,
        school: &'a Organisation,
    ) -> impl Iterator<Item = &'a Edge> {
        self.between(adult, child).filter(|edge| {
            self.counts(edge)
                && edge.organisation.is_none_or(|place| place == school.id || Some(place) == school.parent)
        })
    }

    pub fn is_active(&self, row: &Affiliation) -> bool {
        let place = self.world.organisations.iter().find(|one| one.id == row.organisation).unwrap();
        row.span.holds(self.at)
            && !row.is_suspended
            && !row.is_retired
            && place.ended_at.is_none_or(|end| end > self.at)
    }

    pub fn schools(&self, child: Uuid) -> Vec<&Organisation> {
        let rows = self.world.affiliations.iter();
        let rows = rows.filter(|row| row.person == child && row.role == "student" && self.is_active(row));
        let places: BTreeSet<Uuid> = rows.map(|row| row.organisation).collect();
        self.world.organisations.iter().filter(|one| places.contains(&one.id)).collect()
    }

    fn has_chosen(&self, child: Uuid, adult: Uuid, topic: &str, choice: &str) -> bool {
        self.world.choices.iter().any(|one| {
            let meant = one.child == child && one.adult == adult && one.topic == topic && one.choice == choice;
            meant && one.span.holds(self.at) && one.ended_at.is_none_or(|end| end > self.at)
        })
    }

    fn is_handed_over(&self, child: Uuid, school: &Organisation, _topic: &str) -> bool {
        self.turns(child, school, 18).is_some_and(|moment| moment <= self.at)
    }

    fn may_withhold(&self, child: Uuid, school: &Organisation, topic: &str) -> bool {
        let allowed = school.country == "NL" && ["results", "attendance"].contains(&topic);
        allowed && self.turns(child, school, 16).is_some_and(|moment| moment <= self.at)
    }

    fn turns(&self, child: Uuid, school: &Organisation, years: i16) -> Option<Micros> {
        let born: Date = self.world.people.iter().find(|one| one.id == child)?.birth_date.parse().ok()?;
        let year = born.year() + years;
        let leaps = (born.month(), born.day()) == (2, 29) && !date(year, 1, 1).in_leap_year();
        let day = match (leaps, school.country) {
            (true, "NZ") => date(year, 2, 28),
            (true, _) => date(year, 3, 1),
            (false, _) => date(year, born.month(), born.day()),
        };
        let zone = TimeZone::get(school.zone).unwrap();
        Some(day.to_zoned(zone).unwrap().start_of_day().unwrap().timestamp().as_microsecond())
    }
}
