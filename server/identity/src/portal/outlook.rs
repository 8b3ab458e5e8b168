//! What a person would see: the same functions as the pages, for any person and moment. For `portico policy show` and for proofs.

use serde::Serialize;
use uuid::Uuid;

use super::acting::{About, Acting, Sensitivity, Verdict};
use super::kinds::TOPICS;
use super::role::Role;
use super::shown::{ListAsk, Listed, Shown};
use crate::clock::{Micros, iso};
use crate::{Error, Identity};

/// Records that are read at once.
const CHUNK: u32 = 1000;

/// Everything that a person would see at a moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outlook {
    /// Who.
    pub person: Uuid,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// In each role.
    pub roles: Vec<RoleOutlook>,
}

/// Everything that somebody would see in one role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleOutlook {
    /// The role's stable name.
    pub role: String,
    /// The organisation's name; empty for a guardian.
    pub organisation: String,
    /// About whom.
    pub abouts: Vec<AboutOutlook>,
}

/// Everything that somebody would see about one person or firm.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AboutOutlook {
    /// `self`, `child:…` or `firm`.
    pub about: String,
    /// The child's name; empty otherwise.
    pub name: String,
    /// Whether each topic may be seen.
    pub topics: Vec<TopicOutlook>,
    /// What there is to see, by kind; kinds without a record are left out.
    pub kinds: Vec<KindOutlook>,
}

/// Whether a topic may be seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicOutlook {
    /// Its stable name.
    pub topic: String,
    /// Whether, and why not.
    pub verdict: Verdict,
}

/// The records of a kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KindOutlook {
    /// The kind's stable name.
    pub kind: String,
    /// The newest first, with the fields that may be seen.
    pub records: Vec<Shown>,
}

impl About {
    /// The stable name: `self`, `child:…` or `firm`.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Myself => "self".into(),
            Self::Child(child) => format!("child:{child}"),
            Self::Firm => "firm".into(),
        }
    }
}

impl Identity {
    /// Everything that this person would see at that moment (microseconds since 1970 UTC), in one role or in all.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn policy_show(&self, person: Uuid, role: Option<Role>, at: Micros) -> Result<Outlook, Error> {
        let mut roles = Vec::new();
        for view in
            self.roles_at(person, at).await?.into_iter().filter(|view| role.is_none_or(|role| role == view.role))
        {
            let Some(acting) = self.act_as_at(person, Some(view.role), at).await? else { continue };
            let mut abouts = Vec::new();
            for about in acting.abouts() {
                abouts.push(self.outlook_on(&acting, about).await?);
            }
            roles.push(RoleOutlook { role: view.role.key(), organisation: view.organisation, abouts });
        }
        Ok(Outlook { person, at: iso(at), roles })
    }

    async fn outlook_on(&self, acting: &Acting, about: About) -> Result<AboutOutlook, Error> {
        let topics = TOPICS.iter().map(|topic| TopicOutlook {
            topic: (*topic).into(),
            verdict: self.may_see(acting, &about, (topic, Sensitivity::Normal), None),
        });
        let topics = topics.collect();
        let mut kinds = Vec::new();
        for kind in self.kinds().iter() {
            let records = self.all_records(acting, &about, &kind.id).await?;
            if !records.is_empty() {
                kinds.push(KindOutlook { kind: kind.id.clone(), records });
            }
        }
        let child = acting.facts.children().find(|child| about == About::Child(child.id));
        let name = child.map(|child| child.name.clone()).unwrap_or_default();
        Ok(AboutOutlook { about: about.key(), name, topics, kinds })
    }

    async fn all_records(&self, acting: &Acting, about: &About, kind: &str) -> Result<Vec<Shown>, Error> {
        let mut ask = ListAsk { limit: CHUNK, ..ListAsk::newest(kind) };
        let mut records = Vec::new();
        while let Listed::Shown(page) = self.list_records(acting, about, &ask).await? {
            records.extend(page.records);
            ask.after = page.next;
            if page.next.is_none() {
                break;
            }
        }
        Ok(records)
    }
}
