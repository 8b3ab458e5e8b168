//! The run: a load, and a server that is killed (SIGKILL) again and again, also while it starts; on PostgreSQL two replicas, of which
//! one or both are killed.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use portico_visitor::{Folder, Server, Setup, VisitError};

use crate::checks::{check_all, check_codes, check_newest, missing_letters};
use crate::client::Client;
use crate::database::{OwnDatabase, waiting_letters};
use crate::random::Choices;
use crate::report::KillReport;
use crate::world::World;
use crate::{ChaosError, Engine, KillPlan};

/// The last deeds before a kill are at risk most.
const NEWEST: usize = 6;
/// Of so many restarts one is killed before it is ready.
const DURING_START: usize = 6;

const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// The servers of a run.
struct Servers {
    setups: Vec<Setup>,
    running: Vec<Option<Server>>,
    choices: Choices,
    kills: u32,
    kills_during_start: u32,
    slowest_start: Duration,
}

/// Runs the load and the kills on one engine and checks everything.
///
/// # Errors
/// When the server does not come back, or the run itself breaks. Broken promises are in the report.
pub async fn kill_again_and_again(plan: &KillPlan, engine: &Engine) -> Result<KillReport, ChaosError> {
    let folder = Folder::new(&plan.folder, &format!("portico-chaos-{}", engine.name().to_lowercase()))?;
    match engine {
        Engine::Sqlite => run(plan, engine, Setup::new(&plan.binary, folder, None)?, None).await,
        Engine::Postgres(url) => {
            let database = OwnDatabase::create(url).await?;
            let report =
                run(plan, engine, Setup::new(&plan.binary, folder, Some(database.url()))?, Some(&database)).await;
            database.drop_it().await?;
            report
        }
    }
}

async fn run(
    plan: &KillPlan,
    engine: &Engine,
    setup: Setup,
    database: Option<&OwnDatabase>,
) -> Result<KillReport, ChaosError> {
    // Every client comes from an address of its own, so that the limits stay on.
    let setup = setup.with("PORTICO_TRUSTED_PROXIES", "127.0.0.1");
    let setups = if database.is_some() { vec![setup.clone(), setup.replica()?] } else { vec![setup.clone()] };
    let world = Arc::new(World::new(&setups)?);
    let mut servers = Servers::new(setups, plan.seed);
    servers.start_all().await?;
    let clients: Vec<_> =
        (0..plan.clients).map(|number| tokio::spawn(Client::new(world.clone(), plan.seed, number).run())).collect();
    let killed = kill_all(plan, &world, &mut servers).await;
    world.over.store(true, Ordering::Relaxed);
    for client in clients {
        client.await??;
    }
    killed?;
    check_all(&world, plan.seed).await?;
    check_codes(&world, plan).await?;
    let database_url = database
        .map_or_else(|| format!("sqlite:{}", setup.folder().join("portico.db").display()), |own| own.url().to_owned());
    let waiting = wait_for_letters(plan, &world, &database_url).await?;
    check_log(&world, &setup).await?;
    let took = world.begun.elapsed();
    servers.stop_all().await?;
    Ok(KillReport {
        engine: engine.name(),
        replicas: world.networks.len(),
        seed: plan.seed,
        kills: servers.kills,
        kills_during_start: servers.kills_during_start,
        wanted_kills: plan.kills,
        slowest_start: servers.slowest_start,
        took,
        waiting,
        acknowledged: world.journal.read()?.iter().map(crate::journal::Deed::kind).collect(),
        found: world.findings.so_far(),
    })
}

async fn kill_all(plan: &KillPlan, world: &World, servers: &mut Servers) -> Result<(), ChaosError> {
    let begun = Instant::now();
    let each = plan.within.checked_div(plan.kills.max(1)).unwrap_or_default();
    // A restart and its checks take their part of the time.
    let most = usize::try_from(each.as_millis()).unwrap_or(usize::MAX).clamp(100, 1500);
    while servers.kills < plan.kills && begun.elapsed() < plan.within {
        tokio::time::sleep(servers.choices.millis(5, most)).await;
        servers.kill_some().await?;
        servers.start_all().await?;
        let _alone = world.turn.write().await;
        check_newest(world, &mut servers.choices, NEWEST).await?;
    }
    // A short run may have been too short for everything.
    let begun = Instant::now();
    while world.journal.missing_kind().is_some() && begun.elapsed() < plan.everything_within {
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    Ok(())
}

/// Waits until every acknowledged sign-up has its letter. A worker that was killed held its letter for half a minute: while fewer are
/// missing than wait in the outbox, none is lost. Gives how many wait at the end.
async fn wait_for_letters(plan: &KillPlan, world: &World, database_url: &str) -> Result<usize, ChaosError> {
    let begun = Instant::now();
    loop {
        let waiting = waiting_letters(database_url).await?;
        let missing = missing_letters(world).await?;
        if missing == 0 || begun.elapsed() > plan.patience {
            if missing > waiting || (missing > 0 && !plan.may_wait) {
                world.findings.broken(format!("{missing} letters are missing, {waiting} wait in the outbox"));
            }
            return Ok(missing);
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

/// `portico check` reads the whole event log.
async fn check_log(world: &World, setup: &Setup) -> Result<(), ChaosError> {
    let checked = setup.command("check").output().await?;
    let told = String::from_utf8_lossy(&checked.stdout);
    if !checked.status.success() || !told.contains("event log: whole") {
        let end: Vec<&str> = told.lines().rev().take(5).collect();
        world.findings.broken(format!("`portico check`: {}", end.join(" | ")));
    }
    Ok(())
}

impl Servers {
    fn new(setups: Vec<Setup>, seed: u64) -> Self {
        let running = setups.iter().map(|_| None).collect();
        let (kills, kills_during_start, slowest_start) = (0, 0, Duration::ZERO);
        Self { setups, running, choices: Choices::new(seed, 0), kills, kills_during_start, slowest_start }
    }

    /// Starts what does not run. Now and then a server is killed while it starts.
    async fn start_all(&mut self) -> Result<(), ChaosError> {
        for (setup, running) in self.setups.iter().zip(&mut self.running) {
            if running.is_some() {
                continue;
            }
            if self.choices.below(DURING_START) == 0 {
                let starting = setup.spawn()?;
                tokio::time::sleep(self.choices.millis(0, 60)).await;
                starting.kill().await?;
                self.kills = self.kills.saturating_add(1);
                self.kills_during_start = self.kills_during_start.saturating_add(1);
            }
            let server = setup.start().await?;
            self.slowest_start = self.slowest_start.max(server.start_to_ready);
            *running = Some(server);
        }
        Ok(())
    }

    /// Kills one of the servers; of several sometimes all at once.
    async fn kill_some(&mut self) -> Result<(), ChaosError> {
        let all = self.choices.below(4) == 0;
        let one = self.choices.below(self.running.len());
        for (number, running) in self.running.iter_mut().enumerate() {
            if !all && number != one {
                continue;
            }
            if let Some(mut server) = running.take() {
                if !server.is_running()? {
                    return Err(VisitError::Late(
                        "dying by our hand only",
                        self.setups.iter().map(Setup::last_words).collect(),
                    )
                    .into());
                }
                server.kill().await?;
                self.kills = self.kills.saturating_add(1);
            }
        }
        Ok(())
    }

    async fn stop_all(&mut self) -> Result<(), ChaosError> {
        for server in self.running.iter_mut().filter_map(Option::take) {
            server.stop().await?;
        }
        Ok(())
    }
}
