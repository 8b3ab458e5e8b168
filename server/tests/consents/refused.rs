//! What no form of ours sends.

use crate::on_both_engines;
use crate::portal::{self, FORM};
use crate::steps::{at, text_of_purpose};

on_both_engines! {
    async fn a_form_that_makes_no_sense_decides_nothing(site: Site) {
        site.publish_purposes().await;
        let member = site.member("Anna", "anna@mail.example").await;
        let text = text_of_purpose(&site, "newsletter");
        for body in [
            String::new(),
            "decision=agree".to_owned(),
            format!("text={text}"),
            format!("decision=maybe&text={text}"),
            format!("decision=agree&decision=decline&text={text}"),
            format!("decision=agree&text={text}&text={text}"),
            "decision=agree&text=".to_owned(),
            format!("decision=agree&text={}", &text[1..]),
            format!("decision=agree&text={text}0"),
            format!("decision=agree&text={}", "%2B0".repeat(32)),
            format!("decision=agree&text={}", "g".repeat(64)),
            format!("decision=agree&text={}", "%c3%a9".repeat(32)),
            "%ff%fe=%00".to_owned(),
        ] {
            let answer = member.browser.post(&at("newsletter"), FORM, body.clone()).await;
            assert_eq!(answer.status, 422, "{body}");
        }
        let huge = format!("decision=agree&text={text}&more={}", "x".repeat(70_000));
        assert_eq!(member.browser.post(&at("newsletter"), FORM, huge).await.status, 413);
        assert_eq!(member.browser.post(&at("newsletter"), "text/plain", "decision=agree").await.status, 415);
        assert_eq!(site.count_entries().await, 0);
    }
}
