//! Corrections and questions: sent, shown with their day, answered; and all that cannot be taken, with the words kept.

use portico_identity::rights::{RequestAnswered, RequestOutcome};

use crate::portal::{self, Answer, Browser, FORM, has_form, text_of};
use crate::{DESK, on_both_engines};

const CORRECT: &str = "/account/privacy/correct";
const ASK: &str = "/account/privacy/ask";

async fn ask(browser: &Browser, words: &str) -> Answer {
    browser.post_form(ASK, &[("words", words)]).await
}

/// What stands in the field of words.
fn words_in(page: &Answer) -> String {
    let field = page.body.split("<textarea").nth(1).and_then(|rest| rest.split("</textarea>").next()).unwrap();
    text_of(&format!("<textarea{field}"))
}

on_both_engines! {
    async fn a_correction_is_sent_and_answered(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let words = "I was born on 9 March 1987.\r\nNot on <b>3</b> September.";
        let sent = member.browser.post_form(CORRECT, &[("about", "birth-date"), ("words", words)]).await;
        assert_eq!(sent.status, 303);
        let path = sent.location().to_owned();
        let page = text_of(&member.browser.get(&path).await.body);
        assert!(page.contains("We have it") && page.contains("15 February 2027") && page.contains("My date of birth"));
        assert!(page.contains("9 March 1987.\nNot on <b>3</b> September."), "as it was written");
        assert!(!text_of(&member.browser.get(&path).await.body).contains("We have it"), "said once");
        assert!(text_of(&member.browser.get(DESK).await.body).contains("We answer by \u{2068}15 February 2027\u{2069}"));

        let id = path.rsplit('/').next().unwrap().parse().unwrap();
        let answer = "We have put it <i>right</i>.";
        let answered = site.identity.answer_request(id, RequestOutcome::Done, answer, None).await.unwrap();
        assert_eq!(answered, RequestAnswered::Answered);
        let page = member.browser.get(&path).await.body;
        assert!(text_of(&page).contains(answer) && !page.contains("<i>") && text_of(&page).contains("data protection authority"));
        assert!(text_of(&member.browser.get(DESK).await.body).contains("Answered on"));
    }

    async fn what_cannot_be_taken_is_kept_and_explained(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let long = "ö".repeat(4001);
        for (about, words, field) in
            [("nonsense", "Right words", "about"), ("name", " \r\n ", "words"), ("name", long.as_str(), "words"), ("", "", "about")]
        {
            let answer = member.browser.post_form(CORRECT, &[("about", about), ("words", words)]).await;
            assert_eq!(answer.status, 422, "{about}");
            assert!(answer.body.contains(&format!("id=\"{field}-error\"")), "{about}");
            assert_eq!(words_in(&answer).trim(), words.trim());
        }
        let chosen = member.browser.post_form(CORRECT, &[("about", "name"), ("words", "")]).await.body;
        assert!(chosen.contains("value=\"name\" checked"), "what was chosen is kept too");
        for words in ["", "\u{0}\u{202e}", &long] {
            assert_eq!(ask(&member.browser, words).await.status, 422);
        }
        assert_eq!(member.browser.post(ASK, FORM, "words=a&words=b").await.status, 422);
        assert_eq!(member.browser.post(ASK, FORM, "words=%ff%fe").await.status, 303, "read as well as it can be");
        assert_eq!(site.database.count("rights_request").await, 1);
    }

    async fn hostile_words_stay_words(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let words = "</textarea></blockquote><script>alert(1)</script>\u{202e}";
        let refused = member.browser.post_form(CORRECT, &[("about", "\"><script>alert(2)"), ("words", words)]).await;
        assert_eq!(refused.status, 422);
        assert!(!refused.body.contains("<script>alert") && words_in(&refused).contains("alert(1)"));
        let path = ask(&member.browser, words).await.location().to_owned();
        let page = member.browser.get(&path).await.body;
        assert!(!page.contains("<script>alert") && text_of(&page).contains("</blockquote><script>alert(1)"));
    }

    async fn a_change_of_language_keeps_what_was_typed_and_sends_nothing(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let typed = [("about", "other"), ("words", "Half a sen"), ("language", "nl")];
        let page = member.browser.post_form(CORRECT, &typed).await;
        assert_eq!((page.status.as_u16(), words_in(&page).as_str()), (200, "Half a sen"));
        assert!(page.body.contains("lang=\"nl\"") && page.body.contains("value=\"other\" checked"));
        let page = member.browser.post_form(ASK, &[("words", "Half a"), ("language", "ar")]).await;
        assert!(page.body.contains("dir=\"rtl\"") && words_in(&page) == "Half a");
        assert_eq!(site.database.count("rights_request").await, 0);
    }

    async fn a_sixth_open_one_waits(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        for number in 0..5 {
            assert_eq!(ask(&member.browser, &format!("Question {number}")).await.status, 303);
        }
        let answer = ask(&member.browser, "One more").await;
        assert_eq!((answer.status.as_u16(), words_in(&answer).as_str()), (422, "One more"));
        assert_eq!(site.database.count("rights_request").await, 5);
        let page = member.browser.get(DESK).await;
        assert!(page.body.contains("<details"), "the desk does not grow with them");
    }

    async fn a_request_is_its_owners_alone(site: Site) {
        let anna = site.member("Anna", "anna@mail.example").await;
        let eve = site.member("Eve", "eve@mail.example").await;
        let path = ask(&anna.browser, "Who reads this?").await.location().to_owned();
        for odd in [path.as_str(), "/account/privacy/requests/0", "/account/privacy/requests/%00"] {
            assert_eq!(eve.browser.get(odd).await.status, 404, "{odd}");
        }
        assert!(!eve.browser.get(DESK).await.body.contains("/requests/"));
        let lured = anna.browser.lured_by("https://evil.example", "cross-site");
        assert_eq!(ask(&lured, "Not I").await.status, 403);
        assert_eq!(site.database.count("rights_request").await, 1);
    }

    async fn more_than_a_form_holds_is_not_read(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        let huge = format!("words={}", "x".repeat(3 * 1024 * 1024));
        for path in [ASK, CORRECT, "/account/privacy/restrict", "/account/privacy/erase", "/account/privacy/export"] {
            assert_eq!(member.browser.post(path, FORM, huge.clone()).await.status, 413, "{path}");
        }
        assert!(has_form(&member.browser.get(ASK).await, "ask-right"));
        assert_eq!(site.database.count("rights_request").await, 0);
    }
}
