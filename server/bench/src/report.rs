//! The table, with its conditions under it.

use crate::load::Figures;
use crate::run::RunFigures;
use crate::{Engine, Plan};

/// One Markdown table for one database.
pub(crate) fn table(plan: &Plan, engine: &Engine, run: &RunFigures) -> String {
    let (name, durability) = match engine {
        Engine::Sqlite => ("SQLite", "WAL, synchronous=FULL"),
        Engine::Postgres(_) => ("PostgreSQL", "the database's own settings; its CPU and memory are not counted"),
    };
    let mut lines = vec![format!("### {name}"), String::new(), "| what | figure |".to_owned(), "|---|---|".to_owned()];
    lines.extend(sign_in_rows(&run.sign_in));
    lines.extend(sign_in_rows(&run.sign_in_crowd));
    for page in &run.pages {
        let Figures { per_second, p50_millis, p99_millis, cpu_millis_each, .. } = &page.figures;
        lines.push(format!(
            "| `{}`, {}, {:.1} kB | {per_second:.0}/s, p50 {p50_millis:.1} ms, p99 {p99_millis:.1} ms, server CPU {cpu_millis_each:.2} ms each |",
            page.path,
            page.who,
            page.bytes as f64 / 1000.0
        ));
    }
    lines.push(format!("| sign-ups, with mail and first passkey | {:.0}/s |", run.sign_ups_per_second));
    lines.push(format!("| resident memory, idle after the start | {:.0} MB |", run.idle_megabytes));
    lines.push(format!("| start to ready, existing database | {} ms |", run.start_to_ready.as_millis()));
    lines.push(String::new());
    lines.push(conditions(plan, run, durability));
    lines.join("\n") + "\n"
}

fn sign_in_rows(figures: &Figures) -> [String; 2] {
    let Figures { clients, per_second, p50_millis, p99_millis, cpu_millis_each, peak_megabytes } = figures;
    [
        format!(
            "| sign-ins, {clients} at once | {per_second:.0}/s, p50 {p50_millis:.1} ms, p99 {p99_millis:.1} ms, server CPU {cpu_millis_each:.2} ms each |"
        ),
        format!("| resident memory, {clients} at once | {peak_megabytes:.0} MB at most |"),
    ]
}

fn conditions(plan: &Plan, run: &RunFigures, durability: &str) -> String {
    let conditions = &run.conditions;
    format!(
        "{} cores of {}, shared by server, load program and database; {} persons with ES256 passkeys; {} s a row; a sign-in is both calls, \
         its time without the passkey's own work; CPU is user and system time of the server's process, the mean of the row; data on {} \
         ({durability}); binary {:.1} MB; rate limits off; {}.",
        conditions.cores,
        conditions.cpu,
        plan.persons,
        plan.seconds,
        conditions.file_system,
        conditions.binary_megabytes,
        conditions.date,
    )
}
