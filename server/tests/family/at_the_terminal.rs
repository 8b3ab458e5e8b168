//! `portico family`: the desk of a school at a terminal.

use portico_identity::portal::invitations::InvitationUsed;

use crate::portal;
use crate::{NOOR, Says, on_both_engines};

on_both_engines! {
    async fn the_desk_states_a_birth_date_and_lifts_a_bar(site: Site) {
        let listed = site.school_says(1, &Says { child: ("Noor", ""), ..NOOR }).await;
        let (anna, code) = (site.owner("Anna de Wit", "anna@mail.example").await, site.code_for("Noor").await);
        assert!(matches!(anna.uses(&site, &code, None).await, InvitationUsed::Linked { .. }));
        let (child, edge) = (listed.child.to_string(), listed.edge.to_string());
        assert!(site.operator(&["family", "list"]).await.contains("no verified birth date"));
        let missing = format!("birth-date-missing {child}");
        assert!(site.operator(&["lifecycle", "--dry-run"]).await.contains(&missing));
        let states = |born| ["family", "birth-date", child.as_str(), "--born", born, "--evidence", "passport seen"];
        assert!(site.operator_refused(&states("12-05-2015")).await.contains("2010-05-17"));
        assert!(site.operator(&states("2015-05-12")).await.starts_with("Stated."));
        assert!(site.operator(&states("2015-05-12")).await.contains("before"));
        assert!(!site.operator(&["family", "list"]).await.contains("no verified birth date"));
        assert!(!site.operator(&["lifecycle", "--dry-run"]).await.contains(&missing));
        let lifts = ["family", "unbar", edge.as_str(), "--why", "Order lifted"];
        assert!(site.operator(&lifts).await.contains("not barred"));
        site.operator(&["family", "bar", &edge, "--why", "Order 12/2027"]).await;
        assert!(site.operator(&["family", "list"]).await.contains("Order 12/2027"));
        assert!(site.operator(&lifts).await.starts_with("Lifted: 1."));
        let list = site.operator(&["family", "list"]).await;
        assert!(list.contains("  open  ") && !list.contains("Order 12/2027"), "{list}");
    }
}
