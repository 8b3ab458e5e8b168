//! What the operator decides: `portico.toml`, overridden by the environment, with safe defaults when neither exists.
//! A wrong value or an unknown key refuses the start; secrets never print.

mod colour;
mod given;
pub mod keys;
mod organisation;
mod problem;
#[cfg(test)]
mod tests;
mod values;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use ipnet::IpNet;
use portico_app::locale::Language;
use portico_identity::portal::lifecycle::LifecycleClock;
use portico_store::DatabaseUrl;

use given::Reader;
use organisation::{understand_lifecycle, understand_organisation};

pub use colour::Colour;
pub use organisation::OrganisationConfig;
pub use problem::{Problem, Problems};
pub use values::{MailUrl, PublicUrl, StartTls};

/// Everything that can be configured, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Where the pages are served.
    pub listen: SocketAddr,
    /// Where people reach them.
    pub public_url: PublicUrl,
    /// The database.
    pub database_url: DatabaseUrl,
    /// How mail leaves.
    pub mail: MailConfig,
    /// Where metrics are served, if at all.
    pub metrics_listen: Option<SocketAddr>,
    /// The only senders whose forwarded headers are read.
    pub trusted_proxies: Vec<IpNet>,
    /// The folder of the sealing keys.
    pub keys_folder: PathBuf,
    /// False only for load tests.
    pub rate_limits: bool,
    /// How long readiness is off before the server stops taking connections, so that load balancers notice.
    pub stop_notice: Duration,
    /// Name and looks.
    pub brand: BrandConfig,
    /// How long sessions live.
    pub session: SessionConfig,
    /// How long a recovery without a second proof waits.
    pub recovery_wait: Duration,
    /// How long it takes after somebody vouched for a person.
    pub vouch_wait: Duration,
    /// Whether the profile asks when people were born.
    pub ask_birth_date: bool,
    /// A file that says where networks are.
    pub places_database: Option<PathBuf>,
    /// The folder of `/legal/{document}`.
    pub legal_folder: Option<PathBuf>,
    /// The folder that `portico purposes publish` reads.
    pub purposes_folder: Option<PathBuf>,
    /// The folder of the portal's policies, in place of the shipped ones.
    pub policies_folder: Option<PathBuf>,
    /// More kinds of records.
    pub kinds_folder: Option<PathBuf>,
    /// Days between asking for an erasure and being erased.
    pub erasure_grace_days: u32,
    /// Days that entries of a history are kept.
    pub activity_days: u32,
    /// How accounts end that nobody uses.
    pub lifecycle: LifecycleClock,
    /// Where the organisation is and what holds there.
    pub organisation: OrganisationConfig,
    /// Where a local demo says whom it invited.
    pub demo_file: PathBuf,
    /// The contact in `/.well-known/security.txt`.
    pub security_contact: Option<String>,
    /// What is logged and how.
    pub log: LogConfig,
}

/// How mail leaves and who it is from.
#[derive(Clone, Debug, PartialEq)]
pub struct MailConfig {
    /// The transport.
    pub url: MailUrl,
    /// The sender's address.
    pub from: String,
    /// The sender's name.
    pub sender_name: String,
    /// One more certificate authority (PEM) to trust for the mail server.
    pub ca_file: Option<PathBuf>,
}

/// Name and looks of the installation.
#[derive(Clone, Debug, PartialEq)]
pub struct BrandConfig {
    /// Shown in titles, greetings and mails.
    pub name: String,
    /// A picture in place of the mark.
    pub logo: Option<PathBuf>,
    /// The accent colour.
    pub accent: Option<Colour>,
    /// Where people turn for help.
    pub support: Option<String>,
    /// The languages offered; the first is the default.
    pub languages: Vec<Language>,
}

/// How long sessions live (NIST SP 800-63B-4 §2.2.3: 24 hours, 1 hour without activity).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionConfig {
    /// Ends a session that was not used for this long.
    pub idle: Duration,
    /// Ends every session after this long.
    pub absolute: Duration,
}

/// What is logged and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogConfig {
    /// Levels by module.
    pub filter: String,
    /// One JSON object a line.
    pub json: bool,
}

const HOUR: Duration = Duration::from_secs(3600);

