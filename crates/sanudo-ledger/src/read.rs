//! Rows back into a record.

use rusqlite::types::FromSql;
use rusqlite::{Connection, Row};
use serde::Serialize;

use crate::add::number_of;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::record::{
    ActorRecord, DateRecord, DatelineRecord, EventRecord, EvidenceRecord, NoteRecord, PartRecord, PlaceRecord, Record,
    ReportRecord, SentenceRecord, Slice, StatementRecord, TimeRecord,
};

/// What is told of a report beside one of its entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportHead {
    /// Its id.
    pub id: String,
    /// Where it was found; the first in alphabetical order if at several places.
    pub source: String,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// ISO 8601 whose length tells the precision.
    pub published: Option<String>,
    /// As `published`.
    pub updated: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// Whether it is the newest version of at least one source.
    pub current: bool,
    /// Name and version of what coded it.
    pub coder: String,
}

/// A place where a report was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceVersion {
    /// URL, or file and record.
    pub source: String,
    /// Counted from 1 in the order in which they were added.
    pub version: u32,
    /// The report that it held then.
    pub report_id: String,
    /// Whether it is the newest version of this source.
    pub current: bool,
}

impl Ledger {
    /// The whole record of a report, equal to what was added.
    ///
    /// Where the report was found at several places, `source` is the first in alphabetical order, so that the answer does not
    /// depend on which was read first; [`Ledger::sources`] tells them all.
    ///
    /// # Errors
    /// As any reading: [`crate::Error::Damaged`], [`crate::Error::Busy`].
    pub fn record(&self, report_id: &str) -> Result<Option<Record>> {
        let load = || -> rusqlite::Result<_> {
            let _same_moment = self.connection.unchecked_transaction()?;
            match number_of(&self.connection, report_id)? {
                Some(number) => record(&self.connection, number).map(Some),
                None => Ok(None),
            }
        };
        load().map_err(|cause| self.place(cause))
    }

    /// Hands every record to `each`, by ascending report id; current versions only, unless `all_versions`.
    ///
    /// # Errors
    /// As [`Ledger::record`], and whatever `each` fails with, which ends the walk.
    pub fn each_record<E: From<crate::Error>>(
        &self,
        all_versions: bool,
        mut each: impl FnMut(Record) -> Result<(), E>,
    ) -> Result<(), E> {
        let place = |cause| E::from(self.place(cause));
        let _same_moment = self.connection.unchecked_transaction().map_err(place)?;
        let mut statement =
            self.connection.prepare("SELECT number FROM report WHERE current >= ?1 ORDER BY id").map_err(place)?;
        let mut rows = statement.query([i64::from(!all_versions)]).map_err(place)?;
        while let Some(row) = rows.next().map_err(place)? {
            let number = row.get(0).map_err(place)?;
            each(record(&self.connection, number).map_err(place)?)?;
        }
        Ok(())
    }

    /// All versions of all sources under which a report is or was found, and of what else they held: by source, then version.
    ///
    /// # Errors
    /// As [`Ledger::record`].
    pub fn sources(&self, report_id: &str) -> Result<Vec<SourceVersion>> {
        let load = || -> rusqlite::Result<Vec<_>> {
            self.connection
                .prepare_cached(
                    "SELECT s.source, s.version, r.id, \
                     s.version = (SELECT max(version) FROM source AS newest WHERE newest.source = s.source) \
                     FROM source AS s JOIN report AS r ON r.number = s.report \
                     WHERE s.source IN (SELECT source FROM source WHERE report = (SELECT number FROM report WHERE id = ?1)) \
                     ORDER BY s.source, s.version",
                )?
                .query_map([report_id], |row| {
                    let mut columns = Columns::of(row);
                    Ok(SourceVersion {
                        source: columns.take()?,
                        version: columns.take()?,
                        report_id: columns.take()?,
                        current: columns.take()?,
                    })
                })?
                .collect()
        };
        load().map_err(|cause| self.place(cause))
    }

    /// What is told of a report in a line or two.
    ///
    /// # Errors
    /// As [`Ledger::record`].
    pub fn head(&self, report_id: &str) -> Result<Option<ReportHead>> {
        let load = || -> rusqlite::Result<_> {
            match number_of(&self.connection, report_id)? {
                Some(number) => head(&self.connection, number).map(Some),
                None => Ok(None),
            }
        };
        load().map_err(|cause| self.place(cause))
    }
}

/// Reads the columns of a row one after the other.
pub(crate) struct Columns<'r, 's> {
    row: &'r Row<'s>,
    next: usize,
}

impl<'r, 's> Columns<'r, 's> {
    pub(crate) fn of(row: &'r Row<'s>) -> Self {
        Self { row, next: 0 }
    }

