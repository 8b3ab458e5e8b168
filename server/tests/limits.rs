//! How much of a request is read, and from where changes are taken.

mod support;

use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use futures_util::stream;
use http::{Request, StatusCode};
use std::net::SocketAddr;
use support::house;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const JSON: (&str, &str) = ("content-type", "application/json");

#[tokio::test]
async fn a_body_up_to_the_limit_is_read_and_one_beyond_is_not() {
    let house = house();
    let form = |bytes: usize| format!("a={}", "b".repeat(bytes - 2));
    assert_eq!(house.post("/test/form", form(64 * 1024), &[FORM]).await.status, StatusCode::OK);
    assert_eq!(house.post("/test/form", form(64 * 1024 + 1), &[FORM]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let json = format!("\"{}\"", "b".repeat(64 * 1024));
    assert_eq!(house.post("/api/test/json", json, &[JSON]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_body_that_does_not_tell_its_length_is_cut_at_the_limit() {
    let house = house();
    let endless = stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(&[b'a'; 1024])));
    let answer = house.post("/test/form", Body::from_stream(endless), &[FORM]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn deep_json_is_refused_before_it_is_parsed() {
    let house = house();
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(house.post("/api/test/json", nested(32), &[JSON]).await.status, StatusCode::OK);
    for depth in [33, 1000, 30_000] {
        let answer = house.post("/api/test/json", nested(depth), &[JSON]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{depth}");
        assert!(answer.body.contains("\"code\":\"bad-request\""), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_chunked_request_is_refused_because_it_may_be_smuggled() {
    let answer = house().post("/test/form", "a=b", &[FORM, ("transfer-encoding", "chunked")]).await;
    assert_eq!((answer.status, answer.header("connection")), (StatusCode::BAD_REQUEST, "close"));
}

#[tokio::test]
async fn changes_come_from_our_own_pages_only() {
    const COOKIE: (&str, &str) = ("cookie", "__Host-portico=abc");
    let ours = ("origin", "https://portal.example");
    let (allowed, refused) = (StatusCode::OK, StatusCode::FORBIDDEN);
    let house = house();
    for (headers, expected) in [
        (vec![ours], allowed),
        (vec![ours, COOKIE], allowed),
        (vec![("sec-fetch-site", "same-origin"), COOKIE], allowed),
        (vec![("sec-fetch-site", "none"), COOKIE], allowed),
        (vec![], allowed),
        (vec![COOKIE], refused),
        (vec![("sec-fetch-site", "cross-site")], refused),
        (vec![("sec-fetch-site", "same-site"), COOKIE], refused),
        (vec![("origin", "https://evil.example")], refused),
        (vec![("origin", "null"), COOKIE], refused),
        (vec![("origin", "http://portal.example"), COOKIE], refused),
        (vec![("origin", "https://portal.example.evil.example"), COOKIE], refused),
        (vec![("origin", "https://sub.portal.example"), COOKIE], refused),
        (vec![("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), COOKIE], refused),
    ] {
        for (path, body, media) in [("/test/form", "a=b", FORM), ("/api/test/json", "{}", JSON)] {
            let mut all = headers.clone();
            all.push(media);
            let answer = house.post(path, body, &all).await;
            assert_eq!(answer.status, expected, "{path} with {headers:?}");
        }
    }
}

#[tokio::test]
async fn a_text_body_cannot_pass_for_json() {
    let answer = house().post("/api/test/json", "{}", &[("content-type", "text/plain")]).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn reading_needs_no_origin() {
    let headers = [("sec-fetch-site", "cross-site"), ("cookie", "__Host-portico=abc")];
    assert_eq!(house().get_with("/test/page", &headers).await.status, StatusCode::OK);
}

#[tokio::test]
async fn only_the_trusted_proxy_names_the_client() {
    let house = house();
    let forwarded = ("x-forwarded-for", "203.0.113.9");
    assert_eq!(house.get_with("/test/network", &[forwarded]).await.body, "192.0.2.1");
    let mut request = Request::get("/test/network").header(forwarded.0, forwarded.1).body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 80))));
    assert_eq!(house.send(request).await.body, "203.0.113.9");
}

#[tokio::test]
async fn no_address_is_made_from_a_header() {
    let lies = [
        ("host", "evil.example"),
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "http"),
        ("forwarded", "host=evil.example;proto=http"),
    ];
    let house = house();
    for path in
        ["/.well-known/passkey-endpoints", "/.well-known/security.txt", "/.well-known/change-password", "/nowhere"]
    {
        let answer = house.get_with(path, &lies).await;
        assert!(!answer.body.contains("evil.example") && !answer.header("location").contains("evil"), "{path}");
    }
}
