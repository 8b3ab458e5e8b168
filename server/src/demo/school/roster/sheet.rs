//! A table of a bundle: three columns that all of them begin with, and its own. Most cells of a roster are empty, so rows name the others.

use super::super::super::table::Table;

/// A table that is being written.
pub(super) struct Sheet {
    columns: &'static [&'static str],
    table: Table,
}

impl Sheet {
    /// With these columns of its own.
    pub(super) fn new(columns: &'static [&'static str]) -> Self {
        let all: Vec<&str> = ["sourcedId", "status", "dateLastModified"].iter().chain(columns).copied().collect();
        Self { columns, table: Table::new(&all) }
    }

    /// One more row: its id, and what it says by column. What this version has no column for is left out.
    pub(super) fn row(&mut self, id: &str, cells: &[(&str, &str)]) {
        let own = self.columns.iter().map(|column| {
            let named = cells.iter().find(|(name, _)| name == column);
            named.map_or("", |(_, value)| *value)
        });
        let row: Vec<&str> = [id, "", ""].into_iter().chain(own).collect();
        self.table.row(&row);
    }

    /// The whole file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.table.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    #[test]
    fn cells_stand_in_their_columns() {
        let mut sheet = Sheet::new(&["title", "grade", "place"]);
        sheet.row("1", &[("place", "B 2"), ("pronouns", "they"), ("title", "Art")]);
        let lines = "sourcedId,status,dateLastModified,title,grade,place\r\n1,,,Art,,B 2\r\n";
        assert_eq!(String::from_utf8(sheet.into_bytes()).unwrap(), lines);
    }
}
