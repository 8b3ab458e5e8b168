//! Serves the router over HTTP/1.1 with the limits that `axum::serve` lacks: headers must arrive in time, a client must take its
//! answer, open connections are capped, and a stop lets running requests finish.

mod connections;
mod stall;
mod stop;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

use connections::{BusyBody, Connection, Connections};
use stall::Stall;

pub use stop::{Stop, stop_signal, stop_signal_again};

use crate::readiness::Readiness;

/// The times and counts of serving.
#[derive(Clone, Copy, Debug)]
pub struct ServeLimits {
    /// All headers of a request must arrive within this time; also how long an idle connection stays open.
    pub headers_within: Duration,
    /// A client must take some of its answer within this time.
    pub taken_within: Duration,
    /// The most connections open at once; at the cap the longest idle one is cut.
    pub connections: usize,
    /// How long running requests may take after a stop.
    pub finish_within: Duration,
    /// How long readiness is off before new connections are refused.
    pub stop_notice: Duration,
}

impl Default for ServeLimits {
    fn default() -> Self {
        Self {
            headers_within: Duration::from_secs(10),
            taken_within: Duration::from_secs(20),
            connections: connections::affordable_connections(4096, connections::open_files_limit()),
            finish_within: Duration::from_secs(25),
            stop_notice: Duration::from_secs(1),
        }
    }
}

/// Bytes of a request's head that the connection buffers; the layers refuse smaller ones politely.
const HEAD_BUFFER: usize = 32 * 1024;

/// Serves until `stop` resolves, then lets running requests finish.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    readiness: Readiness,
    limits: ServeLimits,
    stop: impl Future<Output = Stop>,
) {
    let connections = Connections::new(limits.connections);
    let graceful = GracefulShutdown::new();
    tokio::pin!(stop);
    let why = accept_until(&listener, &router, limits, &connections, &graceful, &mut stop).await;
    readiness.stop();
    tracing::info!(open = connections.open_count(), "stopping");
    if why == Stop::Announced && !limits.stop_notice.is_zero() {
        let notice = tokio::time::sleep(limits.stop_notice);
        tokio::pin!(notice);
        accept_until(&listener, &router, limits, &connections, &graceful, &mut notice).await;
    }
    drop(listener);
    finish(graceful, &connections, limits.finish_within).await;
}

/// Accepts connections until `end` resolves.
async fn accept_until<T>(
    listener: &TcpListener,
    router: &Router,
    limits: ServeLimits,
    connections: &Connections,
    graceful: &GracefulShutdown,
    end: &mut (impl Future<Output = T> + Unpin),
) -> T {
    loop {
        let accepted = tokio::select! {
            ended = &mut *end => return ended,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => match connections.open() {
                Some(connection) => {
                    let served = serve_connection(stream, peer, router.clone(), limits, connection, graceful.watcher());
                    tokio::spawn(served);
                }
                None => drop(stream),
            },
            Err(error) => {
                // The system has no more files for us: make room and breathe.
                tracing::warn!(%error, "a connection could not be accepted");
                connections.cut_longest_idle();
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

async fn serve_connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: ServeLimits,
    connection: Connection,
    watcher: Watcher,
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    let handle = connection.handle();
    let service = hyper::service::service_fn(move |request: http::Request<Incoming>| {
        let busy = handle.busy();
        let router = router.clone();
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let response = router.oneshot(request).await?;
            Ok::<_, Infallible>(response.map(|body| BusyBody::new(body, busy)))
        }
    });
    let http = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.headers_within)
        .max_buf_size(HEAD_BUFFER)
        .serve_connection(TokioIo::new(Stall::new(stream, limits.taken_within)), service);
    tokio::select! {
        served = watcher.watch(http) => {
            if let Err(error) = served {
                tracing::debug!(%error, "connection ended early");
            }
        }
        () = connection.cut() => tracing::debug!("idle connection cut"),
    }
}

/// Waits for running requests; connections on which none runs are cut after a moment.
async fn finish(graceful: GracefulShutdown, connections: &Connections, within: Duration) {
    let cut_idle = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        connections.cut_all_idle();
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = graceful.shutdown() => {}
        () = cut_idle => {}
        () = tokio::time::sleep(within) => {
            tracing::warn!(open = connections.open_count(), "requests were still running at the end of the grace time");
        }
    }
}
