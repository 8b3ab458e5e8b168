//! Dates by law, where the organisation is; and reminders, each given once.

use std::sync::Arc;

use portico_app::locale::dates::iso;
use portico_identity::law::{Law, time_zone};
use portico_identity::letters::Letter;
use portico_identity::rights::{RequestOutcome, RightsKind};
use portico_identity::settings::Settings;

use crate::count_letters;
use crate::on_both_engines;
use crate::portal::{self, DAY, Database, SECOND, Setup, Site};

const DESK: &str = "privacy@portal.example";

async fn in_california(database: Database) -> Site {
    let settings = |settings: &mut Settings| {
        settings.country = Some("US-CA".into());
        settings.time_zone = time_zone("America/Los_Angeles").unwrap();
    };
    Setup::default().settings(settings).on(database).await
}

async fn with_desk(site: &Site) -> Site {
    site.replica_with(|settings| settings.privacy_contact = Some(DESK.into())).await
}

/// What the desk was told: open and overdue.
async fn told(site: &Site) -> Vec<(u32, u32)> {
    let letters = site.letters_to(DESK).await.into_iter();
    letters
        .map(|letter| {
            let Letter::RequestsDue { open, overdue } = letter else { panic!("{letter:?}") };
            (open, overdue)
        })
        .collect()
}

async fn a_californian_request(site: Site) {
    let anna = site.owner("Anna", "anna@mail.example").await;
    // 15 January 2027, 08:00 UTC, is midnight there: the 15th.
    let (id, due_at) = anna.asked(&site, RightsKind::Other).await;
    assert_eq!(iso(due_at), "2027-03-02T07:59:59Z", "45 days later, to the end of the day");
    let request = &site.identity.list_requests(&anna.who).await.unwrap()[0];
    assert_eq!((request.law.as_str(), request.due_at), ("ccpa", due_at));
    let acknowledged = "rights_request WHERE acknowledge_by IS NOT NULL AND acknowledged_at <= acknowledge_by";
    assert_eq!(site.database.count(acknowledged).await, 1, "received, and said so at once");
    let extended = site.identity.extend_request(id, "It is a lot").await.unwrap();
    assert!(format!("{extended:?}").starts_with("Extended"));
    let request = &site.identity.list_requests(&anna.who).await.unwrap()[0];
    assert_eq!(iso(request.due_at), "2027-04-16T06:59:59Z", "90 days, with summer time begun");
}

#[tokio::test]
async fn a_request_in_california_follows_its_law_on_sqlite() {
    a_californian_request(in_california(Database::sqlite()).await).await;
}

#[tokio::test]
async fn a_request_in_california_follows_its_law_on_postgres() {
    a_californian_request(in_california(Database::postgres().await).await).await;
}

on_both_engines! {
    async fn a_request_has_a_month_where_nothing_else_is_known(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (_, due_at) = anna.asked(&site, RightsKind::Correct).await;
        assert_eq!(iso(due_at), "2027-02-15T23:59:59Z");
        // 31 January, for the day in February that there is.
        site.wait(16 * DAY);
        let (_, due_at) = anna.asked(&site, RightsKind::Other).await;
        assert_eq!(iso(due_at), "2027-02-28T23:59:59Z");
        assert_eq!(Arc::new(Law::built_in()), site.identity.settings().law);
    }

    async fn the_desk_is_reminded_a_week_before_a_day_before_and_when_it_is_late(site: Site) {
        let desk = with_desk(&site).await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (_, due_at) = anna.asked(&site, RightsKind::Other).await;
        for (when, expected) in [
            (due_at - 7 * DAY - SECOND, 0),
            (due_at - 7 * DAY, 1),
            (due_at - 2 * DAY, 1),
            (due_at - DAY, 2),
            (due_at - SECOND, 2),
            (due_at, 3),
            (due_at + 100 * DAY, 3),
        ] {
            site.wait(when - site.identity.now());
            // Again and again, at both replicas: once is enough.
            for _ in 0..3 {
                tokio::try_join!(desk.identity.remind_requests(), desk.identity.remind_requests()).unwrap();
            }
            assert_eq!(told(&desk).await.len(), expected, "{}", iso(when));
        }
        assert_eq!(told(&desk).await, [(1, 0), (1, 0), (1, 1)]);
    }

    async fn one_letter_tells_of_all_and_what_is_answered_is_left_alone(site: Site) {
        let desk = with_desk(&site).await;
        let (anna, eve) = site.two_owners().await;
        let (first, due_at) = anna.asked(&site, RightsKind::Other).await;
        anna.asked(&site, RightsKind::Object).await;
        eve.asked(&site, RightsKind::Other).await;
        let answered = site.identity.answer_request(first, RequestOutcome::Refused, "No.", None).await.unwrap();
        assert!(format!("{answered:?}").starts_with("Answered"));
        site.wait(due_at - 7 * DAY - site.identity.now());
        desk.identity.remind_requests().await.unwrap();
        assert_eq!(told(&desk).await, [(2, 0)]);
        for request in site.identity.list_open_requests().await.unwrap() {
            let _ = site.identity.answer_request(request.request.id, RequestOutcome::Done, "Yes.", None).await.unwrap();
        }
        site.wait(100 * DAY);
        desk.identity.remind_requests().await.unwrap();
        assert_eq!(told(&desk).await.len(), 1);
    }

    async fn without_a_contact_nobody_is_written_to(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        anna.asked(&site, RightsKind::Other).await;
        let before = site.database.count("mail_outbox").await;
        site.wait(100 * DAY);
        site.identity.remind_requests().await.unwrap();
        assert_eq!(site.database.count("mail_outbox").await, before);
        assert_eq!(count_letters(&site, DESK, |_| true).await, 0);
    }
}
