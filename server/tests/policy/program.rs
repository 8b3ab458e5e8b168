//! `portico policy show` and `portico check`, as an operator types them.

use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::on_both_engines;
use crate::portal::worlds::World;
use crate::portal::{self, Site};

fn portico(site: &Site, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let database = &site.database;
    Command::new(env!("CARGO_BIN_EXE_portico"))
        .args(arguments)
        .env_clear()
        .current_dir(&database.folder)
        .env("PORTICO_DATABASE_URL", &database.url)
        .env("PORTICO_KEYS", format!("file:{}", database.folder.join("keys").display()))
        .env("PORTICO_ORGANISATION_TIME_ZONE", "Europe/Amsterdam")
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr.clone()).unwrap()
}

on_both_engines! {
    async fn an_operator_sees_what_a_parent_sees_on_a_day(site: Site) {
        let mut world = World::default();
        let school = world.organisation("school", "School", None);
        let parent = site.member("Parent", "parent@mail.example").await;
        let parent = site.record_of(&parent).await.person.id;
        let child = world.person("Child", "2009-01-20");
        world.affiliate(child, school, "student");
        world.guardian(parent, child);
        world.record("result", school, 1, json!({ "title": "Sums", "comment": "Secret" })).person = Some(child);
        world.write(&site).await;
        let show = |at: &str, more: &[&str]| {
            portico(&site, &[&["policy", "show", "--as", "parent@mail.example", "--at", at], more].concat(), &[])
        };
        let before: Value = serde_json::from_str(&said(&show("2027-01-19T23:59:59+01:00", &["--json"]))).unwrap();
        let about = &before["roles"][0]["abouts"][0];
        assert_eq!((&before["roles"][0]["role"], &about["name"]), (&json!("guardian"), &json!("Child")));
        assert_eq!(about["kinds"][0]["records"][0]["fields"], json!({ "title": "Sums" }));
        let after = said(&show("2027-01-20", &[]));
        assert!(after.contains("results: no: handed over 2027-01-19T23:00:00Z") && !after.contains("result:"), "{after}");
        let id = parent.to_string();
        let by_id = said(&portico(&site, &["policy", "show", "--as", &id, "--role", "guardian"], &[]));
        assert!(by_id.contains("guardian"), "{by_id}");
        assert!(refused(&show("soon", &[])).contains("--at takes"));
        assert!(refused(&show("2027-01-20", &["--role", "king"])).contains("--role takes"));
        assert!(refused(&portico(&site, &["policy", "show", "--as", "eve@mail.example"], &[])).contains("nobody here"));
    }
}

#[tokio::test]
async fn an_operators_policies_are_validated_and_named_by_their_hash() {
    let site = Site::sqlite().await;
    let folder = site.database.folder.join("policies");
    std::fs::create_dir(&folder).unwrap();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/policies");
    for name in ["portal.cedar", "portal.cedarschema", "ages.toml"] {
        std::fs::copy(format!("{shipped}/{name}"), folder.join(name)).unwrap();
    }
    let own = [("PORTICO_POLICIES_FOLDER", folder.to_str().unwrap())];
    let hash =
        |output: &Output| said(output).lines().find_map(|line| line.strip_prefix("policies: ").map(str::to_owned));
    let built_in = hash(&portico(&site, &["check"], &[])).unwrap();
    assert_eq!(built_in.len(), 64);
    assert_eq!(hash(&portico(&site, &["check"], &own)), Some(built_in.clone()));
    std::fs::write(folder.join("ages.toml"), "leap_day = \"03-01\"\n").unwrap();
    assert_ne!(hash(&portico(&site, &["check"], &own)), Some(built_in));
    std::fs::write(folder.join("portal.cedar"), "permit (principal, action, resource) when { context.mood };").unwrap();
    assert!(refused(&portico(&site, &["check"], &own)).contains("portal.cedar does not fit"));
}
