//! Whom a record is about: a cell that should name somebody and is empty gives a record to nobody, and never to everybody around.

use crate::portal;
use crate::{Files, figures, on_both_engines};

const SECRET: &str = "see me about home";

/// A class of two, and results with these rows.
async fn class(files: &Files<'_>, results: &str) {
    let manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\nfile.users,bulk\nfile.classes,bulk\n\
        file.enrollments,bulk\nfile.lineItems,bulk\nfile.results,bulk\n";
    files.put("manifest.csv", manifest);
    files.put("orgs.csv", "sourcedId,status,dateLastModified,name,type\ns1,,,North,school\n");
    files.put(
        "users.csv",
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName\n\
        anna,,,true,s1,student,anna,Anna,Bos\nben,,,true,s1,student,ben,Ben,Bos\n",
    );
    files.put("classes.csv", "sourcedId,status,dateLastModified,title,courseSourcedId,classType,schoolSourcedId,termSourcedIds\nc1,,,Physics,x,scheduled,s1,\n");
    files.put(
        "enrollments.csv",
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role\n\
        e1,,,c1,s1,anna,student\ne2,,,c1,s1,ben,student\n",
    );
    files.put("lineItems.csv", "sourcedId,status,dateLastModified,title,classSourcedId\nl1,,,Forces,c1\n");
    let head = "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,score,scoreDate,comment";
    files.put("results.csv", format!("{head}\n{results}"));
}

const MAPPING: &str = r#"
[[persons]]
file = "people.csv"
key = "id"
name = "name"
[[records]]
file = "classes.csv"
kind = "class"
key = "id"
fields = { title = "title" }
[[records]]
file = "marks.csv"
kind = "result"
key = "id"
WHOSE
within = "class"
fields = { title = "title", given_on = "day", comment = "comment" }
[[holdings]]
file = "people.csv"
record_kind = "class"
record = "class"
person = "id"
"#;

on_both_engines! {
    async fn a_result_without_a_student_is_nobodys(site: Site) {
        let files = Files::new(&site).await;
        class(&files, &format!("r1,,,l1,anna,7.5,2026-11-20,\nr2,,,l1,,3.0,2026-11-20,{SECRET}\n")).await;
        let report = files.applied("school", None).await;
        assert_eq!(figures(&report, "records: result"), [1, 0, 0, 0, 0, 1], "{report:#?}");
        let place = &report.quarantine[0];
        assert_eq!((place.key.as_str(), place.fault.field.as_str(), place.fault.code), ("r2", "studentSourcedId", "missing"));
        assert!(!site.database.dump().await.contains(SECRET));
        // A result that was somebody's stays theirs when its next row names nobody.
        class(&files, &format!("r1,,,l1,,7.5,2026-11-20,{SECRET}\n")).await;
        let report = files.applied("school", None).await;
        assert_eq!(figures(&report, "records: result"), [0, 0, 0, 0, 0, 1], "{report:#?}");
        assert_eq!(files.count("record WHERE kind = 'result' AND person_id IS NOT NULL AND retired_at IS NULL").await, 1);
        assert_eq!(files.count("record WHERE kind = 'result' AND person_id IS NULL").await, 0);
    }

    async fn a_mapping_gives_no_result_to_a_whole_class(site: Site) {
        let files = Files::new(&site).await;
        files.put("people.csv", "id,name,class\nanna,Anna,c1\nben,Ben,c1\n").put("classes.csv", "id,title\nc1,Physics\n");
        files.put("marks.csv", format!("id,student,class,title,day,comment\nr1,anna,c1,Forces,2026-11-20,\nr2,,c1,Forces,2026-11-20,{SECRET}\n"));
        // A cell that is empty, and a mapping that never says whose they are.
        for (whose, [new, defects], field) in [("person = \"student\"", [1, 1], "person"), ("", [0, 2], "")] {
            let mapping = MAPPING.replace("WHOSE", whose);
            let report = files.import_with("school", Some(&mapping), |plan| plan.max_defects = 90).await.unwrap();
            assert_eq!(figures(&report, "records: result")[5], defects, "{report:#?}");
            assert_eq!(figures(&report, "records: result")[0], new, "{report:#?}");
            let last = report.quarantine.last().unwrap();
            assert_eq!((last.key.as_str(), last.fault.field.as_str(), last.fault.code), ("r2", field, "missing"));
        }
        assert_eq!(files.count("record WHERE kind = 'result'").await, 1);
        assert!(!site.database.dump().await.contains(SECRET));
    }

    async fn lessons_are_the_class_s_and_a_document_may_be_a_firm_s(site: Site) {
        let files = Files::new(&site).await;
        files.put("firms.csv", "id,name\nf1,Acme\n").put("orders.csv", "id,firm,day\no1,f1,2026-11-01\no2,,2026-11-01\n");
        files.put("papers.csv", "id,firm\nd1,f1\nd2,\n");
        let mapping = r#"
[[organisations]]
file = "firms.csv"
key = "id"
kind = { value = "firm" }
name = "name"
[[records]]
file = "orders.csv"
kind = "order"
key = "id"
organisation = "firm"
fields = { number = "id", ordered_on = "day", status = { value = "open" } }
[[records]]
file = "papers.csv"
kind = "document"
key = "id"
organisation = "firm"
fields = { title = "id", issued_on = { value = "2026-11-01" }, media_type = { value = "text/plain" }, content = { value = "aGk=" } }
"#;
        let report = files.import_with("vendor", Some(mapping), |plan| plan.max_defects = 90).await.unwrap();
        assert_eq!(figures(&report, "records: order"), [1, 0, 0, 0, 0, 1], "{report:#?}");
        assert_eq!(figures(&report, "records: document"), [1, 0, 0, 0, 0, 1], "{report:#?}");
        assert_eq!(files.count("record WHERE organisation_id IS NULL").await, 0);
    }
}
