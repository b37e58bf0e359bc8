//! Time, place and occasion between a cue and its content: "said on Monday in a statement that".

use std::ops::Range;

use crate::reading::Reading;

#[rustfmt::skip]
const DAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "earlier",
    "later", "recently", "tonight", "afterwards", "here", "also", "further",
];

/// Occasions on which things are said: the noun that ends an adjunct.
#[rustfmt::skip]
const OCCASIONS: &[&str] = &[
    "address", "announcement", "audience", "briefing", "broadcast", "ceremony", "committee", "communique",
    "communiqué", "conference", "court", "debate", "email", "event", "facebook", "forum", "gathering", "hearing",
    "interview", "letter", "meeting", "message", "note", "notice", "occasion", "panel", "parliament", "post", "press",
    "program", "programme", "rally", "reaction", "release", "remarks", "report", "response", "seminar", "session",
    "show", "speech", "statement", "summit", "television", "testimony", "text", "tv", "tweet", "twitter", "video",
    "visit", "vlog", "weekend", "webinar", "week", "night", "month", "morning", "afternoon", "evening",
];

const OPENERS: &[&str] = &["on", "in", "at", "during", "via", "through", "after", "last", "this", "late", "early"];

/// The first token at or after `from` that is not part of such an adjunct.
pub(crate) fn skip_adjuncts(reading: &Reading<'_>, from: usize, end: usize) -> usize {
    let mut index = from;
    while let Some(next) = adjunct(reading, index..end) {
        index = next;
    }
    index
}

fn adjunct(reading: &Reading<'_>, range: Range<usize>) -> Option<usize> {
    if range.is_empty() {
        return None;
    }
    let word = reading.word(range.start);
    if DAYS.contains(&word) {
        return Some(range.start + 1);
    }
    if !OPENERS.contains(&word) {
        return None;
    }
    // Up to the last occasion noun or day within reach, before anything that begins a clause.
    let mut found = None;
    for index in range.start + 1..range.end.min(range.start + 9) {
        let word = reading.word(index);
        if matches!(
            word,
            "," | "." | ";" | ":" | "that" | "“" | "\"" | "he" | "she" | "it" | "they" | "we" | "there" | "said"
        ) {
            break;
        }
        if found.is_some() && matches!(word, "the" | "a" | "an") && !is_linked(reading.word(index - 1)) {
            break;
        }
        let is_day = DAYS.contains(&word) || (word.len() <= 4 && word.parse::<u16>().is_ok());
        if OCCASIONS.contains(&word) || is_day {
            found = Some(index + 1);
        }
    }
    found
}

fn is_linked(word: &str) -> bool {
    matches!(word, "of" | "in" | "on" | "at" | "to" | "with" | "for" | "by" | "after" | "from")
}
