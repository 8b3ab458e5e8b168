//! Closed loops: each client does the same thing again and again until the time is over. What the server spent meanwhile is read
//! from its process, so the client's own work on the same machine does not count as the server's CPU, only as its waiting.

use std::future::Future;
use std::time::{Duration, Instant};

use portico_visitor::{Browser, Network, Server, VisitError};

use crate::people::Person;
use crate::process::{cpu_millis, resident_megabytes};

const LOOK_AT_MEMORY: Duration = Duration::from_millis(50);

/// What a loop gave.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    pub clients: usize,
    pub per_second: f64,
    pub p50_millis: f64,
    pub p99_millis: f64,
    pub cpu_millis_each: f64,
    pub peak_megabytes: f64,
}

/// Signs people in, divided among `clients`, for `time`.
pub(crate) async fn sign_ins(
    server: &Server,
    network: &Network,
    people: Vec<Person>,
    clients: usize,
    time: Duration,
) -> Result<(Figures, Vec<Person>), VisitError> {
    let mut groups: Vec<Vec<Person>> = Vec::new();
    groups.resize_with(clients.min(people.len()).max(1), Vec::new);
    let count = groups.len();
    for (number, person) in people.into_iter().enumerate() {
        if let Some(group) = groups.get_mut(number % count) {
            group.push(person);
        }
    }
    let loops = groups.into_iter().map(|group| {
        let network = network.clone();
        move |until: Instant| sign_in_loop(network, group, until)
    });
    let (figures, groups) = measure(server, loops.collect(), time).await?;
    Ok((figures, groups.into_iter().flatten().collect()))
}

/// Opens with each of the browsers its page again and again, for `time`.
pub(crate) async fn pages(
    server: &Server,
    browsers: Vec<(Browser, String)>,
    time: Duration,
) -> Result<(Figures, Vec<Browser>), VisitError> {
    let loops = browsers.into_iter().map(|(browser, path)| move |until: Instant| page_loop(browser, path, until));
    measure(server, loops.collect(), time).await
}

async fn sign_in_loop(
    network: Network,
    mut people: Vec<Person>,
    until: Instant,
) -> Result<(Vec<Duration>, Vec<Person>), VisitError> {
    let mut times = Vec::new();
    while Instant::now() < until && !people.is_empty() {
        for person in &mut people {
            if Instant::now() >= until {
                break;
            }
            let (_, took) = person.sign_in(&network).await?;
            times.push(took);
        }
    }
    Ok((times, people))
}

async fn page_loop(mut browser: Browser, path: String, until: Instant) -> Result<(Vec<Duration>, Browser), VisitError> {
    let mut times = Vec::new();
    while Instant::now() < until {
        let begun = Instant::now();
        browser.get(&path).await?.expect(200)?;
        times.push(begun.elapsed());
    }
    Ok((times, browser))
}

async fn measure<Loop, Running, Kept>(
    server: &Server,
    loops: Vec<Loop>,
    time: Duration,
) -> Result<(Figures, Vec<Kept>), VisitError>
where
    Loop: FnOnce(Instant) -> Running,
    Running: Future<Output = Result<(Vec<Duration>, Kept), VisitError>> + Send + 'static,
    Kept: Send + 'static,
{
    let clients = loops.len();
    let cpu_before = cpu_millis(server.pid)?;
    let begun = Instant::now();
    let tasks: Vec<_> = loops.into_iter().map(|start| tokio::spawn(start(begun + time))).collect();
    let mut peak_megabytes: f64 = 0.0;
    while !tasks.iter().all(tokio::task::JoinHandle::is_finished) {
        peak_megabytes = peak_megabytes.max(resident_megabytes(server.pid)?);
        tokio::time::sleep(LOOK_AT_MEMORY).await;
    }
    let mut times = Vec::new();
    let mut kept = Vec::new();
    for task in tasks {
        let (took, keep) = task.await??;
        times.extend(took);
        kept.push(keep);
    }
    let elapsed = begun.elapsed().as_secs_f64();
    let cpu = cpu_millis(server.pid)? - cpu_before;
    times.sort_unstable();
    let count = times.len().max(1) as f64;
    let figures = Figures {
        clients,
        per_second: times.len() as f64 / elapsed,
        p50_millis: percentile(&times, 50),
        p99_millis: percentile(&times, 99),
        cpu_millis_each: cpu / count,
        peak_megabytes,
    };
    Ok((figures, kept))
}

/// The nearest-rank percentile of sorted times, in milliseconds; 0 of nothing.
fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_by_nearest_rank() {
        let times: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(percentile(&times, 50).round(), 100.0);
        assert_eq!(percentile(&times, 99).round(), 198.0);
        assert_eq!(percentile(&[], 99), 0.0);
    }
}
