//! The server on a real socket: slow clients are cut, half-open connections stop nobody, a stop lets requests finish.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use portico::serve::{ServeLimits, Stop, serve};
use support::{House, house};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

struct Served {
    address: SocketAddr,
    stop: Option<oneshot::Sender<Stop>>,
    ended: JoinHandle<()>,
}

async fn start(house: &House, limits: ServeLimits) -> Served {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let until = async { stopped.await.unwrap_or(Stop::AtOnce) };
    let ended = tokio::spawn(serve(listener, house.router.clone(), house.readiness.clone(), limits, Box::pin(until)));
    Served { address, stop: Some(stop), ended }
}

fn limits() -> ServeLimits {
    ServeLimits { headers_within: Duration::from_millis(400), stop_notice: Duration::ZERO, ..ServeLimits::default() }
}

async fn exchange(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    read_all(stream).await
}

async fn read_all(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    // A reset after the answer is as good an end as any.
    let _end = timeout(Duration::from_secs(10), stream.read_to_end(&mut answer)).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
}

#[tokio::test]
async fn headers_that_do_not_arrive_in_time_are_not_waited_for() {
    let served = start(&house(), limits()).await;
    for beginning in ["", "GET / HT", "GET / HTTP/1.1\r\nhost: local", "GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: "]
    {
        let begun = Instant::now();
        exchange(served.address, beginning).await;
        assert!(begun.elapsed() < Duration::from_secs(3), "{beginning:?} was waited for");
    }
}

#[test]
fn the_usual_time_for_headers_is_below_fifteen_seconds() {
    assert!(ServeLimits::default().headers_within < Duration::from_secs(15));
}

#[tokio::test]
async fn a_thousand_half_open_connections_stop_no_health_check() {
    // 400 places stand for a system with few open files: the longest idle ones make room.
    let limits = ServeLimits { headers_within: Duration::from_secs(10), connections: 400, ..limits() };
    let served = start(&house(), limits).await;
    let mut first = TcpStream::connect(served.address).await.unwrap();
    first.write_all(b"GET / HTTP/1.1\r\nhost: ").await.unwrap();
    let mut half_open = Vec::new();
    for _ in 0..400 {
        let mut stream = TcpStream::connect(served.address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nhost: ").await.unwrap();
        half_open.push(stream);
    }
    for _ in 0..6 {
        for _ in 0..100 {
            let mut stream = TcpStream::connect(served.address).await.unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nhost: ").await.unwrap();
            half_open.rotate_left(1);
            half_open.pop();
            half_open.push(stream);
        }
        let begun = Instant::now();
        let answer = exchange(served.address, &get("/health/live")).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(begun.elapsed() < Duration::from_secs(1));
    }
    let cut = timeout(Duration::from_secs(1), first.read_u8()).await.unwrap();
    assert!(cut.is_err());
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    let served = start(&house(), limits()).await;
    let form = "content-type: application/x-www-form-urlencoded\r\ncontent-length: 100";
    let begun = Instant::now();
    let answer =
        exchange(served.address, &format!("POST /test/form HTTP/1.1\r\nhost: localhost\r\n{form}\r\n\r\na=b")).await;
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(begun.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn a_stop_lets_running_requests_finish() {
    let house = house();
    let mut served = start(&house, limits()).await;
    let running = tokio::spawn(async move { exchange(served.address, &get("/test/half-second")).await });
    sleep(Duration::from_millis(50)).await;
    served.stop.take().unwrap().send(Stop::AtOnce).unwrap();
    let answer = running.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("done"), "{answer}");
    timeout(Duration::from_secs(3), served.ended).await.unwrap().unwrap();
    assert!(TcpStream::connect(served.address).await.is_err());
}

#[tokio::test]
async fn a_stop_is_announced_before_connections_are_refused() {
    let house = house();
    let mut served = start(&house, ServeLimits { stop_notice: Duration::from_millis(500), ..limits() }).await;
    assert!(exchange(served.address, &get("/health/ready")).await.starts_with("HTTP/1.1 200"));
    served.stop.take().unwrap().send(Stop::Announced).unwrap();
    sleep(Duration::from_millis(100)).await;
    assert!(exchange(served.address, &get("/health/ready")).await.starts_with("HTTP/1.1 503"));
    assert!(exchange(served.address, &get("/health/live")).await.starts_with("HTTP/1.1 200"));
    timeout(Duration::from_secs(3), served.ended).await.unwrap().unwrap();
}

#[tokio::test]
async fn idle_connections_do_not_delay_a_stop() {
    let house = house();
    let mut served = start(&house, ServeLimits { headers_within: Duration::from_secs(10), ..limits() }).await;
    let silent = TcpStream::connect(served.address).await.unwrap();
    let mut kept_alive = TcpStream::connect(served.address).await.unwrap();
    kept_alive.write_all(b"GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    sleep(Duration::from_millis(100)).await;
    served.stop.take().unwrap().send(Stop::AtOnce).unwrap();
    timeout(Duration::from_secs(3), served.ended).await.unwrap().unwrap();
    drop((silent, kept_alive));
}

#[tokio::test]
async fn smuggled_requests_are_refused_and_the_connection_ends() {
    let served = start(&house(), limits()).await;
    for head in [
        "content-length: 4\r\ntransfer-encoding: chunked\r\n",
        "transfer-encoding: chunked\r\ncontent-length: 4\r\n",
        "content-length: 4\r\ncontent-length: 5\r\n",
        "transfer-encoding: xchunked\r\n",
        "content-length: +4\r\n",
        "host: evil.example\r\ncontent-length: 0\r\n",
    ] {
        let smuggled = "GET /test/page HTTP/1.1\r\nhost: localhost\r\n\r\n";
        let request = format!("POST /test/form HTTP/1.1\r\nhost: localhost\r\n{head}\r\n0\r\n\r\n{smuggled}");
        let answer = exchange(served.address, &request).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{head}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{head}: {answer}");
    }
}
