//! A vendor, its partners, their members, and what the vendor says about them.

use portico_identity::Person;
use portico_identity::clock::DAY;
use portico_identity::portal::days::{day_ends, zone_named};
use portico_store::affiliation::{self, Affiliation};
use portico_store::organisation::{self, Organisation};
use portico_store::person;
use portico_store::record::{self, Record};
use serde_json::{Value, json};
use uuid::Uuid;

use super::portal::{Member, Site};

/// A firm in Amsterdam, partner of a vendor.
pub struct Firm {
    pub id: Uuid,
    pub vendor: Uuid,
}

/// As what somebody is in a firm.
pub struct As<'a> {
    pub role: &'a str,
    pub see: &'a [&'a str],
    pub act: &'a [&'a str],
    pub ends_on: Option<&'a str>,
}

pub const ALL: [&str; 8] = ["orders", "tickets", "invoices", "logs", "reports", "settings", "documents", "members"];

/// An admin with everything.
pub const ADMIN: As<'static> = As { role: "admin", see: &ALL, act: &ALL, ends_on: None };

/// A member who sees these topics.
pub fn member<'a>(see: &'a [&'a str]) -> As<'a> {
    As { role: "member", see, act: &[], ends_on: None }
}

pub fn new_id() -> Uuid {
    Uuid::from_bytes(portico_identity::random::Rng::default().bytes::<16>().unwrap())
}

fn organisation_named(name: &str, kind: &str, parent: Option<Uuid>, now: i64) -> Organisation {
    Organisation {
        id: new_id(),
        kind: kind.into(),
        name: name.into(),
        country: "NL".into(),
        time_zone: "Europe/Amsterdam".into(),
        languages: "[\"en\"]".into(),
        accent: String::new(),
        mail: format!("office@{}.example", kind),
        phone: "+31 20 555 0100".into(),
        website: "https://firm.example".into(),
        parent_id: parent,
        source: String::new(),
        source_key: new_id().to_string(),
        hash: [0; 32],
        created_at: now,
        ended_at: None,
    }
}

impl Site {
    pub async fn firm(&self, name: &str) -> Firm {
        let now = self.clock.now();
        let vendor = organisation_named(&format!("Vendor of {name}"), "vendor", None, now);
        let firm = organisation_named(name, "firm", Some(vendor.id), now);
        let mut db = self.identity.store().write().await.unwrap();
        organisation::put(&mut db, &vendor).await.unwrap();
        organisation::put(&mut db, &firm).await.unwrap();
        db.commit().await.unwrap();
        let source = format!("crm-{}", firm.id);
        let (id, spoke) = (self.id_literal(vendor.id), now - DAY / 24);
        self.database
            .tamper(&format!(
                "INSERT INTO source (name, title, organisation_id, spoke_at, created_at) VALUES ('{source}', 'the vendor', {id}, {spoke}, {now})"
            ))
            .await;
        Firm { id: firm.id, vendor: vendor.id }
    }

    /// Makes somebody a member. Names the membership.
    pub async fn join(&self, firm: &Firm, person: Uuid, what: &As<'_>) -> Uuid {
        let (id, now) = (new_id(), self.clock.now());
        let zone = zone_named("Europe/Amsterdam").unwrap();
        let row = Affiliation {
            id,
            person_id: person,
            organisation_id: firm.id,
            role: what.role.into(),
            grade: String::new(),
            title: String::new(),
            rights: json!({ "see": what.see, "act": what.act }).to_string(),
            begins_on: "2026-01-01".into(),
            begins_at: now,
            ends_on: what.ends_on.map(Into::into),
            ends_at: what.ends_on.map(|day| day_ends(&zone, day).unwrap()),
            sponsor_id: None,
            attested_at: None,
            warned_at: None,
            suspended_at: None,
            source: String::new(),
            source_key: id.to_string(),
            hash: [0; 32],
            created_at: now,
            retired_at: None,
        };
        let mut db = self.identity.store().write().await.unwrap();
        affiliation::insert(&mut db, &row).await.unwrap();
        db.commit().await.unwrap();
        id
    }

    /// Somebody with an account who is a member; and the membership.
    pub async fn insider(&self, firm: &Firm, name: &str, address: &'static str, what: &As<'_>) -> (Member, Uuid) {
        let member = self.member(name, address).await;
        let person = self.person_id(&member).await;
        let membership = self.join(firm, person, what).await;
        (member, membership)
    }

    /// Somebody without an account who is a member, as a source says.
    pub async fn stranger(&self, firm: &Firm, name: &str, what: &As<'_>) -> Uuid {
        let id = new_id();
        let somebody = Person {
            id,
            user_handle: [id.as_bytes().as_slice(); 4].concat(),
            name: name.into(),
            preferred_name: String::new(),
            birth_date: String::new(),
            birth_date_by: String::new(),
            language: "en".into(),
            time_zone: String::new(),
            look: String::new(),
            passkey_offer_at: 0,
            frozen_at: None,
            session_epoch: 0,
            restricted_at: None,
            gpc_at: None,
            created_at: self.clock.now(),
        };
        let mut db = self.identity.store().write().await.unwrap();
        person::insert(&mut db, &somebody).await.unwrap();
        db.commit().await.unwrap();
        self.join(firm, id, what).await
    }

    /// A record of the firm's.
    pub async fn tell(&self, firm: &Firm, kind: &str, day: &str, state: &str, body: Value) -> Uuid {
        let (id, now) = (new_id(), self.clock.now());
        let row = Record {
            files: "{}".into(),
            id,
            kind: kind.into(),
            provider_id: firm.vendor,
            person_id: None,
            organisation_id: Some(firm.id),
            within_id: None,
            at: super::portal::midnight(day),
            amount: None,
            state: state.into(),
            search: body.to_string().to_lowercase(),
            body: body.to_string(),
            source: format!("crm-{}", firm.id),
            source_key: id.to_string(),
            hash: [0; 32],
            changed_at: now,
        };
        let mut db = self.identity.store().write().await.unwrap();
        record::upsert(&mut db, &row).await.unwrap();
        db.commit().await.unwrap();
        id
    }

    /// An order with two lines.
    pub async fn order(&self, firm: &Firm, number: &str) -> Uuid {
        let body = json!({
            "number": number, "ordered_on": "2026-02-03", "status": "open", "total": "215.00", "currency": "EUR", "ship_name": number,
            "lines": [
                { "product": "Tea", "quantity": "12", "unit_price": "14.00" },
                { "product": "Cups", "quantity": "2.5", "unit_price": "18.80" },
            ],
        });
        self.tell(firm, "order", "2026-02-03", "open", body).await
    }

    /// A setting.
    pub async fn setting(&self, firm: &Firm, name: &str, takes: &str, value: &str, choices: &[&str]) -> Uuid {
        let body = json!({ "name": name, "value": value, "type": takes, "choices": choices, "help": format!("What {name} does.") });
        self.tell(firm, "setting", "2026-01-05", "", body).await
    }

    /// The membership as it is in the database.
    pub async fn membership(&self, id: Uuid) -> Affiliation {
        affiliation::find(&mut self.identity.store().read().await.unwrap(), id).await.unwrap().unwrap()
    }
}
