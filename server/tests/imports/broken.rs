//! Broken files: refused or put into quarantine with the row and the reason, and nothing half-written.

use portico_identity::portal::imports::Outcome;

use crate::portal;
use crate::{Files, figures, on_both_engines};

const HEAD: &str = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds,grades";

fn users(many: usize) -> String {
    let rows = (0..many).map(|number| format!("u{number},,,true,s1,student,n{number},Given,Family{number},,09\n"));
    format!("{HEAD}\n{}", rows.collect::<String>())
}

fn put(files: &Files<'_>, users: impl AsRef<[u8]>) {
    files.put("orgs.csv", "sourcedId,status,dateLastModified,name,type\ns1,,,North,school\n").put("users.csv", users);
}

on_both_engines! {
    async fn a_file_that_is_wrong_as_a_whole_is_refused_with_the_reason(site: Site) {
        let files = Files::new(&site).await;
        let before = site.database.dump().await;
        let whole = users(3);
        let mut utf16 = vec![0xff, 0xfe];
        utf16.extend(whole.encode_utf16().flat_map(u16::to_le_bytes));
        let latin = [whole.as_bytes(), b"u9,,,true,s1,student,n,Zo\xeb,X,,\n"].concat();
        for (bytes, reason) in [
            (utf16, "UTF-16"),
            (latin, "windows-1252"),
            (b"".to_vec(), "empty"),
            (format!("{whole}u9,,,true,s1,student,n,\"Zo").into_bytes(), "not closed"),
            (b"\0\0\0\0".to_vec(), "zero byte"),
        ] {
            put(&files, bytes);
            let refused = files.import("school", None).await.unwrap_err();
            assert!(refused.contains(reason) && refused.contains("users.csv"), "{reason}: {refused}");
        }
        for column in ["sourcedId", "status", "dateLastModified", "enabledUser", "orgSourcedIds", "username", "givenName", "familyName"] {
            put(&files, whole.replacen(column, "other", 1));
            let refused = files.import("school", None).await.unwrap_err();
            assert!(refused.contains(&format!("`{column}` is missing")), "{refused}");
        }
        assert_eq!(site.database.dump().await, before);
    }

    async fn every_column_that_is_needed_is_missed(site: Site) {
        let files = Files::new(&site).await;
        put(&files, users(3));
        let all = [
            ("orgs", "name,type"),
            ("classes", "title,courseSourcedId,classType,schoolSourcedId,termSourcedIds"),
            ("academicSessions", "title,type,startDate,endDate,schoolYear"),
            ("courses", "title,orgSourcedId"),
            ("enrollments", "classSourcedId,schoolSourcedId,userSourcedId,role"),
            ("demographics", "birthDate"),
            ("lineItems", "title,classSourcedId"),
            ("results", "lineItemSourcedId,studentSourcedId,score,scoreDate"),
        ];
        let mode = all.iter().map(|(name, _)| format!("file.{name},bulk\n")).collect::<String>();
        files.put("manifest.csv", format!("propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.users,bulk\n{mode}"));
        let headers = all.map(|(name, columns)| (format!("{name}.csv"), format!("sourcedId,status,dateLastModified,{columns}")));
        for (file, header) in headers.iter().skip(1) {
            files.put(file, format!("{header}\n"));
        }
        files.put(&headers[0].0, format!("{}\ns1,,,North,school\n", headers[0].1));
        files.applied("school", None).await;
        let before = site.database.dump().await;
        for (file, header) in &headers {
            for column in header.split(',') {
                let without: Vec<&str> = header.split(',').map(|name| if name == column { "other" } else { name }).collect();
                files.put(file, format!("{}\n", without.join(",")));
                let refused = files.import("school", None).await.unwrap_err();
                assert!(refused.contains(&format!("{file}: the column `{column}` is missing")), "{refused}");
            }
            files.put(file, format!("{header}\n"));
        }
        assert_eq!(site.database.dump().await, before);
    }

    async fn many_missing_rows_stop_everything(site: Site) {
        let files = Files::new(&site).await;
        put(&files, users(50));
        files.applied("school", None).await;
        let before = files.count("affiliation WHERE retired_at IS NULL").await;
        put(&files, users(30));
        let refused = files.import("school", None).await.unwrap();
        assert_eq!(refused.outcome, Outcome::Refused);
        assert_eq!(figures(&refused, "persons")[4], 20);
        assert_eq!(files.count("affiliation WHERE retired_at IS NULL").await, before);
        assert_eq!(files.count("source_person WHERE retired_at IS NULL").await, 50);
        // The operator may know better.
        let allowed = files.import_with("school", None, |plan| plan.max_vanishing = 50).await.unwrap();
        assert_eq!(allowed.outcome, Outcome::Applied);
        assert_eq!(files.count("source_person WHERE retired_at IS NULL").await, 30);
    }

    async fn a_row_that_is_not_right_is_told_and_the_others_are_taken(site: Site) {
        let files = Files::new(&site).await;
        let more = concat!(
            "u1,,,true,s1,student,again,Twice,Twice,,\n",
            "x1,,,true,s1,student,x,,,,\n",
            "x2,,,true,s1\n",
            ",,,true,s1,student,x,No,Key,,\n",
            "x3,,,true,s1,student,x,Or,Phan,nobody,\n",
        );
        put(&files, users(40) + more);
        let report = files.applied("school", None).await;
        assert_eq!(figures(&report, "persons"), [41, 0, 0, 0, 0, 4], "{report:#?}");
        assert_eq!(figures(&report, "guardianships")[5], 1);
        let found: Vec<_> = report.quarantine.iter().map(|place| (place.line, place.fault.code)).collect();
        for expected in [(42, "duplicate"), (43, "missing"), (44, "unreadable"), (45, "missing"), (46, "orphan")] {
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        }
        assert_eq!(files.count("import_defect").await, report.defects);
        let told = site.database.column("SELECT detail FROM import_defect").await;
        let printed = site.operator(&["sources", "quarantine", "source"]).await;
        assert!(printed.starts_with("users.csv, line 42 (u1") && printed.contains(" [orphan]"), "{printed}");
        assert_eq!((printed.lines().count() as u64, printed.contains("Phan")), (report.defects, false));
        site.clock.advance(1);
        put(&files, users(40));
        files.applied("school", None).await;
        assert!(site.operator(&["sources", "quarantine", "source"]).await.starts_with("Every row of the newest import"));
        assert!(site.operator_refused(&["sources", "quarantine", "nobody"]).await.contains("no source is called nobody"));
        assert!(told.iter().all(|detail| !detail.contains("Twice") && !detail.contains("Phan")), "{told:?}");
    }

    async fn a_row_that_became_unreadable_takes_nobody_away(site: Site) {
        let files = Files::new(&site).await;
        put(&files, users(20));
        files.applied("school", None).await;
        put(&files, users(20).replace("u7,,,true,s1,student,n7,Given,Family7", "u7,,,true,s1,student,n7,,"));
        let report = files.applied("school", None).await;
        assert_eq!(figures(&report, "persons"), [0, 0, 19, 0, 0, 1]);
        assert_eq!(files.count("affiliation WHERE retired_at IS NULL").await, 20);
        assert_eq!(files.count("person WHERE name = 'Given Family7'").await, 1);
    }

    async fn too_many_defects_stop_everything(site: Site) {
        let files = Files::new(&site).await;
        let cut = |line: &str| if line.starts_with("u3") { format!("{line},more\n") } else { format!("{line}\n") };
        let broken: String = users(40).lines().map(cut).collect();
        put(&files, broken);
        let refused = files.import("school", None).await.unwrap();
        assert_eq!(refused.outcome, Outcome::Refused, "{refused:#?}");
        assert_eq!([files.count("person").await, files.count("affiliation").await], [0, 0]);
    }
}
