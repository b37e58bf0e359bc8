//! Of names of acts that share words, one: who comes first has them.

use std::ops::Range;

use crate::reading::Reading;

/// The words that name acts.
pub(crate) struct Claims {
    named: Vec<bool>,
    heads: Vec<bool>,
}

impl Claims {
    /// None yet.
    pub(crate) fn new(reading: &Reading<'_>) -> Self {
        let words = reading.words.len();
        Self { named: vec![false; words], heads: vec![false; words] }
    }

    /// Takes `words` for an act that the word `head` among them names, unless `head` belongs to another act's name or `words`
    /// hold the head of one; whether it did.
    pub(crate) fn take(&mut self, head: usize, words: Range<usize>) -> bool {
        if self.named[head] || self.heads[words.clone()].contains(&true) {
            return false;
        }
        self.named[words].fill(true);
        self.heads[head] = true;
        true
    }
}
