//! The files of an import: a folder, a zip, or one file. Each is opened once, so that what is checked is what is written.
//!
//! A zip is unpacked into files without a name, and refused when it tries anything: paths, links, encryption, or far more than it looks like.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use zip::ZipArchive;

/// More files than this are no roster.
const MOST_FILES: usize = 200;
/// All files of a zip together, unpacked, where an operator opens it.
const MOST_BYTES: u64 = 8 << 30;
/// Beyond its first megabytes, a zip of tables does not unpack to more than this many times its size.
const MOST_RATIO: u64 = 150;
const RATIO_FROM: u64 = 64 << 20;
/// As a zip says it of a link (the type bits of `st_mode`).
const KIND_BITS: u32 = 0o170_000;
const LINK: u32 = 0o120_000;

/// Why files cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FilesProblem {
    /// There is nothing there, or it is not ours to read.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// A zip that is none.
    #[error("is not a zip that can be read: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// A zip, or a folder, that tries something.
    #[error("{0}")]
    Refused(String),
}

/// One file, open.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its name, without folders.
    pub name: Arc<str>,
    file: Arc<File>,
    /// Its size in bytes.
    pub size: u64,
}

impl Opened {
    /// Reads it from its beginning; as often as one likes.
    #[must_use]
    pub fn read(&self) -> Reading {
        Reading { file: self.file.clone(), offset: 0 }
    }
}

/// A place in an open file. Others in the same file do not move it.
#[derive(Debug)]
pub struct Reading {
    file: Arc<File>,
    offset: u64,
}

impl Read for Reading {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(into, self.offset)?;
        self.offset += read as u64;
        Ok(read)
    }
}

/// The files by name.
pub type Files = BTreeMap<String, Opened>;

/// Opens a folder, a zip or a single file.
///
/// # Errors
/// When it cannot be read, or tries something.
pub fn open_path(path: &Path) -> Result<Files, FilesProblem> {
    if std::fs::metadata(path)?.is_dir() {
        return open_folder(path);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    open_file(File::open(path)?, &name, MOST_BYTES)
}

/// Opens a zip or a single table that is open already. A zip unpacks to so many bytes at most.
///
/// # Errors
/// When it cannot be read, or tries something.
pub fn open_file(mut file: File, name: &str, most: u64) -> Result<Files, FilesProblem> {
    let mut first = [0; 4];
    let read = file.read(&mut first)?;
    file.seek(SeekFrom::Start(0))?;
    if read == 4 && (first == *b"PK\x03\x04" || first == *b"PK\x05\x06") {
        return open_zip(file, most);
    }
    Ok(Files::from([(name.to_owned(), opened(name, file)?)]))
}

fn opened(name: &str, file: File) -> Result<Opened, FilesProblem> {
    let size = file.metadata()?.len();
    Ok(Opened { name: name.into(), file: Arc::new(file), size })
}

fn open_folder(path: &Path) -> Result<Files, FilesProblem> {
    let mut files = Files::new();
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if kind.is_symlink() {
            return Err(FilesProblem::Refused(format!("{name} is a link: put the file itself into the folder")));
        }
        if kind.is_file() {
            files.insert(name.clone(), opened(&name, File::open(entry.path())?)?);
        }
        if files.len() > MOST_FILES {
            return Err(FilesProblem::Refused(format!("the folder has more than {MOST_FILES} files")));
        }
    }
    Ok(files)
}

fn open_zip(file: File, most: u64) -> Result<Files, FilesProblem> {
    let packed = file.metadata()?.len();
    let mut archive = ZipArchive::new(file)?;
    if archive.len() > MOST_FILES {
        return Err(FilesProblem::Refused(format!("the zip has more than {MOST_FILES} files")));
    }
    let (mut files, mut left) = (Files::new(), most.min(RATIO_FROM.max(packed.saturating_mul(MOST_RATIO))));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let name = entry.name()?.into_owned();
        let is_link = entry.is_symlink() || entry.unix_mode().is_some_and(|mode| mode & KIND_BITS == LINK);
        if is_link || entry.encrypted() || entry.is_dir() || !is_plain(&name) {
            let what = "is not a plain file at the top of the zip: links, folders, paths and encryption are refused";
            return Err(FilesProblem::Refused(format!("{} {what}", shown(&name))));
        }
        // What the zip says about sizes is not believed: the bytes are counted.
        let mut file = nameless()?;
        let written = io::copy(&mut (&mut entry).take(left + 1), &mut file)?;
        if written > left {
            let what = "the zip unpacks to far more than tables of its size do; nothing was read";
            return Err(FilesProblem::Refused(what.into()));
        }
        left -= written;
        file.flush()?;
        if files.insert(name.clone(), opened(&name, file)?).is_some() {
            return Err(FilesProblem::Refused(format!("{name} is in the zip twice")));
        }
    }
    Ok(files)
}

