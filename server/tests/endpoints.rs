//! Health for supervisors, `/.well-known/` for browsers and researchers, numbers for operators.

mod support;

use std::sync::atomic::Ordering;

use http::StatusCode;
use serde_json::{Value, json};
use support::{house, house_with};

#[tokio::test]
async fn readiness_follows_the_database_and_the_stop() {
    let house = house();
    assert_eq!(house.get("/health/ready").await.status, StatusCode::OK);
    house.database_answers.store(false, Ordering::SeqCst);
    let answer = house.get("/health/ready").await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::SERVICE_UNAVAILABLE, r#"{"status":"no-database"}"#));
    assert_eq!(house.get("/health/live").await.status, StatusCode::OK);
    house.database_answers.store(true, Ordering::SeqCst);
    assert_eq!(house.get("/health/ready").await.status, StatusCode::OK);
    house.readiness.stop();
    assert_eq!(house.get("/health/ready").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(house.get("/health/live").await.status, StatusCode::OK);
}

#[tokio::test]
async fn browsers_find_where_passkeys_are_managed() {
    let house = house();
    let answer = house.get("/.well-known/passkey-endpoints").await;
    assert_eq!(answer.header("content-type"), "application/json");
    let passkeys = "https://portal.example/account/passkeys";
    assert_eq!(serde_json::from_str::<Value>(&answer.body).unwrap(), json!({ "enroll": passkeys, "manage": passkeys }));
    let answer = house.get("/.well-known/change-password").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/account/passkeys"));
}

#[tokio::test]
async fn researchers_find_a_contact_where_there_is_one() {
    let text = house().get("/.well-known/security.txt").await.body;
    assert!(text.contains("Contact: mailto:security@portal.example\n"), "{text}");
    assert!(text.contains("Canonical: https://portal.example/.well-known/security.txt\n"), "{text}");
    let expires = text.lines().find_map(|line| line.strip_prefix("Expires: ")).unwrap();
    assert!(expires.len() == 20 && expires.ends_with('Z'), "{expires}");
    assert_eq!(house_with(&[]).get("/.well-known/security.txt").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn numbers_and_routes_never_hold_addresses() {
    let house = house();
    house.get("/test/secret-token/echo?token=secret-token").await;
    house.get("/secret-token").await;
    let text = house.metrics.to_text();
    assert!(text.contains("route=\"/test/{word}/echo\",status=\"200\""), "{text}");
    assert!(text.contains("route=\"unmatched\",status=\"404\""), "{text}");
    assert!(!text.contains("secret-token"), "{text}");
    assert_eq!(house.get("/metrics").await.status, StatusCode::NOT_FOUND);
}
