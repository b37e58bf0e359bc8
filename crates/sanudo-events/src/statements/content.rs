//! What is said, where no quotation mark tells: before the speaker, behind the cue, in its infinitive.

use std::ops::Range;

use super::clausal::{has_finite, is_bare_clause, is_clause, looks_like_clause};
use super::quotation::{SHORTEST_QUOTATION, quotation_after};
use crate::adjunct::skip_adjuncts;
use crate::clause::is_preposition;
use crate::cue::{CueHit, Cues, Takes};
use crate::inflect::Form;
use crate::reading::Reading;

pub(super) fn has_that(reading: &Reading<'_>, from: usize, end: usize) -> bool {
    (from..end.min(from + 6)).any(|at| reading.word(at) == "that")
}

/// The infinitive's "to" behind a cue and its addressee.
pub(super) fn infinitive(reading: &Reading<'_>, from: usize, end: usize) -> Option<usize> {
    let mut index = from;
    while index < end.min(from + 12) {
        if let Some(mention) = reading.mention(index) {
            index = mention.range().end;
            continue;
        }
        match reading.word(index) {
            "to" => return Some(index),
            "." | ";" | ":" | "," | "that" | "“" | "\"" | "for" | "who" | "which" => return None,
            _ => index += 1,
        }
    }
    None
}

/// Content that stands before speaker and cue and is closed by a comma; what follows the cue is only time and place.
pub(super) fn content_before(
    reading: &Reading<'_>,
    left_edge: usize,
    right_edge: usize,
    range: &Range<usize>,
    inverted: bool,
) -> Option<Range<usize>> {
    if left_edge < range.start + 4 || reading.word(left_edge - 1) != "," {
        return None;
    }
    let tail = skip_adjuncts(reading, right_edge, range.end);
    let rest = range.end - tail.min(range.end);
    let ends = inverted
        || tail >= range.end
        || matches!(
            reading.word(tail),
            "." | ","
                | ";"
                | "”"
                | "\""
                | "when"
                | "as"
                | "after"
                | "while"
                | "following"
                | "citing"
                | "quoting"
                | "adding"
        )
        || ((rest <= 8 || left_edge > range.start + 8)
            && matches!(
                reading.word(tail),
                "in" | "on" | "at" | "during" | "to" | "by" | "through" | "from" | "before"
            ));
    if !ends || has_that(reading, right_edge, tail.max(right_edge)) || reading.word(tail) == "that" {
        return None;
    }
    let content = range.start..left_edge - 1;
    // "On Tuesday, the minister said": an opening adverbial is no content.
    let opener = reading.word(content.start);
    let adverbial = content.len() < 5
        && (is_preposition(opener) || matches!(opener, "however" | "meanwhile" | "earlier" | "also" | "but"));
    let subordinate = matches!(
        opener,
        "as" | "with" | "while" | "although" | "when" | "after" | "before" | "since" | "responding" | "asked"
    );
    // "As the water rose, the ministry said" has no main clause; "As it rose, it flooded, the ministry said" has one.
    let subordinate = subordinate && !content.clone().any(|at| reading.word(at) == ",");
    (!adverbial && !subordinate && has_finite(reading, content.clone())).then_some(content)
}

