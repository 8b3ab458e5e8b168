//! One run on one database: people sign up, sign in, look at pages; then the server starts again on what is there.

use std::sync::Arc;
use std::time::Duration;

use portico_visitor::{Browser, Folder, Mailbox, Network, Server, Setup, VisitError};

use crate::conditions::Conditions;
use crate::load::{Figures, pages, sign_ins};
use crate::people::{Person, sign_up};
use crate::process::resident_megabytes;
use crate::{Engine, Plan};

/// The budget for memory speaks of so many at once.
const CROWD: usize = 64;
/// The middle of so many starts is told.
const STARTS: usize = 5;

/// Everything that a run found.
#[derive(Debug, Clone)]
pub(crate) struct RunFigures {
    pub conditions: Conditions,
    pub idle_megabytes: f64,
    pub sign_ups_per_second: f64,
    pub sign_in: Figures,
    pub sign_in_crowd: Figures,
    pub pages: Vec<PageFigures>,
    pub start_to_ready: Duration,
}

/// What one page costs.
#[derive(Debug, Clone)]
pub(crate) struct PageFigures {
    pub path: &'static str,
    pub who: &'static str,
    pub bytes: usize,
    pub figures: Figures,
}

/// Runs everything once.
pub(crate) async fn run(plan: &Plan, engine: &Engine) -> Result<RunFigures, VisitError> {
    let setup = setup(plan, engine)?;
    let server = setup.start().await?;
    let network = setup.network();
    let date = network.browser().get("/health/live").await?.date;
    let conditions = Conditions::look(&plan.binary, setup.folder(), date);
    let idle_megabytes = resident_megabytes(server.pid)?;

    let begun = std::time::Instant::now();
    let mailbox = Arc::new(Mailbox::new(&setup.mail()));
    let run_name = format!("run-{}", std::process::id());
    let people = sign_up(&network, mailbox, plan.persons, &run_name).await?;
    let sign_ups_per_second = f64::from(plan.persons) / begun.elapsed().as_secs_f64();

    let time = Duration::from_secs(plan.seconds);
    let clients = usize::try_from(plan.clients).unwrap_or(1);
    let (sign_in, people) = sign_ins(&server, &network, people, clients, time).await?;
    let (sign_in_crowd, people) = sign_ins(&server, &network, people, CROWD, time).await?;
    let pages = all_pages(&server, &network, people, clients, time).await?;
    server.stop().await?;
    let start_to_ready = middle_start(&setup).await?;
    Ok(RunFigures { conditions, idle_megabytes, sign_ups_per_second, sign_in, sign_in_crowd, pages, start_to_ready })
}

fn setup(plan: &Plan, engine: &Engine) -> Result<Setup, VisitError> {
    let folder = Folder::new(&plan.folder, "portico-bench")?;
    let postgres = match engine {
        Engine::Sqlite => None,
        Engine::Postgres(url) => Some(url.as_str()),
    };
    Ok(Setup::new(&plan.binary, folder, postgres)?.with("PORTICO_RATE_LIMITS", "off"))
}

async fn all_pages(
    server: &Server,
    network: &Network,
    people: Vec<Person>,
    clients: usize,
    time: Duration,
) -> Result<Vec<PageFigures>, VisitError> {
    let mut found = Vec::new();
    let strangers: Vec<Browser> = (0..clients).map(|_| network.browser()).collect();
    let (figures, strangers) = page(server, strangers, "/sign-in", "anonymous", time).await?;
    found.push(figures);
    let mut members = Vec::new();
    for mut person in people.into_iter().take(clients) {
        members.push(person.sign_in(network).await?.0);
    }
    found.push(page(server, members, "/home", "signed in", time).await?.0);
    found.push(page(server, strangers, "/", "anonymous", time).await?.0);
    Ok(found)
}

async fn page(
    server: &Server,
    mut browsers: Vec<Browser>,
    path: &'static str,
    who: &'static str,
    time: Duration,
) -> Result<(PageFigures, Vec<Browser>), VisitError> {
    let bytes = match browsers.first_mut() {
        Some(browser) => browser.get(path).await?.expect(200)?.body.len(),
        None => 0,
    };
    let browsers = browsers.into_iter().map(|browser| (browser, path.to_owned())).collect();
    let (figures, browsers) = pages(server, browsers, time).await?;
    Ok((PageFigures { path, who, bytes, figures }, browsers))
}

async fn middle_start(setup: &Setup) -> Result<Duration, VisitError> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let server = setup.start().await?;
        times.push(server.start_to_ready);
        server.stop().await?;
    }
    times.sort_unstable();
    times.get(times.len() / 2).copied().ok_or(VisitError::Unreadable("the time of a start"))
}
