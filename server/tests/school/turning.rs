//! Coming of age at local midnight, with a page open.

use crate::families::at;
use crate::on_both_engines;
use crate::portal::{self, MINUTE, SECOND, Site};

/// Goes on to a moment without being away for so long that the session ends.
async fn go_on_to(site: &Site, browser: &portal::Browser, moment: i64, path: &str) {
    while moment - site.clock.now() > 50 * MINUTE {
        site.wait(50 * MINUTE);
        assert_eq!(browser.get(path).await.status, 200);
    }
    site.wait(moment - site.clock.now());
}

on_both_engines! {
    async fn a_parents_access_ends_at_midnight_in_an_open_session(site: Site) {
        // Noor turns 18 on Saturday 16 January 2027; midnight in Amsterdam is eleven in the evening in UTC.
        let family = site.family("2009-01-16", |_| {}).await;
        let (browser, results) = (&family.parent.browser, family.path("results"));
        let midnight = at("2027-01-15T23:00:00Z");
        go_on_to(&site, browser, midnight - SECOND, &results).await;
        assert!(browser.words(&results).await.contains("Triangles"));
        let words = browser.words(&family.path("")).await;
        assert!(words.contains("Visible to you until 16 January 2027, when Noor turns 18."), "{words}");
        let before = site.sights(family.child, "").await;
        site.wait(SECOND);
        for path in family.paths() {
            let words = browser.words(&path).await;
            for gone in ["Triangles", "7.4", "Third hour", "Report of the first term", "5A"] {
                assert!(!words.contains(gone), "{path} still says {gone}");
            }
        }
        let words = browser.words(&results).await;
        assert!(words.contains("You could see Noor’s results until 16 January 2027. That right has ended."), "{words}");
        assert!(words.contains("show it to you again"), "{words}");
        let file = family.path(&format!("documents/{}/file", family.document));
        assert_eq!(browser.get(&file).await.status, 404);
        assert_eq!(site.sights(family.child, "").await, before, "nothing was seen");
    }

    async fn a_grown_child_can_show_a_part_again_until_a_day(site: Site) {
        let family = site.family("2009-01-14", |family| {
            let choice = family.world.choose(family.child, family.parent_id, "results", "grant");
            choice.span.ends_at = Some(at("2027-01-15T08:30:00Z"));
        })
        .await;
        let browser = &family.parent.browser;
        let words = browser.words(&family.path("results")).await;
        assert!(words.contains("Triangles") && !words.contains("That right has ended"), "{words}");
        assert!(browser.words(&family.path("attendance")).await.contains("That right has ended"));
        let overview = browser.words(&family.path("")).await;
        assert!(overview.contains("Visible to you until 15 January 2027."), "{overview}");
        site.wait(30 * MINUTE);
        assert!(!browser.words(&family.path("results")).await.contains("Triangles"));
    }

    /// Whoever was born on 29 February turns 18 on 1 March where the year has none (the shipped rules).
    async fn a_leap_day_child_turns_on_the_first_of_march(site: Site) {
        let family = site.family("2012-02-29", |_| {}).await;
        let words = family.parent.browser.words(&family.path("")).await;
        assert!(words.contains("Visible to you until 1 March 2030, when Noor turns 18."), "{words}");
    }
}
