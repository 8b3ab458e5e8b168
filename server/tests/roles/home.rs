//! The home page of each role.

use crate::portal::{self, text_of};
use crate::{MARKS, Many, on_both_engines};

on_both_engines! {
    async fn home_shows_the_day_of_the_role_and_of_no_other(site: Site) {
        let many = Many::at(&site).await;
        for (role, own) in MARKS {
            many.switch(role).await;
            let home = many.member.browser.get("/home").await;
            assert_eq!(home.status, 200, "{role}");
            for (_, word) in MARKS {
                assert_eq!(home.body.contains(word), word == own, "{word} as {role}");
            }
        }
    }

    async fn a_child_that_is_not_theirs_is_nobody(site: Site) {
        let many = Many::at(&site).await;
        many.switch("guardian").await;
        for child in [many.firm.to_string(), "x".to_owned(), many.child.to_string()] {
            let home = many.member.browser.get(&format!("/home?child={child}")).await;
            assert_eq!(home.status, 200);
            assert!(home.body.contains("Childresult"), "{child}");
        }
    }

    async fn without_a_role_home_says_what_to_do(site: Site) {
        let anna = site.member("Anna de Wit", "anna@mail.example").await;
        let home = anna.browser.get("/home").await.body;
        assert!(home.contains("id=\"open-invitation\"") && home.contains("action=\"/invitation\""));
        assert!(text_of(&home).contains("Nothing is linked to you yet"));
        assert!(!home.contains("href=\"/portal/") && !home.contains("name=\"role\""));
    }
}
