//! The event log: everything that matters leaves its event, nothing can be changed or cut off unseen, and no secret gets into it or
//! into the technical log.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "portal/mod.rs"]
mod portal;

use std::io::Write;
use std::sync::{Arc, Mutex};

use portal::{Algorithm, Faults, MINUTE, Site, SoftPasskey, public_key};
use portico_identity::events::check_log;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// Everything that leaves an event, done once, in this order. Gives every secret that was handed out on the way.
async fn live_through_everything(site: &Site) -> Vec<(&'static str, String)> {
    let mut secrets = Vec::new();
    let (browser, mail) = site.applicant("Anna de Wit", "anna@mail.example").await;
    let wrong = if mail.code.starts_with('A') { "BBBB-BBBB" } else { "AAAA-AAAA" };
    assert_eq!(browser.confirm_code(wrong).await.status, 422);
    site.wait(MINUTE);
    browser.post_form("/sign-up/resend", &[]).await.leads_to("/sign-up/sent");
    let newer = site.confirmation_to("anna@mail.example").await;
    secrets.push(("a cookie", browser.session_cookie().unwrap()));
    assert_eq!(browser.get(&format!("/sign-up/confirm?token={}", newer.token)).await.status, 200);
    browser.confirm_link(&newer.token).await.leads_to("/sign-up/passkey");
    let mut passkey = SoftPasskey::new(Algorithm::Es256);
    assert_eq!(browser.create_passkey(&mut passkey).await.status, 200);
    let absent = Faults { user_absent: true, ..Faults::default() };
    assert_eq!(browser.create_passkey_with(&mut SoftPasskey::new(Algorithm::Es256), &absent).await.status, 422);
    assert_eq!(browser.create_passkey(&mut SoftPasskey::new(Algorithm::Ed25519)).await.status, 200);
    browser.post_form("/language", &[("language", "nl"), ("return", "/home")]).await.leads_to("/home");
    site.browser().sign_up("Eve", "anna@mail.example").await.leads_to("/sign-up/sent");
    secrets.push(("a person's cookie", browser.session_cookie().unwrap()));
    browser.sign_out().await.leads_to("/sign-in");
    let unsigned = Faults { flipped_signature_bit: true, ..Faults::default() };
    assert_eq!(browser.sign_in_with(&mut passkey, &unsigned).await.status, 401);
    let options = browser.ask_to_sign_in().await;
    secrets.push(("a challenge", public_key(&options)["challenge"].as_str().unwrap().to_owned()));
    secrets.extend(browser.secrets().into_iter().map(|cookie| ("a cookie of a ceremony", cookie)));
    let answer = passkey.authenticate(&options.body, site.origin, &Faults::default()).unwrap();
    assert_eq!(browser.redeem(&answer).await.status, 200);
    secrets.push(("another cookie", browser.session_cookie().unwrap()));
    for mail in [mail, newer] {
        secrets.extend([("a token", mail.token), ("a code", mail.code)]);
    }
    secrets
}

const EXPECTED: [&str; 12] = [
    "sign-up-started",
    "sign-up-code-refused",
    "sign-up-mail-repeated",
    "address-confirmed",
    "account-created",
    "passkey-refused",
    "passkey-added",
    "language-changed",
    "sign-up-with-known-address",
    "signed-out",
    "sign-in-refused",
    "signed-in",
];

