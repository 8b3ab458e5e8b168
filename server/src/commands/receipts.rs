//! `portico receipt verify`: whether a receipt is genuine, and what it says. Needs no database and no network.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use portico_identity::keys::KeyRing;
use portico_identity::random::Rng;
use portico_identity::receipts::{LARGEST_FILE, ReceiptProblem, VerifiedReceipt, verify};
use serde_json::Value;

use super::open::Refusal;
use super::say;
use crate::cli::VerifyArguments;
use crate::config::Config;

/// Checks a file with the keys of this installation, or with those of another that were saved.
pub(super) fn verify_receipt(config: &Config, what: &VerifyArguments) -> Result<(), Refusal> {
    let jwks = match &what.jwks {
        Some(file) => serde_json::from_str(&read(file)?).map_err(|_| Refusal::NoJwks(file.clone()))?,
        None => KeyRing::read(&config.keys_folder, &Rng::default())?.jwks(),
    };
    let verified = verify(&read(&what.file)?, &jwks)?;
    in_words(&verified).iter().for_each(|line| say(line));
    Ok(())
}

/// Never more than a receipt can have, and one byte that tells that there is more.
fn read(path: &Path) -> Result<String, Refusal> {
    let mut text = Vec::new();
    File::open(path)?.take(LARGEST_FILE as u64 + 1).read_to_end(&mut text)?;
    // What is no text is no receipt either.
    String::from_utf8(text).map_err(|_| ReceiptProblem::NotAReceipt.into())
}

/// Who, what, when, and the text's hash.
fn in_words(verified: &VerifiedReceipt) -> Vec<String> {
    let record = &verified.record;
    let at = |path: &str| field(record, path);
    let done = match at("/event/event_state").as_str() {
        "dpv:ConsentGiven" => "agreed".to_owned(),
        "dpv:ConsentRefused" => "declined".to_owned(),
        "dpv:ConsentWithdrawn" => "took the agreement back".to_owned(),
        "dpv:ConsentExpired" => "the agreement ended by itself".to_owned(),
        "dpv:ConsentRequested" => "was asked".to_owned(),
        other => other.to_owned(),
    };
    let by = match at("/event/authority").as_str() {
        "self" => "by themselves".to_owned(),
        "guardian" => format!("by a guardian ({})", at("/event/entity_id")),
        "signal" => "by a signal of the browser (Global Privacy Control)".to_owned(),
        "rule" => "by itself".to_owned(),
        other => other.to_owned(),
    };
    let mut lines = vec![
        format!("Genuine: signed by key {}, issued by {}.", verified.key, at("/issued_by")),
        format!("Who:     person {}, {by}", at("/pii_principal_id")),
        format!("What:    {done}: {} ({})", at("/pii_processing/purpose_title"), at("/pii_processing/purpose")),
        format!("For:     {}", parties(record)),
        format!("When:    {}", at("/event/event_time")),
    ];
    if let Some(until) = record.pointer("/event/valid_until").and_then(Value::as_str) {
        lines.push(format!("Until:   {}", printable(until)));
    }
    let notice = |name: &str| at(&format!("/pii_processing/privacy_notice/{name}"));
    lines.push(format!("Text:    version {}, {}", notice("version"), at("/pii_processing/language")));
    lines.push(format!("         SHA-256 {}", notice("hash")));
    lines
}

fn parties(record: &Value) -> String {
    let all = record.get("parties").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    all.iter().map(|party| field(party, "/party_name")).collect::<Vec<_>>().join(", ")
}

fn field(record: &Value, path: &str) -> String {
    match record.pointer(path) {
        Some(Value::String(text)) => printable(text),
        Some(other) => other.to_string(),
        None => "?".to_owned(),
    }
}

/// Nothing in a file may steer a terminal.
fn printable(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}
