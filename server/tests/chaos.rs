//! The short form of `make chaos`, against the program itself: kills, outages of PostgreSQL, a full disk, half-open requests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may fail loudly"
)]

use std::path::{Path, PathBuf};
use std::time::Duration;

use portico_chaos::{Cluster, Engine, KillPlan, Trouble, full_disk, half_open_requests, kill_again_and_again, outage};

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_portico"))
}

fn postgres() -> String {
    std::env::var("PORTICO_TEST_POSTGRES_URL").expect(
        "PORTICO_TEST_POSTGRES_URL is not set: run `make test`, or set it to what `.make/postgres.sh start DIR` prints",
    )
}

/// A few kills, and after them until everything was done once. Letters that a killed worker held may wait in the outbox: they leave after
/// half a minute.
fn short_plan(binary: &Path) -> KillPlan {
    KillPlan {
        binary: binary.to_owned(),
        folder: std::env::temp_dir(),
        seed: u64::from(std::process::id()),
        kills: 5,
        within: Duration::from_secs(5),
        clients: 4,
        everything_within: Duration::from_secs(30),
        patience: Duration::from_secs(5),
        may_wait: true,
    }
}

async fn keeps_its_promises(engine: Engine) {
    let report = kill_again_and_again(&short_plan(program()), &engine).await.unwrap();
    assert!(report.is_kept(), "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_and_nothing_works_twice_on_sqlite() {
    keeps_its_promises(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_and_nothing_works_twice_on_postgres_with_two_replicas() {
    keeps_its_promises(Engine::Postgres(postgres())).await;
}

/// The test of the test: a program that comes back with the database of its first start.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_forgets_is_found_out() {
    let folder = std::env::temp_dir().join(format!("portico-forgetful-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let forgetful = folder.join("portico");
    let words = format!("#!/bin/sh\n[ \"$1\" = check ] || rm -f portico.db*\nexec {} \"$@\"\n", program().display());
    std::fs::write(&forgetful, words).unwrap();
    std::fs::set_permissions(&forgetful, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let (kills, within, none) = (3, Duration::from_secs(3), Duration::ZERO);
    let plan = KillPlan { kills, within, everything_within: none, patience: none, ..short_plan(&forgetful) };
    let report = kill_again_and_again(&plan, &Engine::Sqlite).await.unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(report.broken() > 0, "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_that_stands_still_or_stops_is_told_in_time_and_the_program_comes_back() {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../.make/postgres.sh");
    let folder = std::env::temp_dir();
    let cluster = Cluster::start(&script, &folder, "portico-test-outages").await.unwrap();
    for trouble in [Trouble::Frozen, Trouble::Stopped] {
        let report = outage(program(), &folder, &cluster, trouble, Duration::from_secs(1)).await.unwrap();
        assert!(report.is_kept(), "{report}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_loses_nothing_and_is_left_behind() {
    match full_disk(program(), &std::env::temp_dir()).await.unwrap() {
        Some(report) => assert!(report.is_kept(), "{report}"),
        None => eprintln!("not tried: this system gives no namespaces (unshare) to its users"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_half_open_requests_delay_no_life_sign() {
    // Beside other tests on two processors; `make chaos` asks for 100 ms.
    let report = half_open_requests(program(), &std::env::temp_dir(), Duration::from_secs(2)).await.unwrap();
    assert!(report.is_kept(), "{report}");
}
