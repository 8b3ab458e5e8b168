//! What happened, as a file: a table for spreadsheets (RFC 4180) or data for programs. A cell that a spreadsheet would read as a formula is
//! made plain text (OWASP ASVS 5.0, 1.2.10).

use serde::{Deserialize, Serialize};

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
    pub description: &'static str,
    /// Browser and system; empty when it happened by itself.
    pub device: String,
    /// How the person calls the passkey it is about; empty when it is about none.
    pub passkey: String,
}

/// The table, with a mark at its start by which spreadsheets know that it is UTF-8.
#[must_use]
pub fn write_csv(events: &[Exported]) -> String {
    let mut table = String::from("\u{feff}time,event,description,device,passkey\r\n");
    for Exported { at, event, description, device, passkey } in events {
        let cells: [&str; 5] = [at, event, description, device, passkey];
        table.push_str(&cells.map(cell).join(","));
        table.push_str("\r\n");
    }
    table
}

/// The data.
#[must_use]
pub fn write_json(events: &[Exported]) -> String {
    serde_json::json!({ "events": events }).to_string()
}

/// Always in quotes, so that no separator of any country splits it.
fn cell(text: &str) -> String {
    // The wide forms too: spreadsheets take them for the same signs.
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']);
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_no_quote_ends_one_early() {
        assert_eq!(cell("Phone"), "\"Phone\"");
        assert_eq!(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
        for sign in ["=", "+", "-", "@", "\t", "\0", "\r", "＝"] {
            assert_eq!(cell(&format!("{sign}1+1")), format!("\"'{sign}1+1\""));
        }
    }

    #[test]
    fn each_event_is_one_line_under_the_heads() {
        let event = Exported {
            at: "2027-01-15T08:00:00Z".into(),
            event: "signed-in",
            description: "You signed in",
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
