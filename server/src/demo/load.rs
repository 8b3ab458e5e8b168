//! Loading: organisations, the files of each source through its import, the court's order, and the invitations. All of it can be done again: it
//! then changes what the days have changed, and nothing else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::civil::Date;
use portico_app::features::demo::{Demo, DemoFile};
use portico_identity::Identity;
use portico_identity::portal::imports::{ImportPlan, Outcome, Reader, SourcePut};
use portico_identity::portal::organisations::{Applied, Organisation, OrganisationKind};
use uuid::Uuid;

use super::days::Days;
use super::organisations::{BANK, HORIZON, VENDOR, WESTERKADE, organisations};
use super::problem::DemoProblem;
use super::{bank, cast, school, vendor};
use crate::imports::{Mapping, RosterReader, TableReader, open_path};

/// What was loaded, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    /// Rows that the files say.
    pub rows: u64,
    /// Rows that were not taken.
    pub defects: u64,
    /// Parts that somebody can play.
    pub parts: usize,
}

/// The organisations by their stable names.
pub(super) type Places = BTreeMap<&'static str, Organisation>;

/// One reading of one source: its name, where its files are below the folder, and how they are read.
type Step = (&'static str, &'static str, Way);

/// How files are read.
#[derive(Clone, Copy)]
enum Way {
    /// As a OneRoster bundle.
    Roster,
    /// By a mapping.
    Table(&'static str),
}

const STEPS: [Step; 6] = [
    (BANK, "bank", Way::Table(include_str!("mappings/bank.toml"))),
    (WESTERKADE, "westerkade/roster.zip", Way::Roster),
    (WESTERKADE, "westerkade", Way::Table(include_str!("mappings/school.toml"))),
    (HORIZON, "horizon/roster", Way::Roster),
    (HORIZON, "horizon", Way::Table(include_str!("mappings/school.toml"))),
    (VENDOR, "vendor", Way::Table(include_str!("mappings/vendor.toml"))),
];

/// Loads the demo as of a day, or what has changed since.
///
/// # Errors
/// When something of it cannot be read, taken or written.
pub async fn load(identity: &Identity, file: &DemoFile, today: Date) -> Result<Loaded, DemoProblem> {
    let before = belonging(identity, file).await?;
    let anchor = before.as_ref().and_then(|demo| demo.anchor.parse().ok()).unwrap_or(today);
    let days = Days::new(anchor, today);
    let places = write_organisations(identity).await?;
    let folder = Folder::new()?;
    let files = bank::files(&days).into_iter().chain(school::files(&days)?).chain(vendor::files(&days));
    for file in files {
        file.write(&folder.0)?;
    }
    let mut loaded = Loaded { rows: 0, defects: 0, parts: 0 };
    for step in STEPS {
        let (rows, defects) = import(identity, &places, &folder.0, step).await?;
        loaded.rows += rows;
        loaded.defects += defects;
    }
    bar(identity).await?;
    let parts = cast::parts(identity, &places, &days, before.as_ref()).await?;
    loaded.parts = parts.len();
    let organisation = places.get(BANK).map(|bank| bank.id).unwrap_or_default();
    file.write(&Demo { anchor: anchor.to_string(), organisation, parts })?;
    Ok(loaded)
}

/// What was left here before, if it belongs to this database.
async fn belonging(identity: &Identity, file: &DemoFile) -> Result<Option<Demo>, DemoProblem> {
    let Some(demo) = file.read()? else { return Ok(None) };
    let known = identity.find_organisation(demo.organisation).await?.is_some();
    Ok(known.then_some(demo))
}

async fn write_organisations(identity: &Identity) -> Result<Places, DemoProblem> {
    if let Applied::Refused(problems) = identity.apply_organisations(&organisations()).await? {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Err(DemoProblem::Organisations(problems.join("; ")));
    }
    let mut places = Places::new();
    for name in [BANK, WESTERKADE, HORIZON, VENDOR] {
        let Some(found) = identity.organisation_meant(name).await? else {
            return Err(DemoProblem::Organisations(format!("{name} is not there")));
        };
        if identity.put_source(name, &found.name, found.id, "").await? != SourcePut::Done {
            return Err(DemoProblem::Source(name));
        }
        places.insert(name, found);
    }
    Ok(places)
}

async fn import(
    identity: &Identity,
    places: &Places,
    folder: &Path,
    (source, path, way): Step,
) -> Result<(u64, u64), DemoProblem> {
    let files = open_path(&folder.join(path))?;
    let Some(place) = places.get(source) else { return Err(DemoProblem::Source(source)) };
    let mut reader: Box<dyn Reader + Send> = match way {
        Way::Roster => Box::new(RosterReader::open(&files, place.kind == OrganisationKind::School)?),
        Way::Table(mapping) => {
            let mapping = Mapping::parse(mapping).map_err(|problem| DemoProblem::Mapping(source, problem))?;
            Box::new(TableReader::open(&mapping, &files, identity.kinds(), &place.time_zone)?)
        }
    };
    let report = identity.import(&ImportPlan::new(source), reader.as_mut(), &mut |_| {}).await?;
    if report.outcome == Outcome::Refused {
        return Err(DemoProblem::Refused(source, format!("{:?}; {:?}", report.refused, report.quarantine.first())));
    }
    Ok((report.rows, report.defects))
}

/// A court has barred a father: the school's desk closes all between him and the child.
async fn bar(identity: &Identity) -> Result<(), DemoProblem> {
    let mut after = Uuid::nil();
    loop {
        let some = identity.list_guardianships(None, after).await?;
        let Some(last) = some.last() else { return Ok(()) };
        after = last.id;
        for edge in some.iter().filter(|edge| edge.adult_name == cast::BARRED && edge.state != "barred") {
            let _closed = identity.bar_guardian(edge.id, "Order of the court, family chamber").await?;
        }
    }
}

/// A folder of one's own that goes when it is not needed any more.
struct Folder(PathBuf);

impl Folder {
    fn new() -> std::io::Result<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("portico-demo-{}-{number}", std::process::id()));
        std::fs::create_dir(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, folder = %self.0.display(), "a temporary folder stays");
        }
    }
}
