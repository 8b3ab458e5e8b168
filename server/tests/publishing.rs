//! Publishing as an operator does it: dry run first, all or nothing, and a check that says what differs.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};

/// A folder with a copy of the demo's purposes and legal documents, removed at its end.
struct Installation(PathBuf);

impl Installation {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("portico-publishing-{name}-{}", std::process::id()));
        let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo");
        copy(&demo.join("purposes"), &folder.join("purposes"));
        copy(&demo.join("legal"), &folder.join("legal"));
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
        command.args(arguments).current_dir(&self.0).env_clear().env("PORTICO_LEGAL_FOLDER", "legal");
        command.output().unwrap()
    }

    /// What the program said, which must have ended with this code.
    #[track_caller]
    fn told(&self, arguments: &[&str], code: i32) -> String {
        let output = self.run(arguments);
        let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{told}");
        told
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}");
        std::fs::write(path, text.replace(from, to)).unwrap();
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        let _removed = std::fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { std::fs::copy(&path, &target).map(drop).unwrap() }
    }
}

const PUBLISH: [&str; 2] = ["purposes", "publish"];

#[test]
fn a_dry_run_comes_first_and_the_second_time_nothing_is_new() {
    let here = Installation::new("twice");
    assert!(here.told(&["check"], 0).contains("database: will be made at the first start"));
    here.told(&["migrate"], 0);
    assert!(here.told(&["purposes", "list"], 0).contains("Nothing is published yet."));
    let tried = here.told(&["purposes", "publish", "--dry-run"], 0);
    assert!(tried.contains("purposes/photos.toml: purpose photos, version 1: new, in ar, en, nl"), "{tried}");
    assert!(tried.contains("Nothing was published: this was a dry run."), "{tried}");
    assert!(
        here.told(&["check"], 0).contains("not published yet: legal/terms/document.toml: document terms, version 1")
    );
    assert!(here.told(&PUBLISH, 0).contains("Published."));
    assert!(here.told(&["legal", "publish"], 0).contains("Published."));
    assert!(here.told(&PUBLISH, 0).contains("Everything was published before."));
    let listed = here.told(&["purposes", "list"], 0);
    assert!(listed.contains("purpose improvement, version 1: used unless somebody objects, in ar, en, nl"), "{listed}");
    assert!(here.told(&["check"], 0).contains("published: as the files say"));
}

#[test]
fn a_published_text_that_was_changed_is_refused_until_it_is_a_new_version() {
    let here = Installation::new("changed");
    here.told(&PUBLISH, 0);
    here.edit("purposes/newsletter.toml", "once a month at most.", "once a week at most.");
    for command in [&PUBLISH[..], &["check"]] {
        let refused = here.told(command, 1);
        let reason = "its text in en was published with other words in sentence; make it version 2";
        assert!(refused.contains(reason), "{refused}");
        assert!(refused.contains("1 versions cannot be published; nothing was"), "{refused}");
    }
    here.edit("purposes/newsletter.toml", "version = 1", "version = 2");
    let refused = here.told(&PUBLISH, 1);
    assert!(refused.contains("`text.nl.changed` is missing"), "{refused}");
    here.edit("purposes/newsletter.toml", "version = 2", "version = 2\neditorial = true");
    assert!(here.told(&PUBLISH, 0).contains("purpose newsletter, version 2: new version, in ar, en, nl"));
}

#[test]
fn wrong_files_publish_nothing_at_all() {
    let here = Installation::new("wrong");
    here.edit("purposes/photos.toml", "basis = \"consent\"", "bassis = \"consent\"");
    here.edit("purposes/account.toml", "retention_days = 14", "retention_days = -1");
    for command in [&PUBLISH[..], &["check"]] {
        let refused = here.told(command, 1);
        for reason in [
            "purposes/photos.toml, line 4: unknown key `bassis`: did you mean `basis`?",
            "purposes/account.toml, line 8: `retention_days` is -1: expected a whole number of days from 0 to 36525",
        ] {
            assert!(refused.contains(reason), "{reason}\n{refused}");
        }
    }
    assert!(here.told(&["purposes", "list"], 0).contains("Nothing is published yet."));
}

