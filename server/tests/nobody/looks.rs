//! Looks at somebody else's data: each is in the list of whoever was looked at.

use std::collections::BTreeSet;

use http::StatusCode;
use portico_identity::portal::Role;
use uuid::Uuid;

use crate::marks::read;
use crate::portal::Answer;
use crate::portal::worlds::Random;
use crate::visits::{Tally, Visit};

impl Visit<'_> {
    /// Records that the answer shows something of, by the child they are about.
    pub fn records_on(&self, answer: &Answer) -> BTreeSet<(Uuid, String)> {
        let mut seen = BTreeSet::new();
        for (_, id) in read(&answer.body, self.codes) {
            let Some(record) = self.oracle.world.records.iter().find(|one| one.id == id) else { continue };
            let topic = &self.oracle.kinds.find(&record.kind).unwrap().topic;
            let abouts = self.allowed.abouts.iter().filter(|(_, records)| records.contains_key(&id));
            let children: Vec<_> = abouts.filter_map(|(about, _)| about.strip_prefix("child:")).collect();
            // What two children share cannot be told apart by its mark.
            if let [child] = children[..] {
                seen.insert((child.parse().unwrap(), topic.clone()));
            }
        }
        seen
    }

    /// Each look at a child is in the child's list.
    pub async fn was_noted(&self, seen: &BTreeSet<(Uuid, String)>, tally: &mut Tally) {
        if seen.is_empty() || self.role != Some(Role::Guardian) {
            return;
        }
        for (child, topic) in seen {
            assert!(self.looks_at(*child, topic).await > 0, "nobody noted that {} saw {topic} of {child}", self.person);
            tally.sights += 1;
        }
    }

    /// A guardian looks at all there is of a child, a member at a colleague. Each page that shows something is one entry more.
    pub async fn look_at_others(&self, random: &mut Random, tally: &mut Tally) {
        match self.role {
            Some(Role::Guardian) => self.look_at_child(random, tally).await,
            Some(Role::Member(firm)) => self.look_at_colleague(firm, random, tally).await,
            Some(Role::Customer(_) | Role::Student(_)) | None => {}
        }
    }

    async fn look_at_child(&self, random: &mut Random, tally: &mut Tally) {
        let abouts = self.allowed.abouts.iter().filter(|(_, records)| !records.is_empty());
        let children: Vec<Uuid> = abouts.filter_map(|(about, _)| about.strip_prefix("child:")?.parse().ok()).collect();
        if children.is_empty() {
            return;
        }
        let child = *random.pick(&children);
        for part in ["results", "attendance", "documents", "timetable?week=2026-W47"] {
            let path = format!("/portal/children/{child}/{part}");
            let topics = ["results", "attendance", "documents", "timetable"];
            let topic = topics.into_iter().find(|topic| part.starts_with(topic)).unwrap();
            let before = self.looks_at(child, topic).await;
            let answer = self.get(&path, tally).await;
            self.check(&path, &answer, &BTreeSet::from([child]), tally);
            if !self.records_on(&answer).is_empty() {
                assert_eq!(self.looks_at(child, topic).await, before + 1, "{} at {path}", self.person);
                tally.sights += 1;
            }
        }
    }

    async fn look_at_colleague(&self, firm: Uuid, random: &mut Random, tally: &mut Tally) {
        let rows = self.oracle.world.affiliations.iter();
        let others: Vec<_> = rows.filter(|row| row.organisation == firm && row.person != self.person).collect();
        if others.is_empty() {
            return;
        }
        let other = *random.pick(&others);
        let path = format!("/account/organisation/members/{}", other.id);
        let before = self.looks_at(other.person, "members").await;
        let answer = self.get(&path, tally).await;
        self.check(&path, &answer, &BTreeSet::from([other.id]), tally);
        let looked = u64::from(answer.status == StatusCode::OK);
        assert_eq!(self.looks_at(other.person, "members").await, before + looked, "{} at {path}", self.person);
        tally.sights += usize::from(answer.status == StatusCode::OK);
    }

    /// How often this person looked at a topic of somebody.
    async fn looks_at(&self, subject: Uuid, topic: &str) -> u64 {
        let [viewer, subject] = [self.person, subject].map(|id| self.site.id_literal(id));
        let noted = format!("sight WHERE viewer_id = {viewer} AND subject_id = {subject} AND topic = '{topic}'");
        self.site.database.count(&noted).await
    }
}

/// The kind that a route of one kind is about.
pub fn kind_of(path: &str) -> Option<&'static str> {
    let kinds = [
        ("/accounts", "bank-account"),
        ("/loans", "loan"),
        ("/documents", "document"),
        ("/results", "result"),
        ("/attendance", "attendance"),
        ("/timetable", "timetable-entry"),
        ("/orders", "order"),
        ("/tickets", "ticket"),
        ("/invoices", "invoice"),
        ("/logs", "log-line"),
        ("/reports", "report"),
        ("/settings", "setting"),
    ];
    kinds.into_iter().find(|(part, _)| path.contains(part)).map(|(_, kind)| kind)
}
