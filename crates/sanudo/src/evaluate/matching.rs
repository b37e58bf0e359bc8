//! Which coded entry answers which annotated one.

use std::collections::BTreeSet;

use super::entries::{Event, Statement};
use super::names::same_name;
use super::text::Stretch;

/// Puts the coded sentences on the annotated ones where the two share more than half of the shorter.
///
/// The sentence that shares most wins; among equals the later one, as it comes later in the script's order of pairs.
pub(super) fn align_sentences(coded: &mut [Event], gold: &[Event]) {
    for event in coded {
        let best = gold.iter().map(|gold| (event.sentence.overlap(gold.sentence), gold.sentence)).max();
        if let Some((shared, sentence)) = best
            && 2 * shared > event.sentence.len().min(sentence.len())
        {
            event.sentence = sentence;
        }
    }
}

/// Pairs of an annotated and a coded event of the same type in overlapping places, by index.
///
/// Annotated events choose in their order; each takes the free coded event that overlaps most, the first among equals.
pub(super) fn pair_events(gold: &[Event], coded: &[Event]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut taken = vec![false; coded.len()];
    for (gold_index, gold) in gold.iter().enumerate() {
        let mut best: Option<(i64, usize)> = None;
        for (index, event) in coded.iter().enumerate() {
            if taken[index] || event.event_type != gold.event_type {
                continue;
            }
            let shared = gold.place().overlap(event.place());
            if shared > 0 && best.is_none_or(|(most, _)| shared > most) {
                best = Some((shared, index));
            }
        }
        if let Some((_, index)) = best {
            taken[index] = true;
            pairs.push((gold_index, index));
        }
    }
    pairs
}

/// How many annotated statements are answered by a coded one: contents that share half of the longer or more, speakers of
/// the same code and name.
pub(super) fn count_statements(gold: &[Statement], coded: &[Statement]) -> usize {
    let mut taken = vec![false; coded.len()];
    for gold in gold {
        let answer = coded.iter().enumerate().position(|(index, statement)| {
            let longer = gold.content.len().max(statement.content.len());
            !taken[index]
                && 2 * gold.content.overlap(statement.content) >= longer
                && gold.code == statement.code
                && same_name(&gold.speaker, &statement.speaker)
        });
        if let Some(index) = answer {
            taken[index] = true;
        }
    }
    taken.iter().filter(|&&taken| taken).count()
}

/// Indices of the tokens that lie inside the content of some statement.
pub(super) fn content_tokens(statements: &[Statement], tokens: &[Stretch]) -> BTreeSet<usize> {
    let inside = |token: Stretch| statements.iter().any(|statement| statement.content.contains(token));
    tokens.iter().enumerate().filter(|(_, token)| inside(**token)).map(|(index, _)| index).collect()
}
