//! SQLite's disk is full: what cannot be written is refused, what was acknowledged is there, and with room again all goes on by itself.

use std::fmt;
use std::path::Path;
use std::time::{Duration, Instant};

use portico_visitor::{Browser, Folder, Mailbox, Setup, VisitError};

use crate::ChaosError;
use crate::guest::Guest;
use crate::report::verdict;
use crate::small_disk::SmallDisk;
use crate::world::is_signed_in;

/// So many refusals are enough.
const REFUSALS: usize = 60;
/// Blocks that are left now and then.
const MOST_SPARE: usize = 12;
const MOST_ROUNDS: usize = 400;
const BACK_WITHIN: Duration = Duration::from_secs(10);
const LETTERS_WITHIN: Duration = Duration::from_secs(45);

/// What a full disk showed.
#[derive(Default)]
pub struct FullDiskReport {
    refused: usize,
    kept: Kept,
    back_after: Duration,
    broken: Vec<String>,
}

/// What was acknowledged while the disk was full, or nearly.
#[derive(Default)]
struct Kept {
    sign_ups: Vec<String>,
    open: Vec<Browser>,
    ended: Vec<Browser>,
}

/// Fills the disk under a running server and asks for changes; `None` where the system allows no disk of our own.
///
/// # Errors
/// When the run itself breaks. Broken promises are in the report.
pub async fn full_disk(binary: &Path, parent: &Path) -> Result<Option<FullDiskReport>, ChaosError> {
    let folder = Folder::new(parent, "portico-full-disk")?;
    let mount = folder.path().join("disk");
    let Some(disk) = SmallDisk::mount(&mount).await? else { return Ok(None) };
    let entrance = disk.entrance();
    let setup = Setup::new(binary, folder, None)?
        .with("PORTICO_RATE_LIMITS", "off")
        .with_database_file(&mount.join("portico.db"))
        .under(&entrance.iter().map(String::as_str).collect::<Vec<_>>());
    let server = setup.start().await?;
    let mut guest = Guest::sign_up(&setup, "full-disk@example.org").await?;
    // The first look at it takes the greeting down, which is a change.
    is_signed_in(&mut guest.browser).await?;
    let mut report = FullDiskReport::default();
    for number in 0..MOST_ROUNDS {
        // Sometimes there is room for a part of what is asked.
        disk.fill(number % MOST_SPARE)?;
        report.try_everything(&setup, &mut guest, number).await?;
        if report.refused >= REFUSALS {
            break;
        }
    }
    report.reading_goes_on(&setup, &guest).await?;
    disk.make_room()?;
    report.recovers(&mut guest).await?;
    server.kill().await?;
    let server = setup.start().await?;
    report.everything_is_there(&setup, &mut guest).await?;
    server.stop().await?;
    Ok(Some(report))
}

impl FullDiskReport {
    async fn try_everything(&mut self, setup: &Setup, guest: &mut Guest, number: usize) -> Result<(), ChaosError> {
        let address = format!("full-{number}@example.org");
        let fields = [("name", "Some Body"), ("email", address.as_str())];
        let begun = setup.network().browser().post_form("/sign-up", &fields).await?.status;
        if self.is_done("a sign-up", begun, 303) {
            self.kept.sign_ups.push(address);
        }
        let (browser, answer) = guest.try_to_sign_in().await?;
        if self.is_done("a sign-in", answer.status, 200) {
            self.kept.open.push(browser);
        }
        if number.is_multiple_of(2)
            && let Some(browser) = self.kept.open.pop()
        {
            let ended = browser.clone().post_form("/sign-out", &[]).await?.status;
            if self.is_done("a sign-out", ended, 303) {
                self.kept.ended.push(browser);
            } else {
                self.kept.open.push(browser);
            }
        }
        Ok(())
    }

    /// Done as it should be, refused as it should be, or a broken promise.
    fn is_done(&mut self, what: &str, status: u16, done: u16) -> bool {
        if status == 503 {
            self.refused = self.refused.saturating_add(1);
        } else if status != done {
            self.broken.push(format!("{what} on a full disk was answered with {status}"));
        }
        status == done
    }

    async fn reading_goes_on(&mut self, setup: &Setup, guest: &Guest) -> Result<(), ChaosError> {
        for path in ["/", "/health/live", "/home"] {
            let status = guest.browser.clone().get(path).await?.status;
            if status != 200 {
                self.broken.push(format!("{path} on a full disk was answered with {status}"));
            }
        }
        if self.refused == 0 {
            self.broken.push(format!("the disk never was full: {}", setup.last_words()));
        }
        Ok(())
    }

    async fn recovers(&mut self, guest: &mut Guest) -> Result<(), ChaosError> {
        let begun = Instant::now();
        while guest.try_to_sign_in().await?.1.status != 200 {
            if begun.elapsed() > BACK_WITHIN {
                self.broken.push(format!("the portal cannot write {BACK_WITHIN:?} after there was room"));
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.back_after = begun.elapsed();
        Ok(())
    }

    /// After a kill and a new start.
    async fn everything_is_there(&mut self, setup: &Setup, guest: &mut Guest) -> Result<(), ChaosError> {
        guest.sign_in().await?;
        for browser in &mut self.kept.open {
            if !is_signed_in(browser).await? {
                self.broken.push("a session that began on a full disk is gone".to_owned());
            }
        }
        for browser in &mut self.kept.ended {
            if is_signed_in(browser).await? {
                self.broken.push("a session that ended on a full disk came back".to_owned());
            }
        }
        self.letters_are_there(&setup.mail()).await?;
        let checked = setup.command("check").output().await.map_err(VisitError::from)?;
        if !checked.status.success() {
            self.broken.push(format!("`portico check`: {}", String::from_utf8_lossy(&checked.stderr)));
        }
        Ok(())
    }

    async fn letters_are_there(&mut self, folder: &Path) -> Result<(), ChaosError> {
        let (mailbox, begun) = (Mailbox::new(folder), Instant::now());
        loop {
            let letters = mailbox.count(|_| true).await?;
            let missing = self.kept.sign_ups.iter().filter(|address| !letters.contains_key(*address)).count();
            if missing == 0 {
                return Ok(());
            }
            if begun.elapsed() > LETTERS_WITHIN {
                self.broken.push(format!("{missing} letters of acknowledged sign-ups are missing"));
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Whether every promise was kept.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.broken.is_empty()
    }
}

impl fmt::Display for FullDiskReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Kept { sign_ups, open, ended } = &self.kept;
        writeln!(
            f,
            "### SQLite on a full disk\n\n{} changes refused with 503; acknowledged in what room was left, and all there after a kill: {} \
             sign-ups, {} sign-ins, {} sign-outs; writing again {} ms after there was room.",
            self.refused,
            sign_ups.len(),
            open.len(),
            ended.len(),
            self.back_after.as_millis(),
        )?;
        verdict(f, self.broken.len(), &self.broken)
    }
}
