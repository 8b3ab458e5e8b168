//! The shell of the portal: one role at a time, chosen visibly, and nothing of another reachable without switching; the home page of each role.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../portal/mod.rs"]
mod portal;

mod home;
mod switching;

use portal::worlds::World;
use portal::{Member, Site};
use serde_json::json;
use uuid::Uuid;

/// Somebody with all four roles, and what each of them has.
struct Many {
    member: Member,
    bank: Uuid,
    school: Uuid,
    firm: Uuid,
    child: Uuid,
}

/// What stands in the records of each role, and nowhere else.
const MARKS: [(&str, &str); 4] =
    [("customer", "Loanmarked"), ("student", "Ownresult"), ("guardian", "Childresult"), ("member", "Orderseven")];

impl Many {
    async fn at(site: &Site) -> Self {
        let member = site.member("Anna de Wit", "anna@mail.example").await;
        let anna = site.person_id(&member).await;
        let mut world = World::default();
        world.member(anna, "Anna de Wit", "2001-04-05");
        let bank = world.organisation("bank", "Northfield Bank", None);
        let school = world.organisation("school", "Westerkade", None);
        let vendor = world.organisation("vendor", "Aldermoor", None);
        let firm = world.organisation("firm", "Brightwater", Some(vendor));
        let child = world.person("Noor Visser", "2015-01-01");
        for (who, place, role) in
            [(anna, bank, "customer"), (anna, school, "student"), (anna, firm, "admin"), (child, school, "student")]
        {
            world.affiliate(who, place, role);
        }
        world.guardian(anna, child);
        let now = site.identity.now();
        let loan = json!({
            "name": "Loanmarked", "amount": "1000.00", "currency": "EUR", "begins_on": "2026-01-01", "months": "48", "rate": "4.5",
            "payment": "23.00", "remaining": "900.00", "status": "running",
        });
        let loan = world.record("loan", bank, now, loan);
        (loan.person, loan.state) = (Some(anna), "running".into());
        let result = |title: &str| json!({ "title": title, "subject": "Sums", "score": "7.5", "max": "10", "given_on": "2026-05-01" });
        world.record("result", school, now, result("Ownresult")).person = Some(anna);
        world.record("result", school, now, result("Childresult")).person = Some(child);
        let order = json!({ "number": "Orderseven", "ordered_on": "2026-05-01", "status": "open", "total": "12.00", "currency": "EUR" });
        let order = world.record("order", vendor, now, order);
        (order.organisation, order.state) = (Some(firm), "open".into());
        world.write(site).await;
        Self { member, bank, school, firm, child }
    }

    /// The stable name of each role, by its first word.
    fn key(&self, role: &str) -> String {
        match role {
            "customer" => format!("customer:{}", self.bank),
            "student" => format!("student:{}", self.school),
            "guardian" => "guardian".to_owned(),
            "member" => format!("member:{}", self.firm),
            other => panic!("{other}"),
        }
    }

    async fn switch(&self, role: &str) {
        self.member.browser.post_form("/role", &[("role", &self.key(role))]).await.leads_to("/home");
    }
}