fn is_plain(name: &str) -> bool {
    let odd = |letter: char| letter == '/' || letter == '\\' || letter == ':' || letter.is_control();
    !name.is_empty() && name.len() <= 200 && !name.starts_with('.') && !name.contains(odd)
}

fn shown(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control()).take(80).collect()
}

/// A file in the folder for such, which nobody finds by a name, and which is gone when it is closed.
pub(crate) fn nameless() -> io::Result<File> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let (process, number) = (std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let path = std::env::temp_dir().join(format!("portico-import-{process}-{number}"));
    if path.symlink_metadata().is_ok() {
        // Left behind by a program of the same number that was killed between two steps.
        std::fs::remove_file(&path)?;
    }
    let mut options = File::options();
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.read(true).write(true).create_new(true).open(&path)?;
    std::fs::remove_file(&path)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zip_of(write: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> File {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        write(&mut zip);
        let mut file = nameless().unwrap();
        file.write_all(zip.finish().unwrap().get_ref()).unwrap();
        file.seek(SeekFrom::Start(0)).unwrap();
        file
    }

    fn refusal(file: File) -> String {
        open_file(file, "x.zip", MOST_BYTES).unwrap_err().to_string()
    }

    #[test]
    fn a_zip_of_tables_is_read_as_often_as_needed() {
        let file = zip_of(|zip| {
            zip.start_file("users.csv", SimpleFileOptions::default()).unwrap();
            zip.write_all(b"a,b\n1,2\n").unwrap();
        });
        let files = open_file(file, "x.zip", MOST_BYTES).unwrap();
        for _ in 0..2 {
            let mut text = String::new();
            files["users.csv"].read().read_to_string(&mut text).unwrap();
            assert_eq!(text, "a,b\n1,2\n");
        }
    }

    #[test]
    fn paths_folders_and_links_are_refused() {
        for name in ["../users.csv", "/etc/users.csv", "a/users.csv", "..\\users.csv", "C:users.csv", ".hidden"] {
            let file = zip_of(|zip| zip.start_file(name, SimpleFileOptions::default()).unwrap());
            assert!(refusal(file).contains("plain file"), "{name}");
        }
        let link = zip_of(|zip| zip.add_symlink("users.csv", "/etc/passwd", SimpleFileOptions::default()).unwrap());
        assert!(refusal(link).contains("plain file"));
        let folder = zip_of(|zip| zip.add_directory("users.csv", SimpleFileOptions::default()).unwrap());
        assert!(refusal(folder).contains("plain file"));
    }

    #[test]
    fn a_zip_that_swells_is_refused() {
        let bomb = zip_of(|zip| {
            zip.start_file("users.csv", SimpleFileOptions::default()).unwrap();
            let zeros = vec![0; 1 << 20];
            for _ in 0..70 {
                zip.write_all(&zeros).unwrap();
            }
        });
        assert!(refusal(bomb).contains("far more"));
    }

    #[test]
    fn a_zip_unpacks_to_no_more_than_whoever_opens_it_allows() {
        let zip = || {
            zip_of(|zip| {
                zip.start_file("users.csv", SimpleFileOptions::default()).unwrap();
                zip.write_all(&[b'a'; 5000]).unwrap();
            })
        };
        assert!(open_file(zip(), "x.zip", 4999).unwrap_err().to_string().contains("far more"));
        assert!(open_file(zip(), "x.zip", 5000).is_ok());
    }

    #[test]
    fn a_cut_zip_is_refused() {
        let mut whole = zip_of(|zip| {
            zip.start_file("users.csv", SimpleFileOptions::default()).unwrap();
            zip.write_all(&vec![b'a'; 5000]).unwrap();
        });
        let mut bytes = Vec::new();
        whole.read_to_end(&mut bytes).unwrap();
        let mut cut = nameless().unwrap();
        cut.write_all(&bytes[..bytes.len() - 30]).unwrap();
        cut.seek(SeekFrom::Start(0)).unwrap();
        assert!(open_file(cut, "x.zip", MOST_BYTES).is_err());
    }

    #[test]
    fn a_link_in_a_folder_is_refused() {
        let folder = std::env::temp_dir().join(format!("portico-import-links-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", folder.join("users.csv")).unwrap();
        let refused = open_path(&folder).unwrap_err().to_string();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(refused.contains("is a link"), "{refused}");
    }
}
