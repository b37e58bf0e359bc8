//! Whether words are a clause, as far as closed classes and endings tell without a parser.

use std::ops::Range;

use crate::reading::Reading;

/// Whether a clause without "that" begins here: a noun phrase with a finite verb right behind it.
pub(super) fn is_bare_clause(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    reading.mention(start).is_some_and(|mention| {
        let after = mention.range().end;
        after < end && is_clause(reading, after..end.min(after + 2))
    })
}

/// Whether words hold a finite verb, as far as closed classes and endings tell.
pub(super) fn is_clause(reading: &Reading<'_>, content: Range<usize>) -> bool {
    const FINITE: &[&str] = &[
        "is", "are", "was", "were", "am", "has", "have", "had", "will", "would", "can", "could", "should", "must",
        "may", "might", "do", "does", "did", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "needs", "need", "wants",
        "want", "cannot", "ca", "wo", "to",
    ];
    let first = content.start;
    let subordinates = |at: usize| {
        let word = reading.word(at);
        at > first
            && matches!(
                word,
                "that"
                    | "which"
                    | "who"
                    | "so"
                    | "because"
                    | ","
                    | "where"
                    | "when"
                    | "after"
                    | "before"
                    | "as"
                    | "while"
                    | "if"
            )
    };
    content.clone().take(24).take_while(|&at| !subordinates(at)).any(|at| {
        let word = reading.word(at);
        let past = word.len() > 4
            && word.ends_with("ed")
            && at > first
            && !matches!(reading.word(at - 1), "the" | "a" | "an" | "of" | "its" | "their" | "his" | "her");
        let after_subject = at > first
            && word.len() > 3
            && word.ends_with('s')
            && reading.mention(at - 1).is_some_and(|mention| !mention.possessive);
        let irregular = matches!(
            word,
            "said"
                | "told"
                | "made"
                | "took"
                | "came"
                | "went"
                | "met"
                | "left"
                | "held"
                | "gave"
                | "got"
                | "knew"
                | "saw"
                | "won"
                | "lost"
                | "began"
                | "became"
                | "found"
                | "brought"
                | "kept"
                | "led"
                | "paid"
                | "put"
                | "sent"
                | "wrote"
                | "spoke"
                | "fell"
                | "felt"
                | "broke"
        );
        // "it's", not "Peru's".
        let contracted = matches!(word, "'s" | "’s")
            && at > first
            && matches!(reading.word(at - 1), "it" | "he" | "she" | "there" | "that" | "what");
        contracted || (FINITE.contains(&word) && !(word == "to" && at > first)) || past || after_subject || irregular
    })
}

/// Whether a mention or pronoun opens the words at `start`, so that they are a clause and a later "that" is its own.
pub(super) fn looks_like_clause(reading: &Reading<'_>, start: usize, that: usize) -> bool {
    reading.mention(start).is_some_and(|mention| mention.range().end < that)
        || matches!(reading.word(start), "there" | "it" | "he" | "she" | "they" | "we" | "i" | "this")
}
