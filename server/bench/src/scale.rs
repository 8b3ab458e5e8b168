//! Does it stay quick when there is much? A small database and a large one of the same engine, measured in turn, round after round; the
//! medians of the rounds are compared.

use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use portico_visitor::{Browser, Folder, Mailbox, Network, Server, Setup, VisitError};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

use crate::conditions::Conditions;
use crate::fill::Filler;
use crate::load::{Figures, pages, sign_ins};
use crate::people::{Person, sign_up};
use crate::{Engine, Plan};

/// How large, and how often.
#[derive(Debug, Clone, Args)]
pub(crate) struct ScalePlan {
    /// Persons in the small database.
    #[arg(long, default_value_t = 10_000)]
    small: u64,
    /// Persons in the large SQLite database.
    #[arg(long, default_value_t = 200_000)]
    sqlite: u64,
    /// Persons in the large PostgreSQL database.
    #[arg(long, default_value_t = 1_000_000)]
    large: u64,
    /// How often both are measured in turn.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=50))]
    rounds: u32,
    /// How many do the same at once.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=32))]
    at_once: u32,
    /// How long each measurement lasts.
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u64).range(1..=120))]
    row_seconds: u64,
}

/// An account's transactions beside its own record: ten records a person.
const RECORDS: u64 = 9;
/// So many sign up and are measured.
const MEASURED: u32 = 64;

/// One database with its server and the people who use it.
struct Place {
    size: u64,
    server: Server,
    network: Network,
    people: Vec<Person>,
    rows: Vec<Row>,
}

/// One thing that is measured, with the figures of each round.
#[derive(Default)]
struct Row {
    what: String,
    p50: Vec<f64>,
    p99: Vec<f64>,
}

/// Compares, and gives a Markdown table.
pub(crate) async fn compare(plan: &Plan, scale: &ScalePlan, engine: &Engine) -> Result<String, VisitError> {
    let large = match engine {
        Engine::Sqlite => scale.sqlite,
        Engine::Postgres(_) => scale.large,
    };
    let (small_setup, small_engine) = setup(plan, engine, "small").await?;
    let (large_setup, large_engine) = setup(plan, engine, "large").await?;
    let begun = Instant::now();
    let mut small = Place::open(&small_setup, &small_engine, scale.small).await?;
    let mut large = Place::open(&large_setup, &large_engine, large).await?;
    let filled = begun.elapsed();
    let date = small.network.browser().get("/health/live").await?.date;
    let conditions = Conditions::look(&plan.binary, small_setup.folder(), date);
    for _ in 0..scale.rounds {
        small.measure(scale).await?;
        large.measure(scale).await?;
    }
    let table = table(scale, engine, &small, &large, &conditions, filled);
    small.server.stop().await?;
    large.server.stop().await?;
    Ok(table)
}

/// A folder of its own, and on PostgreSQL a database of its own.
pub(crate) async fn setup(plan: &Plan, engine: &Engine, name: &str) -> Result<(Setup, Engine), VisitError> {
    let folder = Folder::new(&plan.folder, "portico-bench")?;
    let engine = match engine {
        Engine::Sqlite => Engine::Sqlite,
        Engine::Postgres(url) => Engine::Postgres(database(url, name).await?),
    };
    let url = match &engine {
        Engine::Sqlite => None,
        Engine::Postgres(url) => Some(url.as_str()),
    };
    Ok((Setup::new(&plan.binary, folder, url)?.with("PORTICO_RATE_LIMITS", "off"), engine))
}

/// A database of its own beside the one that was named.
async fn database(url: &str, name: &str) -> Result<String, VisitError> {
    let failed = |error: sqlx::Error| VisitError::from(std::io::Error::other(error));
    let name = format!("portico_bench_{name}_{}", std::process::id());
    let mut connection = PgConnection::connect(url).await.map_err(failed)?;
    connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.map_err(failed)?;
    let (server, _) = url.rsplit_once('/').ok_or(VisitError::Unreadable("the URL of the database"))?;
    Ok(format!("{server}/{name}"))
}

impl Place {
    async fn open(setup: &Setup, engine: &Engine, size: u64) -> Result<Self, VisitError> {
        let server = setup.start().await?;
        let network = setup.network();
        let mailbox = Arc::new(Mailbox::new(&setup.mail()));
        let people = sign_up(&network, mailbox, MEASURED, "scale").await?;
        // Filled while nobody serves, as an operator would.
        server.stop().await?;
        let mut filler = Filler::open(engine, &setup.folder().join("portico.db")).await?;
        filler.bank().await?;
        filler.measured(u64::from(MEASURED)).await?;
        filler.persons(1, size + 1 - u64::from(MEASURED), RECORDS).await?;
        filler.settle().await?;
        drop(filler);
        Ok(Self { size, server: setup.start().await?, network, people, rows: Vec::new() })
    }

