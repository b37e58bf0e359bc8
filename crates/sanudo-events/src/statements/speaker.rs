//! Who speaks: behind the cue, before it, or with a description between.

use std::ops::Range;

use sanudo_actors::{MentionKind, Pronoun};

use super::Draft;
use super::clausal::{has_finite, is_bare_clause};
use super::quotation::{SHORTEST_QUOTATION, quotation_reach};
use crate::clause::{is_between, is_preposition, subject};
use crate::cue::{CueHit, Cues, Takes};
use crate::event::Speaker;
use crate::inflect::Form;
use crate::reading::Reading;
use crate::words::is_determiner;

/// A speaker and the tokens it covers.
pub(super) struct Found {
    pub(super) speaker: Speaker,
    pub(super) tokens: Range<usize>,
    /// Whether it stands behind the cue: "said the official".
    pub(super) inverted: bool,
}

/// Who speaks: behind the cue where the cue closes a quotation or clause, else the verb's subject, else the words before it.
pub(super) fn speaker(
    reading: &Reading<'_>,
    index: usize,
    hit: CueHit,
    range: &Range<usize>,
    drafts: &[Draft],
) -> Option<Found> {
    let after = index + hit.length;
    let before = if index > range.start { reading.word(index - 1) } else { "" };
    let closes = matches!(before, "," | "”" | "\"" | "»" | "’" | "?" | "!" | "")
        || reading.quote_index(index.saturating_sub(1)).is_some();
    let quoted = reading.quote_index(index.saturating_sub(1)).is_some();
    if closes
        && after < range.end
        && (hit.form.is_past() || hit.form == Form::ThirdPerson)
        && let Some(mention) = reading.mention_index(after).filter(|&mention| speaks(reading, mention))
        // ", said the sector was glad": what follows is a clause, not the speaker.
        && (quoted
            || (reading.mentions.all[mention].pronoun.is_none()
                && !is_bare_clause(reading, after, range.end)
                // "X, head of Y, said the pact": before an inverted cue stands a clause.
                && (index == range.start || has_finite(reading, range.start..index))))
    {
        let end = appositions_end(reading, mention, range.end);
        // "reports our correspondent quoting the police": who is quoted speaks.
        if end < range.end
            && reading.word(end) == "quoting"
            && let Some(source) = reading.mention_index(end + 1).filter(|&source| speaks(reading, source))
        {
            let end = appositions_end(reading, source, range.end);
            return Some(Found { speaker: Speaker::Mention(source), tokens: after..end, inverted: true });
        }
        return Some(Found { speaker: Speaker::Mention(mention), tokens: after..end, inverted: true });
    }
    if quoted
        && closes
        && let Some(words) = words_after(reading, after, range.end)
    {
        return Some(Found { speaker: Speaker::Words(reading.span(words.clone())), tokens: words, inverted: true });
    }
    if hit.form == Form::Gerund {
        // ", adding that": the speaker of the cue before it, or the subject of the sentence.
        let last = drafts.iter().rfind(|draft| range.contains(&draft.cue.start) && draft.cue.start < index);
        if let Some(last) = last.filter(|_| matches!(before, "," | "and" | "while" | "before" | "also")) {
            return Some(Found { speaker: last.speaker, tokens: index..index, inverted: false });
        }
    }
    if before == "and" || (is_between(before) && index > range.start + 1 && reading.word(index - 2) == "and") {
        let last = drafts.iter().rfind(|draft| range.contains(&draft.cue.start) && draft.cue.start < index);
        if let Some(last) = last {
            return Some(Found { speaker: last.speaker, tokens: index..index, inverted: false });
        }
    }
    if before == ","
        && let Some(found) = described_speaker(reading, index, range)
    {
        return Some(found);
    }
    // "the report said": a noun that no table holds stands right before the verb.
    // Before "-ing" it is an object: "issued a statement arguing".
    let names_nobody = matches!(hit.takes, Takes::Infinitive | Takes::Accusation) || hit.form == Form::Gerund;
    let words = words_before(reading, index, range).filter(|_| !names_nobody);
    if let Some(words) = &words
        && (words.start == range.start || !is_preposition(reading.word(words.start - 1)))
    {
        return Some(Found {
            speaker: Speaker::Words(reading.span(words.clone())),
            tokens: words.clone(),
            inverted: false,
        });
    }
    if let Some(mention) = subject(reading, index).filter(|&mention| speaks(reading, mention)) {
        let tokens = reading.mentions.all[mention].range();
        if tokens.start < index {
            let start = appositions_start(reading, mention, range.start);
            let edge = possessor_start(reading, start, range.start);
            return Some(Found {
                speaker: Speaker::Mention(first_of(reading, start, mention)),
                tokens: edge..tokens.end,
                inverted: false,
            });
        }
    }
    words.map(|words| Found { speaker: Speaker::Words(reading.span(words.clone())), tokens: words, inverted: false })
}

/// "…, X, a spokesman for Y, said": the name that a comma brings in, with nothing but its description up to the cue.
fn described_speaker(reading: &Reading<'_>, index: usize, range: &Range<usize>) -> Option<Found> {
    let mentions = reading.mentions.of_sentence(reading.sentence_index(index));
    let all = &reading.mentions.all;
    let candidate = mentions.rev().find(|&at| {
        let tokens = all[at].range();
        let opens = tokens.start == range.start || reading.word(tokens.start - 1) == ",";
        tokens.end + 1 < index
            && opens
            && reading.word(tokens.end) == ","
            && all[at].named
            && speaks(reading, at)
            && !has_finite(reading, tokens.end..index)
    })?;
    let start = all[candidate].range().start;
    Some(Found { speaker: Speaker::Mention(candidate), tokens: start..index, inverted: false })
}

