//! `portico purposes list --json`: the record of processing activities (GDPR 30(1)), from what is published.

use portico_identity::clock::iso;
use portico_identity::hex::hex;
use portico_identity::publications::{Catalogue, Purpose, PurposeFacts, PurposeText, Version};
use serde_json::{Map, Value, json};

/// Every purpose as it is now, retired ones too, and all its versions.
pub(super) fn record_of_processing(catalogue: &Catalogue) -> Result<Value, serde_json::Error> {
    let purposes = catalogue.purposes.iter().filter_map(|purpose| Some(activity(purpose, purpose.newest()?)));
    Ok(json!({ "purposes": purposes.collect::<Result<Vec<_>, _>>()? }))
}

/// Facts under the names that they have in the files.
fn activity(purpose: &Purpose, newest: &Version<PurposeFacts, PurposeText>) -> Result<Value, serde_json::Error> {
    let mut activity = json!({
        "purpose": purpose.name,
        "title": in_each_language(newest, |text| &text.title),
        "used_for": in_each_language(newest, |text| &text.used_for),
        "versions": purpose.versions.iter().map(version).collect::<Vec<_>>(),
    });
    if let (Value::Object(activity), Value::Object(facts)) = (&mut activity, serde_json::to_value(&newest.facts)?) {
        activity.extend(facts);
    }
    Ok(activity)
}

fn in_each_language(
    newest: &Version<PurposeFacts, PurposeText>,
    words: impl Fn(&PurposeText) -> &String,
) -> Map<String, Value> {
    newest.texts.iter().map(|(language, published)| (language.clone(), json!(words(&published.text)))).collect()
}

fn version(version: &Version<PurposeFacts, PurposeText>) -> Value {
    let hashes = version.texts.iter().map(|(language, published)| (language.clone(), json!(hex(&published.hash))));
    json!({
        "version": version.number,
        "editorial": version.editorial,
        "published_at": iso(version.published_at),
        "text_hashes": hashes.collect::<Map<_, _>>(),
    })
}
