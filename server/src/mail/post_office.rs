//! Gives letters their words and sends them, as the configuration says.

use std::path::PathBuf;
use std::sync::Arc;

use portico_app::locale::Language;
use portico_app::mail::{MailContext, render};
use portico_app::shell::Brand;
use portico_identity::ClaimedMail;

use super::message::{Written, compose};
use super::{FileTransport, SendError, SmtpTransport, Transport};
use crate::config::{Config, MailUrl, PublicUrl};

/// Why mail cannot leave at all.
#[derive(Debug, thiserror::Error)]
pub enum PostOfficeError {
    /// The folder of `file:` cannot be made.
    #[error("the mail folder cannot be made: {0}")]
    Folder(#[from] std::io::Error),
    /// The mail server's address makes no sense.
    #[error("the mail server's address is refused: {0}")]
    MailServer(String),
    /// `mail.ca_file` is no certificate.
    #[error("{} is not a PEM file with one certificate", .0.display())]
    Certificate(PathBuf),
}

/// Everything that a letter needs besides itself.
#[derive(Clone)]
pub struct PostOffice {
    transport: Transport,
    brand: Arc<Brand>,
    public_url: PublicUrl,
    from: String,
    sender_name: String,
}

impl PostOffice {
    /// From the configuration.
    pub fn open(config: &Config, brand: Arc<Brand>) -> Result<Self, PostOfficeError> {
        let ca_file = config.mail.ca_file.as_deref();
        let greeting = config.public_url.host();
        let transport = match &config.mail.url {
            MailUrl::File(folder) => Transport::File(FileTransport::new(folder.clone())?),
            MailUrl::Smtp(url, start_tls) => {
                Transport::Smtp(SmtpTransport::new(url, Some(*start_tls), ca_file, greeting)?)
            }
            MailUrl::Smtps(url) => Transport::Smtp(SmtpTransport::new(url, None, ca_file, greeting)?),
        };
        Ok(Self {
            transport,
            brand,
            public_url: config.public_url.clone(),
            from: config.mail.from.clone(),
            sender_name: config.mail.sender_name.clone(),
        })
    }

    /// Writes the letter in the person's language and delivers it.
    pub async fn send(&self, mail: &ClaimedMail) -> Result<(), SendError> {
        let language = Language::from_tag(&mail.language).or(self.brand.languages.first().copied());
        let language = language.unwrap_or(Language::En);
        let cx =
            MailContext { language, texts: language.texts(), brand: &self.brand, public_url: self.public_url.origin() };
        let rendered = render(&mail.letter, &cx);
        let message = compose(&Written {
            id: mail.id,
            to: &mail.to,
            from: &self.from,
            sender_name: &self.sender_name,
            host: self.public_url.host(),
            language: language.tag(),
            subject: &rendered.subject,
            text: &rendered.text,
            html: &rendered.html,
            stop: rendered.stop.as_deref(),
        })?;
        self.transport.send(mail.id, &message).await
    }
}
