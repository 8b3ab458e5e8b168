//! The child that a path names, as a guardian sees them. Whoever has no relation with the child learns nothing: the page is not there.

use portico_identity::messages::{CHILD_NEWS, EMAIL};
use portico_identity::portal::{About, ChildView, Role, Verdict, Why};
use uuid::Uuid;

use super::hidden::{Days, Sees};
use super::list::ChildCard;
use super::overview::Mails;
use crate::features::school::{ChildFrame, Pupil, Whose};
use crate::locale::SchoolTopic;
use crate::shell::{Detour, Failure, Visit};
use crate::ui::moment::Moment;

/// A child, and what stands around their pages.
pub(super) struct Child {
    /// What the guardian may know of the child.
    pub view: ChildView,
    /// What stands around the pages.
    pub frame: ChildFrame,
    /// The child as a student.
    pub pupil: Pupil,
    /// By what moments become days.
    pub days: Days,
}

/// What there is for a guardian where a path names a child.
pub(super) enum Found {
    /// The child.
    Child(Box<Child>),
    /// A relation that has ended; the last day. Nothing of the child is known any more, not even what they are called now.
    Ended(Moment),
}

impl Found {
    /// The child with this id, for whoever is here as a guardian, or was until all of it ended. An id by which the child was known before leads
    /// on to the one that was kept.
    pub(super) async fn find(visit: &Visit, id: Uuid) -> Result<Self, Detour> {
        let acting = visit.acting().await?;
        if acting.as_ref().is_some_and(|acting| acting.role() != Role::Guardian) {
            return Err(Failure::NotFound.into());
        }
        let identity = &visit.portal.identity;
        if let Some(acting) = acting {
            let all = identity.children(&acting).await?;
            let names = all.iter().map(|child| (child.id.to_string(), child.name.clone())).collect();
            if let Some(view) = all.into_iter().find(|child| child.id == id) {
                let frame = ChildFrame { id: id.to_string(), name: view.name.clone(), all: names };
                let schools = view.schools.iter().map(|school| school.organisation).collect();
                let whose = Whose::Child(frame.clone());
                let pupil = Pupil { acting, about: About::Child(id), whose, schools };
                let born = view.birth_date.as_deref().and_then(|born| born.parse().ok());
                let days = Days { language: visit.language(), zone: pupil.zone(visit).await?, born };
                return Ok(Self::Child(Box::new(Child { view, frame, pupil, days })));
            }
            if let Some(kept) = identity.child_known_before(&acting, id).await? {
                return Err(Detour::To(visit.path_led_on(id, kept)));
            }
        }
        let ended = identity.ended_guardianship(&visit.signed_in()?, id).await?.ok_or(Failure::NotFound)?;
        // The last day on which it held, not the first on which it did not.
        Ok(Self::Ended(visit.date(ended.saturating_sub(1))))
    }
}

impl Child {
    /// What may be seen, part by part.
    pub(super) fn sees(&self) -> Vec<(SchoolTopic, Sees)> {
        sees(&self.days, &self.view)
    }

    /// Whether a part may be seen at all.
    pub(super) fn is_open(&self, topic: SchoolTopic) -> bool {
        let found = self.view.topics.iter().find(|view| view.topic == topic.as_str());
        found.is_some_and(|view| view.verdict == Verdict::Allowed)
    }

    /// Why a part is not for the reader.
    pub(super) fn closed(&self, why: Why) -> Sees {
        Sees::closed(&self.days, why)
    }

    /// Whether the reader may decide on consents for the child.
    pub(super) fn decides(&self, visit: &Visit) -> bool {
        visit.portal.identity.may_consent_for(&self.pupil.acting, self.view.id)
    }

    /// About what of the child the reader gets mails.
    pub(super) async fn mails(&self, visit: &Visit) -> Result<Mails, Detour> {
        let identity = &visit.portal.identity;
        let offered = identity.news_choices(&self.pupil.acting, self.view.id).await?;
        let choices = SchoolTopic::ALL.into_iter().filter_map(|topic| {
            let choice = offered.iter().find(|choice| choice.topic == topic.as_str())?;
            Some((topic, choice.wanted))
        });
        let is_wanted = identity.wants(self.pupil.acting.person(), CHILD_NEWS, EMAIL).await?;
        Ok(Mails { choices: choices.collect(), is_stopped: !is_wanted, saved: false })
    }
}

fn sees(days: &Days, view: &ChildView) -> Vec<(SchoolTopic, Sees)> {
    let known = view.topics.iter().filter_map(|topic| Some((SchoolTopic::parse(&topic.topic)?, topic)));
    known.map(|(topic, view)| (topic, Sees::of(days, view.verdict, view.until))).collect()
}

/// A child in the list.
pub(super) fn card(visit: &Visit, view: &ChildView) -> ChildCard {
    // The list names no days, so any clock will do.
    let days = Days { language: visit.language(), zone: visit.zone(), born: None };
    ChildCard { id: view.id.to_string(), name: view.name.clone(), schools: schools(view), sees: sees(&days, view) }
}

/// Grade and school of each school, where the reader may know them.
pub(super) fn schools(view: &ChildView) -> Vec<(String, String)> {
    view.schools.iter().map(|school| (school.grade.clone(), school.name.clone())).collect()
}
