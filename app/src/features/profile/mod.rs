//! What a person says about themselves: names, language, time zone, look; a date of birth where somebody needs it.

mod api;
mod form;
mod page;
mod zones;

pub use api::{save, show};
pub use page::{BirthDateField, ProfileErrors, ProfileForm, page};
