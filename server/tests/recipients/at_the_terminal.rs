//! What the operator does with `portico recipients`, and anybody with `portico receipt verify`.

use std::process::{Command, Output};

use portico_identity::consents::Decision;
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::portal::{self, Site};
use crate::receiver::Receiver;
use crate::token::{TokenKey, claims, header};

impl Site {
    /// Runs the program on the database and the keys of this installation.
    async fn program(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
        command.args(arguments).current_dir(&self.database.folder).env_clear();
        command.env("PORTICO_DATABASE_URL", &self.database.url).env("PORTICO_PUBLIC_URL", self.origin);
        command.env("PORTICO_KEYS", format!("file:{}", self.database.folder.join("keys").display()));
        command.env("PORTICO_MAIL_URL", "smtp://mail.example").env("PORTICO_MAIL_FROM", "portal@portal.example");
        tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
    }

    /// The same, when it is to succeed: what it printed.
    async fn done(&self, arguments: &[&str]) -> String {
        let output = self.program(arguments).await;
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", refusal(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The same, when it is to be refused: why.
    async fn refused(&self, arguments: &[&str]) -> String {
        let output = self.program(arguments).await;
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        refusal(&output)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.database.folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

fn refusal(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn behind<'a>(text: &'a str, label: &str) -> &'a str {
    text.split_once(label).unwrap_or_else(|| panic!("{label}: {text}")).1.lines().next().unwrap().trim()
}

on_both_engines! {
    async fn a_recipient_is_registered_listed_changed_and_removed(site: Site) {
        site.publish_purposes_without_documents().await;
        let (receiver, member) = (Receiver::open().await, site.member("Anna", "anna@mail.example").await);
        site.decides(&member, "newsletter", Decision::Agree).await;
        let add = ["recipients", "add", "mailhouse", "--name", "Mailhouse", "--url", &receiver.url];
        let printed = site.done(&add).await;
        assert!(printed.contains("told of 1 people") && printed.contains(site.origin), "{printed}");
        assert!(site.refused(&add).await.contains("registered already"));
        let secret = behind(&printed, "Webhook secret, shown only now:").to_owned();
        let key = TokenKey::from_pem(printed.split_once("kept nowhere:\n").unwrap().1);
        site.deliver().await;
        assert!(receiver.last().is_signed_with(&secret));
        let subject = receiver.last().json()["data"]["subject"].as_str().unwrap().to_owned();
        assert_eq!(site.ask(&subject, &key.sign(&header(), &claims(&site, "mailhouse"))).await.status, 200);

        let listed = site.done(&["recipients", "list"]).await;
        assert!(listed.contains("mailhouse  Mailhouse") && listed.contains("purposes: newsletter"), "{listed}");
        assert!(!listed.contains("whsec_"));
        let next = TokenKey::draw();
        let file = site.file("next.json", &next.to_jwk());
        let rotated = site.done(&["recipients", "rotate", "mailhouse", "--token-key", &file]).await;
        assert!(behind(&rotated, "shown only now:").starts_with("whsec_") && !rotated.contains(&secret));
        assert_eq!(site.ask(&subject, &next.sign(&header(), &claims(&site, "mailhouse"))).await.status, 200);

        receiver.will_answer(&[410]);
        site.decides(&member, "newsletter", Decision::Decline).await;
        site.deliver().await;
        let dead = site.done(&["recipients", "dead"]).await;
        assert!(dead.contains("mailhouse  consent.changed") && dead.contains("410"), "{dead}");
        let id = dead.split(' ').next().unwrap();
        assert!(site.done(&["recipients", "retry", id]).await.contains("Tried again: 1"));
        assert!(site.refused(&["recipients", "retry", id]).await.contains("no webhook"));
        assert!(site.done(&["recipients", "retry"]).await.contains("Tried again: 0"));
        assert!(site.done(&["recipients", "remove", "mailhouse"]).await.contains("removed"));
        assert!(site.refused(&["recipients", "remove", "mailhouse"]).await.contains("no recipient"));
        assert!(site.done(&["recipients", "list"]).await.contains("No recipients"));
    }

    async fn what_cannot_be_a_recipient_is_refused(site: Site) {
        let add = |id: &'static str, url: &'static str| ["recipients", "add", id, "--name", "X", "--url", url];
        assert!(site.refused(&add("Mail House", "https://x.example/")).await.contains("small letters"));
        assert!(site.refused(&add("x", "http://x.example/")).await.contains("https"));
        let private = site.file("key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        let with_key = [&add("x", "https://x.example/")[..], &["--token-key", &private]].concat();
        assert!(site.refused(&with_key).await.contains("not a public P-256 key"));
        assert_eq!(site.database.count("recipient").await, 0);
        // One that no purpose names is there, and told so.
        assert!(site.done(&add("x", "https://x.example/")).await.contains("No published purpose names x yet"));
    }

    async fn a_receipt_is_verified_offline_after_a_rotation_and_a_forged_one_is_not(site: Site) {
        site.publish_purposes_without_documents().await;
        let member = site.member("Anna", "anna@mail.example").await;
        let event = site.decides(&member, "newsletter", Decision::Agree).await;
        let receipt = site.identity.receipt(&site.guard_of(&member).await, event).await.unwrap().unwrap();
        let file = site.file("receipt.json", &receipt.to_file());
        let jwks = site.file("jwks.json", &site.identity.jwks().to_string());
        site.done(&["keys", "rotate"]).await;
        for arguments in [&["receipt", "verify", &file][..], &["receipt", "verify", &file, "--jwks", &jwks]] {
            let words = site.done(arguments).await;
            let person = site.record_of(&member).await.person.id.to_string();
            let hash = portal::hex(&site.purpose_hash("newsletter", "en"));
            for said in ["Genuine", "agreed: newsletter in en (newsletter)", &person, "Northfield, Mailhouse", "2027-01-15T", &hash] {
                assert!(words.contains(said), "{said}: {words}");
            }
        }
        let mut forged: Value = serde_json::from_str(&receipt.to_file()).unwrap();
        forged["record"]["event"]["event_state"] = json!("dpv:ConsentRefused");
        let forged = site.file("forged.json", &forged.to_string());
        assert!(site.refused(&["receipt", "verify", &forged]).await.contains("not what was signed"));
        let other = site.file("other.json", r#"{"keys":[]}"#);
        assert!(site.refused(&["receipt", "verify", &file, "--jwks", &other]).await.contains("not among these"));
        let huge = site.file("huge.json", &" ".repeat(3_000_000));
        assert!(site.refused(&["receipt", "verify", &huge]).await.contains("too large"));
        assert!(site.refused(&["receipt", "verify", "nowhere.json"]).await.contains("cannot be read"));
        assert!(site.refused(&["receipt", "verify", &file, "--jwks", &file]).await.contains("not among these"));
    }
}
