//! What the operator decides about identity.

use std::sync::Arc;

use url::Url;

use crate::clock::{DAY, HOUR, MINUTE, Micros};
use crate::law::{Law, TimeZone};
use crate::portal::kinds::Kinds;
use crate::portal::lifecycle::LifecycleClock;
use crate::portal::policies::Policies;

/// Settings of the use-cases. Links, origin and relying party id come from `public_url`, never from a request.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where people reach the portal: scheme, host and port, nothing else.
    pub public_url: Url,
    /// The name that passkey dialogs show.
    pub name: String,
    /// A session ends when it was not used for this long, in microseconds.
    pub session_idle: Micros,
    /// A session ends this long after signing in, in microseconds.
    pub session_absolute: Micros,
    /// How long a recovery without a second proof waits, in microseconds.
    pub recovery_wait: Micros,
    /// How long it takes after somebody vouched for a person until they get back in.
    pub vouch_wait: Micros,
    /// Whether attempts are limited. Off for load tests only.
    pub rate_limits: bool,
    /// Ages of consent and the clocks of requests.
    pub law: Arc<Law>,
    /// Where the organisation is: ISO 3166-1, or ISO 3166-2 for a part of a country. None where the operator did not say.
    pub country: Option<String>,
    /// Days between asking for an erasure and being erased.
    pub erasure_grace_days: u32,
    /// Days that entries of a history are kept.
    pub activity_days: u32,
    /// Where a day of a deadline begins and ends.
    pub time_zone: TimeZone,
    /// How accounts end that nobody uses.
    pub lifecycle: LifecycleClock,
    /// The address that is told when requests are due.
    pub privacy_contact: Option<String>,
    /// The kinds of records.
    pub kinds: Arc<Kinds>,
    /// Who may do what in the portal, and from which age. Without, nobody may anything.
    pub policies: Option<Arc<Policies>>,
}

/// Link and code of a sign-up live this long.
pub const SIGN_UP_LIFETIME: Micros = DAY;
/// A WebAuthn ceremony must be finished within this time (WebAuthn L3 §13.4.3).
pub const CEREMONY_LIFETIME: Micros = 5 * MINUTE;
/// A session that is not signed in ends this long after it was last used.
pub const VISITOR_IDLE: Micros = DAY;
/// A session that just confirmed an address may create a passkey this long.
pub const CONFIRMED_LIFETIME: Micros = HOUR;
/// Link and code of a recovery, and of anything else that leads to another way in, live this long (OWASP ASVS 5.0, 6.5.5).
pub const RECOVERY_MAIL_LIFETIME: Micros = 10 * MINUTE;
/// A session whose recovery was granted may create a passkey this long.
pub const RECOVERING_LIFETIME: Micros = 30 * MINUTE;
/// When the waiting time of a recovery is over, it can be finished this long.
pub const WAITED_LIFETIME: Micros = 7 * DAY;
/// The link "this was not me" of a notice works this long.
pub const NOT_ME_LIFETIME: Micros = 30 * DAY;
/// A passkey used this recently allows sensitive changes.
pub const RECENT: Micros = 10 * MINUTE;

impl Settings {
    /// Settings with the default limits: one hour idle, 24 hours in all (NIST SP 800-63B-4 §2.2.3).
    #[must_use]
    pub fn new(public_url: Url, name: String) -> Self {
        Self {
            public_url,
            name,
            session_idle: HOUR,
            session_absolute: DAY,
            recovery_wait: 3 * DAY,
            vouch_wait: DAY,
            rate_limits: true,
            law: Arc::new(Law::built_in()),
            country: None,
            erasure_grace_days: 14,
            activity_days: 730,
            time_zone: TimeZone::UTC,
            lifecycle: LifecycleClock::default(),
            privacy_contact: None,
            kinds: Arc::new(Kinds::built_in()),
            policies: Policies::built_in(),
        }
    }

    /// The WebAuthn origin, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        self.public_url.origin().ascii_serialization()
    }

    /// Whether the pages are served over TLS. Plain http is for localhost only, where browsers keep no `Secure` cookie.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }

    /// The WebAuthn relying party id: the host.
    #[must_use]
    pub fn rp_id(&self) -> &str {
        self.public_url.host_str().unwrap_or("localhost")
    }
}
