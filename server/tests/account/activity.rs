//! The activity list: complete, in order, without doubles, and never another person's.

use portico_identity::activity::{ActivityEntry, ActivityFilter};
use portico_identity::events::EventKind;

use crate::on_both_engines;
use crate::owner::{Owner, at};
use crate::portal::{self, Faults, Site};

/// All pages of a list, one after the other.
async fn all_pages(site: &Site, owner: &Owner, filter: ActivityFilter) -> Vec<ActivityEntry> {
    let (mut entries, mut before) = (Vec::new(), None);
    loop {
        let page = site.identity.list_activity(&owner.who, filter, before).await.unwrap();
        assert!(page.entries.len() <= 30);
        entries.extend(page.entries);
        if page.older.is_none() {
            return entries;
        }
        before = page.older;
    }
}

async fn make_history(site: &Site, owner: &Owner, length: usize) {
    for _ in 0..length {
        site.identity.choose_language(&owner.who, "nl", &at()).await.unwrap();
    }
}

on_both_engines! {
    async fn paging_is_complete_and_without_doubles(site: Site) {
        let (anna, eve) = site.two_owners().await;
        make_history(&site, &anna, 59).await;
        make_history(&site, &eve, 5).await;
        let entries = all_pages(&site, &anna, ActivityFilter::All).await;
        let positions: Vec<_> = entries.iter().map(|entry| entry.position).collect();
        assert_eq!(positions, (1..=60).rev().collect::<Vec<_>>(), "two full pages, and no empty third one");
        assert_eq!(entries[59].kind, EventKind::AccountCreated);
        assert_eq!(entries[0].device, "Firefox on Windows");
    }

    async fn what_happens_while_somebody_reads_moves_nothing(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        make_history(&site, &anna, 40).await;
        let newest = site.identity.list_activity(&anna.who, ActivityFilter::All, None).await.unwrap();
        make_history(&site, &anna, 10).await;
        let older = site.identity.list_activity(&anna.who, ActivityFilter::All, newest.older).await.unwrap();
        let positions: Vec<_> = newest.entries.iter().chain(&older.entries).map(|entry| entry.position).collect();
        assert_eq!(positions, (1..=41).rev().collect::<Vec<_>>());
    }

    async fn a_filter_shows_its_kinds_and_the_filters_together_show_everything(site: Site) {
        let mut anna = site.owner("Anna", "anna@mail.example").await;
        let unsigned = Faults { flipped_signature_bit: true, ..Faults::default() };
        assert_eq!(site.browser().sign_in_with(&mut anna.member.passkey, &unsigned).await.status, 401);
        anna.member.sign_in_elsewhere(&site).await;
        make_history(&site, &anna, 2).await;
        let kinds = async |filter| {
            let entries = all_pages(&site, &anna, filter).await;
            entries.into_iter().map(|entry| entry.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds(ActivityFilter::Failures).await, [EventKind::SignInRefused]);
        assert_eq!(kinds(ActivityFilter::SignIns).await, [EventKind::SignedIn]);
        assert_eq!(kinds(ActivityFilter::Recovery).await, []);
        let changes = [EventKind::LanguageChanged, EventKind::LanguageChanged, EventKind::AccountCreated];
        assert_eq!(kinds(ActivityFilter::Changes).await, changes);
        assert_eq!(kinds(ActivityFilter::All).await.len(), 5);
        let signed_in = &all_pages(&site, &anna, ActivityFilter::SignIns).await[0];
        let passkey = site.identity.list_passkeys(&anna.who).await.unwrap()[0].id;
        assert_eq!((signed_in.device.as_str(), signed_in.passkey), ("Chrome on Linux", Some(passkey)));
    }

    async fn nobody_sees_another_persons_activity(site: Site) {
        let (anna, eve) = site.two_owners().await;
        make_history(&site, &anna, 3).await;
        let own = all_pages(&site, &anna, ActivityFilter::All).await;
        let others = all_pages(&site, &eve, ActivityFilter::All).await;
        assert_eq!((own.len(), others.len()), (4, 1));
        assert!(others.iter().all(|entry| own.iter().all(|own| own.id != entry.id)));
        let exported = site.identity.export_activity(&eve.recent(&site), &at()).await.unwrap();
        assert!(exported.iter().all(|entry| own.iter().all(|own| own.id != entry.id)));
        for position in [-1, 0, 1, i64::MIN] {
            let page = site.identity.list_activity(&eve.who, ActivityFilter::All, Some(position)).await.unwrap();
            assert_eq!((page.entries.len(), page.older), (0, None), "{position}");
        }
    }

    async fn a_copy_has_everything_and_is_part_of_it(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        make_history(&site, &anna, 65).await;
        let copy = site.identity.export_activity(&anna.recent(&site), &at()).await.unwrap();
        assert_eq!(copy[0].kind, EventKind::ActivityExported);
        let positions: Vec<_> = copy.iter().map(|entry| entry.position).collect();
        assert_eq!(positions, (1..=67).rev().collect::<Vec<_>>());
        assert_eq!(copy, all_pages(&site, &anna, ActivityFilter::All).await);
    }

    async fn what_a_later_version_wrote_is_left_out(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let id = site.literal(anna.id);
        site.database
            .tamper(&format!(
                "INSERT INTO event (id, stream, position, at, kind, person_id, request, detail, previous, hash)
                SELECT stream, stream, 2, at, 'something-newer', person_id, request, detail, previous, hash
                FROM event WHERE stream = {id}"
            ))
            .await;
        assert_eq!(all_pages(&site, &anna, ActivityFilter::All).await.len(), 1);
    }
}