/// "the state's health minister": where the words begin that own the speaker.
fn possessor_start(reading: &Reading<'_>, start: usize, first: usize) -> usize {
    if start < first + 2 || !matches!(reading.word(start - 1), "'s" | "’s") {
        return start;
    }
    let owner = start - 2;
    if owner > first && is_determiner(reading.word(owner - 1)) { owner - 1 } else { owner }
}

/// "said the panel": a determiner and up to three words, closed by a comma or full stop.
fn words_after(reading: &Reading<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    if start >= end || !matches!(reading.word(start), "the" | "a" | "an" | "his" | "her" | "its" | "their") {
        return None;
    }
    let close =
        (start + 2..end.min(start + 5)).find(|&at| matches!(reading.word(at), "," | "." | "in" | "on" | "at"))?;
    let plain =
        (start..close).all(|at| reading.word(at).chars().all(|letter| letter.is_alphanumeric() || letter == '-'));
    plain.then_some(start..close)
}

/// "the letter": a determiner and up to three words that are no mention, right before a verb.
fn words_before(reading: &Reading<'_>, index: usize, range: &Range<usize>) -> Option<Range<usize>> {
    let mut end = index;
    while end > range.start && is_between(reading.word(end - 1)) {
        end -= 1;
    }
    let mut start = end;
    while start > range.start && end - start < 4 {
        let word = reading.word(start - 1);
        let plain = matches!(word, "'s" | "’s") || word.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
        if !plain
            || reading.mention_index(start - 1).is_some()
            || is_preposition(word)
            || matches!(word, "and" | "or" | "that" | "who" | "which" | "as" | "to")
        {
            return None;
        }
        start -= 1;
        if matches!(word, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this") {
            return (end - start >= 2).then_some(start..end);
        }
    }
    None
}

/// The mention that stands at `start`, else `mention`: of "X, the minister," the first is the name.
pub(super) fn first_of(reading: &Reading<'_>, start: usize, mention: usize) -> usize {
    let first = reading.mention_index(start).unwrap_or(mention);
    let (a, b) = (&reading.mentions.all[first], &reading.mentions.all[mention]);
    if a.named && !b.named && a.kind == b.kind && speaks(reading, first) { first } else { mention }
}

/// Whether a mention can speak.
pub(super) fn speaks(reading: &Reading<'_>, mention: usize) -> bool {
    let mention = &reading.mentions.all[mention];
    mention.acts() && mention.pronoun != Some(Pronoun::Speaker)
}

/// Where appositions behind a mention end: "said X, the foreign minister of Y, on Monday".
pub(super) fn appositions_end(reading: &Reading<'_>, mention: usize, end: usize) -> usize {
    let last = reading.mentions.all[mention].range().end;
    // "according to X, the minister was" goes on with a subject; an apposition is closed again.
    let apposed = (last + 1 < end && reading.word(last) == ",")
        .then(|| reading.mention(last + 1))
        .flatten()
        .filter(|next| next.kind == MentionKind::Person)
        .map(|next| next.range().end)
        .filter(|&close| close >= end || matches!(reading.word(close), "," | "." | "”" | "\"" | ";"));
    apposed.unwrap_or(last)
}

/// Where a speaker's words begin, appositions before the mention included.
pub(super) fn appositions_start(reading: &Reading<'_>, mention: usize, start: usize) -> usize {
    let all = &reading.mentions.all;
    let first = all[mention].range().start;
    if mention > 0
        && all[mention - 1].sentence == all[mention].sentence
        && all[mention - 1].range().end + 1 == first
        && all[mention - 1].range().start >= start
        && reading.word(first - 1) == ","
        && all[mention - 1].kind == MentionKind::Person
        && all[mention].pronoun.is_none()
        && all[mention - 1].named != all[mention].named
        && (all[mention - 1].range().start == 0 || !is_preposition(reading.word(all[mention - 1].range().start - 1)))
    {
        return all[mention - 1].range().start;
    }
    first
}

/// "…," X, the spokesman of Y for Z, told: the name that follows a quotation at once speaks, if nothing but its description
/// stands between it and the cue.
pub(super) fn apposed_speaker(reading: &Reading<'_>, cues: &Cues, index: usize, start: usize) -> Option<Found> {
    let close = (quotation_reach(reading, start)..index).rev().take(26).find(|&at| {
        reading.quote_index(at).is_some_and(|quote| reading.quotes[quote].closed && reading.quotes[quote].end == at)
    })?;
    let quote = reading.quote_index(close)?;
    let mut first = close + 1;
    while first < index && matches!(reading.word(first), "," | "-" | "–") {
        first += 1;
    }
    let mention = reading.mention_index(first).filter(|&mention| speaks(reading, mention))?;
    let uncued = (first..index).all(|at| cues.at(&reading.words, at).is_none() && reading.quote_index(at).is_none());
    (uncued && reading.quotes[quote].len() >= SHORTEST_QUOTATION).then_some(Found {
        speaker: Speaker::Mention(mention),
        tokens: first..index,
        inverted: false,
    })
}
