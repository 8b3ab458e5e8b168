//! What somebody in a role may read at all: marks and ids, as the oracle says.

use std::collections::{BTreeMap, BTreeSet};

use portico_identity::portal::{About, Role, Sensitivity};
use uuid::Uuid;

use crate::marks::Mark;
use crate::oracle::Oracle;
use crate::portal::worlds::Affiliation;

/// Everything for one person in one role.
#[derive(Default)]
pub struct Allowed {
    pub marks: BTreeSet<Mark>,
    pub ids: BTreeSet<Uuid>,
    /// Fields of records, by whom they are about.
    pub abouts: BTreeMap<String, BTreeMap<Uuid, BTreeSet<String>>>,
}

impl Allowed {
    pub fn of(oracle: &Oracle<'_>, person: Uuid, role: Option<Role>) -> Self {
        let mut allowed = Self::default();
        let everything = oracle.everything(person);
        allowed.abouts = role.and_then(|role| everything.get(&role.key()).cloned()).unwrap_or_default();
        for (id, fields) in allowed.abouts.clone().values().flatten() {
            allowed.ids.insert(*id);
            let record = oracle.world.records.iter().find(|record| record.id == *id).unwrap();
            allowed.place(record.provider);
            allowed.ids.extend(record.within);
            allowed.marks.extend(fields.iter().map(|field| (field.replace('_', ""), *id)));
            let content = oracle.kinds.find(&record.kind).unwrap().field("content").is_some();
            allowed.marks.extend(content.then(|| ("content".to_owned(), *id)));
        }
        allowed.person(person);
        for row in oracle.world.affiliations.iter().filter(|row| row.person == person && oracle.is_active(row)) {
            allowed.place(row.organisation);
            let place = oracle.world.organisations.iter().find(|one| one.id == row.organisation).unwrap();
            place.parent.into_iter().for_each(|parent| allowed.place(parent));
            allowed.marks.insert(("klass".into(), row.id));
        }
        allowed.families(oracle, person);
        match role {
            Some(Role::Guardian) => allowed.children(oracle, person),
            Some(Role::Member(firm)) => allowed.colleagues(oracle, person, firm),
            Some(Role::Customer(_) | Role::Student(_)) | None => {}
        }
        allowed
    }

    fn person(&mut self, id: Uuid) {
        self.ids.insert(id);
        self.marks.insert(("person".into(), id));
    }

    fn place(&mut self, id: Uuid) {
        self.ids.insert(id);
        self.marks.insert(("place".into(), id));
    }

    /// The other side of relations that count, or did: whoever has or had one knows who that is.
    fn families(&mut self, oracle: &Oracle<'_>, person: Uuid) {
        for edge in oracle.world.edges.iter().filter(|edge| oracle.counts(edge)) {
            let other = if edge.adult == person { edge.child } else { edge.adult };
            let is_barred = oracle.between(edge.adult, edge.child).any(|edge| edge.is_barred);
            if [edge.adult, edge.child].contains(&person) && !is_barred {
                self.person(other);
                self.ids.insert(edge.id);
                edge.organisation.into_iter().for_each(|place| self.place(place));
            }
        }
    }

    fn children(&mut self, oracle: &Oracle<'_>, adult: Uuid) {
        for child in oracle.children(adult) {
            self.person(child);
            for school in oracle.schools(child) {
                if oracle.reaching(adult, child, school).next().is_some() {
                    self.place(school.id);
                }
                let about = About::Child(child);
                if oracle.sees(adult, Role::Guardian, about, school.id, "profile", Sensitivity::Normal) {
                    let rows = oracle.world.affiliations.iter();
                    let rows = rows.filter(|row| row.person == child && row.organisation == school.id);
                    self.marks.extend(rows.map(|row| ("klass".to_owned(), row.id)));
                }
            }
            // Other guardians, where they looked.
            let others = oracle.world.edges.iter().filter(|edge| edge.child == child);
            self.marks.extend(others.map(|edge| ("person".to_owned(), edge.adult)));
        }
    }

    /// Everybody knows the admins; whoever may see members or administers, all of them.
    fn colleagues(&mut self, oracle: &Oracle<'_>, person: Uuid, firm: Uuid) {
        let rows: Vec<&Affiliation> = oracle.world.affiliations.iter().filter(|row| row.organisation == firm).collect();
        let rows = rows.into_iter().filter(|row| ["member", "admin"].contains(&row.role) && !row.is_retired);
        let rows: Vec<_> = rows.filter(|row| row.span.ends_at.is_none_or(|end| end > oracle.at)).collect();
        let administers = rows.iter().any(|row| row.person == person && row.role == "admin" && oracle.is_active(row));
        let sees = oracle.sees(person, Role::Member(firm), About::Firm, firm, "members", Sensitivity::Normal);
        for row in rows {
            let known = sees && oracle.is_active(row) || row.role == "admin" && oracle.is_active(row);
            if known || administers {
                self.marks.insert(("person".into(), row.person));
            }
            if administers {
                self.ids.insert(row.id);
            }
        }
    }
}
