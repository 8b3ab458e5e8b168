//! What a member of a firm may do, by topic. Nobody gives what they do not have.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Error;

/// The topic under which colleagues see each other's names.
pub const MEMBERS: &str = "members";

/// The topics of firms, as pages show them.
pub const FIRM_TOPICS: [&str; 8] =
    ["orders", "tickets", "invoices", "logs", "reports", "settings", "documents", MEMBERS];

/// The topics in which there is something to change.
pub const CHANGEABLE: [&str; 1] = ["settings"];

/// All topics at once, in what a source says.
const EVERYTHING: &str = "*";

/// What a member may see, and on what of it they may act. What they may act on, they see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemberRights {
    see: BTreeSet<&'static str>,
    act: BTreeSet<&'static str>,
}

/// As it stands in a row.
#[derive(Default, Serialize, Deserialize)]
struct Written {
    #[serde(default)]
    see: Vec<String>,
    #[serde(default)]
    act: Vec<String>,
}

impl MemberRights {
    /// Of these topics. Names that are no topic of a firm give nothing.
    #[must_use]
    pub fn of<'a>(see: impl IntoIterator<Item = &'a str>, act: impl IntoIterator<Item = &'a str>) -> Self {
        let act = topics(act);
        let see = topics(see).union(&act).copied().collect();
        Self { see, act }
    }

    /// Everything there is.
    #[must_use]
    pub fn all() -> Self {
        Self::of(FIRM_TOPICS, FIRM_TOPICS)
    }

    /// Reads what stands in a row.
    pub(crate) fn read(row: &str) -> Result<Self, Error> {
        let written: Written = serde_json::from_str(row)?;
        Ok(Self::of(written.see.iter().map(String::as_str), written.act.iter().map(String::as_str)))
    }

    /// As it stands in a row.
    pub(crate) fn write(&self) -> String {
        serde_json::json!({ "see": self.see, "act": self.act }).to_string()
    }

    /// Whether the topic may be seen.
    #[must_use]
    pub fn may_see(&self, topic: &str) -> bool {
        self.see.contains(topic)
    }

    /// Whether something in the topic may be changed.
    #[must_use]
    pub fn may_act(&self, topic: &str) -> bool {
        self.act.contains(topic)
    }

    /// The topics that may be seen.
    pub fn see(&self) -> impl Iterator<Item = &'static str> {
        self.see.iter().copied()
    }

    /// The topics in which something may be changed.
    pub fn act(&self) -> impl Iterator<Item = &'static str> {
        self.act.iter().copied()
    }

    /// Whether nothing of it goes beyond `other`.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.see.is_subset(&other.see) && self.act.is_subset(&other.act)
    }

    /// Both together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self { see: self.see.union(&other.see).copied().collect(), act: self.act.union(&other.act).copied().collect() }
    }

    /// What of it goes beyond `other`, all of it still seen.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> Self {
        let act: BTreeSet<_> = self.act.difference(&other.act).copied().collect();
        Self { see: self.see.difference(&other.see).copied().chain(act.iter().copied()).collect(), act }
    }
}

fn topics<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    for name in names {
        if name == EVERYTHING {
            found.extend(FIRM_TOPICS);
        }
        found.extend(FIRM_TOPICS.into_iter().find(|topic| *topic == name));
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn some() -> impl Strategy<Value = MemberRights> {
        let topics = || proptest::sample::subsequence(FIRM_TOPICS.to_vec(), 0..=FIRM_TOPICS.len());
        (topics(), topics()).prop_map(|(see, act)| MemberRights::of(see, act))
    }

    proptest! {
        #[test]
        fn rights_are_read_as_they_were_written(rights in some()) {
            prop_assert_eq!(MemberRights::read(&rights.write()).unwrap(), rights);
        }

        #[test]
        fn both_together_hold_each_and_what_is_beyond_is_what_one_lacks(one in some(), other in some()) {
            let both = one.and(&other);
            prop_assert!(one.is_within(&both) && other.is_within(&both));
            prop_assert_eq!(one.beyond(&other) == MemberRights::default(), one.is_within(&other));
            prop_assert!(one.beyond(&other).is_within(&one));
            prop_assert_eq!(other.and(&one.beyond(&other)), both);
        }
    }

    #[test]
    fn what_somebody_may_act_on_they_see_and_what_is_no_topic_gives_nothing() {
        let rights = MemberRights::of(["orders", "money", "Orders", ""], ["settings"]);
        assert!(rights.may_see("orders") && rights.may_see("settings") && rights.may_act("settings"));
        assert!(!rights.may_see("money") && !rights.may_see("") && !rights.may_act("orders"));
    }

    #[test]
    fn a_star_of_a_source_is_everything_and_what_cannot_be_read_is_nothing() {
        assert_eq!(MemberRights::read(r#"{"see":["*"],"act":["*"]}"#).unwrap(), MemberRights::all());
        assert_eq!(MemberRights::read("{}").unwrap(), MemberRights::default());
        assert!(MemberRights::read("[").is_err());
    }
}
