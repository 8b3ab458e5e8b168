//! `portico rights list`, `show`, `answer` and `extend`, as an operator types them.

use std::process::{Command, Output};

use portico_identity::letters::Letter;
use portico_identity::rights::RightsKind;

use crate::portal::{self, Site};
use crate::{count_letters, on_both_engines};

fn rights(site: &Site, arguments: &[&str]) -> Output {
    let database = &site.database;
    Command::new(env!("CARGO_BIN_EXE_portico"))
        .arg("rights")
        .args(arguments)
        .env_clear()
        .current_dir(&database.folder)
        .env("PORTICO_DATABASE_URL", &database.url)
        .env("PORTICO_KEYS", format!("file:{}", database.folder.join("keys").display()))
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
    async fn an_operator_lists_shows_extends_and_answers(site: Site) {
        let anna = site.owner("Anna de Wit", "anna@mail.example").await;
        assert!(said(&rights(&site, &["list"])).contains("0 open, 0 overdue"));
        let (id, _) = anna.asked(&site, RightsKind::Correct).await;
        let id = id.to_string();
        let listed = said(&rights(&site, &["list"]));
        assert!(listed.contains(&id) && listed.contains("due 2027-02-15T23:59:59Z") && listed.contains("1 open"), "{listed}");
        let listed: serde_json::Value = serde_json::from_str(&said(&rights(&site, &["list", "--json"]))).unwrap();
        assert_eq!(listed[0]["id"], id.as_str());
        assert_eq!((&listed[0]["kind"], &listed[0]["name"]), (&"correct".into(), &"Anna de Wit".into()));
        let shown = said(&rights(&site, &["show", &id]));
        assert!(shown.contains("My words") && shown.contains("anna@mail.example") && shown.contains("law: gdpr"), "{shown}");

        let extended = said(&rights(&site, &["extend", &id, "--reason", "There is much of it."]));
        assert!(extended.contains("Due 2027-04-15"), "{extended}");
        assert!(refused(&rights(&site, &["extend", &id, "--reason", "Again"])).contains("more time before"));
        for set in ["birth-date=1.5.2010", "email=eve@mail.example", "birth-date"] {
            assert!(refused(&rights(&site, &["answer", &id, "--done", "--text", "x", "--set", set])).contains("--set takes"));
        }
        assert!(refused(&rights(&site, &["answer", &id, "--done", "--text", " "])).contains("a text is needed"));
        let answer = ["answer", &id, "--done", "--text", "It is right now.", "--set", "birth-date=2010-05-01"];
        assert!(said(&rights(&site, &answer)).contains("Answered"));
        assert!(refused(&rights(&site, &answer)).contains("answered before"));
        assert_eq!(site.record_of(&anna.member).await.person.birth_date, "2010-05-01");
        let told = count_letters(&site, "anna@mail.example", |letter| matches!(letter, Letter::RequestAnswered { .. })).await;
        assert_eq!(told, 1);
        assert!(said(&rights(&site, &["show", &id])).contains("It is right now."));
    }

    async fn what_is_not_there_is_said_so(site: Site) {
        let nobody = "00000000-0000-0000-0000-000000000001";
        let anna = site.owner("Anna", "anna@mail.example").await;
        anna.asked(&site, RightsKind::Other).await;
        let before = site.database.dump().await;
        for arguments in [
            &["show", nobody][..],
            &["answer", nobody, "--done", "--text", "x"],
            &["extend", nobody, "--reason", "x"],
        ] {
            assert!(refused(&rights(&site, arguments)).contains("no such request"), "{arguments:?}");
        }
        for usage in [&["show", "1; DROP TABLE person"][..], &["answer", nobody, "--text", "x"], &["answer", nobody, "--done"]] {
            assert_eq!(rights(&site, usage).status.code(), Some(2), "{usage:?}");
        }
        assert_eq!(site.database.dump().await, before);
    }
}
