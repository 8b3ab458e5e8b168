//! By the network: the token of the source, what is refused and how, the same again, and two at once.

use axum::body::Body;
use http::{Method, Request, StatusCode};
use serde_json::Value;
use tower::ServiceExt;

use crate::portal::{self, Answer, Site, read};
use crate::{Files, on_both_engines};

const MAPPING: &str =
    "[[persons]]\nkey = \"id\"\nname = \"name\"\n[[affiliations]]\nperson = \"id\"\nrole = { value = \"customer\" }\n";

fn people(many: usize) -> String {
    let rows = (0..many).map(|number| format!("k{number},Name {number}\n"));
    format!("id,name\n{}", rows.collect::<String>())
}

impl Site {
    /// A source of an organisation, with its token.
    pub async fn source(&self, name: &str, home: &str) -> String {
        let home = self.identity.organisation_meant(home).await.unwrap().unwrap();
        let _put = self.identity.put_source(name, "A source", home.id, MAPPING).await.unwrap();
        self.identity.make_source_token(name).await.unwrap().unwrap()
    }

    /// As a program sends files: no browser, no origin.
    pub async fn sends(&self, path: &str, token: Option<&str>, body: impl Into<Body>) -> Answer {
        let request = Request::builder().method(Method::POST).uri(format!("/api/import/{path}"));
        let request = request.header("content-type", "text/csv");
        let request = match token {
            Some(token) => request.header("authorization", format!("Bearer {token}")),
            None => request,
        };
        self.asks(request.body(body.into()).unwrap()).await
    }

    async fn asks(&self, request: Request<Body>) -> Answer {
        read(self.router.clone().oneshot(request).await.unwrap()).await
    }
}

fn table<'r>(report: &'r Value, name: &str) -> &'r Value {
    report["tables"].as_array().unwrap().iter().find(|table| table["table"] == name).unwrap()
}

