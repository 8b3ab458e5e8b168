//! What was on an account over time, what came in and went out of it, and with how many it is shared. Counted by the database from the amounts
//! alone; whoever may not see the account and its transactions gets nothing.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use portico_store::balance;
use uuid::Uuid;

use super::acting::{About, Acting};
use super::days::day_of;
use super::shown::Shown;
use crate::clock::Micros;
use crate::{Error, Identity};

pub use portico_store::balance::Flow;

/// The kind of accounts, and of what is booked on them.
const ACCOUNT: &str = "bank-account";
const TRANSACTION: &str = "transaction";
/// Longer than this nobody looks back at once.
const MAX_MONTHS: u32 = 60;

/// What was on an account at the end of a month, or is on it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalancePoint {
    /// The last moment of the month by the bank's clocks, or now; microseconds since 1970 UTC.
    pub at: Micros,
    /// The same as the day there, `2026-11-22`.
    pub day: String,
    /// Hundredths.
    pub amount: i64,
}

/// What came in and went out in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthFlow {
    /// The month, `2026-11`.
    pub month: String,
    /// Hundredths.
    pub flow: Flow,
}

impl Identity {
    /// What was on an account at the end of each of the last months, the oldest first, and what is on it now. Months before it was opened are
    /// left out. None when there is no such account for whoever asks.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn balance_history(
        &self,
        acting: &Acting,
        about: &About,
        account: Uuid,
        months: u32,
    ) -> Result<Option<Vec<BalancePoint>>, Error> {
        let Some(shown) = self.find_account(acting, about, account).await? else { return Ok(None) };
        let Some(now_on_it) = shown.amount else { return Ok(None) };
        let (zone, now) = (self.provider_zone_of(&shown).await?, acting.at());
        let today = day_of(&zone, now);
        let mut points = vec![BalancePoint { at: now, day: today.to_string(), amount: now_on_it }];
        let mut db = self.store().read().await?;
        // What is booked for later days is not on the account yet, and was not before either.
        let (mut later, mut balance) = (now.saturating_add(1), now_on_it);
        let mut month = today.first_of_month();
        for _ in 1..months.min(MAX_MONTHS) {
            let Some(begins) = start_of(&zone, month).filter(|begins| *begins > shown.at) else { break };
            let flow = balance::sum_between(&mut db, account, TRANSACTION, begins, later).await?;
            balance = balance.saturating_sub(flow.received).saturating_add(flow.paid);
            let Ok(last_day) = month.yesterday() else { break };
            points.push(BalancePoint { at: begins.saturating_sub(1), day: last_day.to_string(), amount: balance });
            (later, month) = (begins, last_day.first_of_month());
        }
        points.reverse();
        Ok(Some(points))
    }

    /// What came in and went out of an account in each of these months (`2026-11`), as far as they are months. None when there is no such account
    /// for whoever asks.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn month_flows(
        &self,
        acting: &Acting,
        about: &About,
        account: Uuid,
        months: &[String],
    ) -> Result<Option<Vec<MonthFlow>>, Error> {
        let Some(shown) = self.find_account(acting, about, account).await? else { return Ok(None) };
        let zone = self.provider_zone_of(&shown).await?;
        let mut db = self.store().read().await?;
        let mut flows = Vec::with_capacity(months.len());
        for month in months {
            let Some((from, until)) = bounds_of(&zone, month) else { continue };
            let flow = balance::sum_between(&mut db, account, TRANSACTION, from, until).await?;
            flows.push(MonthFlow { month: month.clone(), flow });
        }
        Ok(Some(flows))
    }

    /// With how many others an account is shared now; who they are is not said. Nought when there is no such account for whoever asks.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count_other_holders(&self, acting: &Acting, about: &About, account: Uuid) -> Result<u32, Error> {
        let me = match about {
            About::Myself => acting.person(),
            About::Child(child) => *child,
            About::Firm => return Ok(0),
        };
        if self.find_record(acting, about, ACCOUNT, account).await?.is_none() {
            return Ok(0);
        }
        let others = balance::count_other_holders(&mut self.store().read().await?, account, me, acting.at()).await?;
        Ok(u32::try_from(others).unwrap_or_default())
    }

    /// An account whose transactions may be seen with their amounts.
    async fn find_account(&self, acting: &Acting, about: &About, account: Uuid) -> Result<Option<Shown>, Error> {
        let Some(shown) = self.find_record(acting, about, ACCOUNT, account).await? else { return Ok(None) };
        let kind = self.kinds().find(TRANSACTION);
        let amount = kind.and_then(|kind| kind.amount.as_deref().and_then(|field| kind.field(field)));
        let may = amount.is_some_and(|field| {
            self.may_see(acting, about, (&field.topic, field.sensitivity), Some(shown.provider)).is_allowed()
        });
        Ok(may.then_some(shown))
    }

    async fn provider_zone_of(&self, shown: &Shown) -> Result<TimeZone, Error> {
        let provider = self.find_organisation(shown.provider).await?;
        Ok(provider.map_or(TimeZone::UTC, |provider| provider.time_zone))
    }
}

/// From the first moment of a month to the first after it.
fn bounds_of(zone: &TimeZone, month: &str) -> Option<(Micros, Micros)> {
    let first = super::days::parse_day(&format!("{month}-01"))?;
    let next = first.last_of_month().tomorrow().ok()?;
    Some((start_of(zone, first)?, start_of(zone, next)?))
}

/// The first moment of a day.
fn start_of(zone: &TimeZone, day: Date) -> Option<Micros> {
    super::days::day_begins(zone, &day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portal::days::zone_named;

    #[test]
    fn a_month_is_whole_by_the_banks_clocks() {
        let zone = zone_named("Europe/Amsterdam").unwrap();
        let hours = |month| bounds_of(&zone, month).map(|(from, until)| (until - from) / crate::clock::HOUR);
        assert_eq!(hours("2026-03"), Some(31 * 24 - 1));
        assert_eq!(hours("2026-10"), Some(31 * 24 + 1));
        assert_eq!(hours("2028-02"), Some(29 * 24));
        for wrong in ["", "2026", "2026-13", "2026-1", "-2026-01", "2026-11-01"] {
            assert_eq!(hours(wrong), None, "{wrong}");
        }
    }
}
