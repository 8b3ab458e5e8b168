//! The rights of people over their data: what is asked has a date by law, the operator is reminded, answers come and put right what was
//! wrong, and data that may only be kept is used by nobody.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../account/owner.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod owner;
#[path = "../portal/mod.rs"]
mod portal;

mod asking;
mod clocks;
mod desk;
mod program;
mod restriction;

use owner::{Owner, at};
use portal::Site;
use portico_identity::letters::Letter;
use portico_identity::rights::{RightsAsk, RightsAsked, RightsKind};
use uuid::Uuid;

fn a_request(kind: RightsKind, words: &str) -> RightsAsk {
    RightsAsk { kind, about: "birth-date".into(), words: words.into() }
}

impl Owner {
    async fn asks(&self, site: &Site, kind: RightsKind, words: &str) -> RightsAsked {
        site.identity.ask_right(&self.who, a_request(kind, words), &at()).await.unwrap()
    }

    /// A request that stands: its id and when it is due.
    async fn asked(&self, site: &Site, kind: RightsKind) -> (Uuid, i64) {
        let asked = self.asks(site, kind, "My words").await;
        let RightsAsked::Recorded { id, due_at } = asked else { panic!("{asked:?}") };
        (id, due_at)
    }
}

/// How many letters to an address are of a kind.
async fn count_letters(site: &Site, address: &str, is: impl Fn(&Letter) -> bool) -> usize {
    site.letters_to(address).await.iter().filter(|letter| is(letter)).count()
}
