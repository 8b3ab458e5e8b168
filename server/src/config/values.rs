//! The kinds of values in a configuration. What holds one is valid; what is secret does not print.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use url::Url;

/// Where people reach the portal. The origin, the passkeys' relying party and mailed links come from here, never from a header.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    host: String,
    https: bool,
}

impl PublicUrl {
    /// An https origin; plain http only for this machine's own names, which browsers treat as secure.
    pub fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let host = url.host_str()?.to_owned();
        let https = match url.scheme() {
            "https" => true,
            "http" => is_this_machine(&host).then_some(false)?,
            _ => return None,
        };
        let plain = url.username().is_empty()
            && url.password().is_none()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none();
        plain.then(|| Self { origin: url.origin().ascii_serialization(), host, https })
    }

    /// Where a newcomer's own machine serves.
    pub fn local_default() -> Self {
        Self { origin: "http://localhost:3000".into(), host: "localhost".into(), https: false }
    }

    /// Scheme, host and port as a browser writes them in `Origin`; no slash at the end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host name without port: the passkeys' relying party id.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether cookies can be `Secure` and HSTS is sent.
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// Whether only this machine can reach it: a local demo.
    pub fn is_local(&self) -> bool {
        is_this_machine(&self.host)
    }

    /// The absolute address of a path that begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl fmt::Debug for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

fn is_this_machine(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

/// An address with its password (in the authority or the query) replaced by stars, for people to read.
fn without_password(text: &str) -> String {
    let Ok(mut url) = Url::parse(text) else {
        return "***".into();
    };
    if url.cannot_be_a_base() || !url.has_host() {
        return text.split('?').next().unwrap_or_default().to_owned();
    }
    if url.password().is_some() && url.set_password(Some("***")).is_err() {
        return "***".into();
    }
    url.set_query(None);
    url.to_string()
}

/// How a plain `smtp://` connection becomes a safe one (RFC 3207).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartTls {
    /// No mail leaves without TLS.
    Required,
    /// TLS where the server offers it.
    Opportunistic,
    /// Never.
    Never,
}

/// Where mail goes.
#[derive(Clone, PartialEq, Eq)]
pub enum MailUrl {
    /// One `.eml` file a message in this folder.
    File(PathBuf),
    /// A mail server, TLS by STARTTLS.
    Smtp(Url, StartTls),
    /// A mail server, TLS from the first byte.
    Smtps(Url),
}

impl MailUrl {
    /// `file:`, `smtp://` or `smtps://`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(folder) = text.strip_prefix("file:") {
            return (!folder.is_empty()).then(|| Self::File(PathBuf::from(folder)));
        }
        let url = Url::parse(text).ok()?;
        let host = url.host_str().filter(|host| !host.is_empty())?.to_owned();
        let options: Vec<_> = url.query_pairs().into_owned().collect();
        let chosen = match options.as_slice() {
            [] => None,
            [(name, value)] if name == "starttls" => Some(match value.as_str() {
                "required" => StartTls::Required,
                "opportunistic" => StartTls::Opportunistic,
                "never" => StartTls::Never,
                _ => return None,
            }),
            _ => return None,
        };
        match (url.scheme(), chosen) {
            ("smtps", None) => Some(Self::Smtps(url)),
            ("smtp", Some(chosen)) => Some(Self::Smtp(url, chosen)),
            // A mail server on this machine is reached over no network.
            ("smtp", None) if is_this_machine(&host) => Some(Self::Smtp(url, StartTls::Opportunistic)),
            ("smtp", None) => Some(Self::Smtp(url, StartTls::Required)),
            _ => None,
        }
    }
}

impl fmt::Debug for MailUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(folder) => write!(f, "file:{}", folder.display()),
            Self::Smtp(url, start_tls) => write!(f, "{} (STARTTLS {start_tls:?})", without_password(url.as_str())),
            Self::Smtps(url) => f.write_str(&without_password(url.as_str())),
        }
    }
}

/// `127.0.0.1:3000`, `[::1]:3000` or `localhost:3000`.
pub(super) fn parse_socket(text: &str) -> Option<SocketAddr> {
    match text.strip_prefix("localhost:") {
        Some(port) => Some(SocketAddr::new(Ipv4Addr::LOCALHOST.into(), port.parse().ok()?)),
        None => text.parse().ok(),
    }
}

/// A network in CIDR notation, or one address.
pub(super) fn parse_network(text: &str) -> Option<IpNet> {
    text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

/// A whole number with its unit: `90s`, `30m`, `24h`, `7d`.
pub(super) fn parse_time(text: &str) -> Option<Duration> {
    let unit = text.chars().next_back()?;
    let number: u32 = text.strip_suffix(unit)?.parse().ok()?;
    let seconds: u64 = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'd' => 86400,
        _ => return None,
    };
    Some(Duration::from_secs(u64::from(number) * seconds))
}

/// A whole number of days within bounds.
pub(super) fn parse_days(text: &str, within: RangeInclusive<u32>) -> Option<u32> {
    text.parse().ok().filter(|days| within.contains(days))
}

/// A name that is shown on pages and in mail headers.
pub(super) fn parse_name(text: &str) -> Option<String> {
    let right = (1..=60).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    right.then(|| text.to_owned())
}

/// A mail address, or an https address.
pub(super) fn parse_contact(text: &str) -> Option<String> {
    let is_web = text.starts_with("https://") && Url::parse(text).is_ok();
    (is_web || parse_address(text).is_some()).then(|| text.to_owned())
}

/// A mail address.
pub(super) fn parse_address(text: &str) -> Option<String> {
    text.parse::<lettre::Address>().ok().map(|address| address.to_string())
}
