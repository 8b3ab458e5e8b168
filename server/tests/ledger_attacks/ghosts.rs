//! Whoever is gone does not come back as an empty history: what reaches for them a moment too late leaves nothing.

use portico_identity::consents::Decision;
use portico_identity::rights::{RequestAnswered, RequestOutcome, RightsAsk, RightsAsked, RightsKind};
use uuid::Uuid;

use crate::on_both_engines;
use crate::owner::at;
use crate::portal;

on_both_engines! {
    async fn an_answer_that_comes_too_late_begins_no_history(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let ask = RightsAsk { kind: RightsKind::Other, about: String::new(), words: "Why?".into() };
        let RightsAsked::Recorded { id, .. } = site.identity.ask_right(&anna.who, ask, &at()).await.unwrap() else { panic!() };
        // As it is for whoever read the request just before its person was erased.
        let ghost = Uuid::from_u128(7);
        site.database.tamper(&format!("UPDATE rights_request SET person_id = {}", site.literal(ghost))).await;
        let answered = site.identity.answer_request(id, RequestOutcome::Done, "Because.", None).await.unwrap();
        assert_eq!(answered, RequestAnswered::Answered);
        assert_eq!(site.database.count(&format!("event_chain WHERE stream = {}", site.literal(ghost))).await, 0);
    }

    async fn a_decision_of_somebody_gone_leaves_nothing(site: Site) {
        site.publish_purposes_without_documents().await;
        let member = site.member("Anna", "anna@mail.example").await;
        let who = site.guard_of(&member).await;
        let recent = site.recent_guard_of(&member).await;
        let _asked = site.identity.ask_erasure(&recent, &at()).await.unwrap();
        site.wait(15 * portal::DAY);
        assert_eq!(site.identity.erase_due().await.unwrap(), 1);
        let before = site.database.dump().await;
        let hash = site.purpose_hash("newsletter", "en");
        let channel = portico_identity::consents::Channel::Account;
        let id = &site.identity;
        assert!(id.decide(&who, "newsletter", Decision::Agree, &hash, channel, false, &at()).await.is_err());
        assert!(id.note_signal(&who, &at()).await.is_err());
        assert!(id.restrict(&who, true, &at()).await.is_err());
        assert!(id.ask_export(&recent, "en", &at()).await.is_err());
        assert!(id.ask_erasure(&recent, &at()).await.is_err());
        assert!(id.stop_erasure(&who, &at()).await.is_err());
        assert!(id.choose_messages(&who, &[("news".into(), "email".into(), false)], &at()).await.is_err());
        assert!(site.database.dump().await == before);
    }
}
