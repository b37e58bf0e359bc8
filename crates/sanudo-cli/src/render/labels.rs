//! Parts of a record in a few words.

use sanudo_ledger::record::{ActorRecord, DateRecord, EventRecord};

use super::clean::one_line;

/// Letters after which a name is cut where room is short.
const SHORT_NAME: usize = 28;

/// `REQUEST assist`, or with a custom codebook's type behind them `SUPPORT RECOGNISE`.
pub(crate) fn act(event: &EventRecord) -> String {
    let labels = [Some(&event.event_type), event.mode.as_ref(), event.subtype.as_ref()];
    labels.into_iter().flatten().map(|label| one_line(label)).collect::<Vec<_>>().join(" ")
}

/// `BHR Hamad bin Isa Al Khalifa`; `?` stands for a code that is not known.
pub(crate) fn actor(actor: &ActorRecord) -> String {
    let name = actor.name.as_deref().unwrap_or(&actor.slice.text);
    format!("{} {}", actor.code.as_deref().unwrap_or("?"), one_line(name))
}

/// As [`actor`], cut where room is short.
pub(crate) fn short_actor(record: &ActorRecord) -> String {
    let label = actor(record);
    if label.chars().count() <= SHORT_NAME {
        return label;
    }
    label.chars().take(SHORT_NAME - 1).collect::<String>().trim_end().to_owned() + "…"
}

/// `BHR Hamad bin Isa Al Khalifa → RUS Vladimir Putin`.
pub(crate) fn parties(event: &EventRecord, label: fn(&ActorRecord) -> String) -> String {
    let list = |actors: &[ActorRecord]| actors.iter().map(label).collect::<Vec<_>>().join(", ");
    let actors = if event.actors.is_empty() { "—".to_owned() } else { list(&event.actors) };
    if event.recipients.is_empty() { actors } else { format!("{actors} → {}", list(&event.recipients)) }
}

/// A day, or the first and last of several.
pub(crate) fn days(date: Option<&DateRecord>) -> String {
    match date {
        None => "no date".to_owned(),
        Some(date) if date.start == date.end => date.start.clone(),
        Some(date) => format!("{} to {}", date.start, date.end),
    }
}

/// A quad class in words.
pub(crate) const fn quad(quad: u8) -> &'static str {
    match quad {
        1 => "verbal cooperation",
        2 => "material cooperation",
        3 => "verbal conflict",
        4 => "material conflict",
        _ => "no quad class",
    }
}
