//! Every key of `portico.toml`, its environment variable and what it expects. `docs/configuration.md` tells the same to
//! people; a test compares the two.

/// One thing that can be configured.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name in the file, with the table: `session.idle`.
    pub name: &'static str,
    /// The environment variable that overrides the file.
    pub variable: &'static str,
    /// What a right value is, in words that complete "expected …".
    pub expects: &'static str,
    /// Its value is never shown.
    pub secret: bool,
}

const fn key(name: &'static str, variable: &'static str, expects: &'static str) -> Key {
    Key { name, variable, expects, secret: false }
}

const fn secret(name: &'static str, variable: &'static str, expects: &'static str) -> Key {
    Key { name, variable, expects, secret: true }
}

pub(super) const LISTEN: Key = key("listen", "PORTICO_LISTEN", "an address and a port, such as 127.0.0.1:3000");
pub(super) const PUBLIC_URL: Key = key(
    "public_url",
    "PORTICO_PUBLIC_URL",
    "an https address without path, such as https://portal.example.org (plain http for localhost only)",
);
pub(super) const DATABASE_URL: Key =
    secret("database_url", "PORTICO_DATABASE_URL", "sqlite:path/to/file.db or postgres://user:password@host/database");
pub(super) const MAIL_URL: Key = secret(
    "mail_url",
    "PORTICO_MAIL_URL",
    "file:folder, smtp://user:password@host:587 or smtps://user:password@host:465 (?starttls=never or opportunistic after smtp:// only)",
);
pub(super) const METRICS_LISTEN: Key =
    key("metrics_listen", "PORTICO_METRICS_LISTEN", "an address and a port, such as 127.0.0.1:9300, or off");
pub(super) const TRUSTED_PROXIES: Key = key(
    "trusted_proxies",
    "PORTICO_TRUSTED_PROXIES",
    "addresses or networks, such as 10.0.0.7 or 10.0.0.0/8 (in the environment separated by commas)",
);
pub(super) const KEYS: Key = key("keys", "PORTICO_KEYS", "file: and a folder, such as file:var/keys");
pub(super) const RATE_LIMITS: Key = key("rate_limits", "PORTICO_RATE_LIMITS", "on or off");
pub(super) const STOP_NOTICE: Key = key("stop_notice", "PORTICO_STOP_NOTICE", "a time from 0s to 5m, such as 1s");
pub(super) const BRAND_NAME: Key =
    key("brand.name", "PORTICO_BRAND_NAME", "1 to 60 characters without control characters");
pub(super) const BRAND_LOGO: Key =
    key("brand.logo", "PORTICO_BRAND_LOGO", "the path of an .svg, .png or .webp file of at most 256 kB");
pub(super) const BRAND_ACCENT: Key =
    key("brand.accent", "PORTICO_BRAND_ACCENT", "a CSS colour: #2456d6, rgb(36 86 214) or oklch(0.5 0.2 265)");
pub(super) const BRAND_SUPPORT: Key =
    key("brand.support", "PORTICO_BRAND_SUPPORT", "a mail address or an https address");
pub(super) const BRAND_LANGUAGES: Key = key(
    "brand.languages",
    "PORTICO_BRAND_LANGUAGES",
    "a list of en, nl and ar without repeats, the first being the default (in the environment separated by commas)",
);
pub(super) const MAIL_FROM: Key = key("mail.from", "PORTICO_MAIL_FROM", "a mail address, such as portal@example.org");
pub(super) const MAIL_SENDER_NAME: Key =
    key("mail.sender_name", "PORTICO_MAIL_SENDER_NAME", "1 to 60 characters without control characters");
pub(super) const MAIL_CA_FILE: Key =
    key("mail.ca_file", "PORTICO_MAIL_CA_FILE", "the path of a PEM file with one certificate");
pub(super) const SESSION_IDLE: Key = key(
    "session.idle",
    "PORTICO_SESSION_IDLE",
    "a time from 1m to 1h, such as 30m (longer needs session.allow_longer = true), not above session.absolute",
);
pub(super) const SESSION_ABSOLUTE: Key = key(
    "session.absolute",
    "PORTICO_SESSION_ABSOLUTE",
    "a time from 1m to 24h, such as 12h (longer, up to 30d, needs session.allow_longer = true)",
);
pub(super) const SESSION_ALLOW_LONGER: Key =
    key("session.allow_longer", "PORTICO_SESSION_ALLOW_LONGER", "true or false");
pub(super) const RECOVERY_WAIT_HOURS: Key =
    key("recovery.wait_hours", "PORTICO_RECOVERY_WAIT_HOURS", "a whole number of hours from 1 to 720, such as 72");
pub(super) const RECOVERY_VOUCH_HOURS: Key =
    key("recovery.vouch_hours", "PORTICO_RECOVERY_VOUCH_HOURS", "a whole number of hours from 1 to 720, such as 24");
pub(super) const PROFILE_ASK_BIRTH_DATE: Key =
    key("profile.ask_birth_date", "PORTICO_PROFILE_ASK_BIRTH_DATE", "true or false");