on_both_engines! {
    async fn each_thing_that_matters_leaves_its_event(site: Site) {
        live_through_everything(&site).await;
        let mut expected = EXPECTED.map(str::to_owned);
        let mut found = site.events().await;
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected);
        assert!(check_log(site.identity.store()).await.unwrap().is_empty());
        // Each names its request, so that the log and the person's words can be joined.
        assert_eq!(site.database.count("event WHERE length(request) <> 10").await, 0);
    }

    async fn no_secret_is_in_an_event(site: Site) {
        let secrets = live_through_everything(&site).await;
        let details = site.database.column("SELECT detail || request FROM event").await.join("\n");
        assert!(details.contains("sign_up"));
        for (what, secret) in secrets {
            assert!(!details.contains(&secret), "{what}");
        }
        for personal in ["anna@", "Anna", "192.0.2."] {
            assert!(!details.contains(personal), "{personal}");
        }
    }

    async fn events_refuse_to_be_changed_or_removed(site: Site) {
        site.member("Anna", "anna@mail.example").await;
        for sql in ["UPDATE event SET kind = 'x'", "DELETE FROM event"] {
            let database = site.database.clone();
            let tried = tokio::spawn(async move { database.tamper(sql).await });
            assert!(tried.await.is_err(), "{sql}");
        }
        assert_eq!(site.count_events("account-created").await, 1);
    }

    async fn events_of_many_at_once_are_one_whole_chain(site: Site) {
        portal::at_once(15, |number| {
            let browser = site.browser();
            async move { browser.sign_up("Piet", &format!("piet{number}@mail.example")).await }
        })
        .await;
        assert_eq!(site.count_events("sign-up-started").await, 15);
        assert!(check_log(site.identity.store()).await.unwrap().is_empty());
    }
}

/// What the check says after somebody with the file has been at it.
async fn faults_after(tampering: &[&str]) -> Vec<String> {
    let site = Site::sqlite().await;
    live_through_everything(&site).await;
    assert!(check_log(site.identity.store()).await.unwrap().is_empty());
    for trigger in ["event_refuses_update", "event_refuses_delete"] {
        site.database.tamper(&format!("DROP TRIGGER {trigger}")).await;
    }
    for sql in tampering {
        site.database.tamper(sql).await;
    }
    check_log(site.identity.store()).await.unwrap()
}

#[tokio::test]
async fn an_edited_event_shows() {
    for edit in [
        "UPDATE event SET detail = '{}' WHERE kind = 'sign-in-refused'",
        "UPDATE event SET kind = 'signed-in' WHERE kind = 'sign-in-refused'",
        "UPDATE event SET at = at + 1 WHERE kind = 'account-created'",
        "UPDATE event SET request = 'aaaaaaaaaa' WHERE kind = 'signed-out'",
        "UPDATE event SET person_id = NULL WHERE kind = 'signed-out'",
        "UPDATE event SET hash = zeroblob(32) WHERE kind = 'passkey-added'",
    ] {
        assert_eq!(faults_after(&[edit]).await.len(), 1, "{edit}");
    }
}

#[tokio::test]
async fn an_event_that_was_taken_out_shows() {
    for removal in ["kind = 'account-created'", "kind = 'passkey-added'", "kind = 'signed-in'", "person_id IS NOT NULL"]
    {
        let faults = faults_after(&[&format!("DELETE FROM event WHERE {removal}")]).await;
        assert_eq!(faults.len(), 1, "{removal}");
    }
}

#[tokio::test]
async fn events_that_changed_places_show() {
    let swap = [
        "UPDATE event SET position = -1 WHERE kind = 'passkey-refused'",
        "UPDATE event SET position = 2 WHERE kind = 'passkey-added'",
        "UPDATE event SET position = 3 WHERE kind = 'passkey-refused'",
    ];
    assert_eq!(faults_after(&swap).await.len(), 1);
}

/// The technical log, kept.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_secret_and_no_address_is_in_the_technical_log() {
    let log = Log::default();
    // As the house logs, and our own crates with every detail.
    let ours = "portico=trace,portico_app=trace,portico_identity=trace,portico_store=trace";
    let filter = EnvFilter::new(format!("tower_sessions=warn,debug,sqlx=info,{ours}"));
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(log.clone()).finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let site = Site::sqlite().await;
    let secrets = live_through_everything(&site).await;
    drop(guard);

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("account-created") && log.contains("/sign-up/confirm"), "the log is kept: {log}");
    for (what, secret) in secrets {
        assert!(!log.contains(&secret), "{what} is in the log:\n{log}");
    }
    for personal in ["anna@mail.example", "Anna de Wit"] {
        assert!(!log.contains(personal), "{personal} is in the log:\n{log}");
    }
}
