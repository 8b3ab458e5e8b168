//! What happened, as a file: a table for spreadsheets (RFC 4180) or data for programs.

use serde::{Deserialize, Serialize};

use crate::features::records::{BYTE_ORDER_MARK, line};

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A table.
    Csv,
    /// Data.
    Json,
}

/// One event, as it stands in the file.
#[derive(Clone, Debug, Serialize)]
pub struct Exported {
    /// RFC 3339, in UTC.
    pub at: String,
    /// The stable name of what happened.
    pub event: &'static str,
    /// The same in the person's language.
    pub description: String,
    /// Browser and system; empty when it happened by itself.
    pub device: String,
    /// How the person calls the passkey it is about; empty when it is about none.
    pub passkey: String,
}

/// The table, with a mark at its start by which spreadsheets know that it is UTF-8.
#[must_use]
pub fn write_csv(events: &[Exported]) -> String {
    let mut table = format!("{BYTE_ORDER_MARK}time,event,description,device,passkey\r\n");
    for Exported { at, event, description, device, passkey } in events {
        table.push_str(&line([at, *event, description.as_str(), device.as_str(), passkey]));
    }
    table
}

/// The data.
#[must_use]
pub fn write_json(events: &[Exported]) -> String {
    serde_json::json!({ "events": events }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_event_is_one_line_under_the_heads() {
        let event = Exported {
            at: "2027-01-15T08:00:00Z".into(),
            event: "signed-in",
            description: "You signed in".into(),
            device: "Chrome on Linux".into(),
            passkey: "=1+1".into(),
        };
        let table = write_csv(&[event.clone(), event.clone()]);
        let lines: Vec<_> = table.trim_start_matches('\u{feff}').split("\r\n").collect();
        assert_eq!(lines.first(), Some(&"time,event,description,device,passkey"));
        let line = "\"2027-01-15T08:00:00Z\",\"signed-in\",\"You signed in\",\"Chrome on Linux\",\"'=1+1\"";
        assert_eq!(lines.get(1..), Some(&[line, line, ""][..]));
        let data: serde_json::Value = serde_json::from_str(&write_json(&[event])).unwrap();
        assert_eq!(data["events"][0]["passkey"], "=1+1");
    }
}
