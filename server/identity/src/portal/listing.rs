//! One list out of several: a person's records, those they hold, and those within what they hold, each in its order, merged as they come.

use std::collections::HashMap;

use portico_store::Read;
use portico_store::record_list::{self, ListFilter, ListedRecord, Subject};
use uuid::Uuid;

use super::acting::{About, Acting};
use super::kinds::Kind;
use super::lens::Lens;
use super::reads::{Reach, Whose};
use super::shown::{Cursor, Freshness, ListAsk, Order, RecordPage, Shown};
use crate::clock::Micros;
use crate::{Error, Identity};

/// The store compares so many organisations; the rest is looked at here.
const PROVIDERS: usize = 4;
/// A search looks for so many words, all of them in the store: further ones are not looked for.
pub const SEARCH_WORDS: usize = 6;

/// The words to look for, in small letters. Control characters part words as spaces do: PostgreSQL does not take U+0000.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    words.filter(|word| !word.is_empty()).take(SEARCH_WORDS).map(str::to_lowercase).collect()
}

/// Part of a list, and where it comes from.
pub(super) struct ReachedPage {
    pub(super) records: Vec<Shown>,
    pub(super) next: Option<Cursor>,
    pub(super) freshness: Vec<Freshness>,
    /// Stable names, each once.
    pub(super) sources: Vec<String>,
}

impl From<ReachedPage> for RecordPage {
    fn from(page: ReachedPage) -> Self {
        Self { records: page.records, next: page.next, freshness: page.freshness }
    }
}

impl Identity {
    /// Records of a kind that are reached, without what is hidden. A search does not look into what is hidden.
    pub(super) async fn list_reached(
        &self,
        db: &mut Read,
        (acting, about): (&Acting, &About),
        (kind, reach): (&Kind, &Reach),
        ask: &ListAsk,
    ) -> Result<ReachedPage, Error> {
        let words = words_of(&ask.words);
        let limit = usize::try_from(ask.limit.clamp(1, 1000)).unwrap_or(1000);
        let subjects = subjects(db, kind, reach, ask.within).await?;
        let mut filter = filter(kind, reach, ask, &words, limit);
        let mut lenses: HashMap<Uuid, Lens<'_>> = HashMap::new();
        let (mut found, mut sources) = (Vec::new(), Vec::new());
        loop {
            let (rows, last) = merge(db, &subjects, &filter, limit.saturating_add(1)).await?;
            for row in &rows {
                filter.after = (row.at, row.id);
                let lens =
                    lenses.entry(row.provider_id).or_insert_with(|| self.lens(acting, about, kind, row.provider_id));
                let wanted = ask.within.is_none_or(|within| row.within_id == Some(within));
                if wanted && reach.provides(row.provider_id) {
                    let shown = pass(lens, row, ask, &words)?;
                    if shown.is_some() && !sources.contains(&row.source) && !row.source.is_empty() {
                        sources.push(row.source.clone());
                    }
                    found.extend(shown);
                }
            }
            if last || found.len() > limit {
                break;
            }
        }
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(|shown| Cursor { at: shown.at, id: shown.id });
        Ok(ReachedPage { records: found, next, freshness: Vec::new(), sources })
    }
}

/// The record as it may be seen, when it is one that was asked for.
fn pass(lens: &Lens<'_>, row: &ListedRecord, ask: &ListAsk, words: &[String]) -> Result<Option<Shown>, Error> {
    if lens.closed().is_some() {
        return Ok(None);
    }
    let shown = lens.show(row)?;
    let in_state = ask.state.as_ref().is_none_or(|state| state.is_empty() || shown.state == *state);
    Ok((in_state && lens.matches(row, &shown, words)).then_some(shown))
}

/// By what the records are found.
async fn subjects(db: &mut Read, kind: &Kind, reach: &Reach, within: Option<Uuid>) -> Result<Vec<Subject>, Error> {
    let person = match reach.subject {
        Whose::Firm(firm) => return Ok(vec![Subject::Organisation(firm)]),
        Whose::Person(person) => person,
    };
    let mut subjects = vec![Subject::Person(person), Subject::Held(person)];
    if let Some(outer) = &kind.within {
        let held = record_list::list_held_ids(db, person, outer, reach.at).await?;
        let wanted = held.into_iter().filter(|held| within.is_none_or(|within| within == *held));
        subjects.extend(wanted.map(Subject::Within));
    }
    Ok(subjects)
}

fn filter(kind: &Kind, reach: &Reach, ask: &ListAsk, words: &[String], limit: usize) -> ListFilter {
    let (from, until) = (ask.from.unwrap_or(Micros::MIN), ask.until.unwrap_or(Micros::MAX));
    let after = ask.after.map(|cursor| (cursor.at, cursor.id));
    let newest_first = ask.order == Order::NewestFirst;
    let (after, bound) = if newest_first {
        let end = (until, Uuid::nil());
        (after.map_or(end, |after| after.min(end)), from)
    } else {
        let begin = (from.saturating_sub(1), Uuid::max());
        (after.map_or(begin, |after| after.max(begin)), until)
    };
    ListFilter {
        kind: kind.id.clone(),
        newest_first,
        after,
        bound,
        state: ask.state.clone().unwrap_or_default(),
        providers: reach.providers.clone().filter(|providers| providers.len() <= PROVIDERS),
        patterns: words.iter().map(|word| pattern(word)).collect(),
        within: ask.within,
        at: reach.at,
        limit: i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1),
    }
}

/// A pattern that finds the word wherever it stands.
fn pattern(word: &str) -> String {
    let mut pattern = String::from("%");
    for letter in word.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// The next so many of all subjects, in order, each once; and whether these were the last.
async fn merge(
    db: &mut Read,
    subjects: &[Subject],
    filter: &ListFilter,
    most: usize,
) -> Result<(Vec<ListedRecord>, bool), Error> {
    let mut rows = Vec::new();
    for subject in subjects {
        rows.extend(record_list::list(db, *subject, filter).await?);
    }
    rows.sort_by_key(|row| (row.at, row.id));
    if filter.newest_first {
        rows.reverse();
    }
    rows.dedup_by_key(|row| row.id);
    let last = rows.len() < most;
    rows.truncate(most);
    Ok((rows, last))
}
