//! Histories lose their oldest part when its time is over. What is left stays provable: the chain begins with the hash that the removed part
//! ended with, and an entry of its own says up to where it was removed.

use portico_store::event;
use serde_json::json;
use uuid::Uuid;

use super::Class;
use crate::clock::{DAY, Micros};
use crate::consents::ledger_end;
use crate::events::EventKind;
use crate::hex::hex;
use crate::terms::accepted_hashes;
use crate::{Circumstances, Error, Identity};

/// A history that has something too old loses a month more, so that it says so once a month and not every night.
const STEP: Micros = 30 * DAY;

/// What has an entry below the one id loses all below the other.
struct Cut {
    before: Uuid,
    up_to: Uuid,
}

impl Identity {
    /// Removes what is too old from every history, each in a transaction of its own. Tells how many entries it were.
    pub(super) async fn prune_histories(&self, dry_run: bool) -> Result<u64, Error> {
        let kept = Class::Activity.kept(self.settings());
        let before = self.now().saturating_sub(kept);
        let cut = Cut { before: first_id_at(before), up_to: first_id_at(before.saturating_add(STEP.min(kept / 4))) };
        let mut pruned = self.prune_history(Uuid::nil(), &cut, dry_run).await?;
        let mut after = Uuid::nil();
        loop {
            let streams = event::list_old_streams(&mut self.store().read().await?, cut.before, after).await?;
            let Some(last) = streams.last() else { return Ok(pruned) };
            after = *last;
            for stream in streams {
                pruned += self.prune_history(stream, &cut, dry_run).await?;
            }
        }
    }

    async fn prune_history(&self, stream: Uuid, cut: &Cut, dry_run: bool) -> Result<u64, Error> {
        let mut db = self.store().write().await?;
        let chain = event::lock_chain(&mut db, stream).await?;
        let Some((length, head)) = event::find_cut(&mut db, &chain, cut.before, cut.up_to).await? else { return Ok(0) };
        let pruned = event::prune(&mut db, stream, length, &head).await?;
        let person = (!stream.is_nil()).then_some(stream);
        // What the removed part told of consents and terms is said once more in short, so that these stay provable too.
        let detail = match person {
            Some(person) => json!({
                "up_to": length, "head": hex(&head),
                "ledger": ledger_end(&mut db, person).await?, "terms": accepted_hashes(&mut db, person).await?,
            }),
            None => json!({ "up_to": length, "head": hex(&head) }),
        };
        self.record(&mut db, EventKind::HistoryPruned, person, &Circumstances::by_itself(), detail).await?;
        if !dry_run {
            db.commit().await?;
        }
        Ok(pruned)
    }
}

/// The lowest UUIDv7 of a moment in microseconds since 1970 UTC (RFC 9562 §5.7): ids are drawn from the clock, and are found by an index.
fn first_id_at(at: Micros) -> Uuid {
    let millis = u128::try_from(at / 1000).unwrap_or(0);
    Uuid::from_u128((millis & 0xffff_ffff_ffff) << 80)
}
