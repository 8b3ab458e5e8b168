//! The folder of keys: files that only their owner reads, written beside and renamed, so that nobody ever reads half a key.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use super::KeyProblem;
use crate::clock::Micros;

/// The file by which replicas that start at once wait for each other.
const LOCK: &str = "lock";

pub(super) fn make(folder: &Path) -> Result<(), KeyProblem> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(at(folder))
}

/// Keeps others from making keys while the returned file is open.
pub(super) fn lock(folder: &Path) -> Result<File, KeyProblem> {
    let path = folder.join(LOCK);
    let file = for_owner().create(true).truncate(false).open(&path).map_err(at(&path))?;
    file.lock().map_err(at(&path))?;
    Ok(file)
}

/// Names of the files with this ending, the newest first.
pub(super) fn list(folder: &Path, ending: &str) -> Result<Vec<String>, KeyProblem> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let name = entry.map_err(at(folder))?.file_name().to_string_lossy().into_owned();
        if name.ends_with(ending) {
            names.push(name);
        }
    }
    names.sort();
    names.reverse();
    Ok(names)
}

pub(super) fn read(path: &Path) -> Result<String, KeyProblem> {
    fs::read_to_string(path).map_err(at(path))
}

/// Writes a key that is newer than all others with this ending, whatever the clock says. To be called under the lock. Returns its name.
pub(super) fn write_newest(folder: &Path, ending: &str, text: &str, now: Micros) -> Result<String, KeyProblem> {
    let newest = list(folder, ending)?.into_iter().next();
    let before = newest.and_then(|name| name.trim_end_matches(ending).parse::<Micros>().ok());
    let moment = before.map_or(now, |before| now.max(before.saturating_add(1)));
    let name = format!("{moment:020}{ending}");
    let (path, beside) = (folder.join(&name), folder.join(format!("{name}.new")));
    let mut file = for_owner().create(true).truncate(true).open(&beside).map_err(at(&beside))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(at(&beside))?;
    fs::rename(&beside, &path).map_err(at(&path))?;
    Ok(name)
}

fn for_owner() -> fs::OpenOptions {
    let mut options = File::options();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn at(path: &Path) -> impl Fn(std::io::Error) -> KeyProblem {
    move |source| KeyProblem::File { path: path.display().to_string(), source }
}
