//! Which tokens count (RFC 8725).

use portico_identity::clock::{DAY, SECOND};
use portico_identity::consents::Decision;
use portico_identity::es256::PublicKey;
use portico_identity::recipients::RecipientId;
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::portal;
use crate::token::{TokenKey, claims, header};

/// The JSON with this member changed.
fn with(mut value: Value, name: &str, member: Value) -> Value {
    value[name] = member;
    value
}

/// The JSON without this member.
fn without(mut value: Value, name: &str) -> Value {
    value.as_object_mut().unwrap().remove(name);
    value
}

on_both_engines! {
    async fn a_token_that_is_not_right_in_everything_reads_nothing(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, net) = (site.partner("mailhouse").await, site.partner("adnet").await);
        let member = site.member("Anna", "anna@mail.example").await;
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let (now, good) = (site.identity.now() / SECOND, claims(&site, "mailhouse"));
        let signed = |claims: Value| house.key.sign(&header(), &claims);
        let headed = |header: Value| house.key.sign(&header, &good);
        let right = house.token(&site);
        let refused = [
            ("future nbf", signed(with(good.clone(), "nbf", json!(now + 120)))),
            ("future iat", signed(with(with(good.clone(), "iat", json!(now + 120)), "exp", json!(now + 180)))),
            ("expired", signed(with(with(good.clone(), "iat", json!(now - 200)), "exp", json!(now - 31)))),
            ("too long-lived", signed(with(good.clone(), "exp", json!(now + 301)))),
            ("endless", signed(with(good.clone(), "exp", json!(i64::MAX)))),
            ("from long ago", signed(with(good.clone(), "iat", json!(i64::MIN)))),
            ("wrong audience", signed(with(good.clone(), "aud", json!("https://elsewhere.example")))),
            ("audience inside", signed(with(good.clone(), "aud", json!("https://portal.example.evil.example")))),
            ("no audience", signed(without(good.clone(), "aud"))),
            ("no end", signed(without(good.clone(), "exp"))),
            ("no beginning", signed(without(good.clone(), "iat"))),
            ("no issuer", signed(without(good.clone(), "iss"))),
            ("times as text", signed(with(good.clone(), "exp", json!((now + 60).to_string())))),
            ("an unknown issuer", signed(with(good.clone(), "iss", json!("nobody")))),
            ("another recipient's name", signed(with(good.clone(), "iss", json!("adnet")))),
            ("another recipient's key", net.key.sign(&header(), &good)),
            ("a key of nobody", TokenKey::draw().sign(&header(), &good)),
            ("a receipt", headed(with(header(), "typ", json!("consent-receipt+jwt")))),
            ("a plain JWT", headed(with(header(), "typ", json!("JWT")))),
            ("no type", headed(without(header(), "typ"))),
            ("no algorithm", headed(with(header(), "alg", json!("none")))),
            ("a shared secret", headed(with(header(), "alg", json!("HS256")))),
            ("another curve", headed(with(header(), "alg", json!("ES384")))),
            ("a critical extension", headed(with(header(), "crit", json!(["exp"])))),
            ("no signature", format!("{}.", right.rsplit_once('.').unwrap().0)),
            ("a cut one", right[..right.len() - 4].to_owned()),
            ("words", "words".to_owned()),
            ("a huge one", "a.".repeat(3000)),
        ];
        for (what, token) in refused {
            let answer = site.ask(&house.subject(), &token).await;
            assert_eq!(answer.problem(), (401, "token-refused".into()), "{what}: {}", answer.body);
            assert_eq!(answer.header("content-type"), "application/problem+json", "{what}");
            assert!(answer.header("www-authenticate").starts_with("Bearer error=\"invalid_token\""), "{what}");
            assert!(!answer.body.contains("anna"), "{what}");
        }
        assert_eq!(site.count_events("recipient-read").await, 0);
        assert_eq!(site.ask(&house.subject(), &right).await.status, 200);
    }

    async fn a_token_without_the_scope_is_good_for_something_else(site: Site) {
        site.publish_purposes_without_documents().await;
        let house = site.partner("mailhouse").await;
        let good = claims(&site, "mailhouse");
        for scope in [json!(""), json!("consents:write"), json!("consents:readall x")] {
            let answer = site.ask("x", &house.key.sign(&header(), &with(good.clone(), "scope", scope))).await;
            assert_eq!(answer.problem(), (403, "scope-missing".into()));
            assert!(answer.header("www-authenticate").contains("insufficient_scope"));
        }
        let missing = site.ask("x", &house.key.sign(&header(), &without(good.clone(), "scope"))).await;
        assert_eq!(missing.status, 403);
        let among_others = with(good, "scope", json!("profile consents:read"));
        assert_eq!(site.ask("x", &house.key.sign(&header(), &among_others)).await.status, 404);
    }

    async fn without_a_token_one_is_asked_for(site: Site) {
        site.publish_purposes_without_documents().await;
        let house = site.partner("mailhouse").await;
        let token = house.token(&site);
        let (bearer, twice) = (format!("Bearer {token}"), format!("bearer  {token}"));
        for headers in [
            &[][..],
            &[("authorization", token.as_str())],
            &[("authorization", "Bearer ")],
            &[("authorization", "Basic YTpi")],
            &[("authorization", &bearer), ("authorization", &bearer)],
        ] {
            let answer = site.ask_with("x", headers).await;
            assert_eq!(answer.problem(), (401, "token-needed".into()), "{headers:?}");
            assert_eq!(answer.header("www-authenticate"), "Bearer scope=\"consents:read\"");
        }
        assert_eq!(site.ask_with("x", &[("authorization", &twice)]).await.status, 404);
    }

    async fn several_audiences_and_clocks_that_differ_a_little_are_fine(site: Site) {
        site.publish_purposes_without_documents().await;
        let house = site.partner("mailhouse").await;
        let (now, good) = (site.identity.now() / SECOND, claims(&site, "mailhouse"));
        let fine = [
            with(good.clone(), "aud", json!(["https://elsewhere.example", "https://portal.example"])),
            with(good.clone(), "aud", json!("https://portal.example/")),
            with(with(good.clone(), "iat", json!(now + 25)), "exp", json!(now + 325)),
            with(with(good.clone(), "iat", json!(now - 80)), "exp", json!(now - 20)),
            with(good, "nbf", json!(now)),
        ];
        for claims in fine {
            assert_eq!(site.ask("x", &house.key.sign(&header(), &claims)).await.status, 404, "{claims}");
        }
    }

    async fn the_key_of_before_counts_for_a_day_beside_a_new_one(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, next) = (site.partner("mailhouse").await, TokenKey::draw());
        let (id, key) = (RecipientId::parse("mailhouse").unwrap(), PublicKey::parse(&next.to_jwk()).unwrap());
        let rotated = site.identity.rotate_recipient(&id, Some(&key)).await.unwrap().unwrap();
        assert_eq!((rotated.token_key, rotated.private_key), (key.thumbprint(), None));
        let by = |key: &TokenKey| key.sign(&header(), &claims(&site, "mailhouse"));
        assert_eq!(site.ask("x", &by(&next)).await.status, 404);
        assert_eq!(site.ask("x", &by(&house.key)).await.status, 404);
        site.wait(DAY);
        assert_eq!(site.ask("x", &by(&next)).await.status, 404);
        assert_eq!(site.ask("x", &by(&house.key)).await.status, 401);
    }

    async fn a_removed_recipient_reads_nothing_and_is_told_nothing(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let (subject, id) = (house.subject(), RecipientId::parse("mailhouse").unwrap());
        site.decides(&member, "newsletter", Decision::Decline).await;
        assert!(site.identity.remove_recipient(&id).await.unwrap());
        assert!(!site.identity.remove_recipient(&id).await.unwrap());
        assert_eq!(site.ask(&subject, &house.token(&site)).await.problem(), (401, "token-refused".into()));
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.wait(portal::DAY);
        site.deliver().await;
        assert_eq!(house.receiver.received().len(), 1);
        assert_eq!(site.database.count("webhook").await, 0);
        assert_eq!(site.database.count("recipient_subject").await, 0);
        // Registered anew, it knows the same person by another name.
        let anew = site.partner("mailhouse").await;
        site.deliver().await;
        assert_ne!(anew.subject(), subject);
        assert_eq!(site.ask(&anew.subject(), &house.token(&site)).await.status, 401);
        assert_eq!(site.ask(&anew.subject(), &anew.token(&site)).await.status, 200);
    }
}
