//! OneRoster: both versions, both modes, agents in both directions.

use crate::owner::at;
use crate::portal::{self, DAY, Site};
use crate::{Files, figures, on_both_engines};

const MANIFEST_11: &str = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\nfile.users,bulk\n\
file.classes,bulk\nfile.academicSessions,bulk\nfile.enrollments,bulk\nfile.demographics,bulk\nfile.lineItems,bulk\nfile.results,bulk\n";
const ORGS: &str = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nd1,,,The county,district,,\ns1,,,North,school,,d1\ns2,,,South,school,,d1\n";
const USERS: &str = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email,agentSourcedIds,grades,password\n\
anna,,,true,s1,student,anna,Anna,de Wit,anna@mail.example,\"mum,teach\",09,hunter2\n\
ben,,,true,\"s1,s2\",student,ben,Ben,Bakker,,,08,hunter2\n\
mum,,,true,s1,parent,mum,Maria,de Wit,mum@mail.example,,,hunter2\n\
dad,,,true,s2,guardian,dad,Dirk,Bakker,,ben,,hunter2\n\
teach,,,true,s1,teacher,teach,Tom,Smit,,mum,12,hunter2\n";
const SESSIONS: &str = "sourcedId,status,dateLastModified,title,type,startDate,endDate,schoolYear\nt1,,,Term,term,2026-09-01,2027-02-28,2027\n";
const CLASSES: &str = "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,schoolSourcedId,termSourcedIds,subjects\nc1,,,Physics 9,09,x,PHY,scheduled,s1,t1,Physics\n";
const ENROLLMENTS: &str = "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n\
e1,,,c1,s1,anna,student,false,,\ne2,,,c1,s1,teach,teacher,true,2026-09-10,\n";
const DEMOGRAPHICS: &str = "sourcedId,status,dateLastModified,birthDate,sex\nanna,,,2011-03-04,female\n";
const ITEMS: &str =
    "sourcedId,status,dateLastModified,title,classSourcedId,resultValueMin,resultValueMax\nl1,,,Forces,c1,0,10\n";
const RESULTS: &str = "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment\nr1,,,l1,anna,fully graded,7.50,2026-11-20,Well done\n";

async fn bundle(site: &Site) -> Files<'_> {
    let files = Files::new(site).await;
    files.put("manifest.csv", MANIFEST_11).put("orgs.csv", ORGS).put("users.csv", USERS);
    files.put("academicSessions.csv", SESSIONS).put("classes.csv", CLASSES).put("enrollments.csv", ENROLLMENTS);
    files.put("demographics.csv", DEMOGRAPHICS).put("lineItems.csv", ITEMS).put("results.csv", RESULTS);
    files
}

