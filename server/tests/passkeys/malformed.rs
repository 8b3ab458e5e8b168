//! Bodies that no browser sends: refused with a 4xx and a problem, never with a 5xx, and nobody gets in.

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::portal::{Algorithm, Answer, Browser, Database, FORM, Faults, JSON, Setup, Site, SoftPasskey};

const CALLS: [&str; 4] =
    ["/api/passkey/register/options", "/api/passkey/register", "/api/passkey/sign-in/options", "/api/passkey/sign-in"];

#[track_caller]
fn is_a_calm_refusal(answer: &Answer, what: &str) {
    assert!(answer.status.is_client_error(), "{what}: {} {}", answer.status, answer.body);
    assert_eq!(answer.header("content-type"), "application/problem+json", "{what}");
    assert!(!answer.problem().1.is_empty(), "{what}");
}

#[tokio::test]
async fn what_is_no_json_is_refused_by_every_call() {
    let site = Setup::default().without_limits().on(Database::sqlite()).await;
    let member = site.member("Anna", "anna@mail.example").await;
    let deep = format!("{}1{}", "{\"a\":".repeat(5000), "}".repeat(5000));
    let huge = format!("{{\"id\":\"{}\"}}", "A".repeat(80_000));
    for call in CALLS {
        for (what, content_type, body, status) in [
            ("nothing", JSON, "", 400),
            ("half of it", JSON, "{\"id\":\"a", 400),
            ("two of them", JSON, "{}{}", 400),
            ("bytes that are no text", JSON, "{\"id\":\"\u{fffd}", 400),
            ("a deep one", JSON, deep.as_str(), 400),
            ("a huge one", JSON, huge.as_str(), 413),
            ("a form", FORM, "id=a", 415),
            ("a text that is JSON", "text/plain", "{}", 415),
        ] {
            let answer = member.browser.post(call, content_type, body.to_owned()).await;
            is_a_calm_refusal(&answer, &format!("{call}: {what}"));
            assert_eq!(answer.status.as_u16(), status, "{call}: {what}");
        }
    }
}

#[tokio::test]
async fn json_of_another_shape_is_refused_by_the_answering_calls() {
    let site = Setup::default().without_limits().on(Database::sqlite()).await;
    let member = site.member("Anna", "anna@mail.example").await;
    for call in [CALLS[1], CALLS[3]] {
        for body in [
            json!(null),
            json!([]),
            json!("credential"),
            json!(1e308),
            json!({}),
            json!({ "response": null }),
            json!({ "response": {} }),
            json!({ "id": "", "rawId": "", "type": "public-key", "response": { "clientDataJSON": "", "authenticatorData": "",
                "signature": "", "attestationObject": "" } }),
            json!({ "id": [1], "rawId": { "a": 1 }, "type": 1, "response": [] }),
        ] {
            is_a_calm_refusal(&member.browser.post_json(call, &body).await, &format!("{call}: {body}"));
        }
    }
    let strange = member.browser.post_json(CALLS[2], &json!({ "mediation": "silent" })).await;
    is_a_calm_refusal(&strange, "a mediation that is none");
}

/// One way to spoil an answer. `Index` picks the place among all values of the JSON.
#[derive(Debug, Clone)]
enum Spoil {
    Replace(Index, Value),
    Remove(Index),
    FlipBit(Index, Index),
    Cut(Index, Index),
    Repeat(Index),
}

fn spoils() -> impl Strategy<Value = Vec<Spoil>> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,40}".prop_map(Value::from),
        "[A-Za-z0-9_-]{0,80}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({ "a": [{}] })),
    ];
    let spoil = prop_oneof![
        (any::<Index>(), value).prop_map(|(place, value)| Spoil::Replace(place, value)),
        any::<Index>().prop_map(Spoil::Remove),
        (any::<Index>(), any::<Index>()).prop_map(|(place, bit)| Spoil::FlipBit(place, bit)),
        (any::<Index>(), any::<Index>()).prop_map(|(place, at)| Spoil::Cut(place, at)),
        any::<Index>().prop_map(Spoil::Repeat),
    ];
    prop::collection::vec(spoil, 1..4)
}

