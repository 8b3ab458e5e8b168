//! Who saw my data: each look of somebody else at a person's page is an entry that the person reads.

use portico_store::sight::{self, NamedSight, Sight};
use uuid::Uuid;

use super::acting::{About, Acting, Sensitivity};
use super::role::Role;
use super::shown::Cursor;
use crate::clock::Micros;
use crate::sessions::SignedIn;
use crate::{Circumstances, Error, Identity};

/// Entries on a page.
const PAGE: usize = 30;
/// Entries that are read at once.
const CHUNK: i64 = 100;

/// One look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SightView {
    /// UUIDv7.
    pub id: Uuid,
    /// Who looked; empty when their account is gone.
    pub viewer: String,
    /// As what: `guardian`, `member`.
    pub relation: String,
    /// What they looked at.
    pub topic: String,
    /// The name of the organisation whose data it was; empty for none in particular.
    pub organisation: String,
    /// When, microseconds since 1970 UTC.
    pub at: Micros,
}

/// Some looks, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SightPage {
    /// Thirty at most.
    pub sights: Vec<SightView>,
    /// Where the next page begins; none on the last one.
    pub older: Option<Cursor>,
}

impl Identity {
    /// Notes that somebody looked at another's data. Looking at one's own is not noted.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn note_sight(
        &self,
        acting: &Acting,
        subject: Uuid,
        topic: &str,
        provider: Option<Uuid>,
        at: &Circumstances,
    ) -> Result<(), Error> {
        if subject == acting.person() {
            return Ok(());
        }
        let (relation, relation_id) = match acting.role() {
            Role::Guardian => ("guardian", acting.facts.child(subject).and_then(|child| child.edge_at(provider))),
            Role::Member(_) => ("member", None),
            Role::Customer(_) | Role::Student(_) => return Ok(()),
        };
        let look = Sight {
            id: self.new_id()?,
            subject_id: subject,
            viewer_id: Some(acting.person()),
            relation: relation.into(),
            relation_id,
            topic: topic.into(),
            organisation_id: provider,
            at: self.now(),
            request: at.request.clone(),
        };
        let mut db = self.store().write_alone().await?;
        Ok(sight::insert(&mut db, &look).await?)
    }

    /// Who looked at the person's data, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_sights(&self, who: &SignedIn, after: Option<Cursor>) -> Result<SightPage, Error> {
        self.sights_of(who.person(), after, |_| true).await
    }

    /// Who looked at a child's data, for a guardian, as far as the guardian may see what was looked at. None when they may not know.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list_child_sights(
        &self,
        acting: &Acting,
        child: Uuid,
        after: Option<Cursor>,
    ) -> Result<Option<SightPage>, Error> {
        let about = About::Child(child);
        let open =
            |topic: &str, provider| self.may_see(acting, &about, (topic, Sensitivity::Normal), provider).is_allowed();
        if !open("sights", None) {
            return Ok(None);
        }
        let seen = |look: &Sight| open("sights", look.organisation_id) && open(&look.topic, look.organisation_id);
        self.sights_of(child, after, seen).await.map(Some)
    }

    async fn sights_of(
        &self,
        subject: Uuid,
        after: Option<Cursor>,
        seen: impl Fn(&Sight) -> bool,
    ) -> Result<SightPage, Error> {
        let mut before = after.map_or((i64::MAX, Uuid::max()), |cursor| (cursor.at, cursor.id));
        let mut db = self.store().read().await?;
        let mut sights = Vec::new();
        loop {
            let rows = sight::list_newest(&mut db, subject, before, CHUNK).await?;
            let Some(last) = rows.last() else { break };
            before = (last.sight.at, last.sight.id);
            sights.extend(rows.into_iter().filter(|row| seen(&row.sight)).map(view));
            if sights.len() > PAGE {
                break;
            }
        }
        let more = sights.len() > PAGE;
        sights.truncate(PAGE);
        let older = sights.last().filter(|_| more).map(|last| Cursor { at: last.at, id: last.id });
        Ok(SightPage { sights, older })
    }
}

fn view(row: NamedSight) -> SightView {
    let NamedSight { sight, viewer, organisation } = row;
    SightView { id: sight.id, viewer, relation: sight.relation, topic: sight.topic, organisation, at: sight.at }
}
