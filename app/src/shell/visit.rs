//! One request as a handler sees it: who is there, in which language, and what their session may do.
//!
//! A session is made only when there is something to remember, so looking around costs no row.

use axum::extract::FromRequestParts;
use axum_extra::extract::CookieJar;
use http::request::Parts;
use portico_identity::Circumstances;
use portico_identity::clock::MINUTE;
use portico_identity::keys::sha256;
use portico_identity::passkeys::Binding;
use portico_identity::sessions::{RecentAuth, SessionHash, SignedIn, Standing};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tower_sessions::Session;
use tower_sessions::session::Id;
use uuid::Uuid;

use super::context::{PageContext, SignedInAs, Theme};
use super::cookie::{browser_cookie, ceremony_cookie, secure_attribute, session_cookie};
use super::detour::{Detour, FROZEN_PATH, sign_in_path};
use super::device::name_device;
use super::look::page_of;
use super::request::{ClientNetwork, RequestId};
use super::{Failure, LANGUAGE_COOKIE};
use crate::locale::Language;
use crate::locale::zones::Zone;
use crate::portal::Portal;
use crate::ui::moment::Moment;

/// Names of what a session remembers; the session store keeps the first three in columns of their own.
pub mod remembered {
    /// What the session may do: [`portico_identity::sessions::Standing`].
    pub const STANDING: &str = "standing";
    /// Browser and system in plain words.
    pub const DEVICE: &str = "device";
    /// The network it was begun from.
    pub const NETWORK: &str = "network";
    /// The recovery that this browser began.
    pub(super) const RECOVERY: &str = "recovery";
    /// A form that waits for its person to authenticate.
    pub(super) const HELD: &str = "held";
    /// That they signed in with another device's passkey.
    pub(super) const ELSEWHERE: &str = "elsewhere";
    /// A message for the next page.
    pub(super) const FLASH: &str = "flash";
}

/// A message for the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flash {
    /// The account was made just now.
    AccountCreated,
    /// A passkey was added just now.
    PasskeyAdded,
    /// The mail was sent again.
    MailSent,
    /// Another mail was asked for too soon.
    TooSoon,
    /// A passkey got another name.
    PasskeyRenamed,
    /// A passkey was removed.
    PasskeyRemoved,
    /// A suspended passkey may be used again.
    PasskeyTrusted,
    /// The offer of a passkey for this device was put off.
    OfferPutOff,
    /// The same offer was declined for good.
    OfferDeclined,
    /// One of the person's sessions was ended.
    SessionEnded,
    /// All of the person's other sessions were ended.
    OtherSessionsEnded,
    /// They signed out.
    SignedOut,
    /// They are back in with a new passkey.
    Recovered,
    /// A running recovery was stopped.
    RecoveryStopped,
    /// The account was thawed.
    Thawed,
    /// What a person says about themselves was changed.
    ProfileSaved,
    /// An address was confirmed and added.
    AddressAdded,
    /// An address that was not confirmed yet was dropped.
    AddressDropped,
    /// An address was removed.
    AddressRemoved,
    /// Another address became the primary one.
    PrimaryChanged,
}

/// SHA-256 of a session id: how the database knows the session.
#[must_use]
pub fn hash_session_id(id: Id) -> SessionHash {
    sha256(&id.0.to_be_bytes())
}

/// A form that waits longer for its person is forgotten: whoever comes then need not be who typed it.
const HELD_LIFETIME: i64 = 10 * MINUTE;

/// A form that waits for its person to authenticate: whose page it belongs to, and what was typed.
#[derive(Serialize, Deserialize)]
struct Held {
    /// From then on it is not given back, microseconds since 1970 UTC.
    until: i64,
    path: String,
    fields: String,
}

/// One request.
pub struct Visit {
    /// The use-cases and the look.
    pub portal: Portal,
    request: Parts,
    session: Session,
    standing: Standing,
    person: Option<Known>,
    language: Language,
}

/// Who the session belongs to.
struct Known {
    shown: SignedInAs,
    language: Option<Language>,
    zone: Zone,
    frozen: bool,
    /// When a running recovery can be finished, microseconds since 1970 UTC.
    recovery_ready_at: Option<i64>,
}

impl FromRequestParts<Portal> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Failure> {
        let session = parts.extensions.get::<Session>().cloned().ok_or(Failure::Internal)?;
        let standing = session.get(remembered::STANDING).await.map_err(unavailable)?;
        let standing = standing.unwrap_or(Standing::Visitor { sign_up: None });
        let mut visit = Self {
            portal: portal.clone(),
            request: parts.clone(),
            session,
            standing,
            person: None,
            language: Language::En,
        };
        visit.learn_person().await?;
        let chosen = visit.person.as_ref().and_then(|person| person.language);
        visit.language = portal.look.language(&visit.request, chosen);
        Ok(visit)
    }
}

