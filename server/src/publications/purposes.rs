//! `purposes/*.toml`: one purpose a file, named by it.

use std::collections::BTreeMap;
use std::path::Path;

use portico_identity::publications::{
    AgeRule, Draft, LawfulBasis, Party, PurposeFacts, PurposeText, SelfFrom, WhoAgrees, is_language, is_name,
};

use super::fields::Fields;
use super::node::{Node, NodeValue, read_toml};
use super::problem::FileProblem;
use super::values::{flag, is_country, is_jurisdiction, list, number, one_of, words};

const BASES: &[(&str, LawfulBasis)] = &[
    ("consent", LawfulBasis::Consent),
    ("contract", LawfulBasis::Contract),
    ("legal-obligation", LawfulBasis::LegalObligation),
    ("vital-interests", LawfulBasis::VitalInterests),
    ("public-task", LawfulBasis::PublicTask),
    ("legitimate-interests", LawfulBasis::LegitimateInterests),
];
const WHO: &[(&str, WhoAgrees)] =
    &[("one-guardian", WhoAgrees::OneGuardian), ("all-guardians", WhoAgrees::AllGuardians)];
const A_PARTY: &str = "the name of a party in parties.toml";
const A_VERSION: &str = "a whole number from 1 on";
const A_TEXT: &str = "words, at most 2000 characters";
/// A hundred years.
const MOST_DAYS: i64 = 36_525;

/// The parties by their names.
pub(super) type Parties = BTreeMap<String, Party>;

/// Reads one purpose; none when its file is wrong, which is noted.
pub(super) fn read_purpose(
    path: &Path,
    name: &str,
    parties: &Parties,
    problems: &mut Vec<FileProblem>,
) -> Option<Draft<PurposeFacts, PurposeText>> {
    let members = read_toml(path, problems)?;
    let before = problems.len();
    let mut fields = Fields::of_file(path, members, problems);
    let version = fields.needed("version", A_VERSION, number(1..=1_000_000));
    let editorial = fields.optional("editorial", "true or false", flag).unwrap_or(false);
    let facts = read_facts(&mut fields, parties);
    let changed = version.is_some_and(|version| version > 1) && !editorial;
    let texts = read_texts(&mut fields, |text| read_text(text, changed));
    fields.finish();
    let draft = Draft { name: name.to_owned(), version: version?, editorial, facts: facts?, texts };
    (problems.len() == before).then_some(draft)
}

fn read_facts(fields: &mut Fields<'_>, parties: &Parties) -> Option<PurposeFacts> {
    let party = |value: &NodeValue| match value {
        NodeValue::Text(id) => parties.get(id).cloned(),
        NodeValue::Number(_) | NodeValue::Flag(_) | NodeValue::List(_) | NodeValue::Table(_) | NodeValue::Other => None,
    };
    let order = fields.optional("order", "a whole number from 0 to 10000", number(0..=10_000)).unwrap_or(100);
    let retired = fields.optional("retired", "true or false", flag).unwrap_or(false);
    let basis = fields.needed(
        "basis",
        "consent, contract, legal-obligation, vital-interests, public-task or legitimate-interests",
        one_of(BASES),
    );
    let controller = fields.needed("controller", A_PARTY, party);
    let recipients = fields.optional(
        "recipients",
        "a list of names of parties in parties.toml, without repeats",
        list(|id| parties.contains_key(id)),
    );
    let sold_or_shared = fields.optional("sold_or_shared", "true or false", flag).unwrap_or(false);
    let handling = read_handling(fields);
    let valid_days = fields.optional("valid_days", "a whole number of days from 1 to 36525", number(1..=MOST_DAYS));
    let age = read_age(fields);
    let recipients = recipients.unwrap_or_default().iter().filter_map(|id| parties.get(id).cloned()).collect();
    let handling = handling?;
    Some(PurposeFacts {
        order,
        retired,
        basis: basis?,
        controller: controller?,
        recipients,
        data: handling.data,
        sold_or_shared,
        storage: handling.storage,
        retention_days: handling.retention_days,
        jurisdictions: handling.jurisdictions,
        valid_days,
        age: age?,
    })
}

/// Which data, where, how long, and under whose law.
struct Handling {
    data: Vec<String>,
    storage: Vec<String>,
    retention_days: i64,
    jurisdictions: Vec<String>,
}

fn read_handling(fields: &mut Fields<'_>) -> Option<Handling> {
    let data = fields.needed(
        "data",
        "a list of stable names such as name, email or birth-date (small letters, digits, dashes)",
        |value| list(is_name)(value).filter(|names| !names.is_empty()),
    );
    let storage = fields.needed("storage", "a list of country codes (ISO 3166-1), such as [\"NL\"]", |value| {
        list(is_country)(value).filter(|codes| !codes.is_empty())
    });
    let retention_days =
        fields.needed("retention_days", "a whole number of days from 0 to 36525", number(0..=MOST_DAYS));
    let jurisdictions = fields.needed(
        "jurisdictions",
        "a list of codes (ISO 3166), such as [\"NL\", \"US-CA\"]",
        list(is_jurisdiction),
    );
    Some(Handling { data: data?, storage: storage?, retention_days: retention_days?, jurisdictions: jurisdictions? })
}

