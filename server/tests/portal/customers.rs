//! A bank, its customers and what it says about them, as rows: imports have tests of their own.

use serde_json::{Value, json};
use uuid::Uuid;

use super::browser::Browser;
use super::journeys::Member;
use super::site::Site;
use portico_identity::clock::{DAY, MINUTE};

/// A bank in Amsterdam that spoke twenty minutes ago.
pub struct Bank {
    pub id: Uuid,
    pub source: String,
}

/// A record before it is there.
#[derive(Clone)]
pub struct Said {
    pub kind: &'static str,
    pub person: Option<Uuid>,
    pub within: Option<Uuid>,
    pub at: i64,
    pub amount: Option<i64>,
    pub state: String,
    pub search: String,
    pub body: Value,
}

impl Site {
    /// An id as this engine reads it.
    pub fn id_literal(&self, id: Uuid) -> String {
        if self.database.is_sqlite() { format!("X'{}'", id.simple()) } else { format!("'{id}'::uuid") }
    }

    /// A hash of nothing that anybody said.
    pub fn no_hash(&self) -> String {
        let zeros = "00".repeat(32);
        if self.database.is_sqlite() { format!("X'{zeros}'") } else { format!("'\\x{zeros}'::bytea") }
    }

    pub async fn person_id(&self, member: &Member) -> Uuid {
        self.record_of(member).await.person.id
    }

    pub async fn bank(&self, name: &str) -> Bank {
        let (id, source) = (new_id(), format!("{name}-core"));
        let (literal, hash, now) = (self.id_literal(id), self.no_hash(), self.clock.now());
        let insert = format!(
            "INSERT INTO organisation (id, kind, name, country, time_zone, languages, accent, mail, phone, website, source, source_key, hash, created_at)
             VALUES ({literal}, 'bank', '{name}', 'NL', 'Europe/Amsterdam', '[\"en\"]', '', '', '', '', '', '{name}', {hash}, {now})"
        );
        self.database.tamper(&insert).await;
        let spoke = now - 20 * MINUTE;
        let insert = format!(
            "INSERT INTO source (name, title, organisation_id, spoke_at, created_at) VALUES ('{source}', 'the bank', {literal}, {spoke}, {now})"
        );
        self.database.tamper(&insert).await;
        Bank { id, source }
    }

    /// Makes somebody a customer from long ago on.
    pub async fn make_customer(&self, bank: &Bank, person: Uuid) {
        let (id, hash, begins) = (self.id_literal(new_id()), self.no_hash(), self.clock.now() - 1000 * DAY);
        let insert = format!(
            "INSERT INTO affiliation (id, person_id, organisation_id, role, grade, title, rights, begins_on, begins_at, source, source_key, hash, created_at)
             VALUES ({id}, {}, {}, 'customer', '', '', '{{}}', '2024-01-01', {begins}, '{}', '{}', {hash}, {begins})",
            self.id_literal(person),
            self.id_literal(bank.id),
            bank.source,
            new_id(),
        );
        self.database.tamper(&insert).await;
    }

    pub async fn hold(&self, bank: &Bank, record: Uuid, person: Uuid) {
        let insert = format!(
            "INSERT INTO holding (id, record_id, person_id, role, source, source_key, hash) VALUES ({}, {}, {}, 'owner', '{}', '{}', {})",
            self.id_literal(new_id()),
            self.id_literal(record),
            self.id_literal(person),
            bank.source,
            new_id(),
            self.no_hash(),
        );
        self.database.tamper(&insert).await;
    }

    /// Adds records in one go.
    pub async fn say(&self, bank: &Bank, all: &[Said]) -> Vec<Uuid> {
        let ids: Vec<Uuid> = all.iter().map(|_| new_id()).collect();
        let rows: Vec<String> = ids.iter().zip(all).map(|(id, said)| self.row(bank, *id, said)).collect();
        for rows in rows.chunks(200) {
            let columns = "id, kind, provider_id, person_id, within_id, at, amount, state, search, body, own, source, source_key, hash, changed_at, files";
            self.database.tamper(&format!("INSERT INTO record ({columns}) VALUES {}", rows.join(", "))).await;
        }
        ids
    }