    async fn measure(&mut self, scale: &ScalePlan) -> Result<(), VisitError> {
        let time = Duration::from_secs(scale.row_seconds);
        let clients = usize::try_from(scale.at_once).unwrap_or(1);
        let people = std::mem::take(&mut self.people);
        let (figures, mut people) = sign_ins(&self.server, &self.network, people, clients, time).await?;
        self.note("sign-in", &figures);
        let mut members = Vec::new();
        for person in people.iter_mut().take(clients) {
            let (mut browser, _) = person.sign_in(&self.network).await?;
            let account = first_account(&mut browser).await?;
            members.push((browser, account));
        }
        let ways = [("`/home`", None), ("list of transactions", Some("")), ("the same, searched", Some("?q=market"))];
        for (what, list) in ways {
            let paths = members.into_iter().map(|(browser, account)| {
                let path = list.map_or_else(|| "/home".to_owned(), |query| format!("{account}{query}"));
                (browser, account, path)
            });
            let (figures, kept) = pages_of(&self.server, paths.collect(), time).await?;
            members = kept;
            self.note(what, &figures);
        }
        self.people = people;
        Ok(())
    }

    fn note(&mut self, what: &str, figures: &Figures) {
        let position = self.rows.iter().position(|row| row.what == what);
        let position = position.unwrap_or_else(|| {
            self.rows.push(Row { what: what.to_owned(), ..Row::default() });
            self.rows.len() - 1
        });
        if let Some(row) = self.rows.get_mut(position) {
            row.p50.push(figures.p50_millis);
            row.p99.push(figures.p99_millis);
        }
    }
}

/// Opens each browser's own path; gives the browsers back with their accounts.
async fn pages_of(
    server: &Server,
    members: Vec<(Browser, String, String)>,
    time: Duration,
) -> Result<(Figures, Vec<(Browser, String)>), VisitError> {
    let accounts: Vec<String> = members.iter().map(|(_, account, _)| account.clone()).collect();
    let browsers = members.into_iter().map(|(browser, _, path)| (browser, path)).collect();
    let (figures, browsers) = pages(server, browsers, time).await?;
    Ok((figures, browsers.into_iter().zip(accounts).collect()))
}

/// The path of the first account that the page of accounts names.
async fn first_account(browser: &mut Browser) -> Result<String, VisitError> {
    let answer = browser.get("/portal/accounts").await?.expect(200)?;
    let page = answer.text()?;
    let path =
        page.split("href=\"").find_map(|part| part.starts_with("/portal/accounts/").then(|| part.split('"').next()));
    path.flatten().map(ToOwned::to_owned).ok_or(VisitError::Unreadable("a link to an account"))
}

fn table(
    scale: &ScalePlan,
    engine: &Engine,
    small: &Place,
    large: &Place,
    conditions: &Conditions,
    filled: Duration,
) -> String {
    let name = match engine {
        Engine::Sqlite => "SQLite",
        Engine::Postgres(_) => "PostgreSQL",
    };
    let mut lines = vec![
        format!("### {name}: {} persons against {}", large.size, small.size),
        String::new(),
        "| what | small p50 | large p50 | small p99 | large p99 | p99 ratio |".to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    lines.extend(small.rows.iter().zip(&large.rows).map(|(few, many)| row(few, many)));
    lines.push(String::new());
    lines.push(format!(
        "{} cores of {}, shared by server, load program and database; {} records a person; {MEASURED} persons sign in and look, {} at once; {} s a row, \
         medians of {} rounds in turn; data on {}; filling both took {} s; binary {:.1} MB; rate limits off; {}.",
        conditions.cores,
        conditions.cpu,
        RECORDS + 1,
        scale.at_once,
        scale.row_seconds,
        scale.rounds,
        conditions.file_system,
        filled.as_secs(),
        conditions.binary_megabytes,
        conditions.date,
    ));
    lines.join("\n") + "\n"
}

/// One line of the table.
fn row(few: &Row, many: &Row) -> String {
    let (few99, many99) = (median(&few.p99), median(&many.p99));
    format!(
        "| {} | {:.1} ms | {:.1} ms | {few99:.1} ms | {many99:.1} ms | {:.2} |",
        few.what,
        median(&few.p50),
        median(&many.p50),
        many99 / few99.max(f64::MIN_POSITIVE)
    )
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}
