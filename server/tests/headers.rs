//! Every answer carries the house's headers, whatever kind of answer it is (OWASP ASVS 5.0 3.4).
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use std::collections::HashSet;

use axum::body::Body;
use http::{Method, Request, StatusCode};
use support::{Answer, House, house, house_with};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const JSON: (&str, &str) = ("content-type", "application/json");

/// One answer of each kind that the layers and routes can give.
async fn all_kinds(house: &House) -> Vec<(&'static str, StatusCode, Answer)> {
    let long = format!("/{}", "a".repeat(9000));
    let trace = Request::builder().method(Method::TRACE).uri("/").body(Body::empty()).unwrap();
    let brand_css = house.get("/test/page").await;
    assert_eq!(brand_css.status, StatusCode::OK);
    vec![
        ("page", StatusCode::OK, house.get("/test/page").await),
        ("health", StatusCode::OK, house.get("/health/live").await),
        ("well-known", StatusCode::OK, house.get("/.well-known/passkey-endpoints").await),
        ("redirect", StatusCode::SEE_OTHER, house.get("/.well-known/change-password").await),
        ("missing", StatusCode::NOT_FOUND, house.get("/nowhere").await),
        ("missing file", StatusCode::NOT_FOUND, house.get("/pkg/nowhere.js").await),
        ("missing call", StatusCode::NOT_FOUND, house.get("/api/nowhere").await),
        ("wrong method", StatusCode::METHOD_NOT_ALLOWED, house.post("/test/page", "", &[]).await),
        ("strange method", StatusCode::METHOD_NOT_ALLOWED, house.send(trace).await),
        ("too large", StatusCode::PAYLOAD_TOO_LARGE, house.post("/test/form", vec![b'a'; 70_000], &[FORM]).await),
        ("too long", StatusCode::URI_TOO_LONG, house.get(&long).await),
        ("too many headers", StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, {
            house.get_with("/", &[("x-long", "a".repeat(17_000).as_str())]).await
        }),
        ("cross-site", StatusCode::FORBIDDEN, {
            house.post("/test/form", "a=b", &[FORM, ("sec-fetch-site", "cross-site")]).await
        }),
        ("wrong type", StatusCode::UNSUPPORTED_MEDIA_TYPE, house.post("/api/test/json", "{}", &[FORM]).await),
        ("wrong json", StatusCode::BAD_REQUEST, house.post("/api/test/json", "{", &[JSON]).await),
        ("panic", StatusCode::INTERNAL_SERVER_ERROR, house.get("/test/panic").await),
        ("slow", StatusCode::SERVICE_UNAVAILABLE, house.get("/test/slow").await),
    ]
}

#[tokio::test]
async fn every_kind_of_answer_carries_the_security_headers() {
    let house = house();
    for (kind, status, answer) in all_kinds(&house).await {
        assert_eq!(answer.status, status, "{kind}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", "max-age=63072000; includeSubDomains"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(answer.header(name), value, "{name} of {kind}");
            assert_eq!(answer.headers.get_all(name).iter().count(), 1, "{name} of {kind}");
        }
        let permissions = answer.header("permissions-policy");
        assert!(
            permissions.contains("publickey-credentials-get=(self)") && permissions.contains("camera=()"),
            "{kind}"
        );
        let csp = answer.header("content-security-policy");
        for part in ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"] {
            assert!(csp.contains(part), "{part} of {kind}: {csp}");
        }
        assert!(!csp.contains("unsafe-inline") && !csp.contains("'unsafe-eval'"), "{kind}: {csp}");
        assert!(answer.headers.get("access-control-allow-origin").is_none(), "{kind}");
        assert!(answer.headers.get("server").is_none(), "{kind}");
        if !answer.body.is_empty() {
            let media = answer.header("content-type");
            let text_without_charset = media.starts_with("text/") && !media.contains("charset=utf-8");
            assert!(!media.is_empty() && !text_without_charset, "{kind}: {media}");
        }
    }
}

#[tokio::test]
async fn files_carry_them_too_and_are_cached() {
    let house = house();
    let css = brand_style_path(&house).await;
    let answer = house.get(&css).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("#2456d6"));
    assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(answer.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
    let known = house.get_with(&css, &[("if-none-match", answer.header("etag"))]).await;
    assert_eq!((known.status, known.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(known.header("cross-origin-resource-policy"), "same-origin");
    let head = Request::head(&css).body(Body::empty()).unwrap();
    let head = house.send(head).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
}

async fn brand_style_path(house: &House) -> String {
    let page = house.get("/nowhere").await.body;
    let start = page.find("/brand-").unwrap();
    page[start..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn each_page_has_its_own_nonce_and_it_is_in_the_policy() {
    let house = house();
    let mut nonces = HashSet::new();
    for _ in 0..50 {
        let answer = house.get("/test/page").await;
        let csp = answer.header("content-security-policy").to_owned();
        let nonce = csp.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
        assert_eq!(nonce.len(), 32);
        assert!(csp.contains("'strict-dynamic' 'wasm-unsafe-eval'") && csp.contains("object-src 'none'"), "{csp}");
        nonces.insert(nonce);
    }
    assert_eq!(nonces.len(), 50);
}

#[tokio::test]
async fn plain_http_on_this_machine_promises_no_https() {
    let house = house_with(&[]);
    assert_eq!(house.get("/test/page").await.header("strict-transport-security"), "");
}

#[tokio::test]
async fn other_origins_are_never_allowed_in() {
    let house = house();
    for origin in ["https://evil.example", "null", "https://portal.example.evil.example"] {
        let answer = house.get_with("/health/live", &[("origin", origin)]).await;
        assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control-")), "{origin}");
    }
}
