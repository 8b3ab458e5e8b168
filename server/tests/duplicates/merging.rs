//! Merging moves everything, and undoing moves exactly that back.

use portico_identity::events::check_log;
use portico_identity::portal::matching::PairMerged;
use portico_identity::portal::merging::{MergeUndone, Unmergeable};
use serde_json::json;

use crate::on_both_engines;
use crate::portal::{self, DAY, SECOND, Site};
use crate::world::Draw;

async fn merged(site: &Site, pair: uuid::Uuid) -> uuid::Uuid {
    let PairMerged::Merged { merge } = site.identity.merge_duplicate(pair).await.unwrap() else { panic!("not merged") };
    merge
}

on_both_engines! {
    async fn merging_and_undoing_is_as_if_nothing_had_been(site: Site) {
        let (school, source) = site.school().await;
        // PostgreSQL takes longer to say the same.
        for seed in 1..=if site.database.is_sqlite() { 20 } else { 3 } {
            let mut draw = Draw::new(seed);
            let fields = |day: usize| json!({ "given_name": "Noor", "birth_date": format!("2012-05-0{}", day + 1) });
            let kept = site.known_by(&source, &fields(draw.below(3))).await;
            let gone = site.known_by(&source, &fields(draw.below(3))).await;
            let kin = [site.known_by(&source, &fields(1)).await, site.known_by(&source, &fields(2)).await];
            for _ in 0..draw.below(14) + 4 {
                let (person, other) = ([kept, gone][draw.below(2)], kin[draw.below(2)]);
                site.name_somewhere(&mut draw, person, other, school).await;
            }
            let pair = site.pair(kept, gone).await;
            let before = site.all_but_merges().await;
            let merge = merged(&site, pair).await;
            // Whoever was known first is kept; nothing but the row itself names the other.
            let (kept, gone) = (kept.min(gone), kept.max(gone));
            let left = ["source_person WHERE person_id", "affiliation WHERE person_id", "record WHERE person_id", "holding WHERE person_id",
                "guardianship WHERE adult_id", "guardianship WHERE child_id", "family_choice WHERE adult_id", "sight WHERE subject_id"];
            for column in left {
                assert_eq!(site.database.count(&format!("{column} = {}", site.literal(gone))).await, 0, "{seed} {column}");
            }
            assert_eq!(site.database.count(&format!("person WHERE merged_into = {}", site.literal(kept))).await, 1);
            assert!(matches!(site.identity.undo_merge(merge).await.unwrap(), MergeUndone::Done { .. }));
            assert_eq!(site.all_but_merges().await, before, "seed {seed}");
            assert_eq!(site.identity.undo_merge(merge).await.unwrap(), MergeUndone::Already);
            assert_eq!(site.identity.merge_duplicate(pair).await.unwrap(), PairMerged::NotFound, "parted for good");
        }
        assert_eq!(check_log(site.identity.store()).await.unwrap(), Vec::<String>::new());
    }

    async fn what_came_since_stays_and_what_moved_on_is_left_alone(site: Site) {
        let (school, source) = site.school().await;
        let fields = json!({ "given_name": "Noor" });
        let [first, second] = [site.known_by(&source, &fields).await, site.known_by(&source, &fields).await];
        let (kept, gone) = (first.min(second), first.max(second));
        let merge = merged(&site, site.pair(kept, gone).await).await;
        site.put("affiliation", &[("person_id", site.literal(kept)), ("organisation_id", site.literal(school))]).await;
        assert_eq!(site.identity.undo_merge(merge).await.unwrap(), MergeUndone::Done { rows: 1 });
        assert_eq!(site.database.count(&format!("affiliation WHERE person_id = {}", site.literal(kept))).await, 1);
        assert_eq!(site.database.count(&format!("source_person WHERE person_id = {}", site.literal(gone))).await, 1);
    }

    async fn after_thirty_days_it_stays(site: Site) {
        let (_, source) = site.school().await;
        let fields = json!({ "given_name": "Noor" });
        let mut merges = Vec::new();
        for _ in 0..2 {
            let [one, other] = [site.known_by(&source, &fields).await, site.known_by(&source, &fields).await];
            merges.push(merged(&site, site.pair(one, other).await).await);
        }
        site.wait(30 * DAY - SECOND);
        site.identity.retain(false).await.unwrap();
        assert!(matches!(site.identity.undo_merge(merges[0]).await.unwrap(), MergeUndone::Done { .. }));
        site.wait(SECOND);
        assert_eq!(site.identity.undo_merge(merges[1]).await.unwrap(), MergeUndone::TooLate);
        site.identity.retain(false).await.unwrap();
        assert_eq!(site.database.count("merge WHERE moved = ''").await, 2, "what was moved is forgotten");
    }

    async fn the_later_merge_is_undone_first(site: Site) {
        let (_, source) = site.school().await;
        let fields = json!({ "given_name": "Noor" });
        let mut people = Vec::new();
        for _ in 0..3 {
            people.push(site.known_by(&source, &fields).await);
        }
        people.sort_unstable();
        let first = merged(&site, site.pair(people[1], people[2]).await).await;
        let second = merged(&site, site.pair(people[0], people[1]).await).await;
        assert_eq!(site.identity.undo_merge(first).await.unwrap(), MergeUndone::MergedFurther);
        assert_eq!(site.identity.undo_merge(second).await.unwrap(), MergeUndone::Done { rows: 2 });
        assert_eq!(site.identity.undo_merge(first).await.unwrap(), MergeUndone::Done { rows: 1 });
        assert_eq!(site.identity.undo_merge(people[0]).await.unwrap(), MergeUndone::NotFound);
    }

    async fn a_school_s_day_of_birth_wins_and_names_of_an_account_stay(site: Site) {
        let (_, source) = site.school().await;
        let anna = site.owner("Anna de Wit", "anna@mail.example").await;
        let set = format!("UPDATE person SET birth_date = '1990-01-01' WHERE id = {}", site.literal(anna.id));
        site.database.tamper(&set).await;
        let known = site.known_by(&source, &json!({ "given_name": "Ann", "birth_date": "2012-05-03" })).await;
        let merge = merged(&site, site.pair(known, anna.id).await).await;
        let person = format!("person WHERE name = 'Anna de Wit' AND id = {}", site.literal(anna.id));
        assert_eq!(site.database.count(&format!("{person} AND birth_date = '2012-05-03'")).await, 1);
        assert!(matches!(site.identity.undo_merge(merge).await.unwrap(), MergeUndone::Done { .. }));
        assert_eq!(site.database.count(&format!("{person} AND birth_date = '1990-01-01'")).await, 1);
    }

    async fn accounts_and_families_are_not_merged(site: Site) {
        let (_, source) = site.school().await;
        let (anna, eve) = site.two_owners().await;
        let pair = site.pair(anna.id, eve.id).await;
        assert_eq!(site.identity.merge_duplicate(pair).await.unwrap(), PairMerged::Refused(Unmergeable::TwoAccounts));
        let child = site.known_by(&source, &json!({ "given_name": "Anna" })).await;
        site.put("guardianship", &[("adult_id", site.literal(anna.id)), ("child_id", site.literal(child))]).await;
        let pair = site.pair(anna.id, child).await;
        assert_eq!(site.identity.merge_duplicate(pair).await.unwrap(), PairMerged::Refused(Unmergeable::Family));
        assert_eq!(site.database.count("guardianship WHERE adult_id = child_id").await, 0);
        assert_eq!(site.database.count("merge").await, 0);
    }

    async fn of_fifty_who_decide_at_once_one_does(site: Site) {
        let (_, source) = site.school().await;
        let fields = json!({ "given_name": "Noor" });
        let [one, other] = [site.known_by(&source, &fields).await, site.known_by(&source, &fields).await];
        let pair = site.pair(one, other).await;
        let tries = (0..50).map(|_| {
            let identity = site.identity.clone();
            tokio::spawn(async move { identity.merge_duplicate(pair).await })
        });
        let mut done = 0;
        for one in tries.collect::<Vec<_>>() {
            done += u32::from(matches!(one.await.unwrap(), Ok(PairMerged::Merged { .. })));
        }
        assert_eq!((done, site.database.count("merge").await), (1, 1));
    }
}
