//! Two schools with their families. The one writes OneRoster 1.1 in a zip, the other OneRoster 1.2 in a folder; what OneRoster does not know
//! comes beside it: lessons and attendance as CSV, documents as lines of JSON.

mod attendance;
mod documents;
mod marks;
mod people;
mod roster;
mod timetable;

pub(super) use people::{Family, Guardian, School, Student, families, schools};

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

use roster::Version;

use super::days::Days;
use super::files::File;

/// The files of both schools.
pub(super) fn files(days: &Days) -> ZipResult<Vec<File>> {
    let [westerkade, horizon] = schools(days);
    let zipped = zip(&roster::files(&westerkade, days, Version::OneOne))?;
    let mut all = vec![File::new("westerkade/roster.zip", zipped)];
    let folder = roster::files(&horizon, days, Version::OneTwo).into_iter();
    all.extend(folder.map(|file| File::new(format!("horizon/roster/{}", file.path), file.bytes)));
    for (school, folder) in [(&westerkade, "westerkade"), (&horizon, "horizon")] {
        all.extend([
            File::new(format!("{folder}/timetable.csv"), timetable::table(school, days)),
            File::new(format!("{folder}/attendance.csv"), attendance::table(school, days)),
            File::new(format!("{folder}/documents.ndjson"), documents::lines(school, days)),
        ]);
    }
    Ok(all)
}

/// A zip with the files at its top.
fn zip(files: &[File]) -> ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        // The same content gives the same zip: no time of day goes in.
        writer.start_file(
            file.path.as_str(),
            SimpleFileOptions::default().last_modified_time(zip::DateTime::default()),
        )?;
        writer.write_all(&file.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
