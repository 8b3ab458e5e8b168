//! Back in by the word of somebody who knows the person: who may vouch, what it takes, and how the owner stops it.

use portico_identity::letters::{Letter, Notice};
use portico_identity::recovery::{VouchGiven, VouchRelation};
use uuid::Uuid;

use crate::on_both_engines;
use crate::owner::at;
use crate::portal::{self, Algorithm, DAY, HOUR, SECOND, SoftPasskey, has_form, text_of};
use crate::vouchers::{CHILD, MAIL, another, ask, use_it};

const BANNER: &str = "Somebody is recovering this account without a passkey";

/// Two days and an hour before Anna is eighteen: the tests begin on 15 January 2027.
const TURNS_18: &str = "2009-01-17";

on_both_engines! {
    async fn a_parent_vouches_and_a_day_later_the_child_is_back_in(site: Site) {
        let (anna, mother) = site.family().await;
        let phone = site.shows_mail(MAIL).await;
        assert!(has_form(&phone.get("/recover/proof").await, "vouch-ask"));
        let number = ask(&phone).await;
        let told = site.letters_to("maria@mail.example").await;
        assert!(told.iter().any(|letter| matches!(letter, Letter::VouchAsked { who, .. } if who == "Anna")));
        assert_eq!(site.database.count(&format!("vouch WHERE word LIKE '%{}%'", number.replace(' ', ""))).await, 0, "only a hash is kept");
        // She sees who asks, and types the number.
        let list = mother.member.browser.get("/account/vouch").await;
        assert!(text_of(&list.body).contains("Anna"), "{}", list.body);
        let (id, relation) = site.asked_of(&mother).await[0];
        assert_eq!(relation, VouchRelation::Guardian);
        let path = format!("/account/vouch/{id}");
        assert!(has_form(&mother.member.browser.get(&path).await, &format!("vouch-{id}")));
        let wrong = mother.member.browser.post_form(&path, &[("number", &another(&number))]).await;
        assert_eq!(wrong.status, 422);
        mother.member.browser.post_form(&path, &[("number", &number)]).await.leads_to("/account/vouch");
        let ready_at = site.clock.now() + DAY;
        let told = site.told_of(MAIL, "vouched").await;
        assert_eq!(told.notice, Notice::Vouched { ready_at });
        assert!(told.not_me.is_some() && text_of(&anna.member.browser.get("/home").await.body).contains(BANNER));
        // Not before its time, not without the number, and once.
        site.wait(DAY - SECOND);
        let early = site.shows_mail(MAIL).await;
        use_it(&early, &number).await.leads_to("/recover/proof");
        site.wait(SECOND);
        let tablet = site.shows_mail(MAIL).await;
        assert_eq!(use_it(&tablet, &another(&number)).await.status, 422);
        use_it(&tablet, &number).await.leads_to("/recover/passkey");
        assert_eq!(tablet.create_passkey(&mut SoftPasskey::new(Algorithm::Es256)).await.status, 200);
        let again = site.shows_mail(MAIL).await;
        use_it(&again, &number).await.leads_to("/recover/proof");
        assert_eq!(site.count_events("recovery-granted").await, 1);
        assert_eq!(site.asked_of(&mother).await, []);
    }

    async fn no_guardian_vouches_for_an_adult(site: Site) {
        let (anna, mut mother) = site.family().await;
        site.born(&anna, TURNS_18).await;
        site.wait(DAY - HOUR);
        let number = ask(&site.shows_mail(MAIL).await).await;
        // 16 January in Amsterdam, until eleven in the evening by UTC.
        let midnight = "2027-01-16T23:00:00Z".parse::<jiff::Timestamp>().unwrap().as_microsecond();
        site.wait(midnight - SECOND - site.clock.now());
        let (id, _) = site.asked_of(&mother).await[0];
        site.wait(SECOND);
        assert_eq!(site.asked_of(&mother).await, []);
        assert_eq!(site.gives(&mother, id, &number).await, VouchGiven::NotFound);
        let browser = mother.member.sign_in_elsewhere(&site).await;
        assert_eq!(browser.get(&format!("/account/vouch/{id}")).await.status, 404);
        // Nor where nobody knows the day.
        site.born(&anna, "").await;
        assert_eq!(site.gives(&mother, id, &number).await, VouchGiven::NotFound);
    }

    async fn only_a_relation_that_counts_lets_somebody_vouch(site: Site) {
        let anna = site.owner("Anna", MAIL).await;
        site.born(&anna, CHILD).await;
        let past = "1000000";
        let cases: [(&str, &[(&str, &str)]); 4] = [
            ("barred@mail.example", &[("barred_at", past)]),
            ("unverified@mail.example", &[("verified_at", "NULL")]),
            ("ended@mail.example", &[("ends_at", past)]),
            ("retired@mail.example", &[("retired_at", past)]),
        ];
        let mut others = Vec::new();
        for (address, changes) in cases {
            let adult = site.owner("Somebody", address).await;
            site.guards(&adult, &anna, changes).await;
            others.push(adult);
        }
        // Barred at one school closes what another school says.
        site.guards(&others[0], &anna, &[]).await;
        others.push(site.owner("Stranger", "stranger@mail.example").await);
        let number = ask(&site.shows_mail(MAIL).await).await;
        let id = Uuid::parse_str(&site.database.column(site.vouch_ids()).await[0]).unwrap();
        for other in &others {
            assert_eq!(site.asked_of(other).await, [], "{}", other.member.address);
            assert_eq!(site.gives(other, id, &number).await, VouchGiven::NotFound);
            assert!(!site.letters_to(other.member.address).await.iter().any(|letter| matches!(letter, Letter::VouchAsked { .. })));
        }
        assert_eq!(site.gives(&anna, id, &number).await, VouchGiven::NotFound, "nobody vouches for themselves");
    }

    async fn an_administrator_vouches_for_colleagues_of_the_same_firm(site: Site) {
        let anna = site.owner("Anna", MAIL).await;
        let (firm, elsewhere) = (site.place("firm").await, site.place("firm").await);
        site.belongs(&anna, firm, "admin", &[]).await;
        let admin = site.owner("Ada", "ada@mail.example").await;
        site.belongs(&admin, firm, "admin", &[]).await;
        let foreign = site.owner("Eve", "eve@mail.example").await;
        site.belongs(&foreign, elsewhere, "admin", &[]).await;
        let member = site.owner("Bob", "bob@mail.example").await;
        site.belongs(&member, firm, "member", &[]).await;
        let suspended = site.owner("Sue", "sue@mail.example").await;
        site.belongs(&suspended, firm, "admin", &[("suspended_at", "1000000")]).await;
        let number = ask(&site.shows_mail(MAIL).await).await;
        let (id, relation) = site.asked_of(&admin).await[0];
        assert_eq!(relation, VouchRelation::Admin);
        for other in [&foreign, &member, &suspended, &anna] {
            assert_eq!(site.asked_of(other).await, [], "{}", other.member.address);
            assert_eq!(site.gives(other, id, &number).await, VouchGiven::NotFound);
        }
        assert!(matches!(site.gives(&admin, id, &number).await, VouchGiven::Given { .. }));
    }

    async fn a_desk_vouches_for_whoever_stands_before_it(site: Site) {
        let anna = site.owner("Anna", MAIL).await;
        let desk = |whom: String, number: String| {
            let identity = site.identity.clone();
            async move { identity.give_vouch_at_desk(&whom, &number).await.unwrap() }
        };
        assert_eq!(desk(MAIL.into(), "000000".into()).await, VouchGiven::NotFound, "nobody asked");
        let number = ask(&site.shows_mail(MAIL).await).await;
        assert_eq!(desk("nobody@mail.example".into(), number.clone()).await, VouchGiven::NotFound);
        assert_eq!(desk(MAIL.into(), another(&number)).await, VouchGiven::Wrong);
        assert!(matches!(desk(anna.id.to_string(), number).await, VouchGiven::Given { .. }));
    }

    async fn five_wrong_numbers_and_it_has_to_be_asked_anew(site: Site) {
        let (_, mother) = site.family().await;
        let phone = site.shows_mail(MAIL).await;
        let number = ask(&phone).await;
        let (id, _) = site.asked_of(&mother).await[0];
        for _ in 0..4 {
            assert_eq!(site.gives(&mother, id, &another(&number)).await, VouchGiven::Wrong);
        }
        assert_eq!(site.gives(&mother, id, &another(&number)).await, VouchGiven::TooManyTries);
        assert_eq!(site.gives(&mother, id, &number).await, VouchGiven::TooManyTries);
        let number = ask(&phone).await;
        let newest = site.asked_of(&mother).await.last().unwrap().0;
        assert!(matches!(site.gives(&mother, newest, &number).await, VouchGiven::Given { .. }));
    }

    async fn it_lapses_after_a_day_and_after_a_week(site: Site) {
        let (_, mother) = site.family().await;
        let number = ask(&site.shows_mail(MAIL).await).await;
        let (id, _) = site.asked_of(&mother).await[0];
        site.wait(DAY);
        assert_eq!(site.gives(&mother, id, &number).await, VouchGiven::NotFound);
        let number = ask(&site.shows_mail(MAIL).await).await;
        let (id, _) = site.asked_of(&mother).await[0];
        assert!(matches!(site.gives(&mother, id, &number).await, VouchGiven::Given { .. }));
        assert_eq!(site.gives(&mother, id, &number).await, VouchGiven::NotFound, "said once");
        site.wait(8 * DAY);
        use_it(&site.shows_mail(MAIL).await, &number).await.leads_to("/recover/proof");
        assert_eq!(site.count_events("recovery-granted").await, 0);
    }

    async fn whoever_reads_the_mail_gains_nothing_from_a_vouch_for_its_owner(site: Site) {
        let (mut anna, mother) = site.family().await;
        let number = ask(&site.shows_mail(MAIL).await).await;
        // The thief asks as well, and gets a number of their own.
        let thief = site.shows_mail(MAIL).await;
        let theirs = ask(&thief).await;
        let (id, _) = site.asked_of(&mother).await[0];
        assert!(matches!(site.gives(&mother, id, &number).await, VouchGiven::Given { .. }));
        site.wait(DAY);
        let thief = site.shows_mail(MAIL).await;
        if theirs != number {
            assert_eq!(use_it(&thief, &theirs).await.status, 422);
        }
        // The owner says no, and nothing is left of it.
        let browser = anna.member.sign_in_elsewhere(&site).await;
        browser.post_form("/account/recovery/stop", &[]).await.leads_to("/account/recovery");
        let late = site.shows_mail(MAIL).await;
        use_it(&late, &number).await.leads_to("/recover/proof");
        assert_eq!((site.count_events("recovery-granted").await, site.count_events("vouch-stopped").await), (0, 1));
    }

    async fn the_link_of_the_mail_stops_it(site: Site) {
        let (_, mother) = site.family().await;
        let number = ask(&site.shows_mail(MAIL).await).await;
        let (id, _) = site.asked_of(&mother).await[0];
        assert!(matches!(site.gives(&mother, id, &number).await, VouchGiven::Given { .. }));
        let token = site.not_me_of(MAIL, "vouched").await;
        site.browser().not_me(&token, "stop").await;
        site.wait(DAY);
        use_it(&site.shows_mail(MAIL).await, &number).await.leads_to("/recover/proof");
        assert_eq!(site.count_events("recovery-granted").await, 0);
    }

    async fn of_fifty_at_once_one_counts(site: Site) {
        let (_, mother) = site.family().await;
        let number = ask(&site.shows_mail(MAIL).await).await;
        let (id, _) = site.asked_of(&mother).await[0];
        let tries = (0..50).map(|_| {
            let (identity, recent, number) = (site.identity.clone(), mother.recent(&site), number.clone());
            tokio::spawn(async move { identity.give_vouch(&recent, id, &number, &at()).await })
        });
        let mut given = 0;
        for one in tries.collect::<Vec<_>>() {
            given += u32::from(matches!(one.await.unwrap(), Ok(VouchGiven::Given { .. })));
        }
        assert_eq!((given, site.times_told(MAIL, "vouched").await), (1, 1));
    }

    async fn it_can_be_asked_for_three_times_a_day(site: Site) {
        site.family().await;
        let phone = site.shows_mail(MAIL).await;
        for _ in 0..3 {
            ask(&phone).await;
        }
        assert_eq!(phone.post_form("/recover/proof/vouch", &[]).await.status, 429);
        assert_eq!(site.database.count("vouch").await, 3);
    }
}
