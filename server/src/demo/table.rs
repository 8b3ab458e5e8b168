//! CSV as source systems write it: RFC 4180, a header row, quotes only where they are needed.

/// A file that is being written.
pub(super) struct Table {
    text: String,
}

impl Table {
    /// With these columns.
    pub(super) fn new(columns: &[&str]) -> Self {
        let mut table = Self { text: String::new() };
        table.row(columns);
        table
    }

    /// One more row.
    pub(super) fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        for (number, cell) in cells.iter().enumerate() {
            if number > 0 {
                self.text.push(',');
            }
            self.cell(cell.as_ref());
        }
        self.text.push_str("\r\n");
    }

    fn cell(&mut self, cell: &str) {
        if cell.contains([',', '"', '\r', '\n']) {
            self.text.push('"');
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
    }

    /// The whole file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// An amount in hundredths as a decimal number with two digits.
pub(super) fn money(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let amount = cents.unsigned_abs();
    format!("{sign}{}.{:02}", amount / 100, amount % 100)
}

#[cfg(test)]
mod tests {
    use super::{Table, money};

    #[test]
    fn a_cell_keeps_what_it_says() {
        let mut table = Table::new(&["a", "b"]);
        table.row(&["x, y", "she said \"yes\""]);
        assert_eq!(table.into_bytes(), b"a,b\r\n\"x, y\",\"she said \"\"yes\"\"\"\r\n");
    }

    #[test]
    fn money_has_two_digits() {
        assert_eq!([money(5), money(-5), money(120_450), money(-100)], ["0.05", "-0.05", "1204.50", "-1.00"]);
    }
}
