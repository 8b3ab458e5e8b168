//! Switching, and what is not there without it.

use uuid::Uuid;

use crate::portal;
use crate::{MARKS, Many, on_both_engines};

/// The pages of each role.
fn pages(many: &Many) -> Vec<(&'static str, String)> {
    let mut all: Vec<(&'static str, String)> = [
        ("customer", "/portal/accounts"),
        ("customer", "/portal/loans"),
        ("student", "/portal/timetable"),
        ("student", "/portal/results"),
        ("student", "/portal/attendance"),
        ("student", "/portal/parents"),
        ("guardian", "/portal/children"),
        ("member", "/portal/orders"),
        ("member", "/portal/orders/file"),
        ("member", "/portal/tickets"),
        ("member", "/portal/invoices"),
        ("member", "/portal/logs"),
        ("member", "/portal/reports"),
        ("member", "/portal/settings"),
        ("member", "/account/organisation"),
    ]
    .map(|(role, path)| (role, path.to_owned()))
    .into();
    for part in ["", "/timetable", "/results", "/attendance", "/documents"] {
        all.push(("guardian", format!("/portal/children/{}{part}", many.child)));
    }
    all
}

on_both_engines! {
    async fn the_pages_of_another_role_are_not_there(site: Site) {
        let many = Many::at(&site).await;
        let browser = &many.member.browser;
        for (role, own) in MARKS {
            many.switch(role).await;
            for (whose, path) in pages(&many) {
                let status = browser.get(&path).await.status;
                // With one child, the list of children leads to that child.
                let is_there = status == 200 || status == 303 && path == "/portal/children";
                assert!(if whose == role { is_there } else { status == 404 }, "{path} as {role}: {status}");
            }
            for (_, word) in MARKS {
                let found = browser.get(&format!("/portal/search?q={word}")).await;
                assert_eq!(found.status, 200);
                let typed = format!("value=\"{word}\"");
                let told = found.body.replace(&typed, "");
                let hits = told.contains(&format!(">{word}<"));
                assert_eq!(hits, word == own, "{word} as {role}");
            }
            for (kind, word) in [("loan", "Loanmarked"), ("order", "Orderseven"), ("result", "Ownresult")] {
                let file = browser.get(&format!("/portal/records/{kind}/file")).await;
                assert_eq!(file.body.contains(word), word == own, "{kind} as {role}: {}", file.status);
            }
        }
    }

    async fn only_a_role_that_is_theirs_is_chosen(site: Site) {
        let many = Many::at(&site).await;
        let bram = site.member("Bram Bakker", "bram@mail.example").await;
        for role in ["customer", "student", "guardian", "member"] {
            assert_eq!(bram.browser.post_form("/role", &[("role", &many.key(role))]).await.status, 404, "{role}");
        }
        for role in ["", "admin", "customer:", &format!("customer:{}", Uuid::from_u128(7)), &format!("member:{}", many.bank)] {
            assert_eq!(many.member.browser.post_form("/role", &[("role", role)]).await.status, 404, "{role}");
        }
        let nobody = site.browser().post_form("/role", &[("role", "guardian")]).await;
        assert!(nobody.location().starts_with("/sign-in?return="));
        for path in ["/portal/accounts", "/portal/results", "/portal/children", "/portal/orders", "/portal/search?q=a"] {
            assert_eq!(bram.browser.get(path).await.status, 404, "{path}");
        }
    }

    async fn the_header_says_as_what_one_is_here_and_offers_the_others(site: Site) {
        let many = Many::at(&site).await;
        let browser = &many.member.browser;
        for (role, words) in [
            ("customer", "as: customer"), ("student", "as: student"), ("guardian", "as: parent"), ("member", "as: partner"),
        ] {
            many.switch(role).await;
            let home = browser.get("/home").await.body;
            assert!(home.contains(words), "{role}");
            assert_eq!(home.matches("name=\"role\"").count(), 4);
            let current = format!("value=\"{}\" aria-current=\"true\"", many.key(role));
            assert_eq!(home.matches(&current).count(), 1, "{role}");
        }
        // A role chosen here is not chosen in another session of the same person.
        let mut many = many;
        let elsewhere = many.member.sign_in_elsewhere(&site).await;
        assert!(elsewhere.get("/home").await.body.contains("as: customer"));
    }
}
