//! The configuration keeps its word: safe defaults, the environment wins, wrong things are named, secrets stay dark.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::*;

fn environment(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn by_environment(pairs: &[(&str, &str)]) -> Result<Config, String> {
    let nothing = written("");
    Config::load(Some(&nothing.0), &environment(pairs)).map_err(|problems| problems.to_string())
}

fn by_file(text: &str) -> Result<Config, String> {
    Config::load(Some(&written(text).0), &[]).map_err(|problems| problems.to_string())
}

/// A file of the test's own, removed at its end.
struct File(PathBuf);

impl Drop for File {
    fn drop(&mut self) {
        let _removed = std::fs::remove_file(&self.0);
    }
}

fn written(text: &str) -> File {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("portico-config-{}-{number}.toml", std::process::id()));
    std::fs::write(&path, text).unwrap();
    File(path)
}

#[test]
fn nothing_configured_is_a_safe_local_demo() {
    let config = by_environment(&[]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.public_url.origin(), "http://localhost:3000");
    assert_eq!(config.database_url.to_string(), "sqlite:var/portico.db");
    assert_eq!(config.mail.url, MailUrl::File("var/mail".into()));
    assert_eq!(config.mail.from, "portico@localhost");
    assert_eq!(config.metrics_listen, None);
    assert!(config.trusted_proxies.is_empty());
    assert_eq!(config.keys_folder, PathBuf::from("var/keys"));
    assert!(config.rate_limits);
    assert_eq!(config.brand.name, "Portico");
    assert_eq!(config.brand.languages, Language::ALL);
    assert_eq!(config.session.idle, HOUR);
    assert_eq!(config.session.absolute, 24 * HOUR);
    assert_eq!(config.recovery_wait, 72 * HOUR);
    assert!(!config.ask_birth_date);
    assert_eq!(config.places_database, None);
    assert!(config.shown_mail_folder().is_some());
}

#[test]
fn the_environment_wins_over_the_file() {
    let file =
        written("listen = \"127.0.0.1:4000\"\npublic_url = \"https://file.example\"\n[brand]\nname = \"From file\"");
    let config = Config::load(Some(&file.0), &environment(&[("PORTICO_LISTEN", "0.0.0.0:5000")])).unwrap();
    assert_eq!(config.listen.port(), 5000);
    assert_eq!(config.public_url.origin(), "https://file.example");
    assert_eq!(config.brand.name, "From file");
    assert_eq!(config.mail.sender_name, "From file");
    assert!(config.shown_mail_folder().is_none());
}

#[test]
fn an_empty_variable_is_no_variable() {
    assert_eq!(by_environment(&[("PORTICO_METRICS_LISTEN", "")]).unwrap().metrics_listen, None);
}

#[test]
fn an_unknown_key_is_refused_with_a_suggestion() {
    let refusal = by_file("lisen = \"127.0.0.1:3000\"").unwrap_err();
    assert!(refusal.contains("unknown key `lisen`") && refusal.contains("did you mean `listen`?"), "{refusal}");
    let refusal = by_file("[brand]\naccentt = \"#fff\"").unwrap_err();
    assert!(refusal.contains("did you mean `brand.accent`?"), "{refusal}");
    let refusal = by_file("[zebra]\nstripes = 4").unwrap_err();
    assert!(refusal.contains("unknown key `zebra.stripes`") && !refusal.contains("did you mean"), "{refusal}");
}

#[test]
fn a_wrong_value_is_refused_with_key_value_and_expectation() {
    let refusal = by_environment(&[("PORTICO_LISTEN", "everywhere")]).unwrap_err();
    for part in ["`listen`", "PORTICO_LISTEN", "\"everywhere\"", "127.0.0.1:3000"] {
        assert!(refusal.contains(part), "{part} in {refusal}");
    }
}

#[test]
fn every_problem_is_told_at_once() {
    let refusal = by_file("listen = 1\nrate_limits = \"sometimes\"\ncolour = 1").unwrap_err();
    assert_eq!(refusal.lines().count(), 4, "{refusal}");
}

#[test]
fn a_wrong_secret_is_not_shown() {
    for (variable, value) in
        [("PORTICO_DATABASE_URL", "mysql://root:hunter2@db"), ("PORTICO_MAIL_URL", "imap://me:hunter2@mail")]
    {
        let refusal = by_environment(&[(variable, value)]).unwrap_err();
        assert!(!refusal.contains("hunter2") && refusal.contains(variable), "{refusal}");
    }
    let refusal = by_file("mail_url = \"smtp://me:hunter2@mail\nlisten = 3").unwrap_err();
    assert!(!refusal.contains("hunter2"), "{refusal}");
}

