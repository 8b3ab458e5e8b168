//! Adding an address: confirmed by whoever asked and reads it, once, and told to everybody else who should know.

use portico_identity::addresses::{AddressAdded, AddressConfirmed, AddressLink};
use portico_identity::letters::{Letter, Notice};
use portico_identity::sign_up::MailRepeated;
use tokio::task::JoinSet;

use crate::on_both_engines;
use crate::owner::{Owner, at, parse, wrong};
use crate::portal::{self, MINUTE, Site};

const NEW: &str = "anna@work.example";

async fn addresses_of(site: &Site, owner: &Owner) -> Vec<String> {
    let listed = site.identity.list_addresses(&owner.who).await.unwrap().verified;
    listed.into_iter().map(|contact| contact.address).collect()
}

on_both_engines! {
    async fn an_address_is_added_by_its_link_and_old_and_new_ones_are_told(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (id, secrets) = site.pending(&anna, NEW).await;
        let listed = site.identity.list_addresses(&anna.who).await.unwrap();
        assert_eq!((listed.verified.len(), listed.pending[0].id, listed.pending[0].address.as_str()), (1, id, NEW));
        assert!(site.notices_to(NEW).await.is_empty(), "nothing is added yet");
        let looked = site.identity.look_at_address_link(&anna.who, &secrets.token).await.unwrap();
        assert_eq!(looked, AddressLink::Ready { address: NEW.into() });
        let confirmed = site.identity.confirm_address_by_link(&anna.who, &secrets.token, &at()).await.unwrap();
        assert_eq!(confirmed, AddressConfirmed::Added);
        assert_eq!(addresses_of(&site, &anna).await, ["anna@mail.example", NEW]);
        assert!(site.identity.list_addresses(&anna.who).await.unwrap().pending.is_empty());
        for address in ["anna@mail.example", NEW] {
            let told = [Notice::AddressAdded { address: "a…@work.example".into() }];
            assert_eq!(site.notices_to(address).await, told, "{address}");
        }
        let again = site.identity.confirm_address_by_link(&anna.who, &secrets.token, &at()).await.unwrap();
        assert_eq!(again, AddressConfirmed::Spent);
        assert_eq!(site.count_events("address-added").await, 1);
    }

    async fn codes_are_counted_over_all_mails_and_the_link_still_works(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (id, first) = site.pending(&anna, NEW).await;
        let identity = &site.identity;
        for _ in 0..9 {
            let refused = identity.confirm_address_by_code(&anna.who, id, wrong(&first.code), &at()).await.unwrap();
            assert_eq!(refused, AddressConfirmed::WrongCode);
        }
        assert_eq!(site.count_events("address-code-refused").await, 9);
        assert_eq!(identity.repeat_address_mail(&anna.who, id, &at()).await.unwrap(), MailRepeated::TooSoon);
        site.wait(MINUTE);
        assert_eq!(identity.repeat_address_mail(&anna.who, id, &at()).await.unwrap(), MailRepeated::MailSent);
        let newer = site.secrets_to(NEW).await.unwrap();
        let looked = identity.look_at_address_link(&anna.who, &first.token).await.unwrap();
        assert_eq!(looked, AddressLink::Unknown, "a newer mail replaced it");
        let last = identity.confirm_address_by_code(&anna.who, id, &first.code, &at()).await.unwrap();
        assert_eq!(last, AddressConfirmed::WrongCode);
        let over = identity.confirm_address_by_code(&anna.who, id, &newer.code, &at()).await.unwrap();
        assert_eq!(over, AddressConfirmed::TooManyTries);
        let link = identity.confirm_address_by_link(&anna.who, &newer.token, &at()).await.unwrap();
        assert_eq!(link, AddressConfirmed::Added);
    }

    async fn the_right_code_adds_it(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (id, secrets) = site.pending(&anna, NEW).await;
        let typed = format!(" {}-{} ", &secrets.code[..4], secrets.code[4..].to_lowercase());
        let added = site.identity.confirm_address_by_code(&anna.who, id, &typed, &at()).await.unwrap();
        assert_eq!(added, AddressConfirmed::Added);
        let again = site.identity.confirm_address_by_code(&anna.who, id, &typed, &at()).await.unwrap();
        assert_eq!(again, AddressConfirmed::Spent);
    }

    async fn fifty_confirmations_at_once_add_it_once(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (_, secrets) = site.pending(&anna, NEW).await;
        let tries = (0..50).map(|_| {
            let (identity, who, token) = (site.identity.clone(), anna.who.clone(), secrets.token.clone());
            async move { identity.confirm_address_by_link(&who, &token, &at()).await.unwrap() }
        });
        let outcomes = tries.collect::<JoinSet<_>>().join_all().await;
        let added = outcomes.iter().filter(|outcome| **outcome == AddressConfirmed::Added).count();
        let spent = outcomes.iter().filter(|outcome| **outcome == AddressConfirmed::Spent).count();
        assert_eq!((added, spent), (1, 49));
        assert_eq!(addresses_of(&site, &anna).await.len(), 2);
        assert_eq!(site.notices_to(NEW).await.len(), 1);
    }

    async fn link_and_code_work_for_the_person_who_asked_only(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let (id, secrets) = site.pending(&anna, NEW).await;
        site.wait(MINUTE);
        let (identity, before) = (&site.identity, site.database.dump().await);
        let looked = identity.look_at_address_link(&eve.who, &secrets.token).await.unwrap();
        assert_eq!(looked, AddressLink::NotYours);
        let link = identity.confirm_address_by_link(&eve.who, &secrets.token, &at()).await.unwrap();
        assert_eq!(link, AddressConfirmed::Unknown);
        let code = identity.confirm_address_by_code(&eve.who, id, &secrets.code, &at()).await.unwrap();
        assert_eq!(code, AddressConfirmed::Unknown);
        assert_eq!(identity.repeat_address_mail(&eve.who, id, &at()).await.unwrap(), MailRepeated::Gone);
        assert!(!identity.drop_pending_address(&eve.who, id, &at()).await.unwrap());
        assert!(identity.list_addresses(&eve.who).await.unwrap().pending.is_empty());
        assert_eq!(site.database.dump().await, before, "nothing was spent, counted or sent");
        let own = identity.confirm_address_by_link(&anna.who, &secrets.token, &at()).await.unwrap();
        assert_eq!(own, AddressConfirmed::Added);
    }

    async fn an_address_of_another_account_looks_like_any_other_and_is_never_confirmed(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let count = async || {
            let mut rows = Vec::new();
            for table in ["mail_proof", "mail_outbox", "event", "contact", "notice_link"] {
                rows.push(site.database.count(table).await);
            }
            rows
        };
        let mut written = Vec::new();
        for address in ["nobody@mail.example", "ANNA@mail.example"] {
            let before = count().await;
            let added = site.identity.add_address(&eve.recent(&site), &parse(address), &at()).await.unwrap();
            assert!(matches!(added, AddressAdded::MailSent { .. }), "{added:?}");
            let after = count().await;
            written.push(after.iter().zip(&before).map(|(after, before)| after - before).collect::<Vec<_>>());
        }
        assert_eq!(written[0], written[1], "the same rows");
        let letters = site.letters_to("anna@mail.example").await;
        assert!(letters.contains(&Letter::AddressWantedElsewhere { name: "Anna de Wit".into() }), "{letters:?}");
        assert_eq!(site.letters_to("ANNA@mail.example").await, []);
        let pending = site.identity.list_addresses(&eve.who).await.unwrap().pending;
        site.wait(MINUTE);
        let repeated = site.identity.repeat_address_mail(&eve.who, pending[1].id, &at()).await.unwrap();
        assert_eq!(repeated, MailRepeated::MailSent);
        assert_eq!(site.secrets_to("anna@mail.example").await, None);
        assert_eq!(site.secrets_to("ANNA@mail.example").await, None);
        assert_eq!(addresses_of(&site, &anna).await, ["anna@mail.example"]);
    }

    async fn an_address_that_another_account_confirmed_meanwhile_is_taken(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (_, secrets) = site.pending(&anna, "eve@mail.example").await;
        let eve = site.owner("Eve", "eve@mail.example").await;
        let before = site.database.dump().await;
        let confirmed = site.identity.confirm_address_by_link(&anna.who, &secrets.token, &at()).await.unwrap();
        assert_eq!(confirmed, AddressConfirmed::Taken);
        assert_eq!(site.database.dump().await, before);
        assert_eq!(addresses_of(&site, &eve).await, ["eve@mail.example"]);
    }

    async fn five_addresses_are_enough_and_three_may_wait(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let add = async |address: &str| site.identity.add_address(&anna.recent(&site), &parse(address), &at()).await.unwrap();
        assert_eq!(add("Anna@Mail.example").await, AddressAdded::AlreadyYours);
        let (first, _) = site.pending(&anna, "a1@mail.example").await;
        assert_eq!(add("A1@mail.example").await, AddressAdded::MailSent { id: first }, "it waits already");
        for address in ["a2@mail.example", "a3@mail.example"] {
            site.pending(&anna, address).await;
        }
        assert_eq!(add("a4@mail.example").await, AddressAdded::TooMany);
        assert!(site.identity.drop_pending_address(&anna.who, first, &at()).await.unwrap());
        assert!(!site.identity.drop_pending_address(&anna.who, first, &at()).await.unwrap());
        for address in ["a2@mail.example", "a3@mail.example"] {
            let token = site.secrets_to(address).await.unwrap().token;
            let confirmed = site.identity.confirm_address_by_link(&anna.who, &token, &at()).await.unwrap();
            assert_eq!(confirmed, AddressConfirmed::Added);
        }
        for address in ["a4@mail.example", "a5@mail.example"] {
            site.add_confirmed(&anna, address).await;
        }
        assert_eq!(add("a6@mail.example").await, AddressAdded::TooMany);
        assert_eq!(addresses_of(&site, &anna).await.len(), 5);
    }

    async fn a_mail_ends_after_ten_minutes_and_another_one_can_be_asked_for(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        let (id, first) = site.pending(&anna, NEW).await;
        site.wait(10 * MINUTE);
        let looked = site.identity.look_at_address_link(&anna.who, &first.token).await.unwrap();
        assert_eq!(looked, AddressLink::Expired);
        let late = site.identity.confirm_address_by_link(&anna.who, &first.token, &at()).await.unwrap();
        assert_eq!(late, AddressConfirmed::Expired);
        let code = site.identity.confirm_address_by_code(&anna.who, id, &first.code, &at()).await.unwrap();
        assert_eq!(code, AddressConfirmed::Expired);
        let repeated = site.identity.repeat_address_mail(&anna.who, id, &at()).await.unwrap();
        assert_eq!(repeated, MailRepeated::MailSent);
        let newer = site.secrets_to(NEW).await.unwrap();
        let added = site.identity.confirm_address_by_code(&anna.who, id, &newer.code, &at()).await.unwrap();
        assert_eq!(added, AddressConfirmed::Added);
        let repeated = site.identity.repeat_address_mail(&anna.who, id, &at()).await.unwrap();
        assert_eq!(repeated, MailRepeated::AlreadyConfirmed);
    }

    async fn one_address_gets_no_more_mails_than_its_limit(site: Site) {
        let anna = site.owner("Anna", "anna@mail.example").await;
        for _ in 0..5 {
            let (id, _) = site.pending(&anna, NEW).await;
            site.identity.drop_pending_address(&anna.who, id, &at()).await.unwrap();
        }
        let sixth = site.identity.add_address(&anna.recent(&site), &parse(NEW), &at()).await.unwrap();
        assert!(matches!(sixth, AddressAdded::Limited(_)), "{sixth:?}");
        assert!(site.identity.list_addresses(&anna.who).await.unwrap().pending.is_empty());
    }
}
