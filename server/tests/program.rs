//! The program as an operator meets it: exit codes, clear refusals, a start in a moment, a stop on SIGTERM.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A folder of the test's own, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("portico-program-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
        command.args(arguments).current_dir(&self.0).env_clear();
        command
    }

    fn run(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
        self.command(arguments).envs(environment.iter().copied()).output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _removed = std::fs::remove_dir_all(&self.0);
    }
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn every_command_explains_itself() {
    let folder = Folder::new("help");
    for command in [
        &[][..],
        &["serve"],
        &["migrate"],
        &["check"],
        &["keys"],
        &["keys", "rotate"],
        &["purposes"],
        &["legal", "publish"],
    ] {
        let output = folder.run(&[command, &["--help"]].concat(), &[]);
        assert_eq!(output.status.code(), Some(0), "{command:?}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("Usage: portico"), "{command:?}");
    }
}

#[test]
fn wrong_usage_is_told_apart_from_a_refusal() {
    let folder = Folder::new("codes");
    assert_eq!(folder.run(&["sreve"], &[]).status.code(), Some(2));
    std::fs::write(folder.0.join("portico.toml"), "lisen = \"127.0.0.1:1\"").unwrap();
    let refused = folder.run(&["check"], &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(told(&refused).contains("did you mean `listen`?"), "{}", told(&refused));
}

#[test]
fn a_check_says_what_is_in_force_and_changes_no_data() {
    let folder = Folder::new("check");
    let checked = folder.run(&["check"], &[("PORTICO_MAIL_URL", "smtp://me:hunter2@mail.example")]);
    assert_eq!(checked.status.code(), Some(0), "{}", told(&checked));
    let words = String::from_utf8_lossy(&checked.stdout).into_owned() + &told(&checked);
    assert!(words.contains("http://localhost:3000") && !words.contains("hunter2"), "{words}");
    assert!(!folder.0.join("var").exists());
}

#[test]
fn a_file_of_places_is_read_or_refused() {
    let folder = Folder::new("places");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/GeoIP2-City-Test.mmdb");
    let checked = folder.run(&["check"], &[("PORTICO_PLACES_DATABASE", file)]);
    assert_eq!(checked.status.code(), Some(0), "{}", told(&checked));
    assert!(String::from_utf8_lossy(&checked.stdout).contains("places: GeoIP2-City is read"));
    let whole = std::fs::read(file).unwrap();
    std::fs::write(folder.0.join("cut.mmdb"), &whole[..whole.len() / 2]).unwrap();
    for command in ["serve", "check"] {
        let refused = folder.run(&[command], &[("PORTICO_PLACES_DATABASE", "cut.mmdb")]);
        assert_eq!(refused.status.code(), Some(1), "{command}");
        assert!(told(&refused).contains("cut.mmdb is no MaxMind database"), "{}", told(&refused));
    }
}

#[test]
fn a_database_that_does_not_answer_refuses_the_start() {
    let folder = Folder::new("database");
    let nobody = [("PORTICO_DATABASE_URL", "postgres://portico:hunter2@127.0.0.1:1/portico")];
    for command in ["serve", "migrate", "check"] {
        let refused = folder.run(&[command], &nobody);
        assert_eq!(refused.status.code(), Some(1), "{command}");
        assert!(told(&refused).contains("the database") && !told(&refused).contains("hunter2"), "{}", told(&refused));
    }
}

#[test]
fn a_taken_address_refuses_the_start() {
    let folder = Folder::new("taken");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused = folder.run(&["serve"], &[("PORTICO_LISTEN", &address)]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(told(&refused).contains(&address), "{}", told(&refused));
}

#[test]
fn keys_are_rotated_and_stay_private() {
    let folder = Folder::new("keys");
    assert_eq!(folder.run(&["keys", "rotate"], &[]).status.code(), Some(0));
    assert_eq!(folder.run(&["keys", "rotate"], &[]).status.code(), Some(0));
    let keys: Vec<_> = std::fs::read_dir(folder.0.join("var/keys")).unwrap().map(|entry| entry.unwrap()).collect();
    assert!(keys.len() >= 2);
    for key in keys {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(key.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn it_starts_in_a_moment_and_stops_in_order() {
    let folder = Folder::new("serve");
    assert_eq!(folder.run(&["migrate"], &[]).status.code(), Some(0));
    let environment = [
        ("PORTICO_LISTEN", "127.0.0.1:0"),
        ("PORTICO_METRICS_LISTEN", "127.0.0.1:0"),
        ("PORTICO_LOG_FORMAT", "json"),
        ("PORTICO_STOP_NOTICE", "0s"),
        ("PORTICO_RATE_LIMITS", "off"),
    ];
    let mut child = folder.command(&[]).envs(environment).stderr(Stdio::piped()).spawn().unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap()).lines().map(|line| line.unwrap());
    let mut before = String::new();
    let ready = log.by_ref().inspect(|line| before += line).find(|line| line.contains("\"ready\"")).unwrap();
    assert!(before.contains("RATE LIMITS ARE OFF"), "{before}");
    let address = ready.split("\"address\":\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(get(address, "/health/ready?token=secret-token").starts_with("HTTP/1.1 200"));
    assert!(get(address, "/sign-up?token=secret-token").starts_with("HTTP/1.1 200"));
    terminate(&mut child);
    let rest: Vec<String> = log.collect();
    assert!(rest.iter().any(|line| line.contains("\"stopped\"")), "{rest:?}");
    assert!(!rest.concat().contains("secret-token"), "{rest:?}");
    assert!(rest.iter().all(|line| line.starts_with('{') && line.ends_with('}')), "{rest:?}");
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// SIGTERM by the system's own program: a signal needs unsafe code or a dependency otherwise.
fn terminate(child: &mut Child) {
    let begun = Instant::now();
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[test]
fn what_is_past_its_time_and_who_was_erased_can_be_asked_by_the_operator() {
    let folder = Folder::new("keeping");
    let refused = folder.run(&["retention", "--dry-run"], &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(told(&refused).contains("none in var/keys"), "{}", told(&refused));
    assert_eq!(folder.run(&["keys", "rotate"], &[]).status.code(), Some(0));
    let tried = folder.run(&["retention", "--dry-run"], &[("PORTICO_RETENTION_ACTIVITY_DAYS", "90")]);
    let words = String::from_utf8_lossy(&tried.stdout).into_owned();
    assert!(words.contains("activity") && words.contains("90 days at most after they happened"), "{words}");
    assert!(words.ends_with("this was a dry run.\n"), "{words}");
    assert_eq!(folder.run(&["retention"], &[]).status.code(), Some(0));
    let printed = folder.run(&["rights", "tombstones"], &[]);
    assert_eq!((printed.status.code(), printed.stdout), (Some(0), Vec::new()));
    std::fs::write(folder.0.join("stones.txt"), "").unwrap();
    let again = folder.run(&["rights", "reapply", "stones.txt", "--dry-run"], &[]);
    assert!(String::from_utf8_lossy(&again.stdout).starts_with("0 tombstones, 0 accounts, 0 to be erased again."));
    std::fs::write(folder.0.join("stones.txt"), "anna@mail.example 1").unwrap();
    let refused = folder.run(&["rights", "reapply", "stones.txt"], &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(told(&refused).contains("the tombstones: line 1"), "{}", told(&refused));
}
