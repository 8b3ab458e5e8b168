//! From the letter that a consent ends to the headers of the mail, to one press, to no more such letters.

use portico::config::Config;
use portico::look::make_look;
use portico::mail::PostOffice;
use portico_identity::letters::Letter;
use portico_identity::messages::REMINDERS;

use crate::on_both_engines;
use crate::portal::{self, DAY, Site};

/// Every mail in the outbox as the file transport writes it, with folded headers unfolded.
async fn delivered(site: &Site) -> Vec<(Letter, String)> {
    let folder = site.database.folder.join("mail");
    let given = [
        ("PORTICO_PUBLIC_URL".to_owned(), site.origin.to_owned()),
        ("PORTICO_MAIL_URL".to_owned(), format!("file:{}", folder.display())),
    ];
    let config = Config::load(None, &given).unwrap();
    let (look, _) = make_look(&config, Vec::new()).unwrap();
    let office = PostOffice::open(&config, look.brand).unwrap();
    let mut mails = Vec::new();
    while let Some(mail) = site.identity.claim_mail().await.unwrap() {
        office.send(&mail).await.unwrap();
        site.identity.mail_sent(mail.id).await.unwrap();
        let text = std::fs::read_to_string(folder.join(format!("{}.eml", mail.id))).unwrap();
        mails.push((mail.letter, text.replace("\r\n ", " ")));
    }
    mails
}

fn header<'a>(mail: &'a str, name: &str) -> Option<&'a str> {
    let head = mail.split("\r\n\r\n").next().unwrap();
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

on_both_engines! {
    async fn the_mail_says_how_to_stop_it_and_one_press_does(site: Site) {
        site.publish_purposes_without_documents().await;
        let anna = site.owner("Anna", "anna@mail.example").await;
        site.newsletter(&anna.member.browser, "agree").await;
        for (letter, mail) in delivered(&site).await {
            assert!(header(&mail, "List-Unsubscribe").is_none(), "{letter:?}");
            assert!(header(&mail, "List-Unsubscribe-Post").is_none(), "{letter:?}");
        }
        site.wait(352 * DAY);
        site.identity.remind_of_ending_consents().await.unwrap();
        let mails = delivered(&site).await;
        let (_, mail) = mails.iter().find(|(letter, _)| matches!(letter, Letter::ConsentEnds { .. })).unwrap();
        assert_eq!(header(mail, "List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
        let address = header(mail, "List-Unsubscribe").unwrap().trim_matches(['<', '>']).to_owned();
        let path = address.strip_prefix(site.origin).unwrap();
        assert!(address.starts_with("https://portal.example/stop?token="), "{address}");
        assert!(!header(mail, "Subject").unwrap().contains("newsletter"));
        assert_eq!(site.browser().post_form(path, &[]).await.status, 200);
        assert!(!site.identity.wants(anna.id, REMINDERS, "email").await.unwrap());
        // The next consent ends without a letter.
        site.newsletter_again(&anna).await;
        site.wait(352 * DAY);
        site.identity.remind_of_ending_consents().await.unwrap();
        let letters = delivered(&site).await;
        assert!(!letters.iter().any(|(letter, _)| matches!(letter, Letter::ConsentEnds { .. })));
    }
}

impl Site {
    /// Agrees anew a year later, when the old session is long over.
    async fn newsletter_again(&self, owner: &crate::owner::Owner) {
        use portico_identity::consents::{Channel, Decision};
        self.wait(20 * DAY);
        self.identity.expire_consents().await.unwrap();
        let (hash, at) = (self.purpose_hash("newsletter", "en"), crate::owner::at());
        let (agree, channel) = (Decision::Agree, Channel::Account);
        let decided = self.identity.decide(&owner.who, "newsletter", agree, &hash, channel, false, &at).await.unwrap();
        assert!(format!("{decided:?}").starts_with("Recorded"), "{decided:?}");
    }
}
