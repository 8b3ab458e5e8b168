//! Getting back in without a passkey, and saying "this was not me", in one call each.

use portico_identity::letters::{Letter, Notice};

use super::browser::Browser;
use super::journeys::Member;
use super::page::raw_field_value;
use super::site::Site;
use super::support::Answer;

/// The first mail of a recovery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryMail {
    pub token: String,
    pub code: String,
}

/// What an owner was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub notice: Notice,
    pub not_me: Option<String>,
}

impl Site {
    /// Every first mail of a recovery to this address, the oldest first.
    pub async fn recovery_mails_to(&self, address: &str) -> Vec<RecoveryMail> {
        let letters = self.letters_to(address).await.into_iter();
        letters
            .filter_map(|letter| {
                if let Letter::Recover { token, code, .. } = letter { Some(RecoveryMail { token, code }) } else { None }
            })
            .collect()
    }

    /// The newest.
    pub async fn recovery_mail_to(&self, address: &str) -> RecoveryMail {
        self.recovery_mails_to(address).await.pop().unwrap_or_else(|| panic!("no recovery mail to {address}"))
    }

    /// The code of the newest mail for a second proof to this address.
    pub async fn second_code_to(&self, address: &str) -> String {
        let letters = self.letters_to(address).await.into_iter().rev();
        let mut codes = letters
            .filter_map(|letter| if let Letter::RecoverSecond { code, .. } = letter { Some(code) } else { None });
        codes.next().unwrap_or_else(|| panic!("no second mail to {address}"))
    }

    /// Everything that this address was told, the oldest first.
    pub async fn told(&self, address: &str) -> Vec<Told> {
        let letters = self.letters_to(address).await.into_iter();
        letters
            .filter_map(|letter| {
                if let Letter::Notice { notice, not_me, .. } = letter { Some(Told { notice, not_me }) } else { None }
            })
            .collect()
    }

    /// The newest notice of this name to this address.
    pub async fn told_of(&self, address: &str, notice: &str) -> Told {
        let told = self.told(address).await.into_iter().rev().find(|told| told.notice.as_str() == notice);
        told.unwrap_or_else(|| panic!("no {notice} to {address}"))
    }

    /// How often this address was told of it.
    pub async fn times_told(&self, address: &str, notice: &str) -> usize {
        self.told(address).await.into_iter().filter(|told| told.notice.as_str() == notice).count()
    }

    /// The token of the newest "this was not me" to this address whose notice has this name.
    pub async fn not_me_of(&self, address: &str, notice: &str) -> String {
        let told = self.told_of(address, notice).await;
        told.not_me.unwrap_or_else(|| panic!("no link in {notice}"))
    }

    /// Somebody who asks for the mail of a recovery.
    pub async fn asks_for_mail(&self, address: &str) -> (Browser, RecoveryMail) {
        // What is written in one moment comes in any order: whatever came before is read first.
        self.letters_to(address).await;
        let browser = self.browser();
        browser.recover(address).await.leads_to("/recover/sent");
        let mail = self.recovery_mail_to(address).await;
        (browser, mail)
    }

    /// Somebody who showed that they read the mail of an address.
    pub async fn shows_mail(&self, address: &str) -> Browser {
        let (browser, mail) = self.asks_for_mail(address).await;
        browser.recover_code(&mail.code).await.leads_to("/recover/proof");
        browser
    }

    /// Somebody who gave both proofs, the second one by a saved code.
    pub async fn granted(&self, address: &str, code: &str) -> Browser {
        let browser = self.shows_mail(address).await;
        browser.recover_with(code).await.leads_to("/recover/passkey");
        browser
    }
}

impl Browser {
    pub async fn recover(&self, address: &str) -> Answer {
        self.post_form("/recover", &[("email", address)]).await
    }

    pub async fn recover_link(&self, token: &str) -> Answer {
        self.post_form("/recover/confirm", &[("token", token)]).await
    }

    pub async fn recover_code(&self, code: &str) -> Answer {
        self.post_form("/recover/code", &[("code", code)]).await
    }

    pub async fn recover_resend(&self) -> Answer {
        self.post_form("/recover/resend", &[]).await
    }

    /// The second proof by a saved code.
    pub async fn recover_with(&self, code: &str) -> Answer {
        self.post_form("/recover/proof/code", &[("recovery_code", code)]).await
    }

    /// The ids of the other addresses that the page of the second proof offers.
    pub async fn other_addresses(&self) -> Vec<String> {
        let page = self.get("/recover/proof").await.body;
        let buttons = page.split("<button").skip(1).filter(|button| button.contains("name=\"contact\""));
        buttons.map(|button| button.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()).collect()
    }

    /// Asks for a code to another address.
    pub async fn mail_second(&self, contact: &str) -> Answer {
        self.post_form("/recover/proof/address", &[("contact", contact)]).await
    }

    /// The second proof by the code to another address.
    pub async fn second_code(&self, code: &str) -> Answer {
        self.post_form("/recover/proof/address/code", &[("code", code)]).await
    }

    pub async fn begin_waiting(&self) -> Answer {
        self.post_form("/recover/proof/wait", &[]).await
    }

    /// The second proof by a waiting time that is over.
    pub async fn after_waiting(&self) -> Answer {
        self.post_form("/recover/proof/waited", &[]).await
    }

    /// Says "this was not me": `answer` is `stop` or `freeze`.
    pub async fn not_me(&self, token: &str, answer: &str) -> Answer {
        self.post_form("/not-me", &[("token", token), ("answer", answer)]).await
    }

    pub async fn freeze(&self) -> Answer {
        self.post_form("/account/freeze", &[]).await
    }

    pub async fn thaw(&self) -> Answer {
        self.post_form("/account/thaw", &[]).await
    }

    /// Recovery codes as the answer to this form shows them.
    async fn new_codes(&self, form: &str) -> Vec<String> {
        let answer = self.post_form(form, &[]).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let codes = answer.body.split("<code dir=\"ltr\">").skip(1);
        codes.map(|code| code.split('<').next().unwrap().to_owned()).collect()
    }

    /// Makes ten recovery codes.
    pub async fn save_codes(&self) -> Vec<String> {
        self.new_codes("/account/recovery/codes").await
    }

    /// Makes a recovery code for each that was used.
    pub async fn replace_codes(&self) -> Vec<String> {
        self.new_codes("/account/recovery/replace").await
    }
}

impl Member {
    /// Adds an address and confirms it.
    pub async fn also_reads(&self, site: &Site, address: &str) {
        let pending = self.browser.post_form("/account/addresses", &[("email", address)]).await;
        let letters = site.letters_to(address).await.into_iter().rev();
        let mut codes =
            letters.filter_map(
                |letter| {
                    if let Letter::ConfirmFurtherAddress { code, .. } = letter { Some(code) } else { None }
                },
            );
        let code = codes.next().unwrap_or_else(|| panic!("{} {}", pending.status, pending.body));
        let confirmed = self.browser.post_form(&format!("{}/code", pending.location()), &[("code", &code)]).await;
        confirmed.leads_to("/account/addresses");
    }
}

/// A mailed code that is not this one.
pub fn another_code(code: &str) -> &'static str {
    if code.starts_with('A') { "BBBB-BBBB" } else { "AAAA-AAAA" }
}

/// Whether a page has the form with this id.
pub fn has_form(page: &Answer, id: &str) -> bool {
    page.body.contains(&format!("<form id=\"{id}\""))
}

/// The token that a page would post.
pub fn token_on(page: &Answer) -> Option<String> {
    raw_field_value(&page.body, "token")
}
