//! Removing what is past its time, class by class.

use portico_store::{
    Write, browser, ceremony, data_export, mail_proof, match_pair, merge, notice_link, outbox, past, rate_limit,
    recovery, recovery_wait, rights_request, session, sign_up, tombstone, vouch, webhook,
};

use super::Class;
use crate::Error;
use crate::clock::{DAY, Micros};
use crate::settings::{Settings, VISITOR_IDLE};

impl Class {
    /// Removes the rows whose time is over; histories are pruned one by one, and are not removed here.
    pub(super) async fn remove(self, db: &mut Write, now: Micros, settings: &Settings) -> Result<u64, Error> {
        let before = now.saturating_sub(self.kept(settings));
        Ok(match self {
            Self::Sessions => session::delete_ended(db, now, now - settings.session_idle.max(VISITOR_IDLE)).await?,
            Self::Ceremonies => ceremony::delete_expired(db, before).await?,
            Self::SignUps => sign_up::delete_ended(db, before).await?,
            Self::MailProofs => mail_proof::delete_ended(db, before).await?,
            Self::Recoveries => {
                recovery::delete_ended(db, before).await? + recovery_wait::delete_ended(db, before).await?
            }
            Self::NoticeLinks => notice_link::delete_ended(db, before).await?,
            Self::Browsers => browser::delete_unseen(db, before).await?,
            Self::Mail => outbox::delete_done(db, before).await?,
            Self::Limits => rate_limit::delete_full(db, before).await?,
            Self::Archives => data_export::empty_expired(db, before).await?,
            Self::Exports => data_export::delete_old(db, before).await?,
            Self::Activity => 0,
            Self::Webhooks => webhook::delete_done(db, before, before).await?,
            Self::Requests => rights_request::delete_closed(db, before).await?,
            Self::Records => remove_retired(db, now, settings).await?,
            Self::Imports => past::delete_imports(db, before).await?,
            Self::Sights => past::delete_sights(db, before).await?,
            Self::SettingChanges => past::delete_setting_changes(db, before).await?,
            Self::MatchPairs => match_pair::delete_decided(db, before).await?,
            Self::Merges => merge::forget_moved(db, before).await?,
            Self::Invitations => past::delete_invitations(db, before).await?,
            Self::Vouches => vouch::delete_ended(db, before).await?,
            Self::Tombstones => tombstone::delete_old(db, before).await?,
        })
    }
}

/// Each kind says how long its records are kept after their source no longer has them.
async fn remove_retired(db: &mut Write, now: Micros, settings: &Settings) -> Result<u64, Error> {
    let mut removed = 0;
    for kind in settings.kinds.iter() {
        let before = now.saturating_sub(Micros::from(kind.retention_days) * DAY);
        removed += past::delete_retired_records(db, &kind.id, before).await?;
    }
    Ok(removed)
}
