//! What rests in the database opens nothing: of every secret only a hash is kept (OWASP ASVS 5.0 11.4).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::portal::{Algorithm, Confirmation, Site, SoftPasskey, public_key};

/// Every byte that SQLite has written, its log included.
fn bytes_at_rest(site: &Site) -> Vec<u8> {
    let files = std::fs::read_dir(&site.database.folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("portico.db"));
    files.flat_map(|path| std::fs::read(path).unwrap()).collect()
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[track_caller]
fn is_nowhere(rest: &[u8], what: &str, secret: &str) {
    assert!(!holds(rest, secret.as_bytes()), "{what} rests in the database");
    if let Ok(raw) = URL_SAFE_NO_PAD.decode(secret)
        && raw.len() >= 16
    {
        assert!(!holds(rest, &raw), "the bytes of {what} rest in the database");
        let turned: Vec<u8> = raw.iter().rev().copied().collect();
        assert!(!holds(rest, &turned), "the bytes of {what} rest in the database, turned");
    }
}

#[tokio::test]
async fn no_secret_rests_in_the_database() {
    let site = Site::sqlite().await;
    let mut secrets: Vec<(&str, String)> = Vec::new();
    let (browser, mail) = site.applicant("Anna de Wit", "anna@mail.example").await;
    let Confirmation { token, code, .. } = mail;
    secrets.push(("a visitor's cookie", browser.session_cookie().unwrap()));
    browser.confirm_link(&token).await.leads_to("/sign-up/passkey");
    secrets.push(("a confirmed session's cookie", browser.session_cookie().unwrap()));
    let challenge_of = |options: &_| public_key(options)["challenge"].as_str().unwrap().to_owned();
    secrets.push(("a registration's challenge", challenge_of(&browser.ask_to_register().await)));
    secrets.extend(browser.secrets().into_iter().map(|cookie| ("a cookie of a ceremony", cookie)));
    let visitor = site.browser();
    secrets.push(("an open sign-in's challenge", challenge_of(&visitor.ask_to_sign_in().await)));
    secrets.extend(visitor.secrets().into_iter().map(|cookie| ("a visitor's cookie of a ceremony", cookie)));
    let mut passkey = SoftPasskey::new(Algorithm::Es256);
    assert_eq!(browser.create_passkey(&mut passkey).await.status, 200);
    secrets.push(("a person's cookie", browser.session_cookie().unwrap()));
    secrets.push(("a sign-in's challenge", challenge_of(&site.browser().ask_to_sign_in().await)));
    let (_, waiting) = site.applicant("Piet", "piet@mail.example").await;
    secrets.extend([("a spent token", token), ("a spent code", code)]);
    secrets.extend([("a living token", waiting.token), ("a living code", waiting.code)]);

    let rest = bytes_at_rest(&site);
    assert!(holds(&rest, b"Anna de Wit"), "the right files are read");
    for (what, secret) in &secrets {
        is_nowhere(&rest, what, secret);
    }
    let id = URL_SAFE_NO_PAD.decode(browser.session_cookie().unwrap()).unwrap();
    let turned: Vec<u8> = id.iter().rev().copied().collect();
    let kept = [id, turned].iter().any(|id| holds(&rest, &portico_identity::keys::sha256(id)));
    assert!(kept, "the SHA-256 of the cookie's id is what is kept");
}

#[tokio::test]
async fn a_copy_of_the_database_signs_nobody_in() {
    let site = Site::sqlite().await;
    site.member("Anna", "anna@mail.example").await;
    for id in site.database.column("SELECT hex(id_hash) FROM session").await {
        let bytes: Vec<u8> =
            (0..id.len()).step_by(2).map(|at| u8::from_str_radix(&id[at..at + 2], 16).unwrap()).collect();
        for value in [URL_SAFE_NO_PAD.encode(&bytes), URL_SAFE_NO_PAD.encode(&bytes[..16]), id] {
            let thief = site.browser();
            thief.set_cookie("__Host-portico", &value);
            assert!(!thief.is_signed_in().await);
        }
    }
}
