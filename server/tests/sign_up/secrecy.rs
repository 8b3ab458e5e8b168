//! Nobody learns from outside who has an account (OWASP ASVS 5.0, 6.3.8): not by status, headers, size, words or time.

use std::time::Instant;

use portico_identity::letters::Letter;

use crate::on_both_engines;
use crate::portal::{self, Answer, Browser, Database, MINUTE, Setup, Site};

const KNOWN: &str = "anna@mail.example";
const UNKNOWN: &str = "arno@mail.example";

/// All that an observer sees of an answer, without what differs between any two answers.
fn seen(answer: &Answer, browser: &Browser) -> (u16, Vec<(String, String)>, String) {
    let csp = answer.header("content-security-policy").to_owned();
    let nonce = csp.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("none");
    let session = browser.session_cookie().unwrap_or_default();
    let hide = |text: &str| text.replace(nonce, "(nonce)").replace(&session, "(session)");
    let headers = answer.headers.iter();
    let headers = headers.map(|(name, value)| (name.to_string(), hide(value.to_str().unwrap())));
    (answer.status.as_u16(), headers.collect(), hide(&answer.body))
}

async fn observe(site: &Site, address: &str) -> Vec<(u16, Vec<(String, String)>, String)> {
    let browser = site.browser();
    let mut all = Vec::new();
    for _ in 0..2 {
        let answer = browser.sign_up("Anna", address).await;
        all.push(seen(&answer, &browser));
        let answer = browser.get("/sign-up/sent").await;
        all.push(seen(&answer, &browser));
    }
    let answer = browser.confirm_code("ABCD-EFGH").await;
    all.push(seen(&answer, &browser));
    for wait in [0, MINUTE] {
        site.wait(wait);
        let answer = browser.post_form("/sign-up/resend", &[]).await;
        all.push(seen(&answer, &browser));
        site.wait(-wait);
    }
    all
}

on_both_engines! {
    async fn a_known_address_looks_like_an_unknown_one(site: Site) {
        site.member("Anna", KNOWN).await;
        let (known, unknown) = (observe(&site, KNOWN).await, observe(&site, UNKNOWN).await);
        for (known, unknown) in known.into_iter().zip(unknown) {
            assert_eq!(known.2.len(), unknown.2.len());
            assert_eq!(known, unknown);
        }
    }

    async fn the_owner_of_a_known_address_is_told_and_nobody_gets_a_link(site: Site) {
        let owner = site.member("Anna de Wit", KNOWN).await;
        let before = site.record_of(&owner).await;
        let eve = site.browser();
        eve.sign_up("Eve", "Anna@Mail.EXAMPLE").await.leads_to("/sign-up/sent");
        let told = site.letters_to(KNOWN).await.pop();
        assert_eq!(told, Some(Letter::AddressAlreadyKnown { name: "Anna de Wit".into() }));
        assert!(site.letters_to("Anna@Mail.EXAMPLE").await.is_empty(), "written to the address that was confirmed");
        assert_eq!(site.record_of(&owner).await, before);
        assert_eq!(site.count_events("sign-up-with-known-address").await, 1);
    }

    async fn a_known_address_is_limited_like_an_unknown_one(site: Site) {
        site.member("Anna", KNOWN).await;
        let eve = || site.browser_from("203.0.113.7".parse().unwrap());
        for address in [KNOWN, UNKNOWN] {
            for _ in 0..5 {
                eve().sign_up("Eve", address).await.leads_to("/sign-up/sent");
            }
            assert_eq!(eve().sign_up("Eve", address).await.status, 429);
        }
    }
}

/// The probability that a known address took longer than an unknown one: 0.5 when time tells nothing.
fn told_by_time(known: &[f64], unknown: &[f64]) -> f64 {
    let pairs = known.iter().flat_map(|known| unknown.iter().map(move |unknown| known.total_cmp(unknown)));
    let later: f64 = pairs.map(|order| (f64::from(order as i8) + 1.0) / 2.0).sum();
    later / (known.len() * unknown.len()) as f64
}

fn median(samples: &[f64]) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

async fn milliseconds(site: &Site, address: &str) -> f64 {
    let browser = site.browser();
    let begun = Instant::now();
    let answer = browser.sign_up("Anna", address).await;
    let took = begun.elapsed().as_secs_f64() * 1000.0;
    answer.leads_to("/sign-up/sent");
    took
}

/// 200 samples each, in turns. Chance alone stays within 0.5 ± 0.12 in all but one of thirty thousand runs.
async fn compare_times(site: &Site) {
    site.member("Anna", KNOWN).await;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for number in 0..200 {
        let fresh = format!("a{number:03}@mail.example");
        if number % 2 == 0 {
            known.push(milliseconds(site, KNOWN).await);
            unknown.push(milliseconds(site, &fresh).await);
        } else {
            unknown.push(milliseconds(site, &fresh).await);
            known.push(milliseconds(site, KNOWN).await);
        }
    }
    let told = told_by_time(&known, &unknown);
    println!("known {:.3} ms, unknown {:.3} ms, told by time {told:.3}", median(&known), median(&unknown));
    assert!((0.38..=0.62).contains(&told), "a known address can be told by time: {told:.3}");
}

#[tokio::test]
async fn time_does_not_tell_a_known_address_on_sqlite() {
    compare_times(&Setup::default().without_limits().on(Database::sqlite()).await).await;
}

#[tokio::test]
async fn time_does_not_tell_a_known_address_on_postgres() {
    compare_times(&Setup::default().without_limits().on(Database::postgres().await).await).await;
}
