//! The list of sessions: one's own, those that go on, and how they are ended everywhere.

use uuid::Uuid;

use crate::on_both_engines;
use crate::owner::{at, session_of};
use crate::portal::{self, HOUR, MINUTE};

on_both_engines! {
    async fn ones_own_sessions_are_listed_the_one_at_hand_first(site: Site) {
        let (mut anna, eve) = site.two_owners().await;
        site.wait(MINUTE);
        let elsewhere = anna.member.sign_in_elsewhere(&site).await;
        let listed = site.identity.list_sessions(&anna.who, &anna.session()).await.unwrap();
        assert_eq!(listed.iter().map(|entry| entry.current).collect::<Vec<_>>(), [true, false]);
        assert_eq!(listed[1].created_at, site.identity.now());
        assert!(listed.iter().all(|entry| entry.device == "Chrome on Linux" && entry.network.starts_with("192.0.2.")));
        let other = site.identity.list_sessions(&anna.who, &session_of(&elsewhere)).await.unwrap();
        assert_eq!(other.iter().map(|entry| entry.handle).collect::<Vec<_>>(), [listed[1].handle, listed[0].handle]);
        assert_eq!(site.identity.list_sessions(&eve.who, &eve.session()).await.unwrap().len(), 1);
        // A handle is not the hash by which the database knows the session.
        assert!(!anna.session().starts_with(listed[0].handle.as_bytes()));
    }

    async fn sessions_that_ended_by_themselves_are_not_listed(site: Site) {
        let mut anna = site.owner("Anna", "anna@mail.example").await;
        let _idle = anna.member.sign_in_elsewhere(&site).await;
        let count = async || site.identity.list_sessions(&anna.who, &anna.session()).await.unwrap().len();
        assert_eq!(count().await, 2);
        site.wait(HOUR - MINUTE);
        assert!(anna.member.browser.is_signed_in().await);
        site.wait(MINUTE);
        assert_eq!(count().await, 1, "the other one was idle for an hour");
        for _ in 0..23 {
            site.wait(HOUR - 2 * MINUTE);
            assert!(anna.member.browser.is_signed_in().await);
        }
        site.wait(46 * MINUTE);
        assert_eq!(count().await, 0, "after a day in all");
        assert!(!anna.member.browser.is_signed_in().await);
    }

    async fn one_session_is_ended_on_every_replica(site: Site) {
        let mut anna = site.owner("Anna", "anna@mail.example").await;
        let replica = site.replica().await;
        let there = anna.member.sign_in_elsewhere(&site).await.copy_at(&replica);
        assert!(there.is_signed_in().await);
        let handle = site.identity.list_sessions(&anna.who, &anna.session()).await.unwrap()[1].handle;
        assert!(site.identity.end_one_session(&anna.who, handle, &at()).await.unwrap());
        assert!(!site.identity.end_one_session(&anna.who, handle, &at()).await.unwrap());
        assert!(!there.is_signed_in().await);
        assert!(anna.member.browser.is_signed_in().await);
        assert_eq!(site.count_events("session-ended").await, 1);
    }

    async fn all_other_sessions_end_and_the_one_at_hand_goes_on(site: Site) {
        let (mut anna, eve) = site.two_owners().await;
        let replica = site.replica().await;
        let mut others = Vec::new();
        for _ in 0..3 {
            others.push(anna.member.sign_in_elsewhere(&site).await.copy_at(&replica));
        }
        let ended = site.identity.end_other_sessions(&anna.who, &anna.session(), &at()).await.unwrap();
        assert_eq!(ended, 3);
        for other in &others {
            assert!(!other.is_signed_in().await);
        }
        assert!(anna.member.browser.is_signed_in().await && eve.member.browser.is_signed_in().await);
        assert_eq!(site.count_events("other-sessions-ended").await, 1);
    }

    async fn another_persons_sessions_are_not_there(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let handle = site.identity.list_sessions(&anna.who, &anna.session()).await.unwrap()[0].handle;
        for handle in [handle, Uuid::nil()] {
            assert!(!site.identity.end_one_session(&eve.who, handle, &at()).await.unwrap());
        }
        // Even with the hash of another person's session, nothing of theirs is marked or kept.
        let listed = site.identity.list_sessions(&eve.who, &anna.session()).await.unwrap();
        assert!(listed.iter().all(|entry| !entry.current && entry.handle != handle));
        assert_eq!(site.identity.end_other_sessions(&eve.who, &anna.session(), &at()).await.unwrap(), 1);
        assert!(anna.member.browser.is_signed_in().await);
    }
}
