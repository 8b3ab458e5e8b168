//! Imports: what a source says becomes persons, classes and records, and what it should not do it cannot.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "each test binary uses its part")]
#[path = "../account/owner.rs"]
mod owner;
#[path = "../portal/mod.rs"]
mod portal;

mod broken;
mod characters;
mod claimed;
mod keyless;
mod killed;
mod kinds;
mod network;
mod places;
mod reused;
mod roles;
mod rosters;
mod subjects;
mod tables;
mod undone;

use std::path::PathBuf;

use portal::Site;
use portico::imports::{Mapping, open_path, open_reader};
use portico_identity::portal::imports::{ImportPlan, ImportReport, Outcome};
use portico_identity::portal::organisations::{Applied, OrganisationDraft, OrganisationKind};

/// Files of a source, and who they are imported for.
struct Files<'s> {
    site: &'s Site,
    folder: PathBuf,
}

impl<'s> Files<'s> {
    /// With a school, a district, a bank and a vendor.
    async fn new(site: &'s Site) -> Self {
        let draft = |key: &str, kind, country: &str, time_zone: &str| OrganisationDraft {
            key: key.into(),
            kind,
            name: format!("The {key}"),
            country: country.into(),
            time_zone: time_zone.into(),
            languages: vec!["nl".into(), "en".into()],
            accent: None,
            mail: None,
            phone: None,
            website: None,
            parent: None,
            ends_on: None,
        };
        let drafts = [
            draft("school", OrganisationKind::School, "NL", "Europe/Amsterdam"),
            draft("district", OrganisationKind::District, "NL", "Europe/Amsterdam"),
            draft("bank", OrganisationKind::Bank, "CZ", "Europe/Prague"),
            draft("vendor", OrganisationKind::Vendor, "US", "America/New_York"),
        ];
        let applied = site.identity.apply_organisations(&drafts).await.unwrap();
        assert!(matches!(applied, Applied::Done { .. }), "{applied:?}");
        let folder = site.database.folder.join("files");
        std::fs::create_dir_all(&folder).unwrap();
        Self { site, folder }
    }

    fn put(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.folder.join(name), text).unwrap();
        self
    }

    fn remove(&self, name: &str) -> &Self {
        std::fs::remove_file(self.folder.join(name)).unwrap();
        self
    }

    async fn import(&self, home: &str, mapping: Option<&str>) -> Result<ImportReport, String> {
        self.import_with(home, mapping, |_| ()).await
    }

    async fn import_with(
        &self,
        home: &str,
        mapping: Option<&str>,
        change: impl FnOnce(&mut ImportPlan),
    ) -> Result<ImportReport, String> {
        let identity = &self.site.identity;
        let home = identity.organisation_meant(home).await.unwrap().unwrap();
        let files = open_path(&self.folder).map_err(|problem| problem.to_string())?;
        let mapping = mapping.map(Mapping::parse).transpose()?;
        let reader = open_reader(&files, mapping.as_ref(), &home, identity.kinds());
        let mut reader = reader.map_err(|problems| problems.to_string())?;
        let mut plan = ImportPlan { organisation: Some(home.id), ..ImportPlan::new("source") };
        change(&mut plan);
        identity.import(&plan, reader.as_mut(), &mut |_| ()).await.map_err(|problem| problem.to_string())
    }

    async fn applied(&self, home: &str, mapping: Option<&str>) -> ImportReport {
        let report = self.import(home, mapping).await.unwrap();
        assert_eq!(report.outcome, Outcome::Applied, "{report:#?}");
        report
    }

    async fn count(&self, from: &str) -> u64 {
        self.site.database.count(from).await
    }
}

/// The row of a report about a table: new, changed, same, back, gone, defects.
fn figures(report: &ImportReport, table: &str) -> [u64; 6] {
    let of = report.tables.iter().find(|of| of.table == table).unwrap();
    [of.new, of.changed, of.same, of.returned, of.gone, of.defects]
}
