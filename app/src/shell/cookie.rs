//! The names of our cookies: `__Host-` wherever the page is secure, so that no sub-domain and no plain http can set it (RFC 6265bis §4.1.3.2).

use portico_identity::settings::Settings;

/// The session cookie's name for this installation. On plain http, which only localhost may use, browsers refuse the prefix.
#[must_use]
pub fn session_cookie(settings: &Settings) -> &'static str {
    if settings.is_https() { "__Host-portico" } else { "portico" }
}

/// The name of the cookie that ties open ceremonies to a browser.
pub(super) fn ceremony_cookie(settings: &Settings) -> &'static str {
    if settings.is_https() { "__Host-ceremony" } else { "ceremony" }
}

/// The name of the cookie by which a browser is known again, so that its owner is told of new ones.
pub(super) fn browser_cookie(settings: &Settings) -> &'static str {
    if settings.is_https() { "__Host-browser" } else { "browser" }
}

/// `; Secure` wherever the page is.
pub(super) fn secure_attribute(settings: &Settings) -> &'static str {
    if settings.is_https() { "; Secure" } else { "" }
}
