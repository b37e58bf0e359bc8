//! Rows of CSV, in the columns of the ledger's own exports.
//!
//! Lists are joined by `;` in the order of the record; an element that is not known stays empty; `;` and `\` inside an element
//! stand behind a `\`. See [`sanudo_ledger::export::csv`].

use anyhow::Result;
use csv::{ByteRecord, Terminator, WriterBuilder};
use sanudo_ledger::export::csv::{EVENT_COLUMNS, STATEMENT_COLUMNS};
use sanudo_ledger::record::{ActorRecord, EventRecord, Record, StatementRecord};
use sanudo_ledger::{EventRow, Options, ReportHead, StatementRow};

/// The header of tables of events.
pub(crate) fn event_header() -> Result<Vec<u8>> {
    line(|row| EVENT_COLUMNS.iter().for_each(|name| text(row, name)))
}

/// The header of tables of statements.
pub(crate) fn statement_header() -> Result<Vec<u8>> {
    line(|row| STATEMENT_COLUMNS.iter().for_each(|name| text(row, name)))
}

/// An event of the ledger.
pub(crate) fn event_line(found: &EventRow) -> Result<Vec<u8>> {
    line(|row| event(row, &found.report, &found.event))
}

/// A statement of the ledger.
pub(crate) fn statement_line(found: &StatementRow) -> Result<Vec<u8>> {
    line(|row| statement(row, &found.report, &found.statement))
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
        lines.extend(line(|row| event(row, &head, one))?);
    }
    Ok(lines)
}

fn line(fill: impl FnOnce(&mut ByteRecord)) -> Result<Vec<u8>> {
    let mut row = ByteRecord::new();
    fill(&mut row);
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    writer.write_byte_record(&row)?;
    writer.flush()?;
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn event(row: &mut ByteRecord, report: &ReportHead, event: &EventRecord) {
    text(row, &event.id);
    text(row, &report.id);
    text(row, &event.event_type);
    option(row, event.mode.as_deref());
    text(row, &event.contexts.join(";"));
    text(row, &event.status);
    text(row, &event.quad.to_string());
    text(row, &event.score.to_string());
    option(row, event.cameo.as_deref());
    text(row, &event.trigger.text);
    text(row, &event.trigger.start.to_string());
    text(row, &event.trigger.end.to_string());
    text(row, &event.sentence.slice.text);
    text(row, &event.sentence.slice.start.to_string());
    text(row, &event.sentence.slice.end.to_string());
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
    let degrees = |degrees: Option<f64>| degrees.map(|degrees| degrees.to_string());
    option(row, degrees(place.and_then(|place| place.lat)).as_deref());
    option(row, degrees(place.and_then(|place| place.lon)).as_deref());
    let source = event.according_to.as_ref();
    option(row, source.map(|source| source.slice.text.as_str()));
    option(row, source.and_then(|source| source.name.as_deref()));
    option(row, source.and_then(|source| source.code.as_deref()));
    option(row, event.same_as.as_deref());
    text(row, &event.confidence.to_string());
    head(row, report);
}

fn statement(row: &mut ByteRecord, report: &ReportHead, statement: &StatementRecord) {
    text(row, &statement.id);
    text(row, &report.id);
    text(row, &statement.kind);
    text(row, &statement.slice.text);
    text(row, &statement.slice.start.to_string());
    text(row, &statement.slice.end.to_string());
    text(row, &statement.cue.text);
    text(row, &statement.speaker.slice.text);
    option(row, statement.speaker.name.as_deref());
    option(row, statement.speaker.code.as_deref());
    option(row, statement.speaker.sector.as_deref());
    option(row, statement.speaker.office.as_deref());
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
    let escaped = |element: Option<&str>| element.unwrap_or_default().replace('\\', "\\\\").replace(';', "\\;");
    elements.map(escaped).collect::<Vec<_>>().join(";")
}

fn text(row: &mut ByteRecord, value: &str) {
    row.push_field(value.as_bytes());
}

fn option(row: &mut ByteRecord, value: Option<&str>) {
    text(row, value.unwrap_or_default());
}