pub(super) const PLACES_DATABASE: Key =
    key("places.database", "PORTICO_PLACES_DATABASE", "the path of an existing .mmdb file");
pub(super) const LEGAL_FOLDER: Key = key("legal.folder", "PORTICO_LEGAL_FOLDER", "the path of an existing folder");
pub(super) const PURPOSES_FOLDER: Key =
    key("purposes.folder", "PORTICO_PURPOSES_FOLDER", "the path of an existing folder");
pub(super) const POLICIES_FOLDER: Key =
    key("policies.folder", "PORTICO_POLICIES_FOLDER", "the path of an existing folder");
pub(super) const KINDS_FOLDER: Key = key("kinds.folder", "PORTICO_KINDS_FOLDER", "the path of an existing folder");
pub(super) const PRIVACY_ERASURE_GRACE_DAYS: Key = key(
    "privacy.erasure_grace_days",
    "PORTICO_PRIVACY_ERASURE_GRACE_DAYS",
    "a whole number of days from 0 to 90, such as 14",
);
pub(super) const RETENTION_ACTIVITY_DAYS: Key = key(
    "retention.activity_days",
    "PORTICO_RETENTION_ACTIVITY_DAYS",
    "a whole number of days from 30 to 3650, such as 730",
);
pub(super) const LIFECYCLE_UNUSED_DAYS: Key = key(
    "lifecycle.unused_days",
    "PORTICO_LIFECYCLE_UNUSED_DAYS",
    "a whole number of days from 30 to 3650, or 0 for never, such as 730",
);
pub(super) const LIFECYCLE_UNNAMED_DAYS: Key = key(
    "lifecycle.unnamed_days",
    "PORTICO_LIFECYCLE_UNNAMED_DAYS",
    "a whole number of days from 30 to 3650, or 0 for never, such as 365",
);
pub(super) const ORGANISATION_COUNTRY: Key = key(
    "organisation.country",
    "PORTICO_ORGANISATION_COUNTRY",
    "a country as ISO 3166-1 writes it, such as NL, or a part of one as ISO 3166-2 does, such as US-CA",
);
pub(super) const ORGANISATION_TIME_ZONE: Key = key(
    "organisation.time_zone",
    "PORTICO_ORGANISATION_TIME_ZONE",
    "a time zone of the tz database, such as Europe/Amsterdam",
);
pub(super) const PRIVACY_LAW_FILE: Key =
    key("privacy.law_file", "PORTICO_PRIVACY_LAW_FILE", "the path of a .toml file with ages and clocks");
pub(super) const PRIVACY_CONTACT: Key =
    key("privacy.contact", "PORTICO_PRIVACY_CONTACT", "a mail address, such as privacy@example.org");
pub(super) const DEMO_FILE: Key = key("demo.file", "PORTICO_DEMO_FILE", "the path of a file, such as var/demo.json");
pub(super) const SECURITY_CONTACT: Key =
    key("security.contact", "PORTICO_SECURITY_CONTACT", "a mail address or an https address");
pub(super) const LOG_FILTER: Key =
    key("log.filter", "PORTICO_LOG", "levels by module, such as info or info,portico=debug");
pub(super) const LOG_FORMAT: Key = key("log.format", "PORTICO_LOG_FORMAT", "human or json");

/// All of them, in the order of the documentation.
pub const ALL: &[&Key] = &[
    &LISTEN,
    &PUBLIC_URL,
    &DATABASE_URL,
    &MAIL_URL,
    &METRICS_LISTEN,
    &TRUSTED_PROXIES,
    &KEYS,
    &RATE_LIMITS,
    &STOP_NOTICE,
    &BRAND_NAME,
    &BRAND_LOGO,
    &BRAND_ACCENT,
    &BRAND_SUPPORT,
    &BRAND_LANGUAGES,
    &MAIL_FROM,
    &MAIL_SENDER_NAME,
    &MAIL_CA_FILE,
    &SESSION_IDLE,
    &SESSION_ABSOLUTE,
    &SESSION_ALLOW_LONGER,
    &RECOVERY_WAIT_HOURS,
    &RECOVERY_VOUCH_HOURS,
    &PROFILE_ASK_BIRTH_DATE,
    &PLACES_DATABASE,
    &LEGAL_FOLDER,
    &PURPOSES_FOLDER,
    &POLICIES_FOLDER,
    &KINDS_FOLDER,
    &PRIVACY_ERASURE_GRACE_DAYS,
    &RETENTION_ACTIVITY_DAYS,
    &LIFECYCLE_UNUSED_DAYS,
    &LIFECYCLE_UNNAMED_DAYS,
    &ORGANISATION_COUNTRY,
    &ORGANISATION_TIME_ZONE,
    &PRIVACY_LAW_FILE,
    &PRIVACY_CONTACT,
    &DEMO_FILE,
    &SECURITY_CONTACT,
    &LOG_FILTER,
    &LOG_FORMAT,
];

/// The variable that names the file itself.
pub const FILE_VARIABLE: &str = "PORTICO_CONFIG";

/// The most similar of `names`, when it is similar enough to be what was meant.
pub fn similar_name<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|name| (strsim::normalized_damerau_levenshtein(typed, name), name))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}
