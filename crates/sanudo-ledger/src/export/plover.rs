//! PLOVER JSON lines, the standard's own record.
//!
//! One JSON object a line and event, in the fields of the PLOVER manual's chapter "Data Fields" (draft 0.8, 2021); a field of
//! which nothing is known is absent. [`SanudoFields`] under `sanudo` holds what PLOVER has no place for.
//!
//! PLOVER cannot say that an act is denied, planned or only imagined: it stands in `sanudo.status` alone. Filter by
//! `status: ["actual"]` for tools that do not look there.

use std::io::{self, Write};

use serde::Serialize;

use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::query::{EventFilter, EventRow, Order};
use crate::record::ActorRecord;

/// What to put in besides the codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PloverOptions {
    /// The sentence, as `text`. PLOVER reserves it for those who have the right to hand it on.
    pub text: bool,
}

/// Writes one line an event and gives their number; `filter.order` does not count. Events without any date, which PLOVER
/// requires, are written without one.
///
/// # Errors
/// [`Error::Export`] where `out` does not take it; else as [`Ledger::events`].
pub fn events(ledger: &Ledger, filter: &EventFilter, options: PloverOptions, mut out: impl Write) -> Result<u64> {
    let filter = EventFilter { order: Order::Report, ..filter.clone() };
    let failed = |source: io::Error| Error::Export { path: ledger.path().to_owned(), source };
    let mut lines = 0;
    ledger.each_event(&filter, |row| {
        let mut line = serde_json::to_vec(&PloverEvent::of(row, options)).map_err(|cause| failed(cause.into()))?;
        line.push(b'\n');
        out.write_all(&line).map_err(failed)?;
        lines += 1;
        Ok::<(), Error>(())
    })?;
    out.flush().map_err(failed)?;
    Ok(lines)
}

/// One event in PLOVER's fields.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PloverEvent<'a> {
    /// The event's id.
    pub id: &'a str,
    /// Always true: reports without events have no line.
    pub has_event: bool,
    /// First day, `YYYY-MM-DD`; the day of publication where the report does not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<&'a str>,
    /// Last day, where it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enddate: Option<&'a str>,
    /// Who acts.
    pub actor: Vec<PloverEntity<'a>>,
    /// To whom.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recipient: Vec<PloverEntity<'a>>,
    /// The type; PLOVER allows several, Sanudo writes one.
    pub event: [&'a str; 1],
    /// The words that name the act.
    pub event_text: [&'a str; 1],
    /// The mode, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<[&'a str; 1]>,
    /// The contexts.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub context: &'a [String],
    /// 1 to 4.
    pub quad_code: u8,
    /// -10 to 10.
    pub event_scale: f64,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_loc: Option<PloverLocation<'a>>,
    /// The report's address, where its source is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<&'a str>,
    /// The sentence, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    /// Where the sentence stands.
    pub text_info: PloverTextInfo,
    /// The report.
    pub cite_info: PloverCitation<'a>,
    /// Name and version of the program that coded it.
    pub coder: &'a str,
    /// What PLOVER has no place for.
    pub sanudo: SanudoFields<'a>,
}

/// PLOVER's entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PloverEntity<'a> {
    /// Country or international code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    /// Sector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<&'a str>,
    /// The words.
    pub entity_text: &'a str,
    /// The full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier_text: Option<&'a str>,
    /// The office at the time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<&'a str>,
}

/// PLOVER's location.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PloverLocation<'a> {
    /// The words.
    pub extracted_place: &'a str,
    /// The gazetteer's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_place: Option<&'a str>,
    /// Degrees north.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Degrees east.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// ISO 3166-1 alpha-3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<&'a str>,
}

/// PLOVER's text_info: positions in Unicode scalar values of the report's body, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PloverTextInfo {
    /// First of the sentence.
    pub start: u32,
    /// One past its last.
    pub end: u32,
}

/// PLOVER's cite_info.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PloverCitation<'a> {
    /// The report's address, where its source is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    /// Headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    /// ISO 639-1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
    /// Outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publication: Option<&'a str>,
}

/// What PLOVER has no place for, under Sanudo's own names. Unlike PLOVER's fields they are `null` where not known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SanudoFields<'a> {
    /// The report's id.
    pub report_id: &'a str,
    /// URL, or file and record.
    pub source: &'a str,
    /// When the report was published.
    pub published: Option<&'a str>,
    /// When it was updated.
    pub updated: Option<&'a str>,
    /// Name of the custom codebook's type; the line has the type that it folds into.
    pub subtype: Option<&'a str>,
    /// `actual`, `future`, `hypothetical`, `negated` or `historical`.
    pub status: &'a str,
    /// The part of the report: `title`, `lead`, `caption`, `heading` or `body`.
    pub part: &'a str,
    /// Who says so; null where the report's own voice does.
    pub according_to: Option<PloverEntity<'a>>,
    /// Id of the first mention of the same event in this report.
    pub same_as: Option<&'a str>,
    /// CAMEO code.
    pub cameo: Option<&'a str>,
    /// 0 to 1.
    pub confidence: f64,
}

impl<'a> PloverEvent<'a> {
    /// The event of a row in PLOVER's fields.
    #[must_use]
    pub fn of(row: &'a EventRow, options: PloverOptions) -> Self {
        let (event, report) = (&row.event, &row.report);
        let is_address = report.source.starts_with("http://") || report.source.starts_with("https://");
        let link = is_address.then_some(report.source.as_str());
        let date = event.date.as_ref();
        Self {
            id: &event.id,
            has_event: true,
            date: row.day.as_deref(),
            enddate: date.filter(|date| date.end != date.start).map(|date| date.end.as_str()),
            actor: event.actors.iter().map(entity).collect(),
            recipient: event.recipients.iter().map(entity).collect(),
            event: [&event.event_type],
            event_text: [&event.trigger.text],
            mode: event.mode.as_deref().map(|mode| [mode]),
            context: &event.contexts,
            quad_code: event.quad,
            event_scale: event.score,
            event_loc: event.place.as_ref().map(|place| PloverLocation {
                extracted_place: &place.slice.text,
                resolved_place: place.name.as_deref(),
                lat: place.lat,
                lon: place.lon,
                country_code: place.country.as_deref(),
            }),
            link,
            text: options.text.then_some(event.sentence.slice.text.as_str()),
            text_info: PloverTextInfo { start: event.sentence.slice.start, end: event.sentence.slice.end },
            cite_info: PloverCitation {
                url: link,
                title: report.title.as_deref(),
                language: report.language.as_deref(),
                publication: report.outlet.as_deref(),
            },
            coder: &report.coder,
            sanudo: SanudoFields {
                report_id: &report.id,
                source: &report.source,
                published: report.published.as_deref(),
                updated: report.updated.as_deref(),
                subtype: event.subtype.as_deref(),
                status: &event.status,
                part: &event.sentence.part,
                according_to: event.according_to.as_ref().map(entity),
                same_as: event.same_as.as_deref(),
                cameo: event.cameo.as_deref(),
                confidence: event.confidence,
            },
        }
    }
}

fn entity(actor: &ActorRecord) -> PloverEntity<'_> {
    PloverEntity {
        code: actor.code.as_deref(),
        sector: actor.sector.as_deref(),
        entity_text: &actor.slice.text,
        identifier_text: actor.name.as_deref(),
        office: actor.office.as_deref(),
    }
}
