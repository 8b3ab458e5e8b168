//! A zip archive in memory: what is written is packed at once.

use std::io::{Cursor, Write as _};

use portico_identity::clock::{Micros, SECOND};
use serde_json::Value;
use time::OffsetDateTime;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Why it cannot be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum Problem {
    /// The archive would be larger than its format allows.
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
    /// Packing failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// What is to be written is no JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// An archive that is being written.
pub(super) struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Archive {
    /// An empty one. Its files say that they were made at this moment (UTC), microseconds since 1970.
    pub(super) fn begin(made_at: Micros) -> Result<Self, Problem> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .unix_permissions(0o600)
            .last_modified_time(date(made_at));
        Ok(Self { zip: ZipWriter::new(Cursor::new(Vec::new())), options })
    }

    /// What is written from now on stands in this file. A long history may be larger than 4 GiB.
    pub(super) fn begin_file(&mut self, name: &str) -> Result<(), Problem> {
        Ok(self.zip.start_file(name, self.options.large_file(true))?)
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        Ok(self.zip.write_all(bytes)?)
    }

    pub(super) fn write_json(&mut self, value: &Value) -> Result<(), Problem> {
        // In one piece: packing many small ones takes longer.
        self.write(&serde_json::to_vec(value)?)
    }

    /// The packed bytes.
    pub(super) fn finish(self) -> Result<Vec<u8>, Problem> {
        Ok(self.zip.finish()?.into_inner())
    }
}

/// The format knows the years from 1980 on, to two seconds.
fn date(micros: Micros) -> DateTime {
    let at = OffsetDateTime::from_unix_timestamp(micros.div_euclid(SECOND)).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let year = u16::try_from(at.year()).unwrap_or_default();
    DateTime::from_date_and_time(year, at.month().into(), at.day(), at.hour(), at.minute(), at.second())
        .unwrap_or_default()
}
