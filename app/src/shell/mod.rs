//! The document around every page: head, header, footer, the choice of language, and turning a view into HTML.

mod answer;
mod boot;
mod context;
mod cookie;
mod detour;
mod device;
mod document;
mod failure;
mod json_body;
mod languages;
mod look;
mod navigation;
mod path_id;
mod posted;
mod problem;
mod render;
mod request;
mod roles;
mod visit;

pub use answer::{refused, switched, too_many};
pub use context::{Assets, Brand, Islands, LegalLink, Page, PageContext, Roles, SignedInAs, Theme, Width};
pub use cookie::session_cookie;
pub use detour::{Detour, FROZEN_PATH, TERMS_PATH, sign_in_path};
pub use failure::Failure;
pub use json_body::JsonBody;
pub use look::{LANGUAGE_COOKIE, Look};
pub use navigation::support_href;
pub use path_id::{InPath, PathId};
pub use posted::Posted;
pub use problem::problem;
pub use render::render;
pub use request::{ClientNetwork, FromHere, Nonce, RequestId};
pub use roles::role_words;
pub use visit::{Flash, Visit, hash_session_id, remembered};
