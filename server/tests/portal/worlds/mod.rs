//! Invented schools, firms and families with what sources say about them: a plain model that a test can ask, and its rows in the database.
//! `Random` makes any world that the rules allow, from a number.

mod random;
mod rows;

use portico_identity::clock::Micros;
use serde_json::{Map, Value};
use uuid::Uuid;

pub use random::Random;

/// Everything there is.
#[derive(Debug, Clone, Default)]
pub struct World {
    pub organisations: Vec<Organisation>,
    pub people: Vec<Somebody>,
    pub affiliations: Vec<Affiliation>,
    pub edges: Vec<Edge>,
    pub choices: Vec<Choice>,
    pub records: Vec<SaidRecord>,
    pub holdings: Vec<Holding>,
    next: u128,
}

#[derive(Debug, Clone)]
pub struct Organisation {
    pub id: Uuid,
    pub kind: &'static str,
    pub name: String,
    pub country: &'static str,
    pub zone: &'static str,
    pub parent: Option<Uuid>,
    pub ended_at: Option<Micros>,
}

#[derive(Debug, Clone)]
pub struct Somebody {
    pub id: Uuid,
    pub name: String,
    /// Empty when nobody knows it.
    pub birth_date: String,
    /// Whether there is a row already: somebody who signed up.
    pub is_there: bool,
}

/// From when until when; the end is the first moment after it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Span {
    pub begins_at: Micros,
    pub ends_at: Option<Micros>,
}

#[derive(Debug, Clone)]
pub struct Affiliation {
    pub id: Uuid,
    pub person: Uuid,
    pub organisation: Uuid,
    pub role: &'static str,
    pub grade: String,
    pub see: Vec<String>,
    pub act: Vec<String>,
    pub span: Span,
    pub is_suspended: bool,
    pub is_retired: bool,
}

#[derive(Debug, Clone)]
pub struct Edge {
    pub id: Uuid,
    pub adult: Uuid,
    pub child: Uuid,
    pub organisation: Option<Uuid>,
    /// See, act, consent, be told.
    pub rights: [Vec<String>; 4],
    pub span: Span,
    pub is_verified: bool,
    pub is_barred: bool,
    pub is_retired: bool,
}

#[derive(Debug, Clone)]
pub struct Choice {
    pub id: Uuid,
    pub adult: Uuid,
    pub child: Uuid,
    pub topic: String,
    /// `grant` or `withhold`.
    pub choice: &'static str,
    pub span: Span,
    pub ended_at: Option<Micros>,
}

#[derive(Debug, Clone)]
pub struct SaidRecord {
    pub id: Uuid,
    pub kind: String,
    pub provider: Uuid,
    pub person: Option<Uuid>,
    pub organisation: Option<Uuid>,
    pub within: Option<Uuid>,
    pub at: Micros,
    pub amount: Option<i64>,
    pub state: String,
    pub search: String,
    pub body: Map<String, Value>,
    /// What the portal set over it.
    pub own: Map<String, Value>,
    pub is_retired: bool,
}

#[derive(Debug, Clone)]
pub struct Holding {
    pub id: Uuid,
    pub record: Uuid,
    pub person: Uuid,
    pub span: Option<Span>,
    pub is_retired: bool,
}

impl Span {
    /// From long ago on, without an end.
    pub const ALWAYS: Self = Self { begins_at: 0, ends_at: None };

    pub fn holds(self, at: Micros) -> bool {
        self.begins_at <= at && self.ends_at.is_none_or(|end| end > at)
    }
}

impl World {
    /// An id that no other has, in this world and in others that began with another number.
    pub fn id(&mut self) -> Uuid {
        self.next += 1;
        Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | self.next)
    }

    /// So that two worlds in one database do not meet.
    pub fn number(number: u32) -> Self {
        Self { next: u128::from(number) << 32, ..Self::default() }
    }

    pub fn organisation(&mut self, kind: &'static str, name: &str, parent: Option<Uuid>) -> Uuid {
        self.organisation_in(kind, name, parent, "NL", "Europe/Amsterdam")
    }

    pub fn organisation_in(
        &mut self,
        kind: &'static str,
        name: &str,
        parent: Option<Uuid>,
        country: &'static str,
        zone: &'static str,
    ) -> Uuid {
        let id = self.id();
        self.organisations.push(Organisation { id, kind, name: name.into(), country, zone, parent, ended_at: None });
        id
    }

    /// Somebody whom only a source knows.
    pub fn person(&mut self, name: &str, birth_date: &str) -> Uuid {
        let id = self.id();
        self.people.push(Somebody { id, name: name.into(), birth_date: birth_date.into(), is_there: false });
        id
    }

    /// Somebody who signed up.
    pub fn member(&mut self, id: Uuid, name: &str, birth_date: &str) {
        self.people.push(Somebody { id, name: name.into(), birth_date: birth_date.into(), is_there: true });
    }

    pub fn affiliate(&mut self, person: Uuid, organisation: Uuid, role: &'static str) -> &mut Affiliation {
        let id = self.id();
        let all = vec!["*".to_owned()];
        self.affiliations.push(Affiliation {
            id,
            person,
            organisation,
            role,
            grade: String::new(),
            see: all.clone(),
            act: all,
            span: Span::ALWAYS,
            is_suspended: false,
            is_retired: false,
        });
        self.affiliations.last_mut().unwrap()
    }

    /// A relation with all rights, everywhere.
    pub fn guardian(&mut self, adult: Uuid, child: Uuid) -> &mut Edge {
        let id = self.id();
        let all = vec!["*".to_owned()];
        self.edges.push(Edge {
            id,
            adult,
            child,
            organisation: None,
            rights: [all.clone(), all.clone(), all.clone(), all],
            span: Span::ALWAYS,
            is_verified: true,
            is_barred: false,
            is_retired: false,
        });
        self.edges.last_mut().unwrap()
    }

    pub fn choose(&mut self, child: Uuid, adult: Uuid, topic: &str, choice: &'static str) -> &mut Choice {
        let id = self.id();
        self.choices.push(Choice { id, adult, child, topic: topic.into(), choice, span: Span::ALWAYS, ended_at: None });
        self.choices.last_mut().unwrap()
    }

    /// A record with fields as they are, of nobody yet: who calls says whose it is.
    pub fn record(&mut self, kind: &str, provider: Uuid, at: Micros, body: Value) -> &mut SaidRecord {
        let id = self.id();
        let body = body.as_object().cloned().unwrap();
        let search = body.values().filter_map(Value::as_str).collect::<Vec<_>>().join("\n").to_lowercase();
        self.records.push(SaidRecord {
            id,
            kind: kind.into(),
            provider,
            person: None,
            organisation: None,
            within: None,
            at,
            amount: None,
            state: String::new(),
            search,
            body,
            own: Map::new(),
            is_retired: false,
        });
        self.records.last_mut().unwrap()
    }

    pub fn hold(&mut self, person: Uuid, record: Uuid) -> &mut Holding {
        let id = self.id();
        self.holdings.push(Holding { id, record, person, span: None, is_retired: false });
        self.holdings.last_mut().unwrap()
    }
}
