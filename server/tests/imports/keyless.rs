//! Rows that do not tell what they are about: as long as a bulk has one, it takes nothing away from its table.

use portico_identity::portal::imports::ImportReport;

use crate::portal;
use crate::{Files, figures, on_both_engines};

const HEAD: &str =
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds";

fn put_users(files: &Files<'_>, rows: impl Fn(usize) -> Option<String>) {
    let row = |number: usize| {
        format!("u{number},,,true,s1,{},n{number},Given,Family{number},{}\n", role(number), child(number))
    };
    let rows =
        (0..20).filter_map(|number| rows(number).map(|instead| if instead.is_empty() { row(number) } else { instead }));
    files.put("orgs.csv", "sourcedId,status,dateLastModified,name,type\ns1,,,North,school\n");
    files.put("users.csv", format!("{HEAD}\n{}", rows.collect::<String>()));
}

/// The last one is the parent of the first.
fn role(number: usize) -> &'static str {
    if number == 19 { "parent" } else { "student" }
}

fn child(number: usize) -> &'static str {
    if number == 19 { "u0" } else { "" }
}

fn spared(report: &ImportReport, table: &str) -> u64 {
    report.tables.iter().find(|of| of.table == table).unwrap().spared
}

on_both_engines! {
    async fn a_row_of_too_few_cells_takes_nobody_away(site: Site) {
        let files = Files::new(&site).await;
        put_users(&files, |_| Some(String::new()));
        files.applied("school", None).await;
        let kept = ["source_person", "affiliation", "guardianship"].map(|table| format!("{table} WHERE retired_at IS NULL"));
        let before = [files.count(&kept[0]).await, files.count(&kept[1]).await, files.count(&kept[2]).await];
        assert_eq!(before, [20, 20, 1]);
        // The parent's row is cut, a student's has no key, and another student has left.
        put_users(&files, |number| match number {
            19 => Some("u19,,,true\n".into()),
            7 => Some(",,,true,s1,student,n7,Given,Family7,\n".into()),
            3 => None,
            _ => Some(String::new()),
        });
        let report = files.applied("school", None).await;
        for (table, defects, kept) in [("persons", 2, 3), ("affiliations", 0, 3), ("guardianships", 0, 1)] {
            assert_eq!(figures(&report, table)[4..], [0, defects], "{table} {report:#?}");
            assert_eq!(spared(&report, table), kept, "{table} {report:#?}");
        }
        let after = [files.count(&kept[0]).await, files.count(&kept[1]).await, files.count(&kept[2]).await];
        assert_eq!(after, before);
        let words = portico::imports::report_lines(&report).join("\n");
        assert!(words.contains("3 missing and kept because a row does not tell what it is about"), "{words}");
        // With files that are right, whoever left is gone.
        put_users(&files, |number| (number != 3).then(String::new));
        let report = files.applied("school", None).await;
        assert_eq!((figures(&report, "persons")[4], spared(&report, "persons")), (1, 0), "{report:#?}");
        assert_eq!(files.count(&kept[1]).await, 19);
    }

    async fn a_table_of_a_mapping_loses_nothing_by_a_cut_row(site: Site) {
        let files = Files::new(&site).await;
        let mapping = "[[persons]]\nkey = \"id\"\nname = \"name\"\n[[affiliations]]\nperson = \"id\"\nrole = { value = \"customer\" }\n";
        let people = |cut: &str| (0..20).map(|number| if number == 5 { cut.to_owned() } else { format!("k{number},Name {number}\n") }).collect::<String>();
        files.put("people.csv", format!("id,name\n{}", people("k5,Name 5\n")));
        files.applied("bank", Some(mapping)).await;
        for cut in ["k5\n", "k5,Name,5\n", ",Name 5\n"] {
            files.put("people.csv", format!("id,name\n{}", people(cut)));
            let report = files.applied("bank", Some(mapping)).await;
            assert_eq!((figures(&report, "persons")[4], spared(&report, "persons")), (0, 1), "{cut} {report:#?}");
        }
        assert_eq!(files.count("source_person WHERE retired_at IS NULL").await, 20);
        assert_eq!(files.count("affiliation WHERE retired_at IS NULL").await, 20);
    }
}
