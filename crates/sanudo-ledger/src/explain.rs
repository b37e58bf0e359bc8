//! Why an entry is what it is.

use serde::Serialize;

use crate::error::{Error, Result};
use crate::find::Found;
use crate::ledger::Ledger;
use crate::read::ReportHead;
use crate::record::{ActorRecord, EventRecord, EvidenceRecord, Record, Slice, StatementRecord};

/// The whole story of one entry.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// Its report.
    pub report: ReportHead,
    /// The entry, with its evidence.
    pub entry: Entry,
    /// The text in which it stands: an event's sentence; of a statement, the paragraph or paragraphs that hold it, its cue and its
    /// speaker.
    pub passage: Passage,
    /// Words that an event or its evidence read outside the passage, by their place in the body: a name that a pronoun was
    /// resolved to, a dateline.
    pub elsewhere: Vec<(String, Slice)>,
    /// The fields in the record's order, then any others that evidence speaks of.
    pub fields: Vec<Field>,
}

/// An event or a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Entry {
    /// An event.
    Event(Box<EventRecord>),
    /// A statement.
    Statement(Box<StatementRecord>),
}

/// A piece of a report with marks in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The words and where they stand in the body.
    pub slice: Slice,
    /// `title`, `lead`, `caption`, `heading`, `body`; nothing where the report does not tell its parts.
    pub part: Option<String>,
    /// What to mark, by where it begins, longer ones first. Marks may hold one another.
    pub marks: Vec<Mark>,
}

/// A span to mark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mark {
    /// First scalar value, counted from the beginning of the **passage**.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What it is: `trigger`, `actor`, `recipient`, `place`, `according_to`, `text`, `cue`, `speaker`, `addressee`, or a field's
    /// name where only evidence read the words.
    pub label: String,
}

/// One field and its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The record's name for it.
    pub name: String,
    /// Its value as a person reads it; nothing where the record has `null` or an empty list.
    pub value: Option<String>,
    /// Why, in the order in which it was decided. Empty where nothing had to be decided, as for the score of a type.
    pub evidence: Vec<EvidenceRecord>,
}

impl Ledger {
    /// Explains an event or a statement, named as for [`Ledger::find`].
    ///
    /// # Errors
    /// As [`Ledger::find`]; for a report, [`Error::Ambiguous`] with its entries, or [`Error::Unknown`] where it has none.
    pub fn explain(&self, given: &str) -> Result<Explanation> {
        let found = self.find(given)?;
        let unknown = || Error::Unknown { path: self.path.clone(), given: given.to_owned(), near: Vec::new() };
        let record = self.record(found.report_id())?.ok_or_else(unknown)?;
        let report = self.head(found.report_id())?.ok_or_else(unknown)?;
        match &found {
            Found::Event(id) => {
                let event = record.events.iter().find(|event| event.id == *id).ok_or_else(unknown)?;
                Ok(of_event(report, event.clone()))
            }
            Found::Statement(id) => {
                let statement = record.statements.iter().find(|statement| statement.id == *id).ok_or_else(unknown)?;
                Ok(of_statement(report, &record, statement.clone()))
            }
            Found::Report(_) => Err(self.which_entry(given, &record)),
        }
    }

    fn which_entry(&self, given: &str, record: &Record) -> Error {
        let events = record.events.iter().map(|event| (event.id.clone(), event.event_type.clone()));
        let statements =
            record.statements.iter().map(|statement| (statement.id.clone(), statement.speaker.slice.text.clone()));
        let mut candidates: Vec<_> = events.chain(statements).collect();
        let total = candidates.len() as u64;
        if total == 0 {
            return Error::Unknown { path: self.path.clone(), given: format!("an entry of {given}"), near: Vec::new() };
        }
        candidates.truncate(12);
        Error::Ambiguous { path: self.path.clone(), given: given.to_owned(), candidates, total }
    }
}

fn of_event(report: ReportHead, event: EventRecord) -> Explanation {
    let mut spans = Spans::default();
    spans.add("trigger", &event.trigger);
    event.actors.iter().for_each(|actor| spans.add("actor", &actor.slice));
    event.recipients.iter().for_each(|actor| spans.add("recipient", &actor.slice));
    event.place.iter().for_each(|place| spans.add("place", &place.slice));
    event.according_to.iter().for_each(|actor| spans.add("according_to", &actor.slice));
    spans.add_evidence(&event.evidence);
    let (passage, elsewhere) = spans.over(event.sentence.slice.clone(), Some(event.sentence.part.clone()));

    let list = |actors: &[ActorRecord]| join(actors.iter().map(who), "; ");
    let mut fields = vec![
        ("type", Some(event.event_type.clone())),
        ("mode", event.mode.clone()),
        ("contexts", join(event.contexts.iter().cloned(), ", ")),
        ("status", Some(event.status.clone())),
        ("quad", Some(event.quad.to_string())),
        ("score", Some(event.score.to_string())),
        ("cameo", event.cameo.clone()),
        ("trigger", Some(event.trigger.text.clone())),
        ("sentence", Some(event.sentence.part.clone())),
        ("actors", list(&event.actors)),
        ("recipients", list(&event.recipients)),
        (
            "date",
            event.date.as_ref().map(|date| {
                let days =
                    if date.start == date.end { date.start.clone() } else { format!("{} to {}", date.start, date.end) };
                date.text.as_ref().map_or(days.clone(), |text| format!("{days} (`{text}`)"))
            }),
        ),
        (
            "place",
            event.place.as_ref().map(|place| {
                let at = place.lat.zip(place.lon).map(|(lat, lon)| format!("{lat}, {lon}"));
                let known = join([place.name.clone(), place.country.clone(), at].into_iter().flatten(), ", ");
                known.map_or(place.slice.text.clone(), |known| format!("{} = {known}", place.slice.text))
            }),
        ),
        ("according_to", event.according_to.as_ref().map(who)),
        ("same_as", event.same_as.clone()),
        ("confidence", Some(event.confidence.to_string())),
    ];
    // Only a custom codebook has subtypes: of other events there is nothing to tell.
    if event.subtype.is_some() {
        fields.insert(2, ("subtype", event.subtype.clone()));
    }
    let fields = with_evidence(fields, &event.evidence);
    Explanation { report, entry: Entry::Event(Box::new(event)), passage, elsewhere, fields }
}

