//! A thousand clients that begin a request and never finish it: the life sign stays fast.

use std::fmt;
use std::net::Ipv4Addr;
use std::path::Path;
use std::time::{Duration, Instant};

use portico_visitor::{Folder, Network, Setup};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::ChaosError;
use crate::report::verdict;

/// How many clients.
const CLIENTS: usize = 1000;
/// How many life signs are asked for meanwhile.
const LOOKS: usize = 100;

/// What the life sign cost.
pub struct HalfOpenReport {
    half_open: usize,
    middle: Duration,
    slowest: Duration,
    broken: Vec<String>,
}

/// Opens them, half of them in the middle of a header and half in the middle of a body, and asks for the life sign on connections of
/// its own.
///
/// # Errors
/// When the run itself breaks. Broken promises are in the report.
pub async fn half_open_requests(binary: &Path, parent: &Path, limit: Duration) -> Result<HalfOpenReport, ChaosError> {
    let setup = Setup::new(binary, Folder::new(parent, "portico-half-open")?, None)?;
    let server = setup.start().await?;
    let mut streams = Vec::new();
    for number in 0..CLIENTS {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, setup.port())).await?;
        stream.write_all(beginning(number).as_bytes()).await?;
        streams.push(stream);
    }
    let (mut times, mut broken) = (Vec::new(), Vec::new());
    for _ in 0..LOOKS {
        let begun = Instant::now();
        // A new client, so a new connection.
        let status = Network::new(setup.port()).browser().get("/health/live").await.map_or(0, |answer| answer.status);
        times.push(begun.elapsed());
        if status != 200 {
            broken.push(format!("the life sign was answered with {status}"));
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    times.sort_unstable();
    let time = |index: usize| times.get(index).copied().unwrap_or_default();
    let (middle, slowest) = (time(LOOKS / 2), time(LOOKS - 1));
    if slowest > limit {
        broken.push(format!("a life sign took {slowest:?}"));
    }
    let half_open = streams.len();
    drop(streams);
    server.stop().await?;
    Ok(HalfOpenReport { half_open, middle, slowest, broken })
}

fn beginning(number: usize) -> &'static str {
    if number.is_multiple_of(2) {
        "GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: "
    } else {
        "POST /sign-up HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 100\r\n\r\nname="
    }
}

impl HalfOpenReport {
    /// Whether every promise was kept.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.broken.is_empty()
    }
}

impl fmt::Display for HalfOpenReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "### {} half-open requests\n\nLife sign on a new connection: {:.1} ms in the middle, {:.1} ms at most.",
            self.half_open,
            self.middle.as_secs_f64() * 1000.0,
            self.slowest.as_secs_f64() * 1000.0,
        )?;
        verdict(f, self.broken.len(), &self.broken)
    }
}
