//! A record into its rows.

use rusqlite::{Connection, params};

use crate::check::number_in;
use crate::record::{
    ActorRecord, EventRecord, EvidenceRecord, RECORD_VERSION, Record, ReportRecord, Slice, StatementRecord,
};

/// Writes all rows of a checked record but its source, and gives the report's key.
pub(crate) fn record(connection: &Connection, record: &Record, coder: &str) -> rusqlite::Result<i64> {
    let id = &record.report.id;
    let day = record.report.published.as_deref().map(first_day);
    let number = report(connection, &record.report, day.as_deref(), coder)?;
    for one in &record.events {
        // The check has seen that every id carries a number.
        event(connection, number, number_in(id, &one.id, 'e').unwrap_or(0), one, day.as_deref())?;
    }
    for one in &record.statements {
        statement(connection, number, number_in(id, &one.id, 's').unwrap_or(0), one)?;
    }
    for (position, note) in record.notes.iter().enumerate() {
        connection.prepare_cached("INSERT INTO note VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
            number,
            position as i64,
            note.code,
            note.severity,
            note.message
        ])?;
    }
    Ok(number)
}

/// The first day of an ISO 8601 year, month, day or instant, by which entries are sorted and cut.
pub(crate) fn first_day(moment: &str) -> String {
    match moment.len() {
        4 => format!("{moment}-01-01"),
        7 => format!("{moment}-01"),
        _ => moment.chars().take(10).collect(),
    }
}

fn report(connection: &Connection, report: &ReportRecord, day: Option<&str>, coder: &str) -> rusqlite::Result<i64> {
    let dateline = report.dateline.as_ref();
    let (text, start, end) = parts_of(dateline.map(|dateline| &dateline.slice));
    connection
        .prepare_cached(
            "INSERT INTO report (id, outlet, title, published, updated, day, dateline_text, dateline_start, dateline_end, \
             dateline_place, dateline_agency, language, coder, record_version, body) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            report.id,
            report.outlet,
            report.title,
            report.published,
            report.updated,
            day,
            text,
            start,
            end,
            dateline.and_then(|dateline| dateline.place.as_deref()),
            dateline.and_then(|dateline| dateline.agency.as_deref()),
            report.language,
            coder,
            RECORD_VERSION,
            report.body
        ])?;
    let number = connection.last_insert_rowid();
    for (position, part) in report.parts.iter().enumerate() {
        connection.prepare_cached("INSERT INTO part VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
            number,
            position as i64,
            part.kind,
            part.start,
            part.end
        ])?;
    }
    for (position, time) in report.times.iter().enumerate() {
        let (text, start, end) = parts_of(time.slice.as_ref());
        connection.prepare_cached("INSERT INTO time VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?.execute(params![
            number,
            position as i64,
            time.of,
            time.precision,
            time.from,
            text,
            start,
            end
        ])?;
    }
    Ok(number)
}

fn event(
    connection: &Connection,
    report: i64,
    number: u32,
    event: &EventRecord,
    published: Option<&str>,
) -> rusqlite::Result<()> {
    let day = event.date.as_ref().map(|date| first_day(&date.start));
    let (date, place) = (event.date.as_ref(), event.place.as_ref());
    let (place_text, place_start, place_end) = parts_of(place.map(|place| &place.slice));
    connection
        .prepare_cached(
            "INSERT INTO event (report, number, day, type, mode, status, quad, score, cameo, trigger_text, trigger_start, \
             trigger_end, sentence_text, sentence_start, sentence_end, sentence_part, date_start, date_end, date_text, \
             place_text, place_start, place_end, place_name, place_country, place_lat, place_lon, same_as, confidence, \
             subtype) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, \
             ?23, ?24, ?25, ?26, ?27, ?28, ?29)",
        )?
        .execute(params![
            report,
            number,
            day.as_deref().or(published),
            event.event_type,
            event.mode,
            event.status,
            event.quad,
            event.score,
            event.cameo,
            event.trigger.text,
            event.trigger.start,
            event.trigger.end,
            event.sentence.slice.text,
            event.sentence.slice.start,
            event.sentence.slice.end,
            event.sentence.part,
            date.map(|date| &date.start),
            date.map(|date| &date.end),
            date.and_then(|date| date.text.as_deref()),
            place_text,
            place_start,
            place_end,
            place.and_then(|place| place.name.as_deref()),
            place.and_then(|place| place.country.as_deref()),
            place.and_then(|place| place.lat),
            place.and_then(|place| place.lon),
            event.same_as,
            event.confidence,
            event.subtype
        ])?;
    let key = connection.last_insert_rowid();
    for (position, name) in event.contexts.iter().enumerate() {
        connection.prepare_cached("INSERT INTO context VALUES (?1, ?2, ?3)")?.execute(params![
            key,
            position as i64,
            name
        ])?;
    }
    participants(connection, key, "actor", &event.actors)?;
    participants(connection, key, "recipient", &event.recipients)?;
    participants(connection, key, "according_to", &event.according_to)?;
    evidence(connection, "INSERT INTO event_evidence VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", key, &event.evidence)
}

