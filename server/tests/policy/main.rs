//! Who may see what: roles, families over time, records with their fields, search, who looked, and what `portico policy show` prints.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod families;
mod oracle;
mod plans;
mod program;
mod random;
mod records;
mod roles;
mod searching;
mod sights;

use portal::Site;
use portico_identity::clock::Micros;
use portico_identity::portal::{About, Acting, ListAsk, Listed, Role, Shown};
use uuid::Uuid;

/// Somebody in a role now.
async fn acting(site: &Site, person: Uuid, role: Role) -> Option<Acting> {
    let acting = site.identity.act_as_at(person, Some(role), site.identity.now()).await.unwrap();
    acting.filter(|acting| acting.role() == role)
}

/// All records of a kind that are listed; none where the list is hidden or not found.
async fn listed(site: &Site, acting: &Acting, about: About, kind: &str) -> Vec<Shown> {
    match site.identity.list_records(acting, &about, &ListAsk { limit: 1000, ..ListAsk::newest(kind) }).await.unwrap() {
        Listed::Shown(page) => page.records,
        Listed::Hidden(_) | Listed::NotFound => Vec::new(),
    }
}

fn ids(records: &[Shown]) -> Vec<Uuid> {
    records.iter().map(|shown| shown.id).collect()
}

/// A moment from its RFC 3339 text.
fn at(text: &str) -> Micros {
    text.parse::<jiff::Timestamp>().unwrap().as_microsecond()
}
