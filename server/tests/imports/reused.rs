//! Keys that a source uses for somebody else: what was between the ones before stays between them, and nothing of it becomes the others'.

use crate::portal;
use crate::{Files, on_both_engines};

const FAMILIES: &str = r#"
[[persons]]
file = "people.csv"
key = "id"
name = "name"
[[guardianships]]
file = "edges.csv"
key = "key"
adult = "adult"
child = "child"
kind = { value = "parent" }
barred = "barred"
"#;

const FIRMS: &str = r#"
[[organisations]]
file = "firms.csv"
key = "id"
kind = { value = "firm" }
name = "name"
[[persons]]
file = "people.csv"
key = "id"
name = "name"
[[affiliations]]
file = "contacts.csv"
key = "key"
person = "person"
organisation = "firm"
role = "role"
see = ["orders"]
act = []
"#;

fn between(adult: &str, child: &str, more: &str) -> String {
    format!(
        "guardianship g JOIN person a ON a.id = g.adult_id JOIN person c ON c.id = g.child_id
         WHERE a.name = '{adult}' AND c.name = '{child}' AND {more}"
    )
}

fn of(person: &str, more: &str) -> String {
    format!(
        "affiliation f JOIN person p ON p.id = f.person_id JOIN organisation o ON o.id = f.organisation_id WHERE p.name = '{person}' AND {more}"
    )
}

