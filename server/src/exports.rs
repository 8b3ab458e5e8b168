//! Makes the copies of everything that people asked for: claims one, writes `data.json` and `index.html` section by section into one archive,
//! and hands it back. The activity is read in pages, so that a long history is never in memory as a whole; only what is packed is.

mod archive;

use std::time::Duration;

use portico_app::features::privacy_export::Readable;
use portico_app::locale::zones::Zone;
use portico_identity::Identity;
use portico_identity::exports::ClaimedExport;
use portico_identity::inventory::Section;
use serde_json::{Value, json};
use tokio::sync::watch;

use archive::Archive;

/// Exports of other replicas, and those whose worker died, are looked for this often.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Where the schema of `data.json` is published.
pub const SCHEMA_PATH: &str = "/schemas/export-1.json";

/// Why an export could not be made this time.
#[derive(Debug, thiserror::Error)]
enum Problem {
    #[error(transparent)]
    Identity(#[from] portico_identity::Error),
    #[error(transparent)]
    Archive(#[from] archive::Problem),
}

/// Makes exports until `stop` turns true; the one in hand is finished first. Several may run, here and in other replicas.
pub async fn run_exports(identity: Identity, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match make_next(&identity).await {
            Ok(true) => {}
            Ok(false) => rest(&identity, &mut stop).await,
            Err(error) => {
                tracing::warn!(%error, "the exports cannot be read");
                rest(&identity, &mut stop).await;
            }
        }
    }
}

async fn rest(identity: &Identity, stop: &mut watch::Receiver<bool>) {
    tokio::select! {
        () = identity.exports_waiting().notified() => {}
        () = tokio::time::sleep(LOOK_EVERY) => {}
        _ = stop.changed() => {}
    }
}

/// Makes the export that is due longest. `false` when there is none.
///
/// # Errors
/// When the database does not answer. An export that cannot be made is logged and tried again later.
pub async fn make_next(identity: &Identity) -> Result<bool, portico_identity::Error> {
    let Some(export) = identity.claim_export().await? else { return Ok(false) };
    match make(identity, &export).await {
        Ok(true) => tracing::info!(export = %export.id, tries = export.attempts, "export made"),
        Ok(false) => {
            tracing::info!(export = %export.id, tries = export.attempts, "export is somebody else's by now, or gone")
        }
        // Erased meanwhile, and the export with it.
        Err(Problem::Identity(portico_identity::Error::NoAccount)) => {
            tracing::info!(export = %export.id, "export is gone")
        }
        Err(error) => {
            tracing::warn!(export = %export.id, tries = export.attempts, %error, "export not made yet");
            identity.export_failed(&export).await?;
        }
    }
    Ok(true)
}

async fn make(identity: &Identity, export: &ClaimedExport) -> Result<bool, Problem> {
    let settings = identity.settings();
    let schema = settings.public_url.join(SCHEMA_PATH).map(String::from).unwrap_or_default();
    let zone = Zone::of_reader(&identity.export_time_zone(export).await?, &settings.time_zone);
    let readable = Readable::new(&export.language, zone, &settings.name);
    let mut archive = Archive::begin(export.begun_at)?;
    archive.begin_file("data.json")?;
    let Some(sections) = write_data(identity, export, &schema, &mut archive).await? else { return Ok(false) };
    archive.begin_file("index.html")?;
    if !write_readable(identity, export, &readable, &sections, &mut archive).await? {
        return Ok(false);
    }
    archive.begin_file("README.txt")?;
    archive.write(readable.readme(export.begun_at, &schema).as_bytes())?;
    Ok(identity.finish_export(export, &archive.finish()?).await?)
}

/// The document for programs. Gives the sections for the readable one, all but the activity; none when the export is not ours any more.
async fn write_data(
    identity: &Identity,
    export: &ClaimedExport,
    schema: &str,
    archive: &mut Archive,
) -> Result<Option<Vec<(Section, Value)>>, Problem> {
    archive.write(head(identity, export, schema).as_bytes())?;
    let mut sections = Vec::new();
    for (done, section) in (1..).zip(Section::ALL) {
        archive.write(format!(",\n\"{}\": ", section.as_str()).as_bytes())?;
        if *section == Section::Activity {
            if !write_activity(identity, export, done, archive).await? {
                return Ok(None);
            }
        } else {
            let told = identity.read_export_section(export, *section).await?;
            archive.write_json(&told)?;
            sections.push((*section, told));
        }
        if !identity.hold_export(export, done).await? {
            return Ok(None);
        }
    }
    archive.write(b"\n}\n")?;
    Ok(Some(sections))
}

/// What the document is, up to its last line before the sections.
fn head(identity: &Identity, export: &ClaimedExport, schema: &str) -> String {
    let made_at = portico_identity::exports::moment(export.begun_at);
    let portal = json!({ "name": identity.settings().name, "url": identity.settings().public_url });
    format!(
        "{{\n\"$schema\": {},\n\"format\": \"portico-export\",\n\"version\": 1,\n\"made_at\": {},\n\"language\": {},\n\"portal\": {portal}",
        json!(schema),
        json!(made_at),
        json!(export.language)
    )
}

/// `false` when the export is not ours any more.
async fn write_activity(
    identity: &Identity,
    export: &ClaimedExport,
    step: i64,
    archive: &mut Archive,
) -> Result<bool, Problem> {
    archive.write(b"[")?;
    let (mut after, mut separator) = (0, "\n");
    while let Some((events, last)) = identity.read_export_activity(export, after).await? {
        for event in &events {
            archive.write(separator.as_bytes())?;
            archive.write_json(event)?;
            separator = ",\n";
        }
        after = last;
        if !identity.hold_export(export, step.saturating_sub(1)).await? {
            return Ok(false);
        }
    }
    archive.write(b"]")?;
    Ok(true)
}

/// The document for people. `false` when the export is not ours any more.
async fn write_readable(
    identity: &Identity,
    export: &ClaimedExport,
    readable: &Readable,
    sections: &[(Section, Value)],
    archive: &mut Archive,
) -> Result<bool, Problem> {
    archive.write(readable.open(export.begun_at).as_bytes())?;
    for (section, told) in sections {
        archive.write(readable.section(*section, told).as_bytes())?;
    }
    archive.write(readable.open_activity().as_bytes())?;
    let (done, mut after) = (i64::try_from(Section::ALL.len()).unwrap_or(0), 0);
    while let Some((events, last)) = identity.read_export_activity(export, after).await? {
        archive.write(readable.activity(&events).as_bytes())?;
        after = last;
        if !identity.hold_export(export, done).await? {
            return Ok(false);
        }
    }
    archive.write(readable.close().as_bytes())?;
    Ok(true)
}
