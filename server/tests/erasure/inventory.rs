//! The inventory of tables and what an erasure really does say the same.

use std::collections::HashSet;

use portico_identity::inventory::{Erased, TABLES};
use portico_store::erasure::deleted_tables;

#[test]
fn every_table_with_something_personal_is_erased_or_says_why_not() {
    let deleted: HashSet<_> = deleted_tables().collect();
    for table in TABLES {
        match table.erased {
            Erased::By(_)
            | Erased::FromLedger(_)
            | Erased::ByIdOrAddress(_)
            | Erased::ByAddress
            | Erased::BySubject
            | Erased::ByAny(_)
            | Erased::AndLoosened { .. }
            | Erased::With(_) => {
                assert!(deleted.contains(table.name) || table.name == "erasing", "{} is not erased", table.name);
            }
            Erased::Emptied { .. } => assert_eq!(table.name, "rights_request"),
            Erased::Kept(why) => {
                assert!(!deleted.contains(table.name), "{} is erased", table.name);
                assert!(!why.is_empty() && table.people.is_empty(), "{} names people", table.name);
            }
        }
    }
    let known: HashSet<_> = TABLES.iter().map(|table| table.name).collect();
    assert!(deleted.iter().all(|table| known.contains(table)));
}
