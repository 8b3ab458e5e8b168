//! The night's work: once in all replicas, at three in the organisation's time zone.

use jiff::civil::time;
use portico_store::job;

use super::RetentionReport;
use crate::clock::{HOUR, Micros, next_time_of_day};
use crate::law::TimeZone;
use crate::{Error, Identity};

/// The nightly removal, in the table of jobs.
const RETAIN: &str = "retain";
/// The database's file is to be written anew, because somebody was erased.
pub(crate) const COMPACT: &str = "compact";
/// A replica that dies in the middle is followed by another one after this long.
const LEASE: Micros = HOUR;

impl Identity {
    /// Does the night's work when it is time. To be called every minute; replicas may do so at the same time. None when it was not time.
    ///
    /// # Errors
    /// When the database does not answer. The rest is done an hour later.
    pub async fn retain_nightly(&self) -> Result<Option<RetentionReport>, Error> {
        let now = self.now();
        let planned = job::find(&mut self.store().read().await?, RETAIN).await?;
        if planned.is_some_and(|due_at| now < due_at) {
            return Ok(None);
        }
        let mut db = self.store().write().await?;
        job::plan(&mut db, RETAIN, next_night(now, &self.settings().time_zone)).await?;
        let mine = job::claim(&mut db, RETAIN, now, now + LEASE).await?;
        db.commit().await?;
        if !mine {
            return Ok(None);
        }
        let report = self.retain(false).await?;
        self.compact_if_planned().await;
        let mut db = self.store().write_alone().await?;
        job::postpone(&mut db, RETAIN, next_night(now, &self.settings().time_zone)).await?;
        Ok(Some(report))
    }

    async fn compact_if_planned(&self) {
        let compact = async {
            if job::find(&mut self.store().read().await?, COMPACT).await?.is_some() {
                self.store().compact(i64::MAX).await?;
                job::delete(&mut self.store().write_alone().await?, COMPACT).await?;
            }
            Ok::<(), Error>(())
        };
        if let Err(error) = compact.await {
            tracing::warn!(%error, "the database's file could not be written anew; it is tried again the next night");
        }
    }
}

/// The next three o'clock after `now`; where a day has none, as near to it as there is one.
fn next_night(now: Micros, zone: &TimeZone) -> Micros {
    next_time_of_day(now, time(3, 0, 0, 0), zone)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::clock::MINUTE;
    use crate::law::time_zone;

    fn at(text: &str) -> Micros {
        text.parse::<Timestamp>().unwrap().as_microsecond()
    }

    #[test]
    fn the_night_is_three_o_clock_where_the_organisation_is() {
        let amsterdam = time_zone("Europe/Amsterdam").unwrap();
        assert_eq!(next_night(at("2026-01-10T01:59:59Z"), &amsterdam), at("2026-01-10T02:00:00Z"));
        assert_eq!(next_night(at("2026-01-10T02:00:00Z"), &amsterdam), at("2026-01-11T02:00:00Z"));
        assert_eq!(next_night(at("2026-07-10T12:00:00Z"), &amsterdam), at("2026-07-11T01:00:00Z"));
        assert_eq!(next_night(at("2026-07-10T12:00:00Z"), &TimeZone::UTC), at("2026-07-11T03:00:00Z"));
        // Clocks change at that very hour.
        assert_eq!(next_night(at("2026-10-24T20:00:00Z"), &amsterdam), at("2026-10-25T02:00:00Z"));
        assert_eq!(next_night(at("2026-03-28T20:00:00Z"), &amsterdam), at("2026-03-29T01:00:00Z"));
    }

    #[test]
    fn a_night_always_comes_within_a_day_and_some() {
        let cairo = time_zone("Africa/Cairo").unwrap();
        let mut now = at("2026-01-01T00:00:00Z");
        while now < at("2027-01-01T00:00:00Z") {
            let next = next_night(now, &cairo);
            assert!(next > now && next <= now + 25 * HOUR, "{now}");
            now += 37 * MINUTE;
        }
    }
}
