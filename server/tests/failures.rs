//! What goes wrong is told calmly: a page for people, a problem for programs, a number for both, and never what went on inside.

mod support;

use axum::body::Body;
use http::{Request, StatusCode};
use serde_json::Value;
use support::{house, house_with};

#[tokio::test]
async fn a_missing_page_is_a_page_of_the_house() {
    let answer = house().get("/nowhere?token=secret").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert!(answer.body.starts_with("<!DOCTYPE html>"), "{}", answer.body);
    assert!(answer.body.contains("lang=\"en\"") && answer.body.contains("<h1"), "{}", answer.body);
}

#[tokio::test]
async fn the_page_is_in_the_language_of_the_reader() {
    let answer = house().get_with("/nowhere", &[("accept-language", "ar-EG, en;q=0.5")]).await;
    assert!(answer.body.contains("lang=\"ar\"") && answer.body.contains("dir=\"rtl\""), "{}", answer.body);
    assert_eq!(answer.header("content-language"), "ar");
    let answer = house().get_with("/nowhere", &[("accept-language", "ar"), ("cookie", "language=nl")]).await;
    assert!(answer.body.contains("lang=\"nl\""), "{}", answer.body);
}

#[tokio::test]
async fn programs_get_a_problem_with_a_stable_code() {
    let house = house();
    for (path, headers) in
        [("/api/nowhere", &[][..]), ("/nowhere", &[("accept", "application/json, text/html;q=0.5")][..])]
    {
        let answer = house.get_with(path, headers).await;
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(problem["code"], "not-found");
        assert_eq!(problem["status"], 404);
        assert_eq!(problem["request_id"].as_str().unwrap().len(), 10);
    }
}

#[tokio::test]
async fn a_panic_stays_inside() {
    let house = house();
    let answer = house.get("/test/panic").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.body.starts_with("<!DOCTYPE html>") && !answer.body.contains("secret of the house"));
    assert_eq!(house.get("/test/page").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_answer_that_takes_too_long_becomes_unavailable() {
    let answer = house().get("/test/slow").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "5");
    assert!(answer.body.starts_with("<!DOCTYPE html>"));
}

#[tokio::test]
async fn a_wrong_method_is_told_the_right_ones() {
    let house = house();
    let answer = house.post("/test/page", "", &[]).await;
    assert_eq!((answer.status, answer.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD"));
    for method in ["TRACE", "CONNECT", "PROPFIND", "BREW"] {
        let request = Request::builder().method(method).uri("/test/page").body(Body::empty()).unwrap();
        let answer = house.send(request).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert!(answer.header("allow").contains("GET"), "{method}");
    }
}

#[tokio::test]
async fn an_attack_in_the_address_is_text_on_the_page() {
    let answer = house().get("/%3C/title%3E%3Cscript%3Ealert(1)%3C/script%3E?%22%3E%3Csvg%20onload=alert(1)%3E").await;
    assert!(!answer.body.contains("<script>alert") && !answer.body.contains("<svg onload"), "{}", answer.body);
}

#[tokio::test]
async fn the_demo_mailbox_exists_only_in_a_local_demo() {
    assert_eq!(house().get("/dev/mail").await.status, StatusCode::NOT_FOUND);
    let server = house_with(&[("PORTICO_MAIL_URL", "smtp://localhost:25")]);
    assert_eq!(server.get("/dev/mail").await.status, StatusCode::NOT_FOUND);
    let folder = std::env::temp_dir().join(format!("portico-dev-mail-{}", std::process::id()));
    let demo = house_with(&[("PORTICO_MAIL_URL", &format!("file:{}", folder.display()))]);
    let answer = demo.near("/dev/mail").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-security-policy").contains("frame-src 'self'"));
    assert_eq!(demo.near("/dev/mail/../../etc/passwd").await.status, StatusCode::NOT_FOUND);
    let unknown = demo.near("/dev/mail/01900000-0000-7000-8000-000000000001").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
