//! Under which conditions figures were taken: without them a figure says nothing.

use std::path::Path;

/// What the machine and the place of the data are.
#[derive(Debug, Clone)]
pub(crate) struct Conditions {
    pub cores: usize,
    pub cpu: String,
    pub file_system: String,
    pub binary_megabytes: f64,
    pub date: String,
}

impl Conditions {
    /// Looks at this machine; `date` is what the server's `Date` header said.
    pub(crate) fn look(binary: &Path, folder: &Path, date: String) -> Self {
        let bytes = std::fs::metadata(binary).map_or(0, |metadata| metadata.len());
        Self {
            cores: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            cpu: cpu(),
            file_system: file_system(folder),
            binary_megabytes: bytes as f64 / 1_048_576.0,
            date,
        }
    }
}

fn cpu() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(':'));
    model.map_or_else(|| std::env::consts::ARCH.to_owned(), |(_, model)| model.trim().to_owned())
}

/// The type of the file system with the longest mount point above the folder: on `tmpfs` a sync costs nothing.
fn file_system(folder: &Path) -> String {
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let above = mounts.lines().filter_map(|line| {
        let mut fields = line.split_whitespace().skip(1);
        let (point, kind) = (fields.next()?, fields.next()?);
        folder.starts_with(point).then_some((point.len(), kind))
    });
    above
        .max_by_key(|(length, _)| *length)
        .map_or_else(|| "an unknown file system".to_owned(), |(_, kind)| kind.to_owned())
}
