//! Persons whom sources know, and rows that name them, everywhere.

use uuid::Uuid;

use crate::portal::Site;
use crate::portal_life::new_id;

/// Tables that a merge and its undoing write to on purpose.
const WRITTEN: &[&str] = &["merge", "match_pair", "event", "event_chain", "job", "rate_limit"];

/// Pairs that tests pick from, drawn by a small generator whose seed is the test's.
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1))
    }

    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

impl Site {
    /// A school with its source; tells both.
    pub async fn school(&self) -> (Uuid, String) {
        let (school, name) = (new_id(), format!("school-{}", new_id().simple()));
        let known = [
            ("id", self.literal(school)),
            ("kind", "'school'".into()),
            ("name", "'School'".into()),
            ("source_key", format!("'{school}'")),
        ];
        self.put(
            "organisation",
            &[&known[..], &[("time_zone", "'Europe/Amsterdam'".into()), ("ended_at", "NULL".into())]].concat(),
        )
        .await;
        self.put("source", &[("name", format!("'{name}'")), ("organisation_id", self.literal(school))]).await;
        (school, name)
    }

    /// Another source of a school.
    pub async fn source_of(&self, school: Uuid) -> String {
        let name = format!("more-{}", new_id().simple());
        self.put("source", &[("name", format!("'{name}'")), ("organisation_id", self.literal(school))]).await;
        name
    }

    /// Somebody whom a source knows by these fields.
    pub async fn known_by(&self, source: &str, fields: &serde_json::Value) -> Uuid {
        let person = new_id();
        let born = fields["birth_date"].as_str().unwrap_or_default();
        let values = [
            ("id", self.literal(person)),
            ("name", "'Somebody'".into()),
            ("birth_date", format!("'{born}'")),
            ("birth_date_by", (if born.is_empty() { "''" } else { "'source'" }).into()),
            ("merged_into", "NULL".into()),
        ];
        self.put("person", &values).await;
        self.says(source, person, fields).await;
        person
    }

    /// What a source says about somebody.
    pub async fn says(&self, source: &str, person: Uuid, fields: &serde_json::Value) {
        let values = [
            ("source", format!("'{source}'")),
            ("source_key", format!("'{}'", new_id())),
            ("person_id", self.literal(person)),
            ("fields", format!("'{}'", fields.to_string().replace('\'', "''"))),
            ("retired_at", "NULL".into()),
        ];
        self.put("source_person", &values).await;
    }

    /// A pair that waits for a decision.
    pub async fn pair(&self, one: Uuid, other: Uuid) -> Uuid {
        let (id, first, second) = (new_id(), one.min(other), one.max(other));
        let values = [
            ("id", self.literal(id)),
            ("first_id", self.literal(first)),
            ("second_id", self.literal(second)),
            ("reasons", "'[]'".into()),
            ("decided_at", "NULL".into()),
        ];
        self.put("match_pair", &values).await;
        id
    }

    /// A row of one table that names a person.
    pub async fn name_somewhere(&self, draw: &mut Draw, person: Uuid, other: Uuid, school: Uuid) {
        let (id, key) = (|id: Uuid| self.literal(id), format!("'{}'", new_id()));
        let record = new_id();
        match draw.below(9) {
            0 => {
                self.put(
                    "affiliation",
                    &[("person_id", id(person)), ("organisation_id", id(school)), ("source_key", key)],
                )
                .await
            }
            1 => {
                self.put("guardianship", &[("adult_id", id(person)), ("child_id", id(other)), ("source_key", key)])
                    .await
            }
            2 => {
                self.put("guardianship", &[("adult_id", id(other)), ("child_id", id(person)), ("source_key", key)])
                    .await
            }
            3 => self.put("family_choice", &[("adult_id", id(other)), ("child_id", id(person))]).await,
            4 => self.put("family_choice", &[("adult_id", id(person)), ("child_id", id(other))]).await,
            5 => {
                self.put("record", &[("provider_id", id(school)), ("person_id", id(person)), ("source_key", key)]).await
            }
            6 => {
                self.put("record", &[("id", id(record)), ("provider_id", id(school)), ("source_key", key.clone())])
                    .await;
                self.put("holding", &[("record_id", id(record)), ("person_id", id(person)), ("source_key", key)]).await;
            }
            7 => self.put("sight", &[("subject_id", id(person)), ("viewer_id", id(other))]).await,
            _ => self.put("invitation", &[("organisation_id", id(school)), ("person_id", id(person))]).await,
        }
    }

    /// Every row but those of a merge itself.
    pub async fn all_but_merges(&self) -> String {
        let (dump, mut kept, mut skip) = (self.database.dump().await, String::new(), false);
        for line in dump.lines() {
            if !line.is_empty() && line.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'_') {
                skip = WRITTEN.contains(&line);
            }
            if !skip {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        kept
    }
}
