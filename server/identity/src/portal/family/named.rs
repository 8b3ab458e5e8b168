//! What the one of an adult and a child is called, for the other.

use portico_store::{Db, merge};
use uuid::Uuid;

use super::desk::name_of;
use crate::Error;
use crate::clock::Micros;
use crate::portal::facts::Facts;

/// The name of the other of the two; empty where a bar or nothing at all is between them, and for anybody else.
pub(crate) async fn name_between(
    db: &mut impl Db,
    reader: Uuid,
    (adult, child): (Uuid, Uuid),
    at: Micros,
) -> Result<String, Error> {
    let (adult, child) = (now_called(db, adult).await?, now_called(db, child).await?);
    let other = match reader {
        reader if reader == adult => child,
        reader if reader == child => adult,
        _ => return Ok(String::new()),
    };
    let between = Facts::between(db, adult, child, at).await?;
    if between.is_none_or(|between| between.barred || between.edges.is_empty()) {
        return Ok(String::new());
    }
    name_of(db, other).await
}

/// Whoever that person has become by now.
async fn now_called(db: &mut impl Db, person: Uuid) -> Result<Uuid, Error> {
    let mut now = person;
    while let Some(into) = merge::merged_into(db, now).await? {
        now = into;
    }
    Ok(now)
}