impl Visit {
    async fn learn_person(&mut self) -> Result<(), Failure> {
        let Some(who) = self.portal.identity.signed_in(&self.standing) else { return Ok(()) };
        match self.portal.identity.find_person(&who).await? {
            Some(person) => {
                let shown = SignedInAs {
                    name: person.called().to_owned(),
                    theme: Theme::from_kept(&person.look),
                    recovery_ready_at: None,
                };
                let language = Language::from_tag(&person.language);
                let zone = Zone::from_kept(&person.time_zone);
                let recovery_ready_at = self.portal.identity.running_recovery(&who).await?;
                let frozen = person.frozen_at.is_some();
                self.person = Some(Known { shown, language, zone, frozen, recovery_ready_at });
            }
            // The account is gone: so is the session.
            None => {
                self.session.flush().await.map_err(unavailable)?;
                self.standing = Standing::Visitor { sign_up: None };
            }
        }
        Ok(())
    }

    /// The context of the page that answers this request.
    #[must_use]
    pub fn cx(&self) -> PageContext {
        self.cx_in(self.language)
    }

    /// The same in another language, just chosen.
    #[must_use]
    pub fn cx_in(&self, language: Language) -> PageContext {
        let signed_in = self.person.as_ref().map(|person| SignedInAs {
            recovery_ready_at: person.recovery_ready_at.map(|at| Moment::minute(language, &person.zone, at)),
            ..person.shown.clone()
        });
        self.portal.look.page_context(&self.request, Some(language), signed_in)
    }

    /// The language of the answer.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The zone in which times are shown: the person's, or UTC.
    fn zone(&self) -> Zone {
        self.person.as_ref().map_or(Zone::UTC, |person| person.zone.clone())
    }

    /// A day as the person says it: "today", "3 May 2026".
    #[must_use]
    pub fn day(&self, at: i64) -> Moment {
        Moment::day(self.language, &self.zone(), at, self.portal.identity.now())
    }

    /// The time to the minute, where the day stands above it.
    #[must_use]
    pub fn time(&self, at: i64) -> Moment {
        Moment::time(self.language, &self.zone(), at)
    }

    /// Date and time to the minute.
    #[must_use]
    pub fn moment(&self, at: i64) -> Moment {
        Moment::minute(self.language, &self.zone(), at)
    }

    /// What the session may do.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// The person's name, if somebody is signed in.
    #[must_use]
    pub fn person_name(&self) -> Option<&str> {
        self.person.as_ref().map(|person| person.shown.name.as_str())
    }

