//! Finding duplicates: what is certain, what waits, what is left alone.

use portico_identity::portal::matching::{PairMerged, Search};
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::portal::{self, Site};

fn noor(changes: &[(&str, &str)]) -> Value {
    let mut fields = json!({
        "given_name": "Noor", "family_name": "de Vries", "birth_date": "2012-05-03", "address": "Kerkstraat 12", "postcode": "1017 GC",
        "city": "Amsterdam",
    });
    for (name, value) in changes {
        fields[*name] = Value::String((*value).to_owned());
    }
    fields
}

/// A pupil whom two systems of a school know, her twin, and a namesake.
async fn pupils(site: &Site) {
    let (school, first) = site.school().await;
    let second = site.source_of(school).await;
    site.known_by(&first, &noor(&[])).await;
    site.known_by(&second, &noor(&[("family_name", "De Vries"), ("address", "Kerkstraat 12 hs")])).await;
    site.known_by(&first, &noor(&[("given_name", "Noortje")])).await;
    site.known_by(
        &second,
        &noor(&[
            ("birth_date", "1961-11-30"),
            ("address", "Hoofdweg 3"),
            ("postcode", "9712 AB"),
            ("city", "Groningen"),
        ]),
    )
    .await;
}

on_both_engines! {
    async fn a_dry_run_counts_and_changes_nothing(site: Site) {
        pupils(&site).await;
        let before = site.database.dump().await;
        let found = site.identity.find_duplicates(Search::Dry).await.unwrap();
        assert_eq!((found.people, found.certain, found.possible), (4, 1, 2), "{found:?}");
        assert_eq!(site.database.dump().await, before);
    }

    async fn everything_waits_until_somebody_decides_and_is_asked_once(site: Site) {
        pupils(&site).await;
        let found = site.identity.find_duplicates(Search::Queue).await.unwrap();
        assert_eq!((found.queued, found.merged), (3, 0));
        let pairs = site.identity.list_duplicates(10).await.unwrap();
        assert_eq!(pairs.len(), 3);
        assert!(pairs[0].score > pairs[1].score && pairs[0].reasons.contains(&"birth-date-equal".to_owned()), "{pairs:?}");
        let twins: Vec<_> = pairs[1..].iter().map(|pair| pair.id).collect();
        for twin in twins {
            assert!(site.identity.keep_apart(twin).await.unwrap());
            assert!(!site.identity.keep_apart(twin).await.unwrap());
        }
        assert!(matches!(site.identity.merge_duplicate(pairs[0].id).await.unwrap(), PairMerged::Merged { .. }));
        let again = site.identity.find_duplicates(Search::MergeCertain).await.unwrap();
        assert_eq!((again.queued, again.merged), (0, 0), "{again:?}");
        assert_eq!(site.identity.list_duplicates(10).await.unwrap(), []);
    }

    async fn what_is_certain_is_merged_where_that_was_asked_for(site: Site) {
        pupils(&site).await;
        let found = site.identity.find_duplicates(Search::MergeCertain).await.unwrap();
        assert_eq!((found.certain, found.merged), (1, 1), "{found:?}");
        assert_eq!(site.database.count("person WHERE merged_into IS NOT NULL").await, 1);
        // The twin waits, once, beside the one who was kept.
        assert_eq!(site.identity.list_duplicates(10).await.unwrap().len(), 1);
    }

    async fn across_organisations_nothing_is_merged_without_somebody_looking(site: Site) {
        // Whoever has the school's code would have what the bank knows.
        let ((_, school), (_, bank)) = (site.school().await, site.school().await);
        site.known_by(&school, &noor(&[])).await;
        site.known_by(&bank, &noor(&[])).await;
        let found = site.identity.find_duplicates(Search::MergeCertain).await.unwrap();
        assert_eq!((found.certain, found.merged, found.queued), (1, 0, 1), "{found:?}");
        assert_eq!(site.database.count("person WHERE merged_into IS NOT NULL").await, 0);
    }

    async fn what_people_say_about_themselves_makes_nobody_somebody_else(site: Site) {
        pupils(&site).await;
        let thief = site.owner("Noor de Vries", "thief@mail.example").await;
        let set = format!("UPDATE person SET birth_date = '2012-05-03' WHERE id = {}", site.literal(thief.id));
        site.database.tamper(&set).await;
        site.identity.find_duplicates(Search::MergeCertain).await.unwrap();
        assert_eq!(site.database.count(&format!("source_person WHERE person_id = {}", site.literal(thief.id))).await, 0);
        let named = site.identity.list_duplicates(10).await.unwrap();
        assert!(named.iter().all(|pair| pair.first.id != thief.id && pair.second.id != thief.id));
    }

    async fn an_account_becomes_nobody_else_without_somebody_looking(site: Site) {
        // A thief tells a shop all that there is to know of Noor, and claims what the shop knows.
        let (_, source) = site.school().await;
        let noor_herself = site.known_by(&source, &noor(&[])).await;
        let thief = site.owner("Noor de Vries", "thief@mail.example").await;
        site.says(&source, thief.id, &noor(&[])).await;
        let found = site.identity.find_duplicates(Search::MergeCertain).await.unwrap();
        assert_eq!((found.certain, found.merged, found.queued), (1, 0, 1), "{found:?}");
        let theirs = format!("source_person WHERE person_id = {}", site.literal(noor_herself));
        assert_eq!(site.database.count(&theirs).await, 1);
    }

    async fn two_accounts_wait_for_their_owners(site: Site) {
        let (_, source) = site.school().await;
        let (anna, eve) = site.two_owners().await;
        for who in [&anna, &eve] {
            site.says(&source, who.id, &noor(&[])).await;
        }
        let found = site.identity.find_duplicates(Search::MergeCertain).await.unwrap();
        assert_eq!((found.certain, found.merged, found.queued), (1, 0, 1));
        let pair = site.identity.list_duplicates(10).await.unwrap().remove(0);
        assert!(pair.first.has_account && pair.second.has_account);
    }

    async fn parent_and_child_are_not_even_asked_about(site: Site) {
        let (_, source) = site.school().await;
        let child = site.known_by(&source, &noor(&[])).await;
        let parent = site.known_by(&source, &noor(&[])).await;
        site.put("guardianship", &[("adult_id", site.literal(parent)), ("child_id", site.literal(child))]).await;
        let found = site.identity.find_duplicates(Search::MergeCertain).await.unwrap();
        assert_eq!((found.merged, found.queued), (0, 0));
    }
}
