//! What an operator types about a recipient: its stable name and where its webhooks go.

use url::{Host, Url};

/// Why something that was typed cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecipientProblem {
    /// Not a stable name.
    #[error("the name of a recipient is 1 to 40 small letters, digits and hyphens, as in the files of purposes")]
    Id,
    /// Webhooks cannot go there.
    #[error("webhooks go to an https address without user name and fragment; http only on this machine (localhost)")]
    Url,
    /// Not a public key that tokens can be checked with.
    #[error("not a public P-256 key: a JWK or PEM (\"PUBLIC KEY\") expected")]
    TokenKey,
}

/// The stable name of a recipient, the same as in the facts of purposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientId(String);

/// Where a recipient's webhooks go: https, or http on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookUrl(String);

impl RecipientId {
    /// One to forty small letters, digits and hyphens.
    ///
    /// # Errors
    /// [`RecipientProblem::Id`] for anything else.
    pub fn parse(typed: &str) -> Result<Self, RecipientProblem> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let is_one = (1..=40).contains(&typed.len()) && typed.bytes().all(fits);
        if is_one { Ok(Self(typed.to_owned())) } else { Err(RecipientProblem::Id) }
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl WebhookUrl {
    /// An address of at most 2,000 characters that may be posted to.
    ///
    /// # Errors
    /// [`RecipientProblem::Url`] for anything else.
    pub fn parse(typed: &str) -> Result<Self, RecipientProblem> {
        let url = Url::parse(typed).map_err(|_| RecipientProblem::Url)?;
        let is_here = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_here);
        let is_plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        if is_safe && is_plain && typed.len() <= 2000 { Ok(Self(url.into())) } else { Err(RecipientProblem::Url) }
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn webhooks_leave_this_machine_only_by_https() {
        for right in
            ["https://example.org/hooks?x=1", "http://localhost:8080/", "http://127.0.0.1/x", "http://[::1]:9/"]
        {
            assert_eq!(WebhookUrl::parse(right).unwrap().as_str(), right);
        }
        let long = format!("https://example.org/{}", "a".repeat(2000));
        for wrong in [
            "",
            "example.org",
            "http://example.org/",
            "http://localhost.example.org/",
            "http://10.0.0.1/",
            "ftp://localhost/",
            "https://user:secret@example.org/",
            "https://example.org/#part",
            "file:///etc/passwd",
            &long,
        ] {
            assert_eq!(WebhookUrl::parse(wrong), Err(RecipientProblem::Url), "{wrong}");
        }
    }

    #[test]
    fn a_name_is_one_that_purposes_can_have() {
        assert_eq!(RecipientId::parse("mailhouse-2").unwrap().as_str(), "mailhouse-2");
        for wrong in ["", "Mailhouse", "mail house", "mail/house", "é", &"a".repeat(41)] {
            assert_eq!(RecipientId::parse(wrong), Err(RecipientProblem::Id), "{wrong}");
        }
    }
}