/// Without the table, whoever has an account decides.
fn read_age(fields: &mut Fields<'_>) -> Option<AgeRule> {
    let Some(node) = fields.take("age") else {
        return Some(AgeRule { self_from: SelfFrom::Anybody, below: WhoAgrees::OneGuardian });
    };
    let mut age = fields.inner("age", node);
    let self_from = age.needed("self_from", "anybody, digital-consent or an age from 1 to 25", |value| match value {
        NodeValue::Text(text) if text == "anybody" => Some(SelfFrom::Anybody),
        NodeValue::Text(text) if text == "digital-consent" => Some(SelfFrom::DigitalConsent),
        NodeValue::Number(age) => u8::try_from(*age).ok().filter(|age| (1..=25).contains(age)).map(SelfFrom::Age),
        NodeValue::Text(_) | NodeValue::Flag(_) | NodeValue::List(_) | NodeValue::Table(_) | NodeValue::Other => None,
    });
    let below = age.optional("below", "one-guardian or all-guardians", one_of(WHO)).unwrap_or(WhoAgrees::OneGuardian);
    age.finish();
    Some(AgeRule { self_from: self_from?, below })
}

/// The tables `[text.en]` and so on; at least one.
pub(super) fn read_texts<T>(
    fields: &mut Fields<'_>,
    read: impl Fn(&mut Fields<'_>) -> Option<T>,
) -> BTreeMap<String, T> {
    let mut texts = BTreeMap::new();
    let Some(node) = fields.take("text") else {
        fields.note(fields.line(), "there is no text: expected a table such as [text.en] for each language".into());
        return texts;
    };
    let mut all = fields.inner("text", node);
    for (language, node) in all.take_all() {
        if !is_language(&language) {
            all.note(Some(node.line), format!("`text.{language}`: expected a language tag, such as en or nl"));
            continue;
        }
        let mut one = all.inner(&language, node);
        let text = read(&mut one);
        one.finish();
        texts.extend(text.map(|text| (language, text)));
    }
    texts
}

fn read_text(fields: &mut Fields<'_>, changed: bool) -> Option<PurposeText> {
    let title = fields.needed("title", "a few words, at most 80 characters", words(80));
    let sentence = fields.needed("sentence", "one plain sentence, at most 300 characters", words(300));
    let used_for = fields.needed("used_for", A_TEXT, words(2000));
    let data = fields.needed("data", A_TEXT, words(2000));
    let shared_with = fields.needed("shared_with", A_TEXT, words(2000));
    let kept_for = fields.needed("kept_for", A_TEXT, words(2000));
    let changed = read_changed(fields, changed);
    Some(PurposeText {
        title: title?,
        sentence: sentence?,
        used_for: used_for?,
        data: data?,
        shared_with: shared_with?,
        kept_for: kept_for?,
        changed: changed?,
    })
}

/// A version that asks people again tells them why.
fn read_changed(fields: &mut Fields<'_>, needed: bool) -> Option<String> {
    const EXPECTED: &str = "what changed since the version before, at most 2000 characters";
    if needed {
        fields.needed("changed", EXPECTED, words(2000))
    } else {
        Some(fields.optional("changed", EXPECTED, words(2000)).unwrap_or_default())
    }
}

/// Reads `parties.toml`: a table for each party.
pub(super) fn read_parties(path: &Path, problems: &mut Vec<FileProblem>) -> Parties {
    let mut parties = Parties::new();
    let Some(members) = read_toml(path, problems) else { return parties };
    let mut fields = Fields::of_file(path, members, problems);
    for (id, node) in fields.take_all() {
        if is_name(&id) {
            let party = read_party(&mut fields, &id, node);
            parties.extend(party.map(|party| (id, party)));
        } else {
            fields.note(Some(node.line), format!("`{id}`: expected 1 to 40 small letters, digits and dashes as name"));
        }
    }
    parties
}

fn read_party(fields: &mut Fields<'_>, id: &str, node: Node) -> Option<Party> {
    let mut party = fields.inner(id, node);
    let name = party.needed("name", "its name, at most 200 characters", words(200));
    let kind = party.needed("kind", "what it is, such as company or school", words(60));
    let address = party.needed("address", "its postal address in one line, at most 300 characters", words(300));
    let country = party.needed("country", "a country code (ISO 3166-1), such as NL", |value| {
        words(2)(value).filter(|code| is_country(code))
    });
    let contact = party.needed("contact", "a mail address or a web address for questions", words(200));
    party.finish();
    Some(Party { id: id.to_owned(), name: name?, kind: kind?, address: address?, country: country?, contact: contact? })
}
