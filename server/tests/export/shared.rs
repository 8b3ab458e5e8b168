//! What somebody held together with others: of the time in which they held it, and nothing of what came after or will come.

use portico_identity::clock::DAY;
use serde_json::json;

use crate::on_both_engines;
use crate::portal;
use crate::portal::worlds::{Span, World};

on_both_engines! {
    async fn whoever_holds_an_account_no_longer_has_no_copy_of_what_came_after(site: Site) {
        let (anna, _) = site.two_owners().await;
        let now = site.identity.now();
        let mut world = World::number(1);
        let bank = world.organisation("bank", "The Bank", None);
        world.affiliate(anna.id, bank, "customer");
        let mut accounts = Vec::new();
        // Held now; until yesterday; the source no longer says so; and from tomorrow on.
        for (name, begins_at, ends_at, is_retired) in [
            ("open", 0, None, false),
            ("over", 0, Some(now - DAY), false),
            ("gone", 0, None, true),
            ("soon", now + DAY, None, false),
        ] {
            let account = world.record("bank-account", bank, 1, json!({ "name": format!("{name}-account") })).id;
            accounts.push(account);
            let holding = world.hold(anna.id, account);
            (holding.span, holding.is_retired) = (Some(Span { begins_at, ends_at }), is_retired);
            for (when, at) in [("before", now - 2 * DAY), ("after", now)] {
                let booked = world.record("transaction", bank, at, json!({ "text": format!("{name}-{when}") }));
                booked.within = Some(account);
            }
        }
        world.write(&site).await;
        for account in &accounts {
            let changed = format!("UPDATE record SET changed_at = {now} WHERE id = {}", site.literal(*account));
            site.database.tamper(&changed).await;
        }
        let id = site.ask(&anna, "en").await;
        let text = site.open_made(&anna, id).await.all_text();
        for there in ["open-account", "open-before", "open-after", "over-before"] {
            assert!(text.contains(there), "{there}");
        }
        for hidden in
            ["over-account", "over-after", "gone-account", "gone-before", "gone-after", "soon-account", "soon-before", "soon-after"]
        {
            assert!(!text.contains(hidden), "{hidden}");
        }
        let soon = accounts[3].to_string();
        assert!(!text.contains(&soon), "nor that there will be one");
    }
}