on_both_engines! {
    async fn a_bar_stays_with_whom_it_was_meant_for(site: Site) {
        let files = Files::new(&site).await;
        files.put("people.csv", "id,name\nmum,Maria\ndad,Dirk\nanna,Anna\nben,Ben\n");
        files.put("edges.csv", "key,adult,child,barred\ng1,mum,anna,true\n");
        files.applied("school", Some(FAMILIES)).await;
        assert_eq!(files.count(&between("Maria", "Anna", "g.barred_at IS NOT NULL")).await, 1);
        files.put("edges.csv", "key,adult,child,barred\ng1,dad,ben,\n");
        files.applied("school", Some(FAMILIES)).await;
        assert_eq!(files.count(&between("Maria", "Anna", "g.barred_at IS NOT NULL AND g.source = ''")).await, 1, "the bar is lifted by nobody");
        assert_eq!(files.count(&between("Dirk", "Ben", "g.barred_at IS NULL AND g.verified_at IS NULL AND g.retired_at IS NULL")).await, 1);
        // The other way round: the source says it of the new ones only.
        files.put("edges.csv", "key,adult,child,barred\ng1,mum,ben,true\n");
        files.applied("school", Some(FAMILIES)).await;
        assert_eq!(files.count(&between("Maria", "Ben", "g.barred_at IS NOT NULL")).await, 1);
        assert_eq!(files.count(&between("Dirk", "Ben", "g.barred_at IS NULL AND g.retired_at IS NOT NULL")).await, 1);
    }

    async fn what_was_verified_limited_or_ended_is_nobody_elses(site: Site) {
        let files = Files::new(&site).await;
        files.put("people.csv", "id,name\nmum,Maria\ndad,Dirk\nanna,Anna\nben,Ben\n");
        files.put("edges.csv", "key,adult,child,barred\ng1,mum,anna,\n");
        files.applied("school", Some(FAMILIES)).await;
        let desk = "UPDATE guardianship SET verified_at = 1, evidence = 'desk', rights = '{\"see\":[\"profile\"]}', ends_on = '2026-01-01', ends_at = 2";
        site.database.tamper(desk).await;
        files.put("edges.csv", "key,adult,child,barred\ng1,dad,ben,\n");
        files.applied("school", Some(FAMILIES)).await;
        let fresh = "g.verified_at IS NULL AND g.evidence = '' AND g.ends_at IS NULL AND g.ends_on IS NULL AND g.rights LIKE '%*%'";
        assert_eq!(files.count(&between("Dirk", "Ben", fresh)).await, 1);
        assert_eq!(files.count(&between("Maria", "Anna", "g.verified_at = 1 AND g.ends_at = 2 AND g.retired_at IS NOT NULL")).await, 1);
        // The same pair once more keeps what the desk said.
        site.database.tamper("UPDATE guardianship SET verified_at = 7 WHERE source <> ''").await;
        files.put("edges.csv", "key,adult,child,barred\ng1,dad,ben,false\n");
        files.applied("school", Some(FAMILIES)).await;
        assert_eq!(files.count(&between("Dirk", "Ben", "g.verified_at = 7")).await, 1);
    }

    async fn a_firm_s_role_is_not_handed_over_with_a_key(site: Site) {
        let files = Files::new(&site).await;
        files.put("firms.csv", "id,name\nf1,Acme\nf2,Bolt\n").put("people.csv", "id,name\nann,Ann\nben,Ben\n");
        files.put("contacts.csv", "key,person,firm,role\nk1,ann,f1,member\n");
        files.applied("vendor", Some(FIRMS)).await;
        let given = "UPDATE affiliation SET role = 'admin', rights = '{\"see\":[\"orders\",\"settings\"],\"act\":[\"settings\"]}', attested_at = 5,
            warned_at = 6, ends_on = '2030-01-01', ends_at = 1893456000000000";
        site.database.tamper(given).await;
        let now = site.clock.now();
        let fresh = format!("f.role = 'member' AND f.rights NOT LIKE '%settings%' AND f.attested_at = {now} AND f.warned_at IS NULL AND f.ends_at IS NULL AND f.retired_at IS NULL");
        for (row, who, firm) in [("k1,ben,f1,member", "Ben", "Acme"), ("k1,ben,f2,member", "Ben", "Bolt")] {
            files.put("contacts.csv", format!("key,person,firm,role\n{row}\n"));
            files.applied("vendor", Some(FIRMS)).await;
            assert_eq!(files.count(&of(who, &format!("o.name = '{firm}' AND {fresh}"))).await, 1, "{row}");
            assert_eq!(files.count(&of("Ann", "f.role = 'admin' AND f.retired_at IS NOT NULL AND f.source = ''")).await, 1);
            assert_eq!(files.count("affiliation WHERE retired_at IS NULL").await, 1);
        }
    }

    async fn a_firm_that_nobody_knows_makes_nobody_a_member_of_another(site: Site) {
        let files = Files::new(&site).await;
        files.put("firms.csv", "id,name\nf1,Acme\n").put("people.csv", "id,name\nann,Ann\nben,Ben\n");
        files.put("contacts.csv", "key,person,firm,role\nk1,ann,f1,member\nk2,ben,f9,member\nk3,ben,f9,admin\nk4,ben,,member\n");
        let report = files.import_with("vendor", Some(FIRMS), |plan| plan.max_defects = 100).await.unwrap();
        let found: Vec<_> = report.quarantine.iter().map(|place| (place.line, place.fault.field.as_str(), place.fault.code)).collect();
        let expected = [(3, "organisation", "orphan"), (4, "organisation", "orphan"), (5, "organisation", "missing")];
        assert!(expected.iter().all(|defect| found.contains(defect)) && found.len() == 3, "{found:?}");
        assert_eq!(files.count("affiliation").await, 1);
        // A customer of whoever cannot be told is the source's own.
        files.put("contacts.csv", "key,person,firm,role\nk1,ann,f1,member\nk2,ben,,customer\n");
        files.applied("vendor", Some(&FIRMS.replace("see = [\"orders\"]\nact = []\n", ""))).await;
        assert_eq!(files.count(&of("Ben", "f.role = 'customer' AND o.kind = 'vendor'")).await, 1);
    }

    async fn whoever_becomes_a_member_is_confirmed_from_then_on(site: Site) {
        let files = Files::new(&site).await;
        files.put("firms.csv", "id,name\nf1,Acme\n").put("people.csv", "id,name\nann,Ann\n");
        files.put("contacts.csv", "key,person,firm,role\nk1,ann,f1,customer\n");
        files.applied("vendor", Some(&FIRMS.replace("see = [\"orders\"]\nact = []\n", ""))).await;
        assert_eq!(files.count("affiliation WHERE attested_at IS NULL AND rights = '{}'").await, 1);
        files.put("contacts.csv", "key,person,firm,role\nk1,ann,f1,member\n");
        files.applied("vendor", Some(FIRMS)).await;
        assert_eq!(files.count("affiliation WHERE role = 'member' AND attested_at IS NOT NULL AND rights LIKE '%orders%'").await, 1);
        site.wait(200 * portal::DAY);
        let _told = site.identity.suspend_unattested(false).await.unwrap();
        assert_eq!(files.count("affiliation WHERE suspended_at IS NOT NULL").await, 1, "nobody confirmed it");
    }
    async fn what_a_firm_set_is_not_another_firm_s(site: Site) {
        let files = Files::new(&site).await;
        files.put("firms.csv", "id,name\nf1,Acme\nf2,Bolt\n");
        let mapping = "[[organisations]]\nfile = \"firms.csv\"\nkey = \"id\"\nkind = { value = \"firm\" }\nname = \"name\"\n\
            [[records]]\nfile = \"orders.csv\"\nkind = \"order\"\nkey = \"id\"\norganisation = \"firm\"\n\
            fields = { number = \"number\", ordered_on = { value = \"2026-11-01\" }, status = { value = \"open\" } }\n";
        files.put("orders.csv", "id,firm,number\no1,f1,A\n");
        files.applied("vendor", Some(mapping)).await;
        site.database.tamper("UPDATE record SET own = '{\"number\":\"ours\"}'").await;
        for (row, ours) in [("o1,f1,B", 1), ("o1,f2,B", 0)] {
            files.put("orders.csv", format!("id,firm,number\n{row}\n"));
            files.applied("vendor", Some(mapping)).await;
            assert_eq!(files.count("record WHERE own LIKE '%ours%'").await, ours, "{row}");
        }
    }
}
