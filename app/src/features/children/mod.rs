//! Children, as their guardians see them: who they are, what may be seen of each, until when, and what not and why. The parts themselves are
//! those of `features/school`.

mod api;
mod child;
mod documents;
mod hidden;
mod list;
mod overview;
mod overview_parts;
mod short;

pub use api::{
    choose_mails, document_file, show_all, show_attendance, show_documents, show_overview, show_result, show_results,
    show_timetable,
};
pub use documents::{DocumentRow, Documents, documents_page};
pub use hidden::{Sees, ended_page, hidden_page};
pub use list::{ChildCard, Children, list_page};
pub use overview::{Mails, Overview, overview_page};

pub(crate) use short::{child_in_short, short_view};
