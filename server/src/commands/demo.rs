//! `portico demo`: loads the demo, or what has changed since.

use jiff::Timestamp;
use portico_app::features::demo::DemoFile;
use portico_identity::Identity;
use portico_identity::clock::Clock;
use portico_identity::keys::KeyRing;
use portico_identity::random::Rng;
use portico_store::Options;

use super::open::{Refusal, identity_settings, open_store};
use super::say;
use crate::config::Config;
use crate::demo::{DemoProblem, load};

/// Loads it. The keys are made when there are none, as at a first start.
pub(super) async fn load_demo(config: &Config) -> Result<(), Refusal> {
    if !config.public_url.is_local() {
        return Err(DemoProblem::NotLocal(config.public_url.origin().to_owned()).into());
    }
    let (rng, clock) = (Rng::default(), Clock::System);
    let now = clock.now();
    let keys = KeyRing::open(&config.keys_folder, &rng, now)?;
    let store = open_store(config, &Options::default()).await?;
    let identity = Identity::new(store.clone(), clock, rng, keys, identity_settings(config)?);
    let zone = config.organisation.time_zone.clone();
    let today = Timestamp::from_microsecond(now).unwrap_or_default().to_zoned(zone).date();
    let loaded = load(&identity, &DemoFile::at(&config.demo_file), today).await;
    store.close().await;
    let loaded = loaded?;
    say(&format!("The demo is loaded: {} rows, {} parts to play. Look at /demo.", loaded.rows, loaded.parts));
    Ok(())
}