    pub(crate) fn take<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        self.next += 1;
        self.row.get(self.next - 1)
    }

    /// Text, start, end.
    fn slice(&mut self) -> rusqlite::Result<Slice> {
        Ok(Slice { text: self.take()?, start: self.take()?, end: self.take()? })
    }

    /// Text, start, end, all or none.
    fn slice_if_any(&mut self) -> rusqlite::Result<Option<Slice>> {
        let (text, start, end) =
            (self.take::<Option<String>>()?, self.take::<Option<u32>>()?, self.take::<Option<u32>>()?);
        Ok(text.zip(start.zip(end)).map(|(text, (start, end))| Slice { text, start, end }))
    }

    /// A slice, then name, code, sector, office.
    fn actor(&mut self) -> rusqlite::Result<ActorRecord> {
        let slice = self.slice()?;
        Ok(ActorRecord { slice, name: self.take()?, code: self.take()?, sector: self.take()?, office: self.take()? })
    }
}

/// What [`event_of`] reads, of `event AS e`.
pub(crate) const EVENT_COLUMNS: &str = "e.event, e.number, e.type, e.mode, e.status, e.quad, e.score, e.cameo, e.trigger_text, \
    e.trigger_start, e.trigger_end, e.sentence_text, e.sentence_start, e.sentence_end, e.sentence_part, e.date_start, e.date_end, \
    e.date_text, e.place_text, e.place_start, e.place_end, e.place_name, e.place_country, e.place_lat, e.place_lon, e.same_as, \
    e.confidence, e.subtype";

/// What [`statement_of`] reads, of `statement AS s`.
pub(crate) const STATEMENT_COLUMNS: &str = "s.statement, s.number, s.kind, s.text, s.start, s.\"end\", s.cue_text, s.cue_start, \
    s.cue_end, s.speaker_text, s.speaker_start, s.speaker_end, s.speaker_name, s.speaker_code, s.speaker_sector, \
    s.speaker_office, s.addressee_text, s.addressee_start, s.addressee_end, s.addressee_name, s.addressee_code, \
    s.addressee_sector, s.addressee_office";

pub(crate) fn record(connection: &Connection, number: i64) -> rusqlite::Result<Record> {
    let report = report(connection, number)?;
    let events = connection
        .prepare_cached(&format!("SELECT {EVENT_COLUMNS} FROM event AS e WHERE e.report = ?1 ORDER BY e.number"))?
        .query_map([number], |row| event_of(connection, &mut Columns::of(row), &report.id, true))?
        .collect::<rusqlite::Result<_>>()?;
    let statements = connection
        .prepare_cached(&format!(
            "SELECT {STATEMENT_COLUMNS} FROM statement AS s WHERE s.report = ?1 ORDER BY s.number"
        ))?
        .query_map([number], |row| statement_of(connection, &mut Columns::of(row), &report.id, true))?
        .collect::<rusqlite::Result<_>>()?;
    let notes = connection
        .prepare_cached("SELECT code, severity, message FROM note WHERE report = ?1 ORDER BY position")?
        .query_map([number], |row| Ok(NoteRecord { code: row.get(0)?, severity: row.get(1)?, message: row.get(2)? }))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Record { report, events, statements, notes })
}

pub(crate) fn head(connection: &Connection, number: i64) -> rusqlite::Result<ReportHead> {
    connection
        .prepare_cached(
            "SELECT id, (SELECT min(source) FROM source WHERE source.report = report.number), outlet, title, published, \
             updated, language, current, coder FROM report WHERE number = ?1",
        )?
        .query_row([number], |row| {
            let mut columns = Columns::of(row);
            Ok(ReportHead {
                id: columns.take()?,
                source: columns.take::<Option<String>>()?.unwrap_or_default(),
                outlet: columns.take()?,
                title: columns.take()?,
                published: columns.take()?,
                updated: columns.take()?,
                language: columns.take()?,
                current: columns.take()?,
                coder: columns.take()?,
            })
        })
}

