//! Making codes for everybody whom a source knows: on paper, or by mail to whoever has an address.

use portico_identity::letters::{Invited, Letter};
use portico_identity::portal::invitations::{InvitationKind, InvitationUsed, Invitees, LookedAt};
use uuid::Uuid;

use crate::owner::at;
use crate::portal;
use crate::{NOOR, on_both_engines};

on_both_engines! {
    async fn everybody_gets_a_code_and_nobody_two(site: Site) {
        let listed = site.school_says(1, &NOOR).await;
        let guardians = site.codes(Invitees::Guardians).await;
        let students = site.codes(Invitees::Students).await;
        assert!(site.codes(Invitees::Customers).await.is_empty());
        let one = &guardians[0];
        assert_eq!((one.name.as_str(), one.address.as_str(), one.child.as_str()), ("Anna de Wit", "anna@elsewhere.example", "Noor"));
        assert_eq!((students[0].name.as_str(), students[0].kind), ("Noor", InvitationKind::Known));
        assert!(one.made.code.len() == 10 && one.made.code != students[0].made.code);
        let dump = site.database.dump().await;
        assert!(!dump.contains(&one.made.code), "only its keyed hash is kept");
        let listing = site.identity.list_invitations(listed.school, Uuid::nil()).await.unwrap();
        assert_eq!(listing.iter().map(|one| one.state).collect::<Vec<_>>(), ["open", "open"]);
        assert!(site.identity.withdraw_invitation(one.made.id).await.unwrap());
        assert!(!site.identity.withdraw_invitation(one.made.id).await.unwrap());
        let anna = site.owner("Anna de Wit", "anna@mail.example").await;
        assert_eq!(anna.uses(&site, &one.made.code, Some("2015-05-12")).await, InvitationUsed::Withdrawn);
        assert!(site.identity.make_invitations("nobody", Invitees::Students, false, &mut |_| Ok(())).await.unwrap().is_none());
    }

    async fn a_mailed_code_is_the_one_that_works(site: Site) {
        site.school_says(1, &NOOR).await;
        let made = site.identity.make_invitations("world", Invitees::Guardians, true, &mut |_| Ok(())).await.unwrap();
        assert_eq!(made, Some(1));
        let letter = site.letters_to("anna@elsewhere.example").await.remove(0);
        let Letter::Invitation { code, link, what, organisation, .. } = letter else { panic!("{letter:?}") };
        assert_eq!((what, organisation.as_str(), link), (Invited::Guardian, "Westerpark", format!("/invitation?code={code}")));
        assert!(matches!(site.identity.look_at_invitation(&code, &at()).await.unwrap(), LookedAt::Open(_)));
        // She signs up with the very address; the name alone would not do.
        let anna = site.owner("A", "anna@elsewhere.example").await;
        assert!(matches!(anna.uses(&site, &code, Some("2015-05-12")).await, InvitationUsed::Linked { .. }));
    }
}
