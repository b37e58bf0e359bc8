//! Tables of events and of statements as CSV.
//!
//! UTF-8 without byte order mark, comma, one header line, lines end in LF, RFC 4180 quoting where a field holds a comma, quotation
//! mark or line break. A value that is not known is an empty field. Numbers have a decimal point and as few digits as read back to
//! the same double. The columns are those of the ledger's views `events` and `statements`; new ones may be added at the end,
//! none will be renamed or move.
//!
//! Lists (`contexts`, `actor_…`, `recipient_…`) are joined by `;` in the order of the record, so that the third of `actor_names`
//! belongs to the third of `actor_codes`; an element that is not known is empty between its `;`, and `;` or `\` inside an element
//! stands behind a `\`.
//!
//! Fields are the report's own words and are not changed: a spreadsheet may take one that begins with `=`, `+`, `-` or `@` for a
//! formula. Import the columns as text there.

use std::io::{self, Write};

use csv::{ByteRecord, Terminator, WriterBuilder};

use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::query::{EventFilter, EventRow, Order, StatementFilter, StatementRow};
use crate::read::ReportHead;
use crate::record::ActorRecord;

/// The columns of [`events`].
pub const EVENT_COLUMNS: [&str; 46] = [
    "event_id",
    "report_id",
    "type",
    "mode",
    "contexts",
    "status",
    "quad",
    "score",
    "cameo",
    "trigger",
    "trigger_start",
    "trigger_end",
    "sentence",
    "sentence_start",
    "sentence_end",
    "part",
    "actor_texts",
    "actor_names",
    "actor_codes",
    "actor_sectors",
    "actor_offices",
    "recipient_texts",
    "recipient_names",
    "recipient_codes",
    "recipient_sectors",
    "recipient_offices",
    "date_start",
    "date_end",
    "date_text",
    "place_text",
    "place_name",
    "place_country",
    "lat",
    "lon",
    "according_to_text",
    "according_to_name",
    "according_to_code",
    "same_as",
    "confidence",
    "outlet",
    "title",
    "published",
    "updated",
    "language",
    "source",
    "coder",
];

/// The columns of [`statements`].
pub const STATEMENT_COLUMNS: [&str; 22] = [
    "statement_id",
    "report_id",
    "kind",
    "text",
    "start",
    "end",
    "cue",
    "speaker_text",
    "speaker_name",
    "speaker_code",
    "speaker_sector",
    "speaker_office",
    "addressee_text",
    "addressee_name",
    "addressee_code",
    "outlet",
    "title",
    "published",
    "updated",
    "language",
    "source",
    "coder",
];

/// Writes one line an event and gives their number; `filter.order` does not count.
///
/// # Errors
/// [`Error::Export`] where `out` does not take it; else as [`Ledger::events`].
pub fn events(ledger: &Ledger, filter: &EventFilter, out: impl Write) -> Result<u64> {
    let filter = EventFilter { order: Order::Report, ..filter.clone() };
    let mut table = Table::new(ledger, out, &EVENT_COLUMNS)?;
    ledger.each_event(&filter, |row| {
        event(&mut table.row, row);
        table.end_row()
    })?;
    table.finish()
}

/// Writes one line a statement and gives their number; `filter.order` does not count.
///
/// # Errors
/// As [`events`].
pub fn statements(ledger: &Ledger, filter: &StatementFilter, out: impl Write) -> Result<u64> {
    let filter = StatementFilter { order: Order::Report, ..filter.clone() };
    let mut table = Table::new(ledger, out, &STATEMENT_COLUMNS)?;
    ledger.each_statement(&filter, |row| {
        statement(&mut table.row, row);
        table.end_row()
    })?;
    table.finish()
}

/// A CSV that is being written.
struct Table<'l, W: Write> {
    ledger: &'l Ledger,
    writer: csv::Writer<W>,
    row: ByteRecord,
    rows: u64,
}

impl<'l, W: Write> Table<'l, W> {
    fn new(ledger: &'l Ledger, out: W, columns: &[&str]) -> Result<Self> {
        let writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
        let mut table = Self { ledger, writer, row: ByteRecord::from(columns), rows: 0 };
        table.end_row()?;
        table.rows = 0;
        Ok(table)
    }

