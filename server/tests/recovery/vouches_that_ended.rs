//! What somebody said counts while they may still say it: an ended relation opens nothing, and guesses at one request are guesses at all.

use portico_identity::recovery::{VouchGiven, VouchRelation};

use crate::on_both_engines;
use crate::owner::Owner;
use crate::portal::{self, Algorithm, Browser, DAY, Site, SoftPasskey};
use crate::vouchers::{CHILD, MAIL, ask, use_it};

/// Changes that undo each other: while the first is made, the number opens nothing; afterwards it would.
type Ending = (String, String);

impl Site {
    fn ending(&self, table: &str, whose: &str, who: &Owner, [ended, back]: [&str; 2]) -> Ending {
        let whose = format!("WHERE {whose} = {}", self.literal(who.id));
        (format!("UPDATE {table} SET {ended} {whose}"), format!("UPDATE {table} SET {back} {whose}"))
    }

    /// With each of these the number opens nothing; with none it leads back in.
    async fn opens_only_without(&self, phone: &Browser, number: &str, endings: Vec<Ending>) {
        for (ended, back) in endings {
            self.database.tamper(&ended).await;
            use_it(phone, number).await.leads_to("/recover/proof");
            let page = phone.get("/recover/proof").await.body;
            assert!(!page.contains("/recover/proof/vouched"), "{ended}: the number is not asked for");
            self.database.tamper(&back).await;
        }
        assert_eq!(self.count_events("recovery-granted").await, 0);
        assert!(phone.get("/recover/proof").await.body.contains("/recover/proof/vouched"));
        use_it(phone, number).await.leads_to("/recover/passkey");
        assert_eq!(phone.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.status, 200);
    }
}

on_both_engines! {
    async fn a_guardian_who_was_barred_or_ended_since_has_vouched_for_nobody(site: Site) {
        let (anna, mother) = site.family().await;
        let number = ask(&site.shows_mail(MAIL).await).await;
        let (id, _) = site.asked_of(&mother).await[0];
        assert!(matches!(site.gives(&mother, id, &number).await, VouchGiven::Given { .. }));
        site.wait(DAY);
        let phone = site.shows_mail(MAIL).await;
        let (back, now) = (site.literal(mother.id), site.clock.now());
        let edge = |ended: &str, back: &str| site.ending("guardianship", "adult_id", &mother, [ended, back]);
        let born = |day: &str| format!("birth_date = '{day}'");
        let endings = vec![
            edge("barred_at = 1", "barred_at = NULL"),
            edge(&format!("ends_at = {now}"), "ends_at = NULL"),
            edge("retired_at = 1", "retired_at = NULL"),
            edge("verified_at = NULL", "verified_at = 1"),
            site.ending("person", "id", &mother, ["frozen_at = 1", "frozen_at = NULL"]),
            // Of age since, where the school is.
            site.ending("person", "id", &anna, [&born("2009-01-16"), &born(CHILD)]),
            // Erased since.
            site.ending("vouch", "person_id", &anna, ["voucher_id = NULL", &format!("voucher_id = {back}")]),
        ];
        site.opens_only_without(&phone, &number, endings).await;
    }

    async fn an_administrator_who_left_since_has_vouched_for_nobody(site: Site) {
        let (anna, admin) = (site.owner("Anna", MAIL).await, site.owner("Ada", "ada@mail.example").await);
        let firm = site.place("firm").await;
        site.belongs(&anna, firm, "member", &[]).await;
        site.belongs(&admin, firm, "admin", &[]).await;
        let number = ask(&site.shows_mail(MAIL).await).await;
        let (id, relation) = site.asked_of(&admin).await[0];
        assert_eq!(relation, VouchRelation::Admin);
        assert!(matches!(site.gives(&admin, id, &number).await, VouchGiven::Given { .. }));
        site.wait(DAY);
        let phone = site.shows_mail(MAIL).await;
        let now = site.clock.now();
        let theirs = |ended: &str, back: &str| site.ending("affiliation", "person_id", &admin, [ended, back]);
        let mut endings = vec![
            theirs(&format!("ends_at = {now}"), "ends_at = NULL"),
            theirs("suspended_at = 1", "suspended_at = NULL"),
            theirs("role = 'member'", "role = 'admin'"),
        ];
        // Colleagues no more.
        endings.push(site.ending("affiliation", "person_id", &anna, [&format!("ends_at = {now}"), "ends_at = NULL"]));
        // Vouched as an administrator, and only a guardian now.
        endings.push(site.ending("vouch", "person_id", &anna, ["relation = 'guardian'", "relation = 'admin'"]));
        site.opens_only_without(&phone, &number, endings).await;
    }

    async fn what_a_desk_said_holds(site: Site) {
        site.owner("Anna", MAIL).await;
        let number = ask(&site.shows_mail(MAIL).await).await;
        let given = site.identity.give_vouch_at_desk(MAIL, &number).await.unwrap();
        assert!(matches!(given, VouchGiven::Given { .. }));
        site.wait(DAY);
        let phone = site.shows_mail(MAIL).await;
        use_it(&phone, &number).await.leads_to("/recover/passkey");
    }

    async fn five_guesses_are_five_however_many_requests_are_open(site: Site) {
        let (_, mother) = site.family().await;
        let phone = site.shows_mail(MAIL).await;
        let (one, two) = (ask(&phone).await, ask(&phone).await);
        let asked = site.asked_of(&mother).await;
        assert_eq!(asked.len(), 2);
        let wrong = ["000000", "111111", "222222"].into_iter().find(|wrong| {
            [&one, &two].iter().all(|number| number.replace(' ', "") != *wrong)
        });
        let wrong = wrong.unwrap();
        for _ in 0..4 {
            assert_eq!(site.gives(&mother, asked[0].0, wrong).await, VouchGiven::Wrong);
        }
        assert_eq!(site.gives(&mother, asked[0].0, wrong).await, VouchGiven::TooManyTries);
        // The guesses were compared with the other one too, so it is as spent.
        for (id, _) in asked {
            for number in [&one, &two] {
                assert_eq!(site.gives(&mother, id, number).await, VouchGiven::TooManyTries);
            }
        }
        assert_eq!(site.identity.give_vouch_at_desk(MAIL, &two).await.unwrap(), VouchGiven::TooManyTries);
        assert_eq!((site.count_events("vouched").await, site.asked_of(&mother).await), (0, vec![]));
        // Asked anew, it is another number with tries of its own.
        let three = ask(&phone).await;
        let [(newest, _)] = site.asked_of(&mother).await[..] else { panic!("only what can be answered is shown") };
        assert!(matches!(site.gives(&mother, newest, &three).await, VouchGiven::Given { .. }));
    }
}
