//! What was erased does not come back by itself: not by an import, and not out of a backup. Only keyed hashes are kept, for that purpose alone.
//!
//! Whoever signs up again themselves is welcome, and their tombstone goes.

use std::collections::HashMap;

use portico_store::contact::Contact;
use portico_store::tombstone::{self, Tombstone};
use portico_store::{Write, contact, erasure, person};
use uuid::Uuid;

use super::due::Because;
use crate::address::EmailAddress;
use crate::clock::Micros;
use crate::hex::{from_hex, hex};
use crate::{Error, Identity};

const PURPOSE: &str = "tombstone";

/// One line of what `portico rights tombstones` prints: the hash in hexadecimal, a space, and when, in microseconds since 1970 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TombstoneLine {
    /// Keyed hash of an address or a person's id.
    pub hash: [u8; 32],
    /// Microseconds since 1970 UTC.
    pub erased_at: Micros,
}

impl std::fmt::Display for TombstoneLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex(&self.hash))?;
        write!(f, " {}", self.erased_at)
    }
}

/// A line that is no tombstone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {0}: 64 hexadecimal digits, a space and a time expected")]
pub struct TombstoneProblem(pub usize);

/// Reads what `portico rights tombstones` printed. Empty lines are none.
///
/// # Errors
/// Names the first line that is something else.
pub fn read_tombstones(text: &str) -> Result<Vec<TombstoneLine>, TombstoneProblem> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| read_line(line).ok_or(TombstoneProblem(number + 1))).collect()
}

fn read_line(line: &str) -> Option<TombstoneLine> {
    let (hash, erased_at) = line.trim().split_once(' ')?;
    Some(TombstoneLine { hash: from_hex(hash)?, erased_at: erased_at.parse().ok()? })
}

/// What came of erasing again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reapplied {
    /// Persons who were looked at.
    pub people: usize,
    /// Persons who were erased again, or would be.
    pub erased: usize,
}

impl Identity {
    /// Whoever proves an address themselves comes back by their own will.
    pub(crate) async fn lift_tombstone(&self, db: &mut Write, address_folded: &str) -> Result<(), Error> {
        for hash in self.keys().hash_under_all(PURPOSE, &of_address(address_folded)) {
            let _lifted = tombstone::delete(db, &hash).await?;
        }
        Ok(())
    }

    /// Under which hashes the erasure of an address may stand: one for each key. For imports, which look at many at once.
    pub(crate) fn tombstones_of_address(&self, address: &EmailAddress) -> Vec<[u8; 32]> {
        self.keys().hash_under_all(PURPOSE, &of_address(address.folded()))
    }

    /// Under which hashes the erasure of whom a source names so may stand: one for each key. For imports, which look at many at once.
    pub(crate) fn tombstones_of_source(&self, source: &str, source_key: &str) -> Vec<[u8; 32]> {
        self.keys().hash_under_all(PURPOSE, &of_source(source, source_key))
    }

    pub(super) async fn set_tombstones(
        &self,
        db: &mut Write,
        person: Uuid,
        addresses: &[Contact],
        erased_at: Micros,
    ) -> Result<(), Error> {
        let addresses = addresses.iter().map(|contact| of_address(&contact.address_folded));
        let mut texts: Vec<String> = addresses.chain([of_person(person)]).collect();
        for said in erasure::list_said(db, person).await? {
            texts.push(of_source(&said.source, &said.source_key));
            let Some(address) = address_in(&said.fields) else { continue };
            // A family may have one address: it stays open to whoever proved it.
            let owner = contact::find_by_address(db, address.folded()).await?;
            if owner.is_none_or(|owner| owner.person_id == person) {
                texts.push(of_address(address.folded()));
            }
        }
        for text in texts {
            let hash = self.keys().hash_code(PURPOSE, &text)?;
            tombstone::insert(db, &Tombstone { hash, erased_at }).await?;
        }
        Ok(())
    }

