//! The family: what an adult sees of a child and until when, what a student shares or keeps, and an adult's consents for a child.

mod adult;
mod api;
mod child;
mod consents;
mod consents_api;
mod page;
mod shown;

pub use adult::{AdultCard, AdultTopic, ChosenOn, Sees};
pub use api::{choose, show};
pub use child::{ChildCard, ChildStands, EdgeRow};
pub use consents::{ChildConsents, Own, consents_page};
pub use consents_api::{decide, show_consents};
pub use page::{Family, FamilyNotice, page};

pub(crate) use adult::adult_card;
pub(crate) use page::told;
pub(crate) use shown::adult as adult_shown;
