//! The record: what is said of one report, in the form that leaves the program.
//!
//! One versioned shape feeds JSON lines, the ledger's tables and every export. Offsets count **Unicode scalar values** of the
//! stored body, half-open; `text` is always exactly that slice. Fields that are not known are `null`, lists are empty.

use serde::{Deserialize, Serialize};

/// Version of the shape below; it grows when a field changes its meaning or goes.
pub const RECORD_VERSION: u32 = 1;

/// Everything that is said of one report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The report itself.
    pub report: ReportRecord,
    /// Its events, in the order of their triggers.
    pub events: Vec<EventRecord>,
    /// Its statements, in the order of the text.
    pub statements: Vec<StatementRecord>,
    /// What went poorly.
    pub notes: Vec<NoteRecord>,
}

/// One text as published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportRecord {
    /// Sixteen hexadecimal digits made of the report's content: the same content has the same id wherever it came from.
    pub id: String,
    /// URL, or file and record.
    pub source: String,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// ISO 8601 whose length tells the precision: instant in UTC, day or month.
    pub published: Option<String>,
    /// As `published`.
    pub updated: Option<String>,
    /// Where and by whom it was filed.
    pub dateline: Option<DatelineRecord>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// The text as published.
    pub body: String,
    /// What each stretch of the body is.
    #[serde(default)]
    pub parts: Vec<PartRecord>,
    /// Where `published` and `updated` were read.
    #[serde(default)]
    pub times: Vec<TimeRecord>,
}

/// A stretch of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slice {
    /// The words.
    pub text: String,
    /// First scalar value.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A stretch of the page and its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartRecord {
    /// `title`, `lead`, `caption`, `heading`, `body`, `url`, `dateline`, `byline` or `furniture`.
    pub kind: String,
    /// First scalar value.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// Where a time was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeRecord {
    /// `published` or `updated`.
    pub of: String,
    /// `instant`, `day` or `month`.
    pub precision: String,
    /// `body`, `source`, or `field:` and the field's name.
    pub from: String,
    /// The words, when they stand in the body.
    pub slice: Option<Slice>,
}

/// The dateline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatelineRecord {
    /// All of it.
    #[serde(flatten)]
    pub slice: Slice,
    /// The place as written.
    pub place: Option<String>,
    /// The agency as written.
    pub agency: Option<String>,
}

/// One act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventRecord {
    /// The report's id, `.e` and a number from 1.
    pub id: String,
    /// PLOVER type, such as `REQUEST`.
    #[serde(rename = "type")]
    pub event_type: String,
    /// PLOVER mode of that type.
    pub mode: Option<String>,
    /// Name of the custom codebook's type, such as `RECOGNISE`; null where there is none.
    pub subtype: Option<String>,
    /// PLOVER contexts, in the codebook's order.
    pub contexts: Vec<String>,
    /// `actual`, `future`, `hypothetical`, `negated` or `historical`.
    pub status: String,
    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad: u8,
    /// The codebook's conflict-cooperation score, -10 to 10.
    pub score: f64,
    /// CAMEO code by the codebook's crosswalk, leading zeros kept.
    pub cameo: Option<String>,
    /// The fewest words that name the act.
    pub trigger: Slice,
    /// The sentence that states it.
    pub sentence: SentenceRecord,
    /// Who acts.
    pub actors: Vec<ActorRecord>,
    /// To whom it is directed.
    pub recipients: Vec<ActorRecord>,
    /// When.
    pub date: Option<DateRecord>,
    /// Where.
    pub place: Option<PlaceRecord>,
    /// Who says so; null where the report's own voice does.
    pub according_to: Option<ActorRecord>,
    /// Id of the first mention of the same event in this report.
    pub same_as: Option<String>,
    /// 0 to 1.
    pub confidence: f64,
    /// Why each field is what it is.
    #[serde(default)]
    pub evidence: Vec<EvidenceRecord>,
}

/// The sentence that states an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceRecord {
    /// The words and where they stand.
    #[serde(flatten)]
    pub slice: Slice,
    /// `title`, `lead`, `caption`, `heading` or `body`.
    pub part: String,
}

/// A mention of an actor and whom it was resolved to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorRecord {
    /// The words and where they stand.
    #[serde(flatten)]
    pub slice: Slice,
    /// Full name; null where unresolved.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-3 or international code; null where unresolved.
    pub code: Option<String>,
    /// PLOVER sector.
    pub sector: Option<String>,
    /// Office held at the time, such as "King of Bahrain".
    pub office: Option<String>,
}

/// When an event took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRecord {
    /// First day, ISO date.
    pub start: String,
    /// Last day, ISO date, included.
    pub end: String,
    /// The words; null where the publication day is assumed.
    pub text: Option<String>,
}

/// Where an event took place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceRecord {
    /// The words and where they stand.
    #[serde(flatten)]
    pub slice: Slice,
    /// The gazetteer's name.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
}

/// Content attributed to a speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementRecord {
    /// The report's id, `.s` and a number from 1.
    pub id: String,
    /// What is said, without the outer quotation marks.
    #[serde(flatten)]
    pub slice: Slice,
    /// `direct`, `indirect` or `mixed`.
    pub kind: String,
    /// The words that attribute it.
    pub cue: Slice,
    /// Who says it.
    pub speaker: ActorRecord,
    /// To whom, where told.
    pub addressee: Option<ActorRecord>,
    /// Why each field is what it is.
    #[serde(default)]
    pub evidence: Vec<EvidenceRecord>,
}

/// Why one field of an entry is what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceRecord {
    /// The field: `type`, `mode`, `status`, `actors`, `recipients`, `date`, `place`, `according_to`, `same_as`, `speaker`, …
    pub field: String,
    /// The rule that decided, as a path such as `status/negation`.
    pub rule: String,
    /// The words it read, if it read any.
    pub slice: Option<Slice>,
    /// What the rule says, in a plain sentence.
    pub detail: String,
}

/// What went poorly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRecord {
    /// Stable code such as `no-date`.
    pub code: String,
    /// `note`, `warning` or `error`.
    pub severity: String,
    /// What was found, in a plain sentence.
    pub message: String,
}
