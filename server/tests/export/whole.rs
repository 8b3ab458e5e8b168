//! An export tells everything about its person, nothing about anybody else, and no secret.

use portico_identity::hex::hex;
use portico_identity::inventory::{Exported, Section, TABLES};
use portico_identity::law::time_zone;
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::owner::Owner;
use crate::portal::{self, Site};
use crate::seed::{columns_of, fill, mark, secret};

/// The published schema, checked without fetching anything.
pub fn assert_valid(data: &Value) {
    let schema: Value = serde_json::from_str(include_str!("../../../public/schemas/export-1.json")).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let faults: Vec<_> =
        validator.iter_errors(data).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new());
}

/// All that the readable page is made of.
const TAGS: &[&str] = &[
    "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "nav", "section", "h1", "h2", "h3", "p",
    "ul", "li", "a", "div", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "bdi", "code", "time",
];

async fn filled(site: &Site) -> (Owner, Owner) {
    let (anna, eve) = site.two_owners().await;
    fill(site, &anna, "Anna").await;
    fill(site, &eve, "Mallory").await;
    (anna, eve)
}

on_both_engines! {
    async fn a_copy_has_every_mark_of_its_person_and_follows_the_schema(site: Site) {
        let (anna, _) = filled(&site).await;
        let id = site.ask(&anna, "nl").await;
        let opened = site.open_made(&anna, id).await;
        assert_valid(&opened.data);
        assert_eq!(opened.data["$schema"], "https://portal.example/schemas/export-1.json");
        let text = opened.all_text();
        for table in TABLES.iter().filter(|table| matches!(table.export, Exported::In(_)) && table.name != "data_export") {
            for (column, kind) in columns_of(&site, table.name).await {
                let is_text = kind.eq_ignore_ascii_case("text") && table.personal.contains(&column.as_str());
                let own = ["person", "event"].contains(&table.name) || ["address_folded", "recipient", "source"].contains(&column.as_str())
                    || (table.name, column.as_str()) == ("import_defect", "source_key");
                if is_text && !own {
                    let mark = mark("Anna", table.name, &column);
                    assert!(text.contains(&mark), "{}.{column} is missing", table.name);
                }
            }
        }
        for (table, column) in [("person", "preferred_name"), ("event", "detail"), ("publication_text", "body")] {
            assert!(text.contains(&mark("Anna", table, column)), "{table}.{column}");
        }
        for section in Section::ALL {
            let told = &opened.data[section.as_str()];
            assert!(!told.is_null() && *told != json!([]), "{} is empty", section.as_str());
        }
    }

    async fn nothing_of_anybody_else_and_no_secret_is_in_it(site: Site) {
        let (anna, eve) = filled(&site).await;
        let id = site.ask(&anna, "en").await;
        let text = site.open_made(&anna, id).await.all_text();
        for foreign in ["Mallory", "eve@mail.example", &eve.id.to_string(), &eve.id.simple().to_string()] {
            assert!(!text.contains(foreign), "{foreign}");
        }
        for table in TABLES {
            for column in table.secret {
                let secret = secret("Anna", table.name, column);
                for form in [String::from_utf8(secret.to_vec()).unwrap(), hex(&secret)] {
                    assert!(!text.contains(&form), "{}.{column}", table.name);
                }
            }
        }
        // What really signs in: the credential's id, and what the database keeps of the session.
        let record = site.record_of(&anna.member).await;
        assert!(!text.contains(&record.passkeys[0].credential) && !text.contains(&hex(&record.passkeys[0].credential_id)));
        assert!(!text.contains(&hex(&record.person.user_handle)) && !text.contains(&hex(&anna.session())));
    }

    async fn the_readable_page_needs_nothing_and_runs_nothing(site: Site) {
        let (anna, _) = filled(&site).await;
        let id = site.ask(&anna, "ar").await;
        let opened = site.open_made(&anna, id).await;
        let page = &opened.page;
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">") && page.ends_with("</html>\n"));
        for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
            let name = tag.split([' ', '\n']).next().unwrap().trim_start_matches('/');
            assert!(TAGS.contains(&name), "<{tag}>");
            // Only anchors within the page, and nothing that runs or looks.
            let safe = |attribute: &str| ["src=", "style=", " on"].iter().all(|bad| !attribute.contains(bad));
            assert!(safe(tag) && (!tag.contains("href=") || tag.starts_with("a href=\"#")), "<{tag}>");
        }
        assert!(!page.contains("url(") && !page.contains("@import") && !page.contains('\u{1}'));
        for tag in ["section", "div", "dl", "dd", "dt", "table", "tr", "td", "h2", "h3", "bdi", "code", "time", "main", "body"] {
            let (begun, ended) = (page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count(), page.matches(&format!("</{tag}>")).count());
            assert_eq!(begun, ended, "{tag}");
        }
        assert!(opened.readme.contains("https://portal.example/schemas/export-1.json") && !opened.readme.contains("Anna"));
    }

    async fn the_readable_copy_goes_by_the_operators_clocks_or_the_persons_own(site: Site) {
        // 15 January 2027, 08:00 UTC, is midnight there.
        let site = site.replica_with(|settings| settings.time_zone = time_zone("America/Los_Angeles").unwrap()).await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        let id = site.ask(&anna, "en").await;
        let opened = site.open_made(&anna, id).await;
        for text in [&opened.page, &opened.readme] {
            assert!(text.contains("15 January 2027 at 00:00"), "{text}");
        }
        site.database.tamper("UPDATE person SET time_zone = 'Asia/Kathmandu'").await;
        let id = site.ask(&anna, "en").await;
        let opened = site.open_made(&anna, id).await;
        for text in [&opened.page, &opened.readme] {
            assert!(text.contains("15 January 2027 at 13:45") && !text.contains("at 00:00"), "{text}");
        }
    }

    async fn a_person_who_has_done_nothing_yet_gets_a_copy_too(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let id = site.ask(&anna, "xx").await;
        let opened = site.open_made(&anna, id).await;
        assert_valid(&opened.data);
        assert_eq!(opened.data["erasure"], Value::Null);
        assert_eq!(opened.data["requests"][0]["kind"], "export");
        assert!(opened.page.contains("<html lang=\"en\" dir=\"ltr\">"));
    }
}