    fn row(&self, bank: &Bank, id: Uuid, said: &Said) -> String {
        let or_null = |id: Option<Uuid>| id.map_or("NULL".into(), |id| self.id_literal(id));
        let quoted = |text: &str| text.replace('\'', "''");
        let amount = said.amount.map_or("NULL".into(), |amount| amount.to_string());
        let mut body = said.body.clone();
        let file = body.as_object_mut().and_then(|fields| fields.remove("content"));
        let files = file.map_or_else(|| json!({}), |file| json!({ "content": file }));
        format!(
            "({}, '{}', {}, {}, {}, {}, {amount}, '{}', '{}', '{}', '{{}}', '{}', '{id}', {}, {}, '{}')",
            self.id_literal(id),
            said.kind,
            self.id_literal(bank.id),
            or_null(said.person),
            or_null(said.within),
            said.at,
            quoted(&said.state),
            quoted(&said.search),
            quoted(&body.to_string()),
            bank.source,
            self.no_hash(),
            self.clock.now(),
            quoted(&files.to_string()),
        )
    }

    /// An account of these people.
    pub async fn account(&self, bank: &Bank, holders: &[Uuid], name: &str, balance: i64) -> Uuid {
        let body = json!({
            "name": name, "number": "NL91ABNA0417164300", "type": "current", "balance": decimal(balance), "currency": "EUR",
            "opened_on": "2024-01-01",
        });
        let said = Said { amount: Some(balance), ..Said::of("bank-account", "2024-01-01", body) };
        let id = self.say(bank, &[said]).await[0];
        for holder in holders {
            self.hold(bank, id, *holder).await;
        }
        id
    }

    /// A loan of somebody: 10,000 at 4.5 % in twelve months.
    pub async fn loan(&self, bank: &Bank, person: Uuid) -> Uuid {
        let body = json!({
            "name": "New kitchen", "amount": "10000.00", "currency": "EUR", "begins_on": "2026-06-30", "months": "12", "rate": "4.5",
            "payment": "853.79", "remaining": "5079.51", "status": "running",
        });
        let said = Said {
            person: Some(person),
            amount: Some(1_000_000),
            state: "running".into(),
            ..Said::of("loan", "2026-06-30", body)
        };
        self.say(bank, &[said]).await[0]
    }

    /// A document of somebody.
    pub async fn document_of(&self, bank: &Bank, person: Uuid, title: &str, media_type: &str) -> Uuid {
        // "hello" in base64.
        let body = json!({ "title": title, "issued_on": "2026-12-31", "type": "statement", "media_type": media_type, "content": "aGVsbG8=" });
        let said =
            Said { person: Some(person), search: title.to_lowercase(), ..Said::of("document", "2026-12-31", body) };
        self.say(bank, &[said]).await[0]
    }
}

impl Said {
    /// A record of a day, in Amsterdam.
    pub fn of(kind: &'static str, day: &str, body: Value) -> Self {
        let (state, search) = (String::new(), String::new());
        Self { kind, person: None, within: None, at: midnight(day), amount: None, state, search, body }
    }

    /// What was booked on an account.
    pub fn booked(account: Uuid, day: &str, amount: i64, text: &str, counterparty: &str) -> Self {
        let direction = if amount < 0 { "debit" } else { "credit" };
        let body = json!({
            "booked_on": day, "amount": decimal(amount), "currency": "EUR", "direction": direction, "text": text,
            "counterparty": counterparty, "counterparty_number": "NL02RABO0123456789", "type": "transfer",
        });
        Self {
            within: Some(account),
            amount: Some(amount),
            state: direction.into(),
            search: format!("{text} {counterparty}").to_lowercase(),
            ..Self::of("transaction", day, body)
        }
    }
}

/// The first moment of a day in Amsterdam, microseconds since 1970 UTC.
pub fn midnight(day: &str) -> i64 {
    let zone = portico_identity::portal::days::zone_named("Europe/Amsterdam").unwrap();
    portico_identity::portal::days::day_begins(&zone, day).unwrap()
}

/// An amount in hundredths as sources write it.
pub fn decimal(amount: i64) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", amount.abs() / 100, amount.abs() % 100)
}

fn new_id() -> Uuid {
    let random = portico_identity::random::Rng::default().bytes::<16>().unwrap();
    Uuid::from_bytes(random)
}

impl Browser {
    /// The body of a page that is there.
    pub async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path} {}", answer.body);
        answer.body
    }
}
