//! Organisations: banks, shops, schools, districts, vendors and the firms that are a vendor's partners. The operator writes them down in a file;
//! a roster brings its own.

mod apply;
mod draft;

use jiff::tz::TimeZone;
use portico_store::organisation as stored;
use uuid::Uuid;

use super::days::zone_named;
use crate::clock::Micros;
use crate::{Error, Identity};

pub use apply::{Applied, ApplyProblem};
pub use draft::OrganisationDraft;

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OrganisationKind {
    /// A bank.
    Bank,
    /// A shop.
    Shop,
    /// A school.
    School,
    /// Whoever sells to firms.
    Vendor,
    /// A firm, partner of a vendor.
    Firm,
    /// Several schools together.
    District,
}

impl OrganisationKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Bank, Self::Shop, Self::School, Self::Vendor, Self::Firm, Self::District];

    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Shop => "shop",
            Self::School => "school",
            Self::Vendor => "vendor",
            Self::Firm => "firm",
            Self::District => "district",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// UUIDv7.
    pub id: Uuid,
    /// What it is.
    pub kind: OrganisationKind,
    /// As people know it.
    pub name: String,
    /// ISO 3166-1, or ISO 3166-2 for a part of a country.
    pub country: String,
    /// Where its days begin and end.
    pub time_zone: TimeZone,
    /// Its languages, the first by default.
    pub languages: Vec<String>,
    /// Accent colour `#rrggbb`.
    pub accent: Option<String>,
    /// Where to write to; empty when it does not say.
    pub mail: String,
    /// Where to call; empty when it does not say.
    pub phone: String,
    /// Where to read; empty when it does not say.
    pub website: String,
    /// The vendor whose partner it is, the district whose school.
    pub parent: Option<Uuid>,
    /// The source that told of it; empty: the operator did.
    pub source: String,
    /// What that source calls it.
    pub source_key: String,
    /// When it ended, microseconds since 1970 UTC.
    pub ended_at: Option<Micros>,
}

impl Organisation {
    pub(crate) fn read(row: stored::Organisation) -> Result<Self, Error> {
        let unreadable = |what: &str| Error::Internal(format!("organisation {}: {what}", row.id));
        Ok(Self {
            id: row.id,
            kind: OrganisationKind::parse(&row.kind).ok_or_else(|| unreadable("kind"))?,
            time_zone: zone_named(&row.time_zone).ok_or_else(|| unreadable("time zone"))?,
            languages: serde_json::from_str(&row.languages)?,
            name: row.name,
            country: row.country,
            accent: Some(row.accent).filter(|accent| !accent.is_empty()),
            mail: row.mail,
            phone: row.phone,
            website: row.website,
            parent: row.parent_id,
            source: row.source,
            source_key: row.source_key,
            ended_at: row.ended_at,
        })
    }
}

impl Identity {
    /// One organisation.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find_organisation(&self, id: Uuid) -> Result<Option<Organisation>, Error> {
        let found = stored::find(&mut self.store().read().await?, id).await?;
        found.map(Organisation::read).transpose()
    }

    /// Every organisation, ended ones too, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_organisations(&self) -> Result<Vec<Organisation>, Error> {
        let mut db = self.store().read().await?;
        let (mut all, mut after) = (Vec::new(), Uuid::nil());
        loop {
            let rows = stored::list_after(&mut db, after).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in rows {
                all.push(Organisation::read(row)?);
            }
        }
        all.sort_by(|one: &Organisation, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        Ok(all)
    }

    /// The organisation that an operator means by a name of a file, by its id, or by its name when there is one of it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn organisation_meant(&self, named: &str) -> Result<Option<Organisation>, Error> {
        if let Ok(id) = Uuid::try_parse(named) {
            return self.find_organisation(id).await;
        }
        let by_key = stored::find_by_source(&mut self.store().read().await?, "", named).await?;
        if let Some(row) = by_key {
            return Organisation::read(row).map(Some);
        }
        let mut same = self.list_organisations().await?.into_iter().filter(|organisation| organisation.name == named);
        Ok(same.next().filter(|_| same.next().is_none()))
    }
}
