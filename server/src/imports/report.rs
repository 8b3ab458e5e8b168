//! The report of an import in words.

use portico_identity::portal::imports::{ImportReport, Mode, Outcome, Place, TableReport};

/// The report, line by line.
#[must_use]
pub fn report_lines(report: &ImportReport) -> Vec<String> {
    let how = match report.outcome {
        Outcome::Applied => "applied",
        Outcome::WouldApply => "dry run: would be applied",
        Outcome::Refused => "REFUSED: nothing was touched",
    };
    let resumed = if report.resumed { ", went on with one that was broken off" } else { "" };
    let mut lines =
        vec![format!("{} from {}: {how}{resumed}. {} rows read.", report.format, report.source, report.rows)];
    lines.extend(report.tables.iter().map(table_line));
    lines.extend(report.refused.iter().map(|why| format!("  refused: {why}")));
    lines.extend(report.notes.iter().map(|note| format!("  note: {note}")));
    for (code, oddity) in &report.odd {
        let first = oddity.examples.first().map(place).unwrap_or_default();
        lines.push(format!("  odd: {} × {code}; first {first}", oddity.count));
    }
    lines.extend(report.quarantine.iter().take(20).map(|defect| format!("  not taken: {}", place(defect))));
    if report.defects > 20 {
        lines.push(format!(
            "  … {} rows were not taken in all; the report in JSON has the first hundred",
            report.defects
        ));
    }
    lines
}

fn table_line(table: &TableReport) -> String {
    let mode = if table.mode == Mode::Bulk { "" } else { " (delta)" };
    let erased = if table.erased > 0 { format!(", {} of people who were erased", table.erased) } else { String::new() };
    let spared = match table.spared {
        0 => String::new(),
        kept => format!(", {kept} missing and kept because a row does not tell what it is about"),
    };
    format!(
        "  {}{mode}: {} rows; {} new, {} changed, {} the same, {} back, {} gone of {}, {} defects{erased}{spared}",
        table.table,
        table.rows,
        table.new,
        table.changed,
        table.same,
        table.returned,
        table.gone,
        table.before,
        table.defects
    )
}

fn place(place: &Place) -> String {
    let field = if place.fault.field.is_empty() { String::new() } else { format!(" `{}`", place.fault.field) };
    let key = if place.key.is_empty() { String::new() } else { format!(" ({})", place.key) };
    format!("{}, line {}{key}:{field} {} [{}]", place.file, place.line, place.fault.detail, place.fault.code)
}
