//! What a person says about themselves: names, language, time zone, look; a date of birth where the operator asks for it.

mod api;
mod form;
mod page;
mod zones;

pub use api::{save, show};
pub use page::{ProfileErrors, ProfileForm, page};