/// The pointers of all values but the root.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    if let Value::Object(members) = value {
        for (name, member) in members {
            let place = format!("{at}/{name}");
            places(member, &place, all);
            all.push(place);
        }
    }
}

fn spoil(answer: &mut Value, how: &Spoil) {
    let mut all = Vec::new();
    places(answer, "", &mut all);
    if all.is_empty() {
        return;
    }
    let (Spoil::Replace(place, _)
    | Spoil::Remove(place)
    | Spoil::FlipBit(place, _)
    | Spoil::Cut(place, _)
    | Spoil::Repeat(place)) = how;
    let place = place.get(&all).clone();
    let spoiled = match (how, answer.pointer(&place).unwrap().clone()) {
        (Spoil::Replace(_, value), _) => Some(value.clone()),
        (Spoil::FlipBit(_, bit), Value::String(text)) if !text.is_empty() => {
            let mut bytes = text.into_bytes();
            let at = bit.index(bytes.len() * 7);
            bytes[at / 7] ^= 1 << (at % 7);
            Some(String::from_utf8_lossy(&bytes).into())
        }
        (Spoil::Cut(_, at), Value::String(text)) => {
            Some(text.chars().take(at.index(text.chars().count() + 1)).collect::<String>().into())
        }
        (Spoil::Repeat(_), Value::String(text)) => Some(text.repeat(3).into()),
        (Spoil::Remove(_) | Spoil::FlipBit(..) | Spoil::Cut(..) | Spoil::Repeat(_), _) => None,
    };
    let (parent, name) = place.rsplit_once('/').unwrap();
    let members = answer.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    match spoiled {
        Some(value) => members.insert(name.to_owned(), value),
        None => members.remove(name),
    };
}

/// Sends spoiled answers of one ceremony. Some are accepted: not every member of the JSON decides something.
fn send_spoiled(send: impl Fn(Vec<Spoil>) -> Answer) {
    let mut runner = TestRunner::new(Config { cases: 150, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&spoils(), |how| {
        let answer = send(how);
        prop_assert!(answer.status == 200 || answer.status.is_client_error(), "{}: {}", answer.status, answer.body);
        Ok(())
    });
    outcome.unwrap();
}

struct Bench {
    runtime: tokio::runtime::Runtime,
    site: Site,
}

fn bench() -> Bench {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let site = runtime.block_on(async { Setup::default().without_limits().on(Database::sqlite()).await });
    Bench { runtime, site }
}

#[test]
fn a_spoiled_sign_in_never_breaks_the_call_and_a_refused_one_signs_nobody_in() {
    let bench = bench();
    let site = &bench.site;
    let member = bench.runtime.block_on(site.member("Anna", "anna@mail.example"));
    let passkey = std::cell::RefCell::new(member.passkey);
    send_spoiled(|how| {
        bench.runtime.block_on(async {
            let browser = site.browser();
            let options = browser.ask_to_sign_in().await;
            let answer = passkey.borrow_mut().authenticate(&options.body, site.origin, &Faults::default()).unwrap();
            let mut answer: Value = serde_json::from_str(&answer).unwrap();
            how.iter().for_each(|how| spoil(&mut answer, how));
            let answer = browser.post_json("/api/passkey/sign-in", &answer).await;
            assert_eq!(browser.is_signed_in().await, answer.status == 200);
            answer
        })
    });
}

#[test]
fn a_spoiled_registration_never_breaks_the_call() {
    let bench = bench();
    let site = &bench.site;
    let member = bench.runtime.block_on(site.member("Anna", "anna@mail.example"));
    let browser: &Browser = &member.browser;
    send_spoiled(|how| {
        bench.runtime.block_on(async {
            let options = browser.ask_to_register().await;
            let mut passkey = SoftPasskey::new(Algorithm::Es256);
            let answer = passkey.register(&options.body, site.origin, &Faults::default()).unwrap();
            let mut answer: Value = serde_json::from_str(&answer).unwrap();
            how.iter().for_each(|how| spoil(&mut answer, how));
            browser.post_json("/api/passkey/register", &answer).await
        })
    });
    assert!(bench.runtime.block_on(browser.is_signed_in()));
}
