//! Which messages people want, by topic and channel. Where there is no row, nobody chose.

use uuid::Uuid;

use crate::statement::sql;
use crate::value::{Row, values};
use crate::{Db, Result, Write};

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageChoice {
    /// The topic's stable name.
    pub topic: String,
    /// The channel's stable name.
    pub channel: String,
    /// Whether it may come.
    pub wanted: bool,
    /// When it was chosen, microseconds since 1970 UTC.
    pub at: i64,
}

sql! {
    PUT = "INSERT INTO message_choice (person_id, topic, channel, wanted, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (person_id, topic, channel) DO UPDATE SET wanted = excluded.wanted, at = excluded.at";
    FIND = "SELECT topic, channel, wanted, at FROM message_choice WHERE person_id = $1 AND topic = $2 AND channel = $3";
    LIST_BY_PERSON = "SELECT topic, channel, wanted, at FROM message_choice WHERE person_id = $1 ORDER BY topic, channel";
}

/// Writes a choice over the one before.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn put(db: &mut Write, person: Uuid, choice: &MessageChoice) -> Result<()> {
    let MessageChoice { topic, channel, wanted, at } = choice;
    db.connection().execute(PUT, values![person, topic.as_str(), channel.as_str(), *wanted, *at]).await?;
    Ok(())
}

/// What a person chose for a topic and a channel; none when they did not.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn find(db: &mut impl Db, person: Uuid, topic: &str, channel: &str) -> Result<Option<MessageChoice>> {
    db.connection().fetch_optional(FIND, values![person, topic, channel]).await?.map(|row| read(&row)).transpose()
}

/// All that a person chose.
///
/// # Errors
/// Any [`crate::StoreError`].
pub async fn list_by_person(db: &mut impl Db, person: Uuid) -> Result<Vec<MessageChoice>> {
    db.connection().fetch_all(LIST_BY_PERSON, values![person]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<MessageChoice> {
    Ok(MessageChoice {
        topic: row.get("topic")?,
        channel: row.get("channel")?,
        wanted: row.get("wanted")?,
        at: row.get("at")?,
    })
}
