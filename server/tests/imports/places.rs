//! As many imports at once as one program bears; and while it reads, it answers others.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use axum::body::{Body, Bytes};
use futures_util::stream;
use http::StatusCode;
use portico::imports::{Mapping, open_path, open_reader};
use portico_identity::portal::imports::{ImportPlan, Outcome, Progress};
use tokio::sync::mpsc;

use crate::portal::{self, Site};
use crate::{Files, on_both_engines};

/// A body that comes when the test lets it.
fn slow() -> (mpsc::Sender<&'static str>, Body) {
    let (sender, parts) = mpsc::channel::<&'static str>(1);
    let parts = stream::unfold(parts, |mut parts| async move {
        let part = parts.recv().await?;
        Some((Ok::<_, std::io::Error>(Bytes::from(part)), parts))
    });
    (sender, Body::from_stream(parts))
}

on_both_engines! {
    async fn a_third_one_is_asked_to_come_again_before_its_files_are_read(site: Site) {
        let files = Files::new(&site).await;
        let (token, other) = (site.source("crm", "bank").await, site.source("som", "school").await);
        let ((one, first), (two, second)) = (slow(), slow());
        let (crm, som) = (site.sends("crm?dry_run=1", Some(&token), first), site.sends("som", Some(&other), second));
        let third = async {
            one.send("id,name\nk1,").await.unwrap();
            two.send("id,name\nk1,").await.unwrap();
            // Both are being read: their second parts wait.
            one.reserve().await.unwrap();
            two.reserve().await.unwrap();
            let (kept, never) = slow();
            let full = site.sends("crm?dry_run=1", Some(&token), never).await;
            assert_eq!(full.problem(), (503, "imports-full".to_owned()));
            assert!(full.retry_after() > 0 && kept.is_closed(), "nothing of it is read");
            assert_eq!(site.sends("crm", Some("wrong"), "x").await.status, StatusCode::UNAUTHORIZED, "it tells nobody else");
            one.send("Ann\n").await.unwrap();
            two.send("Ben\n").await.unwrap();
            drop((one, two));
        };
        let (crm, som, ()) = tokio::join!(crm, som, third);
        assert_eq!((crm.status, som.status), (StatusCode::OK, StatusCode::OK), "{} {}", crm.body, som.body);
        assert_eq!(site.sends("crm", Some(&token), "id,name\nk1,Ann\n").await.status, StatusCode::OK, "there is room again");
        assert_eq!(files.count("source_person").await, 2);
    }
}

/// One thread for everybody: what reads without ever waiting would keep it.
#[tokio::test]
async fn while_an_import_is_read_others_get_their_turn() {
    let site = Site::sqlite().await;
    let files = Files::new(&site).await;
    let rows = (0..10_000).map(|number| format!("k{number},Name {number}\n"));
    files.put("people.csv", format!("id,name\n{}", rows.collect::<String>()));
    let home = site.identity.organisation_meant("bank").await.unwrap().unwrap();
    let opened = open_path(&files.folder).unwrap();
    let mapping = Mapping::parse("[[persons]]\nkey = \"id\"\nname = \"name\"\n").unwrap();
    let Ok(mut reader) = open_reader(&opened, Some(&mapping), &home, site.identity.kinds()) else {
        panic!("no reader")
    };
    let (turns, over) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let other = tokio::spawn({
        let (turns, over) = (turns.clone(), over.clone());
        async move {
            while !over.load(Ordering::SeqCst) {
                turns.fetch_add(1, Ordering::SeqCst);
                tokio::task::yield_now().await;
            }
        }
    });
    let plan = ImportPlan { organisation: Some(home.id), ..ImportPlan::new("source") };
    for same in [false, true] {
        let mut seen = Vec::new();
        let mut progress = |_: Progress| seen.push(turns.load(Ordering::SeqCst));
        let report = site.identity.import(&plan, reader.as_mut(), &mut progress).await.unwrap();
        assert_eq!((report.outcome, report.tables[0].same == 10_000), (Outcome::Applied, same));
        assert!(seen.len() >= 5 && seen.windows(2).all(|two| two[1] > two[0]), "{seen:?}");
    }
    over.store(true, Ordering::SeqCst);
    other.await.unwrap();
}
