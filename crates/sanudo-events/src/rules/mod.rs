//! What the guidelines decide and words alone do not: one rule a file. Each takes an act as the extractor found it and changes it,
//! leaving its reason in the evidence; `crates/sanudo/tests/it/rules.rs` has sentences for each in which it fires and in which
//! it must not.

mod announced;
mod carried;
mod courts;
mod denials;
mod folding;
mod negated;
mod party;
mod symmetric;
mod weak_speech;

pub(crate) use carried::carry_on;
pub(crate) use folding::{contents, wraps};
pub(crate) use party::parties;

use crate::acts::Act;
use crate::reading::Reading;

/// The rules that look at one act alone, in their order.
pub(crate) fn apply(reading: &Reading<'_>, act: &mut Act) {
    // What a custom codebook names, it types as well.
    if act.subtype.is_none() {
        denials::apply(reading, act);
        weak_speech::apply(reading, act);
        courts::apply(reading, act);
    }
    negated::apply(reading, act);
    announced::apply(reading, act);
    folding::apply(act);
    symmetric::apply(reading, act);
}

/// Whether one of `words` is the lemma of a word of the act's trigger, and where.
fn lemma_in(reading: &Reading<'_>, act: &Act, words: &[&str]) -> Option<usize> {
    act.trigger.clone().find(|&at| words.contains(&reading.lemma(at)))
}
