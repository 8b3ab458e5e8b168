//! Data that may only be kept: nothing uses it, and its person can still take it, decide and leave (GDPR 18).

use portico_identity::consents::{Channel, Decision};
use portico_identity::exports::ExportAsked;
use portico_identity::rights::{RequestOutcome, RightsKind};

use crate::on_both_engines;
use crate::owner::at;
use crate::portal;

on_both_engines! {
    async fn what_is_restricted_is_used_for_nothing_until_it_is_lifted(site: Site) {
        site.publish_purposes_without_documents().await;
        let (anna, eve) = site.two_owners().await;
        for owner in [&anna, &eve] {
            let hash = site.purpose_hash("newsletter", "en");
            let (agree, channel) = (Decision::Agree, Channel::Account);
            let decided = site.identity.decide(&owner.who, "newsletter", agree, &hash, channel, false, &at()).await.unwrap();
            assert!(format!("{decided:?}").starts_with("Recorded"), "{decided:?}");
        }
        let uses = async |purpose: &str| site.identity.may_use(anna.id, purpose).await.unwrap();
        assert!(uses("newsletter").await && uses("improve").await && uses("account").await);
        assert!(site.identity.restrict(&anna.who, true, &at()).await.unwrap());
        assert!(!site.identity.restrict(&anna.who, true, &at()).await.unwrap(), "it is so already");
        assert!(!uses("newsletter").await && !uses("improve").await && !uses("account").await);
        let in_force = site.identity.purposes_in_force(anna.id).await.unwrap();
        assert!(in_force.is_empty(), "{in_force:?}");
        assert!(site.identity.may_use(eve.id, "newsletter").await.unwrap(), "nobody else is");
        assert!(!site.identity.wants(anna.id, "offers", "email").await.unwrap());

        let asked = site.identity.ask_export(&anna.recent(&site), "en", &at()).await.unwrap();
        assert!(matches!(asked, ExportAsked::Started { .. }), "what is kept can be taken");
        let hash = site.purpose_hash("newsletter", "en");
        let (decline, channel) = (Decision::Decline, Channel::Account);
        let _ = site.identity.decide(&anna.who, "newsletter", decline, &hash, channel, false, &at()).await.unwrap();

        assert!(site.identity.restrict(&anna.who, false, &at()).await.unwrap());
        assert!(!uses("newsletter").await, "withdrawn meanwhile");
        assert!(uses("improve").await && uses("account").await);
    }

    async fn restricting_is_a_request_that_is_answered_at_once(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        site.identity.restrict(&anna.who, true, &at()).await.unwrap();
        site.identity.restrict(&anna.who, false, &at()).await.unwrap();
        let requests = site.identity.list_requests(&anna.who).await.unwrap();
        assert_eq!(requests.len(), 1);
        assert_eq!((requests[0].kind, requests[0].outcome), (RightsKind::Restrict, Some(RequestOutcome::Done)));
        assert!(site.identity.list_open_requests().await.unwrap().is_empty());
        assert_eq!((site.count_events("restricted").await, site.count_events("unrestricted").await), (1, 1));
    }

    async fn twenty_switches_at_once_are_one(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let at = at();
        let all = (0..20).map(|_| site.identity.restrict(&anna.who, true, &at));
        let done = futures_util::future::join_all(all).await;
        assert_eq!(done.into_iter().filter(|done| matches!(done, Ok(true))).count(), 1);
        assert_eq!(site.database.count("rights_request").await, 1);
    }
}
