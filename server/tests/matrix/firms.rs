//! A firm with one of everything, whose admin somebody is.

use std::sync::atomic::{AtomicU32, Ordering};

use portico_store::invitation::{self, Invitation};
use portico_store::vouch::{self, Vouch};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::portal::worlds::World;
use crate::portal::{DAY, HOUR, Member, Site};

/// What a firm has, and who is in it.
pub struct AtFirm {
    pub id: String,
    pub order: String,
    pub ticket: String,
    pub invoice: String,
    pub log_line: String,
    pub report: String,
    pub setting: String,
    pub colleague: String,
    pub invitation: String,
    pub vouch: String,
}

/// Makes somebody the admin of a firm of their own.
pub async fn at_a_firm(site: &Site, member: &Member) -> AtFirm {
    static NUMBER: AtomicU32 = AtomicU32::new(1_000_000);
    let mut world = World::number(NUMBER.fetch_add(1, Ordering::SeqCst));
    let person = site.person_id(member).await;
    let vendor = world.organisation("vendor", "Vendor", None);
    let firm = world.organisation("firm", member.address, Some(vendor));
    world.affiliate(person, firm, "admin");
    let cleo = world.person("Cleo Colleague", "");
    let colleague = world.affiliate(cleo, firm, "member").id;
    let records = bodies().map(|(kind, body)| {
        let record = world.record(kind, vendor, 1, body);
        record.organisation = Some(firm);
        record.id
    });
    let waiting = invited(world.id(), firm, person, member, site);
    let asked = asks(world.id(), cleo, site);
    world.write(site).await;
    let mut db = site.identity.store().write().await.unwrap();
    invitation::insert(&mut db, &waiting).await.unwrap();
    vouch::insert(&mut db, &asked).await.unwrap();
    db.commit().await.unwrap();
    let [order, ticket, invoice, log_line, report, setting] = records.map(|id| id.to_string());
    let [id, colleague, invitation, vouch] = [firm, colleague, waiting.id, asked.id].map(|id| id.to_string());
    AtFirm { id, order, ticket, invoice, log_line, report, setting, colleague, invitation, vouch }
}

/// One record of each kind.
fn bodies() -> [(&'static str, Value); 6] {
    [
        ("order", json!({ "number": "A-1", "ordered_on": "2026-11-20", "status": "open" })),
        (
            "ticket",
            json!({ "number": "T-1", "opened_at": "2026-11-20T09:00:00Z", "subject": "Heating", "status": "open" }),
        ),
        (
            "invoice",
            json!({ "number": "I-1", "issued_on": "2026-11-20", "due_on": "2026-12-20", "status": "open", "total": "9.00", "currency": "EUR" }),
        ),
        ("log-line", json!({ "at": "2026-11-20T09:00:00Z", "level": "info", "service": "api", "message": "started" })),
        ("report", json!({ "title": "November", "made_on": "2026-11-30" })),
        ("setting", json!({ "name": "Note", "value": "", "type": "text" })),
    ]
}

/// An invitation that waits.
fn invited(id: Uuid, firm: Uuid, inviter: Uuid, member: &Member, site: &Site) -> Invitation {
    Invitation {
        id,
        kind: "member".into(),
        organisation_id: firm,
        person_id: None,
        guardianship_id: None,
        inviter_id: Some(inviter),
        offer: json!({ "name": "New", "see": ["orders"] }).to_string(),
        address: "new@firm.example".into(),
        code_hash: portico_identity::keys::sha256(member.address.as_bytes()),
        tries: 0,
        created_at: site.clock.now(),
        expires_at: site.clock.now() + 14 * DAY,
        used_at: None,
        used_by: None,
        withdrawn_at: None,
    }
}

/// A colleague who asks to be vouched for.
fn asks(id: Uuid, person: Uuid, site: &Site) -> Vouch {
    Vouch {
        id,
        person_id: person,
        asked_at: site.clock.now(),
        expires_at: site.clock.now() + HOUR,
        word: "0".repeat(64),
        tries: 0,
        voucher_id: None,
        relation: String::new(),
        vouched_at: None,
        ready_at: None,
        stopped_at: None,
        used_at: None,
    }
}
