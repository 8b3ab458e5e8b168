//! How accounts end that nobody uses: warned, only kept, erased; and how whoever comes back is back, whatever a timer says.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

use portal::Site;
use portico_identity::clock::{DAY, MINUTE};
use portico_identity::letters::Letter;
use portico_identity::portal::lifecycle::PendingKind;
use uuid::Uuid;

const SAM: &str = "sam@example.org";

impl Site {
    /// Lets so many days pass, with the work of each day.
    async fn days_pass(&self, days: i64) {
        for _ in 0..days {
            self.wait(DAY);
            self.identity.run_lifecycle().await.unwrap();
        }
    }

    /// The same at once, as where nobody was there for long.
    async fn skip_days(&self, days: i64) {
        self.wait(days * DAY);
        self.identity.run_lifecycle().await.unwrap();
    }

    async fn warnings(&self) -> usize {
        let letters = self.letters_to(SAM).await;
        letters.iter().filter(|letter| matches!(letter, Letter::AccountUnused { .. })).count()
    }

    async fn persons(&self) -> u64 {
        self.database.count("person").await
    }
}

on_both_engines! {
    async fn an_unused_account_is_warned_then_kept_then_erased(site: Site) {
        site.member("Sam", SAM).await;
        site.skip_days(729).await;
        assert_eq!(site.warnings().await, 0);
        site.days_pass(2).await;
        assert_eq!(site.warnings().await, 1);
        site.days_pass(28).await;
        assert_eq!(site.database.count("person WHERE restricted_at IS NOT NULL").await, 0);
        site.days_pass(2).await;
        assert_eq!(site.database.count("person WHERE restricted_at IS NOT NULL").await, 1);
        assert_eq!(site.warnings().await, 2, "told once at each step");
        site.days_pass(58).await;
        assert_eq!(site.persons().await, 1);
        site.days_pass(3).await;
        assert_eq!(site.persons().await, 0);
        assert_eq!(site.database.count("tombstone").await, 0, "nobody asked for it: a source may name them again");
    }

    async fn whoever_signs_in_is_back(site: Site) {
        let mut sam = site.member("Sam", SAM).await;
        site.skip_days(731).await;
        site.days_pass(31).await;
        assert_eq!(site.database.count("lifecycle WHERE suspended_at IS NOT NULL").await, 1);
        sam.sign_in_elsewhere(&site).await;
        site.wait(MINUTE);
        site.identity.run_lifecycle().await.unwrap();
        assert_eq!(site.database.count("lifecycle").await, 0);
        assert_eq!(site.database.count("person WHERE restricted_at IS NOT NULL").await, 0);
        site.days_pass(200).await;
        assert_eq!((site.persons().await, site.warnings().await), (1, 2), "the old timer is gone");
    }

    async fn whoever_belongs_somewhere_again_is_not_erased_by_an_old_timer(site: Site) {
        let sam = site.member("Sam", SAM).await;
        let id = site.person_id(&sam).await;
        site.skip_days(731).await;
        site.days_pass(89).await;
        let bank = site.bank("Northfield").await;
        site.make_customer(&bank, id).await;
        // No minute passes between the import and the erasure that was due.
        site.skip_days(30).await;
        assert_eq!(site.persons().await, 1);
        assert_eq!(site.database.count("lifecycle").await, 0);
    }

    async fn whoever_belongs_somewhere_is_left_alone(site: Site) {
        let sam = site.member("Sam", SAM).await;
        let bank = site.bank("Northfield").await;
        site.make_customer(&bank, site.person_id(&sam).await).await;
        site.skip_days(3000).await;
        assert_eq!((site.warnings().await, site.database.count("lifecycle").await), (0, 0));
    }

    async fn a_restriction_of_the_owners_outlasts_coming_back(site: Site) {
        let mut sam = site.member("Sam", SAM).await;
        site.database.tamper("UPDATE person SET restricted_at = 5").await;
        site.skip_days(731).await;
        site.days_pass(31).await;
        sam.sign_in_elsewhere(&site).await;
        site.identity.run_lifecycle().await.unwrap();
        assert_eq!(site.database.count("person WHERE restricted_at = 5").await, 1);
    }

    async fn a_dry_run_lists_what_is_pending_and_changes_nothing(site: Site) {
        site.member("Sam", SAM).await;
        site.wait(731 * DAY);
        let before = site.database.dump().await;
        let pending = site.identity.list_pending(30).await.unwrap();
        assert_eq!(pending.iter().map(|pending| pending.kind).collect::<Vec<_>>(), [PendingKind::Warn]);
        assert_eq!(site.database.dump().await, before);
        site.identity.run_lifecycle().await.unwrap();
        let kinds = |pending: Vec<portico_identity::portal::lifecycle::Pending>| {
            pending.into_iter().map(|pending| pending.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds(site.identity.list_pending(30).await.unwrap()), [PendingKind::Suspend]);
        assert_eq!(kinds(site.identity.list_pending(365).await.unwrap()), [PendingKind::Suspend, PendingKind::Erase]);
    }

    async fn replicas_do_each_step_once(site: Site) {
        site.member("Sam", SAM).await;
        let other = site.replica().await;
        site.wait(731 * DAY);
        let (one, two) = tokio::join!(site.identity.run_lifecycle(), other.identity.run_lifecycle());
        one.unwrap();
        two.unwrap();
        assert_eq!(site.warnings().await, 1);
    }

    async fn a_dry_run_leaves_out_nothing_however_much_it_is(site: Site) {
        let bank = site.bank("Northfield").await;
        let sam = site.member("Sam", SAM).await;
        let sam = site.person_id(&sam).await;
        site.make_customer(&bank, sam).await;
        let id = |number: u64| site.id_literal(Uuid::from_u128(u128::from(number)));
        let (sam, bank, hash) = (site.id_literal(sam), site.id_literal(bank.id), site.no_hash());
        let ends_at = site.clock.now() + DAY;
        // A thousand and one that end at the same moment, and one at this very moment.
        let row = |number: u64| {
            let ends_at = if number == 0 { ends_at - DAY } else { ends_at };
            let id = id(number);
            format!("({id}, {sam}, {bank}, 'customer', '', '', '{{}}', '2026-01-01', 1, {ends_at}, '', '{number}', {hash}, 1)")
        };
        let rows: Vec<String> = (0..=1001).map(row).collect();
        let into = "affiliation (id, person_id, organisation_id, role, grade, title, rights, begins_on, begins_at, ends_at, source,
            source_key, hash, created_at)";
        site.database.tamper(&format!("INSERT INTO {into} VALUES {}", rows.join(", "))).await;
        let code = |number: u64| {
            let random = if site.database.is_sqlite() { "randomblob(32)" } else { "sha256(uuid_send(gen_random_uuid()))" };
            format!("({}, 'self', {bank}, '{{}}', '', {random}, 0, 1, {ends_at})", id(number))
        };
        let codes: Vec<String> = (1..=1001).map(code).collect();
        let into = "invitation (id, kind, organisation_id, offer, address, code_hash, tries, created_at, expires_at)";
        site.database.tamper(&format!("INSERT INTO {into} VALUES {}", codes.join(", "))).await;
        let pending = site.identity.list_pending(2).await.unwrap();
        for kind in [PendingKind::End, PendingKind::Expire] {
            assert_eq!(pending.iter().filter(|pending| pending.kind == kind).count(), 1001, "{kind:?}");
        }
    }
}
