//! The demo's mailbox shows what the file transport wrote, and runs nothing of it.

mod support;

use std::net::Ipv4Addr;

use http::StatusCode;
use portico::mail::{FileTransport, Written, compose};
use support::{House, house_with};
use uuid::Uuid;

const OLDER: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);
const NEWER: Uuid = Uuid::from_u128(0x0191_0000_0000_7000_8000_0000_0000_0002);

/// A folder for mails, removed at the end of the test.
struct Mails(FileTransport);

impl Drop for Mails {
    fn drop(&mut self) {
        let _removed = std::fs::remove_dir_all(self.0.folder());
    }
}

async fn demo(name: &str) -> Result<(House, Mails), std::io::Error> {
    let folder = std::env::temp_dir().join(format!("portico-mailbox-{name}-{}", std::process::id()));
    let house = house_with(&[("PORTICO_MAIL_URL", &format!("file:{}", folder.display()))]);
    Ok((house, Mails(FileTransport::new(folder)?)))
}

fn written(id: Uuid, subject: &'static str, html: &'static str) -> Written<'static> {
    Written {
        id,
        to: "ada@example.org",
        from: "portico@localhost",
        sender_name: "Portico",
        host: "localhost",
        language: "en",
        subject,
        text: "Guten Tag, Zoë\nhttp://localhost:3000/sign-up/confirm?token=abc",
        html,
        stop: None,
    }
}

#[tokio::test]
async fn mails_are_listed_newest_first_and_open_in_a_frame() {
    let (house, transport) = demo("list").await.unwrap();
    for (id, subject) in [(OLDER, "The older"), (NEWER, "Die neuere für Zoë")] {
        let message =
            compose(&written(id, subject, "<html><head></head><body><a href=\"x\">Zoë</a></body></html>")).unwrap();
        transport.0.send(id, &message).await.unwrap();
    }
    std::fs::write(transport.0.folder().join("notes.txt"), "not a mail").unwrap();
    std::fs::write(transport.0.folder().join(format!(".{NEWER}.unfinished")), "half").unwrap();
    let list = house.near("/dev/mail").await.body;
    let (newer, older) = (list.find("Die neuere für Zoë").unwrap(), list.find("The older").unwrap());
    assert!(newer < older && !list.contains("notes") && !list.contains("unfinished"));
    let view = house.near(&format!("/dev/mail/{NEWER}")).await;
    assert!(
        view.body.contains("Guten Tag, Zoë") && view.body.contains(&format!("/dev/mail/{NEWER}/html")),
        "{}",
        view.body
    );
    let html = house.near(&format!("/dev/mail/{NEWER}/html")).await;
    assert!(html.body.contains("<base target=\"_top\">") && html.body.contains(">Zoë</a>"), "{}", html.body);
}

#[tokio::test]
async fn an_attack_in_a_mail_stays_in_its_frame() {
    let (house, transport) = demo("attack").await.unwrap();
    let attack = "</title><script>alert(1)</script>";
    let message =
        compose(&written(OLDER, attack, "<html><head></head><body><script>alert(1)</script></body></html>")).unwrap();
    transport.0.send(OLDER, &message).await.unwrap();
    for path in ["/dev/mail".to_owned(), format!("/dev/mail/{OLDER}")] {
        let page = house.near(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("<script>alert"), "{}", page.body);
    }
    let frame = house.near(&format!("/dev/mail/{OLDER}/html")).await;
    let policy = frame.header("content-security-policy");
    assert!(
        policy.contains("default-src 'none'") && policy.contains("sandbox ") && !policy.contains("script-src"),
        "{policy}"
    );
    assert!(!policy.contains("allow-scripts") && !policy.contains("allow-same-origin"), "{policy}");
    assert_eq!(frame.header("x-frame-options"), "SAMEORIGIN");
}

#[tokio::test]
async fn a_page_of_another_name_and_another_machine_read_no_mail() {
    let (house, _transport) = demo("rebinding").await.unwrap();
    let (here, there) = (Ipv4Addr::LOCALHOST, Ipv4Addr::new(192, 168, 1, 7));
    for (host, peer, status) in [
        ("localhost:3000", here, StatusCode::OK),
        ("127.0.0.1:3000", here, StatusCode::OK),
        ("[::1]", here, StatusCode::OK),
        ("evil.example", here, StatusCode::NOT_FOUND),
        ("localhost.evil.example:3000", here, StatusCode::NOT_FOUND),
        ("localhost:3000", there, StatusCode::NOT_FOUND),
    ] {
        assert_eq!(house.from("/dev/mail", host, peer).await.status, status, "{host} {peer}");
    }
}
