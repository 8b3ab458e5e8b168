//! Tables with a mapping: CSV and NDJSON, firms and their orders, accounts and their holders.

use portico_identity::portal::{About, Role};
use portico_store::record_list::{self, ListFilter, Subject};
use uuid::Uuid;

use crate::portal;
use crate::{Files, figures, on_both_engines};

const BANK: &str = r#"
[read]
delimiter = ";"
days = "dd.mm.yyyy"
decimal = ","
[[persons]]
file = "people.csv"
key = "id"
name = "name"
[[affiliations]]
file = "people.csv"
person = "id"
role = { value = "customer" }
[[records]]
kind = "transaction"
file = "booked.csv"
key = "nr"
within = "account"
fields = { booked_on = "day", amount = { column = "sum", negative_when = { column = "way", is = ["D"] } }, direction = { column = "way", map = { D = "debit", C = "credit" } }, text = "text", currency = { value = "EUR" } }
[[records]]
kind = "bank-account"
file = "accounts.csv"
key = "iban"
fields = { name = "name", number = "iban", currency = { value = "EUR" }, balance = "balance" }
[[holdings]]
file = "accounts.csv"
record_kind = "bank-account"
record = "iban"
person = "owner"
"#;

fn put_bank(files: &Files<'_>) {
    files.put("people.csv", "id;name\np1;Zoë ’t Hart\np2;Ali\n");
    files.put("accounts.csv", "iban;name;balance;owner\nNL01;House;1.204,50;p1\n");
    files.put("booked.csv", "nr;account;day;sum;way;text\n1;NL01;01.11.2026;12,50;D;=SUM(A1)\n2;NL01;2.11.2026;1.000;C;\"a \"\"b\"\"; c\"\n");
}

