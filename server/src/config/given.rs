//! Gathers what the file and the environment say, before anything is understood. The environment wins.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::keys::{self, Key, similar_name};
use super::problem::{Problem, Problems};

/// The values of one key as written: one, or several of a list.
#[derive(Clone)]
struct Given {
    texts: Vec<String>,
    from_environment: bool,
}

/// All values that were written, and the problems met so far.
pub(super) struct Reader {
    file: PathBuf,
    given: BTreeMap<&'static str, Given>,
    problems: Vec<Problem>,
}

impl Reader {
    /// Reads the file (if any) and the environment.
    pub(super) fn gather(file: Option<&Path>, environment: &[(String, String)]) -> Self {
        let file_name = file.map(Path::to_owned).unwrap_or_default();
        let mut reader = Self { file: file_name, given: BTreeMap::new(), problems: Vec::new() };
        if let Some(path) = file {
            reader.read_file(path);
        }
        for key in keys::ALL {
            let set = environment.iter().find(|(name, value)| name == key.variable && !value.is_empty());
            if let Some((_, value)) = set {
                let given = Given { texts: vec![value.clone()], from_environment: true };
                reader.given.insert(key.name, given);
            }
        }
        reader
    }

    fn read_file(&mut self, path: &Path) {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                self.problems.push(Problem::Unreadable { path: path.into(), reason: error.to_string() });
                return;
            }
        };
        match text.parse::<toml::Table>() {
            Ok(table) => self.flatten("", table),
            Err(error) => {
                let line = error.span().map(|span| text.get(..span.start).unwrap_or_default().lines().count().max(1));
                let place = line.map(|line| format!(" (line {line})")).unwrap_or_default();
                self.problems
                    .push(Problem::NotToml { path: path.into(), reason: format!("{}{place}", error.message()) });
            }
        }
    }

    fn flatten(&mut self, prefix: &str, table: toml::Table) {
        for (name, value) in table {
            let full = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
            let known = keys::ALL.iter().find(|key| key.name == full);
            match (known, value) {
                (None, toml::Value::Table(inner)) => self.flatten(&full, inner),
                (Some(key), value) => self.take(key, &value),
                (None, _) => {
                    let suggestion = similar_name(&full, keys::ALL.iter().map(|key| key.name)).map(str::to_owned);
                    self.problems.push(Problem::UnknownKey { key: full, path: self.file.clone(), suggestion });
                }
            }
        }
    }

    fn take(&mut self, key: &'static Key, value: &toml::Value) {
        let texts: Option<Vec<String>> = match value.as_array() {
            Some(items) => items.iter().map(scalar_text).collect(),
            None => scalar_text(value).map(|text| vec![text]),
        };
        match texts {
            Some(texts) => {
                self.given.insert(key.name, Given { texts, from_environment: false });
            }
            None => self.problems.push(Problem::WrongValue {
                key: key.name,
                origin: self.in_file(),
                value: "not a plain value".into(),
                expected: key.expects.into(),
            }),
        }
    }

    /// The understood value of a key that takes one value; none when it is not set (or wrong, which is noted).
    pub(super) fn one<T>(&mut self, key: &'static Key, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let given = self.given.get(key.name)?.clone();
        let parsed = match given.texts.as_slice() {
            [text] => parse(text.trim()),
            _ => None,
        };
        if parsed.is_none() {
            self.refuse(key, key.expects);
        }
        parsed
    }

    /// The understood values of a key that takes a list.
    pub(super) fn list<T>(&mut self, key: &'static Key, parse: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        let given = self.given.get(key.name)?.clone();
        let separate = given.from_environment || given.texts.len() == 1;
        let items: Vec<String> = if separate {
            given.texts.iter().flat_map(|text| text.split(',')).map(str::to_owned).collect()
        } else {
            given.texts
        };
        let parsed: Option<Vec<T>> =
            items.iter().map(|item| item.trim()).filter(|item| !item.is_empty()).map(parse).collect();
        if parsed.is_none() {
            self.refuse(key, key.expects);
        }
        parsed
    }

    /// Notes that the value of a key, though readable, is not acceptable.
    pub(super) fn refuse(&mut self, key: &'static Key, expected: &str) {
        let (value, origin) = match self.given.get(key.name) {
            Some(_) if key.secret => ("a value that is not shown".into(), self.origin_of(key)),
            Some(given) => (format!("{:?}", given.texts.join(",")), self.origin_of(key)),
            None => ("not set".into(), String::new()),
        };
        let expected = expected.to_owned();
        self.problems.push(Problem::WrongValue { key: key.name, origin, value, expected });
    }

    fn origin_of(&self, key: &Key) -> String {
        match self.given.get(key.name) {
            Some(given) if given.from_environment => format!(" (by {})", key.variable),
            Some(_) | None => self.in_file(),
        }
    }

    fn in_file(&self) -> String {
        format!(" in {}", self.file.display())
    }

    /// Ends the reading: all problems, if there were any.
    pub(super) fn finish(self) -> Result<(), Problems> {
        if self.problems.is_empty() { Ok(()) } else { Err(Problems(self.problems)) }
    }
}

fn scalar_text(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(flag) => Some(flag.to_string()),
        toml::Value::Float(_) | toml::Value::Datetime(_) | toml::Value::Array(_) | toml::Value::Table(_) => None,
    }
}
