//! Loading it, once and again.

use portico::demo::load;
use portico_app::features::demo::DemoFile;

use crate::portal::{self, DAY};
use crate::{Play, on_both_engines, today};

on_both_engines! {
    async fn every_row_is_taken_and_everybody_is_invited(site: Site) {
        let play = Play::on(&site).await;
        assert_eq!(play.loaded.defects, 0);
        assert!(play.loaded.rows > 10_000, "{:?}", play.loaded);
        let demo = play.demo();
        assert_eq!(demo.parts.len(), 9);
        for part in &demo.parts {
            assert!(!part.people.is_empty(), "{part:?}");
            for person in &part.people {
                assert!(!person.invitations.is_empty(), "{person:?}");
            }
        }
        assert!(!demo.parts.iter().flat_map(|part| &part.people).any(|person| person.name.starts_with("Andriy")));
        assert_eq!(site.database.count("guardianship WHERE barred_at IS NOT NULL").await, 1);
    }

    async fn loaded_again_it_changes_nothing_and_later_only_what_the_days_have_changed(site: Site) {
        let play = Play::on(&site).await;
        let (demo, records) = (play.demo(), site.database.count("record").await);
        let changed = site.database.column("SELECT CAST(changed_at AS TEXT) FROM record ORDER BY id").await;
        load(&site.identity, &play.file, today(&site)).await.unwrap();
        assert_eq!(play.demo(), demo, "codes that work are kept");
        assert_eq!(site.database.column("SELECT CAST(changed_at AS TEXT) FROM record ORDER BY id").await, changed);
        site.wait(9 * DAY);
        let later = load(&site.identity, &play.file, today(&site)).await.unwrap();
        assert_eq!(later.defects, 0);
        assert_eq!(play.demo(), demo);
        assert!(site.database.count("record").await > records);
        assert_eq!(site.database.count("record WHERE retired_at IS NOT NULL").await, 0, "nothing that was said is gone");
    }

    async fn a_file_of_another_database_means_nothing(site: Site) {
        let other = DemoFile::at(&site.database.folder.join("demo.json"));
        let mut demo = Play::on(&site).await.demo();
        demo.organisation = uuid::Uuid::from_u128(7);
        other.write(&demo).unwrap();
        let here = site.browser_from(std::net::Ipv4Addr::LOCALHOST.into()).asking_for("localhost:3000");
        assert_eq!(here.get("/demo").await.status, 404);
    }
}
