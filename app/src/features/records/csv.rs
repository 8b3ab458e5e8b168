//! Tables as files (RFC 4180), with a mark at their start by which spreadsheets know that they are UTF-8. A cell that a spreadsheet would read
//! as a formula is made plain text (OWASP ASVS 5.0, 1.2.10); numbers stay numbers.

use portico_identity::portal::Shown;
use portico_identity::portal::kinds::{Format, Kind, KindField};

use super::value::{is_number, plain};

/// What a file begins with.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A cell: always in quotes, so that no separator of any country splits it.
#[must_use]
pub fn cell(text: &str) -> String {
    // The wide forms too: spreadsheets take them for the same signs. A sign after blanks still begins a formula in some.
    let begins = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']);
    let is_formula = begins.starts_with(['=', '+', '-', '@', '|', '%', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']);
    let guard = if is_formula && !is_number(text) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// A line of cells.
#[must_use]
pub fn line<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|text| cell(text.as_ref())).collect();
    format!("{}\r\n", cells.join(","))
}

/// The first line of a kind's file: what its fields are called.
#[must_use]
pub fn heads_of(kind: &Kind, language: &str) -> String {
    line(fields_of(kind).map(|field| field.label(language)))
}

/// A record as a line: as its source wrote it, only states in words. What may not be seen is empty.
#[must_use]
pub fn line_of(kind: &Kind, language: &str, shown: &Shown) -> String {
    line(fields_of(kind).map(|field| {
        let value = shown.fields.get(&field.name).map(plain).unwrap_or_default();
        field.state_label(&value, language).to_owned()
    }))
}

/// The fields that fit into a cell.
fn fields_of(kind: &Kind) -> impl Iterator<Item = &KindField> {
    kind.fields.iter().filter(|field| !matches!(field.format, Format::List | Format::File))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_no_quote_ends_one_early() {
        assert_eq!(cell("Phone"), "\"Phone\"");
        assert_eq!(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
        for formula in
            ["=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1+1", "\t=1", "\r=1", "\n=1", "-", "-1.", "－1", "＝1", "|calc"]
        {
            assert_eq!(cell(formula), format!("\"'{formula}\""));
        }
    }

    #[test]
    fn a_number_stays_one() {
        for number in ["-1204.50", "0", "12", "7.5"] {
            assert_eq!(cell(number), format!("\"{number}\""));
        }
        assert_eq!(line(["a", "-1.00"]), "\"a\",\"-1.00\"\r\n");
    }
}
