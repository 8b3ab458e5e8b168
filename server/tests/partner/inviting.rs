//! Inviting a colleague: what the letter brings, what the code gives, and what it no longer gives.

use portico_identity::Circumstances;
use portico_identity::letters::{Invited, Letter};
use portico_identity::sessions::Standing;

use crate::firm::{ADMIN, As, Firm, member};
use crate::on_both_engines;
use crate::portal::{self, DAY, Member, Site, text_of};

const INVITE: &str = "/account/organisation/invite";

async fn code_to(site: &Site, address: &str) -> String {
    let letters = site.letters_to(address).await;
    let code = letters.iter().rev().find_map(|letter| {
        let Letter::Invitation { code, what: Invited::Member, .. } = letter else { return None };
        Some(code.clone())
    });
    code.unwrap()
}

async fn invite(admin: &Member, address: &str, more: &[(&str, &str)]) {
    let fields = [&[("email", address), ("name", "New Colleague"), ("see-orders", "on")], more].concat();
    admin.browser.post_form(INVITE, &fields).await.leads_to("/account/organisation");
}

async fn team(site: &Site) -> (Firm, Member) {
    let firm = site.firm("Noordkade").await;
    site.order(&firm, "A-1").await;
    let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
    (firm, ada)
}

async fn nothing_is_there(somebody: &Member) {
    for path in ["/portal/orders", "/account/organisation"] {
        assert_eq!(somebody.browser.get(path).await.status, 404, "{path}");
    }
}

