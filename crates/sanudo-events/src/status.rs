//! Whether an act happened, is announced, would happen, did not, or is history.

use sanudo_text::Evidence;

use crate::clause::{is_between, is_preposition};
use crate::codebook::{EventType, Status};
use crate::reading::Reading;

/// Words that deny what follows them within the verb group.
const NEGATIONS: &[&str] = &["not", "n't", "n’t", "never", "cannot", "neither", "nor", "without"];
/// Verbs that deny the infinitive or noun behind them.
const FAILURES: &[&str] = &["failed", "fails", "fail", "failing", "unable", "stopped", "avoided", "yet"];
/// Auxiliaries of what is only thought.
const CONDITIONALS: &[&str] = &["would", "could", "may", "might", "'d", "’d", "can"];
/// Words that make a clause a condition.
const CONDITIONS: &[&str] = &["if", "unless", "whether", "should"];
/// Auxiliaries and phrases of what is to come.
const FUTURES: &[&str] = &["will", "shall", "'ll", "’ll", "wo"];
/// Words before an infinitive that announce it.
#[rustfmt::skip]
const ANNOUNCING: &[&str] = &[
    "plan", "plans", "planned", "planning", "set", "expected", "scheduled", "due", "going", "intends", "intend",
    "about", "is", "are", "was", "were", "preparing", "ready", "likely", "poised", "slated", "hopes", "hoping",
];

/// What the words before a verb at `verb` say of it.
pub(crate) fn status(reading: &Reading<'_>, verb: usize) -> (Status, Option<Evidence>) {
    let start = reading.sentence(verb).start;
    let evidence = |rule: &'static str, index: usize, detail: &'static str| {
        Some(Evidence::new("status", rule, Some(reading.span(index..index + 1)), detail))
    };
    // The verb group: auxiliaries and adverbs right before the verb, and over "to" what governs the infinitive.
    let mut index = verb;
    let mut future = None;
    let mut conditional = None;
    while index > start {
        let word = reading.word(index - 1);
        if NEGATIONS.contains(&word) {
            return (Status::Negated, evidence("status/negation", index - 1, "a negation stands before the act"));
        }
        // "Kenya in May imposed": a month.
        let month = word == "may" && index - 1 > start && is_preposition(reading.word(index - 2));
        if month {
            break;
        }
        if CONDITIONALS.contains(&word) {
            conditional = Some(index - 1);
        } else if FUTURES.contains(&word) {
            future = Some(index - 1);
        } else if word == "to" && index - 1 > start {
            let governor = (start..index - 1)
                .rev()
                .take(3)
                .find(|&at| !is_between(reading.word(at)) || ANNOUNCING.contains(&reading.word(at)));
            if let Some(at) = governor {
                let word = reading.word(at);
                if FAILURES.contains(&word) {
                    return (Status::Negated, evidence("status/failure", at, "the act failed or was left undone"));
                }
                if ANNOUNCING.contains(&word) {
                    future = Some(at);
                }
            }
            break;
        } else if !is_between(word) {
            break;
        }
        index -= 1;
    }
    if let Some(at) = conditional {
        return (Status::Hypothetical, evidence("status/conditional", at, "the act is only thought of as possible"));
    }
    if let Some(at) = future {
        return (Status::Future, evidence("status/future", at, "the act is announced for later"));
    }
    let condition = (start..verb)
        .rev()
        .take(10)
        .take_while(|&at| !matches!(reading.word(at), "," | ";" | ":" | "“" | "\""))
        .find(|&at| CONDITIONS.contains(&reading.word(at)));
    if let Some(at) = condition {
        return (Status::Hypothetical, evidence("status/condition", at, "the act stands in a condition"));
    }
    (Status::Actual, None)
}

/// What the words before a noun at `noun` say of it: "no attack", "a possible visit", "the planned talks".
pub(crate) fn noun_status(reading: &Reading<'_>, noun: usize) -> (Status, Option<Evidence>) {
    let start = reading.sentence(noun).start;
    for at in (start..noun).rev().take(3) {
        let span = Some(reading.span(at..at + 1));
        match reading.word(at) {
            "no" | "without" => {
                return (
                    Status::Negated,
                    Some(Evidence::new("status", "status/negation", span, "a negation stands before the act")),
                );
            }
            "possible" | "potential" | "any" | "would-be" => {
                return (
                    Status::Hypothetical,
                    Some(Evidence::new("status", "status/conditional", span, "the act is only thought of as possible")),
                );
            }
            "planned" | "upcoming" | "forthcoming" | "future" | "scheduled" | "next" => {
                return (
                    Status::Future,
                    Some(Evidence::new("status", "status/future", span, "the act is announced for later")),
                );
            }
            _ => {}
        }
    }
    (Status::Actual, None)
}

/// Announced acts that the codebook folds into another type: cooperation to come is AGREE, a retreat to come is CONCEDE.
pub(crate) fn fold_future(event_type: EventType, status: Status) -> Option<(EventType, Evidence)> {
    if status != Status::Future {
        return None;
    }
    let (folded, detail) = match event_type {
        EventType::Consult | EventType::Support | EventType::Cooperate | EventType::Aid | EventType::Agree => {
            (EventType::Agree, "announced cooperation is AGREE")
        }
        EventType::Retreat | EventType::Concede => (EventType::Concede, "an announced retreat is CONCEDE"),
        _ => return None,
    };
    Some((folded, Evidence::new("type", "fold/future", None, detail)))
}
