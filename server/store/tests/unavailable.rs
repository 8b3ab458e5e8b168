//! A database that is away or frozen: an error within the timeout, and recovery without a restart.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod engines;

use std::time::{Duration, Instant};

use portico_store::{DatabaseUrl, Options, Store, StoreError};

#[tokio::test]
async fn a_server_that_is_not_there_is_told_within_the_timeout() {
    let nowhere: DatabaseUrl = "postgres://nobody@127.0.0.1:1/none".parse().unwrap();
    let began = Instant::now();
    let refused = Store::open(&nowhere, &Options { timeout: Duration::from_secs(1), connections: 2 }).await;
    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    assert!(began.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn a_server_that_accepts_and_never_answers_is_told_within_the_timeout() {
    let frozen = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url: DatabaseUrl = format!("postgres://nobody@{}/none", frozen.local_addr().unwrap()).parse().unwrap();
    let began = Instant::now();
    let refused = Store::open(&url, &Options { timeout: Duration::from_secs(1), connections: 2 }).await;
    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    assert!(began.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn a_writer_that_waits_too_long_for_another_gives_up_and_later_works() {
    let file = engines::sqlite_url();
    let url: DatabaseUrl = file.parse().unwrap();
    let store = Store::open(&url, &Options { timeout: Duration::from_millis(300), connections: 2 }).await.unwrap();
    let first = store.write().await.unwrap();
    assert!(matches!(store.write().await.map(drop), Err(StoreError::Unavailable(_))));
    store.ping().await.unwrap();
    drop(first);
    store.write().await.unwrap().commit().await.unwrap();
}