fn of_statement(report: ReportHead, record: &Record, statement: StatementRecord) -> Explanation {
    let mut spans = Spans::default();
    spans.add("text", &statement.slice);
    spans.add("cue", &statement.cue);
    spans.add("speaker", &statement.speaker.slice);
    statement.addressee.iter().for_each(|actor| spans.add("addressee", &actor.slice));
    spans.add_evidence(&statement.evidence);
    let (slice, part) = passage_of(record, &statement);
    let (passage, elsewhere) = spans.over(slice, part);

    let fields = vec![
        ("text", Some(statement.slice.text.clone())),
        ("kind", Some(statement.kind.clone())),
        ("cue", Some(statement.cue.text.clone())),
        ("speaker", Some(who(&statement.speaker))),
        ("addressee", statement.addressee.as_ref().map(who)),
    ];
    let fields = with_evidence(fields, &statement.evidence);
    Explanation { report, entry: Entry::Statement(Box::new(statement)), passage, elsewhere, fields }
}

/// `King Hamad = Hamad bin Isa Al Khalifa, BHR, GOV, King of Bahrain`, as far as it is known.
fn who(actor: &ActorRecord) -> String {
    let known = [&actor.name, &actor.code, &actor.sector, &actor.office].into_iter().flatten().cloned();
    match join(known, ", ") {
        Some(known) => format!("{} = {known}", actor.slice.text),
        None => format!("{} (unresolved)", actor.slice.text),
    }
}

fn join(words: impl Iterator<Item = String>, between: &str) -> Option<String> {
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(between))
}

fn with_evidence(fields: Vec<(&str, Option<String>)>, evidence: &[EvidenceRecord]) -> Vec<Field> {
    // A reason for a part of a field ("actors.code") stands under the field.
    let root = |field: &str| field.split('.').next().unwrap_or_default().to_owned();
    let of = |name: &str| evidence.iter().filter(|reason| root(&reason.field) == name).cloned().collect::<Vec<_>>();
    let mut all: Vec<Field> =
        fields.into_iter().map(|(name, value)| Field { name: name.to_owned(), value, evidence: of(name) }).collect();
    for reason in evidence {
        let name = root(&reason.field);
        if !all.iter().any(|field| field.name == name) {
            let evidence = of(&name);
            all.push(Field { name, value: None, evidence });
        }
    }
    all
}

/// Spans of the body with what they are.
#[derive(Default)]
struct Spans(Vec<(String, Slice)>);

impl Spans {
    fn add(&mut self, label: &str, slice: &Slice) {
        self.0.push((label.to_owned(), slice.clone()));
    }

    /// Words that only evidence read; those that are already marked stay as they are.
    fn add_evidence(&mut self, evidence: &[EvidenceRecord]) {
        for reason in evidence {
            if let Some(slice) = &reason.slice
                && !self.0.iter().any(|(_, known)| known == slice)
            {
                self.add(&reason.field, slice);
            }
        }
    }

    /// Those inside `slice` as marks, the others by themselves.
    fn over(self, slice: Slice, part: Option<String>) -> (Passage, Vec<(String, Slice)>) {
        let (inside, mut elsewhere): (Vec<_>, Vec<_>) =
            self.0.into_iter().partition(|(_, span)| slice.start <= span.start && span.end <= slice.end);
        let mut marks: Vec<Mark> = inside
            .into_iter()
            .map(|(label, span)| Mark { start: span.start - slice.start, end: span.end - slice.start, label })
            .collect();
        marks.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)).then_with(|| a.label.cmp(&b.label)));
        marks.dedup();
        elsewhere.sort_by(|(a, left), (b, right)| (left.start, left.end, a).cmp(&(right.start, right.end, b)));
        elsewhere.dedup();
        (Passage { slice, part, marks }, elsewhere)
    }
}

/// The parts of the report that a statement touches, from the first to the last; without parts, the lines.
fn passage_of(record: &Record, statement: &StatementRecord) -> (Slice, Option<String>) {
    let spans = [&statement.slice, &statement.cue, &statement.speaker.slice];
    // A speaker whose name stands paragraphs away is told of elsewhere; what is said and its cue belong together.
    let start = spans[..2].iter().map(|span| span.start).min().unwrap_or(0);
    let end = spans[..2].iter().map(|span| span.end).max().unwrap_or(0);
    let touched = || record.report.parts.iter().filter(|part| part.start < end && start < part.end);
    let part = touched().next().map(|part| part.kind.clone());
    let first = touched().map(|part| part.start).min().unwrap_or(start).min(start);
    let last = touched().map(|part| part.end).max().unwrap_or(end).max(end);
    let characters: Vec<char> = record.report.body.chars().collect();
    let (mut first, mut last) = (first as usize, (last as usize).min(characters.len()));
    if part.is_none() {
        first = characters[..first].iter().rposition(|&c| c == '\n').map_or(0, |at| at + 1);
        last += characters[last..].iter().position(|&c| c == '\n').unwrap_or(characters.len() - last);
    }
    let text = characters[first..last].iter().collect();
    (Slice { text, start: first as u32, end: last as u32 }, part)
}
