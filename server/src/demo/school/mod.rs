//! Two schools with their families. The one writes OneRoster 1.1 in a zip, the other OneRoster 1.2 in a folder; what OneRoster does not know,
//! lessons and attendance, comes beside it as CSV.

mod attendance;
mod gradebook;
mod people;
mod roster;
mod timetable;

pub(super) use people::{Family, Guardian, School, Student, families, schools};

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

use super::days::Days;
use super::files::File;

/// The files of both schools.
pub(super) fn files(days: &Days) -> ZipResult<Vec<File>> {
    let [westerkade, horizon] = schools(days);
    let zipped = zip(&roster::tables_of_1_1(&westerkade, days))?;
    let mut all = vec![
        File::new("westerkade/roster.zip", zipped),
        File::new("westerkade/timetable.csv", timetable::table(&westerkade, days)),
        File::new("westerkade/attendance.csv", attendance::table(&westerkade, days)),
        File::new("horizon/timetable.csv", timetable::table(&horizon, days)),
        File::new("horizon/attendance.csv", attendance::table(&horizon, days)),
    ];
    all.extend(roster::tables_of_1_2(&horizon, days));
    Ok(all)
}

/// A zip with the files at its top.
fn zip(files: &[File]) -> ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        // The same content gives the same zip: no time of day goes in.
        writer.start_file(file.path, SimpleFileOptions::default().last_modified_time(zip::DateTime::default()))?;
        writer.write_all(&file.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