#[test]
fn secrets_do_not_print() {
    let config = by_environment(&[
        ("PORTICO_DATABASE_URL", "postgres://portico:hunter2@db/portico?password=hunter3"),
        ("PORTICO_MAIL_URL", "smtps://me:hunter4@mail.example"),
    ])
    .unwrap();
    let printed = format!("{config:?}");
    assert!(!printed.contains("hunter"), "{printed}");
    assert!(printed.contains("postgres://…@db/portico"), "{printed}");
}

#[test]
fn the_public_address_is_an_origin_and_https() {
    for right in ["https://portal.example.org", "https://portal.example.org/", "https://a.b:8443", "http://localhost:1"]
    {
        assert!(PublicUrl::parse(right).is_some(), "{right}");
    }
    for wrong in [
        "http://portal.example.org",
        "http://localhost.evil.example",
        "https://portal.example.org/path",
        "https://user@portal.example.org",
        "https://portal.example.org?x",
        "ftp://localhost",
        "portal.example.org",
        "",
    ] {
        assert!(PublicUrl::parse(wrong).is_none(), "{wrong}");
    }
    let public = PublicUrl::parse("https://Portal.Example.org:443/").unwrap();
    assert_eq!(public.origin(), "https://portal.example.org");
    assert_eq!(public.join("/sign-up"), "https://portal.example.org/sign-up");
}

