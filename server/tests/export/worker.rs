//! Workers die, come back too late, and fail: the export is made once, by whoever is last, or given up in the open.

use portico::exports::make_next;
use portico_identity::clock::MINUTE;
use portico_identity::exports::ExportState;

use crate::on_both_engines;
use crate::portal::{self, DAY, SECOND};

on_both_engines! {
    async fn what_a_killed_worker_left_is_made_by_another(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let id = site.ask(&anna, "en").await;
        let lost = site.identity.claim_export().await.unwrap().unwrap();
        assert!(site.identity.hold_export(&lost, 5).await.unwrap());
        assert_eq!(site.export_state(&anna).await, ExportState::Working { done: 5, steps: 20 });
        assert!(!make_next(&site.identity).await.unwrap(), "it is somebody's");
        site.wait(MINUTE + SECOND);
        let other = site.replica().await;
        assert!(make_next(&other.identity).await.unwrap());
        // The first one was only asleep.
        assert!(!site.identity.hold_export(&lost, 6).await.unwrap());
        assert!(!site.identity.finish_export(&lost, b"something else").await.unwrap());
        site.identity.export_failed(&lost).await.unwrap();
        let opened = site.open_made(&anna, id).await;
        assert_eq!(opened.data["person"]["name"], "Anna");
        assert_eq!(site.database.count("rights_request WHERE outcome = 'done'").await, 1);
    }

    async fn fifty_workers_at_once_make_it_once(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let id = site.ask(&anna, "en").await;
        let workers = (0..50).map(|_| {
            let identity = site.identity.clone();
            tokio::spawn(async move { make_next(&identity).await.unwrap() })
        });
        let mut made = 0;
        for worker in workers.collect::<Vec<_>>() {
            made += u32::from(worker.await.unwrap());
        }
        assert_eq!(made, 1);
        site.open_made(&anna, id).await;
        let letters = site.letters_to("anna@mail.example").await;
        let ready = |letter: &&portico_identity::letters::Letter| format!("{letter:?}") == "ExportReady";
        assert_eq!(letters.iter().filter(ready).count(), 1);
    }

    async fn what_cannot_be_made_is_given_up_and_the_request_stays_open(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        site.ask(&anna, "en").await;
        for tried in 1..=6 {
            let export = site.identity.claim_export().await.unwrap().unwrap();
            assert_eq!(export.attempts, tried);
            site.identity.export_failed(&export).await.unwrap();
            assert!(site.identity.claim_export().await.unwrap().is_none(), "not at once");
            site.wait(3 * 60 * MINUTE);
        }
        assert_eq!(site.export_state(&anna).await, ExportState::Failed);
        assert!(site.identity.claim_export().await.unwrap().is_none());
        assert_eq!(site.database.count("rights_request WHERE closed_at IS NULL").await, 1);
        // The next one answers both.
        let id = site.ask(&anna, "en").await;
        site.open_made(&anna, id).await;
        assert_eq!(site.database.count("rights_request WHERE closed_at IS NULL").await, 0);
    }

    async fn a_worker_that_dies_each_time_ends_too(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        site.ask(&anna, "en").await;
        for _ in 0..6 {
            assert!(site.identity.claim_export().await.unwrap().is_some());
            site.wait(DAY);
        }
        assert!(site.identity.claim_export().await.unwrap().is_none());
        assert_eq!(site.export_state(&anna).await, ExportState::Failed);
    }

    async fn what_is_gone_meanwhile_is_not_made(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        site.ask(&anna, "en").await;
        let export = site.identity.claim_export().await.unwrap().unwrap();
        site.database.tamper("DELETE FROM data_export").await;
        assert!(!site.identity.hold_export(&export, 1).await.unwrap());
        assert!(!site.identity.finish_export(&export, b"zip").await.unwrap());
        assert_eq!(site.letters_to("anna@mail.example").await.len(), 2, "to confirm the address, and that somebody asked");
    }
}
