//! One request as a handler sees it: who is there, in which language, and what their session may do.
//!
//! `guards` is who may, `roles` as what, `notes` what the session remembers, `secrets` the cookies by which a browser is known, `signal` what it asks for itself. A session is made only when there is
//! something to remember, so looking around costs no row.

mod guards;
mod notes;
mod roles;
mod secrets;
mod signal;

use axum::extract::FromRequestParts;
use http::request::Parts;
use portico_identity::Circumstances;
use portico_identity::keys::sha256;
use portico_identity::portal::{About, Acting, Action, Sensitivity};
use portico_identity::sessions::{SessionHash, SignedIn, Standing};
use tower_sessions::Session;
use tower_sessions::session::Id;
use uuid::Uuid;

use super::context::{PageContext, Roles, SignedInAs, Theme};
use super::cookie::{browser_cookie, secure_attribute};
use super::detour::Detour;
use super::device::name_device;
use super::request::{ClientNetwork, FromHere, RequestId};
use super::{Failure, LANGUAGE_COOKIE};
use crate::features::demo::DemoFile;
use crate::locale::Language;
use crate::locale::zones::Zone;
use crate::portal::Portal;
use crate::ui::moment::Moment;

pub use notes::{Flash, remembered};

/// SHA-256 of a session id: how the database knows the session.
#[must_use]
pub fn hash_session_id(id: Id) -> SessionHash {
    sha256(&id.0.to_be_bytes())
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
    /// In which role, if they have any.
    acting: Option<Acting>,
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
                self.note_signal(&who, &person).await;
                let acting = self.learn_acting(&who).await?;
                let identity = &self.portal.identity;
                let sees = |acting: &Acting, topic: &str| {
                    identity.may(acting, &About::Firm, Action::See, topic, Sensitivity::Normal, None).is_allowed()
                };
                let shown = SignedInAs {
                    name: person.called().to_owned(),
                    theme: Theme::from_kept(&person.look),
                    recovery_ready_at: None,
                    roles: Roles::of(acting.as_ref(), sees),
                };
                let language = Language::from_tag(&person.language);
                let zone = Zone::of_reader(&person.time_zone, &self.portal.identity.settings().time_zone);
                let recovery_ready_at = self.portal.identity.running_recovery(&who).await?;
                let frozen = person.frozen_at.is_some();
                self.person = Some(Known { shown, language, zone, frozen, recovery_ready_at, acting });
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

    /// The zone in which times are shown: the one a person chose, else the operator's.
    #[must_use]
    pub fn zone(&self) -> Zone {
        let home = || self.portal.identity.settings().time_zone.clone().into();
        self.person.as_ref().map_or_else(home, |person| person.zone.clone())
    }

    /// A day as the person says it: "today", "3 May 2026".
    #[must_use]
    pub fn day(&self, at: i64) -> Moment {
        Moment::day(self.language, &self.zone(), at, self.portal.identity.now())
    }

    /// The day in full, also where it is today, for days by which something is done.
    #[must_use]
    pub fn date(&self, at: i64) -> Moment {
        Moment::date(self.language, &self.zone(), at)
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

    /// The path that was asked for, with another id where this one stands; what was asked along stays.
    #[must_use]
    pub fn path_led_on(&self, from: Uuid, to: Uuid) -> String {
        let uri = &self.request.uri;
        let parts = uri.path().split('/').map(|part| match Uuid::try_parse(part) {
            Ok(id) if id == from => to.to_string(),
            Ok(_) | Err(_) => part.to_owned(),
        });
        let path = parts.collect::<Vec<_>>().join("/");
        uri.query().map_or_else(|| path.clone(), |query| format!("{path}?{query}"))
    }

    /// The demo's file, for a browser on the demo's own machine; its codes are for nobody else.
    #[must_use]
    pub fn demo(&self) -> Option<&DemoFile> {
        let here = self.request.extensions.get::<FromHere>().is_some();
        self.portal.demo.as_ref().filter(|_| here)
    }

    /// What the session may do.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Whether the session goes on after what this request did.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn still_in(&self) -> Result<bool, Failure> {
        match self.session_hash() {
            Some(id) => Ok(self.portal.identity.load_session(&id).await?.is_some()),
            None => Ok(false),
        }
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

    /// The hash of the session's id, if there is a session.
    #[must_use]
    pub fn session_hash(&self) -> Option<SessionHash> {
        self.session.id().map(hash_session_id)
    }

    /// Gives the session another standing, under a new id: whoever knew the old one has nothing (OWASP ASVS 5.0, 7.2.4).
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn take_standing(&self, standing: &Standing) -> Result<(), Failure> {
        // What was remembered for somebody else is not for whoever comes now. The invitation that brought them here is their own.
        if standing.person() != self.standing.person() {
            let invitation = if self.standing.person().is_none() { self.invitation().await? } else { None };
            self.session.clear().await;
            if let Some(code) = invitation {
                self.remember_invitation(&code).await?;
            }
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