#[test]
fn mail_leaves_without_tls_only_when_asked_or_on_this_machine() {
    let start_tls = |text: &str| match MailUrl::parse(text) {
        Some(MailUrl::Smtp(_, start_tls)) => Some(start_tls),
        Some(MailUrl::File(_) | MailUrl::Smtps(_)) | None => None,
    };
    assert_eq!(start_tls("smtp://mail.example"), Some(StartTls::Required));
    assert_eq!(start_tls("smtp://localhost:1025"), Some(StartTls::Opportunistic));
    assert_eq!(start_tls("smtp://localhost:1025?starttls=required"), Some(StartTls::Required));
    assert_eq!(start_tls("smtp://mail.example?starttls=never"), Some(StartTls::Never));
    for wrong in ["smtp://", "smtp://m?starttls=maybe", "smtps://m?starttls=never", "smtp://m?tls=none", "file:", "x"] {
        assert_eq!(MailUrl::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn longer_sessions_need_a_clear_word() {
    assert!(by_file("[session]\nidle = \"2h\"").unwrap_err().contains("allow_longer"));
    assert!(by_file("[session]\nabsolute = \"25h\"").unwrap_err().contains("allow_longer"));
    let config = by_file("[session]\nidle = \"2h\"\nabsolute = \"7d\"\nallow_longer = true").unwrap();
    assert_eq!(config.session.idle, 2 * HOUR);
    assert_eq!(config.session.absolute, 7 * 24 * HOUR);
    assert!(by_file("[session]\nidle = \"1h\"\nabsolute = \"30m\"").is_err());
    let short = by_file("[session]\nabsolute = \"30m\"").unwrap();
    assert_eq!(short.session.idle, Duration::from_secs(1800));
}

#[test]
fn the_waiting_time_of_a_recovery_is_an_hour_to_a_month() {
    for (hours, wait) in [("1", HOUR), ("48", 48 * HOUR), ("720", 720 * HOUR)] {
        let pair = [("PORTICO_RECOVERY_WAIT_HOURS", hours)];
        assert_eq!(by_environment(&pair).unwrap().recovery_wait, wait);
        assert_eq!(by_file(&format!("[recovery]\nwait_hours = {hours}")).unwrap().recovery_wait, wait);
        assert_eq!(by_file(&format!("[recovery]\nvouch_hours = {hours}")).unwrap().vouch_wait, wait);
    }
    for wrong in ["0", "721", "-1", "\"72h\"", "1.5", "99999999999999999999"] {
        let refusal = by_file(&format!("[recovery]\nwait_hours = {wrong}")).unwrap_err();
        assert!(refusal.contains("recovery.wait_hours") || refusal.contains("not valid TOML"), "{refusal}");
    }
}

#[test]
fn the_grace_of_an_erasure_and_the_time_of_a_history_are_days_within_bounds() {
    let usual = by_environment(&[]).unwrap();
    assert_eq!((usual.erasure_grace_days, usual.activity_days), (14, 730));
    let chosen = by_file("[privacy]\nerasure_grace_days = 0\n[retention]\nactivity_days = 30").unwrap();
    assert_eq!((chosen.erasure_grace_days, chosen.activity_days), (0, 30));
    for (variable, wrong) in [("PORTICO_PRIVACY_ERASURE_GRACE_DAYS", "91"), ("PORTICO_RETENTION_ACTIVITY_DAYS", "29")] {
        assert!(by_environment(&[(variable, wrong)]).unwrap_err().contains("whole number of days"), "{variable}");
    }
}

#[test]
fn a_birth_date_is_asked_for_only_by_a_clear_word() {
    assert!(by_file("[profile]\nask_birth_date = true").unwrap().ask_birth_date);
    assert!(by_environment(&[("PORTICO_PROFILE_ASK_BIRTH_DATE", "perhaps")]).unwrap_err().contains("true or false"));
}

#[test]
fn the_file_of_places_must_be_there() {
    let there = written("any");
    let config = by_environment(&[("PORTICO_PLACES_DATABASE", &there.0.display().to_string())]).unwrap();
    assert_eq!(config.places_database.as_ref(), Some(&there.0));
    assert!(by_file("[places]\ndatabase = \"/nowhere/city.mmdb\"").unwrap_err().contains("places.database"));
}

#[test]
fn lists_read_the_same_from_file_and_environment() {
    let by_file =
        by_file("trusted_proxies = [\"10.0.0.0/8\", \"::1\"]\n[brand]\nlanguages = [\"ar\", \"en\"]").unwrap();
    let by_environment =
        by_environment(&[("PORTICO_TRUSTED_PROXIES", "10.0.0.0/8, ::1"), ("PORTICO_BRAND_LANGUAGES", "ar,en")])
            .unwrap();
    assert_eq!(by_file, by_environment);
    assert_eq!(by_file.brand.languages, [Language::Ar, Language::En]);
    assert!(super::tests::by_file("[brand]\nlanguages = [\"en\", \"en\"]").is_err());
    assert!(super::tests::by_file("[brand]\nlanguages = [\"tlh\"]").is_err());
    assert!(super::tests::by_file("[brand]\nlanguages = []").is_err());
}

#[test]
fn a_named_file_must_be_there() {
    let missing = PathBuf::from("/nowhere/portico.toml");
    let refusal = Config::load(Some(&missing), &[]).unwrap_err().to_string();
    assert!(refusal.contains("/nowhere/portico.toml cannot be read"), "{refusal}");
}

#[test]
fn the_organisation_says_which_law_counts() {
    let law = written(
        "[consent_age]\nNL = 12\n[rights.own]\ncountries = [\"NL\"]\ndue = \"10 business days\"\nextension = \"1 month\"",
    );
    let file = format!(
        "[organisation]\ncountry = \"NL\"\ntime_zone = \"Europe/Amsterdam\"\n[privacy]\nlaw_file = {:?}\ncontact = \"dpo@example.org\"",
        law.0
    );
    let organisation = by_file(&file).unwrap().organisation;
    assert_eq!(organisation.time_zone.iana_name(), Some("Europe/Amsterdam"));
    assert_eq!(organisation.law.age_of_consent(organisation.country.as_deref()), 12);
    assert_eq!(organisation.law.age_of_consent(Some("FR")), 15);
    assert_eq!(organisation.privacy_contact.as_deref(), Some("dpo@example.org"));
    let nothing = by_environment(&[]).unwrap().organisation;
    assert_eq!((nothing.country, nothing.privacy_contact), (None, None));
    assert_eq!(nothing.time_zone.iana_name(), Some("UTC"));
}

#[test]
fn a_law_that_makes_no_sense_is_refused() {
    for wrong in [
        "[consent_age]\nholland = 16",
        "[rights.x]\ndue = \"soon\"\nextension = \"1 month\"",
        "ages = 3",
        "default_law = \"x\"",
    ] {
        let file = written(wrong);
        let path = file.0.display().to_string();
        let refusal = by_environment(&[("PORTICO_PRIVACY_LAW_FILE", path.as_str())]).unwrap_err();
        assert!(refusal.contains("`privacy.law_file`"), "{refusal}");
    }
    for (variable, value) in [
        ("PORTICO_ORGANISATION_COUNTRY", "Netherlands"),
        ("PORTICO_ORGANISATION_TIME_ZONE", "Europe/Atlantis"),
        ("PORTICO_PRIVACY_CONTACT", "https://example.org"),
    ] {
        assert!(by_environment(&[(variable, value)]).unwrap_err().contains(variable));
    }
}

#[test]
fn every_key_is_documented() {
    let documentation = include_str!("../../../docs/configuration.md");
    for key in keys::ALL {
        for word in [format!("`{}`", key.name), format!("`{}`", key.variable)] {
            assert!(documentation.contains(&word), "docs/configuration.md does not tell {word}");
        }
    }
}
