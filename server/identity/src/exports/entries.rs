//! Rows as JSON: ids and moments as text (ISO 8601, UTC), hashes in hexadecimal, documents as documents.

use jiff::Timestamp;
use portico_store::event::Event;
use portico_store::held::{Cell, HeldRow};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::clock::Micros;
use crate::hex::hex;
use crate::passkeys::provider_name;

/// A moment in microseconds since 1970 UTC as ISO 8601 in UTC, with as many digits as it has.
#[must_use]
pub fn moment(micros: Micros) -> String {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH).to_string()
}

/// A row as an object; its keys are the names of the columns.
pub(super) fn object(row: HeldRow) -> Value {
    Value::Object(row.into_iter().map(|(name, cell)| (name.to_owned(), value(cell))).collect())
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Id(id) => json!(id),
        Cell::Text(text) => json!(text),
        Cell::Json(text) => text.map_or(Value::Null, document),
        Cell::Time(at) => json!(at.map(moment)),
        Cell::Number(number) => json!(number),
        Cell::Flag(flag) => json!(flag),
        Cell::Bytes(bytes) => json!(bytes.map(|bytes| hex(&bytes))),
    }
}

/// What is not JSON after all is told as text.
fn document(text: String) -> Value {
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

/// A passkey says which provider made it, as the page does.
pub(super) fn passkey(row: HeldRow) -> Value {
    let aaguid = row.iter().find_map(|(_, cell)| match cell {
        Cell::Bytes(bytes) => bytes.clone(),
        Cell::Id(_) | Cell::Text(_) | Cell::Json(_) | Cell::Time(_) | Cell::Number(_) | Cell::Flag(_) => None,
    });
    let aaguid = aaguid.unwrap_or_default();
    let mut passkey = object(row);
    if let Some(fields) = passkey.as_object_mut() {
        fields.insert("aaguid".into(), json!(Uuid::from_slice(&aaguid).ok()));
        fields.insert("provider".into(), json!(provider_name(&aaguid)));
    }
    passkey
}

/// An event as it is told; what proves the chain is left out.
pub(super) fn event(event: Event) -> Value {
    let Event { id, position, at, kind, request, detail, .. } = event;
    let mut entry = Map::new();
    entry.insert("id".into(), json!(id));
    entry.insert("position".into(), json!(position));
    entry.insert("at".into(), json!(moment(at)));
    entry.insert("kind".into(), Value::String(kind));
    entry.insert("request".into(), Value::String(request));
    entry.insert("detail".into(), document(detail));
    Value::Object(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_turn_into_what_json_can_say() {
        let row = vec![
            ("id", Cell::Id(Some(Uuid::from_u128(7)))),
            ("at", Cell::Time(Some(1_800_000_000_000_001))),
            ("never", Cell::Time(None)),
            ("hash", Cell::Bytes(Some(vec![0, 255]))),
            ("payload", Cell::Json(Some("{\"a\":1}".into()))),
            ("cut", Cell::Json(Some("{\"a\":".into()))),
            ("wanted", Cell::Flag(Some(false))),
        ];
        let expected = json!({
            "id": "00000000-0000-0000-0000-000000000007", "at": "2027-01-15T08:00:00.000001Z", "never": null, "hash": "00ff",
            "payload": { "a": 1 }, "cut": "{\"a\":", "wanted": false,
        });
        assert_eq!(object(row), expected);
        assert_eq!(moment(i64::MAX), "1970-01-01T00:00:00Z");
    }

    #[test]
    fn a_passkey_names_its_provider() {
        let google = 0xea9b8d66_4d01_1d21_3ce4_b6b48cb575d4_u128.to_be_bytes().to_vec();
        let told = passkey(vec![("name", Cell::Text(Some("Phone".into()))), ("aaguid", Cell::Bytes(Some(google)))]);
        assert_eq!(told["provider"], "Google Password Manager");
        assert_eq!(told["aaguid"], "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4");
        assert_eq!(passkey(vec![("aaguid", Cell::Bytes(Some(vec![0; 16])))])["provider"], Value::Null);
    }
}
