//! `portico vouch`: a desk says that somebody who stands before it is who they say.

use portico_app::locale::dates::iso;
use portico_identity::recovery::VouchGiven;

use super::open::{Refusal, open_identity};
use super::say;
use crate::cli::VouchArguments;
use crate::config::Config;

/// Why nobody gets back in by it.
#[derive(Debug, thiserror::Error)]
pub(in crate::commands) enum VouchRefusal {
    #[error("nobody of this id or address has asked to be vouched for within the last day")]
    NotFound,
    #[error("it is another number")]
    Wrong,
    #[error("too many other numbers were given: they have to ask anew")]
    TooManyTries,
}

/// Vouches, and says from when on it can be used.
pub(super) async fn vouch(config: &Config, how: &VouchArguments) -> Result<(), Refusal> {
    let identity = open_identity(config).await?;
    let given = identity.give_vouch_at_desk(&how.person, &how.word).await;
    identity.store().close().await;
    match given? {
        VouchGiven::Given { ready_at } => {
            say(&format!(
                "They get back in from {} on, with the same number. The owner was told at every address.",
                iso(ready_at)
            ));
            Ok(())
        }
        VouchGiven::NotFound => Err(VouchRefusal::NotFound.into()),
        VouchGiven::Wrong => Err(VouchRefusal::Wrong.into()),
        VouchGiven::TooManyTries => Err(VouchRefusal::TooManyTries.into()),
    }
}
