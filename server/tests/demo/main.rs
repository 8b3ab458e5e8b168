//! The demo: it goes through the real imports, can be loaded again, and everybody on its page gets in as what it says.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod loading;
mod playing;

use jiff::Timestamp;
use jiff::civil::Date;
use portal::Site;
use portico::demo::{Loaded, load};
use portico_app::features::demo::{Demo, DemoFile, DemoPerson, PartKey};

/// A demo that was loaded.
struct Play {
    file: DemoFile,
    loaded: Loaded,
}

impl Play {
    async fn on(site: &Site) -> Self {
        let file = DemoFile::at(&site.database.folder.join("demo.json"));
        let loaded = load(&site.identity, &file, today(site)).await.unwrap();
        Self { file, loaded }
    }

    fn demo(&self) -> Demo {
        self.file.read().unwrap().unwrap()
    }

    /// The first who plays a part.
    fn person(&self, key: PartKey) -> DemoPerson {
        self.demo().parts.into_iter().find(|part| part.key == key).unwrap().people.remove(0)
    }
}

fn today(site: &Site) -> Date {
    Timestamp::from_microsecond(site.identity.now()).unwrap().to_zoned(jiff::tz::TimeZone::UTC).date()
}
