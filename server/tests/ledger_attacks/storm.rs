//! Everything at once, on several people who are erased meanwhile: nobody waits for somebody who waits for them.

use std::time::{Duration, Instant};

use portico_identity::consents::{Channel, Decided, Decision, check_consents};
use portico_identity::events::check_log;
use portico_identity::recipients::RecipientId;
use portico_identity::rights::{RightsAsk, RightsKind};
use tokio::task::JoinSet;

use crate::on_both_engines;
use crate::owner::{Owner, at};
use crate::portal::{self, DAY, Site};

/// How often PostgreSQL broke up transactions that waited for each other.
async fn deadlocks(site: &Site) -> String {
    if site.database.is_sqlite() {
        return "0".into();
    }
    // Counted with a delay.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let counted = "SELECT deadlocks::text FROM pg_stat_database WHERE datname = current_database()";
    site.database.column(counted).await.remove(0)
}

fn hands(site: &Site, owner: &Owner, stops: bool, storm: &mut JoinSet<()>) {
    let hash = site.purpose_hash("newsletter", "en");
    for round in 0..3 {
        let (id, who, recent) = (site.identity.clone(), owner.who.clone(), owner.recent(site));
        storm.spawn(async move {
            for decision in [Decision::Agree, Decision::Decline] {
                drop(id.decide(&who, "newsletter", decision, &hash, Channel::Account, false, &at()).await);
            }
            drop(id.note_signal(&who, &at()).await);
            drop(id.restrict(&who, round % 2 == 0, &at()).await);
            drop(id.choose_messages(&who, &[("news".into(), "email".into(), round % 2 == 0)], &at()).await);
            let ask = RightsAsk { kind: RightsKind::Other, about: String::new(), words: "Why?".into() };
            drop(id.ask_right(&who, ask, &at()).await);
        });
        let (id, who) = (site.identity.clone(), owner.who.clone());
        storm.spawn(async move {
            drop(id.ask_export(&recent, "en", &at()).await);
            if stops {
                drop(id.freeze(&who, None, &at()).await);
                drop(id.stop_erasure(&who, &at()).await);
            }
            drop(id.ask_erasure(&recent, &at()).await);
        });
    }
}

fn jobs(site: &Site, storm: &mut JoinSet<()>) {
    for _ in 0..3 {
        let id = site.identity.clone();
        storm.spawn(async move {
            for _ in 0..3 {
                drop(id.erase_due().await);
                drop(id.expire_consents().await);
                drop(id.remind_of_ending_consents().await);
                drop(id.remind_requests().await);
                drop(id.retain(false).await);
                while let Ok(Some(claimed)) = id.claim_webhook("mailhouse").await {
                    drop(id.webhook_delivered(claimed.id).await);
                }
                while let Ok(Some(export)) = id.claim_export().await {
                    drop(id.hold_export(&export, 1).await);
                    drop(id.finish_export(&export, b"PK").await);
                }
                drop(id.reapply_tombstones(&[], true).await);
            }
        });
    }
}

on_both_engines! {
    async fn nobody_waits_for_somebody_who_waits_for_them(site: Site) {
        site.publish_purposes_without_documents().await;
        let _house = site.partner("mailhouse").await;
        let mut people = Vec::new();
        for (name, address) in [("Anna", "anna@mail.example"), ("Ben", "ben@mail.example"), ("Cem", "cem@mail.example")] {
            people.push((site.owner(name, address).await, address));
        }
        for (owner, _) in &people {
            let hash = site.purpose_hash("newsletter", "en");
            let (id, who, at) = (&site.identity, &owner.who, at());
            let decided = id.decide(who, "newsletter", Decision::Agree, &hash, Channel::Account, false, &at).await;
            assert!(matches!(decided, Ok(Decided::Recorded { .. })));
            let _asked = site.identity.ask_erasure(&owner.recent(&site), &at).await.unwrap();
        }
        site.wait(15 * DAY);
        let (mut storm, begun) = (JoinSet::new(), Instant::now());
        for (place, (owner, address)) in people.iter().enumerate() {
            // The first one wants to stay.
            hands(&site, owner, place == 0, &mut storm);
            for _ in 0..3 {
                let (recovers, signs_up, address) = (site.browser(), site.browser(), *address);
                storm.spawn(async move {
                    recovers.recover(address).await;
                    signs_up.sign_up("Somebody", address).await;
                });
            }
        }
        jobs(&site, &mut storm);
        let id = site.identity.clone();
        storm.spawn(async move {
            tokio::time::sleep(Duration::from_millis(150)).await;
            drop(id.remove_recipient(&RecipientId::parse("mailhouse").unwrap()).await);
        });
        storm.join_all().await;
        assert_eq!(deadlocks(&site).await, "0");
        assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
        while site.identity.erase_due().await.unwrap() > 0 {}
        assert_eq!(check_log(site.identity.store()).await.unwrap(), Vec::<String>::new());
        assert_eq!(check_consents(site.identity.store()).await.unwrap(), Vec::<String>::new());
        assert_eq!(site.database.count("erasing").await, 0);
        for (owner, _) in &people {
            let gone = site.database.count(&format!("person WHERE id = {}", site.literal(owner.id))).await == 0;
            let chain = site.database.count(&format!("event_chain WHERE stream = {}", site.literal(owner.id))).await;
            assert_eq!(chain, u64::from(!gone));
        }
    }
}
