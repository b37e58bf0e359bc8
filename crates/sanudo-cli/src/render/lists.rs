//! Answers of the ledger, printed as they come.

use std::io::Write;

use anyhow::Result;
use sanudo_ledger::{EventFilter, EventRow, Ledger, StatementFilter, StatementRow};
use serde::Serialize;

use super::csv;
use super::table::{events_table, statements_table};
use crate::format::Format;
use crate::screen::Screen;

/// Rows of a table that are drawn at once.
const TABLE_ROWS: usize = 100;

/// Prints the events that the filter lets through and tells their number.
pub(crate) fn print_events(
    ledger: &Ledger,
    filter: &EventFilter,
    format: Format,
    screen: &Screen,
    out: &mut impl Write,
) -> Result<usize> {
    if format == Format::Csv {
        out.write_all(&csv::event_header()?)?;
    }
    let draw = |rows: &[EventRow], header| events_table(rows.iter().map(|row| &row.event), screen, header);
    let mut printer = Printer { format, out, draw, line: csv::event_line, waiting: Vec::new(), count: 0 };
    ledger.each_event(filter, |row| printer.add(row))?;
    printer.finish()
}

/// As [`print_events`], for statements.
pub(crate) fn print_statements(
    ledger: &Ledger,
    filter: &StatementFilter,
    format: Format,
    screen: &Screen,
    out: &mut impl Write,
) -> Result<usize> {
    if format == Format::Csv {
        out.write_all(&csv::statement_header()?)?;
    }
    let draw = |rows: &[StatementRow], header| {
        statements_table(rows.iter().map(|row| (row.day.as_deref(), &row.statement)), screen, header)
    };
    let mut printer = Printer { format, out, draw, line: csv::statement_line, waiting: Vec::new(), count: 0 };
    ledger.each_statement(filter, |row| printer.add(row))?;
    printer.finish()
}

/// Prints rows in any of the forms.
struct Printer<'o, Row, Out, Draw> {
    format: Format,
    out: &'o mut Out,
    draw: Draw,
    line: fn(&Row) -> Result<Vec<u8>>,
    /// Rows of the table that are still to be drawn.
    waiting: Vec<Row>,
    count: usize,
}

impl<Row: Clone + Serialize, Out: Write, Draw: Fn(&[Row], bool) -> String> Printer<'_, Row, Out, Draw> {
    fn add(&mut self, row: &Row) -> Result<()> {
        self.count += 1;
        match self.format {
            Format::Jsonl => {
                serde_json::to_writer(&mut *self.out, row)?;
                self.out.write_all(b"\n")?;
            }
            Format::Csv => self.out.write_all(&(self.line)(row)?)?,
            Format::Table => {
                self.waiting.push(row.clone());
                if self.waiting.len() == TABLE_ROWS {
                    self.draw()?;
                }
            }
        }
        Ok(())
    }

    fn draw(&mut self) -> Result<()> {
        let is_first = self.count <= TABLE_ROWS;
        let table = (self.draw)(&self.waiting, is_first);
        self.waiting.clear();
        Ok(self.out.write_all(table.as_bytes())?)
    }

    fn finish(mut self) -> Result<usize> {
        if !self.waiting.is_empty() {
            self.draw()?;
        }
        Ok(self.count)
    }
}
