//! Kinds of records that an operator adds (`PORTICO_KINDS_FOLDER`): listed, imported, and refused with the file's name when they are wrong.

use std::process::{Command, Output};

use crate::portal::{self, Site};
use crate::{Files, on_both_engines};

const KIND: &str = r#"{
  "id": "parking-permit", "topic": "documents", "sensitivity": "normal", "subject": "person", "title": "plate", "search": ["plate"], "at": "until",
  "labels": { "en": { "one": "Permit", "many": "Permits" }, "nl": { "one": "Vergunning", "many": "Vergunningen" }, "ar": { "one": "تصريح", "many": "تصاريح" } },
  "retention_days": 365,
  "fields": {
    "plate": { "labels": { "en": "Plate", "nl": "Kenteken", "ar": "لوحة" }, "format": "text" },
    "until": { "labels": { "en": "Until", "nl": "Tot", "ar": "حتى" }, "format": "day" }
  },
  "schema": { "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["plate"], "additionalProperties": false,
    "properties": { "plate": { "type": "string", "maxLength": 20 }, "until": { "type": "string", "format": "date" } } }
}"#;
const MAPPING: &str = "[[persons]]\nkey = \"id\"\nname = \"name\"\n[[records]]\nkind = \"parking-permit\"\nkey = \"id\"\nperson = \"id\"\n\
fields = { plate = \"plate\", until = \"until\" }\n";

fn program(site: &Site, with_kinds: bool, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
    let database = &site.database;
    command.args(arguments).env_clear().current_dir(&database.folder);
    command.env("PORTICO_DATABASE_URL", &database.url);
    command.env("PORTICO_KEYS", format!("file:{}", database.folder.join("keys").display()));
    if with_kinds {
        command.env("PORTICO_KINDS_FOLDER", database.folder.join("kinds"));
    }
    command.output().unwrap()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat()).into_owned()
}

on_both_engines! {
    async fn a_kind_of_the_operator_s_own_is_listed_and_imported(site: Site) {
        let files = Files::new(&site).await;
        let kinds = site.database.folder.join("kinds");
        std::fs::create_dir_all(&kinds).unwrap();
        std::fs::write(kinds.join("permit.json"), KIND).unwrap();
        std::fs::write(kinds.join("notes.txt"), "not a kind").unwrap();
        std::fs::write(site.database.folder.join("mapping.toml"), MAPPING).unwrap();
        let listed = program(&site, true, &["kinds", "list"]);
        assert!(words(&listed).contains("parking-permit") && words(&listed).contains("transaction"), "{}", words(&listed));
        assert!(!words(&program(&site, false, &["kinds", "list"])).contains("parking-permit"));

        files.put("people.csv", "id,name,plate,until\n1,Ann,AB-12,2026-12-31\n2,Ben,,2026-12-31\n");
        let import = ["import", "table", "files", "--mapping", "mapping.toml", "--source", "town", "--organisation", "bank", "--max-defects", "60"];
        let unknown = program(&site, false, &import);
        assert!(!unknown.status.success() && words(&unknown).contains("no kind of records is called"), "{}", words(&unknown));
        let done = program(&site, true, &import);
        assert!(done.status.success(), "{}", words(&done));
        // The permit without a plate is not one: its schema says so.
        assert_eq!(files.count("record WHERE kind = 'parking-permit' AND search = 'ab-12' AND person_id IS NOT NULL").await, 1);
        assert_eq!([files.count("record").await, files.count("import_defect WHERE field = 'plate' OR source_key = '2'").await], [1, 1]);
    }

    async fn a_wrong_kind_stops_the_start_with_its_file(site: Site) {
        let kinds = site.database.folder.join("kinds");
        std::fs::create_dir_all(&kinds).unwrap();
        for wrong in ["{", &KIND.replace("\"documents\"", "\"gossip\""), &KIND.replace("\"format\": \"text\"", "\"format\": \"poem\"")] {
            std::fs::write(kinds.join("permit.json"), wrong).unwrap();
            let refused = program(&site, true, &["kinds", "list"]);
            assert!(!refused.status.success() && words(&refused).contains("permit.json"), "{wrong}: {}", words(&refused));
        }
    }
}
