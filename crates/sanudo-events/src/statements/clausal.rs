//! Whether words are a clause, as far as closed classes and endings tell without a parser.

use std::ops::Range;

use crate::inflect::is_irregular_past;
use crate::reading::Reading;

/// Whether a clause without "that" begins here: a noun phrase with a finite verb right behind it.
pub(super) fn is_bare_clause(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    reading.mention(start).is_some_and(|mention| {
        let after = mention.range().end;
        after < end && is_clause(reading, after..end.min(after + 2))
    })
}

/// Words that open a clause within a clause, and commas: what follows says nothing of the words before.
const SUBORDINATORS: &[&str] =
    &["that", "which", "who", "so", "because", ",", "where", "when", "after", "before", "as", "while", "if"];

/// Auxiliaries and other finite forms of closed classes.
const FINITE: &[&str] = &[
    "is", "are", "was", "were", "am", "has", "have", "had", "will", "would", "can", "could", "should", "must", "may",
    "might", "do", "does", "did", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "needs", "need", "wants", "want", "cannot",
    "ca", "wo",
];

/// Whether the main clause that begins these words has a finite verb, or an infinitive begins them.
pub(super) fn is_clause(reading: &Reading<'_>, content: Range<usize>) -> bool {
    let first = content.start;
    let main = content.clone().take(24).take_while(|&at| at == first || !SUBORDINATORS.contains(&reading.word(at)));
    let end = main.last().map_or(first, |last| last + 1);
    reading.word(first) == "to" || has_finite(reading, first..end)
}

/// Whether words hold a finite verb, as far as closed classes and endings tell.
pub(super) fn has_finite(reading: &Reading<'_>, words: Range<usize>) -> bool {
    let first = words.start;
    words.into_iter().any(|at| {
        let word = reading.word(at);
        let before = if at > first { reading.word(at - 1) } else { "" };
        let past = word.len() > 4
            && word.ends_with("ed")
            && at > first
            && !matches!(before, "the" | "a" | "an" | "of" | "its" | "their" | "his" | "her");
        let after_subject = at > first
            && word.len() > 3
            && word.ends_with('s')
            && reading.mention_index(at).is_none()
            && reading.mention(at - 1).is_some_and(|mention| !mention.possessive);
        // "it's", not "Peru's".
        let contracted =
            matches!(word, "'s" | "’s") && matches!(before, "it" | "he" | "she" | "there" | "that" | "what");
        contracted || FINITE.contains(&word) || past || after_subject || is_irregular_past(word)
    })
}

/// Whether a mention or pronoun opens the words at `start`, so that they are a clause and a later "that" is its own.
pub(super) fn looks_like_clause(reading: &Reading<'_>, start: usize, that: usize) -> bool {
    reading.mention(start).is_some_and(|mention| mention.range().end < that)
        || matches!(reading.word(start), "there" | "it" | "he" | "she" | "they" | "we" | "i" | "this")
}
