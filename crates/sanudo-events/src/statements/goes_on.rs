//! Quotations that go on without a cue of their own.

use sanudo_text::PartKind;

use super::Draft;
use crate::reading::Reading;

/// Fewest words of a quotation that is a statement by itself; fewer are a quoted term.
const SHORTEST_QUOTATION: usize = 4;

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
                let last = draft.cue.start.max(draft.content.end - 1);
                let of = reading.doc.sentences[reading.sentence_index(last)].paragraph;
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