fn report(connection: &Connection, number: i64) -> rusqlite::Result<ReportRecord> {
    let mut report = connection
        .prepare_cached(
            "SELECT id, (SELECT min(source) FROM source WHERE source.report = report.number), outlet, title, published, \
             updated, dateline_text, dateline_start, dateline_end, dateline_place, dateline_agency, language, body \
             FROM report WHERE number = ?1",
        )?
        .query_row([number], |row| {
            let mut columns = Columns::of(row);
            Ok(ReportRecord {
                id: columns.take()?,
                source: columns.take::<Option<String>>()?.unwrap_or_default(),
                outlet: columns.take()?,
                title: columns.take()?,
                published: columns.take()?,
                updated: columns.take()?,
                dateline: {
                    let (slice, place, agency) = (columns.slice_if_any()?, columns.take()?, columns.take()?);
                    slice.map(|slice| DatelineRecord { slice, place, agency })
                },
                language: columns.take()?,
                body: columns.take()?,
                parts: Vec::new(),
                times: Vec::new(),
            })
        })?;
    report.parts = connection
        .prepare_cached("SELECT kind, start, \"end\" FROM part WHERE report = ?1 ORDER BY position")?
        .query_map([number], |row| Ok(PartRecord { kind: row.get(0)?, start: row.get(1)?, end: row.get(2)? }))?
        .collect::<rusqlite::Result<_>>()?;
    report.times = connection
        .prepare_cached(
            "SELECT field, precision, read_from, text, start, \"end\" FROM time WHERE report = ?1 ORDER BY position",
        )?
        .query_map([number], |row| {
            let mut columns = Columns::of(row);
            Ok(TimeRecord {
                of: columns.take()?,
                precision: columns.take()?,
                from: columns.take()?,
                slice: columns.slice_if_any()?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(report)
}

/// The event of a row of [`EVENT_COLUMNS`], with what hangs on it; evidence only if asked.
pub(crate) fn event_of(
    connection: &Connection,
    columns: &mut Columns<'_, '_>,
    report: &str,
    with_evidence: bool,
) -> rusqlite::Result<EventRecord> {
    let (key, number): (i64, u32) = (columns.take()?, columns.take()?);
    let mut event = EventRecord {
        id: format!("{report}.e{number}"),
        event_type: columns.take()?,
        mode: columns.take()?,
        subtype: None,
        contexts: Vec::new(),
        status: columns.take()?,
        quad: columns.take()?,
        score: columns.take()?,
        cameo: columns.take()?,
        trigger: columns.slice()?,
        sentence: SentenceRecord { slice: columns.slice()?, part: columns.take()? },
        actors: Vec::new(),
        recipients: Vec::new(),
        date: {
            let (start, end, text) =
                (columns.take::<Option<String>>()?, columns.take::<Option<String>>()?, columns.take()?);
            start.zip(end).map(|(start, end)| DateRecord { start, end, text })
        },
        place: {
            let (slice, name, country) = (columns.slice_if_any()?, columns.take()?, columns.take()?);
            let (lat, lon) = (columns.take()?, columns.take()?);
            slice.map(|slice| PlaceRecord { slice, name, country, lat, lon })
        },
        according_to: None,
        same_as: columns.take()?,
        confidence: columns.take()?,
        evidence: Vec::new(),
    };
    event.subtype = columns.take()?;
    event.contexts = connection
        .prepare_cached("SELECT name FROM context WHERE event = ?1 ORDER BY position")?
        .query_map([key], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT role, text, start, \"end\", name, code, sector, office FROM participant WHERE event = ?1 ORDER BY role, position",
    )?;
    let mut rows = statement.query([key])?;
    while let Some(row) = rows.next()? {
        let mut columns = Columns::of(row);
        let role: String = columns.take()?;
        let actor = columns.actor()?;
        match role.as_str() {
            "actor" => event.actors.push(actor),
            "recipient" => event.recipients.push(actor),
            _ => event.according_to = Some(actor),
        }
    }
    if with_evidence {
        event.evidence = evidence(
            connection,
            "SELECT field, rule, text, start, \"end\", detail FROM event_evidence WHERE event = ?1 ORDER BY position",
            key,
        )?;
    }
    Ok(event)
}

/// The statement of a row of [`STATEMENT_COLUMNS`]; evidence only if asked.
pub(crate) fn statement_of(
    connection: &Connection,
    columns: &mut Columns<'_, '_>,
    report: &str,
    with_evidence: bool,
) -> rusqlite::Result<StatementRecord> {
    let (key, number): (i64, u32) = (columns.take()?, columns.take()?);
    let mut statement = StatementRecord {
        id: format!("{report}.s{number}"),
        kind: columns.take()?,
        slice: columns.slice()?,
        cue: columns.slice()?,
        speaker: columns.actor()?,
        addressee: {
            let slice = columns.slice_if_any()?;
            let (name, code, sector, office) = (columns.take()?, columns.take()?, columns.take()?, columns.take()?);
            slice.map(|slice| ActorRecord { slice, name, code, sector, office })
        },
        evidence: Vec::new(),
    };
    if with_evidence {
        statement.evidence = evidence(
            connection,
            "SELECT field, rule, text, start, \"end\", detail FROM statement_evidence WHERE statement = ?1 ORDER BY position",
            key,
        )?;
    }
    Ok(statement)
}

fn evidence(connection: &Connection, sql: &str, entry: i64) -> rusqlite::Result<Vec<EvidenceRecord>> {
    connection
        .prepare_cached(sql)?
        .query_map([entry], |row| {
            let mut columns = Columns::of(row);
            Ok(EvidenceRecord {
                field: columns.take()?,
                rule: columns.take()?,
                slice: columns.slice_if_any()?,
                detail: columns.take()?,
            })
        })?
        .collect()
}