on_both_engines! {
    async fn a_bank_s_tables_become_accounts_and_transactions(site: Site) {
        let files = Files::new(&site).await;
        put_bank(&files);
        let report = files.applied("bank", Some(BANK)).await;
        assert_eq!(figures(&report, "records: transaction"), [2, 0, 0, 0, 0, 0]);
        assert_eq!(files.count("record WHERE kind = 'bank-account' AND amount = 120450").await, 1);
        assert_eq!(files.count("record WHERE kind = 'transaction' AND amount = -1250 AND state = 'debit' AND within_id IS NOT NULL").await, 1);
        // The first of November begins at 23:00 UTC the day before, where the bank is.
        assert_eq!(files.count("record WHERE kind = 'transaction' AND at = 1793487600000000").await, 1);
        // A formula is a text, and a quoted cell is whole.
        assert_eq!(files.count("record WHERE search = '=sum(a1)'").await, 1);
        assert_eq!(files.count("record WHERE search = 'a \"b\"; c'").await, 1);
        assert_eq!(files.count("holding").await, 1);
        assert_eq!(files.count("source WHERE spoke_at IS NOT NULL").await, 1);
    }

    async fn a_changed_row_is_changed_and_what_was_set_in_the_portal_stays(site: Site) {
        let files = Files::new(&site).await;
        put_bank(&files);
        files.applied("bank", Some(BANK)).await;
        site.database.tamper("UPDATE record SET own = '{\"name\":\"Mine\"}' WHERE kind = 'bank-account'").await;
        files.put("accounts.csv", "iban;name;balance;owner\nNL01;House;7,00;p1\n");
        let report = files.applied("bank", Some(BANK)).await;
        assert_eq!(figures(&report, "records: bank-account"), [0, 1, 0, 0, 0, 0]);
        assert_eq!(figures(&report, "records: transaction"), [0, 0, 2, 0, 0, 0]);
        assert_eq!(files.count("record WHERE amount = 700 AND own LIKE '%Mine%'").await, 1);
    }

    async fn ndjson_has_paths_and_lists(site: Site) {
        let files = Files::new(&site).await;
        files.put("all.ndjson", concat!(
            "{\"t\":\"firm\",\"id\":\"f1\",\"name\":\"Acme\"}\n",
            "{\"t\":\"order\",\"id\":7,\"firm\":{\"id\":\"f1\"},\"on\":\"2026-11-01\",\"lines\":[{\"product\":\"Nuts\",\"quantity\":3,\"unit_price\":\"1.20\"}]}\n",
            "[1]\n{\"t\":\n",
        ));
        let mapping = "[[organisations]]\nwhen = { column = \"t\", is = [\"firm\"] }\nkey = \"id\"\nkind = { value = \"firm\" }\nname = \"name\"\n\
            [[records]]\nwhen = { column = \"t\", is = [\"order\"] }\nkind = \"order\"\nkey = \"id\"\norganisation = \"firm.id\"\n\
            fields = { number = \"id\", ordered_on = \"on\", status = { value = \"open\" }, lines = \"lines\" }";
        let report = files.import_with("vendor", Some(mapping), |plan| plan.max_defects = 90).await.unwrap();
        assert_eq!(figures(&report, "records: order"), [1, 0, 0, 0, 0, 2], "{report:#?}");
        assert_eq!(files.count("record WHERE organisation_id IS NOT NULL AND body LIKE '%\"quantity\":\"3\"%'").await, 1);
        assert_eq!(files.count("organisation WHERE kind = 'firm' AND parent_id IS NOT NULL AND time_zone = 'America/New_York'").await, 1);
    }

    async fn a_dry_run_writes_nothing(site: Site) {
        let files = Files::new(&site).await;
        put_bank(&files);
        let before = site.database.dump().await;
        let report = files.import_with("bank", Some(BANK), |plan| plan.dry_run = true).await.unwrap();
        assert_eq!(figures(&report, "persons"), [2, 0, 0, 0, 0, 0]);
        assert_eq!(site.database.dump().await, before);
    }

    async fn an_amount_finer_than_hundredths_is_refused_and_never_rounded(site: Site) {
        let files = Files::new(&site).await;
        files.put("people.csv", "id;name\np1;Ali\n").put("accounts.csv", "iban;name;balance;owner\nKW1;A;1,255;p1\nKW2;B;1,250;p1\nKW3;C;1.204,5;p1\n");
        files.put("booked.csv", "nr;account;day;sum;way;text\n1;KW2;01.11.2026;0,005;D;x\n");
        let mapping = BANK.replace("\"EUR\"", "\"KWD\"");
        let report = files.import_with("bank", Some(&mapping), |plan| plan.max_defects = 100).await.unwrap();
        assert_eq!(figures(&report, "records: bank-account"), [2, 0, 0, 0, 0, 1]);
        assert_eq!(figures(&report, "records: transaction"), [0, 0, 0, 0, 0, 1]);
        let told: Vec<_> = report.quarantine.iter().map(|place| (place.fault.field.as_str(), place.fault.detail.as_str())).collect();
        assert!(told.contains(&("balance", "is not an amount, of hundredths at most")), "{told:?}");
        assert_eq!(files.count("record WHERE amount IN (125, 120450)").await, 2);
        assert_eq!(files.count("record").await, 2);
    }

    async fn the_file_of_a_document_is_kept_beside_what_lists_read(site: Site) {
        const MAPPING: &str = r#"
[[persons]]
key = "id"
name = "name"
[[affiliations]]
person = "id"
role = { value = "customer" }
[[records]]
kind = "document"
key = "number"
person = "id"
fields = { title = "title", issued_on = "day", type = "type", media_type = { value = "text/plain" }, content = "file" }
"#;
        let files = Files::new(&site).await;
        let head = "id,name,number,title,day,type,file\n";
        files.put("letters.csv", format!("{head}p1,Ali,d1,Yearly statement,2026-11-01,statement,aGVsbG8=\n"));
        files.applied("bank", Some(MAPPING)).await;
        let rows = site.database.column("SELECT body FROM record WHERE kind = 'document'").await;
        assert!(rows[0].contains("Yearly statement") && !rows[0].contains("content") && !rows[0].contains("aGVsbG8="), "{rows:?}");
        let id = if site.database.is_sqlite() { "lower(hex(person_id))" } else { "CAST(person_id AS TEXT)" };
        let person = site.database.column(&format!("SELECT {id} FROM record")).await[0].parse().unwrap();
        let filter = ListFilter {
            kind: "document".into(), newest_first: true, after: (i64::MAX, Uuid::max()), bound: i64::MIN, state: String::new(),
            providers: None, patterns: Vec::new(), within: None, at: 0, limit: 50,
        };
        let mut db = site.identity.store().read().await.unwrap();
        let listed = record_list::list(&mut db, Subject::Person(person), &filter).await.unwrap();
        assert!(listed.len() == 1 && !format!("{listed:?}").contains("aGVsbG8="), "{listed:?}");
        drop(db);
        // It is there all the same, and changes when the source says another one.
        let bank = site.identity.organisation_meant("bank").await.unwrap().unwrap();
        let read = async || {
            let acting = site.identity.act_as_at(person, Some(Role::Customer(bank.id)), site.clock.now()).await.unwrap().unwrap();
            site.identity.find_document(&acting, &About::Myself, listed[0].id).await.unwrap().unwrap().bytes
        };
        assert_eq!(read().await, b"hello");
        files.put("letters.csv", format!("{head}p1,Ali,d1,Yearly statement,2026-11-01,statement,Z29vZGJ5ZQ==\n"));
        assert_eq!(figures(&files.applied("bank", Some(MAPPING)).await, "records: document"), [0, 1, 0, 0, 0, 0]);
        assert_eq!(read().await, b"goodbye");
    }
}
