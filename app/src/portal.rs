//! What every handler works with: the use-cases and the look. Made once at start.

use std::collections::BTreeMap;
use std::sync::Arc;

use portico_identity::Identity;

use crate::features::demo::DemoFile;
use crate::features::legal::LegalDocument;
use crate::places::Places;
use crate::shell::Look;

/// The application's state. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Portal {
    /// All use-cases.
    pub identity: Identity,
    /// The operator's look and the build's files.
    pub look: Look,
    /// The operator's legal documents by the name in their path.
    pub legal: Arc<BTreeMap<String, LegalDocument>>,
    /// Where networks are, if the operator has a file that says so.
    pub places: Option<Places>,
    /// Where a local demo says whom it invited; none anywhere else.
    pub demo: Option<DemoFile>,
}
