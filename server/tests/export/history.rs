//! A long history: complete, in order, and packed page by page.

use crate::on_both_engines;
use crate::owner::Owner;
use crate::portal::{self, Site};
use crate::whole::assert_valid;

/// Puts `count` events into a person's history behind the portal's back.
async fn lengthen(site: &Site, owner: &Owner, count: i64) {
    let stream = site.literal(owner.id);
    let (numbers, id, empty) = if site.database.is_sqlite() {
        let numbers = format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})");
        (numbers, "randomblob(16)", "zeroblob(32)")
    } else {
        (
            format!("WITH n AS (SELECT generate_series(1, {count}::bigint) AS i)"),
            "gen_random_uuid()",
            "decode(repeat('00', 32), 'hex')",
        )
    };
    let detail = "'{\"device\":\"Chrome on Linux\",\"number\":' || i || '}'";
    let row = format!(
        "SELECT {id}, {stream}, 1 + i, 1700000000000000 + i * 1000000, 'signed-in', {stream}, 'r', {detail}, {empty}, {empty} FROM n"
    );
    let columns = "id, stream, position, at, kind, person_id, request, detail, previous, hash";
    site.database.tamper(&format!("{numbers} INSERT INTO event ({columns}) {row}")).await;
    site.database.tamper(&format!("UPDATE event_chain SET length = {count} + 1 WHERE stream = {stream}")).await;
}

on_both_engines! {
    async fn a_long_history_is_told_from_end_to_end(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        lengthen(&site, &anna, 2500).await;
        let id = site.ask(&anna, "en").await;
        let opened = site.open_made(&anna, id).await;
        assert_valid(&opened.data);
        let positions: Vec<_> = opened.data["activity"].as_array().unwrap().iter().map(|event| event["position"].as_i64().unwrap()).collect();
        assert_eq!(positions, (1..=2502).collect::<Vec<_>>(), "with the asking itself");
        assert_eq!(opened.data["activity"][2500]["detail"]["number"], 2500);
        assert_eq!(opened.page.matches("<tr><td>").count(), 2502);
    }
}