fn participants<'a>(
    connection: &Connection,
    event: i64,
    role: &str,
    actors: impl IntoIterator<Item = &'a ActorRecord>,
) -> rusqlite::Result<()> {
    for (position, actor) in actors.into_iter().enumerate() {
        connection
            .prepare_cached("INSERT INTO participant VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?
            .execute(params![
                event,
                role,
                position as i64,
                actor.slice.text,
                actor.slice.start,
                actor.slice.end,
                actor.name,
                actor.code,
                actor.sector,
                actor.office
            ])?;
    }
    Ok(())
}

fn statement(connection: &Connection, report: i64, number: u32, statement: &StatementRecord) -> rusqlite::Result<()> {
    let speaker = &statement.speaker;
    let addressee = statement.addressee.as_ref();
    let (addressee_text, addressee_start, addressee_end) = parts_of(addressee.map(|actor| &actor.slice));
    connection
        .prepare_cached(
            "INSERT INTO statement (report, number, kind, text, start, \"end\", cue_text, cue_start, cue_end, speaker_text, \
             speaker_start, speaker_end, speaker_name, speaker_code, speaker_sector, speaker_office, addressee_text, \
             addressee_start, addressee_end, addressee_name, addressee_code, addressee_sector, addressee_office) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, \
             ?23)",
        )?
        .execute(params![
            report,
            number,
            statement.kind,
            statement.slice.text,
            statement.slice.start,
            statement.slice.end,
            statement.cue.text,
            statement.cue.start,
            statement.cue.end,
            speaker.slice.text,
            speaker.slice.start,
            speaker.slice.end,
            speaker.name,
            speaker.code,
            speaker.sector,
            speaker.office,
            addressee_text,
            addressee_start,
            addressee_end,
            addressee.and_then(|actor| actor.name.as_deref()),
            addressee.and_then(|actor| actor.code.as_deref()),
            addressee.and_then(|actor| actor.sector.as_deref()),
            addressee.and_then(|actor| actor.office.as_deref())
        ])?;
    let key = connection.last_insert_rowid();
    evidence(
        connection,
        "INSERT INTO statement_evidence VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        key,
        &statement.evidence,
    )
}

fn evidence(connection: &Connection, sql: &str, entry: i64, evidence: &[EvidenceRecord]) -> rusqlite::Result<()> {
    for (position, reason) in evidence.iter().enumerate() {
        let (text, start, end) = parts_of(reason.slice.as_ref());
        connection.prepare_cached(sql)?.execute(params![
            entry,
            position as i64,
            reason.field,
            reason.rule,
            text,
            start,
            end,
            reason.detail
        ])?;
    }
    Ok(())
}

fn parts_of(slice: Option<&Slice>) -> (Option<&str>, Option<u32>, Option<u32>) {
    (slice.map(|slice| slice.text.as_str()), slice.map(|slice| slice.start), slice.map(|slice| slice.end))
}