/// Content that follows the cue: behind "that", or at once.
pub(super) fn content_after(
    reading: &Reading<'_>,
    cues: &Cues,
    from: usize,
    hit: CueHit,
    range: &Range<usize>,
) -> Option<(Range<usize>, Option<usize>)> {
    let mut start = skip_adjuncts(reading, from, range.end);
    let mut addressee = None;
    if hit.takes == Takes::Addressee {
        let mut index = from;
        if let Some(mention) = reading.mention_index(index) {
            addressee = Some(mention);
            index = reading.mentions.all[mention].range().end;
        } else {
            // "told a local newspaper that", "told reporters".
            while index < range.end.min(from + 6) && !matches!(reading.word(index), "that" | "," | "." | "“" | "\"") {
                index += 1;
            }
            if reading.word(index) != "that" {
                index = from + 1;
            }
        }
        start = skip_adjuncts(reading, index, range.end);
        if let Some((quote, _)) = quotation_after(reading, index, range.end)
            && reading.quotes[quote].len() >= SHORTEST_QUOTATION
        {
            return Some((reading.quotes[quote].inside(), addressee));
        }
    }
    let that = (start..range.end.min(start + 10))
        .take_while(|&at| !matches!(reading.word(at), "." | ";" | ":" | "“" | "\""))
        .find(|&at| reading.word(at) == "that" && !matches!(reading.word(at + 1), "," | "."));
    let begins = match (hit.takes, that) {
        // "that" far behind a bare clause is that clause's own.
        (Takes::Clause | Takes::Addressee, Some(that))
            if that <= start + 1 || !looks_like_clause(reading, start, that) =>
        {
            that + 1
        }
        (Takes::Clause | Takes::Addressee, _) => start,
        (_, Some(that)) if that <= start + 4 => that + 1,
        (Takes::That, _) if is_bare_clause(reading, start, range.end) => start,
        _ => return None,
    };
    let mut begins = begins;
    while begins < range.end && matches!(reading.word(begins), "," | ":" | "that") {
        begins += 1;
    }
    let ends = content_end(reading, cues, begins, range.end);
    let content = begins..ends;
    // "highlighted the main indicators" names a topic: without "that", what follows must be a clause.
    // "told about new abuses", "described as": what a preposition governs is a topic; "claimed to be" and "told the
    // department to secure the loans" are clauses.
    let governed = hit.form != Form::Gerund
        && begins == start
        && match reading.word(begins) {
            "as" if hit.takes == Takes::Clause => false,
            "about" | "of" | "as" | "without" | "against" | "with" | "by" => true,
            "to" => !matches!(hit.takes, Takes::Clause | Takes::Addressee),
            _ => false,
        };
    if governed {
        return None;
    }
    let told = begins > start || that.is_some_and(|that| that < begins) || is_clause(reading, content.clone())
        // What is "said" or "added" is a clause however it is built.
        || matches!(reading.word(from - hit.length), "said" | "says" | "say" | "saying" | "added" | "adding");
    (content.len() >= 3 && told).then_some((content, addressee))
}

/// Where content ends: before the full stop, before ", adding", before a second cue of the same sentence.
pub(super) fn content_end(reading: &Reading<'_>, cues: &Cues, start: usize, end: usize) -> usize {
    let mut index = start;
    while index < end {
        // A quotation inside is kept whole, over the sentence's end if need be.
        if let Some(quote) = reading.quote_index(index)
            && index + 1 == reading.quotes[quote].start
        {
            let found = reading.quotes[quote];
            if found.end > end {
                return found.end;
            }
            index = found.with_marks().end;
            continue;
        }
        let joins = matches!(reading.word(index), "," | "and" | "while" | "but");
        let next = if joins
            && matches!(reading.word(index + 1), "and" | "while" | "but" | "also" | "he" | "she" | "it" | "they")
        {
            index + 2
        } else {
            index + 1
        };
        if joins
            && index > start + 1
            && next < end
            && let Some(hit) = cues.at(&reading.words, next)
            && (hit.form == Form::Gerund
                || (hit.form.is_past()
                    && next < index + 3
                    && (has_that(reading, next + hit.length, end)
                        || hit.takes != Takes::That && reading.word(index) == "and")))
        {
            return index;
        }
        if reading.word(index) == ","
            && matches!(reading.word(index + 1), "citing" | "referring" | "pointing" | "apparently" | "sparking")
        {
            return index;
        }
        index += 1;
    }
    let mut last = end;
    while last > start && matches!(reading.word(last - 1), "." | "?" | "!" | "," | ";" | "...") {
        last -= 1;
    }
    last
}
