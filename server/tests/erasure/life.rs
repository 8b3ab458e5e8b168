//! Somebody who did everything there is to do, so that every table has rows of theirs.

use std::net::Ipv4Addr;

use portico_identity::Circumstances;
use portico_identity::consents::{Channel, Decision};
use portico_identity::people::ProfileChange;
use portico_identity::recipients::{NewRecipient, RecipientAdded, RecipientId, WebhookUrl};
use portico_identity::rights::{RightsAsk, RightsAsked, RightsKind};

use crate::owner::{Owner, at};
use crate::portal::{DAY, MINUTE, Site};
use crate::traces::Marks;

pub const ANNA: &str = "anna.zwartbol@mail.example";
pub const ANNA_AT_WORK: &str = "a.zwartbol@work.example";
const PENDING: &str = "anna.pending@mail.example";
pub const BOB: &str = "bob.quillfeather@mail.example";

/// A device that nobody else has.
pub fn at_home() -> Circumstances {
    Circumstances {
        request: "9876543210".into(),
        network: Ipv4Addr::new(203, 0, 113, 77).into(),
        device: "Zorbrowser on Quuxos".into(),
        browser: Some([77; 32]),
    }
}

/// All by which Anna could be found.
pub fn marks_of(anna: &Owner) -> Marks {
    let words = [
        ANNA,
        ANNA_AT_WORK,
        PENDING,
        "Anna Zwartbol",
        "Ankie",
        "Zorbrowser",
        "Quuxos",
        "my wrong birthday",
        "Kitchen key",
    ];
    Marks::new(anna.id, &words)
}

pub fn marks_of_bob(bob: &Owner) -> Marks {
    Marks::new(bob.id, &[BOB, "Bob Quillfeather"])
}

impl Site {
    /// Anna, with rows in every table, and Bob, who does the same things; each knows nothing of the other.
    pub async fn two_full_lives(&self) -> (Owner, Owner) {
        self.publish_purposes().await;
        for id in ["mailhouse", "adnet"] {
            let new = NewRecipient {
                id: RecipientId::parse(id).unwrap(),
                name: id.into(),
                url: WebhookUrl::parse("https://hooks.example/portico").unwrap(),
                token_key: None,
            };
            assert!(matches!(self.identity.add_recipient(&new).await.unwrap(), RecipientAdded::Added { .. }));
        }
        let bob = self.owner("Bob Quillfeather", BOB).await;
        self.live(&bob, &at(), "Please put it right").await;
        self.is_known(bob.id, "Bob Quillfeather").await;
        let mut anna = self.owner("Anna Zwartbol", ANNA).await;
        self.add_confirmed(&anna, ANNA_AT_WORK).await;
        self.live(&anna, &at_home(), "my wrong birthday").await;
        self.live_more(&mut anna).await;
        self.is_known(anna.id, "Anna Zwartbol").await;
        (anna, bob)
    }

    async fn live(&self, owner: &Owner, at: &Circumstances, words: &str) {
        let (id, who) = (&self.identity, &owner.who);
        let recent = owner.recent(self);
        for purpose in ["newsletter", "ads"] {
            let hash = self.purpose_hash(purpose, "en");
            let _decided = id.decide(who, purpose, Decision::Agree, &hash, Channel::Portal, false, at).await.unwrap();
        }
        assert!(id.choose_messages(who, &[("news".into(), "email".into(), false)], at).await.unwrap());
        let about = RightsAsk { kind: RightsKind::Correct, about: "birth date".into(), words: words.into() };
        assert!(matches!(id.ask_right(who, about, at).await.unwrap(), RightsAsked::Recorded { .. }));
        let _exported = id.ask_export(&recent, "en", at).await.unwrap();
        id.make_recovery_codes(&recent, at).await.unwrap();
    }

    async fn live_more(&self, anna: &mut Owner) {
        let (id, at) = (&self.identity, &at_home());
        let change = ProfileChange {
            name: portico_identity::name::PersonName::parse("Anna Zwartbol").unwrap(),
            preferred_name: Some(portico_identity::name::PersonName::parse("Ankie").unwrap()),
            birth_date: None,
            language: "nl".into(),
            time_zone: "Europe/Amsterdam".into(),
            theme: "dark".into(),
        };
        let _changed = id.change_profile(&anna.who, &change, at).await.unwrap();
        let passkey = id.list_passkeys(&anna.who).await.unwrap()[0].id;
        let _named = id.rename_passkey(&anna.recent(self), passkey, "Kitchen key", at).await.unwrap();
        self.pending(anna, PENDING).await;
        // A recovery of hers waits, and somebody signs up with her address.
        let browser = self.shows_mail(ANNA).await;
        browser.post_form("/recover/proof/wait", &[]).await;
        self.wait(MINUTE);
        self.browser().sign_up("Anna Zwartbol", ANNA).await.leads_to("/sign-up/sent");
        self.browser().recover(ANNA_AT_WORK).await.leads_to("/recover/sent");
        let here = anna.member.browser.copy();
        assert_eq!(here.sign_in(&mut anna.member.passkey).await.status, 200);
        // A ceremony of hers is open.
        here.post_json("/api/passkeys/options", &serde_json::json!({})).await;
    }

    /// Asks, and lets the grace time pass.
    pub async fn wait_for_erasure(&self, owner: &Owner) {
        let _asked = self.identity.ask_erasure(&owner.recent(self), &at_home()).await.unwrap();
        self.wait(14 * DAY);
    }
}