    /// Whence the request comes.
    #[must_use]
    pub fn circumstances(&self) -> Circumstances {
        let extensions = &self.request.extensions;
        let unknown = std::net::IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED);
        Circumstances {
            request: extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
            network: extensions.get::<ClientNetwork>().map_or(unknown, |network| network.0),
            device: name_device(&self.request.headers),
            browser: self.drawn_secret(browser_cookie(self.portal.identity.settings())).map(|it| sha256(it.as_bytes())),
        }
    }

    /// The same for a request that signs somebody in: the browser gets a secret by which it is known again, if it has none. The
    /// `Set-Cookie` goes with the answer that signs in.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn circumstances_of_sign_in(&self) -> Result<(Circumstances, String), Failure> {
        let settings = self.portal.identity.settings();
        let (cookie, secure) = (browser_cookie(settings), secure_attribute(settings));
        let secret = self.drawn_secret(cookie).map_or_else(|| self.portal.identity.draw_binding(), Ok)?;
        // 400 days is as long as browsers keep a cookie (RFC 6265bis §5.5).
        let header = format!("{cookie}={secret}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax{secure}");
        Ok((Circumstances { browser: Some(sha256(secret.as_bytes())), ..self.circumstances() }, header))
    }

    /// The guard of a signed-in session; a page then sends the person to sign in and back.
    ///
    /// # Errors
    /// The way to the sign-in page.
    pub fn signed_in(&self) -> Result<SignedIn, Detour> {
        let who = self.signed_in_even_frozen()?;
        if self.person.as_ref().is_some_and(|person| person.frozen) {
            return Err(Detour::To(FROZEN_PATH.into()));
        }
        Ok(who)
    }

    /// The same rule for JSON calls: 423 while the account is frozen.
    ///
    /// # Errors
    /// [`Failure::Frozen`].
    pub fn refuse_frozen(&self) -> Result<(), Failure> {
        if self.person.as_ref().is_some_and(|person| person.frozen) { Err(Failure::Frozen) } else { Ok(()) }
    }

    /// The same for the few pages that a frozen account still has.
    ///
    /// # Errors
    /// The way to the sign-in page.
    pub fn signed_in_even_frozen(&self) -> Result<SignedIn, Detour> {
        // Back to the page of a form: what it posts to is none.
        let path = page_of(&self.request).unwrap_or_else(|| self.request.uri.path().to_owned());
        self.portal.identity.signed_in(&self.standing).ok_or_else(|| {
            // The cookie goes with this answer, so the sign-in page could not tell any more.
            let ended = if self.session_ended() { "&ended=1" } else { "" };
            Detour::To(format!("{}{ended}", sign_in_path(&path)))
        })
    }

    /// The guard of a session with a passkey used in the last ten minutes.
    #[must_use]
    pub fn recent_auth(&self) -> Option<RecentAuth> {
        self.portal.identity.recent_auth(&self.standing)
    }

    /// The guard of a sensitive form. Without a passkey in the last ten minutes the form is kept, and the person goes to authenticate and
    /// comes back to `page`, where [`Visit::take_held`] gives back what was typed.
    ///
    /// # Errors
    /// The way to the sign-in page, or to the page of a frozen account.
    pub async fn recent_auth_or_hold(&self, page: &str, fields: &impl Serialize) -> Result<RecentAuth, Detour> {
        let _who = self.signed_in()?;
        self.recent_auth_of(page, fields).await
    }

    /// The same for the few forms that a frozen account still has.
    ///
    /// # Errors
    /// The way to the sign-in page.
    pub async fn recent_auth_or_hold_even_frozen(
        &self,
        page: &str,
        fields: &impl Serialize,
    ) -> Result<RecentAuth, Detour> {
        let _who = self.signed_in_even_frozen()?;
        self.recent_auth_of(page, fields).await
    }

    async fn recent_auth_of(&self, page: &str, fields: &impl Serialize) -> Result<RecentAuth, Detour> {
        if let Some(recent) = self.recent_auth() {
            return Ok(recent);
        }
        let fields = serde_json::to_string(fields).map_err(|_| Failure::Internal)?;
        let held = Held { until: self.portal.identity.now() + HELD_LIFETIME, path: page.to_owned(), fields };
        self.session.insert(remembered::HELD, held).await.map_err(unavailable)?;
        Err(Detour::To(sign_in_path(page)))
    }

    /// What was typed into this page's form before its person went to authenticate; it is given back once.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn take_held<F: DeserializeOwned>(&self) -> Result<Option<F>, Failure> {
        let held: Option<Held> = self.session.get(remembered::HELD).await.map_err(unavailable)?;
        let Some(held) = held.filter(|held| self.request.uri == held.path.as_str()) else { return Ok(None) };
        self.session.remove::<Held>(remembered::HELD).await.map_err(unavailable)?;
        if held.until <= self.portal.identity.now() {
            return Ok(None);
        }
        Ok(serde_json::from_str(&held.fields).ok())
    }

    /// The hash of the session's id, if there is a session.
    #[must_use]
    pub fn session_hash(&self) -> Option<SessionHash> {
        self.session.id().map(hash_session_id)
    }

    /// The recovery that this browser began.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn recovery(&self) -> Result<Option<Uuid>, Failure> {
        self.session.get(remembered::RECOVERY).await.map_err(unavailable)
    }

    /// Ties a recovery to this browser, whoever is signed in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remember_recovery(&self, recovery: Uuid) -> Result<(), Failure> {
        self.session.insert(remembered::RECOVERY, recovery).await.map_err(unavailable)?;
        // The id of somebody's session is their own already. Under a new one, a session that is ended right now would begin again.
        if self.standing.person().is_some() { Ok(()) } else { self.take_standing(&self.standing).await }
    }

    /// Notes whether this device holds a passkey of the person: `elsewhere` when they signed in with one of another device.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn note_origin(&self, elsewhere: bool) -> Result<(), Failure> {
        // Only a session in which something changes is written.
        if self.is_from_elsewhere().await? == elsewhere {
            return Ok(());
        }
        self.session.insert(remembered::ELSEWHERE, elsewhere).await.map_err(unavailable)
    }

    /// Whether they signed in with a passkey of another device, and have not made one here since.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_from_elsewhere(&self) -> Result<bool, Failure> {
        let noted: Option<bool> = self.session.get(remembered::ELSEWHERE).await.map_err(unavailable)?;
        Ok(noted.unwrap_or_default())
    }

    /// Whether a cookie named a session that has ended.
    fn session_ended(&self) -> bool {
        let jar = CookieJar::from_headers(&self.request.headers);
        jar.get(session_cookie(self.portal.identity.settings())).is_some() && self.session.id().is_none()
    }

    /// Gives the session another standing, under a new id: whoever knew the old one has nothing (OWASP ASVS 5.0, 7.2.4).
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn take_standing(&self, standing: &Standing) -> Result<(), Failure> {
        // What was remembered for somebody else is not for whoever comes now.
        if standing.person() != self.standing.person() {
            self.session.clear().await;
        }
        if self.session.id().is_some() {
            self.session.cycle_id().await.map_err(unavailable)?;
        }
        self.remember(standing).await
    }

    async fn remember(&self, standing: &Standing) -> Result<(), Failure> {
        self.session.insert(remembered::STANDING, standing).await.map_err(unavailable)?;
        let network = self.circumstances().network.to_string();
        self.session.insert(remembered::NETWORK, network).await.map_err(unavailable)?;
        self.session.insert(remembered::DEVICE, name_device(&self.request.headers)).await.map_err(unavailable)
    }

    /// What ties a ceremony to this browser: the hash of a secret in a cookie of its own, so that arming autofill needs no session.
    /// None in a browser where no ceremony was begun in the last minutes.
    #[must_use]
    pub fn ceremony_binding(&self) -> Option<Binding> {
        self.ceremony_secret().map(|secret| sha256(secret.as_bytes()))
    }

    /// The binding for a new ceremony, and the `Set-Cookie` that goes with it. Ceremonies of other tabs keep theirs.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn bind_ceremony(&self) -> Result<(Binding, String), Failure> {
        let identity = &self.portal.identity;
        let secret = self.ceremony_secret().map_or_else(|| identity.draw_binding(), Ok)?;
        let cookie = ceremony_cookie(identity.settings());
        let secure = secure_attribute(identity.settings());
        let header = format!("{cookie}={secret}; Path=/; Max-Age=600; HttpOnly; SameSite=Strict{secure}");
        Ok((sha256(secret.as_bytes()), header))
    }

    /// The `Set-Cookie` that ends the open ceremonies of this browser.
    #[must_use]
    pub fn unbind_ceremonies(&self) -> String {
        let settings = self.portal.identity.settings();
        let (cookie, secure) = (ceremony_cookie(settings), secure_attribute(settings));
        format!("{cookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict{secure}")
    }

    fn ceremony_secret(&self) -> Option<String> {
        self.drawn_secret(ceremony_cookie(self.portal.identity.settings()))
    }

    /// The value of a cookie that we drew: only what we could have drawn, 43 characters of base64url.
    fn drawn_secret(&self, cookie: &str) -> Option<String> {
        let jar = CookieJar::from_headers(&self.request.headers);
        let secret = jar.get(cookie)?.value().to_owned();
        let drawn = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_');
        (secret.len() == 43 && secret.bytes().all(drawn)).then_some(secret)
    }

    /// Leaves a message for the next page.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn leave_flash(&self, flash: Flash) -> Result<(), Failure> {
        self.session.insert(remembered::FLASH, flash).await.map_err(unavailable)
    }

    /// Takes the message left for this page, if there is one; it is shown once.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn take_flash(&self) -> Result<Option<Flash>, Failure> {
        // Only a session with a message is written.
        if self.session.get_value(remembered::FLASH).await.map_err(unavailable)?.is_none() {
            return Ok(None);
        }
        self.session.remove(remembered::FLASH).await.map_err(unavailable)
    }

    /// Signs the person out: the session ends in the database, and whatever is remembered next begins another.
    ///
    /// # Errors
    /// When the database does not answer; the session then goes on.
    pub async fn sign_out(&self, who: &SignedIn) -> Result<(), Failure> {
        if let Some(id) = self.session.id() {
            self.portal.identity.sign_out(who, &hash_session_id(id), &self.circumstances()).await?;
        }
        // Not `flush`: a message left afterwards would be kept under the old id.
        self.session.clear().await;
        self.session.cycle_id().await.map_err(unavailable)
    }

    /// Keeps a chosen language with the person, if somebody is signed in, and gives the header that keeps it in this browser.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn keep_language(&self, language: Language) -> Result<String, Detour> {
        if let Some(who) = self.portal.identity.signed_in(&self.standing) {
            self.portal.identity.choose_language(&who, language.tag(), &self.circumstances()).await?;
        }
        Ok(self.language_cookie(language))
    }

    /// The header that keeps a chosen language in this browser for a year.
    #[must_use]
    pub fn language_cookie(&self, language: Language) -> String {
        let secure = secure_attribute(self.portal.identity.settings());
        format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax{secure}", language.tag())
    }
}

/// Sessions live in the database: when they cannot be read, it is the database.
fn unavailable(error: tower_sessions::session::Error) -> Failure {
    tracing::error!(%error, "session");
    Failure::Unavailable
}
