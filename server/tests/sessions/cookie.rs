//! The cookie itself (RFC 6265bis §4.1.3.2, OWASP ASVS 5.0 3.3).

use std::collections::BTreeSet;

use crate::portal::{Database, Setup, Site};

/// Name and attributes of the only cookie that an answer sets.
async fn cookie_of(site: &Site) -> (String, BTreeSet<String>) {
    let answer = site.browser().sign_up("Piet", "piet@mail.example").await;
    let cookies = answer.set_cookies();
    assert_eq!(cookies.len(), 1, "{cookies:?}");
    let mut parts = cookies[0].split("; ");
    let (name, value) = parts.next().unwrap().split_once('=').unwrap();
    assert!(value.len() >= 22, "128 bits: {value}");
    (name.to_owned(), parts.map(str::to_owned).collect())
}

fn attributes(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|attribute| (*attribute).to_owned()).collect()
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_this_host() {
    let (name, found) = cookie_of(&Site::sqlite().await).await;
    assert_eq!(name, "__Host-portico");
    assert_eq!(found, attributes(&["HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=86400"]));
}

#[tokio::test]
async fn on_plain_localhost_the_cookie_has_no_prefix_and_is_not_secure() {
    let site = Setup::default().at("http://localhost:3000").on(Database::sqlite()).await;
    let (name, found) = cookie_of(&site).await;
    assert_eq!(name, "portico");
    assert_eq!(found, attributes(&["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=86400"]));
}

#[tokio::test]
async fn the_cookie_of_a_ceremony_is_stricter_and_short() {
    let https = Site::sqlite().await;
    let http = Setup::default().at("http://localhost:3000").on(Database::sqlite()).await;
    for (site, name, secure) in [(https, "__Host-ceremony=", "; Secure"), (http, "ceremony=", "")] {
        let browser = site.browser();
        let answer = browser.ask_to_sign_in().await;
        let cookie = answer.set_cookies()[0].to_owned();
        let value = cookie.strip_prefix(name).unwrap().split(';').next().unwrap();
        assert!(value.len() >= 22, "128 bits: {value}");
        let rest = format!("; Path=/; Max-Age=600; HttpOnly; SameSite=Strict{secure}");
        assert_eq!(cookie, format!("{name}{value}{rest}"));
        assert_eq!(browser.session_cookie(), None, "an opened sign-in page makes no session");
    }
}

#[tokio::test]
async fn looking_around_makes_no_session() {
    let site = Site::sqlite().await;
    let browser = site.browser();
    for path in ["/", "/sign-up", "/sign-in", "/sign-in?return=/home", "/recover", "/home", "/sign-up/confirm?token=x"]
    {
        assert!(browser.get(path).await.set_cookies().is_empty(), "{path}");
    }
    assert_eq!(site.database.count("session").await, 0);
}

#[tokio::test]
async fn a_session_under_the_unprefixed_name_counts_nothing_over_https() {
    let site = Site::sqlite().await;
    let member = site.member("Anna", "anna@mail.example").await;
    let tricked = site.browser();
    tricked.set_cookie("portico", &member.browser.session_cookie().unwrap());
    assert!(!tricked.is_signed_in().await);
}

#[tokio::test]
async fn cookies_that_are_no_session_are_nobody() {
    let site = Site::sqlite().await;
    for value in ["x", "AAAAAAAAAAAAAAAAAAAAAA", "%00", "' OR 1=1", &"A".repeat(4000), "=", "ñ"] {
        let browser = site.browser();
        browser.set_cookie("__Host-portico", value);
        assert!(browser.get("/home").await.location().starts_with("/sign-in?return=%2Fhome"), "{value}");
        assert_eq!(browser.get("/").await.status, 200, "{value}");
    }
}
