//! All that the public listener answers, in one router with the layers around it.

use std::path::PathBuf;

use axum::Router;
use portico_identity::clock::Clock;

use crate::assets::SiteFiles;
use crate::dev_mail;
use crate::endpoints::{self, EndpointState};
use crate::layers::{self, LayerSettings};

/// What the router is made of.
pub struct RouterParts {
    /// The pages and their JSON calls, with the session around them.
    pub pages: Router,
    /// Health and `/.well-known/`.
    pub endpoints: EndpointState,
    /// Style, islands, public files.
    pub site: SiteFiles,
    /// The folder of the demo's mails, in a local demo only.
    pub dev_mail_folder: Option<PathBuf>,
    /// The time, for the demo's mailbox.
    pub clock: Clock,
    /// Around all of it.
    pub layers: LayerSettings,
}

/// Puts the parts together.
pub fn router(parts: RouterParts) -> Router {
    let mut router = parts.pages.merge(endpoints::router(parts.endpoints)).merge(parts.site.router());
    if let Some(folder) = parts.dev_mail_folder {
        router = router.merge(dev_mail::router(folder, parts.layers.look.clone(), parts.clock));
    }
    layers::apply(router, &parts.layers)
}
