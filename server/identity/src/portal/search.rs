//! Searching everything that a role may see.

use super::acting::{About, Acting};
use super::listing::words_of;
use super::reads::Reach;
use super::role::Role;
use super::shown::{ListAsk, Shown};
use crate::{Error, Identity};

/// So many are shown.
const MOST: usize = 50;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchResult {
    /// Whose it is, and what; the newest first, fifty at most.
    pub records: Vec<(About, Shown)>,
    /// Whether there is more than that.
    pub more: bool,
}

impl Acting {
    /// Whose data the role is about at all: one's own, each child's by name, or the firm's.
    #[must_use]
    pub fn abouts(&self) -> Vec<About> {
        match self.role() {
            Role::Customer(_) | Role::Student(_) => vec![About::Myself],
            Role::Guardian => self.facts.children().map(|child| About::Child(child.id)).collect(),
            Role::Member(_) => vec![About::Firm],
        }
    }
}

impl Identity {
    /// Records of all kinds and subjects of the role in which all these words (the first six) occur, in any case. Nothing without a word.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search(&self, acting: &Acting, words: &str) -> Result<SearchResult, Error> {
        let mut records = Vec::new();
        if words_of(words).is_empty() {
            return Ok(SearchResult::default());
        }
        let mut more = false;
        let mut db = self.store().read().await?;
        for about in acting.abouts() {
            let Some(reach) = Reach::of(acting, &about) else { continue };
            for kind in self.kinds().iter().filter(|kind| !kind.search.is_empty()) {
                if !self.may_see(acting, &about, (&kind.topic, kind.sensitivity), None).is_allowed() {
                    continue;
                }
                let ask = ListAsk { words: words.into(), ..ListAsk::newest(&kind.id) };
                let page = self.list_reached(&mut db, (acting, &about), (kind, &reach), &ask).await?;
                more |= page.next.is_some();
                records.extend(page.records.into_iter().map(|shown| (about, shown)));
            }
        }
        records.sort_by_key(|(_, shown)| (shown.at, shown.id));
        records.reverse();
        more |= records.len() > MOST;
        records.truncate(MOST);
        Ok(SearchResult { records, more })
    }
}
