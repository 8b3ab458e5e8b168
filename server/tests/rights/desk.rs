//! The operator's side: answers, corrections and more time.

use futures_util::future::join_all;
use portico_app::locale::dates::iso;
use portico_identity::birth_date::BirthDate;
use portico_identity::letters::Letter;
use portico_identity::name::PersonName;
use portico_identity::rights::{
    Correction, RequestAnswered, RequestExtended, RequestOutcome, RightsKind, WordsProblem,
};
use uuid::Uuid;

use crate::owner::at;
use crate::portal::{self, DAY, Site};
use crate::{count_letters, on_both_engines};

const DONE: RequestOutcome = RequestOutcome::Done;

fn born(site: &Site, day: &str) -> Correction {
    Correction::BirthDate(BirthDate::parse(day, site.identity.now()).unwrap())
}

fn is_answer(letter: &Letter) -> bool {
    matches!(letter, Letter::RequestAnswered { .. })
}

on_both_engines! {
    async fn an_answer_is_read_inside_and_told_at_the_first_address(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        site.add_confirmed(&anna, "anna@work.example").await;
        let (id, _) = anna.asked(&site, RightsKind::Other).await;
        let open = site.identity.list_open_requests().await.unwrap();
        assert_eq!((open[0].request.id, open[0].name.as_str(), open[0].address.as_str()), (id, "Anna", "anna@mail.example"));
        let answered = site.identity.answer_request(id, DONE, "A secret answer", None).await.unwrap();
        assert_eq!(answered, RequestAnswered::Answered);
        assert_eq!(count_letters(&site, "anna@mail.example", is_answer).await, 1);
        assert_eq!(count_letters(&site, "anna@work.example", is_answer).await, 0);
        let mine = &site.identity.list_requests(&anna.who).await.unwrap()[0];
        assert_eq!((mine.outcome, mine.answer.as_str()), (Some(DONE), "A secret answer"));
        assert!(site.identity.list_open_requests().await.unwrap().is_empty());
        let again = site.identity.answer_request(id, RequestOutcome::Refused, "Another", None).await.unwrap();
        assert_eq!(again, RequestAnswered::Closed);
        let nobody = site.identity.answer_request(Uuid::nil(), DONE, "x", None).await.unwrap();
        assert_eq!(nobody, RequestAnswered::NotFound);
        assert_eq!(site.count_events("rights-answered").await, 1);
    }

    async fn twenty_answers_at_once_are_one(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (id, _) = anna.asked(&site, RightsKind::Other).await;
        let texts: Vec<_> = (0..20).map(|number| format!("Answer {number}")).collect();
        let all = join_all(texts.iter().map(|text| site.identity.answer_request(id, DONE, text, None))).await;
        let answered = all.into_iter().filter(|one| matches!(one, Ok(RequestAnswered::Answered))).count();
        assert_eq!(answered, 1);
        assert_eq!(count_letters(&site, "anna@mail.example", is_answer).await, 1);
    }

    async fn a_correction_that_is_granted_puts_it_right(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let (id, _) = anna.asked(&site, RightsKind::Correct).await;
        let day = born(&site, "2010-05-01");
        let refused = site.identity.answer_request(id, RequestOutcome::Refused, "No.", Some(&day)).await.unwrap();
        assert_eq!(refused, RequestAnswered::NotACorrection);
        let answered = site.identity.answer_request(id, DONE, "We put it right.", Some(&day)).await.unwrap();
        assert_eq!(answered, RequestAnswered::Answered);
        assert_eq!(site.record_of(&anna.member).await.person.birth_date, "2010-05-01");
        assert_eq!(site.record_of(&eve.member).await.person.birth_date, "");
        let (id, _) = anna.asked(&site, RightsKind::Correct).await;
        let name = Correction::Name(PersonName::parse("Anna Maria").unwrap());
        assert_eq!(site.identity.answer_request(id, DONE, "Yes.", Some(&name)).await.unwrap(), RequestAnswered::Answered);
        let person = site.record_of(&anna.member).await.person;
        assert_eq!((person.name.as_str(), person.birth_date.as_str()), ("Anna Maria", "2010-05-01"));
        assert_eq!(site.count_events("profile-changed").await, 2);
        assert_eq!(site.database.count("event WHERE detail LIKE '%2010%'").await, 0, "what it was changed to stays out");
        // Only what asked for a correction is one.
        let (id, _) = anna.asked(&site, RightsKind::Object).await;
        let answered = site.identity.answer_request(id, DONE, "Yes.", Some(&day)).await.unwrap();
        assert_eq!(answered, RequestAnswered::NotACorrection);
        assert_eq!(site.identity.list_open_requests().await.unwrap().len(), 1, "it stays open");
    }

    async fn a_frozen_account_gets_its_answer_and_no_correction(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (id, _) = anna.asked(&site, RightsKind::Correct).await;
        site.identity.freeze(&anna.who, None, &at()).await.unwrap();
        let day = born(&site, "2010-05-01");
        assert_eq!(site.identity.answer_request(id, DONE, "Yes.", Some(&day)).await.unwrap(), RequestAnswered::Frozen);
        assert_eq!(site.record_of(&anna.member).await.person.birth_date, "");
        assert_eq!(site.identity.answer_request(id, DONE, "Later.", None).await.unwrap(), RequestAnswered::Answered);
    }

    async fn more_time_is_taken_once_with_a_reason_and_before_it_is_due(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (id, due_at) = anna.asked(&site, RightsKind::Other).await;
        let (late, _) = anna.asked(&site, RightsKind::Object).await;
        for (reason, problem) in [(" ", WordsProblem::Missing), (&"x".repeat(4001), WordsProblem::TooLong)] {
            assert_eq!(site.identity.extend_request(id, reason).await.unwrap(), RequestExtended::Unreadable(problem));
        }
        let extended = site.identity.extend_request(id, "There is much of it.").await.unwrap();
        let RequestExtended::Extended { due_at: later } = extended else { panic!("{extended:?}") };
        assert_eq!(iso(later), "2027-04-15T23:59:59Z");
        assert_eq!(site.identity.extend_request(id, "Once more").await.unwrap(), RequestExtended::TooLate);
        let told = |letter: &Letter| matches!(letter, Letter::RequestExtended { due_at, .. } if *due_at == later);
        assert_eq!(count_letters(&site, "anna@mail.example", told).await, 1);
        let requests = site.identity.list_requests(&anna.who).await.unwrap();
        let mine = requests.iter().find(|request| request.id == id).unwrap();
        assert_eq!((mine.due_at, mine.extension_reason.as_str()), (later, "There is much of it."));
        site.wait(due_at + DAY - site.identity.now());
        assert_eq!(site.identity.extend_request(late, "Too late").await.unwrap(), RequestExtended::TooLate);
        let _ = site.identity.answer_request(late, DONE, "Yes.", None).await.unwrap();
        assert_eq!(site.identity.extend_request(late, "Closed").await.unwrap(), RequestExtended::Closed);
        assert_eq!(site.identity.extend_request(Uuid::nil(), "x").await.unwrap(), RequestExtended::NotFound);
        assert_eq!(site.count_events("rights-extended").await, 1);
    }
}
