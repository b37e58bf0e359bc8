//! Tables in reviewable text: what lexicons and actor lists are written in.
//!
//! UTF-8, one row a line, columns separated by one tab, several values in a cell by `|`. Lines that begin with `#` are
//! comments, the first other line is the header.

use std::fmt;

/// A table as text, with a name for messages.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// Name for messages, usually the file's.
    pub name: &'a str,
    /// The whole file.
    pub text: &'a str,
}

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// The table's name.
    pub table: String,
    /// Line, from 1.
    pub line: usize,
    /// What was found and what was expected.
    pub message: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.table, self.line, self.message)
    }
}

impl std::error::Error for TableError {}

/// One row, its cells in the order that the reader asked for.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a, const N: usize> {
    table: &'a str,
    line: usize,
    /// The cells; an empty one means "none".
    pub cells: [&'a str; N],
}

impl<'a, const N: usize> Row<'a, N> {
    /// The values of a cell that holds several.
    pub fn values(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a, N> {
        values(self.cells[column])
    }

    /// An error about this row.
    #[must_use]
    pub fn error(&self, message: impl Into<String>) -> TableError {
        TableError { table: self.table.to_owned(), line: self.line, message: message.into() }
    }
}

/// The values of a cell that holds several, separated by `|`.
pub fn values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|value| !value.is_empty())
}

/// Reads the rows of `table`, taking `columns` by their names in the header.
///
/// ```
/// use sanudo_text::table::{Table, rows};
///
/// let table = Table { name: "bodies.tsv", text: "# bodies\ncode\tname\nUNO\tUnited Nations\n" };
/// let rows = rows(table, ["name", "code"])?;
/// assert_eq!(rows[0].cells, ["United Nations", "UNO"]);
/// # Ok::<(), sanudo_text::table::TableError>(())
/// ```
///
/// # Errors
/// A column that the header lacks, or a row with more or fewer cells than the header.
pub fn rows<'a, const N: usize>(table: Table<'a>, columns: [&str; N]) -> Result<Vec<Row<'a, N>>, TableError> {
    let fail = |line: usize, message: String| TableError { table: table.name.to_owned(), line, message };
    let mut lines = table.text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let Some((number, header)) = lines.next() else {
        return Err(fail(1, "no header line".to_owned()));
    };
    let header: Vec<&str> = header.split('\t').collect();
    let mut indices = [0; N];
    for (index, column) in indices.iter_mut().zip(columns) {
        *index = header
            .iter()
            .position(|name| *name == column)
            .ok_or_else(|| fail(number + 1, format!("no column {column:?}; found {}", header.join(", "))))?;
    }
    lines
        .map(|(number, line)| {
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            if cells.len() != header.len() {
                let message = format!("{} cells, the header has {}", cells.len(), header.len());
                return Err(fail(number + 1, message));
            }
            Ok(Row { table: table.name, line: number + 1, cells: indices.map(|index| cells[index]) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Table, rows};

    #[test]
    fn errors_name_table_and_line() {
        let message = |text: &str| rows(Table { name: "t.tsv", text }, ["code"]).unwrap_err().to_string();
        assert_eq!(message("# only a comment\n"), "t.tsv:1: no header line");
        assert_eq!(message("name\nx\n"), "t.tsv:1: no column \"code\"; found name");
        assert_eq!(message("code\tname\n\n# c\nUNO\n"), "t.tsv:4: 1 cells, the header has 2");
    }
}
