//! The events and statements of an annotation or a coding, as far as the figures need them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::json::{field, items, name, string};
use super::text::{Stretch, Text};

/// One event mention.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) sentence: Stretch,
    pub(super) trigger: Option<Stretch>,
    pub(super) event_type: String,
    pub(super) status: String,
    pub(super) modes: BTreeSet<String>,
    /// Year and month, or what there is of them.
    pub(super) month: String,
    /// Empty where the report itself says so.
    pub(super) according_to: String,
    /// Codes, each once and sorted; `?` for an unresolved actor, a single `-` where there is none.
    pub(super) actors: Vec<String>,
    /// As `actors`.
    pub(super) recipients: Vec<String>,
}

impl Event {
    /// Where the event is said to stand: its trigger, else its sentence.
    pub(super) fn place(&self) -> Stretch {
        self.trigger.unwrap_or(self.sentence)
    }
}

/// One statement.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) content: Stretch,
    pub(super) speaker: String,
    /// `?` for an unresolved speaker.
    pub(super) code: String,
}

/// The events whose sentence stands in the text.
pub(super) fn events(doc: &Value, text: &Text<'_>) -> Vec<Event> {
    items(doc, "events").iter().filter_map(|entry| event(entry, text)).collect()
}

fn event(entry: &Value, text: &Text<'_>) -> Option<Event> {
    let sentence = text.locate(entry.get("sentence")?, None)?;
    let trigger = field(entry, "trigger").and_then(|trigger| text.locate(trigger, Some(sentence)));
    let date = field(entry, "date").map_or("", |date| date.as_str().or_else(|| string(date, "start")).unwrap_or(""));
    Some(Event {
        sentence,
        trigger,
        event_type: entry.get("type").and_then(Value::as_str).unwrap_or("None").to_owned(),
        status: string(entry, "status").unwrap_or("actual").to_owned(),
        modes: modes(entry),
        month: date.chars().take("2024-05".len()).collect(),
        according_to: field(entry, "according_to").map_or("", name).to_owned(),
        actors: codes(entry, "actors"),
        recipients: codes(entry, "recipients"),
    })
}

fn modes(entry: &Value) -> BTreeSet<String> {
    let modes = match field(entry, "mode") {
        None => return BTreeSet::new(),
        Some(Value::Array(modes)) => modes.as_slice(),
        Some(mode) => std::slice::from_ref(mode),
    };
    modes.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn codes(entry: &Value, name: &str) -> Vec<String> {
    let codes: BTreeSet<&str> = items(entry, name).iter().map(|actor| string(actor, "code").unwrap_or("?")).collect();
    if codes.is_empty() { vec!["-".to_owned()] } else { codes.into_iter().map(str::to_owned).collect() }
}

/// The statements whose content stands in the text.
pub(super) fn statements(doc: &Value, text: &Text<'_>) -> Vec<Statement> {
    items(doc, "statements").iter().filter_map(|entry| statement(entry, text)).collect()
}

fn statement(entry: &Value, text: &Text<'_>) -> Option<Statement> {
    let words = entry.get("text");
    let span = match entry.get("content") {
        Some(content) => content,
        None if words.is_some_and(Value::is_string) && entry.get("start").is_some() => entry,
        None => words?,
    };
    let speaker = entry.get("speaker").unwrap_or(&Value::Null);
    Some(Statement {
        content: text.locate(span, None)?,
        speaker: string(entry, "speaker_name").unwrap_or_else(|| name(speaker)).to_owned(),
        code: string(entry, "speaker_code").or_else(|| string(speaker, "code")).unwrap_or("?").to_owned(),
    })
}