impl Config {
    /// Reads `file`, or `PORTICO_CONFIG`, or `portico.toml` if it is there, then the environment.
    pub fn load(file: Option<&Path>, environment: &[(String, String)]) -> Result<Self, Problems> {
        let named = environment.iter().find(|(name, value)| name == keys::FILE_VARIABLE && !value.is_empty());
        let usual = Path::new("portico.toml");
        let file = match (file, named) {
            (Some(file), _) => Some(file),
            (None, Some((_, path))) => Some(Path::new(path)),
            (None, None) => usual.exists().then_some(usual),
        };
        let mut reader = Reader::gather(file, environment);
        let config = Self::understand(&mut reader);
        reader.finish()?;
        Ok(config)
    }

    fn understand(reader: &mut Reader) -> Self {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 3000));
        let public_url = reader.one(&keys::PUBLIC_URL, PublicUrl::parse).unwrap_or_else(PublicUrl::local_default);
        let brand = understand_brand(reader);
        Self {
            listen: reader.one(&keys::LISTEN, values::parse_socket).unwrap_or(listen),
            database_url: reader
                .one(&keys::DATABASE_URL, |text| text.parse().ok())
                .unwrap_or_else(|| DatabaseUrl::sqlite("var/portico.db")),
            mail: understand_mail(reader, &public_url, &brand.name),
            metrics_listen: reader.one(&keys::METRICS_LISTEN, parse_socket_or_off).flatten(),
            trusted_proxies: reader.list(&keys::TRUSTED_PROXIES, values::parse_network).unwrap_or_default(),
            keys_folder: reader.one(&keys::KEYS, parse_folder_url).unwrap_or_else(|| "var/keys".into()),
            rate_limits: reader.one(&keys::RATE_LIMITS, parse_on_off).unwrap_or(true),
            stop_notice: reader.one(&keys::STOP_NOTICE, parse_stop_notice).unwrap_or(Duration::from_secs(1)),
            session: understand_session(reader),
            recovery_wait: reader.one(&keys::RECOVERY_WAIT_HOURS, parse_wait_hours).unwrap_or(72 * HOUR),
            vouch_wait: reader.one(&keys::RECOVERY_VOUCH_HOURS, parse_wait_hours).unwrap_or(24 * HOUR),
            ask_birth_date: reader.one(&keys::PROFILE_ASK_BIRTH_DATE, |text| text.parse().ok()).unwrap_or(false),
            places_database: reader.one(&keys::PLACES_DATABASE, |path| existing(path, Path::is_file)),
            legal_folder: reader.one(&keys::LEGAL_FOLDER, |path| existing(path, Path::is_dir)),
            purposes_folder: reader
                .one(&keys::PURPOSES_FOLDER, |path| existing(path, Path::is_dir))
                .or_else(|| existing("purposes", Path::is_dir)),
            policies_folder: reader.one(&keys::POLICIES_FOLDER, |path| existing(path, Path::is_dir)),
            kinds_folder: reader.one(&keys::KINDS_FOLDER, |path| existing(path, Path::is_dir)),
            erasure_grace_days: reader
                .one(&keys::PRIVACY_ERASURE_GRACE_DAYS, |text| values::parse_days(text, 0..=90))
                .unwrap_or(14),
            activity_days: reader
                .one(&keys::RETENTION_ACTIVITY_DAYS, |text| values::parse_days(text, 30..=3650))
                .unwrap_or(730),
            lifecycle: understand_lifecycle(reader),
            organisation: understand_organisation(reader),
            demo_file: reader.one(&keys::DEMO_FILE, |path| Some(path.into())).unwrap_or_else(|| "var/demo.json".into()),
            security_contact: reader.one(&keys::SECURITY_CONTACT, values::parse_contact),
            log: LogConfig {
                filter: reader.one(&keys::LOG_FILTER, parse_filter).unwrap_or_else(|| "info".into()),
                json: reader.one(&keys::LOG_FORMAT, parse_log_format).unwrap_or(false),
            },
            public_url,
            brand,
        }
    }

    /// The folder whose mails can be read at `/dev/mail`: in a local demo only.
    pub fn shown_mail_folder(&self) -> Option<&Path> {
        match &self.mail.url {
            MailUrl::File(folder) if self.public_url.is_local() => Some(folder),
            MailUrl::File(_) | MailUrl::Smtp(..) | MailUrl::Smtps(_) => None,
        }
    }
}

