//! Looking after passkeys: names, removal with its warnings, trust, and what the browser's passkey managers are told.

use portico_identity::letters::Notice;
use portico_identity::passkeys::{OfferAnswer, PasskeyRemoved, Renamed};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::on_both_engines;
use crate::owner::{Owner, at};
use crate::portal::{self, Algorithm, DAY, SECOND, Site, SoftPasskey};

/// Ids of all passkeys, the oldest first.
async fn ids(site: &Site, owner: &Owner) -> Vec<Uuid> {
    let listed = site.identity.list_passkeys(&owner.who).await.unwrap();
    listed.into_iter().map(|passkey| passkey.id).collect()
}

async fn add_passkey(site: &Site, owner: &Owner, synced: bool) -> SoftPasskey {
    site.wait(SECOND);
    let mut passkey = SoftPasskey::new(Algorithm::Es256);
    passkey.backup_eligible = synced;
    passkey.backed_up = synced;
    let added = owner.member.browser.create_passkey(&mut passkey).await;
    assert_eq!(added.status, 200, "{}", added.body);
    passkey
}

async fn suspend(site: &Site, passkey: Uuid) {
    let id = site.literal(passkey);
    site.database.tamper(&format!("UPDATE passkey SET suspended_at = 1 WHERE id = {id}")).await;
}

on_both_engines! {
    async fn a_passkey_gets_another_name(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let id = ids(&site, &anna).await[0];
        let rename = async |name: &str| site.identity.rename_passkey(&anna.recent(&site), id, name, &at()).await.unwrap();
        assert_eq!(rename("  Mijn   telefoon ").await, Renamed::Renamed);
        assert_eq!(site.identity.list_passkeys(&anna.who).await.unwrap()[0].name, "Mijn telefoon");
        for name in ["", &"a".repeat(61), "a\u{202e}b"] {
            assert_eq!(rename(name).await, Renamed::Invalid, "{name:?}");
        }
        assert_eq!(site.count_events("passkey-renamed").await, 1);
    }

    async fn removal_warns_of_the_last_one_and_of_none_synced(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let first = ids(&site, &anna).await[0];
        let warnings = async |id| {
            let removal = site.identity.look_at_removal(&anna.who, id).await.unwrap().unwrap();
            assert_eq!(removal.passkey.id, id);
            (removal.last, removal.none_synced_left)
        };
        assert_eq!(warnings(first).await, (true, true));
        add_passkey(&site, &anna, true).await;
        let second = ids(&site, &anna).await[1];
        assert_eq!(warnings(first).await, (false, false));
        assert_eq!(warnings(second).await, (false, true));
        suspend(&site, second).await;
        assert_eq!(warnings(first).await, (true, true), "a suspended one opens nothing");
        assert_eq!(warnings(second).await, (false, true));
    }

    async fn a_removed_passkey_signs_nobody_in_and_all_other_sessions_end(site: Site) {
        let mut anna = site.owner("Anna", "anna@mail.example").await;
        let elsewhere = anna.member.sign_in_elsewhere(&site).await;
        add_passkey(&site, &anna, false).await;
        let first = ids(&site, &anna).await[0];
        let replica = site.replica().await;
        let (there, here) = (elsewhere.copy_at(&replica), anna.member.browser.copy_at(&replica));
        assert!(there.is_signed_in().await);
        let removed =
            site.identity.remove_passkey(&anna.recent(&site), first, false, &anna.session(), &at()).await.unwrap();
        assert_eq!(removed, PasskeyRemoved::Removed);
        assert!(!there.is_signed_in().await, "it has ended at the other replica, too");
        assert!(here.is_signed_in().await);
        let answer = site.browser().sign_in(&mut anna.member.passkey).await;
        assert_eq!(answer.problem(), (401, "passkey-unknown".into()));
        let told = site.notices_to("anna@mail.example").await;
        assert!(told.iter().any(|notice| matches!(notice, Notice::PasskeyRemoved { .. })), "{told:?}");
        let again =
            site.identity.remove_passkey(&anna.recent(&site), first, false, &anna.session(), &at()).await.unwrap();
        assert_eq!(again, PasskeyRemoved::NotFound);
    }

    async fn the_last_passkey_goes_only_when_its_owner_is_sure(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        add_passkey(&site, &anna, false).await;
        let removals = ids(&site, &anna).await.into_iter().map(|id| {
            let (identity, recent, session) = (site.identity.clone(), anna.recent(&site), anna.session());
            async move { identity.remove_passkey(&recent, id, false, &session, &at()).await.unwrap() }
        });
        let outcomes = removals.collect::<JoinSet<_>>().join_all().await;
        assert!(outcomes.contains(&PasskeyRemoved::Removed) && outcomes.contains(&PasskeyRemoved::LastOne));
        let last = ids(&site, &anna).await[0];
        let removed =
            site.identity.remove_passkey(&anna.recent(&site), last, true, &anna.session(), &at()).await.unwrap();
        assert_eq!(removed, PasskeyRemoved::Removed);
        let accepted = site.identity.accepted_now(&anna.who).await.unwrap();
        assert!(accepted.all_accepted_credential_ids.is_empty());
        assert_eq!(accepted.name, "anna@mail.example");
    }

    async fn a_suspended_passkey_is_trusted_again_by_its_owner(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let id = ids(&site, &anna).await[0];
        suspend(&site, id).await;
        assert!(!site.identity.trust_passkey(&eve.recent(&site), id, &at()).await.unwrap());
        assert!(site.identity.trust_passkey(&anna.recent(&site), id, &at()).await.unwrap());
        assert!(site.identity.trust_passkey(&anna.recent(&site), id, &at()).await.unwrap(), "a second click");
        assert_eq!(site.identity.list_passkeys(&anna.who).await.unwrap()[0].suspended_at, None);
        assert_eq!(site.count_events("passkey-trusted").await, 1);
    }

    async fn another_persons_passkeys_are_not_there(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let (id, before) = (ids(&site, &anna).await[0], site.database.dump().await);
        for id in [id, Uuid::nil()] {
            let (identity, recent) = (&site.identity, eve.recent(&site));
            assert_eq!(identity.rename_passkey(&recent, id, "Mine", &at()).await.unwrap(), Renamed::NotFound);
            assert_eq!(identity.look_at_removal(&eve.who, id).await.unwrap(), None);
            let removed = identity.remove_passkey(&recent, id, true, &eve.session(), &at()).await.unwrap();
            assert_eq!(removed, PasskeyRemoved::NotFound);
            assert!(!identity.trust_passkey(&recent, id, &at()).await.unwrap());
        }
        assert_eq!(site.database.dump().await, before);
    }

    async fn an_offer_is_put_off_for_a_month_or_for_good(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let offer_at = async || site.identity.find_person(&anna.who).await.unwrap().unwrap().passkey_offer_at;
        assert!(offer_at().await <= site.identity.now());
        site.identity.answer_passkey_offer(&anna.who, OfferAnswer::Later).await.unwrap();
        assert_eq!(offer_at().await, site.identity.now() + 30 * DAY);
        site.identity.answer_passkey_offer(&anna.who, OfferAnswer::Never).await.unwrap();
        assert_eq!(offer_at().await, i64::MAX);
    }
}
