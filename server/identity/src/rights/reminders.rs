//! Reminders for the operator: a week and a day before a request is due, and once when its date has passed.

use portico_store::rights_request::{self, RightsRequest};

use crate::clock::{DAY, Micros};
use crate::letters::Letter;
use crate::{Error, Identity};

/// The first reminder after `now` of a request that is due at `due_at`; none when all were given.
pub(super) fn next_reminder(due_at: Micros, now: Micros) -> Option<Micros> {
    [7 * DAY, DAY, 0].into_iter().map(|before| due_at.saturating_sub(before)).find(|moment| *moment > now)
}

impl Identity {
    /// Writes one letter to the operator's contact for privacy when a reminder of any request is due. To be called every minute or so;
    /// replicas may do so at the same time, each reminder is given once.
    ///
    /// # Errors
    /// When the database does not answer; the reminders then stay due.
    pub async fn remind_requests(&self) -> Result<(), Error> {
        let now = self.now();
        let is_due = |request: &RightsRequest| request.remind_at.is_some_and(|moment| moment <= now);
        if !rights_request::list_open(&mut self.store().read().await?).await?.iter().any(is_due) {
            return Ok(());
        }
        let mut db = self.store().write().await?;
        let open = rights_request::list_open(&mut db).await?;
        let mut taken = false;
        for (request, moment) in open.iter().filter_map(|request| request.remind_at.map(|moment| (request, moment))) {
            if moment <= now {
                let next = next_reminder(request.due_at, now);
                taken |= rights_request::take_reminder(&mut db, request.id, moment, next).await?;
            }
        }
        if !taken {
            return Ok(());
        }
        let overdue = open.iter().filter(|request| request.due_at <= now).count();
        match &self.settings().privacy_contact {
            Some(contact) => {
                let letter = Letter::RequestsDue { open: count(open.len()), overdue: count(overdue) };
                // No language: the first one of the installation.
                self.post(&mut db, None, contact, "", letter).await?;
            }
            None => tracing::warn!(open = open.len(), overdue, "requests are due, and privacy.contact is not set"),
        }
        db.commit().await?;
        self.wake_mail();
        Ok(())
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reminders_come_a_week_before_a_day_before_and_when_it_is_over() {
        let due = 100 * DAY;
        assert_eq!(next_reminder(due, 70 * DAY), Some(93 * DAY));
        assert_eq!(next_reminder(due, 93 * DAY), Some(99 * DAY));
        assert_eq!(next_reminder(due, 99 * DAY), Some(due));
        assert_eq!(next_reminder(due, due), None);
        assert_eq!(next_reminder(due, 98 * DAY), Some(99 * DAY), "what was missed is not made up for one by one");
    }
}