on_both_engines! {
    async fn only_the_source_s_own_token_counts(site: Site) {
        let _files = Files::new(&site).await;
        let (token, other) = (site.source("crm", "bank").await, site.source("som", "school").await);
        let before = site.database.dump().await;
        for (source, token) in [("crm", None), ("crm", Some("wrong")), ("crm", Some(other.as_str())), ("nobody", Some(token.as_str()))] {
            let answer = site.sends(source, token, people(3)).await;
            assert_eq!(answer.problem(), (401, "token-refused".to_owned()), "{source} {token:?}");
            assert_eq!(answer.header("content-type"), "application/problem+json");
            assert!(answer.header("www-authenticate").starts_with("Bearer"));
        }
        assert_eq!(site.database.dump().await, before);
        assert_eq!(site.sends("crm", Some(&token), people(3)).await.status, StatusCode::OK);
        // A new token takes the place of the one before; without one nothing is taken.
        let next = site.identity.make_source_token("crm").await.unwrap().unwrap();
        assert_eq!(site.sends("crm", Some(&token), people(3)).await.status, StatusCode::UNAUTHORIZED);
        assert!(site.identity.remove_source_token("crm").await.unwrap());
        assert_eq!(site.sends("crm", Some(&next), people(3)).await.status, StatusCode::UNAUTHORIZED);
    }

    async fn a_dry_run_says_and_writes_nothing_and_the_same_again_changes_nothing(site: Site) {
        let files = Files::new(&site).await;
        let token = site.source("crm", "bank").await;
        let before = site.database.dump().await;
        let tried = site.sends("crm?dry_run=1", Some(&token), people(5)).await.json();
        assert_eq!((&tried["outcome"], &table(&tried, "persons")["new"]), (&"would-apply".into(), &5.into()), "{tried}");
        assert_eq!(site.database.dump().await, before);
        let first = site.sends("crm", Some(&token), people(5)).await.json();
        assert_eq!((&first["outcome"], &table(&first, "persons")["new"]), (&"applied".into(), &5.into()), "{first}");
        let again = site.sends("crm", Some(&token), people(5)).await.json();
        for name in ["persons", "affiliations"] {
            let of = table(&again, name);
            let figures = ["new", "changed", "gone", "same"].map(|figure| of[figure].as_u64().unwrap());
            assert_eq!(figures, [0, 0, 0, 5], "{again}");
        }
        assert_eq!(files.count("affiliation").await, 5);
    }

    async fn what_is_refused_is_told_with_its_reason(site: Site) {
        let files = Files::new(&site).await;
        let token = site.source("crm", "bank").await;
        assert_eq!(site.sends("crm", Some(&token), people(20)).await.status, StatusCode::OK);
        let harm = site.sends("crm", Some(&token), people(5)).await;
        assert_eq!(harm.problem(), (409, "import-refused".to_owned()));
        let report = &harm.json()["report"];
        assert_eq!((&report["outcome"], &report["refused"][0]["code"], &report["refused"][0]["gone"]), (&"refused".into(), &"vanishing".into(), &15.into()));
        for (body, word) in [("number,name\n1,Ann\n", "`id`"), ("", "empty"), ("id,name\n1,\"Ann\n", "not closed")] {
            let wrong = site.sends("crm", Some(&token), body).await;
            assert_eq!(wrong.problem(), (422, "files-refused".to_owned()), "{body}");
            assert!(wrong.json()["title"].as_str().unwrap().contains(word), "{}", wrong.body);
        }
        assert_eq!(files.count("affiliation WHERE retired_at IS NULL").await, 20);
    }

    async fn what_is_too_large_is_not_read(site: Site) {
        let files = Files::new(&site).await;
        let token = site.source("crm", "bank").await;
        let announced = portico::import_api::IMPORT_LIMIT + 1;
        let request = Request::builder().method(Method::POST).uri("/api/import/crm").header("content-type", "text/csv");
        let request = request.header("authorization", format!("Bearer {token}")).header("content-length", announced);
        let answer = site.asks(request.body(Body::from(people(3))).unwrap()).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(files.count("source_person").await, 0);
    }

    /// Whoever sends waits for the other one for half a minute, and so does this test.
    async fn while_another_import_of_the_source_is_under_way_none_begins(site: Site) {
        let files = Files::new(&site).await;
        let (token, other) = (site.source("crm", "bank").await, site.source("som", "school").await);
        let never = site.clock.now() + portal::DAY;
        site.database.tamper(&format!("INSERT INTO job (name, due_at) VALUES ('import crm', {never})")).await;
        let before = site.database.dump().await;
        let busy = site.sends("crm", Some(&token), people(3)).await;
        assert_eq!(busy.problem(), (409, "import-under-way".to_owned()));
        assert!(busy.header("content-type").starts_with("application/problem+json"));
        let told = busy.json();
        assert!(told["title"].as_str().unwrap().contains("crm") && told.get("report").is_none(), "{told}");
        assert_eq!(site.database.dump().await, before, "nothing is written, and nothing taken away from the other one");
        // Only saying what would come of it, and another source, wait for nobody.
        assert_eq!(site.sends("crm?dry_run=1", Some(&token), people(3)).await.status, StatusCode::OK);
        assert_eq!(site.sends("som", Some(&other), people(3)).await.status, StatusCode::OK);
        site.database.tamper("DELETE FROM job WHERE name = 'import crm'").await;
        assert_eq!(site.sends("crm", Some(&token), people(3)).await.status, StatusCode::OK);
        assert_eq!(files.count("import_batch WHERE source = 'crm' AND state = 'applied'").await, 1);
    }

    async fn two_at_once_come_one_after_the_other(site: Site) {
        let files = Files::new(&site).await;
        let token = site.source("crm", "bank").await;
        let (one, other) = tokio::join!(site.sends("crm", Some(&token), people(300)), site.sends("crm", Some(&token), people(300)));
        let new: Vec<u64> = [one, other].iter().map(|answer| table(&answer.json(), "persons")["new"].as_u64().unwrap()).collect();
        assert!(new == [300, 0] || new == [0, 300], "{new:?}");
        assert_eq!([files.count("source_person").await, files.count("affiliation").await], [300, 300]);
        assert_eq!(files.count("import_batch WHERE state = 'applied'").await, 2);
    }
}
