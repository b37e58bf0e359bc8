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

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::query::{EventFilter, Order, StatementFilter};
use crate::read::ReportHead;
use crate::record::{ActorRecord, EventRecord, StatementRecord};

/// The columns of [`events`].
pub const EVENT_COLUMNS: [&str; 47] = [
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
    "subtype",
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
    ledger.each_event(&filter, |row| table.row(&event_fields(&row.report, &row.event)))?;
    table.finish()
}

/// Writes one line a statement and gives their number; `filter.order` does not count.
///
/// # Errors
/// As [`events`].
pub fn statements(ledger: &Ledger, filter: &StatementFilter, out: impl Write) -> Result<u64> {
    let filter = StatementFilter { order: Order::Report, ..filter.clone() };
    let mut table = Table::new(ledger, out, &STATEMENT_COLUMNS)?;
    ledger.each_statement(&filter, |row| table.row(&statement_fields(&row.report, &row.statement)))?;
    table.finish()
}

/// A CSV that is being written.
struct Table<'l, W: Write> {
    ledger: &'l Ledger,
    writer: csv::Writer<W>,
    rows: u64,
}

impl<'l, W: Write> Table<'l, W> {
    fn new(ledger: &'l Ledger, out: W, columns: &[&str]) -> Result<Self> {
        let writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
        let mut table = Self { ledger, writer, rows: 0 };
        table.write(columns)?;
        Ok(table)
    }

    fn row(&mut self, fields: &[Cow<'_, str>]) -> Result<()> {
        self.rows += 1;
        self.write(&fields.iter().map(AsRef::as_ref).collect::<Vec<&str>>())
    }

    fn write(&mut self, fields: &[&str]) -> Result<()> {
        self.writer.write_record(fields).map_err(|cause| self.failed(cause.into()))
    }

    fn finish(mut self) -> Result<u64> {
        self.writer.flush().map_err(|cause| self.failed(cause))?;
        Ok(self.rows)
    }

    fn failed(&self, source: io::Error) -> Error {
        Error::Export { path: self.ledger.path().to_owned(), source }
    }
}

/// The fields of one event, in the order of [`EVENT_COLUMNS`].
#[must_use]
pub fn event_fields<'r>(report: &'r ReportHead, event: &'r EventRecord) -> Vec<Cow<'r, str>> {
    let mut row = Row(Vec::with_capacity(EVENT_COLUMNS.len()));
    row.text(&event.id);
    row.text(&report.id);
    row.text(&event.event_type);
    row.option(event.mode.as_deref());
    row.owned(event.contexts.join(";"));
    row.text(&event.status);
    row.number(event.quad);
    row.number(event.score);
    row.option(event.cameo.as_deref());
    row.text(&event.trigger.text);
    row.number(event.trigger.start);
    row.number(event.trigger.end);
    row.text(&event.sentence.slice.text);
    row.number(event.sentence.slice.start);
    row.number(event.sentence.slice.end);
    row.text(&event.sentence.part);
    row.actors(&event.actors);
    row.actors(&event.recipients);
    let date = event.date.as_ref();
    row.option(date.map(|date| date.start.as_str()));
    row.option(date.map(|date| date.end.as_str()));
    row.option(date.and_then(|date| date.text.as_deref()));
    let place = event.place.as_ref();
    row.option(place.map(|place| place.slice.text.as_str()));
    row.option(place.and_then(|place| place.name.as_deref()));
    row.option(place.and_then(|place| place.country.as_deref()));
    for degrees in [place.and_then(|place| place.lat), place.and_then(|place| place.lon)] {
        row.owned(degrees.map(|degrees| degrees.to_string()).unwrap_or_default());
    }
    let voice = event.according_to.as_ref();
    row.option(voice.map(|voice| voice.slice.text.as_str()));
    row.option(voice.and_then(|voice| voice.name.as_deref()));
    row.option(voice.and_then(|voice| voice.code.as_deref()));
    row.option(event.same_as.as_deref());
    row.number(event.confidence);
    row.head(report);
    row.option(event.subtype.as_deref());
    row.0
}

/// The fields of one statement, in the order of [`STATEMENT_COLUMNS`].
#[must_use]
pub fn statement_fields<'r>(report: &'r ReportHead, statement: &'r StatementRecord) -> Vec<Cow<'r, str>> {
    let mut row = Row(Vec::with_capacity(STATEMENT_COLUMNS.len()));
    row.text(&statement.id);
    row.text(&report.id);
    row.text(&statement.kind);
    row.text(&statement.slice.text);
    row.number(statement.slice.start);
    row.number(statement.slice.end);
    row.text(&statement.cue.text);
    let speaker = &statement.speaker;
    row.text(&speaker.slice.text);
    row.option(speaker.name.as_deref());
    row.option(speaker.code.as_deref());
    row.option(speaker.sector.as_deref());
    row.option(speaker.office.as_deref());
    let addressee = statement.addressee.as_ref();
    row.option(addressee.map(|actor| actor.slice.text.as_str()));
    row.option(addressee.and_then(|actor| actor.name.as_deref()));
    row.option(addressee.and_then(|actor| actor.code.as_deref()));
    row.head(report);
    row.0
}

/// The fields of a row in the making.
struct Row<'r>(Vec<Cow<'r, str>>);

impl<'r> Row<'r> {
    fn text(&mut self, value: &'r str) {
        self.0.push(Cow::Borrowed(value));
    }

    fn owned(&mut self, value: String) {
        self.0.push(Cow::Owned(value));
    }

    fn option(&mut self, value: Option<&'r str>) {
        self.text(value.unwrap_or_default());
    }

    fn number(&mut self, value: impl Display) {
        self.owned(value.to_string());
    }

    fn actors(&mut self, actors: &[ActorRecord]) {
        self.owned(list(actors.iter().map(|actor| Some(actor.slice.text.as_str()))));
        self.owned(list(actors.iter().map(|actor| actor.name.as_deref())));
        self.owned(list(actors.iter().map(|actor| actor.code.as_deref())));
        self.owned(list(actors.iter().map(|actor| actor.sector.as_deref())));
        self.owned(list(actors.iter().map(|actor| actor.office.as_deref())));
    }

    /// The columns of the report, in both tables.
    fn head(&mut self, report: &'r ReportHead) {
        self.option(report.outlet.as_deref());
        self.option(report.title.as_deref());
        self.option(report.published.as_deref());
        self.option(report.updated.as_deref());
        self.option(report.language.as_deref());
        self.text(&report.source);
        self.text(&report.coder);
    }
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
