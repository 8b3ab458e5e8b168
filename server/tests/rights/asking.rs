//! Asking: what is taken, what is not, and whose it is.

use futures_util::future::join_all;
use portico_identity::rights::{RequestOutcome, RightsAsked, RightsKind, WordsProblem};

use crate::owner::at;
use crate::portal::{self, DAY, HOUR};
use crate::{a_request, on_both_engines};

on_both_engines! {
    async fn a_request_stands_with_its_words_and_nobody_else_sees_it(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let asked = anna.asks(&site, RightsKind::Correct, " I was born\r\non <b>1 May</b>\u{202e} 'x' -- ").await;
        let RightsAsked::Recorded { id, due_at } = asked else { panic!("{asked:?}") };
        let mine = site.identity.list_requests(&anna.who).await.unwrap();
        assert_eq!((mine[0].id, mine[0].due_at, mine[0].kind), (id, due_at, RightsKind::Correct));
        assert_eq!(mine[0].words, "I was born\non <b>1 May</b> 'x' --");
        assert_eq!((mine[0].about.as_str(), mine[0].outcome), ("birth-date", None));
        assert!(site.identity.list_requests(&eve.who).await.unwrap().is_empty());
        assert_eq!(site.count_events("rights-asked").await, 1);
        // The history names the request, not its words.
        assert_eq!(site.database.count("event WHERE detail LIKE '%born%'").await, 0);
    }

    async fn what_cannot_be_read_is_not_taken(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        for (words, problem) in [
            ("", WordsProblem::Missing),
            (" \u{202e}\u{0}\r\n", WordsProblem::Missing),
            (&"x".repeat(4001), WordsProblem::TooLong),
        ] {
            assert_eq!(anna.asks(&site, RightsKind::Other, words).await, RightsAsked::Unreadable(problem));
        }
        let mut ask = a_request(RightsKind::Other, "Right");
        ask.about = "x".repeat(201);
        let asked = site.identity.ask_right(&anna.who, ask, &at()).await.unwrap();
        assert_eq!(asked, RightsAsked::Unreadable(WordsProblem::TooLong));
        assert_eq!(site.database.count("rights_request").await, 0);
        assert!(matches!(anna.asks(&site, RightsKind::Other, &"🙂".repeat(4000)).await, RightsAsked::Recorded { .. }));
    }

    async fn fifty_at_once_leave_five_open(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let asked = join_all((0..50).map(|_| anna.asks(&site, RightsKind::Other, "Why?"))).await;
        let recorded = asked.iter().filter(|asked| matches!(asked, RightsAsked::Recorded { .. })).count();
        assert_eq!((recorded, site.database.count("rights_request").await), (5, 5));
        assert!(matches!(eve.asks(&site, RightsKind::Other, "Why?").await, RightsAsked::Recorded { .. }));
    }

    async fn ten_a_day_are_enough(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        for _ in 0..10 {
            let (id, _) = anna.asked(&site, RightsKind::Other).await;
            let _ = site.identity.answer_request(id, RequestOutcome::Done, "Yes.", None).await.unwrap();
        }
        assert_eq!(anna.asks(&site, RightsKind::Other, "One more").await, RightsAsked::TooMany);
        site.wait(2 * HOUR);
        assert_eq!(anna.asks(&site, RightsKind::Other, "One more").await, RightsAsked::TooMany);
        site.wait(DAY);
        anna.asked(&site, RightsKind::Other).await;
    }

    async fn a_frozen_account_asks_nothing(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        site.identity.freeze(&anna.who, None, &at()).await.unwrap();
        let refused = site.identity.ask_right(&anna.who, a_request(RightsKind::Other, "Why?"), &at()).await;
        assert!(refused.is_err());
        assert!(site.identity.restrict(&anna.who, true, &at()).await.is_err());
        assert_eq!(site.database.count("rights_request").await, 0);
    }
}
