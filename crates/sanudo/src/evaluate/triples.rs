//! Who did what to whom, as codes.

use std::collections::BTreeSet;
use std::fmt;

use super::entries::Event;

/// What makes two triples the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Sentence, actor, type and recipient.
    Sentence,
    /// Actor, type and recipient.
    Report,
    /// The two actors, whichever acted.
    Dyad,
}

/// An actor's code, a PLOVER type, a recipient's code: `-` where there is none, `?` where it is unresolved.
///
/// It prints as the script prints it, a Python tuple.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Triple {
    /// Where the sentence starts; zero where sentences do not matter.
    pub(super) sentence: i64,
    /// Who acts.
    pub actor: String,
    /// PLOVER type; empty where types do not matter.
    pub event_type: String,
    /// To whom it is directed.
    pub recipient: String,
}

impl fmt::Display for Triple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [actor, event_type, recipient] = [&self.actor, &self.event_type, &self.recipient].map(|text| quoted(text));
        write!(f, "({actor}, {event_type}, {recipient})")
    }
}

/// A string as Python shows it.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut shown = String::from(quote);
    for letter in text.chars() {
        match letter {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            '\\' => shown.push_str("\\\\"),
            letter if letter == quote => shown.extend(['\\', letter]),
            letter if letter.is_control() => shown.push_str(&format!("\\x{:02x}", u32::from(letter))),
            letter => shown.push(letter),
        }
    }
    shown.push(quote);
    shown
}

/// Acts whose parties have no order.
fn is_symmetric(event_type: &str) -> bool {
    event_type == "CONSULT"
}

/// The triples of a report's events, each once; negated and hypothetical events have none.
pub(super) fn triples(events: &[Event], level: Level) -> BTreeSet<Triple> {
    let kept = events.iter().filter(|event| !matches!(event.status.as_str(), "negated" | "hypothetical"));
    kept.flat_map(|event| pairs(event).into_iter().map(move |pair| triple(event, pair, level))).collect()
}

/// Who acts towards whom; nobody towards himself when several act.
fn pairs(event: &Event) -> Vec<(&str, &str)> {
    let actors = || event.actors.iter().map(String::as_str);
    let symmetric = is_symmetric(&event.event_type);
    if symmetric && event.recipients == ["-"] && event.actors.len() > 1 {
        return actors()
            .flat_map(|one| actors().filter(move |other| one < *other).map(move |other| (one, other)))
            .collect();
    }
    let recipients = || event.recipients.iter().map(String::as_str);
    let alone = event.actors.len() == 1;
    actors()
        .flat_map(|actor| recipients().map(move |recipient| (actor, recipient)))
        .filter(|(actor, recipient)| alone || actor != recipient)
        .map(|pair| if symmetric && pair.0 != "-" && pair.1 != "-" { sorted(pair) } else { pair })
        .collect()
}

fn sorted<'a>((one, other): (&'a str, &'a str)) -> (&'a str, &'a str) {
    if one <= other { (one, other) } else { (other, one) }
}

fn triple(event: &Event, pair: (&str, &str), level: Level) -> Triple {
    let (actor, recipient) = if level == Level::Dyad { sorted(pair) } else { pair };
    Triple {
        sentence: if level == Level::Sentence { event.sentence.start } else { 0 },
        actor: actor.to_owned(),
        event_type: if level == Level::Dyad { String::new() } else { event.event_type.clone() },
        recipient: recipient.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn strings_are_shown_as_python_shows_them() {
        assert_eq!(quoted("BHR"), "'BHR'");
        assert_eq!(quoted("it's"), "\"it's\"");
        assert_eq!(quoted("\"it's\""), r#"'"it\'s"'"#);
        assert_eq!(quoted("a\\b\u{7}"), "'a\\\\b\\x07'");
    }
}
