//! A firm's pages: what it ordered, asked, owes and was told, and the settings that it changes itself. For members, each as far as their rights
//! reach.

mod api;
mod changes;
mod changes_api;
mod lists;
mod order;
mod settings;
mod settings_api;

pub use api::{LISTS, Listing, file, show, show_one};
pub use changes::{ChangesPage, changes_page};
pub use changes_api::{changes_file, show_changes};
pub use order::order_page;
pub use settings::{SettingRow, Settings, SettingsNotice, settings_page};
pub use settings_api::{change, show_settings};