#[test]
fn a_purpose_cannot_have_the_name_of_a_page() {
    let here = Installation::new("names");
    for name in ["new", "receipts"] {
        let (from, to) = (here.0.join("purposes/photos.toml"), here.0.join(format!("purposes/{name}.toml")));
        std::fs::rename(&from, &to).unwrap();
        let refused = here.told(&PUBLISH, 1);
        assert!(refused.contains(&format!("purposes/{name}.toml")), "{refused}");
        assert!(refused.contains("Portico has pages of this name (/account/consents/"), "{refused}");
        std::fs::rename(&to, &from).unwrap();
    }
    here.told(&PUBLISH, 0);
}

#[test]
fn the_record_of_processing_says_who_uses_what_for_what() {
    let here = Installation::new("record");
    here.told(&PUBLISH, 0);
    here.edit("purposes/newsletter.toml", "once a month at most.", "at most once a month.");
    here.edit("purposes/newsletter.toml", "version = 1", "version = 2\neditorial = true");
    here.told(&PUBLISH, 0);
    let listed = here.run(&["purposes", "list", "--json"]);
    assert!(listed.status.success());
    let record: Value = serde_json::from_slice(&listed.stdout).unwrap();
    let purposes = record["purposes"].as_array().unwrap();
    assert_eq!(purposes.len(), 6);
    let newsletter = purposes.iter().find(|purpose| purpose["purpose"] == "newsletter").unwrap();
    assert_eq!(newsletter["basis"], "consent");
    assert_eq!(newsletter["title"].as_object().unwrap().len(), 3);
    for party in [&newsletter["controller"], &newsletter["recipients"][0]] {
        assert!(!party["name"].as_str().unwrap().is_empty() && !party["contact"].as_str().unwrap().is_empty());
    }
    for list in ["data", "storage", "jurisdictions"] {
        assert!(!newsletter[list].as_array().unwrap().is_empty(), "{list}");
    }
    assert!(newsletter["retention_days"].as_i64().is_some());
    let versions = newsletter["versions"].as_array().unwrap();
    let told: Vec<_> = versions.iter().map(|one| (one["version"].as_i64(), one["editorial"].as_bool())).collect();
    assert_eq!(told, [(Some(1), Some(false)), (Some(2), Some(true))]);
    for version in versions {
        assert_eq!(version["text_hashes"]["nl"].as_str().unwrap().len(), 64);
        assert!(version["published_at"].as_str().unwrap().ends_with('Z'));
    }
}

#[test]
fn without_a_folder_there_is_nothing_to_publish() {
    let here = Installation::new("nothing");
    std::fs::remove_dir_all(here.0.join("purposes")).unwrap();
    assert!(here.told(&PUBLISH, 1).contains("purposes.folder is not set"));
}

#[tokio::test]
async fn an_edited_row_is_found_by_the_check() {
    let here = Installation::new("edited");
    here.told(&PUBLISH, 0);
    let mut database =
        SqliteConnection::connect(&format!("sqlite:{}", here.0.join("var/portico.db").display())).await.unwrap();
    database.execute("DROP TRIGGER publication_text_refuses_update").await.unwrap();
    let edit = "UPDATE publication_text SET body = replace(body, 'Nobody', 'Everybody') WHERE name = 'account'";
    database.execute(AssertSqlSafe(edit.to_owned())).await.unwrap();
    database.close().await.unwrap();
    let found = here.told(&["check"], 1);
    assert!(
        found.contains("published: purpose account, version 1: the text in en is not what was published"),
        "{found}"
    );
    assert!(found.contains("what was published: 1 rows were edited in the database"), "{found}");
}
