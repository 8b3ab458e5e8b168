//! `legal/<document>/`: `document.toml` says which versions there are, `<version>.<language>.md` what they say.

use std::collections::BTreeMap;
use std::path::Path;

use portico_identity::publications::{DocumentFacts, DocumentText, Draft, is_language};

use super::fields::Fields;
use super::node::{Node, NodeValue, read_text, read_toml};
use super::problem::FileProblem;
use super::values::{flag, number, words};

/// Far more than any terms that people read.
const MOST_LETTERS: usize = 200_000;

/// The texts of a folder by version and language: title and words.
type Texts = BTreeMap<i64, BTreeMap<String, (String, String)>>;

/// Reads all versions of one document; those that are wrong are noted.
pub(super) fn read_document(
    folder: &Path,
    name: &str,
    problems: &mut Vec<FileProblem>,
) -> Vec<Draft<DocumentFacts, DocumentText>> {
    let mut texts = read_folder(folder, problems);
    let path = folder.join("document.toml");
    let Some(members) = read_toml(&path, problems) else { return Vec::new() };
    let mut fields = Fields::of_file(&path, members, problems);
    let versions = fields.needed("version", "a table [[version]] for each version", |value| match value {
        NodeValue::List(versions) => Some(versions.clone()),
        NodeValue::Text(_) | NodeValue::Number(_) | NodeValue::Flag(_) | NodeValue::Table(_) | NodeValue::Other => None,
    });
    let versions = versions.unwrap_or_default().into_iter();
    let drafts: Vec<_> = versions.filter_map(|node| read_version(&mut fields, name, node, &mut texts)).collect();
    for version in texts.keys() {
        fields.note(
            None,
            format!("there are texts of version {version}: expected a table [[version]] with number = {version}"),
        );
    }
    fields.finish();
    drafts
}

fn read_version(
    fields: &mut Fields<'_>,
    name: &str,
    node: Node,
    texts: &mut Texts,
) -> Option<Draft<DocumentFacts, DocumentText>> {
    let mut version = fields.inner("version", node);
    let number_is = version.needed("number", "a whole number from 1 on", number(1..=1_000_000));
    let editorial = version.optional("editorial", "true or false", flag).unwrap_or(false);
    let acceptance = version.needed("acceptance", "true when people must accept it, false when they need not", flag);
    let grace = "a whole number of days from 0 to 365 in which people may go on without accepting";
    let grace_days = if acceptance == Some(true) {
        version.needed("grace_days", grace, number(0..=365))
    } else {
        Some(version.optional("grace_days", grace, number(0..=0)).unwrap_or(0))
    };
    let changed = read_changed(&mut version);
    let found = number_is.and_then(|number| texts.remove(&number)).unwrap_or_default();
    if let Some(number) = number_is {
        check_languages(&mut version, number, editorial, &found, &changed);
    }
    version.finish();
    let texts = found.into_iter().map(|(language, (title, text))| {
        let changed = changed.get(&language).cloned().unwrap_or_default();
        (language, DocumentText { title, text, changed })
    });
    let facts = DocumentFacts { acceptance: acceptance?, grace_days: grace_days? };
    Some(Draft { name: name.to_owned(), version: number_is?, editorial, facts, texts: texts.collect() })
}

/// The table `[version.changed]`: a text for each language.
fn read_changed(version: &mut Fields<'_>) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let Some(node) = version.take("changed") else { return texts };
    let mut changed = version.inner("changed", node);
    for (language, node) in changed.take_all() {
        match words(2000)(&node.value) {
            Some(text) => {
                texts.insert(language, text);
            }
            None => changed.wrong(&language, &node, "what changed since the version before, at most 2000 characters"),
        }
    }
    texts
}

/// Every version has a text; one that people are asked about again says in each language what changed, and in no other.
fn check_languages(
    version: &mut Fields<'_>,
    number: i64,
    editorial: bool,
    found: &BTreeMap<String, (String, String)>,
    changed: &BTreeMap<String, String>,
) {
    let line = version.line();
    if found.is_empty() {
        version.note(line, format!("version {number} has no text: expected a file such as {number}.en.md"));
    }
    for language in changed.keys().filter(|language| !found.contains_key(*language)) {
        version.note(line, format!("`version.changed.{language}`: expected the file {number}.{language}.md beside it"));
    }
    let silent = found.keys().filter(|language| number > 1 && !editorial && !changed.contains_key(*language));
    for language in silent {
        version.note(
            line,
            format!("`version.changed.{language}` is missing: expected what changed since version {}", number - 1),
        );
    }
}

fn read_folder(folder: &Path, problems: &mut Vec<FileProblem>) -> Texts {
    let mut texts = Texts::new();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(FileProblem::of(folder, format!("cannot be read: {error}")));
            return texts;
        }
    };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let file = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if file == "document.toml" || file.starts_with('.') {
            continue;
        }
        match version_and_language(file) {
            Some((version, language)) => {
                let text = read_words(&path, problems);
                texts.entry(version).or_default().extend(text.map(|text| (language, text)));
            }
            None => problems.push(FileProblem::of(
                &path,
                "expected a name of version and language, such as 1.en.md, or document.toml",
            )),
        }
    }
    texts
}

fn version_and_language(file: &str) -> Option<(i64, String)> {
    let (version, language) = file.strip_suffix(".md")?.split_once('.')?;
    let number: i64 = version.parse().ok().filter(|number| *number >= 1)?;
    (version == number.to_string() && is_language(language)).then(|| (number, language.to_owned()))
}

/// Title and words of a text. It begins with its title: `# The title`.
fn read_words(path: &Path, problems: &mut Vec<FileProblem>) -> Option<(String, String)> {
    let text = read_text(path, problems)?;
    let text = text.trim();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let title = first.strip_prefix("# ").map(str::trim).filter(|title| (1..=120).contains(&title.chars().count()));
    let rest = rest.trim();
    let Some(title) = title else {
        let what = "expected the title in the first line, after `# `, at most 120 characters";
        problems.push(FileProblem { line: Some(1), ..FileProblem::of(path, what) });
        return None;
    };
    let odd = rest.chars().chain(title.chars()).any(|letter| letter.is_control() && letter != '\n' && letter != '\t');
    if rest.is_empty() || rest.chars().count() > MOST_LETTERS || odd {
        let what = "expected a text of at most 200000 characters without control characters under the title";
        problems.push(FileProblem::of(path, what));
        return None;
    }
    Some((title.to_owned(), rest.to_owned()))
}