on_both_engines! {
    async fn an_invited_colleague_signs_up_and_sees_what_was_offered(site: Site) {
        let (_, ada) = team(&site).await;
        assert!(ada.browser.page(INVITE).await.contains("invite-member"));
        invite(&ada, "new@noordkade.example", &[("ends_on", "2027-03-31")]).await;
        let page = text_of(&ada.browser.page("/account/organisation").await);
        assert!(page.contains("on its way") && page.contains("new@noordkade.example"), "{page}");
        let code = code_to(&site, "new@noordkade.example").await;
        let new = site.member("New Colleague", "new@noordkade.example").await;
        assert_eq!(new.browser.get("/portal/orders").await.status, 404, "nothing before the code is used");
        assert_eq!(new.browser.post_form("/invitation", &[("code", &code)]).await.status, 303);
        assert!(new.browser.page("/portal/orders").await.contains("A-1"));
        assert_eq!(new.browser.get("/portal/invoices").await.status, 404);
        let mine = text_of(&new.browser.page("/account/organisation").await);
        assert!(mine.contains("31 March 2027") && mine.contains("Ada Admin"), "{mine}");
        assert!(!text_of(&ada.browser.page("/account/organisation").await).contains("new@noordkade.example"));
        // Once: the same code gives nobody else anything.
        let late = site.member("Late Comer", "late@noordkade.example").await;
        late.browser.post_form("/invitation", &[("code", &code)]).await;
        assert_eq!(late.browser.get("/portal/orders").await.status, 404);
    }

    async fn a_code_gives_nothing_that_the_inviter_no_longer_has(site: Site) {
        let (firm, ada) = team(&site).await;
        let (bob, his) = site.insider(&firm, "Bob Boss", "bob@noordkade.example", &ADMIN).await;
        invite(&bob, "new@noordkade.example", &[("see-invoices", "on")]).await;
        let code = code_to(&site, "new@noordkade.example").await;
        // Bob is still an admin, and has less.
        let less = [("see-orders", "on"), ("admin", "on")];
        ada.browser.post_form(&format!("/account/organisation/members/{his}/change"), &less).await.leads_to("/account/organisation");
        let new = site.member("New Colleague", "new@noordkade.example").await;
        new.browser.post_form("/invitation", &[("code", &code)]).await;
        assert_eq!(new.browser.get("/portal/orders").await.status, 404);
        // And none at all once he has left.
        invite(&bob, "other@noordkade.example", &[]).await;
        let code = code_to(&site, "other@noordkade.example").await;
        ada.browser.post_form(&format!("/account/organisation/members/{his}/end"), &[]).await.leads_to("/account/organisation");
        let other = site.member("Other Colleague", "other@noordkade.example").await;
        other.browser.post_form("/invitation", &[("code", &code)]).await;
        assert_eq!(other.browser.get("/portal/orders").await.status, 404);
        assert_eq!(other.browser.get("/account/organisation").await.status, 404);
    }

    async fn whose_an_address_is_is_not_found_out_by_trying(site: Site) {
        let (firm, ada) = team(&site).await;
        site.insider(&firm, "Bob Boss", "bob@noordkade.example", &ADMIN).await;
        let asks = async |address: &str| {
            let fields = [("email", address), ("name", "New Colleague"), ("see-orders", "on")];
            ada.browser.post_form(INVITE, &fields).await.status.as_u16()
        };
        // The same address: as often as it may be written to.
        for _ in 0..5 {
            assert_eq!(asks("bob@noordkade.example").await, 422, "a member already");
        }
        assert_eq!(asks("bob@noordkade.example").await, 429);
        assert_eq!(asks("new@noordkade.example").await, 303, "another address is not held up");
        assert_eq!(site.database.count("invitation").await, 1);
        // Many addresses: a hundred. Six are counted, as what was held up was nothing.
        site.insider(&firm, "Cas Colleague", "cas@noordkade.example", &ADMIN).await;
        for number in 0..93 {
            assert_eq!(asks(&format!("new{number}@noordkade.example")).await, 303);
        }
        assert_eq!(asks("cas@noordkade.example").await, 422);
        assert_eq!(asks("ada@noordkade.example").await, 429, "neither yes nor no");
    }

    async fn nobody_becomes_an_admin_through_one_who_has_less(site: Site) {
        let (firm, _) = team(&site).await;
        let few = As { see: &["orders"], act: &[], ..ADMIN };
        let (bob, _) = site.insider(&firm, "Bob Boss", "bob@noordkade.example", &few).await;
        // Sam sees what Bob does not, and has a second address that nobody knows as his.
        let (sam, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &member(&["invoices"])).await;
        invite(&bob, "sam@home.example", &[("admin", "on")]).await;
        let code = code_to(&site, "sam@home.example").await;
        sam.browser.post_form("/invitation", &[("code", &code)]).await;
        assert_eq!(site.membership(his).await.role, "member");
        assert_eq!(sam.browser.get("/account/organisation/invite").await.status, 404);
        // A colleague without more than Bob has can be one.
        let (tom, his) = site.insider(&firm, "Tom Takes", "tom@noordkade.example", &member(&["orders"])).await;
        invite(&bob, "tom@home.example", &[("admin", "on")]).await;
        let code = code_to(&site, "tom@home.example").await;
        assert_eq!(tom.browser.post_form("/invitation", &[("code", &code)]).await.status, 303);
        assert_eq!(site.membership(his).await.role, "admin");
    }

    async fn nothing_is_offered_by_somebody_who_was_erased(site: Site) {
        let (firm, ada) = team(&site).await;
        let (mut bob, _) = site.insider(&firm, "Bob Boss", "bob@noordkade.example", &ADMIN).await;
        let person = site.person_id(&bob).await;
        let standing = Standing::SignedIn { person, authenticated_at: site.identity.now(), epoch: 0 };
        let recent = site.identity.recent_auth(&standing).unwrap();
        let network = std::net::Ipv4Addr::LOCALHOST.into();
        let at = Circumstances { request: String::new(), network, device: String::new(), browser: None };
        let _asked = site.identity.ask_erasure(&recent, &at).await.unwrap();
        // A code that nobody inviting stands behind, as it were left by another way.
        invite(&ada, "first@noordkade.example", &[]).await;
        let loose = code_to(&site, "first@noordkade.example").await;
        site.database.tamper("UPDATE invitation SET inviter_id = NULL").await;
        site.wait(13 * DAY);
        bob.browser.sign_in(&mut bob.passkey).await;
        invite(&bob, "new@noordkade.example", &[("see-invoices", "on"), ("admin", "on")]).await;
        let code = code_to(&site, "new@noordkade.example").await;
        let before = site.database.count("affiliation").await;
        let first = site.member("First Colleague", "first@noordkade.example").await;
        assert_eq!(first.browser.post_form("/invitation", &[("code", &loose)]).await.status, 422);
        nothing_is_there(&first).await;
        site.wait(DAY);
        assert_eq!(site.identity.erase_due().await.unwrap(), 1);
        assert_eq!(site.database.count("invitation WHERE address LIKE 'new@%'").await, 0, "nor is the address kept");
        let new = site.member("New Colleague", "new@noordkade.example").await;
        new.browser.post_form("/invitation", &[("code", &code)]).await;
        nothing_is_there(&new).await;
        assert_eq!(site.database.count("affiliation").await, before - 1, "only Bob's is gone, and none has come");
    }

    async fn what_a_member_has_beyond_the_inviter_lasts_no_longer_by_a_code(site: Site) {
        let (firm, _) = team(&site).await;
        let few = As { see: &["orders"], act: &[], ..ADMIN };
        let (bob, _) = site.insider(&firm, "Bob Boss", "bob@noordkade.example", &few).await;
        let until = As { ends_on: Some("2027-03-01"), ..member(&["invoices"]) };
        let (sam, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &until).await;
        for (address, more) in [("one@home.example", &[("ends_on", "2027-12-31")][..]), ("two@home.example", &[])] {
            invite(&bob, address, more).await;
            let code = code_to(&site, address).await;
            assert_eq!(sam.browser.post_form("/invitation", &[("code", &code)]).await.status, 422, "{address}");
            let row = site.membership(his).await;
            assert_eq!(row.ends_on.as_deref(), Some("2027-03-01"), "{address}");
            assert!(!row.rights.contains("orders"), "{address}");
        }
        // Something more until then is Bob's to give, and more time where he has it all.
        invite(&bob, "three@home.example", &[("ends_on", "2027-02-01")]).await;
        let code = code_to(&site, "three@home.example").await;
        assert_eq!(sam.browser.post_form("/invitation", &[("code", &code)]).await.status, 303);
        let row = site.membership(his).await;
        assert!(row.rights.contains("orders") && row.ends_on.as_deref() == Some("2027-03-01"));
        let until = As { ends_on: Some("2027-03-01"), ..member(&["orders"]) };
        let (tom, his) = site.insider(&firm, "Tom Takes", "tom@noordkade.example", &until).await;
        invite(&bob, "tom@home.example", &[("ends_on", "2027-12-31")]).await;
        let code = code_to(&site, "tom@home.example").await;
        assert_eq!(tom.browser.post_form("/invitation", &[("code", &code)]).await.status, 303);
        assert_eq!(site.membership(his).await.ends_on.as_deref(), Some("2027-12-31"));
    }

    async fn a_code_that_was_taken_back_or_is_over_gives_nothing(site: Site) {
        let (_, ada) = team(&site).await;
        invite(&ada, "new@noordkade.example", &[]).await;
        let code = code_to(&site, "new@noordkade.example").await;
        let page = ada.browser.page("/account/organisation").await;
        let id = page.split("/account/organisation/invitations/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let withdraw = format!("/account/organisation/invitations/{id}/withdraw");
        let elsewhere = site.firm("Zuidkade").await;
        let (eve, _) = site.insider(&elsewhere, "Eve Elsewhere", "eve@zuidkade.example", &ADMIN).await;
        assert_eq!(eve.browser.post_form(&withdraw, &[]).await.status, 404);
        ada.browser.post_form(&withdraw, &[]).await.leads_to("/account/organisation");
        assert_eq!(ada.browser.post_form(&withdraw, &[]).await.status, 404);
        let new = site.member("New Colleague", "new@noordkade.example").await;
        new.browser.post_form("/invitation", &[("code", &code)]).await;
        assert_eq!(new.browser.get("/portal/orders").await.status, 404);
        invite(&ada, "again@noordkade.example", &[]).await;
        let code = code_to(&site, "again@noordkade.example").await;
        site.wait(15 * DAY);
        let again = site.member("New Colleague", "again@noordkade.example").await;
        again.browser.post_form("/invitation", &[("code", &code)]).await;
        assert_eq!(again.browser.get("/portal/orders").await.status, 404);
    }

    async fn an_invitation_beyond_the_admins_own_or_without_sense_is_not_sent(site: Site) {
        let firm = site.firm("Noordkade").await;
        let limited = As { role: "admin", see: &["orders"], act: &[], ends_on: Some("2027-06-30") };
        let (lim, _) = site.insider(&firm, "Lim Limited", "lim@noordkade.example", &limited).await;
        assert!(lim.browser.page(INVITE).await.contains("2027-06-30"), "their own last day stands in the form");
        let (email, name, orders, day) =
            (("email", "new@noordkade.example"), ("name", "New"), ("see-orders", "on"), ("ends_on", "2027-06-30"));
        for fields in [
            vec![email, name, orders, ("see-logs", "on"), day],
            vec![email, name, orders, ("act-settings", "on"), day],
            vec![email, name, orders],
            vec![email, name, orders, ("ends_on", "2027-07-01")],
            vec![email, name, orders, ("ends_on", "2026-12-31")],
            vec![email, name, day],
            vec![name, orders, day],
            vec![email, orders, day],
            vec![("email", "lim@noordkade.example"), name, orders, day],
        ] {
            let answer = lim.browser.post_form(INVITE, &fields).await;
            assert_eq!(answer.status, 422, "{fields:?}");
            assert!(answer.body.contains("role=\"alert\""), "{fields:?}");
        }
        assert!(site.letters_to("new@noordkade.example").await.is_empty());
        assert_eq!(site.count_events("member-invited").await, 0);
    }

    async fn whoever_left_and_is_invited_again_keeps_their_account(site: Site) {
        let (firm, ada) = team(&site).await;
        let (sam, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &member(&["orders", "logs"])).await;
        ada.browser.post_form(&format!("/account/organisation/members/{his}/end"), &[]).await.leads_to("/account/organisation");
        assert_eq!(sam.browser.get("/portal/orders").await.status, 404);
        site.wait(DAY / 24);
        let mut ada = ada;
        ada.browser.sign_in(&mut ada.passkey).await;
        let mut sam = sam;
        sam.browser.sign_in(&mut sam.passkey).await;
        invite(&ada, "sam@noordkade.example", &[]).await;
        let code = code_to(&site, "sam@noordkade.example").await;
        sam.browser.post_form("/invitation", &[("code", &code)]).await;
        assert!(sam.browser.page("/portal/orders").await.contains("A-1"));
        assert_eq!(sam.browser.get("/portal/logs").await.status, 404, "as offered now, not as it was before");
    }
}