on_both_engines! {
    async fn a_bundle_becomes_persons_classes_and_claims(site: Site) {
        let files = bundle(&site).await;
        let report = files.applied("district", None).await;
        assert_eq!(figures(&report, "persons"), [5, 0, 0, 0, 0, 0]);
        assert_eq!(figures(&report, "affiliations"), [6, 0, 0, 0, 0, 0]);
        // Mum of Anna by the child's row, Dad of Ben by his own, in each of Ben's schools. The teacher is nobody's guardian.
        assert_eq!(figures(&report, "guardianships"), [3, 0, 0, 0, 0, 0]);
        assert_eq!(report.odd["agent-not-guardian"].count, 1);
        assert_eq!(files.count("guardianship WHERE verified_at IS NULL").await, 3);
        assert_eq!(files.count("person WHERE birth_date = '2011-03-04' AND name = 'Anna de Wit'").await, 1);
        assert_eq!(files.count("holding WHERE role = 'student' AND begins_on = '2026-09-01' AND ends_on = '2027-02-28'").await, 1);
        assert_eq!(files.count("holding WHERE role = 'teacher' AND begins_on = '2026-09-10'").await, 1);
        let body = site.database.column("SELECT body FROM record WHERE kind = 'class'").await;
        assert!(body[0].contains("Tom Smit") && body[0].contains("Physics"), "{body:?}");
        let body = site.database.column("SELECT body FROM record WHERE kind = 'result'").await;
        assert!(body[0].contains("\"7.5\"") && body[0].contains("Forces"), "{body:?}");
        // The addresses of sources are not contacts, and passwords are nowhere.
        assert_eq!(files.count("contact").await, 0);
        assert!(!site.database.dump().await.contains("hunter2"));
    }

    async fn the_same_bundle_again_changes_nothing(site: Site) {
        let files = bundle(&site).await;
        files.applied("district", None).await;
        let rows = |table: &str| format!("{table} WHERE 1 = 1");
        let before = [files.count(&rows("person")).await, files.count(&rows("record")).await];
        let again = files.applied("district", None).await;
        for table in &again.tables {
            assert_eq!([table.new, table.changed, table.gone], [0; 3], "{table:?}");
            assert_eq!(table.same, table.rows, "{table:?}");
        }
        assert_eq!([files.count(&rows("person")).await, files.count(&rows("record")).await], before);
    }

    async fn who_leaves_and_comes_back_is_the_same_person(site: Site) {
        let files = bundle(&site).await;
        files.applied("district", None).await;
        let id = "SELECT CAST(person_id AS TEXT) FROM source_person WHERE source_key = 'ben'";
        let id = if site.database.is_sqlite() { "SELECT hex(person_id) FROM source_person WHERE source_key = 'ben'" } else { id };
        let before = site.database.column(id).await;
        let without: String = USERS.lines().filter(|line| !line.starts_with("ben")).map(|line| format!("{line}\n")).collect();
        let without = without.replace(",ben,,hunter2", ",,,hunter2");
        files.put("users.csv", &without);
        let gone = files.applied("district", None).await;
        assert_eq!(figures(&gone, "persons")[4], 1);
        assert_eq!(figures(&gone, "affiliations")[4], 2);
        assert_eq!(figures(&gone, "guardianships")[4], 2);
        assert_eq!(files.count("affiliation WHERE retired_at IS NULL").await, 4);
        files.put("users.csv", USERS);
        let back = files.applied("district", None).await;
        assert_eq!(figures(&back, "persons")[3], 1);
        assert_eq!(site.database.column(id).await, before);
        assert_eq!(files.count("affiliation WHERE retired_at IS NULL").await, 6);
    }

    async fn a_delta_changes_what_it_says_and_nothing_else(site: Site) {
        let files = bundle(&site).await;
        files.applied("district", None).await;
        for name in ["orgs", "academicSessions", "classes", "enrollments", "demographics", "lineItems", "results"] {
            files.remove(&format!("{name}.csv"));
        }
        files.put("manifest.csv", "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.users,delta\n");
        let head = USERS.lines().next().unwrap();
        let now = "2026-11-20T10:00:00Z";
        // Anna has no guardian any more, Dad is gone.
        files.put("users.csv", format!(
            "{head}\nanna,active,{now},true,s1,student,anna,Anna,de Wit,anna@mail.example,,10,\ndad,tobedeleted,{now},true,s2,guardian,dad,Dirk,Bakker,,,,\n"
        ));
        let report = files.applied("district", None).await;
        assert_eq!(figures(&report, "persons"), [0, 1, 0, 0, 1, 0]);
        assert_eq!(files.count("guardianship WHERE retired_at IS NULL").await, 0);
        assert_eq!(files.count("affiliation WHERE retired_at IS NULL AND grade = '10'").await, 1);
        assert_eq!(files.count("source_person WHERE retired_at IS NULL").await, 4);
        files.put("users.csv", format!("{head}\nanna,,,true,s1,student,anna,Anna,de Wit,,,10,\n"));
        let blank = files.import("district", None).await.unwrap();
        assert_eq!(blank.quarantine[0].fault.code, "status", "{blank:#?}");
    }

    async fn a_claim_ends_with_the_adult_and_with_the_child_whoever_said_it(site: Site) {
        let files = bundle(&site).await;
        let head = USERS.lines().next().unwrap();
        let now = "2026-11-20T10:00:00Z";
        let mum = |status: &str, role: &str| format!("{head}\nmum,{status},{now},true,s1,{role},mum,Maria,de Wit,,,,\n");
        let ben = format!("{head}\nben,tobedeleted,{now},true,\"s1,s2\",student,ben,Ben,Bakker,,,,\n");
        let left = "guardianship WHERE retired_at IS NULL";
        // Maria's row never named Anna, and Ben's never named Dirk.
        for (gone, ended) in [(mum("tobedeleted", "parent"), 1), (mum("active", "teacher"), 1), (ben, 2)] {
            files.put("manifest.csv", MANIFEST_11).put("users.csv", USERS);
            files.applied("district", None).await;
            assert_eq!(files.count(left).await, 3);
            files.put("manifest.csv", MANIFEST_11.replace(",bulk", ",absent").replace("file.users,absent", "file.users,delta"));
            files.put("users.csv", &gone);
            let report = files.applied("district", None).await;
            assert_eq!(figures(&report, "guardianships")[4], ended, "{gone} {report:#?}");
            assert_eq!(files.count(left).await, 3 - ended, "{gone}");
        }
    }

    async fn in_1_2_a_user_has_the_roles_that_the_file_of_roles_says(site: Site) {
        let files = Files::new(&site).await;
        files.put("manifest.csv", "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.orgs,bulk\nfile.users,bulk\nfile.roles,bulk\n");
        files.put("orgs.csv", "sourcedId,name,type\ns1,North,school\ns2,South,school\n");
        files.put("users.csv", "sourcedId,enabledUser,username,givenName,familyName,preferredGivenName,grades\nanna,true,a,Anna,Bos,Ans,10\nben,true,b,Ben,Bos,,\n");
        files.put("roles.csv", "sourcedId,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\nr1,anna,primary,student,2026-08-01,2027-07-31,s1\nr2,anna,secondary,teacher,,,s2\n");
        let report = files.applied("district", None).await;
        assert_eq!(figures(&report, "affiliations"), [2, 0, 0, 0, 0, 0]);
        assert_eq!(files.count("affiliation WHERE role = 'student' AND grade = '10' AND ends_on = '2027-07-31'").await, 1);
        assert_eq!(files.count("person WHERE name = 'Ans Bos'").await, 1);
        files.remove("roles.csv");
        assert!(files.import("district", None).await.unwrap_err().contains("roles.csv"));
    }

    async fn whoever_was_erased_is_not_brought_back(site: Site) {
        let maria = site.owner("Maria", "mum@mail.example").await;
        let _asked = site.identity.ask_erasure(&maria.recent(&site), &at()).await.unwrap();
        site.clock.advance(15 * DAY);
        assert_eq!(site.identity.erase_due().await.unwrap(), 1);
        let files = bundle(&site).await;
        let report = files.applied("district", None).await;
        let erased = |table: &str| report.tables.iter().find(|of| of.table == table).unwrap().erased;
        assert_eq!([erased("persons"), erased("affiliations"), erased("guardianships")], [1, 1, 1], "{report:#?}");
        assert_eq!(report.defects, 0);
        assert!(!site.database.dump().await.contains("mum@mail.example"));
    }
}