fn understand_brand(reader: &mut Reader) -> BrandConfig {
    let languages = reader.list(&keys::BRAND_LANGUAGES, shipped_language).unwrap_or_else(|| Language::ALL.into());
    let repeated = languages.iter().enumerate().any(|(at, one)| languages.iter().take(at).any(|before| before == one));
    if repeated || languages.is_empty() {
        reader.refuse(&keys::BRAND_LANGUAGES, keys::BRAND_LANGUAGES.expects);
    }
    BrandConfig {
        name: reader.one(&keys::BRAND_NAME, values::parse_name).unwrap_or_else(|| "Portico".into()),
        logo: reader.one(&keys::BRAND_LOGO, parse_logo),
        accent: reader.one(&keys::BRAND_ACCENT, Colour::parse),
        support: reader.one(&keys::BRAND_SUPPORT, values::parse_contact),
        languages,
    }
}

fn understand_mail(reader: &mut Reader, public_url: &PublicUrl, brand_name: &str) -> MailConfig {
    MailConfig {
        url: reader.one(&keys::MAIL_URL, MailUrl::parse).unwrap_or_else(|| MailUrl::File("var/mail".into())),
        from: reader
            .one(&keys::MAIL_FROM, values::parse_address)
            .unwrap_or_else(|| format!("portico@{}", public_url.host())),
        sender_name: reader.one(&keys::MAIL_SENDER_NAME, values::parse_name).unwrap_or_else(|| brand_name.into()),
        ca_file: reader.one(&keys::MAIL_CA_FILE, |path| existing(path, Path::is_file)),
    }
}

fn understand_session(reader: &mut Reader) -> SessionConfig {
    let longer = reader.one(&keys::SESSION_ALLOW_LONGER, |text| text.parse::<bool>().ok()).unwrap_or(false);
    let (most_idle, most_absolute) = if longer { (30 * 24 * HOUR, 30 * 24 * HOUR) } else { (HOUR, 24 * HOUR) };
    let within = |text: &str, most: Duration| {
        values::parse_time(text).filter(|time| (Duration::from_secs(60)..=most).contains(time))
    };
    let absolute = reader.one(&keys::SESSION_ABSOLUTE, |text| within(text, most_absolute)).unwrap_or(24 * HOUR);
    let idle = reader.one(&keys::SESSION_IDLE, |text| within(text, most_idle));
    if idle.is_some_and(|idle| idle > absolute) {
        reader.refuse(&keys::SESSION_IDLE, keys::SESSION_IDLE.expects);
    }
    SessionConfig { idle: idle.unwrap_or(HOUR.min(absolute)), absolute }
}

fn shipped_language(tag: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

fn parse_socket_or_off(text: &str) -> Option<Option<SocketAddr>> {
    if text == "off" { Some(None) } else { values::parse_socket(text).map(Some) }
}

fn parse_folder_url(text: &str) -> Option<PathBuf> {
    text.strip_prefix("file:").filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

fn parse_on_off(text: &str) -> Option<bool> {
    match text {
        "on" | "true" => Some(true),
        "off" | "false" => Some(false),
        _ => None,
    }
}

fn parse_stop_notice(text: &str) -> Option<Duration> {
    values::parse_time(text).filter(|time| *time <= Duration::from_secs(300))
}

/// From an hour, which an owner can hardly notice in time, to a month.
fn parse_wait_hours(text: &str) -> Option<Duration> {
    text.parse().ok().filter(|hours| (1..=720).contains(hours)).map(|hours: u32| hours * HOUR)
}

fn parse_filter(text: &str) -> Option<String> {
    tracing_subscriber::EnvFilter::try_new(text).ok().map(|_| text.to_owned())
}

fn parse_log_format(text: &str) -> Option<bool> {
    match text {
        "json" => Some(true),
        "human" => Some(false),
        _ => None,
    }
}

fn parse_logo(text: &str) -> Option<PathBuf> {
    let path = existing(text, Path::is_file)?;
    let right_type = matches!(path.extension()?.to_str()?, "svg" | "png" | "webp");
    let small = std::fs::metadata(&path).ok()?.len() <= 256 * 1024;
    (right_type && small).then_some(path)
}

fn existing(text: &str, is_right: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let path = PathBuf::from(text);
    is_right(&path).then_some(path)
}
