//! OneRoster 1.2: the roles stand in a file of their own, and whoever is not enabled in users.csv has none of them.

use portico_identity::portal::imports::ImportReport;

use crate::portal;
use crate::{Files, figures, on_both_engines};

const HEAD: &str = "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,agentSourcedIds\n";
const ROLES: &str = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,orgSourcedId\n";
const NOW: &str = "2026-11-20T10:00:00Z";

/// Files of one mode; of users, who they are and whether they are enabled.
async fn import(files: &Files<'_>, mode: &str, users: &[(&str, bool)], roles: &[(&str, &str, &str)]) -> ImportReport {
    let status = if mode == "delta" { format!("active,{NOW}") } else { ",".to_owned() };
    let orgs = if mode == "delta" { "" } else { "file.orgs,bulk\n" };
    let users = users.iter().map(|(user, enabled)| {
        let agents = if *user == "anna" { "mum" } else { "" };
        format!("{user},{status},{enabled},{user},{user},Bos,{agents}\n")
    });
    let roles = roles.iter().map(|(key, user, role)| format!("{key},{status},{user},primary,{role},s1\n"));
    files.put("manifest.csv", format!("propertyName,value\noneroster.version,1.2\nmanifest.version,1.0\nfile.users,{mode}\nfile.roles,{mode}\n{orgs}"));
    files.put("orgs.csv", "sourcedId,name,type\ns1,North,school\ns2,South,school\n");
    files.put("users.csv", format!("{HEAD}{}", users.collect::<String>()));
    files.put("roles.csv", format!("{ROLES}{}", roles.collect::<String>()));
    files.applied("district", None).await
}

const ALL: [(&str, &str, &str); 4] =
    [("r1", "anna", "student"), ("r2", "anna", "teacher"), ("r3", "ben", "student"), ("r4", "mum", "parent")];
const ACTIVE: &str = "affiliation WHERE retired_at IS NULL";

on_both_engines! {
    async fn who_is_not_enabled_has_no_role(site: Site) {
        let files = Files::new(&site).await;
        let report = import(&files, "bulk", &[("anna", false), ("ben", true), ("mum", true)], &ALL).await;
        assert_eq!(figures(&report, "persons"), [3, 0, 0, 0, 0, 0]);
        assert_eq!(figures(&report, "affiliations"), [2, 0, 0, 0, 0, 0], "{report:#?}");
        assert_eq!(files.count("guardianship").await, 1);
        // Enabled, and then no longer: the roles are there, and then no longer.
        import(&files, "bulk", &[("anna", true), ("ben", true), ("mum", true)], &ALL).await;
        assert_eq!(files.count(ACTIVE).await, 4);
        let report = import(&files, "bulk", &[("anna", false), ("ben", true), ("mum", false)], &ALL).await;
        assert_eq!(figures(&report, "affiliations")[4], 3, "{report:#?}");
        assert_eq!(files.count(ACTIVE).await, 1);
        assert_eq!(files.count("guardianship WHERE retired_at IS NULL").await, 0, "who is not enabled answers for nobody");
        assert_eq!(files.count("source_person WHERE retired_at IS NULL").await, 3, "they are known all the same");
    }

    async fn a_delta_takes_the_roles_away_that_it_does_not_speak_of(site: Site) {
        let files = Files::new(&site).await;
        import(&files, "bulk", &[("anna", true), ("ben", true), ("mum", true)], &ALL).await;
        let report = import(&files, "delta", &[("anna", false)], &[]).await;
        assert_eq!(figures(&report, "affiliations")[4], 2, "{report:#?}");
        assert_eq!(files.count(ACTIVE).await, 2);
        // Nor does a role help that the same files say.
        import(&files, "delta", &[("ben", false)], &[("r3", "ben", "student"), ("r5", "ben", "teacher")]).await;
        assert_eq!(files.count(ACTIVE).await, 1);
        // Enabled again, with their roles.
        import(&files, "delta", &[("ben", true)], &[("r3", "ben", "student")]).await;
        assert_eq!(files.count(ACTIVE).await, 2);
        // Who goes takes their roles along.
        files.put("users.csv", format!("{HEAD}ben,tobedeleted,{NOW},true,ben,ben,Bos,\n")).put("roles.csv", ROLES);
        files.applied("district", None).await;
        assert_eq!(files.count(ACTIVE).await, 1);
    }

    async fn a_role_in_a_later_delta_lets_nobody_in_who_is_kept_out(site: Site) {
        let files = Files::new(&site).await;
        import(&files, "bulk", &[("anna", true), ("ben", true), ("mum", true)], &ALL).await;
        import(&files, "delta", &[("ben", false), ("mum", false)], &[]).await;
        assert_eq!(files.count(ACTIVE).await, 2);
        assert_eq!(files.count("guardianship WHERE retired_at IS NULL").await, 0, "though only Anna's row said it");
        // Roles without a word about whose they are, again and again; and Anna's row still names her mother.
        for _ in 0..2 {
            let report = import(&files, "delta", &[], &[("r3", "ben", "student"), ("r9", "ben", "teacher")]).await;
            assert_eq!(figures(&report, "affiliations"), [0; 6], "{report:#?}");
            assert_eq!(report.odd["not-enabled"].count, 2);
            let report = import(&files, "delta", &[("anna", true)], &[("r4", "mum", "parent")]).await;
            assert_eq!(figures(&report, "guardianships"), [0; 6], "{report:#?}");
            assert_eq!([files.count(ACTIVE).await, files.count("guardianship WHERE retired_at IS NULL").await], [2, 0]);
        }
        // A row of their own lets them in again.
        import(&files, "delta", &[("anna", true), ("ben", true), ("mum", true)], &ALL).await;
        assert_eq!([files.count(ACTIVE).await, files.count("guardianship WHERE retired_at IS NULL").await], [4, 1]);
        // Nor does a role bring back who was deleted.
        files.put("users.csv", format!("{HEAD}ben,tobedeleted,{NOW},true,ben,ben,Bos,\n")).put("roles.csv", ROLES);
        files.applied("district", None).await;
        let report = import(&files, "delta", &[("anna", true), ("mum", true)], &ALL).await;
        assert_eq!((report.defects, report.quarantine[0].key.as_str()), (1, "ben/r3"), "{report:#?}");
        assert_eq!(report.quarantine[0].fault.code, "orphan");
        assert_eq!(files.count(ACTIVE).await, 3);
    }
}
