//! Rows of CSV, in the columns of the ledger's own exports; see [`sanudo_ledger::export::csv`].

use anyhow::Result;
use csv::{Terminator, WriterBuilder};
use sanudo_ledger::export::csv::{EVENT_COLUMNS, STATEMENT_COLUMNS, event_fields, statement_fields};
use sanudo_ledger::record::Record;
use sanudo_ledger::{EventRow, Options, ReportHead, StatementRow};

/// The header of tables of events.
pub(crate) fn event_header() -> Result<Vec<u8>> {
    line(&EVENT_COLUMNS)
}

/// The header of tables of statements.
pub(crate) fn statement_header() -> Result<Vec<u8>> {
    line(&STATEMENT_COLUMNS)
}

/// An event of the ledger.
pub(crate) fn event_line(found: &EventRow) -> Result<Vec<u8>> {
    line(&event_fields(&found.report, &found.event))
}

/// A statement of the ledger.
pub(crate) fn statement_line(found: &StatementRow) -> Result<Vec<u8>> {
    line(&statement_fields(&found.report, &found.statement))
}

/// The events of a record that is in no ledger.
pub(crate) fn event_lines(record: &Record) -> Result<Vec<u8>> {
    let report = &record.report;
    let head = ReportHead {
        id: report.id.clone(),
        source: report.source.clone(),
        outlet: report.outlet.clone(),
        title: report.title.clone(),
        published: report.published.clone(),
        updated: report.updated.clone(),
        language: report.language.clone(),
        current: true,
        coder: Options::default().coder,
    };
    let mut lines = Vec::new();
    for one in &record.events {
        lines.extend(line(&event_fields(&head, one))?);
    }
    Ok(lines)
}

fn line(fields: &[impl AsRef<str>]) -> Result<Vec<u8>> {
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    writer.write_record(fields.iter().map(AsRef::as_ref))?;
    writer.into_inner().map_err(|error| error.into_error().into())
}
