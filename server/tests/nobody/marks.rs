//! Words and numbers that occur once in all worlds: whoever reads one on a page knows whose it is.

use std::collections::{BTreeMap, BTreeSet};

use portico_identity::portal::kinds::{Format, Kinds};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::portal::worlds::{SaidRecord, World};

/// The first world's number: so large that ids have all their digits.
pub const FIRST: u32 = 0x1001;
/// How ids of worlds begin.
const ID: &str = "01990000-0000-7000-8000-";

/// What was read: a name of a field (or `person`, `place`, `klass`) and whose.
pub type Mark = (String, Uuid);

/// What numbers mean, of all worlds.
pub type Codes = BTreeMap<String, Mark>;

/// Puts a mark into each field and name of a world. What is a number becomes one that no other field has.
pub fn mark(world: &mut World, kinds: &Kinds, codes: &mut Codes) {
    world.organisations.iter_mut().for_each(|one| one.name = format!("{} {}", one.name, written("place", one.id)));
    world.people.iter_mut().for_each(|one| one.name = format!("Person {}", written("person", one.id)));
    for row in world.affiliations.iter_mut().filter(|row| row.role == "student") {
        row.grade = written("klass", row.id);
    }
    for record in &mut world.records {
        mark_record(record, kinds, codes);
    }
}

fn mark_record(record: &mut SaidRecord, kinds: &Kinds, codes: &mut Codes) {
    let kind = kinds.find(&record.kind).unwrap();
    // Days that are none are shown as they came; half of the records have days that are some.
    let odd = record.id.as_u128() % 2 == 1;
    for field in &kind.fields {
        let name = field.name.replace('_', "");
        let whole = code(record.id, &field.name);
        let value = match field.format {
            Format::Day | Format::Time if odd => json!(written(&name, record.id)),
            Format::Money => json!(format!("{whole}.00")),
            Format::Number => json!(format!("{whole}.5")),
            Format::File => json!(base64(&written("content", record.id))),
            Format::Text | Format::Choice | Format::List | Format::Day | Format::Time => continue,
        };
        if matches!(field.format, Format::Money | Format::Number) {
            codes.insert(whole.to_string(), (name, record.id));
        }
        if kind.amount.as_ref() == Some(&field.name) {
            record.amount = Some(whole * 100);
        }
        record.body.insert(field.name.clone(), value);
    }
}

fn written(name: &str, id: Uuid) -> String {
    format!("{name}x{:x}", id.as_u128() & 0xffff_ffff_ffff)
}

/// Eleven digits, the first of them a nine.
fn code(id: Uuid, field: &str) -> i64 {
    let mut mixed = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id.as_bytes().iter().chain(field.as_bytes()) {
        mixed = (mixed ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    90_000_000_000 + i64::try_from(mixed % 9_999_999_999).unwrap()
}

fn base64(text: &str) -> String {
    use base64::Engine;
    base64::prelude::BASE64_STANDARD.encode(text)
}

/// A mark as it is written, of a text that has one.
pub fn of(value: &Value) -> Option<Mark> {
    read(value.as_str()?, &Codes::new()).into_iter().next()
}

/// All marks of an answer: words and numbers.
pub fn read(answer: &str, codes: &Codes) -> BTreeSet<Mark> {
    let mut found = BTreeSet::new();
    let bytes = answer.as_bytes();
    for (at, _) in answer.match_indices('x') {
        let Some(digits) = answer.get(at + 1..at + 13) else { continue };
        let begin = bytes[..at].iter().rposition(|byte| !byte.is_ascii_lowercase()).map_or(0, |before| before + 1);
        if begin < at && digits.starts_with('1') && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            found.insert((answer[begin..at].to_owned(), id_of(digits)));
        }
    }
    let figures: String = answer.chars().filter(|one| *one != ',').collect();
    for run in figures.split(|one: char| !one.is_ascii_digit()).filter(|run| run.len() >= 11 && run.starts_with('9')) {
        found.extend(codes.get(&run[..11]).cloned());
    }
    found
}

/// All ids of worlds in an answer.
pub fn ids(answer: &str) -> BTreeSet<Uuid> {
    let ids = answer.match_indices(ID).filter_map(|(at, _)| answer.get(at..at + 36));
    ids.filter_map(|id| Uuid::try_parse(id).ok()).collect()
}

fn id_of(digits: &str) -> Uuid {
    Uuid::try_parse(&format!("{ID}{digits}")).unwrap()
}
