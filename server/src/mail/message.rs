//! Builds messages (RFC 5322, multipart/alternative) so that sending one again makes the same message, byte for byte, and nothing
//! that a person typed can become a header.

use std::time::{Duration, SystemTime};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use uuid::Uuid;

use super::SendError;

/// A letter in words, with its envelope.
#[derive(Clone)]
pub struct Written<'a> {
    /// Its name in the outbox; becomes the Message-ID, and its time the date.
    pub id: Uuid,
    /// The recipient's address.
    pub to: &'a str,
    /// The sender's address.
    pub from: &'a str,
    /// The sender's name.
    pub sender_name: &'a str,
    /// The host of the public address, for the Message-ID.
    pub host: &'a str,
    /// Language tag of the words.
    pub language: &'a str,
    /// One line.
    pub subject: &'a str,
    /// The plain-text part.
    pub text: &'a str,
    /// The HTML part.
    pub html: &'a str,
    /// Where all messages of the topic are stopped by one POST (RFC 8058); none for mails that are no such message.
    pub stop: Option<&'a str>,
}

/// Makes the message.
pub fn compose(written: &Written<'_>) -> Result<Message, SendError> {
    let unwritable = |what: &'static str| move |_| SendError::Unwritable(what.into());
    let to: Address = written.to.parse().map_err(unwritable("recipient"))?;
    let from: Address = written.from.parse().map_err(unwritable("sender"))?;
    let parts = MultiPart::alternative()
        .boundary(format!("portico-{}", written.id.simple()))
        .singlepart(SinglePart::plain(written.text.to_owned()))
        .singlepart(SinglePart::html(written.html.to_owned()));
    let host = written.host.trim_matches(['[', ']']);
    let message = Message::builder()
        .message_id(Some(format!("<{}@{host}>", written.id.simple())))
        .date(written_at(written.id))
        .from(Mailbox::new(Some(one_line(written.sender_name)), from))
        .to(Mailbox::new(None, to))
        .subject(one_line(written.subject))
        // RFC 3834: no holiday answers, please.
        .raw_header(raw("Auto-Submitted", "auto-generated".into()))
        .raw_header(raw("Content-Language", one_line(written.language)));
    let message = match written.stop {
        // RFC 8058: the mail program posts this to the address when the reader presses its own button.
        Some(stop) => message
            .raw_header(raw("List-Unsubscribe", format!("<{}>", one_line(stop))))
            .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".into())),
        None => message,
    };
    message.multipart(parts).map_err(|_| SendError::Unwritable("headers".into()))
}

fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// The time inside the UUIDv7: when the letter was put into the outbox.
fn written_at(id: Uuid) -> SystemTime {
    let (seconds, _) = id.get_timestamp().map_or((0, 0), |time| time.to_unix());
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written<'a>(to: &'a str, subject: &'a str) -> Written<'a> {
        Written {
            id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001),
            to,
            from: "portico@localhost",
            sender_name: "بوابة\r\nBcc: evil@example.org",
            host: "localhost",
            language: "en",
            subject,
            text: "Héllo\nworld",
            html: "<p>Héllo</p>",
            stop: None,
        }
    }

    fn sent(to: &str, subject: &str) -> String {
        String::from_utf8(compose(&written(to, subject)).unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_message_says_what_it_is() {
        let message = sent("ada@example.org", "Confirm your address");
        for line in [
            "Message-ID: <01900000000070008000000000000001@localhost>",
            "Auto-Submitted: auto-generated",
            "Content-Language: en",
            "Subject: Confirm your address",
            "To: ada@example.org",
            "MIME-Version: 1.0",
        ] {
            assert!(message.contains(&format!("{line}\r\n")), "{line} in {message}");
        }
        assert!(message.contains("multipart/alternative"));
        assert!(message.contains("text/plain; charset=utf-8") && message.contains("text/html; charset=utf-8"));
    }

    #[test]
    fn only_what_can_be_stopped_says_how() {
        assert!(!sent("ada@example.org", "Hello").contains("List-Unsubscribe"));
        let stop = "https://portal.example/stop?token=abc";
        let message = compose(&Written { stop: Some(stop), ..written("ada@example.org", "Hello") }).unwrap();
        let message = String::from_utf8(message.formatted()).unwrap();
        let head = message.split("\r\n\r\n").next().unwrap();
        let unfolded = head.replace("\r\n ", " ");
        assert!(unfolded.contains(&format!("List-Unsubscribe: <{stop}>")), "{head}");
        assert!(unfolded.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{head}");
    }

    #[test]
    fn the_same_letter_makes_the_same_message() {
        assert_eq!(sent("ada@example.org", "Hello"), sent("ada@example.org", "Hello"));
    }

    #[test]
    fn nothing_typed_becomes_a_header() {
        let message = sent("ada@example.org", "Hi\r\nBcc: evil@example.org\r\n\r\n<script>");
        let head = message.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc:")), "{head}");
        for address in ["ada@example.org\r\nBcc: evil@example.org", "ada@example.org, evil@example.org", "<a@b.c>", ""]
        {
            assert!(compose(&written(address, "Hi")).is_err(), "{address:?}");
        }
    }
}
