//! The members of one table, taken one by one: what is missing or wrong is noted with what is expected, and so is what nobody took.

use std::collections::BTreeMap;
use std::path::Path;

use super::node::{Node, NodeValue};
use super::problem::FileProblem;
use crate::config::keys::similar_name;

/// The members of a table that were not taken yet.
pub(super) struct Fields<'f> {
    file: &'f Path,
    /// What stands before a member's name, such as `text.en.`.
    prefix: String,
    line: Option<usize>,
    members: BTreeMap<String, Node>,
    known: Vec<&'static str>,
    problems: &'f mut Vec<FileProblem>,
}

impl<'f> Fields<'f> {
    /// A whole file.
    pub(super) fn of_file(file: &'f Path, members: BTreeMap<String, Node>, problems: &'f mut Vec<FileProblem>) -> Self {
        Self { file, prefix: String::new(), line: None, members, known: Vec::new(), problems }
    }

    /// A table within it. A value that is no table is noted and stands for an empty one.
    pub(super) fn inner(&mut self, name: &str, node: Node) -> Fields<'_> {
        let (line, members) = match node.value {
            NodeValue::Table(members) => (node.line, members),
            value @ (NodeValue::Text(_)
            | NodeValue::Number(_)
            | NodeValue::Flag(_)
            | NodeValue::List(_)
            | NodeValue::Other) => {
                self.wrong(name, &Node { line: node.line, value }, "a table");
                (node.line, BTreeMap::new())
            }
        };
        let prefix = format!("{}{name}.", self.prefix);
        Fields { file: self.file, prefix, line: Some(line), members, known: Vec::new(), problems: self.problems }
    }

    /// The member, if it is there.
    pub(super) fn take(&mut self, name: &'static str) -> Option<Node> {
        self.known.push(name);
        self.members.remove(name)
    }

    /// All members, whatever their names: the caller knows them.
    pub(super) fn take_all(&mut self) -> BTreeMap<String, Node> {
        std::mem::take(&mut self.members)
    }

    /// What `read` makes of a member, which must be there.
    pub(super) fn needed<T>(
        &mut self,
        name: &'static str,
        expected: &str,
        read: impl FnOnce(&NodeValue) -> Option<T>,
    ) -> Option<T> {
        let Some(node) = self.take(name) else {
            self.note(self.line, format!("`{}{name}` is missing: expected {expected}", self.prefix));
            return None;
        };
        self.understood(name, &node, expected, read)
    }

    /// What `read` makes of a member that may be missing.
    pub(super) fn optional<T>(
        &mut self,
        name: &'static str,
        expected: &str,
        read: impl FnOnce(&NodeValue) -> Option<T>,
    ) -> Option<T> {
        let node = self.take(name)?;
        self.understood(name, &node, expected, read)
    }

    fn understood<T>(
        &mut self,
        name: &str,
        node: &Node,
        expected: &str,
        read: impl FnOnce(&NodeValue) -> Option<T>,
    ) -> Option<T> {
        let read = read(&node.value);
        if read.is_none() {
            self.wrong(name, node, expected);
        }
        read
    }

    /// Notes that a member is not what is expected.
    pub(super) fn wrong(&mut self, name: &str, node: &Node, expected: &str) {
        let what = format!("`{}{name}` is {}: expected {expected}", self.prefix, shown(&node.value));
        self.note(Some(node.line), what);
    }

    /// Notes anything else about this table.
    pub(super) fn note(&mut self, line: Option<usize>, what: String) {
        self.problems.push(FileProblem { file: self.file.to_owned(), line, what });
    }

    /// The line where the table begins.
    pub(super) fn line(&self) -> Option<usize> {
        self.line
    }

    /// Notes what nobody took.
    pub(super) fn finish(mut self) {
        for (name, node) in self.take_all() {
            let meant = similar_name(&name, self.known.iter().copied());
            let hint = meant.map(|meant| format!(": did you mean `{}{meant}`?", self.prefix)).unwrap_or_default();
            self.note(Some(node.line), format!("unknown key `{}{name}`{hint}", self.prefix));
        }
    }
}

fn shown(value: &NodeValue) -> String {
    match value {
        NodeValue::Text(text) if text.chars().count() > 60 => {
            format!("{:?}…", text.chars().take(60).collect::<String>())
        }
        NodeValue::Text(text) => format!("{text:?}"),
        NodeValue::Number(number) => number.to_string(),
        NodeValue::Flag(flag) => flag.to_string(),
        NodeValue::List(items) => {
            format!("[{}]", items.iter().take(20).map(|item| shown(&item.value)).collect::<Vec<_>>().join(", "))
        }
        NodeValue::Table(_) => "a table".into(),
        NodeValue::Other => "neither text, whole number, true or false, list nor table".into(),
    }
}