    /// Every tombstone, to be kept beside the backups.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_tombstones(&self) -> Result<Vec<TombstoneLine>, Error> {
        let mut db = self.store().read().await?;
        let mut lines: Vec<TombstoneLine> = Vec::new();
        loop {
            let next = tombstone::list(&mut db, lines.last().map(|line| line.hash)).await?;
            if next.is_empty() {
                return Ok(lines);
            }
            lines.extend(next.into_iter().map(|Tombstone { hash, erased_at }| TombstoneLine { hash, erased_at }));
        }
    }

    /// After a backup was restored: erases again everybody who was erased after it was made, and keeps the tombstones. Whoever signed up again
    /// since is left alone. Needs the keys that the tombstones were made with.
    ///
    /// # Errors
    /// When the database does not answer. Who was erased until then stays erased; it can be called again.
    pub async fn reapply_tombstones(&self, lines: &[TombstoneLine], dry_run: bool) -> Result<Reapplied, Error> {
        if !dry_run {
            let mut db = self.store().write().await?;
            for TombstoneLine { hash, erased_at } in lines {
                tombstone::insert(&mut db, &Tombstone { hash: *hash, erased_at: *erased_at }).await?;
            }
            db.commit().await?;
        }
        let stones = lines.iter().map(|line| (line.hash, line.erased_at)).collect();
        let (mut after, mut done) = (Uuid::nil(), Reapplied::default());
        loop {
            let people = person::list_after(&mut self.store().read().await?, after).await?;
            let Some((last, _)) = people.last() else { break };
            after = *last;
            for (id, created_at) in people {
                done.people += 1;
                if !self.was_erased_since(id, created_at, &stones).await? {
                    continue;
                }
                if dry_run || self.erase(id, Because::Restored).await? {
                    done.erased += 1;
                }
            }
        }
        if done.erased > 0 && !dry_run {
            self.forget_copies().await;
        }
        Ok(done)
    }

    /// Whether the person, or one of their addresses, was erased after it was theirs: who proved the address of somebody erased as their own
    /// since, is somebody else.
    async fn was_erased_since(
        &self,
        person: Uuid,
        created_at: Micros,
        stones: &HashMap<[u8; 32], Micros>,
    ) -> Result<bool, Error> {
        let contacts = contact::list_by_person(&mut self.store().read().await?, person).await?;
        let addresses = contacts.iter().map(|contact| (of_address(&contact.address_folded), contact.verified_at));
        let mut texts = addresses.chain([(of_person(person), created_at)]);
        Ok(texts.any(|(text, since)| {
            let hashes = self.keys().hash_under_all(PURPOSE, &text).into_iter();
            hashes.filter_map(|hash| stones.get(&hash)).any(|erased_at| *erased_at > since)
        }))
    }
}

fn of_address(folded: &str) -> String {
    format!("address {folded}")
}

fn of_person(person: Uuid) -> String {
    format!("person {person}")
}

fn of_source(source: &str, source_key: &str) -> String {
    format!("source {source}\u{1f}{source_key}")
}

/// The mail address that a source knows of a person, if it is one.
fn address_in(fields: &str) -> Option<EmailAddress> {
    let fields: serde_json::Value = serde_json::from_str(fields).ok()?;
    EmailAddress::parse(fields.get("email")?.as_str()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_again_and_nothing_else_is() {
        let line = TombstoneLine { hash: [0xa7; 32], erased_at: 1_700_000_000_000_000 };
        assert_eq!(read_tombstones(&format!("{line}\n\n{line}\n")), Ok(vec![line, line]));
        for wrong in ["a7", "zz 1", &format!("{line}x"), &format!("x{line}"), &line.to_string().replace(' ', "")] {
            assert_eq!(read_tombstones(&format!("{line}\n{wrong}")), Err(TombstoneProblem(2)), "{wrong}");
        }
    }
}
