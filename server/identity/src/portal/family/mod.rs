//! Families: what an adult sees of a child and until when, what a student lets an adult see, coming of age, and the desk's part in it.

mod announcing;
mod barring;
mod between;
mod choosing;
mod coming;
mod desk;
mod guardians;
mod named;
mod news;
mod stating;
mod view;

pub use barring::{Barred, Unbarred};
pub use choosing::{Chosen, FamilyChoice};
pub use desk::{EdgeSummary, EndedEdge, VerifiedEdge};
pub use guardians::StoredGuardianships;
pub use news::NewsChoice;
pub use stating::BirthDateStated;
pub use view::{
    AdultSees, ChildEdge, FamilyAdult, FamilyChild, FamilyTopic, FamilyView, HandOverDay, TopicChoice, WaitingClaim,
};

pub(in crate::portal) use between::is_grown_up;
pub(in crate::portal) use choosing::lock_people;
pub(in crate::portal) use desk::name_of;
pub(in crate::portal) use guardians::is_barred;
pub(crate) use named::name_between;
pub(in crate::portal) use view::organisation_name;
