//! `portico organisations attest`: the operator confirms the members of a firm, for instance when nobody is left who can.

use crate::firm::{ADMIN, member, new_id};
use crate::on_both_engines;
use crate::portal;

on_both_engines! {
    async fn the_operator_confirms_whoever_was_suspended(site: Site) {
        let firm = site.firm("Noordkade").await;
        let other = site.firm("Zuidkade").await;
        site.insider(&firm, "Ada Admin", "ada@noordkade.example", &ADMIN).await;
        site.insider(&firm, "Sam Sees", "sam@noordkade.example", &member(&["orders"])).await;
        site.insider(&other, "Bob Boss", "bob@zuidkade.example", &ADMIN).await;
        site.database.tamper("UPDATE affiliation SET suspended_at = 2, warned_at = 1, attested_at = 1, begins_at = 0").await;
        let id = firm.id.to_string();
        assert_eq!(site.operator(&["organisations", "attest", &id]).await, "Noordkade: 2 memberships confirmed.\n");
        let of = |firm| format!("affiliation WHERE organisation_id = {} AND suspended_at", site.id_literal(firm));
        assert_eq!(site.database.count(&format!("{} IS NULL AND warned_at IS NULL AND attested_at > 1", of(firm.id))).await, 2);
        assert_eq!(site.database.count(&format!("{} IS NOT NULL", of(other.id))).await, 1, "no other firm's");
        assert_eq!(site.count_events("members-attested").await, 1);
        // Who left is not confirmed.
        site.database.tamper("UPDATE affiliation SET ends_at = 5, suspended_at = 2 WHERE role = 'member'").await;
        assert_eq!(site.operator(&["organisations", "attest", &id]).await, "Noordkade: 1 memberships confirmed.\n");
    }

    async fn what_is_no_firm_is_refused(site: Site) {
        let firm = site.firm("Noordkade").await;
        let before = site.database.dump().await;
        for named in [new_id().to_string(), "noordkade-that-is-not".into(), firm.vendor.to_string()] {
            let why = site.operator_refused(&["organisations", "attest", &named]).await;
            assert!(why.contains(&named), "{why}");
        }
        assert_eq!(site.terminal(&["organisations", "attest"]).await.code, Some(2));
        assert_eq!(site.database.dump().await, before);
    }
}
