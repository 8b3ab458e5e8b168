//! A disk of a few megabytes, without root: a tmpfs in a mount namespace of our own (`unshare`), which a sleeping process keeps. Programs
//! enter it by `nsenter`; we look into it through `/proc/<pid>/root`.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::process::{Child, Command};

use crate::ChaosError;

const MEGABYTES: usize = 8;
const BLOCK: [u8; 4096] = [0; 4096];
/// Never more than the disk holds, whatever it is that we write to.
const MOST_BLOCKS: usize = MEGABYTES * 1024 / 4;

/// The disk; it is gone with its last process.
pub(crate) struct SmallDisk {
    _holder: Child,
    pid: u32,
    folder: PathBuf,
}

impl SmallDisk {
    /// Mounts one on `folder`; `None` where the system gives no namespaces to ordinary users.
    pub(crate) async fn mount(folder: &Path) -> Result<Option<Self>, ChaosError> {
        std::fs::create_dir_all(folder)?;
        let words = format!(r#"mount -t tmpfs -o size={MEGABYTES}m tmpfs "$0" && : >"$0/mounted" && exec sleep 3600"#);
        let holder = Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", &words])
            .arg(folder)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        let Ok(mut holder) = holder else { return Ok(None) };
        let Some(pid) = holder.id() else { return Ok(None) };
        while holder.try_wait()?.is_none() {
            if seen_through(pid, folder).join("mounted").exists() && !folder.join("mounted").exists() {
                return Ok(Some(Self { _holder: holder, pid, folder: folder.to_owned() }));
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(None)
    }

    /// What a program is started by, to see the disk.
    pub(crate) fn entrance(&self) -> Vec<String> {
        let pid = self.pid.to_string();
        ["nsenter", "--target", &pid, "--user", "--mount", "--preserve-credentials"].map(ToOwned::to_owned).to_vec()
    }

    /// Fills it until not one more block fits, then gives `spare` blocks of 4 kB back.
    pub(crate) fn fill(&self, spare: usize) -> Result<(), ChaosError> {
        let mut ballast = std::fs::File::options().create(true).append(true).open(self.ballast())?;
        for _ in 0..MOST_BLOCKS {
            match ballast.write_all(&BLOCK) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::StorageFull => break,
                Err(error) => return Err(error.into()),
            }
        }
        let spare = u64::try_from(spare.saturating_mul(BLOCK.len())).unwrap_or(0);
        Ok(ballast.set_len(ballast.metadata()?.len().saturating_sub(spare))?)
    }

    /// Gives the room back.
    pub(crate) fn make_room(&self) -> Result<(), ChaosError> {
        Ok(std::fs::remove_file(self.ballast())?)
    }

    fn ballast(&self) -> PathBuf {
        seen_through(self.pid, &self.folder).join("ballast")
    }
}

fn seen_through(pid: u32, folder: &Path) -> PathBuf {
    let inside = folder.strip_prefix("/").unwrap_or(folder);
    PathBuf::from(format!("/proc/{pid}/root")).join(inside)
}
