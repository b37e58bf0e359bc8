//! Marked pairs: a sentence in which somebody has marked who acts and to whom.

use std::ops::Range;

use sanudo_events::EventType;
use sanudo_text::{Part, PartKind, Report, Span};

use crate::Pipeline;

/// A sentence with `<s>actor</s>` and `<t>recipient</t>` marked, the marks taken out. Each may be marked several times; without any
/// mark the sentence is judged as a whole.
///
/// ```
/// use sanudo::MarkedSentence;
///
/// let sentence = MarkedSentence::parse("<s>Kenya</s> expelled <t>the envoy of Chad</t>.")?;
/// assert_eq!(sentence.text(), "Kenya expelled the envoy of Chad.");
/// # Ok::<(), sanudo::MarkError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedSentence {
    text: String,
    /// Bytes of the text, of actors and of recipients.
    sides: [Vec<Range<usize>>; 2],
}

/// Why marks cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkError {
    /// A mark that is not closed, or closed before it was opened.
    #[error("the mark {mark:?} at character {at} has no counterpart")]
    Unpaired {
        /// As it stands.
        mark: &'static str,
        /// Characters before it, marks included.
        at: usize,
    },
    /// One side is marked and the other is not.
    #[error("only {there} is marked; mark {missing} too, or nothing to judge the sentence as a whole")]
    OneSide {
        /// The mark that is there.
        there: &'static str,
        /// The mark that is not.
        missing: &'static str,
    },
    /// No words.
    #[error("the sentence is empty")]
    Empty,
}

const MARKS: [(&str, &str); 2] = [("<s>", "</s>"), ("<t>", "</t>")];

impl MarkedSentence {
    /// Takes the marks out.
    ///
    /// # Errors
    /// Marks that do not pair, one side alone, or no words.
    pub fn parse(marked: &str) -> Result<Self, MarkError> {
        let mut text = String::with_capacity(marked.len());
        let mut sides: [Vec<Range<usize>>; 2] = Default::default();
        let mut open: [Option<(usize, usize)>; 2] = [None, None];
        let mut rest = marked;
        while let Some(letter) = rest.chars().next() {
            let at = marked.len() - rest.len();
            let characters = || marked[..at].chars().count();
            let found = MARKS.iter().enumerate().find_map(|(side, (begin, end))| {
                let begins = rest.starts_with(begin);
                (begins || rest.starts_with(end)).then_some((side, begins, if begins { *begin } else { *end }))
            });
            let Some((side, begins, mark)) = found else {
                text.push(letter);
                rest = &rest[letter.len_utf8()..];
                continue;
            };
            match (begins, open[side]) {
                (true, None) => open[side] = Some((text.len(), characters())),
                (false, Some((start, _))) => {
                    sides[side].push(start..text.len());
                    open[side] = None;
                }
                _ => return Err(MarkError::Unpaired { mark, at: characters() }),
            }
            rest = &rest[mark.len()..];
        }
        for (side, open) in open.into_iter().enumerate() {
            if let Some((_, at)) = open {
                return Err(MarkError::Unpaired { mark: MARKS[side].0, at });
            }
        }
        match (sides[0].is_empty(), sides[1].is_empty()) {
            (true, false) => return Err(MarkError::OneSide { there: "<t>", missing: "<s>" }),
            (false, true) => return Err(MarkError::OneSide { there: "<s>", missing: "<t>" }),
            _ => {}
        }
        if text.trim().is_empty() { Err(MarkError::Empty) } else { Ok(Self { text, sides }) }
    }

    /// The sentence without its marks.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// What happens between the actor and the recipient of a marked sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Probability that nothing of PLOVER's happens.
    pub none: f32,
    /// Probability of each type, given that something happens, in the codebook's order; they sum up to 1.
    pub types: [f32; EventType::ALL.len()],
}

impl Pipeline {
    /// Judges a marked sentence.
    #[must_use]
    pub fn relate(&self, sentence: &MarkedSentence) -> Relation {
        let mut report = Report::new("", sentence.text.clone());
        report.parts = vec![Part { kind: PartKind::Body, span: Span::from_range(0..sentence.text.len()) }];
        let doc = self.engine().document(report);
        let (_, clues) = self.told(&doc);
        let words = |side: &Vec<Range<usize>>| -> Vec<Range<usize>> {
            let inside = |bytes: &Range<usize>| {
                let first = doc.tokens.partition_point(|token| token.span.end as usize <= bytes.start);
                let end = doc.tokens.partition_point(|token| (token.span.start as usize) < bytes.end);
                (first < end).then_some(first..end)
            };
            side.iter().filter_map(inside).collect()
        };
        let [actors, recipients] = [words(&sentence.sides[0]), words(&sentence.sides[1])];
        let found = self.extractor().relate(self.engine(), &doc, &clues, [&actors, &recipients]);
        let some = (1.0 - found[0]).max(f32::MIN_POSITIVE);
        Relation { none: found[0], types: std::array::from_fn(|at| found[at + 1] / some) }
    }
}

#[cfg(test)]
mod tests {
    use super::{MarkError, MarkedSentence};

    #[test]
    fn marks_must_pair() {
        let error = |text| MarkedSentence::parse(text).unwrap_err();
        assert_eq!(error("<s>A</s> met <t>B"), MarkError::Unpaired { mark: "<t>", at: 13 });
        assert_eq!(error("A</s> met"), MarkError::Unpaired { mark: "</s>", at: 1 });
        assert_eq!(error("<s>A</s> met B"), MarkError::OneSide { there: "<s>", missing: "<t>" });
        assert_eq!(error("<s></s><t> </t>"), MarkError::Empty);
    }

    #[test]
    fn sides_are_where_the_marks_stood() {
        let found = MarkedSentence::parse("Yes: <t>Ž</t> and <t>B</t>, said <s>A & co</s> < 5").unwrap();
        assert_eq!(found.text(), "Yes: Ž and B, said A & co < 5");
        assert_eq!(found.sides[0], std::iter::once(20..26).collect::<Vec<_>>());
        assert_eq!(found.sides[1], [5..7, 12..13]);
    }
}
