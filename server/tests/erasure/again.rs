//! What was erased stays erased: imports are told, a restored backup is erased again, and who comes back by themselves is welcome.

use portico::imports::{Mapping, open_path, open_reader};
use portico_identity::erasure::{Reapplied, read_tombstones};
use portico_identity::keys::KeyRing;
use portico_identity::portal::imports::ImportPlan;
use portico_identity::portal::organisations::{OrganisationDraft, OrganisationKind};
use portico_identity::random::Rng;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

use crate::life::{ANNA, ANNA_AT_WORK, BOB, marks_of};
use crate::on_both_engines;
use crate::portal::{self, DAY, Database, Setup, Site};

on_both_engines! {
    async fn an_import_keeps_out_who_was_erased(site: Site) {
        let anna = site.owner("Anna", ANNA).await;
        site.add_confirmed(&anna, ANNA_AT_WORK).await;
        assert!(!is_kept_out(&site, ANNA).await);
        site.wait_for_erasure(&anna).await;
        site.identity.erase_due().await.unwrap();
        site.wait(DAY);
        for written in [ANNA, ANNA_AT_WORK, "ANNA.Zwartbol@MAIL.example"] {
            assert!(is_kept_out(&site, written).await, "{written}");
        }
        assert!(!is_kept_out(&site, BOB).await);
        let keys = site.database.folder.join("keys");
        KeyRing::rotate(&keys, &Rng::default(), site.identity.now()).unwrap();
        // A replica that has a newer key now knows it still.
        assert!(is_kept_out(&site.replica().await, ANNA).await);
    }

    async fn who_signs_up_again_is_welcome_and_left_alone(site: Site) {
        let anna = site.owner("Anna", ANNA).await;
        site.wait_for_erasure(&anna).await;
        site.identity.erase_due().await.unwrap();
        let printed = site.identity.list_tombstones().await.unwrap();
        assert_eq!(printed.len(), 2);
        site.wait(DAY);
        let back = site.owner("Anna", ANNA).await;
        assert_ne!(back.id, anna.id);
        assert!(!is_kept_out(&site, ANNA).await);
        assert_eq!(site.identity.list_tombstones().await.unwrap().len(), 1, "the id's");
        let done = site.identity.reapply_tombstones(&printed, false).await.unwrap();
        assert_eq!(done, Reapplied { people: 1, erased: 0 });
        assert!(back.member.browser.is_signed_in().await);
    }

    async fn a_restored_backup_is_erased_again(site: Site) {
        let (anna, bob) = site.two_full_lives().await;
        let (site, backup) = back_up(site).await;
        site.wait_for_erasure(&anna).await;
        site.identity.erase_due().await.unwrap();
        let printed: String = site.identity.list_tombstones().await.unwrap().iter().map(|line| format!("{line}\n")).collect();
        // The same installation, with the database as it was.
        let restored = Setup::default().on(backup).await;
        restored.wait(site.identity.now() - restored.identity.now());
        assert!(!marks_of(&anna).found_in(&restored.rows().await).is_empty());
        let stones = read_tombstones(&printed).unwrap();
        let before = restored.database.dump().await;
        let tried = restored.identity.reapply_tombstones(&stones, true).await.unwrap();
        // Each has a child and became one with somebody; who became one with Anna goes with her.
        assert_eq!(tried, Reapplied { people: 6, erased: 2 });
        assert_eq!(restored.database.dump().await, before);
        let done = restored.identity.reapply_tombstones(&stones, false).await.unwrap();
        assert!(done.people <= 6 && done.erased >= 1, "{done:?}");
        assert_eq!(marks_of(&anna).found_in(&restored.rows().await), []);
        assert_eq!(marks_of(&anna).found_in_bytes(&restored.database.file_bytes()), Vec::<String>::new());
        assert!(is_kept_out(&restored, ANNA).await);
        assert!(restored.identity.find_person(&bob.who).await.unwrap().is_some());
        let again = restored.identity.reapply_tombstones(&stones, false).await.unwrap();
        assert_eq!(again, Reapplied { people: 4, erased: 0 });
    }
}

/// Whether an import would leave out somebody whom a shop knows by this address. Nothing is written.
async fn is_kept_out(site: &Site, address: &str) -> bool {
    let identity = &site.identity;
    let shop = OrganisationDraft {
        key: "shop".into(),
        kind: OrganisationKind::Shop,
        name: "The shop".into(),
        country: "NL".into(),
        time_zone: "Europe/Amsterdam".into(),
        languages: vec!["nl".into()],
        accent: None,
        mail: None,
        phone: None,
        website: None,
        parent: None,
        ends_on: None,
    };
    let _applied = identity.apply_organisations(&[shop]).await.unwrap();
    let shop = identity.organisation_meant("shop").await.unwrap().unwrap();
    let folder = site.database.folder.join("shop");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("people.csv"), format!("no,given,mail\n7,Somebody,{address}\n")).unwrap();
    let mapping = "[[persons]]\nfile = \"people.csv\"\nkey = \"no\"\ngiven_name = \"given\"\nemail = \"mail\"\n";
    let mapping = Mapping::parse(mapping).unwrap();
    let mut reader = open_reader(&open_path(&folder).unwrap(), Some(&mapping), &shop, identity.kinds()).unwrap();
    let plan = ImportPlan { organisation: Some(shop.id), dry_run: true, ..ImportPlan::new("shop") };
    let report = identity.import(&plan, reader.as_mut(), &mut |_| ()).await.unwrap();
    report.tables.iter().find(|of| of.table == "persons").unwrap().erased == 1
}

/// The installation as it goes on, and a copy of its database and keys as they are now.
async fn back_up(site: Site) -> (Site, Database) {
    // PostgreSQL copies a database that nobody uses.
    site.identity.store().close().await;
    let backup = if site.database.is_sqlite() {
        let backup = Database::sqlite();
        site.database.tamper(&format!("VACUUM INTO '{}'", backup.folder.join("portico.db").display())).await;
        backup
    } else {
        let mut backup = Database::sqlite();
        backup.url = format!("{}_backup", site.database.url);
        let server = std::env::var("PORTICO_TEST_POSTGRES_URL").unwrap();
        let (from, to) = (name_of(&site.database), name_of(&backup));
        let mut server = PgConnection::connect(&server).await.unwrap();
        server.execute(AssertSqlSafe(format!("CREATE DATABASE {to} TEMPLATE {from}"))).await.unwrap();
        backup
    };
    std::fs::create_dir(backup.folder.join("keys")).unwrap();
    for key in std::fs::read_dir(site.database.folder.join("keys")).unwrap() {
        let key = key.unwrap();
        std::fs::copy(key.path(), backup.folder.join("keys").join(key.file_name())).unwrap();
    }
    (site.replica().await, backup)
}

fn name_of(database: &Database) -> String {
    let url: url::Url = database.url.parse().unwrap();
    url.path().trim_start_matches('/').to_owned()
}
