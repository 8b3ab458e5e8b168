//! The inventory says of every column of both real databases what it is, and what the export reads is what the inventory promises.

use std::collections::{BTreeMap, BTreeSet};

use portico_app::locale::Language;
use portico_identity::inventory::{Erased, Exported, Section, TABLES, table};
use portico_store::held::HELD;

use crate::on_both_engines;
use crate::portal;
use crate::seed::columns_of;

on_both_engines! {
    async fn every_table_and_every_column_is_in_the_inventory(site: Site) {
        let mut real = BTreeMap::new();
        for name in crate::seed::tables(&site).await {
            let columns: BTreeSet<_> = columns_of(&site, &name).await.into_iter().map(|(column, _)| column).collect();
            real.insert(name, columns);
        }
        let told = TABLES.iter().map(|table| (table.name.to_owned(), table.columns().map(str::to_owned).collect()));
        let told: BTreeMap<_, BTreeSet<_>> = told.collect();
        for (name, columns) in &real {
            assert_eq!(told.get(name), Some(columns), "{name}: say in inventory/tables.rs what its columns are");
        }
        assert_eq!(told.keys().collect::<Vec<_>>(), real.keys().collect::<Vec<_>>());
    }
}

#[test]
fn no_column_is_told_twice_and_every_key_is_a_column() {
    for table in TABLES {
        let columns: Vec<_> = table.columns().collect();
        assert_eq!(columns.iter().collect::<BTreeSet<_>>().len(), columns.len(), "{}", table.name);
        let keys = match table.erased {
            Erased::By(key) | Erased::FromLedger(key) => vec![key],
            Erased::ByIdOrAddress(key) => vec![key, "address_folded"],
            Erased::ByAddress => vec!["address_folded"],
            Erased::BySubject => vec!["recipient", "subject"],
            Erased::Emptied { key, texts } => [&[key], texts].concat(),
            Erased::ByAny(keys) => keys.to_vec(),
            Erased::AndLoosened { key, others } => [&[key], others].concat(),
            Erased::With(key) => vec![key],
            Erased::Kept(why) => {
                assert!(!why.is_empty() && table.people.is_empty(), "{}: who is named is erased", table.name);
                vec![]
            }
        };
        assert!(keys.iter().all(|key| columns.contains(key)), "{}: {keys:?}", table.name);
    }
}

/// What looks like a person is not filed under what says nothing about anybody.
#[test]
fn what_looks_personal_is_told_to_be_personal() {
    let looks = [
        "person", "subject", "actor", "stream", "address", "name", "birth", "words", "answer", "device", "network",
        "language",
    ];
    // Of the house: no row of these is about a person.
    let house = ["publication", "publication_text", "recipient", "job", "organisation", "source"];
    for table in TABLES.iter().filter(|table| !house.contains(&table.name)) {
        for column in table.plain {
            assert!(!looks.iter().any(|look| column.contains(look)), "{}.{column}", table.name);
        }
    }
}

#[test]
fn what_is_exported_is_what_the_inventory_promises() {
    for held in HELD {
        let facts = table(held.table).unwrap();
        for (column, _) in held.columns {
            assert!(!facts.secret.contains(column), "{}.{column} is a secret", held.table);
        }
    }
    for facts in TABLES.iter().filter(|facts| facts.is_personal()) {
        let Exported::In(section) = facts.export else { continue };
        // The activity is read from the history itself.
        if section == Section::Activity {
            continue;
        }
        let told: BTreeSet<_> = HELD
            .iter()
            .filter(|held| held.table == facts.name)
            .flat_map(|held| held.columns)
            .map(|(name, _)| *name)
            .collect();
        for column in facts.personal {
            assert!(told.contains(column), "{}.{column} is personal and is not exported", facts.name);
        }
    }
}

#[test]
fn every_column_that_is_told_has_a_name_in_every_language() {
    for language in Language::ALL {
        let labels = &language.texts().export.labels;
        for (key, _) in HELD.iter().flat_map(|held| held.columns) {
            assert!(labels.of(key).is_some_and(|label| !label.is_empty()), "{language:?} {key}");
        }
    }
}