    fn end_row(&mut self) -> Result<()> {
        self.writer.write_byte_record(&self.row).map_err(|cause| self.failed(cause.into()))?;
        self.row.clear();
        self.rows += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<u64> {
        self.writer.flush().map_err(|cause| self.failed(cause))?;
        Ok(self.rows)
    }

    fn failed(&self, source: io::Error) -> Error {
        Error::Export { path: self.ledger.path().to_owned(), source }
    }
}

/// Puts the fields of one event into `row`, in the order of [`EVENT_COLUMNS`].
fn event(row: &mut ByteRecord, found: &EventRow) {
    let (event, report) = (&found.event, &found.report);
    text(row, &event.id);
    text(row, &report.id);
    text(row, &event.event_type);
    option(row, event.mode.as_deref());
    text(row, &event.contexts.join(";"));
    text(row, &event.status);
    number(row, &event.quad);
    number(row, &event.score);
    option(row, event.cameo.as_deref());
    text(row, &event.trigger.text);
    number(row, &event.trigger.start);
    number(row, &event.trigger.end);
    text(row, &event.sentence.slice.text);
    number(row, &event.sentence.slice.start);
    number(row, &event.sentence.slice.end);
    text(row, &event.sentence.part);
    actors(row, &event.actors);
    actors(row, &event.recipients);
    let date = event.date.as_ref();
    option(row, date.map(|date| date.start.as_str()));
    option(row, date.map(|date| date.end.as_str()));
    option(row, date.and_then(|date| date.text.as_deref()));
    let place = event.place.as_ref();
    option(row, place.map(|place| place.slice.text.as_str()));
    option(row, place.and_then(|place| place.name.as_deref()));
    option(row, place.and_then(|place| place.country.as_deref()));
    coordinate(row, place.and_then(|place| place.lat));
    coordinate(row, place.and_then(|place| place.lon));
    let voice = event.according_to.as_ref();
    option(row, voice.map(|voice| voice.slice.text.as_str()));
    option(row, voice.and_then(|voice| voice.name.as_deref()));
    option(row, voice.and_then(|voice| voice.code.as_deref()));
    option(row, event.same_as.as_deref());
    number(row, &event.confidence);
    head(row, report);
}

/// As [`event`], for [`STATEMENT_COLUMNS`].
fn statement(row: &mut ByteRecord, found: &StatementRow) {
    let (statement, report) = (&found.statement, &found.report);
    text(row, &statement.id);
    text(row, &report.id);
    text(row, &statement.kind);
    text(row, &statement.slice.text);
    number(row, &statement.slice.start);
    number(row, &statement.slice.end);
    text(row, &statement.cue.text);
    let speaker = &statement.speaker;
    text(row, &speaker.slice.text);
    option(row, speaker.name.as_deref());
    option(row, speaker.code.as_deref());
    option(row, speaker.sector.as_deref());
    option(row, speaker.office.as_deref());
    let addressee = statement.addressee.as_ref();
    option(row, addressee.map(|actor| actor.slice.text.as_str()));
    option(row, addressee.and_then(|actor| actor.name.as_deref()));
    option(row, addressee.and_then(|actor| actor.code.as_deref()));
    head(row, report);
}

/// The last columns of both tables.
fn head(row: &mut ByteRecord, report: &ReportHead) {
    option(row, report.outlet.as_deref());
    option(row, report.title.as_deref());
    option(row, report.published.as_deref());
    option(row, report.updated.as_deref());
    option(row, report.language.as_deref());
    text(row, &report.source);
    text(row, &report.coder);
}

fn actors(row: &mut ByteRecord, actors: &[ActorRecord]) {
    text(row, &list(actors.iter().map(|actor| Some(actor.slice.text.as_str()))));
    text(row, &list(actors.iter().map(|actor| actor.name.as_deref())));
    text(row, &list(actors.iter().map(|actor| actor.code.as_deref())));
    text(row, &list(actors.iter().map(|actor| actor.sector.as_deref())));
    text(row, &list(actors.iter().map(|actor| actor.office.as_deref())));
}

fn list<'a>(elements: impl Iterator<Item = Option<&'a str>>) -> String {
    let mut joined = String::new();
    for (position, element) in elements.enumerate() {
        if position > 0 {
            joined.push(';');
        }
        for c in element.unwrap_or_default().chars() {
            if matches!(c, ';' | '\\') {
                joined.push('\\');
            }
            joined.push(c);
        }
    }
    joined
}

fn text(row: &mut ByteRecord, value: &str) {
    row.push_field(value.as_bytes());
}

fn option(row: &mut ByteRecord, value: Option<&str>) {
    text(row, value.unwrap_or_default());
}

fn number(row: &mut ByteRecord, value: &impl ToString) {
    text(row, &value.to_string());
}

fn coordinate(row: &mut ByteRecord, value: Option<f64>) {
    match value {
        Some(value) => number(row, &value),
        None => text(row, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn lists_keep_their_places_and_their_semicolons() {
        assert_eq!(list([Some("BHR"), None, Some("RUS")].into_iter()), "BHR;;RUS");
        assert_eq!(list([Some("a;b\\c")].into_iter()), "a\\;b\\\\c");
        assert_eq!(list([None, None].into_iter()), ";");
    }
}
