//! Choosing the primary address and removing addresses: one stays, one is primary, and all are told.

use portico_identity::addresses::AddressRemoved;
use portico_identity::letters::Notice;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::on_both_engines;
use crate::owner::{Owner, at};
use crate::portal::{self, SECOND, Site};

/// Ids of all addresses, the primary one first.
async fn ids(site: &Site, owner: &Owner) -> Vec<Uuid> {
    let listed = site.identity.list_addresses(&owner.who).await.unwrap().verified;
    assert_eq!(listed.iter().filter(|contact| contact.is_primary).count(), 1);
    assert!(listed[0].is_primary);
    listed.into_iter().map(|contact| contact.id).collect()
}

on_both_engines! {
    async fn another_address_becomes_the_primary_one_and_all_are_told(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        site.wait(SECOND);
        let second = site.add_confirmed(&anna, "anna@work.example").await;
        let first = ids(&site, &anna).await[0];
        assert!(site.identity.make_primary(&anna.recent(&site), second, &at()).await.unwrap());
        assert!(site.identity.make_primary(&anna.recent(&site), second, &at()).await.unwrap(), "a second click");
        assert_eq!(ids(&site, &anna).await, [second, first]);
        for address in ["anna@mail.example", "anna@work.example"] {
            let told = Notice::PrimaryChanged { address: "a…@work.example".into() };
            assert_eq!(site.notices_to(address).await.iter().filter(|notice| **notice == told).count(), 1, "{address}");
        }
        assert_eq!(site.count_events("primary-changed").await, 1);
        let accepted = site.identity.accepted_now(&anna.who).await.unwrap();
        assert_eq!(accepted.name, "anna@work.example");
    }

    async fn a_removed_primary_one_gives_way_to_the_oldest_and_is_told(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        site.wait(SECOND);
        let second = site.add_confirmed(&anna, "anna@work.example").await;
        site.wait(SECOND);
        let third = site.add_confirmed(&anna, "anna@club.example").await;
        let first = ids(&site, &anna).await[0];
        site.wait(SECOND);
        let removed = site.identity.remove_address(&anna.recent(&site), first, &at()).await.unwrap();
        assert_eq!(removed, AddressRemoved::Removed);
        assert_eq!(ids(&site, &anna).await, [second, third]);
        for address in ["anna@mail.example", "anna@work.example", "anna@club.example"] {
            let told = Notice::AddressRemoved { address: "a…@mail.example".into() };
            assert_eq!(site.notices_to(address).await.last(), Some(&told), "{address}");
        }
        let removed = site.identity.remove_address(&anna.recent(&site), first, &at()).await.unwrap();
        assert_eq!(removed, AddressRemoved::NotFound);
    }

    async fn the_last_address_stays_even_when_all_are_removed_at_once(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        site.add_confirmed(&anna, "anna@work.example").await;
        site.add_confirmed(&anna, "anna@club.example").await;
        let removals = ids(&site, &anna).await.into_iter().map(|id| {
            let (identity, recent) = (site.identity.clone(), anna.recent(&site));
            async move { identity.remove_address(&recent, id, &at()).await.unwrap() }
        });
        let outcomes = removals.collect::<JoinSet<_>>().join_all().await;
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == AddressRemoved::Removed).count(), 2);
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == AddressRemoved::LastOne).count(), 1);
        assert_eq!(ids(&site, &anna).await.len(), 1);
    }

    async fn another_persons_addresses_are_not_there(site: Site) {
        let (anna, eve) = site.two_owners().await;
        site.add_confirmed(&anna, "anna@work.example").await;
        let before = site.database.dump().await;
        for id in ids(&site, &anna).await.into_iter().chain([Uuid::nil()]) {
            assert!(!site.identity.make_primary(&eve.recent(&site), id, &at()).await.unwrap());
            let removed = site.identity.remove_address(&eve.recent(&site), id, &at()).await.unwrap();
            assert_eq!(removed, AddressRemoved::NotFound);
        }
        assert_eq!(site.database.dump().await, before);
    }

    async fn a_removed_address_is_free_for_whoever_reads_it(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let second = site.add_confirmed(&anna, "shared@mail.example").await;
        let removed = site.identity.remove_address(&anna.recent(&site), second, &at()).await.unwrap();
        assert_eq!(removed, AddressRemoved::Removed);
        site.add_confirmed(&eve, "shared@mail.example").await;
    }
}
