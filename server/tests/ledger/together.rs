//! Many decisions at the same moment: each is taken whole, one after the other.

use portico_identity::consents::{Channel, Decided};
use tokio::task::JoinSet;

use crate::owner::at;
use crate::portal;
use crate::{Agree, Decline, on_both_engines};

on_both_engines! {
    async fn fifty_decisions_at_once_leave_one_chain_and_one_state(site: Site) {
        let anna = site.anna().await;
        let replica = site.replica().await;
        replica.identity.refresh_catalogue().await.unwrap();
        let mut hands = JoinSet::new();
        for number in 0..50 {
            let identity = if number % 2 == 0 { site.identity.clone() } else { replica.identity.clone() };
            let (who, hash) = (anna.who.clone(), site.purpose_hash("newsletter", "en"));
            let decision = if number % 3 == 0 { Decline } else { Agree };
            hands.spawn(async move {
                identity.decide(&who, "newsletter", decision, &hash, Channel::Account, false, &at()).await.unwrap()
            });
        }
        let decided = hands.join_all().await;
        let recorded = decided.iter().filter(|decided| matches!(decided, Decided::Recorded { .. })).count();
        let unchanged = decided.iter().filter(|decided| **decided == Decided::Unchanged).count();
        assert_eq!((recorded > 0, recorded + unchanged), (true, 50), "{decided:?}");
        let states = site.database.column("SELECT state FROM consent_event ORDER BY position").await;
        assert_eq!(states.len(), recorded);
        for pair in states.windows(2) {
            assert_ne!(pair[0] == "given", pair[1] == "given", "nothing is written twice: {states:?}");
        }
        assert_eq!(site.may_use(&anna, "newsletter").await, states.last().unwrap() == "given");
        assert_eq!(site.faults().await, Vec::<String>::new());
        assert!(portico_identity::events::check_log(site.identity.store()).await.unwrap().is_empty());
    }
}
