//! The server as a child process with its own folder: started again and again on the same data, stopped as an operator would stop it,
//! or killed.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::{Network, VisitError};

const START_LIMIT: Duration = Duration::from_secs(30);
const STOP_LIMIT: Duration = Duration::from_secs(20);
const LOOK_AGAIN: Duration = Duration::from_millis(1);

/// A folder that is removed with everything in it when its last owner goes.
pub struct Folder(PathBuf);

/// How to start the server, again and again on the same data.
#[derive(Clone)]
pub struct Setup {
    binary: PathBuf,
    database: String,
    folder: Arc<Folder>,
    port: u16,
    network: Network,
    variables: Vec<(String, String)>,
    wrapper: Vec<String>,
}

/// A running server; killed when it is dropped.
pub struct Server {
    child: Child,
    /// The process.
    pub pid: u32,
    /// From the start of the process to its first answer that it is ready.
    pub start_to_ready: Duration,
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is left to the operating system's cleaning.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    /// Makes a folder in `parent`; `name`, the process's id and a number name it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new(parent: &Path, name: &str) -> Result<Self, VisitError> {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let folder = parent.join(format!("{name}-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self(std::fs::canonicalize(folder)?))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

fn free_port() -> Result<u16, VisitError> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

impl Setup {
    /// Serves `binary` on a free port with its data in the folder, or at the URL of a PostgreSQL database.
    ///
    /// # Errors
    /// When the binary is not there or no port is free.
    pub fn new(binary: &Path, folder: Folder, postgres: Option<&str>) -> Result<Self, VisitError> {
        let port = free_port()?;
        let in_folder = || format!("sqlite:{}", folder.0.join("portico.db").display());
        let database = postgres.map_or_else(in_folder, ToOwned::to_owned);
        let variables = vec![("PORTICO_LOG".to_owned(), "warn".to_owned())];
        let network = Network::new(port);
        let (binary, folder) = (std::fs::canonicalize(binary)?, Arc::new(folder));
        Ok(Self { binary, database, folder, port, network, variables, wrapper: Vec::new() })
    }

    /// With one more variable of the environment.
    #[must_use]
    pub fn with(mut self, variable: &str, value: &str) -> Self {
        self.variables.push((variable.to_owned(), value.to_owned()));
        self
    }

    /// Started by this program and its arguments, which end by running what follows them.
    #[must_use]
    pub fn under(self, wrapper: &[&str]) -> Self {
        Self { wrapper: wrapper.iter().map(|word| (*word).to_owned()).collect(), ..self }
    }

    /// With its SQLite file somewhere else.
    #[must_use]
    pub fn with_database_file(self, file: &Path) -> Self {
        Self { database: format!("sqlite:{}", file.display()), ..self }
    }

    /// A second server on the same data under the same public address, on another port.
    ///
    /// # Errors
    /// When no port is free.
    pub fn replica(&self) -> Result<Self, VisitError> {
        let port = free_port()?;
        Ok(Self { port, network: self.network.through(port), ..self.clone() })
    }

    /// The loopback network of this server.
    #[must_use]
    pub fn network(&self) -> Network {
        self.network.clone()
    }

    /// Where it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where the data lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder.0
    }

    /// Where the mails arrive.
    #[must_use]
    pub fn mail(&self) -> PathBuf {
        self.folder.0.join("mail")
    }

    /// The program with one of its commands, in the environment of this server.
    #[must_use]
    pub fn command(&self, command: &str) -> Command {
        let mut words = self.wrapper.iter().map(PathBuf::from).chain([self.binary.clone()]);
        let mut child = Command::new(words.next().unwrap_or_default());
        child
            .args(words)
            .arg(command)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("PORTICO_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("PORTICO_PUBLIC_URL", self.network.origin())
            .env("PORTICO_DATABASE_URL", &self.database)
            .env("PORTICO_MAIL_URL", format!("file:{}", self.mail().display()))
            .env("PORTICO_KEYS", format!("file:{}", self.folder.0.join("keys").display()))
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(&self.folder.0)
            .stdin(Stdio::null())
            .kill_on_drop(true);
        child
    }

    /// Starts the server and does not wait until it is ready.
    ///
    /// # Errors
    /// When the process cannot be started.
    pub fn spawn(&self) -> Result<Server, VisitError> {
        let log = std::fs::File::options().create(true).append(true).open(self.log())?;
        let child = self.command("serve").stdout(log.try_clone()?).stderr(log).spawn()?;
        let pid = child.id().ok_or(VisitError::Unreadable("the process id"))?;
        Ok(Server { child, pid, start_to_ready: Duration::ZERO })
    }

    /// Starts the server and waits until it is ready.
    ///
    /// # Errors
    /// When it ends or is not ready in time; the error holds its last words.
    pub async fn start(&self) -> Result<Server, VisitError> {
        let begun = Instant::now();
        let mut server = self.spawn()?;
        self.wait_until_ready(&mut server, begun).await?;
        server.start_to_ready = begun.elapsed();
        Ok(server)
    }

    async fn wait_until_ready(&self, server: &mut Server, begun: Instant) -> Result<(), VisitError> {
        let mut browser = self.network().browser();
        while begun.elapsed() < START_LIMIT && server.child.try_wait()?.is_none() {
            let listens = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await.is_ok();
            if listens && browser.get("/health/ready").await.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Err(VisitError::Late("the start", self.last_words()))
    }

    fn log(&self) -> PathBuf {
        self.folder.0.join(format!("server-{}.log", self.port))
    }

    /// The end of what the servers on this port wrote.
    #[must_use]
    pub fn last_words(&self) -> String {
        let log = std::fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines.get(lines.len().saturating_sub(20)..).unwrap_or_default().join("\n")
    }
}

impl Server {
    /// Asks it to end (SIGTERM) and waits until it has.
    ///
    /// # Errors
    /// When it does not end in time.
    pub async fn stop(mut self) -> Result<(), VisitError> {
        Command::new("kill").args(["-TERM", &self.pid.to_string()]).status().await?;
        match tokio::time::timeout(STOP_LIMIT, self.child.wait()).await {
            Ok(status) => status.map(|_| ()).map_err(VisitError::from),
            Err(_) => Err(VisitError::Late("the stop", String::new())),
        }
    }
    /// Kills it (SIGKILL) and waits until it is gone.
    ///
    /// # Errors
    /// When the system refuses.
    pub async fn kill(mut self) -> Result<(), VisitError> {
        Ok(self.child.kill().await?)
    }

    /// Whether the process still runs.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn is_running(&mut self) -> Result<bool, VisitError> {
        Ok(self.child.try_wait()?.is_none())
    }
}
