//! A frozen account: nothing of it can be changed.

use portico_identity::Error;
use portico_identity::passkeys::OfferAnswer;

use crate::on_both_engines;
use crate::owner::{at, parse};
use crate::portal::{self, MINUTE};
use crate::profile::change;

on_both_engines! {
    async fn a_frozen_account_refuses_every_change(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (pending, secrets) = site.pending(&anna, "anna@work.example").await;
        let second = site.add_confirmed(&anna, "anna@club.example").await;
        let passkey = site.identity.list_passkeys(&anna.who).await.unwrap()[0].id;
        let session = site.identity.list_sessions(&anna.who, &anna.session()).await.unwrap()[0].handle;
        site.database.tamper("UPDATE person SET frozen_at = 1").await;
        site.wait(MINUTE);
        let (id, who, recent, at, here) = (&site.identity, &anna.who, &anna.recent(&site), &at(), &anna.session());
        let before = site.database.dump().await;
        let new = parse("new@mail.example");
        let refused = [
            ("add_address", id.add_address(recent, &new, at).await.err()),
            ("repeat_address_mail", id.repeat_address_mail(who, pending, at).await.err()),
            ("drop_pending_address", id.drop_pending_address(who, pending, at).await.err()),
            ("confirm_address_by_link", id.confirm_address_by_link(who, &secrets.token, at).await.err()),
            ("confirm_address_by_code", id.confirm_address_by_code(who, pending, &secrets.code, at).await.err()),
            ("make_primary", id.make_primary(recent, second, at).await.err()),
            ("remove_address", id.remove_address(recent, second, at).await.err()),
            ("rename_passkey", id.rename_passkey(recent, passkey, "Mine", at).await.err()),
            ("remove_passkey", id.remove_passkey(recent, passkey, true, here, at).await.err()),
            ("trust_passkey", id.trust_passkey(recent, passkey, at).await.err()),
            ("answer_passkey_offer", id.answer_passkey_offer(who, OfferAnswer::Never).await.err()),
            ("end_one_session", id.end_one_session(who, session, at).await.err()),
            ("end_other_sessions", id.end_other_sessions(who, here, at).await.err()),
            ("export_activity", id.export_activity(recent, at).await.err()),
            ("change_profile", id.change_profile(who, &change(), at).await.err()),
        ];
        for (what, error) in refused {
            assert!(matches!(error, Some(Error::Frozen)), "{what}: {error:?}");
        }
        assert_eq!(site.database.dump().await, before);
    }

    async fn an_account_that_is_gone_has_nothing_to_change(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let id = site.literal(anna.id);
        for table in ["session", "passkey", "contact", "browser"] {
            site.database.tamper(&format!("DELETE FROM {table} WHERE person_id = {id}")).await;
        }
        site.database.tamper(&format!("DELETE FROM person WHERE id = {id}")).await;
        let gone = site.identity.add_address(&anna.recent(&site), &parse("new@mail.example"), &at()).await;
        assert!(matches!(gone, Err(Error::NoAccount)), "{gone:?}");
        let gone = site.identity.accepted_now(&anna.who).await;
        assert!(matches!(gone, Err(Error::NoAccount)), "{gone:?}");
    }
}
