//! `portico duplicates`: an operator finds, looks, decides and takes back.

use serde_json::{Value, json};

use crate::on_both_engines;
use crate::portal::{self, Site};

/// Somebody known twice, and a twin of theirs.
async fn known_twice(site: &Site) {
    let (_, source) = site.school().await;
    for given in ["Noor", "Noor", "Fleur"] {
        let fields = json!({
            "given_name": given, "family_name": "de Vries", "birth_date": "2012-05-03", "address": "Kerkstraat 12",
            "postcode": "1017 GC", "city": "Amsterdam",
        });
        site.known_by(&source, &fields).await;
    }
}

async fn waiting(site: &Site) -> Vec<Value> {
    let listed: Value = serde_json::from_str(&site.operator(&["duplicates", "list", "--json"]).await).unwrap();
    listed.as_array().unwrap().clone()
}

fn behind<'a>(text: &'a str, label: &str) -> &'a str {
    text.split_once(label).unwrap_or_else(|| panic!("{label}: {text}")).1.split('`').next().unwrap()
}

on_both_engines! {
    async fn duplicates_are_found_decided_and_parted_again(site: Site) {
        known_twice(&site).await;
        let before = site.database.dump().await;
        let tried = site.operator(&["duplicates", "find", "--dry-run"]).await;
        assert!(tried.starts_with("3 persons, 3 pairs compared: 1 certain, 2 possible.") && tried.contains("Nothing was changed."), "{tried}");
        assert_eq!(site.database.dump().await, before);
        assert!(site.operator(&["duplicates", "find"]).await.contains("0 merged, 3 new to decide"));
        assert!(site.operator(&["duplicates", "find"]).await.contains("0 merged, 0 new to decide"), "asked once");
        let pairs = waiting(&site).await;
        assert_eq!(pairs.len(), 3);
        assert!(pairs.windows(2).all(|two| two[0]["score"].as_i64() >= two[1]["score"].as_i64()), "{pairs:?}");
        assert_eq!((&pairs[0]["first"]["birth_date"], &pairs[0]["first"]["has_account"]), (&"2012-05-03".into(), &false.into()));
        let listed = site.operator(&["duplicates", "list"]).await;
        assert!(listed.ends_with("3 to decide.\n") && listed.contains("birth-date-equal"), "{listed}");
        let ids: Vec<&str> = pairs.iter().map(|pair| pair["id"].as_str().unwrap()).collect();
        for twin in &ids[1..] {
            assert!(site.operator(&["duplicates", "keep", twin]).await.starts_with("Two persons."));
            assert!(site.operator_refused(&["duplicates", "keep", twin]).await.contains("no such pair, or it was decided before"));
        }
        let merged = site.operator(&["duplicates", "merge", ids[0]]).await;
        let merge = behind(&merged, "portico duplicates undo ");
        assert_eq!(site.database.count("person WHERE merged_into IS NOT NULL").await, 1);
        assert!(site.operator_refused(&["duplicates", "merge", ids[0]]).await.contains("decided before"));
        assert!(site.operator(&["duplicates", "undo", merge]).await.starts_with("Undone: "));
        assert_eq!(site.database.count("person WHERE merged_into IS NOT NULL").await, 0);
        assert!(site.operator_refused(&["duplicates", "undo", merge]).await.contains("it was undone before"));
        // Parted by hand: not found to be one again.
        assert!(site.operator(&["duplicates", "find", "--merge-certain"]).await.contains("0 merged, 0 new to decide"));
    }

    async fn what_is_certain_is_merged_at_once_for_thirty_days(site: Site) {
        known_twice(&site).await;
        assert!(site.operator(&["duplicates", "find", "--merge-certain"]).await.contains("1 merged"));
        assert_eq!(site.database.count("person WHERE merged_into IS NOT NULL").await, 1);
        site.database.tamper("UPDATE merge SET at = 1").await;
        let id = if site.database.is_sqlite() { "SELECT lower(hex(id)) FROM merge" } else { "SELECT CAST(id AS TEXT) FROM merge" };
        let merge = site.database.column(id).await.remove(0);
        assert!(site.operator_refused(&["duplicates", "undo", &merge]).await.contains("more than 30 days"));
    }

    async fn what_is_no_pair_and_no_merge_is_refused(site: Site) {
        let nobodys = "01890000-0000-7000-8000-000000000000";
        assert_eq!(site.operator(&["duplicates", "list"]).await, "0 to decide.\n");
        for what in ["merge", "keep"] {
            assert!(site.operator_refused(&["duplicates", what, nobodys]).await.contains("no such pair"));
        }
        assert!(site.operator_refused(&["duplicates", "undo", nobodys]).await.contains("no such merge"));
        for wrong in [&["duplicates"][..], &["duplicates", "merge", "x"], &["duplicates", "find", "--dry-run", "--merge-certain"]] {
            assert_eq!(site.terminal(wrong).await.code, Some(2), "{wrong:?}");
        }
    }
}
