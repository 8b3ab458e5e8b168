//! Secrets in cookies of their own: one that ties open ceremonies to a browser, and one by which it is known again.

use axum_extra::extract::CookieJar;
use portico_identity::Circumstances;
use portico_identity::keys::sha256;
use portico_identity::passkeys::Binding;

use super::Visit;
use crate::shell::Failure;
use crate::shell::cookie::{browser_cookie, ceremony_cookie, secure_attribute};

impl Visit {
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
    pub(super) fn drawn_secret(&self, cookie: &str) -> Option<String> {
        let jar = CookieJar::from_headers(&self.request.headers);
        let secret = jar.get(cookie)?.value().to_owned();
        let drawn = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_');
        (secret.len() == 43 && secret.bytes().all(drawn)).then_some(secret)
    }
}
