//! How often things may be tried, per address, account and network. Buckets live in the database: they hold over restarts and replicas.

use std::net::IpAddr;

use portico_store::{Write, rate_limit};
use uuid::Uuid;

use crate::clock::{MINUTE, Micros, SECOND};
use crate::keys::sha256;
use crate::{Error, Identity};

/// A bucket: what is counted, for whom.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Limit<'a> {
    /// Sign-ups begun from one network.
    SignUpNetwork(IpAddr),
    /// Mails written to one address, whoever asks.
    MailAddress(&'a str),
    /// Codes typed from one network, right or wrong.
    CodeNetwork(IpAddr),
    /// Passkey ceremonies from one network; generous, for a school is one network.
    CeremonyNetwork(IpAddr),
    /// Refused sign-ins of one account from one network: the owner, elsewhere, is not locked out.
    RefusedAccount(Uuid, IpAddr),
}

impl Limit<'_> {
    /// How many at once, and how long until one more.
    fn rule(self) -> (i64, Micros) {
        match self {
            Self::SignUpNetwork(_) => (20, MINUTE),
            Self::MailAddress(_) => (5, 15 * MINUTE),
            Self::CodeNetwork(_) => (30, 10 * SECOND),
            Self::CeremonyNetwork(_) => (300, SECOND / 5),
            Self::RefusedAccount(..) => (20, MINUTE),
        }
    }

    fn bucket(self) -> [u8; 32] {
        let text = match self {
            Self::SignUpNetwork(network) => format!("sign-up-network {}", prefix(network)),
            Self::MailAddress(address) => format!("mail-address {address}"),
            Self::CodeNetwork(network) => format!("code-network {}", prefix(network)),
            Self::CeremonyNetwork(network) => format!("ceremony-network {}", prefix(network)),
            Self::RefusedAccount(person, network) => format!("refused-account {person} {}", prefix(network)),
        };
        sha256(text.as_bytes())
    }
}

/// What one household or office shares: an IPv4 address, or the first 64 bits of an IPv6 one.
fn prefix(network: IpAddr) -> String {
    match network.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// Seconds until a limit gives one more, rounded up: the value of `Retry-After`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryAfter(pub u64);

impl RetryAfter {
    pub(crate) fn from_micros(micros: Micros) -> Self {
        Self(u64::try_from(micros.saturating_add(SECOND - 1) / SECOND).unwrap_or(1).max(1))
    }
}

impl Identity {
    /// Takes one from the bucket; `Some` when it is empty.
    pub(crate) async fn take(&self, db: &mut Write, limit: Limit<'_>) -> Result<Option<RetryAfter>, Error> {
        if !self.settings().rate_limits {
            return Ok(None);
        }
        let (burst, every) = limit.rule();
        let wait = rate_limit::take(db, &limit.bucket(), self.now(), every, burst).await?;
        Ok(wait.map(RetryAfter::from_micros))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_an_ipv6_network_share_a_bucket_and_ipv4_neighbours_do_not() {
        let bucket = |address: &str| Limit::SignUpNetwork(address.parse().unwrap()).bucket();
        assert_eq!(bucket("2001:db8:1:2::1"), bucket("2001:db8:1:2:ffff::9"));
        assert_ne!(bucket("2001:db8:1:2::1"), bucket("2001:db8:1:3::1"));
        assert_eq!(bucket("192.0.2.1"), bucket("::ffff:192.0.2.1"));
        assert_ne!(bucket("192.0.2.1"), bucket("192.0.2.2"));
    }
}
