//! Characters that no reader means and PostgreSQL does not keep: a defect of their row, never of the import.

use crate::portal;
use crate::{Files, figures, on_both_engines};

const MAPPING: &str = "[[organisations]]\nwhen = { column = \"t\", is = [\"firm\"] }\nkey = \"id\"\nkind = { value = \"firm\" }\nname = \"name\"\n\
    [[persons]]\nwhen = { column = \"t\", is = [\"person\"] }\nkey = \"id\"\nname = \"name\"\naddress = \"home\"\n\
    [[records]]\nwhen = { column = \"t\", is = [\"order\"] }\nkind = \"order\"\nkey = \"id\"\norganisation = \"firm\"\n\
    fields = { number = \"number\", ordered_on = { value = \"2026-11-01\" }, status = { value = \"open\" }, ship_name = \"to\", lines = \"lines\" }\n";

on_both_engines! {
    async fn a_row_with_a_zero_character_is_told_and_the_others_are_taken(site: Site) {
        let files = Files::new(&site).await;
        let order = |id: &str, number: &str, more: &str| format!("{{\"t\":\"order\",\"id\":\"{id}\",\"firm\":\"f1\",\"number\":\"{number}\"{more}}}\n");
        let rows = [
            "{\"t\":\"firm\",\"id\":\"f1\",\"name\":\"Acme\"}\n".to_owned(),
            "{\"t\":\"person\",\"id\":\"p1\",\"name\":\"Ann\",\"home\":\"Here\\u0000\"}\n".to_owned(),
            "{\"t\":\"person\",\"id\":\"p2\",\"name\":\"Ben\",\"home\":\"One\\nTwo\"}\n".to_owned(),
            order("o1", "A\\u0000B", ""),
            order("o2", "A2", ",\"to\":\"Zo\\u0007\""),
            order("o3", "A3", ",\"lines\":[{\"product\":\"Nu\\u0000ts\",\"quantity\":3,\"unit_price\":\"1.20\"}]"),
            order("o4", "A4", ",\"to\":\"One\\tline\\nand another\""),
            order("o\\u00005", "A5", ""),
        ];
        files.put("all.ndjson", rows.concat());
        let report = files.import_with("vendor", Some(MAPPING), |plan| plan.max_defects = 90).await.unwrap();
        assert_eq!(figures(&report, "records: order"), [1, 0, 0, 0, 0, 4], "{report:#?}");
        assert_eq!(figures(&report, "persons"), [1, 0, 0, 0, 0, 1], "{report:#?}");
        let fields: Vec<&str> = report.quarantine.iter().map(|place| place.fault.field.as_str()).collect();
        assert_eq!(fields, ["address", "number", "ship_name", "lines", ""], "{report:#?}");
        assert_eq!(files.count("record WHERE kind = 'order' AND search LIKE '%a4%'").await, 1);
        assert_eq!(files.count("import_defect WHERE source_key = 'o5'").await, 1, "told without it");
    }
}
