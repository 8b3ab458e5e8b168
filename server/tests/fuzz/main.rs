//! Anything at all, at every door of the portal's own table: never a 5xx, never a panic, never a way in, and the page that answers holds no markup of theirs.
//! WebAuthn answers have theirs in `passkeys/malformed.rs`, return addresses and codes beside their parsers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "../portal/mod.rs"]
mod portal;

use portal::{Answer, Browser, Database, FORM, Member, Setup, Site};
use portico_app::routes::{Door, doors};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use tokio::runtime::Runtime;

/// Every field that some form of ours has; a name that is none is among them.
const FIELDS: [&str; 30] = [
    "email",
    "name",
    "preferred_name",
    "birth_date",
    "language",
    "time_zone",
    "theme",
    "code",
    "recovery_code",
    "token",
    "contact",
    "answer",
    "sure",
    "format",
    "return",
    "number",
    "role",
    "part",
    "topic",
    "choice",
    "ends_on",
    "decision",
    "text",
    "words",
    "about",
    "value",
    "see-orders",
    "admin",
    "on",
    "nothing",
];

fn at_work<T>(work: impl Future<Output = T>) -> (Runtime, T) {
    let runtime = Runtime::new().unwrap();
    let done = runtime.block_on(work);
    (runtime, done)
}

async fn site_and_member() -> (Site, Member) {
    let site = Setup::default().without_limits().on(Database::sqlite()).await;
    let member = site.member("Anna de Wit", "anna@mail.example").await;
    // A customer: most pages of the portal are nobody's without a role.
    let (bank, person) = (site.bank("Oosterbank").await, site.person_id(&member).await);
    site.make_customer(&bank, person).await;
    site.account(&bank, &[person], "Household", 100).await;
    (site, member)
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() })
}

/// Text that people and programs send: words, signs of every script, controls, markup, numbers that are too large.
fn anything() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,60}",
        "[A-Za-z0-9_-]{43}",
        "[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}",
        "[\\x00-\\x1f\\u{200e}\\u{202e}\\u{feff}]{1,8}",
        Just("\"><svg onload=alert(1)>".to_owned()),
        Just("</title><script>alert(1)</script>".to_owned()),
        Just("' OR 1=1 --".to_owned()),
        Just("9".repeat(400)),
        Just("é".repeat(3000)),
    ]
}

fn is_calm(answer: &Answer, what: &dyn std::fmt::Debug) -> Result<(), TestCaseError> {
    prop_assert!(!answer.status.is_server_error(), "{what:?}: {} {}", answer.status, answer.body);
    prop_assert!(!answer.body.contains("<svg onload") && !answer.body.contains("<script>alert"), "{what:?}");
    Ok(())
}

/// The path with something in the place of its ids. Kinds that are there are tried too: any other one is only "not found".
fn filled(door: &Door, id: &str) -> String {
    let id: String = url::form_urlencoded::byte_serialize(id.as_bytes()).collect();
    let mut path = door.path.replace("{kind}", "transaction");
    while let Some((before, rest)) = path.split_once('{') {
        path = format!("{before}{id}{}", rest.split_once('}').unwrap().1);
    }
    path
}

/// The doors that a form can be posted to, and that leave the session as it is.
fn forms() -> Vec<Door> {
    let ends_it = ["/sign-out", "/account/freeze"];
    let all = doors().into_iter().filter(|door| door.method == "POST" && !door.path.starts_with("/api/"));
    all.filter(|door| !ends_it.contains(&door.path)).collect()
}

#[test]
fn a_form_with_anything_in_it_is_answered_calmly_at_every_door() {
    let (runtime, (site, member)) = at_work(site_and_member());
    let forms = forms();
    let field = (any::<Index>(), anything());
    let strategy = (any::<Index>(), any::<bool>(), anything(), prop::collection::vec(field, 0..6));
    let result = runner(600).run(&strategy, |(door, inside, id, fields)| {
        let door = door.get(&forms);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name.get(&FIELDS), value.as_str())).collect();
        let browser = if inside { member.browser.copy() } else { site.browser() };
        let answer = runtime.block_on(browser.post_form(&filled(door, &id), &fields));
        is_calm(&answer, &(door, &fields))
    });
    result.unwrap();
    let kept = runtime.block_on(site.record_of(&member));
    assert_eq!(kept.passkeys.len(), 1, "nothing that counts was changed");
    assert_eq!(kept.contacts.len(), 1);
}

#[test]
fn bytes_that_are_no_form_are_refused_at_every_door() {
    let (runtime, (_site, member)) = at_work(site_and_member());
    let forms = forms();
    let strategy = (any::<Index>(), prop::collection::vec(any::<u8>(), 0..300));
    let result = runner(300).run(&strategy, |(door, bytes)| {
        let door = door.get(&forms);
        let answer = runtime.block_on(member.browser.post(&filled(door, "x"), FORM, bytes.clone()));
        is_calm(&answer, &(door, &bytes))
    });
    result.unwrap();
}

#[test]
fn an_address_with_anything_in_it_is_answered_calmly_at_every_door() {
    let (runtime, (site, member)) = at_work(site_and_member());
    let pages: Vec<_> = doors().into_iter().filter(|door| door.method == "GET").collect();
    let strategy = (any::<Index>(), any::<bool>(), anything(), any::<Index>(), anything());
    let result = runner(600).run(&strategy, |(door, inside, id, name, value)| {
        let door = door.get(&pages);
        let names = [
            "token", "return", "event", "show", "before", "ended", "q", "state", "from", "until", "after", "week",
            "child", "code",
        ];
        let value: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
        let path = format!("{}?{}={value}", filled(door, &id), name.get(&names));
        let browser = if inside { member.browser.copy() } else { site.browser() };
        let answer = runtime.block_on(browser.get(&path));
        is_calm(&answer, &path)
    });
    result.unwrap();
}

#[test]
fn a_cookie_with_anything_in_it_is_nobody() {
    let (runtime, (site, _member)) = at_work(site_and_member());
    let names = ["__Host-portico", "__Host-ceremony", "__Host-browser", "language"];
    let strategy =
        (any::<Index>(), prop_oneof!["[ -~]{0,80}", "[A-Za-z0-9_-]{22}", "[A-Za-z0-9_-]{43}", "[A-Za-z0-9_-]{4000}"]);
    let result = runner(300).run(&strategy, |(name, value)| {
        let browser: Browser = site.browser();
        let name = name.get::<&'static str>(&names);
        browser.set_cookie(name, &value);
        for path in ["/home", "/sign-in", "/recover", "/account/sessions"] {
            let answer = runtime.block_on(browser.get(path));
            is_calm(&answer, &value)?;
            prop_assert!(!answer.body.contains("Anna"), "{value}");
        }
        Ok(())
    });
    result.unwrap();
}
