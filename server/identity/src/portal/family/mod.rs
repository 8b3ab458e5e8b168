//! Families: what an adult sees of a child and until when, what a student lets an adult see, coming of age, and the desk's part in it.

mod announcing;
mod between;
mod choosing;
mod desk;
mod guardians;
mod view;

pub use choosing::{Chosen, FamilyChoice};
pub use desk::{Barred, EdgeSummary, EndedEdge, VerifiedEdge};
pub use guardians::StoredGuardianships;
pub use view::{
    AdultSees, ChildEdge, FamilyAdult, FamilyChild, FamilyTopic, FamilyView, HandOverDay, TopicChoice, WaitingClaim,
};

pub(in crate::portal) use between::is_grown_up;
pub(in crate::portal) use choosing::lock_people;
pub(in crate::portal) use desk::name_of;
pub(in crate::portal) use guardians::is_barred;
pub(in crate::portal) use view::organisation_name;
