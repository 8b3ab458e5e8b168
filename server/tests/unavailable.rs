//! A database that freezes or goes away under a running portal: calm pages in time, life signs as before, and recovery by itself.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod portal;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use portal::{Answer, Browser, Database, Setup, Site};
use portico_identity::events::check_log;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// How the wire between portal and database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wire {
    Whole,
    /// Nothing passes, nothing is closed: a frozen server, a network that swallows.
    Frozen,
    /// Everything is closed and nobody answers: a stopped server.
    Cut,
}

/// A wire to the tests' PostgreSQL that can be frozen and cut.
async fn wire_to(server: SocketAddr) -> (SocketAddr, watch::Sender<Wire>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (sender, state) = watch::channel(Wire::Whole);
    tokio::spawn(async move {
        loop {
            let (near, _) = listener.accept().await.unwrap();
            if *state.borrow() == Wire::Cut {
                continue;
            }
            let far = TcpStream::connect(server).await.unwrap();
            let ((near_read, near_write), (far_read, far_write)) = (near.into_split(), far.into_split());
            tokio::spawn(carry(near_read, far_write, state.clone()));
            tokio::spawn(carry(far_read, near_write, state.clone()));
        }
    });
    (address, sender)
}

async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut state: watch::Receiver<Wire>) {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let read = tokio::select! {
            read = from.read(&mut buffer) => read,
            cut = state.wait_for(|state| *state == Wire::Cut) => return drop(cut),
        };
        let Ok(bytes @ 1..) = read else { return };
        let passes = state.wait_for(|state| *state != Wire::Frozen).await.map(|state| *state);
        if !matches!(passes, Ok(Wire::Whole)) || to.write_all(&buffer[..bytes]).await.is_err() {
            return;
        }
    }
}

const TIMEOUT: Duration = Duration::from_secs(1);

/// A portal whose database hangs on such a wire.
async fn site_on_a_wire() -> (Site, watch::Sender<Wire>) {
    let database = Database::postgres().await;
    let mut url: url::Url = database.url.parse().unwrap();
    let server = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap());
    let (address, wire) = wire_to(tokio::net::lookup_host(server).await.unwrap().next().unwrap()).await;
    url.set_host(Some("127.0.0.1")).unwrap();
    url.set_port(Some(address.port())).unwrap();
    (Setup::default().database_at(url.into(), TIMEOUT).on(database).await, wire)
}

#[track_caller]
fn is_calmly_away(answer: &Answer, begun: Instant) {
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert_eq!(answer.retry_after(), 5);
    // One wait for a connection and one for its answer, and patience with a busy machine.
    assert!(begun.elapsed() < 5 * TIMEOUT, "{:?}", begun.elapsed());
}

async fn everything_is_calmly_away(site: &Site, browser: &Browser) {
    let begun = Instant::now();
    let page = browser.get("/home").await;
    is_calmly_away(&page, begun);
    assert!(page.header("content-type").starts_with("text/html") && page.body.contains("<h1"));
    let begun = Instant::now();
    is_calmly_away(&site.browser().sign_up("Piet", "piet@mail.example").await, begun);
    let begun = Instant::now();
    let call = site.browser().ask_to_sign_in().await;
    is_calmly_away(&call, begun);
    assert_eq!(call.problem(), (503, "unavailable".to_owned()));

    assert_eq!(browser.get("/health/live").await.status, 200);
    assert_eq!(browser.get("/health/ready").await.status, 503);
    let stranger = site.browser();
    for path in ["/", "/sign-in", "/sign-up", "/recover"] {
        assert_eq!(stranger.get(path).await.status, 200, "{path} needs no database");
    }
}

/// The first answers may still come from connections that broke.
async fn recovers(site: &Site, browser: &Browser) {
    let begun = Instant::now();
    while browser.get("/home").await.status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(10), "it does not come back");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(browser.get("/health/ready").await.status, 200);
    let newcomer = site.browser();
    newcomer.sign_up("Piet", "piet@mail.example").await.leads_to("/sign-up/sent");
    assert!(check_log(site.identity.store()).await.unwrap().is_empty());
}

async fn survives(trouble: Wire) {
    let (site, wire) = site_on_a_wire().await;
    let member = site.member("Anna", "anna@mail.example").await;
    wire.send(trouble).unwrap();
    everything_is_calmly_away(&site, &member.browser).await;
    wire.send(Wire::Whole).unwrap();
    recovers(&site, &member.browser).await;
    assert_eq!(site.database.count("person").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_freezes_is_told_in_time_and_comes_back() {
    survives(Wire::Frozen).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_stops_is_told_in_time_and_comes_back() {
    survives(Wire::Cut).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_visitors_of_a_frozen_database_all_get_their_page() {
    let (site, wire) = site_on_a_wire().await;
    let member = site.member("Anna", "anna@mail.example").await;
    wire.send(Wire::Frozen).unwrap();
    let begun = Instant::now();
    let answers = portal::at_once(30, |_| {
        let browser = member.browser.copy();
        async move { browser.get("/home").await }
    });
    for answer in answers.await {
        is_calmly_away(&answer, begun);
    }
    wire.send(Wire::Whole).unwrap();
    recovers(&site, &member.browser).await;
}
