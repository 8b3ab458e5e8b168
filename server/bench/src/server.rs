//! The server under measurement: a child process with its own folder, stopped as an operator would stop it.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::browser::Network;
use crate::error::BenchError;
use crate::{Engine, Plan};

const START_LIMIT: Duration = Duration::from_secs(30);
const STOP_LIMIT: Duration = Duration::from_secs(20);
const LOOK_AGAIN: Duration = Duration::from_millis(1);

/// A folder that is removed with everything in it.
pub(crate) struct Folder(PathBuf);

/// How to start the server, again and again on the same data.
pub(crate) struct Setup {
    binary: PathBuf,
    database: String,
    folder: Folder,
    port: u16,
}

/// A running server; killed if the measurement breaks.
pub(crate) struct Server {
    child: Child,
    pub pid: u32,
    pub start_to_ready: Duration,
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is left to the operating system's cleaning.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Setup {
    /// Makes the folder and finds a free port.
    pub(crate) fn new(plan: &Plan, engine: &Engine) -> Result<Self, BenchError> {
        let folder = plan.folder.join(format!("portico-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let folder = Folder(std::fs::canonicalize(folder)?);
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let database = match engine {
            Engine::Sqlite => format!("sqlite:{}", folder.0.join("portico.db").display()),
            Engine::Postgres(url) => url.clone(),
        };
        Ok(Self { binary: std::fs::canonicalize(&plan.binary)?, database, folder, port })
    }

    /// The loopback network of this server.
    pub(crate) fn network(&self) -> Network {
        Network::new(self.port)
    }

    /// Where the data lies.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder.0
    }

    /// Where the mails arrive.
    pub(crate) fn mail(&self) -> PathBuf {
        self.folder.0.join("mail")
    }

    /// Starts the server and waits until it is ready.
    pub(crate) async fn start(&self) -> Result<Server, BenchError> {
        let log = std::fs::File::options().create(true).append(true).open(self.log())?;
        let begun = Instant::now();
        let child = Command::new(&self.binary)
            .arg("serve")
            .env_clear()
            .env("PORTICO_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("PORTICO_PUBLIC_URL", format!("http://localhost:{}", self.port))
            .env("PORTICO_DATABASE_URL", &self.database)
            .env("PORTICO_MAIL_URL", format!("file:{}", self.mail().display()))
            .env("PORTICO_KEYS", format!("file:{}", self.folder.0.join("keys").display()))
            .env("PORTICO_RATE_LIMITS", "off")
            .env("PORTICO_LOG", "warn")
            .current_dir(&self.folder.0)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .kill_on_drop(true)
            .spawn()?;
        let pid = child.id().ok_or(BenchError::Unreadable("the process id"))?;
        let mut server = Server { child, pid, start_to_ready: Duration::ZERO };
        self.wait_until_ready(&mut server, begun).await?;
        server.start_to_ready = begun.elapsed();
        Ok(server)
    }

    async fn wait_until_ready(&self, server: &mut Server, begun: Instant) -> Result<(), BenchError> {
        let mut browser = self.network().browser();
        while begun.elapsed() < START_LIMIT && server.child.try_wait()?.is_none() {
            let listens = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await.is_ok();
            if listens && browser.get("/health/ready").await.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Err(BenchError::Late("the start", self.last_words()))
    }

    fn log(&self) -> PathBuf {
        self.folder.0.join("server.log")
    }

    fn last_words(&self) -> String {
        let log = std::fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines.get(lines.len().saturating_sub(20)..).unwrap_or_default().join("\n")
    }
}

impl Server {
    /// Asks it to end (SIGTERM) and waits until it has.
    pub(crate) async fn stop(mut self) -> Result<(), BenchError> {
        Command::new("kill").args(["-TERM", &self.pid.to_string()]).status().await?;
        match tokio::time::timeout(STOP_LIMIT, self.child.wait()).await {
            Ok(status) => status.map(|_| ()).map_err(BenchError::from),
            Err(_) => Err(BenchError::Late("the stop", String::new())),
        }
    }
}
