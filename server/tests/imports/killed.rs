//! The real program, killed in the middle: started again with the same file, it goes on and ends as if nothing had happened.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::portal::{self, Site};
use crate::{Files, on_both_engines};

const MAPPING: &str =
    "[[persons]]\nkey = \"id\"\nname = \"name\"\n[[affiliations]]\nperson = \"id\"\nrole = { value = \"customer\" }\n";
const MANY: usize = 6000;

fn program(site: &Site, files: &Files<'_>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
    let database = &site.database;
    std::fs::write(database.folder.join("mapping.toml"), MAPPING).unwrap();
    command
        .args(["import", "table"])
        .arg(files.folder.join("people.csv"))
        .args(["--mapping", "mapping.toml", "--source", "crm", "--organisation", "bank", "--report", "report.json"])
        .env_clear()
        .current_dir(&database.folder)
        .env("PORTICO_DATABASE_URL", &database.url)
        .env("PORTICO_KEYS", format!("file:{}", database.folder.join("keys").display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

on_both_engines! {
    async fn an_import_that_was_killed_goes_on(site: Site) {
        let files = Files::new(&site).await;
        let rows: String = (0..MANY).map(|number| format!("k{number},Name {number}\n")).collect();
        files.put("people.csv", format!("id,name\n{rows}"));
        let mut first = program(&site, &files).spawn().unwrap();
        let begun = Instant::now();
        while files.count("source_person").await == 0 {
            assert!(begun.elapsed() < Duration::from_secs(60), "nothing was written");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        // SIGKILL: no handler runs.
        first.kill().unwrap();
        first.wait().unwrap();
        let written = files.count("source_person").await;
        assert!(written < MANY as u64, "it was too quick to be killed");
        assert_eq!(files.count("source WHERE spoke_at IS NULL AND name = 'crm'").await, 1);
        let done = program(&site, &files).status().unwrap();
        assert!(done.success());
        let report: serde_json::Value = serde_json::from_slice(&std::fs::read(site.database.folder.join("report.json")).unwrap()).unwrap();
        assert_eq!((&report["outcome"], &report["resumed"]), (&"applied".into(), &true.into()));
        assert!(report["tables"][0]["same"].as_u64().unwrap() >= written);
        for table in ["source_person", "affiliation", "person"] {
            assert_eq!(files.count(table).await, MANY as u64, "{table}");
        }
        assert_eq!(files.count("import_batch WHERE state = 'applied'").await, 1);
    }
}
