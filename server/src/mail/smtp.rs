//! Mail to a mail server by lettre, with a pool of connections. TLS by STARTTLS (RFC 3207) or from the first byte (RFC 8314).

use std::error::Error as _;
use std::path::Path;
use std::time::Duration;

use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Category;
use lettre::transport::smtp::{Error, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use url::Url;

use super::SendError;
use super::post_office::PostOfficeError;
use crate::config::StartTls;

/// A mail server.
#[derive(Clone)]
pub struct SmtpTransport(AsyncSmtpTransport<Tokio1Executor>);

/// For each answer. Generous, because a server that took the mail but whose answer came too late gets it again.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);
/// For the whole delivery, so that a server that dawdles at every step does not keep a worker for long.
const DELIVERED_WITHIN: Duration = Duration::from_secs(240);

impl SmtpTransport {
    /// `start_tls` of none means TLS from the first byte. `greeting` is how we name ourselves to the server.
    pub fn new(
        url: &Url,
        start_tls: Option<StartTls>,
        ca_file: Option<&Path>,
        greeting: &str,
    ) -> Result<Self, PostOfficeError> {
        let host = url.host_str().unwrap_or_default();
        let parameters = tls_parameters(host, ca_file)?;
        let (tls, query) = match start_tls {
            None => (Tls::Wrapper(parameters), None),
            Some(StartTls::Required) => (Tls::Required(parameters), Some("tls=required")),
            Some(StartTls::Opportunistic) => (Tls::Opportunistic(parameters), Some("tls=opportunistic")),
            Some(StartTls::Never) => (Tls::None, None),
        };
        // TLS is set twice: by the address, from which lettre takes the usual port, and below with the operator's certificate authority.
        let mut plain_url = url.clone();
        plain_url.set_query(query);
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(plain_url.as_str())
            .map_err(|error| PostOfficeError::MailServer(describe(&error)))?
            .tls(tls)
            .hello_name(ClientId::Domain(greeting.to_owned()))
            .timeout(Some(ANSWER_WITHIN))
            .pool_config(PoolConfig::new().max_size(4))
            .build();
        Ok(Self(transport))
    }

    /// Hands the message over.
    pub async fn send(&self, message: &Message) -> Result<(), SendError> {
        match tokio::time::timeout(DELIVERED_WITHIN, self.0.send(message.clone())).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if refuses_the_mail(&error) => Err(SendError::Refused(describe(&error))),
            Ok(Err(error)) => Err(SendError::Later(describe(&error))),
            Err(_) => Err(SendError::Later("no answer in time".into())),
        }
    }
}

/// 55x is about the mail (RFC 5321 §4.2.2). Other refusals, as of our password, are the operator's to mend, and the mail waits for that.
fn refuses_the_mail(error: &Error) -> bool {
    error.is_permanent() && error.status().is_some_and(|code| code.category == Category::MailSystem)
}

fn tls_parameters(host: &str, ca_file: Option<&Path>) -> Result<TlsParameters, PostOfficeError> {
    let mut builder = TlsParameters::builder(host.to_owned());
    if let Some(path) = ca_file {
        let unusable = || PostOfficeError::Certificate(path.to_owned());
        let pem = std::fs::read(path).map_err(|_| unusable())?;
        builder = builder.add_root_certificate(Certificate::from_pem(&pem).map_err(|_| unusable())?);
    }
    builder.build().map_err(|error| PostOfficeError::MailServer(describe(&error)))
}

/// The kind of the error and the server's code, without its words.
fn describe(error: &Error) -> String {
    let kind = if error.is_tls() {
        "TLS failed"
    } else if error.is_timeout() {
        "no answer in time"
    } else if error.is_response() {
        "an answer that was not understood"
    } else if error.is_client() {
        "it asks for something that we cannot do"
    } else if error.is_permanent() || error.is_transient() {
        "code"
    } else if is_tls_alert(error) {
        "TLS failed"
    } else {
        "no connection"
    };
    error.status().map_or_else(|| kind.to_owned(), |status| format!("{kind} {status}"))
}

/// A handshake that fails, as with a certificate that is not trusted, ends the connection with invalid data.
fn is_tls_alert(error: &Error) -> bool {
    let mut cause = error.source();
    while let Some(found) = cause {
        if found.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::InvalidData) {
            return true;
        }
        cause = found.source();
    }
    false
}
