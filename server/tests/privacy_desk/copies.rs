//! Taking a copy: asked for, made, downloaded, and gone; and nobody else's.

use crate::portal::{self, Browser, DAY, MINUTE, has_form, text_of};
use crate::{AGAIN, DESK, on_both_engines};

const ARCHIVE: &[u8] = b"PK as if it were a zip";

async fn ask(browser: &Browser) {
    browser.post_form("/account/privacy/export", &[]).await.leads_to(DESK);
}

/// The path of the form that downloads the newest copy.
async fn file_of(browser: &Browser) -> Option<String> {
    let page = browser.get(DESK).await.body;
    let id = page.split("/account/privacy/exports/").nth(1)?.split("/file").next()?;
    Some(format!("/account/privacy/exports/{id}/file"))
}

on_both_engines! {
    async fn a_copy_is_asked_for_made_and_downloaded(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        ask(&member.browser).await;
        let page = member.browser.get(DESK).await;
        assert!(page.body.contains("<progress") && !has_form(&page, "export"));
        assert!(text_of(&page.body).contains("You can close this page"));
        assert_eq!(file_of(&member.browser).await, None);

        site.make_copies(ARCHIVE).await;
        assert!(text_of(&member.browser.get("/home").await.body).contains("Your copy is ready"));
        let path = file_of(&member.browser).await.unwrap();
        let file = member.browser.post_form(&path, &[]).await;
        assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "application/zip"));
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"my-data-2027-01-15.zip\"");
        assert_eq!(file.body.as_bytes(), ARCHIVE);
        assert!(file.header("cache-control").contains("no-store"), "{}", file.header("cache-control"));
        assert_eq!(site.count_events("export-taken").await, 1);

        site.wait(7 * DAY + MINUTE);
        assert_eq!(file_of(&member.browser).await, None);
    }

    async fn asking_twice_makes_one(site: Site) {
        let member = site.member("Anna", "anna@mail.example").await;
        ask(&member.browser).await;
        ask(&member.browser).await;
        assert!(text_of(&member.browser.get(DESK).await.body).contains("being made already"));
        assert_eq!(site.database.count("data_export").await, 1);
        let browser = &member.browser;
        let answers = portal::at_once(4, |_| {
            let copy = browser.copy();
            async move { copy.post_form("/account/privacy/export", &[]).await }
        });
        assert!(answers.await.iter().all(|answer| answer.status == 303));
        assert_eq!(site.database.count("data_export").await, 1);
    }

    async fn a_fourth_copy_of_a_day_waits_and_says_until_when(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        for _ in 0..3 {
            ask(&member.browser).await;
            site.make_copies(ARCHIVE).await;
        }
        let answer = member.browser.post_form("/account/privacy/export", &[]).await;
        assert_eq!(answer.status, 429);
        assert!(answer.retry_after() > 80_000 && text_of(&answer.body).contains("That is enough for today"));
        assert!(text_of(&answer.body).contains("16 January 2027"), "when the next one may be made");
        assert_eq!(site.database.count("data_export").await, 3);
        site.wait(DAY + MINUTE);
        let browser = member.sign_in_elsewhere(&site).await;
        ask(&browser).await;
    }

    async fn a_stale_session_shows_the_passkey_and_finds_the_button_again(site: Site) {
        let mut member = site.member("Anna", "anna@mail.example").await;
        site.wait(11 * MINUTE);
        member.browser.post_form("/account/privacy/export", &[]).await.leads_to(AGAIN);
        assert_eq!(site.database.count("data_export").await, 0, "nothing happened yet");
        assert_eq!(member.browser.sign_in(&mut member.passkey).await.status, 200);
        let page = member.browser.get(DESK).await;
        assert!(text_of(&page.body).contains("press the button once more") && has_form(&page, "export"));
        ask(&member.browser).await;
        site.make_copies(ARCHIVE).await;

        let path = file_of(&member.browser).await.unwrap();
        site.wait(11 * MINUTE);
        member.browser.post_form(&path, &[]).await.leads_to(AGAIN);
        assert_eq!(site.count_events("export-taken").await, 0);
        assert_eq!(member.browser.sign_in(&mut member.passkey).await.status, 200);
        let page = member.browser.get(DESK).await;
        assert_eq!(page.body.matches(" autofocus").count(), 1, "the button that was pressed is at hand");
        assert_eq!(member.browser.post_form(&path, &[]).await.status, 200);
    }

    async fn a_copy_is_its_owners_alone(site: Site) {
        let anna = site.member("Anna", "anna@mail.example").await;
        let eve = site.member("Eve", "eve@mail.example").await;
        ask(&anna.browser).await;
        site.make_copies(ARCHIVE).await;
        let path = file_of(&anna.browser).await.unwrap();
        for odd in [path.as_str(), "/account/privacy/exports/0/file", "/account/privacy/exports/%00/file"] {
            assert_eq!(eve.browser.post_form(odd, &[]).await.status, 404, "{odd}");
        }
        let unknown = "/account/privacy/exports/00000000-0000-7000-8000-000000000000/file";
        assert_eq!(anna.browser.post_form(unknown, &[]).await.status, 404);
        assert_eq!(anna.browser.get(&path).await.status, 405, "a link alone downloads nothing");
        let lured = anna.browser.lured_by("https://evil.example", "cross-site");
        assert_eq!(lured.post_form(&path, &[]).await.status, 403);
        assert_eq!(lured.post_form("/account/privacy/export", &[]).await.status, 403);
        assert_eq!(site.count_events("export-taken").await, 0);
        assert_eq!(site.count_events("export-asked").await, 1);
    }
}
