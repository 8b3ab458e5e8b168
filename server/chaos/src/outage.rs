//! PostgreSQL goes away under a running server: every request is answered in time, calmly, and when the database is back so is the portal.

use std::fmt;
use std::path::Path;
use std::time::{Duration, Instant};

use portico_visitor::{Answer, Browser, Folder, Network, Setup, VisitError};

use crate::ChaosError;
use crate::cluster::{Cluster, Trouble};
use crate::guest::Guest;
use crate::report::verdict;
use crate::world::is_signed_in;

/// One statement may take 3 seconds (`portico_store::Options`); an answer comes a second later at most.
const ANSWER_WITHIN: Duration = Duration::from_secs(4);
const LIVE_WITHIN: Duration = Duration::from_millis(500);
const BACK_WITHIN: Duration = Duration::from_secs(15);
/// Several at once: no request waits for the time of another.
const CLIENTS: usize = 8;

/// What an outage showed.
pub struct OutageReport {
    trouble: Trouble,
    lasted: Duration,
    answers: usize,
    slowest: Duration,
    slowest_live: Duration,
    back_after: Duration,
    broken: Vec<String>,
}

/// Makes the trouble, asks all the time, ends it, and waits until everything works again.
///
/// # Errors
/// When the run itself breaks. Broken promises are in the report.
pub async fn outage(
    binary: &Path,
    parent: &Path,
    cluster: &Cluster,
    trouble: Trouble,
    lasting: Duration,
) -> Result<OutageReport, ChaosError> {
    let folder = Folder::new(parent, &format!("portico-outage-{trouble:?}").to_lowercase())?;
    let setup = Setup::new(binary, folder, Some(cluster.url()))?.with("PORTICO_RATE_LIMITS", "off");
    let server = setup.start().await?;
    let mut guest = Guest::sign_up(&setup, &format!("outage-{trouble:?}@example.org").to_lowercase()).await?;
    let mut report = OutageReport::new(trouble, lasting);

    cluster.begin(trouble).await?;
    let until = Instant::now() + lasting;
    let tasks: Vec<_> = (0..CLIENTS)
        .map(|number| tokio::spawn(ask_until(guest.browser.clone(), setup.network(), number, until)))
        .collect();
    let live = tokio::spawn(ask_for_life(setup.network(), until));
    for task in tasks {
        report.take(task.await??);
    }
    report.take_live(live.await??);
    cluster.end(trouble).await?;

    report.recovers(&mut guest).await?;
    server.stop().await?;
    Ok(report)
}

struct Asked {
    slowest: Duration,
    answers: usize,
    broken: Vec<String>,
}

/// Pages, forms and calls that need the database.
async fn ask_until(member: Browser, network: Network, client: usize, until: Instant) -> Result<Asked, ChaosError> {
    let mut asked = Asked { slowest: Duration::ZERO, answers: 0, broken: Vec::new() };
    let mut number = client;
    while Instant::now() < until {
        let begun = Instant::now();
        let answer = ask(&member, &network, number).await;
        let took = begun.elapsed();
        asked.slowest = asked.slowest.max(took);
        asked.answers = asked.answers.saturating_add(1);
        let status = answer.map_or(0, |answer| answer.status);
        if status != 503 || took > ANSWER_WITHIN {
            asked.broken.push(format!("request kind {} was answered with {status} after {took:?}", number % 4));
        }
        number = number.saturating_add(1);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(asked)
}

async fn ask(member: &Browser, network: &Network, number: usize) -> Result<Answer, VisitError> {
    let mut stranger = network.browser();
    match number % 4 {
        0 => member.clone().get("/home").await,
        1 => stranger.post_form("/sign-up", &[("name", "Some Body"), ("email", "somebody@example.org")]).await,
        2 => stranger.post_json("/api/passkey/sign-in/options", "{}".to_owned()).await,
        _ => member.clone().post_form("/sign-out", &[]).await,
    }
}

/// What needs no database answers as always.
async fn ask_for_life(network: Network, until: Instant) -> Result<Asked, ChaosError> {
    let mut asked = Asked { slowest: Duration::ZERO, answers: 0, broken: Vec::new() };
    while Instant::now() < until {
        for path in ["/health/live", "/", "/sign-in"] {
            let begun = Instant::now();
            let status = network.browser().get(path).await.map_or(0, |answer| answer.status);
            let took = begun.elapsed();
            asked.slowest = asked.slowest.max(took);
            if status != 200 || took > LIVE_WITHIN {
                asked.broken.push(format!("{path} was answered with {status} after {took:?}"));
            }
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(asked)
}

impl OutageReport {
    fn new(trouble: Trouble, lasted: Duration) -> Self {
        let zero = Duration::ZERO;
        Self { trouble, lasted, answers: 0, slowest: zero, slowest_live: zero, back_after: zero, broken: Vec::new() }
    }

    fn take(&mut self, asked: Asked) {
        self.answers = self.answers.saturating_add(asked.answers);
        self.slowest = self.slowest.max(asked.slowest);
        self.broken.extend(asked.broken);
    }

    fn take_live(&mut self, asked: Asked) {
        self.slowest_live = asked.slowest;
        self.broken.extend(asked.broken);
    }

    async fn recovers(&mut self, guest: &mut Guest) -> Result<(), ChaosError> {
        let begun = Instant::now();
        while !is_signed_in(&mut guest.browser).await.unwrap_or(false) {
            if begun.elapsed() > BACK_WITHIN {
                self.broken.push(format!("the portal is not back after {BACK_WITHIN:?}"));
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.back_after = begun.elapsed();
        guest.sign_in().await?;
        Ok(())
    }

    /// Whether every promise was kept.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.broken.is_empty()
    }
}

impl fmt::Display for OutageReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let trouble = match self.trouble {
            Trouble::Frozen => "frozen",
            Trouble::Stopped => "stopped",
        };
        writeln!(
            f,
            "### PostgreSQL {trouble} for {} s\n\n{} requests answered with 503, the slowest after {} ms; life signs and pages without \
             database after {} ms at most; back {} ms after the database.",
            self.lasted.as_secs(),
            self.answers,
            self.slowest.as_millis(),
            self.slowest_live.as_millis(),
            self.back_after.as_millis(),
        )?;
        verdict(f, self.broken.len(), &self.broken)
    }
}
