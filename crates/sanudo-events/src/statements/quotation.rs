//! Quotations around a cue, and those that go on without one.

use std::ops::Range;

use sanudo_text::PartKind;

use super::Draft;
use crate::adjunct::skip_adjuncts;
use crate::reading::Reading;

/// Fewest words of a quotation that is a statement by itself; fewer are a quoted term.
pub(super) const SHORTEST_QUOTATION: usize = 4;

/// Most words of a sentence that is only speaker and cue: "We won." The minister said on Monday.
pub(super) const LONGEST_TAG: usize = 8;

/// How far back a cue reaches for its quotation: to its sentence's start, or one token further where the sentence goes on in
/// lower case after the quotation's own full stop ("Why?" he asked) or is no more than speaker and cue.
pub(super) fn quotation_reach(reading: &Reading<'_>, start: usize) -> usize {
    let sentence = reading.sentence_index(start);
    let sentences = &reading.doc.sentences;
    let same_paragraph = sentence > 0 && sentences[sentence - 1].paragraph == sentences[sentence].paragraph;
    let goes_on =
        reading.doc.form(start).starts_with(char::is_lowercase) || sentences[sentence].tokens.len() <= LONGEST_TAG;
    if same_paragraph && goes_on { start - 1 } else { start }
}

/// The quotation whose closing mark stands right before `edge`, a comma aside.
pub(super) fn quotation_before(reading: &Reading<'_>, edge: usize, start: usize) -> Option<usize> {
    let mut index = edge;
    while index > quotation_reach(reading, start) {
        index -= 1;
        if let Some(quote) = reading.quote_index(index) {
            let found = &reading.quotes[quote];
            return (found.closed && index == found.end && found.len() >= 2).then_some(quote);
        }
        if !matches!(reading.word(index), "," | "." | "-" | "–" | "—") {
            return None;
        }
    }
    None
}

/// The quotation that opens right after `edge`, time and place aside, and whether a colon or comma announces it.
pub(super) fn quotation_after(reading: &Reading<'_>, edge: usize, end: usize) -> Option<(usize, bool)> {
    let mut index = skip_adjuncts(reading, edge, end);
    let mut announced = false;
    while index < reading.words.len() && index < end + 1 {
        if let Some(quote) = reading.quote_index(index) {
            return (index + 1 == reading.quotes[quote].start).then_some((quote, announced));
        }
        match reading.word(index) {
            ":" | "," => announced = true,
            "that" if index == edge => {}
            _ => return None,
        }
        index += 1;
    }
    None
}

/// A quoted end of a sentence whose beginning is not quoted is one mixed content: widens a quotation before a cue to the
/// sentence's start when unquoted words of the same clause stand before it.
pub(super) fn widen_left(reading: &Reading<'_>, quote: Range<usize>, start: usize) -> Range<usize> {
    let opening = quote.start - 1;
    if opening <= start {
        return quote;
    }
    let before = start..opening;
    let cued = before.clone().any(|at| matches!(reading.word(at), ":" | "said" | "says" | "added" | "told"));
    if cued || reading.word(opening - 1) == "," && before.len() < 3 {
        return quote;
    }
    start..quote.end + 1
}

/// A quotation without a cue goes on from the statement before it in its paragraph, or in the paragraph before.
pub(super) fn quotations_that_go_on(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    for quote in &reading.quotes {
        if quote.len() < SHORTEST_QUOTATION {
            continue;
        }
        let taken = drafts.iter().any(|draft| draft.content.start < quote.end && quote.start < draft.content.end);
        if taken {
            continue;
        }
        let sentence = &reading.doc.sentences[reading.sentence_index(quote.start)];
        let paragraph = sentence.paragraph;
        // Only a quotation that is a sentence, or begins its paragraph, stands for itself.
        let opens = quote.start <= sentence.range().start + 1;
        if !opens || !sentence.part.is_read() || sentence.part == PartKind::Title {
            continue;
        }
        let before = drafts
            .iter()
            .filter(|draft| draft.content.end <= quote.start && draft.cue.start < quote.start)
            .max_by_key(|draft| draft.cue.start.max(draft.content.end))
            .filter(|draft| {
                let of = reading.doc.sentences[reading.sentence_index(draft.cue.start)].paragraph;
                of + 1 >= paragraph
            });
        let Some(before) = before else { continue };
        let draft = Draft {
            content: quote.inside(),
            rule: "statement/quotation-goes-on",
            detail: "a quotation without a cue goes on from the statement before it",
            ..before.clone()
        };
        drafts.push(draft);
    }
}
