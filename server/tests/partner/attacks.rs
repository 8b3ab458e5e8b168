//! What nobody gets who does not administer the firm: by posting, by other firms' ids, by racing, replaying, and by far too much of everything.

use std::sync::Arc;

use uuid::Uuid;

use crate::firm::{ADMIN, member};
use crate::on_both_engines;
use crate::portal::{self, Answer, FORM, at_once};

const INVITE: [(&str, &str); 3] = [("email", "new@noordkade.example"), ("name", "New"), ("see-orders", "on")];

fn doors(id: Uuid) -> [String; 4] {
    [
        "/account/organisation/invite".into(),
        "/account/organisation/attest".into(),
        format!("/account/organisation/members/{id}/change"),
        format!("/account/organisation/members/{id}/end"),
    ]
}

async fn refused(answer: &Answer, path: &str) {
    assert_eq!(answer.status, 404, "{path} {}", answer.body);
}

on_both_engines! {
    async fn a_member_who_is_no_admin_administers_nothing(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (_, hers) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let all = crate::firm::As { role: "member", ..ADMIN };
        let (sam, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &all).await;
        let answers = [(format!("member-{hers}"), "end".to_owned()), (format!("member-{his}"), "keep".to_owned())];
        let mut fields: Vec<(&str, &str)> = INVITE.to_vec();
        fields.extend(answers.iter().map(|(name, answer)| (name.as_str(), answer.as_str())));
        fields.extend([("admin", "on")]);
        for id in [hers, his] {
            for path in doors(id) {
                refused(&sam.browser.post_form(&path, &fields).await, &path).await;
            }
            refused(&sam.browser.get(&format!("/account/organisation/members/{id}")).await, "member").await;
        }
        for path in ["/account/organisation/invite", "/account/organisation/attest"] {
            refused(&sam.browser.get(path).await, path).await;
        }
        assert!(site.membership(hers).await.ends_at.is_none() && site.membership(his).await.role == "member");
        assert!(site.letters_to("new@noordkade.example").await.is_empty());
    }

    async fn an_admin_has_no_power_over_another_firms_members(site: Site) {
        let (mine, other) = (site.firm("Noordkade").await, site.firm("Zuidkade").await);
        let (eve, hers) = site.insider(&mine, "Eve Elsewhere", "eve@noordkade.example", &ADMIN).await;
        let (_, his) = site.insider(&other, "Sam Sees", "sam@zuidkade.example", &member(&["orders"])).await;
        for id in [his, Uuid::nil()] {
            for path in doors(id).iter().skip(2) {
                refused(&eve.browser.post_form(path, &[("see-orders", "on"), ("admin", "on")]).await, path).await;
            }
        }
        // Another firm's member in one's own confirmation does nothing.
        let (mine, theirs) = (format!("member-{hers}"), format!("member-{his}"));
        eve.browser
            .post_form("/account/organisation/attest", &[(&mine, "keep"), (&theirs, "end")])
            .await
            .leads_to("/account/organisation");
        assert!(site.membership(his).await.ends_at.is_none());
        assert_eq!(site.count_events("member-ended").await, 0);
    }

    async fn of_fifty_changes_at_once_the_row_is_one_of_them(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (_, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &member(&["documents"])).await;
        let (path, browser) = (format!("/account/organisation/members/{his}/change"), Arc::new(ada.browser.copy()));
        let sets: [&[(&str, &str)]; 3] =
            [&[("see-orders", "on")], &[("see-logs", "on"), ("see-reports", "on")], &[("see-tickets", "on"), ("admin", "on")]];
        let answers = at_once(50, |number| {
            let (browser, path) = (Arc::clone(&browser), path.clone());
            async move { browser.post_form(&path, sets[number % 3]).await }
        })
        .await;
        assert!(answers.iter().all(|answer| answer.status == 303), "{:?}", answers.iter().map(|one| one.status).collect::<Vec<_>>());
        let row = site.membership(his).await;
        let rights: serde_json::Value = serde_json::from_str(&row.rights).unwrap();
        let seen = (rights["see"].clone(), row.role.as_str());
        let whole = [
            (serde_json::json!(["orders"]), "member"),
            (serde_json::json!(["logs", "reports"]), "member"),
            (serde_json::json!(["tickets"]), "admin"),
        ];
        assert!(whole.contains(&seen), "{seen:?}");
    }

    async fn a_replayed_ending_ends_nobody_else_and_a_lured_admin_does_nothing(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let (_, his) = site.insider(&firm, "Sam Sees", "sam@noordkade.example", &member(&["orders"])).await;
        let path = format!("/account/organisation/members/{his}/end");
        let lured = ada.browser.lured_by("https://evil.example", "cross-site");
        assert_eq!(lured.post_form(&path, &[]).await.status, 403);
        assert!(site.membership(his).await.ends_at.is_none());
        ada.browser.post_form(&path, &[]).await.leads_to("/account/organisation");
        refused(&ada.browser.post_form(&path, &[]).await, &path).await;
        assert_eq!(site.count_events("member-ended").await, 2);
    }

    async fn too_much_of_everything_is_refused_and_writes_nothing(site: Site) {
        let firm = site.firm("Noordkade").await;
        let (ada, _) = site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        let invite = "/account/organisation/invite";
        let many: String = (0..20_000).map(|number| format!("see-{number}=on&")).collect();
        let long = format!("email=new%40noordkade.example&name={}&see-orders=on", "n".repeat(100_000));
        for body in [many, long, "see-orders=on&see-orders=on".into(), "%ff%fe=1".into(), "email=a%00b%40c.example&name=N&see-orders=on".into()] {
            let answer = ada.browser.post(invite, FORM, body).await;
            assert!(answer.status.is_client_error(), "{}", answer.status);
        }
        assert_eq!(site.count_events("member-invited").await, 0);
    }
}
