//! Asking for a copy, and who may open it.

use portico_identity::Error;
use portico_identity::exports::{ExportAsked, ExportState};
use portico_identity::letters::{Letter, Notice};
use uuid::Uuid;

use crate::on_both_engines;
use crate::owner::at;
use crate::portal::{self, DAY, HOUR, SECOND};

on_both_engines! {
    async fn whoever_asks_is_told_and_the_request_is_answered(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let id = site.ask(&anna, "nl").await;
        assert_eq!(site.notices_to("anna@mail.example").await, [Notice::ExportAsked]);
        assert_eq!(site.database.count("rights_request WHERE kind = 'export' AND closed_at IS NULL").await, 1);
        assert!(matches!(site.export_state(&anna).await, ExportState::Working { done: 0, steps } if steps > 10));
        assert_eq!(site.identity.open_export(&anna.recent(&site), id, &at()).await.unwrap(), None, "not ready yet");
        let opened = site.open_made(&anna, id).await;
        assert_eq!(site.database.count("rights_request WHERE closed_at IS NOT NULL AND outcome = 'done'").await, 1);
        let expires_at = site.identity.now() + 7 * DAY;
        assert_eq!(site.export_state(&anna).await, ExportState::Ready { size: opened.packed as i64, expires_at });
        let letters = site.letters_to("anna@mail.example").await;
        assert!(letters.contains(&Letter::ExportReady { name: "Anna".into(), expires_at }));
        assert_eq!((site.count_events("export-asked").await, site.count_events("export-taken").await), (1, 1));
    }

    async fn nobody_opens_another_persons_copy(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let id = site.ask(&anna, "en").await;
        site.open_made(&anna, id).await;
        for foreign in [id, Uuid::nil(), Uuid::max()] {
            assert_eq!(site.identity.open_export(&eve.recent(&site), foreign, &at()).await.unwrap(), None);
        }
        assert!(site.identity.list_exports(&eve.who).await.unwrap().is_empty());
        assert_eq!(site.count_events("export-taken").await, 1, "only hers");
    }

    async fn fifty_askers_at_once_begin_one(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let asks = (0..50).map(|_| {
            let (identity, recent) = (site.identity.clone(), anna.recent(&site));
            tokio::spawn(async move { identity.ask_export(&recent, "en", &at()).await.unwrap() })
        });
        let (mut started, mut running) = (Vec::new(), Vec::new());
        for ask in asks.collect::<Vec<_>>() {
            match ask.await.unwrap() {
                ExportAsked::Started { id } => started.push(id),
                ExportAsked::Running { id } => running.push(id),
                ExportAsked::Limited(wait) => panic!("{wait:?}"),
            }
        }
        assert_eq!((started.len(), running.len()), (1, 49));
        assert!(running.iter().all(|id| *id == started[0]));
        assert_eq!((site.database.count("data_export").await, site.database.count("rights_request").await), (1, 1));
    }

    async fn three_a_day_are_enough(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        for _ in 0..3 {
            let id = site.ask(&anna, "en").await;
            site.open_made(&anna, id).await;
            site.wait(HOUR);
        }
        let fourth = site.identity.ask_export(&anna.recent(&site), "en", &at()).await.unwrap();
        assert_eq!(fourth, ExportAsked::Limited(portico_identity::RetryAfter(21 * 3600)));
        site.wait(21 * HOUR);
        site.ask(&anna, "en").await;
    }

    async fn after_seven_days_it_is_gone(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let id = site.ask(&anna, "en").await;
        site.open_made(&anna, id).await;
        site.wait(7 * DAY - SECOND);
        assert!(site.identity.open_export(&anna.recent(&site), id, &at()).await.unwrap().is_some());
        site.wait(SECOND);
        assert_eq!(site.identity.open_export(&anna.recent(&site), id, &at()).await.unwrap(), None);
        assert_eq!(site.export_state(&anna).await, ExportState::Gone);
    }

    async fn a_frozen_account_gives_nothing_away(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let id = site.ask(&anna, "en").await;
        site.open_made(&anna, id).await;
        site.database.tamper("UPDATE person SET frozen_at = 1").await;
        assert!(matches!(site.identity.open_export(&anna.recent(&site), id, &at()).await, Err(Error::Frozen)));
        assert!(matches!(site.identity.ask_export(&anna.recent(&site), "en", &at()).await, Err(Error::Frozen)));
    }

    async fn the_archive_rests_sealed(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let id = site.ask(&anna, "en").await;
        site.open_made(&anna, id).await;
        let archive = if site.database.is_sqlite() { "hex(archive)" } else { "encode(archive, 'hex')" };
        let sealed = site.database.column(&format!("SELECT {archive} FROM data_export")).await[0].to_lowercase();
        // The mark at the beginning of a zip file, and the names within.
        for plain in ["504b0304", &b"data.json".map(|byte| format!("{byte:02x}")).concat()] {
            assert!(!sealed.contains(plain));
        }
    }
}
